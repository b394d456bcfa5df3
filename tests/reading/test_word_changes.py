"""Tracked changes and comments: kept as marks, the default reading accepting all insertions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reading.wordfile import changed, docx, gone, ins, levels, marks, numbering, p, r, table, text_of
from clausecheck.agreement import MarkKind, Text

INSERTION, DELETION, COMMENT = MarkKind.INSERTION, MarkKind.DELETION, MarkKind.COMMENT


def test_words_inserted_and_deleted() -> None:
    text = text_of(docx(p("The Parties ", gone("may"), ins(r("shall")), " cooperate.")))
    assert text.content == "The Parties shall cooperate."
    assert text.origin == "The Parties mayshall cooperate."
    assert marks(text) == [(DELETION, "XX", "may"), (INSERTION, "EU", "shall")]
    assert text.marks[0].date == "2024-05-02T10:00:00Z"
    assert text.marks[1].date == "2024-05-01T10:00:00Z"


def test_one_change_in_several_runs_is_one_mark() -> None:
    text = text_of(docx(p("a ", ins(r("b ")), ins(r("c"), r(" d")), ins(r(" e"), by="XX"))))
    assert marks(text) == [(INSERTION, "EU", "b c d"), (INSERTION, "XX", " e")]


def test_an_insertion_that_another_deleted() -> None:
    text = text_of(docx(p("a", ins(gone(" b")), " c")))
    assert text.content == "a c"
    assert sorted(marks(text)) == [(DELETION, "XX", " b"), (INSERTION, "EU", " b")]


def test_moves() -> None:
    moved = '<w:moveFrom w:id="1" w:author="EU" w:date="">' + r("old place") + "</w:moveFrom>"
    to = '<w:moveTo w:id="2" w:author="EU" w:date="">' + r("new place") + "</w:moveTo>"
    text = text_of(docx(p("1 ", moved) + p("2 ", to)))
    assert text.content == "1\n\n2 new place"
    assert marks(text) == [(DELETION, "EU", "old place"), (INSERTION, "EU", "new place")]


def test_a_deleted_paragraph_leaves_nothing() -> None:
    body = p("one") + p(gone("gone"), mark=changed("del")) + p("two")
    text = text_of(docx(body))
    assert text.content == "one\n\ntwo"
    assert marks(text) == [(DELETION, "XX", "gone\n\n")]
    for body in (p(gone("gone")) + p("two"), p("two") + p(gone("gone")), p("two") + p(gone("a")) + p(gone("b"))):
        assert text_of(docx(body)).content == "two"


def test_a_deleted_mark_joins_two_paragraphs() -> None:
    text = text_of(docx(p("one", mark=changed("del")) + p("two")))
    assert text.content == "one two"
    assert marks(text) == [(DELETION, "XX", "\n\n")]


def test_an_inserted_paragraph_is_one_mark_with_its_number() -> None:
    body = p("one", num="1/0", mark=changed("ins", by="EU", date="2024-05-01T10:00:00Z"))
    body += p(ins(r("two")), num="1/0") + p("three", num="1/0")
    text = text_of(docx(body, numbering=numbering(levels("decimal|%1."))))
    assert text.content == "1. one\n\n2. two\n\n3. three"
    assert marks(text) == [(INSERTION, "EU", "\n\n2.\ttwo")]


def test_deleted_paragraphs_are_not_counted() -> None:
    body = p("one", num="1/0") + p(gone("two"), num="1/0", mark=changed("del")) + p("three", num="1/0")
    assert text_of(docx(body, numbering=numbering(levels("decimal|%1.")))).content == "1. one\n\n2. three"


def test_a_joined_paragraph_has_the_number_of_the_last() -> None:
    body = p("one ", num="1/0", mark=changed("del")) + p("two", num="1/1")
    assert text_of(docx(body, numbering=numbering(levels("decimal|%1.", "lowerLetter|(%2)")))).content == "(a) one two"


def test_a_deleted_mark_before_a_table_joins_nothing() -> None:
    part = numbering(levels("decimal|%1."))
    cell = table([p("cell")])
    kept = p("one", num="1/0") + p("two", num="1/0", mark=changed("del")) + cell + p("three", num="1/0")
    assert text_of(docx(kept, numbering=part)).content.split("\n\n") == ["1. one", "2. two", "cell", "3. three"]
    lost = p("one", num="1/0") + p(gone("two"), num="1/0", mark=changed("del")) + cell + p("three", num="1/0")
    assert text_of(docx(lost, numbering=part)).content.split("\n\n") == ["1. one", "cell", "2. three"]


def test_bookmarks_between_joined_paragraphs_part_nothing() -> None:
    body = p("one", mark=changed("del")) + '<w:bookmarkStart w:id="1"/><w:moveFromRangeEnd w:id="2"/>' + p("two")
    assert text_of(docx(body)).content == "one two"


def test_a_moved_paragraph_is_numbered_where_it_went() -> None:
    def moved(kind: str) -> str:
        change = 'w:id="1" w:author="EU" w:date=""'
        return p(f"<w:{kind} {change}>{r('moved')}</w:{kind}>", num="1/0", mark=f"<w:{kind} {change}/>")

    body = p("one", num="1/0") + moved("moveFrom") + p("two", num="1/0") + moved("moveTo") + p("three", num="1/0")
    text = text_of(docx(body, numbering=numbering(levels("decimal|%1."))))
    assert text.content.split("\n\n") == ["1. one", "2. two", "3. moved", "4. three"]
    assert marks(text) == [(DELETION, "EU", "moved\n\n"), (INSERTION, "EU", "3.\tmoved\n\n")]


def test_a_new_row_whose_words_are_new_is_one_change() -> None:
    row = "".join(f"<w:tc>{p(ins(r(words)))}</w:tc>" for words in ("a", "b"))
    change = changed("ins", by="EU", date="2024-05-01T10:00:00Z")
    text = text_of(docx(table([p("old"), p("row")], f"<w:tr><w:trPr>{change}</w:trPr>{row}</w:tr>")))
    assert text.content == "old row\na b"
    assert marks(text) == [(INSERTION, "EU", "a\tb")]


def test_a_deleted_cell() -> None:
    cell = f"<w:tc><w:tcPr>{changed('cellDel')}</w:tcPr>{p('b')}</w:tc>"
    text = text_of(docx(table(f"<w:tr><w:tc>{p('a')}</w:tc>{cell}<w:tc>{p('c')}</w:tc></w:tr>")))
    assert text.content == "a c"
    assert marks(text) == [(DELETION, "XX", "b\t")]


def test_a_table_ends_behind_a_deleted_last_row() -> None:
    row = f"<w:tr><w:trPr>{changed('del')}</w:trPr><w:tc>{p(gone('b'))}</w:tc></w:tr>"
    text = text_of(docx(table([p("a")], row) + p("after")))
    assert text.content == "a\n\nafter"


def test_a_paragraph_put_in_place_of_another_is_new_with_its_number() -> None:
    body = p("one", num="1/0") + p(gone("old"), num="1/0", mark=changed("del"))
    body += p(ins(r("new")), num="1/0", mark=changed("ins", by="EU")) + p("three", num="1/0")
    text = text_of(docx(body, numbering=numbering(levels("decimal|%1."))))
    assert text.content == "1. one\n\n2. new\n\n3. three"
    assert marks(text)[:2] == [(DELETION, "XX", "old\n\n"), (INSERTION, "EU", "2.\tnew")]


def test_the_words_of_a_deleted_text_box_go_with_it() -> None:
    drawing = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{p('boxed')}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    deleted = f'<w:del w:id="1" w:author="XX" w:date="">{drawing}</w:del>'
    text = text_of(docx(p("one", deleted) + p("two")))
    assert text.content == "one\n\ntwo"
    assert marks(text) == [(DELETION, "XX", "boxed")]


def test_a_deleted_row() -> None:
    row = f"<w:tr><w:trPr>{changed('del')}</w:trPr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr>"
    text = text_of(docx(f"<w:tbl>{row}<w:tr><w:tc>{p('c')}</w:tc></w:tr></w:tbl>"))
    assert text.content.strip() == "c"
    assert marks(text) == [(DELETION, "XX", "a\tb\n")]


def test_a_deleted_note_goes_with_its_mark() -> None:
    notes = f'<w:footnote w:id="2">{p("Gone.")}</w:footnote><w:footnote w:id="3">{p("Stays.")}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    deleted = f'<w:del w:author="XX" w:date="">{reference.format(2)}</w:del>'
    text = text_of(docx(p("a", deleted, " b", reference.format(3)), footnotes=notes))
    assert text.content.split("\n\n") == ["a b¹", "¹ Stays."]
    assert "Gone." in text.origin


COMMENTS = (
    f'<w:comment w:id="0" w:author="Ann" w:date="2024-05-03T09:00:00Z">{p("Too weak.")}{p("See mandate.")}</w:comment>'
    f'<w:comment w:id="1" w:author="Bob" w:date="">{p("Here.")}</w:comment>'
)


def test_comments_with_their_anchor() -> None:
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    reference = '<w:r><w:commentReference w:id="{}"/></w:r>'
    body = p("The Parties ", start, "may", end, reference.format(0), " cooperate", reference.format(1))
    text = text_of(docx(body, comments=COMMENTS))
    assert text.content == "The Parties may cooperate"
    assert marks(text) == [(COMMENT, "Ann", "may"), (COMMENT, "Bob", "")]
    assert text.marks[0].note == "Too weak.\nSee mandate."
    assert text.marks[0].date == "2024-05-03T09:00:00Z"


def test_a_comment_over_paragraphs_and_one_without_an_end() -> None:
    body = p("one") + '<w:commentRangeStart w:id="0"/>' + p("two") + p("three", '<w:commentRangeEnd w:id="0"/>', " x")
    body += p("a ", '<w:commentRangeStart w:id="1"/>', "b")
    text = text_of(docx(body, comments=COMMENTS))
    assert [words for _, _, words in marks(text)] == ["two\n\nthree", "b"]


def test_replies_stand_behind_the_comment_they_answer() -> None:
    both = "".join(f'<w:{{0}} w:id="{one}"/>' for one in (0, 1))
    references = '<w:r><w:commentReference w:id="{}"/></w:r>'
    ends = "".join(f'<w:commentRangeEnd w:id="{one}"/>{references.format(one)}' for one in (0, 1))
    text = text_of(docx(p("shall ", both.format("commentRangeStart"), "endeavour", ends), comments=COMMENTS))
    assert [(mark.author, mark.note) for mark in text.marks] == [("Ann", "Too weak.\nSee mandate."), ("Bob", "Here.")]
    assert {words for _, _, words in marks(text)} == {"endeavour"}


PIECES = st.one_of(
    st.sampled_from(
        [r("words "), r("x"), ins(r("new ")), gone("old "), gone("-"), ins(gone("both")), ins(r("n"), by="XX")]
    ),
    st.sampled_from(['<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>', "<w:r><w:br/></w:r>"]),
)
PARAGRAPHS = st.builds(
    lambda pieces, mark, num: p("<w:bookmarkStart/>", *pieces, mark=mark, num=num),
    st.lists(PIECES, max_size=5),
    st.sampled_from(["", "", changed("del"), changed("ins"), "<w:vanish/>"]),
    st.sampled_from(["", "1/0", "1/1"]),
)


def maps_back(text: Text) -> None:
    for start in range(0, len(text.content), 2):
        low, high = text.origin_span(start, min(start + 3, len(text.content)))
        assert 0 <= low <= high <= len(text.origin)
        letters = [letter for letter in text.content[start : start + 3] if letter.isalnum()]
        assert set(letters) <= set(text.origin[low:high])


@given(st.lists(PARAGRAPHS, min_size=1, max_size=8))
def test_marks_lie_in_the_origin_and_deleted_words_in_no_content(body: list[str]) -> None:
    part = numbering(levels("decimal|%1.", "decimal|%2)"))
    text = text_of(docx("".join(body) + p("end"), comments=COMMENTS, numbering=part))
    assert "old" not in text.content
    assert "both" not in text.content
    assert "\n\n\n" not in text.content
    assert text.content.count("new") == "".join(body).count(">new ")
    maps_back(text)
    for mark in text.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(text.origin)
        if mark.kind is DELETION:
            kept = text.content[text.above(mark.span.start) : text.above(mark.span.end)]
            assert not kept.strip()
