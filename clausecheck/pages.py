"""The pages of a source: how far each can be trusted, and where the characters stand on them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Trust(StrEnum):
    """How far the reading of a page can be relied on."""

    DIGITAL = "digital"
    OCR = "ocr"
    DISAGREE = "engines-disagree"
    GARBLED = "garbled"
    IMAGE_ONLY = "image-only"
    BLANK = "blank"

    @property
    def readable(self) -> bool:
        """Whether an absence on such a page means anything."""
        return self not in (Trust.GARBLED, Trust.IMAGE_ONLY)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its 1-based number, its size in points, how far its text can be trusted, why, and what can be done."""

    number: int
    width: float
    height: float
    trust: Trust = Trust.DIGITAL
    reason: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where the characters of a source string stand on its pages.

    Columns rather than objects, because a treaty has 75,000 lines and 3 million characters. Line *i* begins
    at character `line_starts[i]`, on page `line_pages[i]`, in the box `line_boxes[4 * i : 4 * i + 4]` (x0, top,
    x1, bottom).
    `lefts` gives, per character, its left edge in tenths of a point, left as its line is read: of a line that runs down
    the page, the upper edge. `line_turns` has a line's quarter turns (1 runs down the page, 2 is upside down, 3 runs
    up) where any line is turned. A text without pages has an empty layout; one whose pages are known and nothing more
    (form feeds in a text file) has a line per page and no `lefts`.
    """

    pages: tuple[Page, ...] = ()
    line_starts: array[int] = field(default_factory=lambda: array("I"))
    line_pages: array[int] = field(default_factory=lambda: array("H"))
    line_boxes: array[float] = field(default_factory=lambda: array("f"))
    lefts: array[int] = field(default_factory=lambda: array("H"))
    line_turns: array[int] = field(default_factory=lambda: array("B"))

    def line_at(self, offset: int) -> int:
        """The index of the line that holds the character, -1 before the first line."""
        return bisect_right(self.line_starts, offset) - 1

    def page_at(self, offset: int) -> int | None:
        """The page of the character; None where there are no pages."""
        if not self.line_starts:
            return None
        return self.line_pages[max(0, self.line_at(offset))]

    def line_box(self, line: int) -> Box:
        """The box of a whole line."""
        x0, top, x1, bottom = self.line_boxes[4 * line : 4 * line + 4]
        return Box(self.line_pages[line], x0, top, x1, bottom)

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        """One box per line that the span touches, narrowed to the characters of the span; none without geometry."""
        if not self.lefts:
            return
        for line in range(max(0, self.line_at(start)), self.line_at(end - 1) + 1):
            whole = self.line_box(line)
            line_start = self.line_starts[line]
            line_end = self.line_starts[line + 1] if line + 1 < len(self.line_starts) else len(self.lefts)
            begins = self.lefts[start] / 10 if start > line_start else None
            ends = self.lefts[end] / 10 if end < line_end else None
            yield _narrowed(whole, self.line_turns[line] if self.line_turns else 0, begins, ends)


def _narrowed(line: Box, turn: int, begins: float | None, ends: float | None) -> Box:
    """The part of a line's box from where the first character begins to where the last one ends, along the line."""
    upright = turn in (0, 2)
    low, high = (line.x0, line.x1) if upright else (line.top, line.bottom)
    first, last = (begins, ends) if turn in (0, 1) else (ends, begins)
    low, high = max(low, low if first is None else first), min(high, high if last is None else last)
    if low >= high:
        return line
    return Box(line.page, low, line.top, high, line.bottom) if upright else Box(line.page, line.x0, low, line.x1, high)
