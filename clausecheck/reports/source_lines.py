"""Lines and columns of the file that was checked, where it has lines that a reader of the file can count."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from clausecheck.agreement import Agreement
from clausecheck.matching.findings import Expected
from clausecheck.offsets import Span

_WITH_LINES = frozenset({"text/plain", "text/markdown"})
_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Region:
    """Characters of a text file. Lines and columns count from 1, in code points; the end column is the one after."""

    line: int
    column: int
    end_line: int
    end_column: int


TOP = Region(1, 1, 1, 1)
"""Where an annotation stands that has no better place."""


class SourceLines:
    """Where spans of an agreement's text stand in its file; nowhere in a PDF, in Word, HTML or XML."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._text = agreement.text
        self.known = agreement.source.media_type in _WITH_LINES
        ends = (found.end() for found in _BREAK.finditer(self._text.origin)) if self.known else ()
        self._starts = [0, *ends]

    def region(self, span: Span) -> Region | None:
        """The region of a span, without the blanks at its ends; None where the file has no lines."""
        if not self.known:
            return None
        words = self._agreement.words(span)
        start = span.start + len(words) - len(words.lstrip())
        origin = self._text.origin_span(start, max(start, span.start + len(words.rstrip())))
        return Region(*self._place(origin.start), *self._place(origin.end))

    def expected(self, expected: Expected | None) -> Region | None:
        """The region of the number and heading of the provision where a commitment is expected."""
        if expected is None:
            return TOP if self.known else None
        provision = self._agreement.provisions[expected.provision]
        return self.region(Span(provision.start, max(provision.start, provision.body)))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
