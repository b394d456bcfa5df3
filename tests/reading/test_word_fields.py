"""Fields that number text: computed where the document keeps no result, as Word's documentation says."""

from __future__ import annotations

import pytest

from benchmarks.reading.wordfile import blocks, docx, field, gone, levels, numbering, p, r

HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in (1, 2, 3)
)


def simple(instruction: str, result: str = "") -> str:
    return f'<w:fldSimple w:instr=" {instruction} ">{r(result) if result else ""}</w:fldSimple>'


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ([field("SEQ Annex \\* ROMAN")] * 3, "I II III"),
        ([simple("SEQ Annex \\* ROMAN")] * 3, "I II III"),
        # What the document shows is read as it stands, and counted on from.
        ([field("SEQ Annex", "4"), field("SEQ Annex")], "4 5"),
        ([field("SEQ Annex \\* ROMAN", "I"), field("SEQ Annex \\* ROMAN")], "I II"),
        ([simple("SEQ Annex", "7"), simple("SEQ Annex")], "7 8"),
        ([field("SEQ a"), field("SEQ b"), field("SEQ A")], "1 1 2"),
        ([field("SEQ a"), field("SEQ a \\c"), field("SEQ a \\n")], "1 1 2"),
        ([field("SEQ a"), field("SEQ a \\r 9"), field("SEQ a")], "1 9 10"),
        ([field("SEQ a \\h"), field("SEQ a")], " 2"),
        ([field("SEQ a \\# 00"), field("SEQ a \\* alphabetic"), field("SEQ a \\* ALPHABETIC")], "01 b C"),
        ([field("SEQ a \\* CardText"), field("SEQ a \\* OrdText \\* FirstCap"), field("SEQ a \\* Ordinal")],
         "one Second 3rd"),
        ([field('SEQ "Annex" \\* roman \\* MERGEFORMAT')] * 2, "i ii"),
        # A bookmark asks for the number of another place.
        ([field("SEQ a"), field("SEQ a bookmark"), field("SEQ a")], "1  2"),
    ],
)  # fmt: skip
def test_sequences(fields: list[str], shown: str) -> None:
    body = "".join(p("~", one) for one in fields)
    assert [block.removeprefix("~") for block in blocks(docx(body))] == shown.split(" ")


def test_a_sequence_begins_anew_below_a_heading() -> None:
    body = p("A", style="H1") + p("x ", field("SEQ a \\s 1")) + p("B", style="H2") + p("x ", field("SEQ a \\s 1"))
    body += p("C", style="H1") + p("x ", field("SEQ a \\s 1"))
    assert blocks(docx(body, styles=HEADINGS)) == ["A", "x 1", "B", "x 2", "C", "x 1"]


def test_a_deleted_field_is_not_counted() -> None:
    deleted = f'<w:del w:id="1" w:author="XX" w:date="">{field("SEQ a")}</w:del>'
    assert blocks(docx(p("x ", deleted, gone("y"), field("SEQ a")))) == ["x 1"]


def test_fields_without_an_end_or_a_beginning_do_no_harm() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    for stray in (end, begin):
        body = p("one", end, f'<w:fldSimple w:instr="SEQ a">{stray}</w:fldSimple>') + p("two")
        assert blocks(docx(body)) == ["one1", "two"]


def test_what_is_to_be_filled_in_is_shown() -> None:
    assert blocks(docx(p("Done at ", field("MACROBUTTON NoMacro [place of signature]"), "."))) == [
        "Done at [place of signature]."
    ]


LISTS = levels("decimal|Article %1", "decimal|%2.", "lowerLetter|(%3)")


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # The example of Word's help: a list on the sixth level, inside a sentence.
        ([("that ", "LISTNUM NumberDefault \\l 6", " one, ", "LISTNUM NumberDefault \\l 6", " two")],
         ["that (i) one, (ii) two"]),
        # The example of the standard: a field without a name goes on where the list stands.
        ([("do: ", "LISTNUM NumberDefault \\l 3 \\s 1", " a. ", "LISTNUM", " b. ", "LISTNUM", " c.")],
         ["do: i) a. ii) b. iii) c."]),
        ([("LISTNUM", " a"), ("LISTNUM", " b"), ("LISTNUM \\l 2", " c"), ("LISTNUM", " d"), ("LISTNUM \\l 1", " e")],
         ["1) a", "2) b", "a) c", "b) d", "3) e"]),
        ([("LISTNUM OutlineDefault \\l 4", " a"), ("LISTNUM OutlineDefault \\l 1", " b")], ["a) a", "II. b"]),
        ([("LISTNUM LegalDefault", " a"), ("LISTNUM LegalDefault \\l 2", " b"), ("LISTNUM LegalDefault \\l 2", " c")],
         ["1. a", "1.1. b", "1.2. c"]),
        ([("LISTNUM NumberDefault \\s 5", " a"), ("LISTNUM", " b")], ["5) a", "6) b"]),
    ],
)  # fmt: skip
def test_numbers_inside_paragraphs(paragraphs: list[tuple[str, ...]], expected: list[str]) -> None:
    body = "".join(p(*(field(one) if one.startswith("LISTNUM") else one for one in each)) for each in paragraphs)
    assert blocks(docx(body)) == expected


def test_a_field_in_a_numbered_paragraph_counts_one_level_below() -> None:
    one = field("LISTNUM")
    body = p("Scope", num="1/0") + p("Duties: ", one, " to act, ", one, " to report.", num="1/1")
    body += p("third", num="1/2") + p("More: ", one, " to stop.", num="1/1")
    assert blocks(docx(body, numbering=numbering(LISTS))) == [
        "Article 1 Scope",
        "1. Duties: (a) to act, (b) to report.",
        "(c) third",
        "2. More: (a) to stop.",
    ]


def test_a_field_names_a_list_of_the_document() -> None:
    part = numbering('<w:name w:val="Treaty"/>' + LISTS)
    body = p("x ", field("LISTNUM Treaty \\l 3")) + p("y ", field("LISTNUM 1 \\l 3")) + p("z", num="1/2")
    assert blocks(docx(body, numbering=part)) == ["x (a)", "y (b)", "(c) z"]


def test_paragraphs_numbered_by_their_headings() -> None:
    def numbered(name: str) -> str:
        plan = ("H1", "", "", "H2", "", "H2", "H1", "H2", "")
        return docx("".join(p(field(name), "~", style=style) for style in plan), styles=HEADINGS)

    def numbers(name: str) -> str:
        return " ".join(block.removesuffix("~").strip() for block in blocks(numbered(name)))

    assert numbers("AUTONUMLGL") == "1. 1.1. 1.2. 1.1. 1.1.1. 1.2. 2. 2.1. 2.1.1."
    assert numbers("AUTONUMLGL \\e") == "1 1.1 1.2 1.1 1.1.1 1.2 2 2.1 2.1.1"
    assert numbers("AUTONUMOUT") == "I. A. B. A. 1. B. II. A. 1."
    assert numbers("AUTONUM") == "1. 1. 2. 1. 1. 2. 2. 1. 1."
    assert numbers("AUTONUM \\* ROMAN \\s )") == "I) I) II) I) I) II) II) I) I)"


def test_paragraphs_of_text_alone_are_numbered_through() -> None:
    body = "".join(p(field(name), " x") for name in ("AUTONUM", "AUTONUMOUT", "AUTONUMLGL"))
    assert blocks(docx(body)) == ["1. x", "2. x", "3. x"]
    assert blocks(docx(p(field("AUTONUM"), " and ", field("AUTONUM")))) == ["1. and 1."]
