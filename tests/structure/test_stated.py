"""Structure that a file states is taken over; the grammar speaks where the file is silent."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausecheck.agreement import Agreement, Kind, Provision, Source, StatedProvision, Text
from clausecheck.offsets import Edit
from clausecheck.reading import read
from clausecheck.structure import compositions, parse

MARKUP = Path(__file__).parents[1] / "reading" / "markup"
# One agreement in three markups.
THREE = ("formex.xml", "akoma.xml", "journal.html")


def agreement(file: str) -> Agreement:
    return parse(*read(MARKUP / file))


def own(found: Agreement, citation: str) -> str:
    one = next(provision for provision in found.provisions if provision.citation == citation)
    return " ".join(found.text.content[one.body : one.unit_end].split())


def tails(found: Agreement) -> list[tuple[str, str]]:
    return [(one.citation, found.words(one.tail)) for one in found.provisions if one.tail]


@pytest.mark.parametrize("file", THREE)
def test_one_agreement_in_three_markups(file: str) -> None:
    found = agreement(file)
    said = [one.citation.replace(", recital", " recital") for one in found.provisions[1:]]
    assert [citation for citation in said if not citation.startswith(("Preamble", "Annex I,"))] == [
        "Title I",
        "Article 1",
        "Article 1(1)",
        "Article 1(1)(a)",
        "Article 1(1)(a), first indent",
        "Article 1(1)(a), second indent",
        "Article 1(1)(b)",
        "Article 1(2)",
        "Article 1(2), second subparagraph",
        "Article 1, footnote 1",
        "Article 2",
        "Testimonium",
        "Annex I",
    ]
    assert [citation for citation in said if "recital" in citation] == ["Preamble recital 1", "Preamble recital 2"]
    assert own(found, "Article 1(1)") == ("The Parties¹ shall:")
    assert own(found, "Article 1(1)(a)") == "exchange ‘best practices’, such as:"
    assert own(found, "Article 1(2)") == "The Committee shall meet."
    assert own(found, "Article 1, footnote 1") == "See Annex I."
    assert own(found, "Article 2") == "Nothing here is numbered."
    assert tails(found) == [("Article 1(1)", "in accordance with their laws.")]
    headings = {one.kind: one.heading for one in found.provisions if one.heading}
    assert headings == {Kind.TITLE: "COOPERATION", Kind.ARTICLE: "Cybercrime", Kind.ANNEX: "Tariffs"}
    assert found.title == "Agreement between the European Union and the Republic of Ruritania"
    assert found.parties == ("European Union", "Republic of Ruritania")
    assert found.date_signed == "2024-05-01"
    assert "0101 Horses 5 %\n0102 Cattle 0" in found.text.content


@pytest.mark.parametrize("file", THREE)
def test_a_point_is_read_with_its_chapeau_and_tail(file: str) -> None:
    found = agreement(file)
    words = [one.words for one in compositions(found)]
    assert "The Parties¹ shall: preserve electronic evidence, in accordance with their laws." in words


def test_tota_articles_are_as_marked_up() -> None:
    found = agreement("tota.xml")
    articles = [
        (one.number, one.heading, found.text.content[one.body : one.end])
        for one in found.provisions
        if one.kind is Kind.ARTICLE
    ]
    first = "1. The objectives of this Agreement, as set out here, are:\n\n(a) trade; and\n\n(b) more trade.\n\n"
    assert articles == [
        ("1-01", "Objectives", f"{first}2. Article 9 applies."),
        ("1-02", "", "No heading here."),
        ("5 BIS", "Entry into Force", "This Agreement enters into force."),
    ]
    kinds = [(one.kind, one.number, one.heading) for one in found.provisions if one.kind in (Kind.CHAPTER, Kind.TITLE)]
    assert kinds == [(Kind.CHAPTER, "TWENTY ONE", "Initial Provisions"), (Kind.TITLE, "II", "Final Provisions")]
    assert own(found, "Article 1-01(1)(b)") == "more trade."
    assert found.provisions[1].kind is Kind.PREAMBLE
    assert (found.title, found.date_signed) == ("Ruritania - Graustark", "1995-03-02")


SOURCE = Source("x", "0" * 64, "application/xml")


def test_an_annex_without_units_is_read_by_the_grammar() -> None:
    words = "Article 1\n\nOne.\n\nANNEX I\n\nArticle 1\nScope\n\n1. First.\n\n2. Second.\n\nArticle 2\n\nMore."
    at = words.index("ANNEX")
    stated = (
        StatedProvision(Kind.ARTICLE, "1", "", 0, words.index("One"), at - 2),
        StatedProvision(Kind.ANNEX, "I", "", at, at + 9, len(words)),
    )
    found = parse(SOURCE, Text.of(words, stated=stated))
    assert [one.citation for one in found.provisions[1:]] == [
        "Article 1",
        "Annex I",
        "Annex I, Article 1",
        "Annex I, Article 1(1)",
        "Annex I, Article 1(2)",
        "Annex I, Article 2",
    ]


def test_what_is_left_out_of_the_content_is_no_provision() -> None:
    words = "Article 1\n\nOne.\n\nArticle 2\n\nTwo."
    at = words.index("Article 2")
    stated = (
        StatedProvision(Kind.ARTICLE, "1", "", 0, 11, 15),
        StatedProvision(Kind.ARTICLE, "2", "", at, at + 11, len(words)),
    )
    text = Text.of(words, stated=stated).project([Edit(0, at, "")])
    found = parse(SOURCE, text)
    assert [(one.citation, one.start, one.end) for one in found.provisions[1:]] == [("Article 2", 0, 15)]


def check(found: Agreement) -> None:
    provisions = found.provisions
    assert (provisions[0].start, provisions[0].end) == (0, len(found.text.content))
    assert len({one.path for one in provisions}) == len(provisions)
    for one in provisions[1:]:
        parent: Provision = provisions[one.parent]
        assert parent.start <= one.start <= one.body <= one.end <= parent.end, (one, parent)
        assert one.start <= one.unit_end <= one.end
        if one.tail:
            assert one.start <= one.tail.start < one.tail.end <= one.end
    for reading in compositions(found):
        assert reading.words


@pytest.mark.parametrize("file", [*THREE, "tota.xml"])
def test_trees_nest(file: str) -> None:
    check(agreement(file))


LINES = st.lists(
    st.sampled_from(
        "Article 1|1. The Parties shall:|(a) trade;|(b) more.|TITLE I|ANNEX I|RECALLING trade,|– one,|as laid down.|"
        "IN WITNESS WHEREOF|¹ Note.|HAVE AGREED:|(1) x|PROTOCOL 1".split("|")
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=200)
@given(LINES, st.lists(st.tuples(st.integers(0, 14), st.integers(1, 6), st.sampled_from(sorted(Kind))), max_size=8))
def test_whatever_is_stated_there_is_a_tree(lines: list[str], spans: list[tuple[int, int, Kind]]) -> None:
    words = "\n\n".join(lines)
    starts = [words.index(line, sum(len(one) + 2 for one in lines[:at])) for at, line in enumerate(lines)]
    stated = []
    open_: list[int] = []
    for first, length, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if first >= len(lines):
            continue
        start, last = starts[first], min(first + length, len(lines)) - 1
        end = starts[last] + len(lines[last])
        open_ = [one for one in open_ if one > start]
        end = min([end, *open_])
        open_.append(end)
        stated.append(StatedProvision(kind, "1", "", start, min(start + len(lines[first]) // 2, end), end))
    check(parse(SOURCE, Text.of(words, stated=tuple(stated))))
