"""Maps between a string and the string it was made from.

Every transformation of a text (a hyphen joined, a running head dropped, a reading chosen) is a list of
edits; `apply_edits` returns the new string together with an `OffsetMap` that leads every offset of the new string back
to the old one. Maps are searched, not materialised: a map costs three integers per edit, whatever the
length of the text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

# So many pieces of a string are joined in between: as objects of their own they take three times the room.
_PIECES = 4096


class Span(NamedTuple):
    """A half-open range of character offsets."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replace the characters `start` to `end` of the string below by `replacement` (which may be empty)."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True, eq=False)
class OffsetMap:
    """Offsets of a string above, mapped to offsets of the string below.

    The string above is cut into pieces; piece *i* begins at `starts[i]` and stands for the range
    `below_starts[i]` to `below_ends[i]` below. A piece as long as its range maps character by character;
    any other piece maps as a whole.
    """

    starts: array[int]
    below_starts: array[int]
    below_ends: array[int]
    length: int
    below_length: int

    def below(self, start: int, end: int) -> Span:
        """The range below that the range above was made from.

        Raises ValueError if the range is not inside the string above.
        """
        if not 0 <= start <= end <= self.length:
            raise ValueError(f"span {start}:{end} is outside a text of {self.length} characters")
        if start == end:
            point = self._edge(start)
            return Span(point, point)
        return Span(self._char(start).start, self._char(end - 1).end)

    def above(self, offset: int) -> int:
        """The first offset above whose character was made from `offset` below or from what follows it."""
        piece = bisect_right(self.below_starts, offset) - 1
        if piece < 0:
            return 0
        start, below_start, below_end = self.starts[piece], self.below_starts[piece], self.below_ends[piece]
        piece_end = self.starts[piece + 1] if piece + 1 < len(self.starts) else self.length
        if offset >= below_end:
            return piece_end
        if piece_end - start == below_end - below_start:
            return start + offset - below_start
        return start if offset == below_start else piece_end

    def _char(self, offset: int) -> Span:
        piece = bisect_right(self.starts, offset) - 1
        start, below_start, below_end = self.starts[piece], self.below_starts[piece], self.below_ends[piece]
        piece_end = self.starts[piece + 1] if piece + 1 < len(self.starts) else self.length
        if piece_end - start == below_end - below_start:
            below = below_start + offset - start
            return Span(below, below + 1)
        return Span(below_start, below_end)

    def _edge(self, offset: int) -> int:
        if offset < self.length:
            return self._char(offset).start
        return self._char(offset - 1).end if self.length else 0


def apply_edits(below: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """The string with all edits applied, and its map back to `below`.

    Edits must be sorted by start and must not overlap. Raises ValueError if they are not.
    """
    done: list[str] = []
    pieces: list[str] = []
    starts, below_starts, below_ends = array("I"), array("I"), array("I")
    above_at = below_at = 0

    length = len(below)
    for start, end, replacement in chain(edits, ((length, length, ""),)):
        if not below_at <= start <= end <= length:
            raise ValueError(f"edit {start}:{end} overlaps the edit before it or lies outside the text")
        if start > below_at:
            pieces.append(below[below_at:start])
            starts.append(above_at)
            below_starts.append(below_at)
            below_ends.append(start)
            above_at += start - below_at
        if replacement:
            pieces.append(replacement)
            starts.append(above_at)
            below_starts.append(start)
            below_ends.append(end)
            above_at += len(replacement)
        below_at = end
        if len(pieces) >= _PIECES:
            done.append("".join(pieces))
            pieces.clear()
    return "".join([*done, *pieces]), OffsetMap(starts, below_starts, below_ends, above_at, len(below))
