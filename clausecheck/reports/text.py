"""The text as understood: what a user looks at first when a verdict looks odd."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clausecheck.agreement import CONTAINERS, Agreement, Kind, Provision, Text, TextMark
from clausecheck.offsets import Edit, Span
from clausecheck.reports.machine import trust_data
from clausecheck.reports.marks import summary

SCHEMA = "clausecheck/text/v1"
_DEEPEST_HEADING = 6


def page_spans(text: Text) -> Iterator[tuple[int, Span]]:
    """The pages of the text in order, each with its span of the content; a page without text has none."""
    begun: tuple[int, int] | None = None
    at = 0
    for line in text.content.splitlines(keepends=True):
        page = text.page_at(at) if line.strip() else None
        if page is not None and (begun is None or page != begun[0]):
            if begun is not None:
                yield begun[0], Span(begun[1], at)
            begun = (page, at)
        at += len(line)
    if begun is not None:
        yield begun[0], Span(begun[1], at)


def page_edits(text: Text) -> Iterator[Edit]:
    """A ruled line with the page's number before the first line of each page."""
    for page, span in page_spans(text):
        yield Edit(span.start, span.start, f"──────── page {page} ────────\n")


def heading_edits(agreement: Agreement) -> Iterator[Edit]:
    """A Markdown heading mark before every container and article."""
    depths: dict[int, int] = {0: 0}
    for index, one in enumerate(agreement.provisions):
        if index and (one.kind in CONTAINERS or one.kind is Kind.ARTICLE):
            depths[index] = depths.get(one.parent, 0) + 1
            if _has_heading_line(agreement, one):
                yield Edit(one.start, one.start, "#" * min(_DEEPEST_HEADING, depths[index]) + " ")


def edited(text: Text, edits: Iterator[Edit]) -> str:
    """The content with insertions made; those at one place come in the order given."""
    return text.project(sorted(edits, key=lambda edit: edit.start)).content


def text_data(agreement: Agreement) -> dict[str, Any]:
    """The text, its pages and its marks as JSON-ready data; offsets are of `content`."""
    text, source = agreement.text, agreement.source
    return {
        "schema": SCHEMA,
        "source": {
            "path": source.path,
            "sha256": source.sha256,
            "pages": source.pages,
            "media_type": source.media_type,
        },
        "trust": trust_data(text, source.doubt),
        "content": text.content,
        "pages": [{"page": page, "start": span.start, "end": span.end} for page, span in page_spans(text)],
        "marks": [_mark_data(text, mark) for mark in text.marks],
        "read_as": [
            {"start": text.above(one.span.start), "written": one.written, "read": one.read} for one in text.foldings
        ],
    }


def trust_lines(agreement: Agreement) -> Iterator[str]:
    """One line per page: its number, its grade and the reason; and what had to be guessed about the file."""
    text = agreement.text
    if agreement.source.doubt:
        yield agreement.source.doubt
    if not text.layout.pages:
        yield "this format has no pages; its text was read as it stands"
    if marks := summary(text):
        yield marks
    for page in text.layout.pages:
        remedy = f". {page.remedy}." if page.remedy else ""
        yield f"page {page.number}: {page.trust.value}{f' ({page.reason})' if page.reason else ''}{remedy}"


def _mark_data(text: Text, mark: TextMark) -> dict[str, Any]:
    return {
        "kind": mark.kind.value,
        "start": text.above(mark.span.start),
        "end": text.above(mark.span.end),
        "words": text.origin[mark.span.start : mark.span.end],
        "author": mark.author,
        "date": mark.date or None,
        "note": mark.note,
    }


def _has_heading_line(agreement: Agreement, one: Provision) -> bool:
    return bool(agreement.text.content[one.start : one.body].strip())
