"""Tracked changes as a negotiator reads them: who struck what, who wrote what, and what was said of it."""

from __future__ import annotations

import re

import pytest

from benchmarks.reading.drafts import draft
from benchmarks.reading.wordfile import changed, docx, gone, ins, levels, numbering, p, r, table, text_of
from clausecheck.reports.marks import mark_edits, summary
from clausecheck.reports.text import edited

COMMENT = f'<w:comment w:id="0" w:author="XX" w:date="2024-05-03T09:00:00Z">{p("Too weak.")}{p("Reserve.")}</w:comment>'


def anchored(*content: str) -> tuple[str, ...]:
    return ('<w:commentRangeStart w:id="0"/>', *content, '<w:commentRangeEnd w:id="0"/>')


def shown(body: str) -> str:
    text = text_of(docx(body, numbering=numbering(levels("decimal|%1.")), comments=COMMENT))
    return edited(text, mark_edits(text))


DELETED = changed("del")
DELETED_ROW = f"<w:tr><w:trPr>{DELETED}</w:trPr><w:tc>{p(gone('c'))}</w:tc><w:tc>{p(gone('d'))}</w:tc></w:tr>"
SAID = "{>>XX, 2024-05-03: Too weak. / Reserve.<<}"
INSERTED = changed("ins", by="EU", date="2024-05-01T10:00:00Z")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("They ", gone("may"), ins(r("shall")), " act."), "They {--may--}{>>XX<<}{++shall++}{>>EU<<} act."),
        (p("They ", gone("may ", by="EU"), ins(r("shall ")), "act."), "They {--may--} {++shall++}{>>EU<<} act."),
        (p("prevent", gone(" and combat"), " crime"), "prevent {--and combat--}{>>XX<<} crime"),
        (p("a", gone(" "), "b"), "a{-- --}{>>XX<<}b"),
        (p("one") + p(ins(r("two")), mark=INSERTED) + p("three"), "one\n\n{++two++}{>>EU<<}\n\nthree"),
        # Changes of several paragraphs, made at several times, are shown paragraph by paragraph and named once.
        (p(ins(r("one")), num="1/0", mark=changed("ins", "EU")) + p(ins(r("two")), num="1/0", mark=INSERTED) + p("end"),
         "{++1. one++}\n\n{++2. two++}{>>EU<<}\n\nend"),
        (p("one") + p(gone("two"), mark=DELETED) + p("three"), "one\n\n{--two--}{>>XX<<}\n\nthree"),
        (p(gone("one"), mark=DELETED) + p("two"), "{--one--}{>>XX<<}\n\ntwo"),
        (p("one") + p(gone("two"), mark=DELETED) + p(gone("three")), "one\n\n{--two--}\n\n{--three--}{>>XX<<}"),
        (p("one", mark=DELETED) + p("two"), "one{--¶--}{>>XX<<} two"),
        (p("one", gone(" and"), mark=DELETED) + p(gone("more"), " two"), "one {--and ¶ more--}{>>XX<<} two"),
        (p("one", mark=INSERTED) + p("two"), "one{++¶++}{>>EU<<}\n\ntwo"),
        (p("a ", ins(r("new "), gone("old")), "b"), "a {++new++}{>>EU<<} {--old--}{>>XX<<}b"),
        (table([p("a"), p("b")], DELETED_ROW, [p("e"), p("f")]), "a b\n{--c d--}{>>XX<<}\ne f"),
        (p("Do ", *anchored("your best"), "."), f"Do {{==your best==}}{SAID}."),
        (p("Do ", *anchored(ins(r("it"))), "."), f"Do {{++{{==it==}}{SAID}++}}{{>>EU<<}}."),
        (p("Do.", *anchored()), f"Do.{SAID}"),
    ],
)  # fmt: skip
def test_changes_are_shown_where_they_are(body: str, expected: str) -> None:
    assert shown(body) == expected


@pytest.mark.parametrize("seed", range(14))
def test_without_its_signs_the_text_is_what_it_was(seed: int) -> None:
    written = draft(seed)
    text = text_of(written.data)
    words = edited(text, mark_edits(text))
    bare = re.sub(r"\{--.*?--\}|\{>>.*?<<\}|\{\+\+¶\+\+\}", "", words)
    bare = re.sub(r"\{\+\+|\+\+\}|\{==|==\}", "", bare)
    assert bare.split() == text.content.split()
    for mark in written.marks:
        if mark.kind == "deletion":
            assert mark.words in words
        if mark.kind == "comment":
            assert f"{mark.author}, {mark.date[:10]}: {mark.note}" in words


def test_all_changes_are_counted_by_author() -> None:
    body = p("a ", gone("b"), ins(r("c")), " d ", gone("e"), *anchored("f"))
    counted, _, read_as = summary(text_of(docx(body, comments=COMMENT))).partition(": ")
    assert counted == "3 tracked changes (XX 2, EU 1) and 1 comment (XX 1)"
    assert read_as == "read with all insertions accepted and all deletions left out"
    assert summary(text_of(docx(p("a ", *anchored("b")), comments=COMMENT))) == "1 comment (XX 1)"
    assert summary(text_of(docx(p("a")))) == ""
