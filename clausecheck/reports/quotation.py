"""The words of a finding in pieces: plain ones, and those that decided it, each with its role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from clausecheck.agreement import Agreement
from clausecheck.matching.findings import Finding, Mark, Role
from clausecheck.matching.quoting import CUT
from clausecheck.offsets import Span
from clausecheck.reports.plain import clean

_AROUND: Final = 320
"""Characters shown before and after a finding in its context."""


class Piece(NamedTuple):
    """Words of an agreement, and why they are marked; None where they are not."""

    words: str
    role: Role | None = None


def quotation(agreement: Agreement, finding: Finding) -> Iterator[Piece]:
    """The quote a reader needs, chapeau included, with a sign where words were left out."""
    for i, span in enumerate(finding.quote_spans):
        if i:
            yield Piece(" ")
        if i in finding.cuts:
            yield Piece(f"{CUT} ")
        yield from _marked(agreement, span, finding.marks)
    if len(finding.quote_spans) in finding.cuts:
        yield Piece(f" {CUT}")


def in_context(agreement: Agreement, finding: Finding) -> Iterator[Piece]:
    """The passage around a finding, as the text runs, with the deciding words marked; nothing if it is all quoted."""
    content = agreement.text.content
    start = _word_start(content, max(0, finding.span.start - _AROUND))
    end = _word_end(content, min(len(content), finding.span.end + _AROUND))
    if start > 0:
        yield Piece(f"{CUT} ")
    yield from _marked(agreement, Span(start, end), finding.marks)
    if end < len(content):
        yield Piece(f" {CUT}")


def _marked(agreement: Agreement, span: Span, marks: tuple[Mark, ...]) -> Iterator[Piece]:
    at = span.start
    for mark in marks:
        if at <= mark.span.start and mark.span.end <= span.end:
            yield Piece(_flat(agreement, Span(at, mark.span.start)))
            yield Piece(_flat(agreement, mark.span), mark.role)
            at = mark.span.end
    yield Piece(_flat(agreement, Span(at, span.end)))


def _flat(agreement: Agreement, span: Span) -> str:
    return clean(agreement.quoted(span).replace("\n", " "))


def _word_start(content: str, at: int) -> int:
    blank = content.find(" ", at)
    return at if at == 0 or blank < 0 else blank + 1


def _word_end(content: str, at: int) -> int:
    return at if at == len(content) else max(content.rfind(" ", 0, at), 0) or at
