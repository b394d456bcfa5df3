"""Runs become lines in reading order: rows, and the gutters that part them into columns.

A gutter is a strip that many rows in a row leave free of ink, with text on both sides that fills its column. A line
that crosses it (a heading over both columns) ends the columns above it and begins new ones below. A table is not
columns: its cells do not fill their width, or the file draws it row by row.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from operator import attrgetter
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from clausecheck.reading import margins, tables
from clausecheck.reading.tables import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# The least a column is: rows with text on both sides of the gutter, points, characters of its usual run.
_ROWS: Final = 4
_COLUMN_WIDTH: Final = 80.0
_COLUMN_CHARACTERS: Final = 12
# Where a line has several runs, shorter ones than this are cells of a table, longer ones lines of further columns.
_CELL: Final = 18
# Share of its column's width that a usual line of running text fills.
_FILL: Final = 0.6
# A table shows so many spaces between its rows, and so large a share of them on both sides of a strip. A space is wider
# than the tightest by this much, in heights.
_RULED: Final = 3
_SHARED: Final = 0.8
_WIDER: Final = 0.4
# How many strips are tried before a page is held to be one column.
_TRIED: Final = 6
# How far from the middle the gutter between two halves may be, as a share of the text's width.
_MIDDLE: Final = 0.02


class Run(NamedTuple):
    """Characters drawn one after the other on one line. `number` counts the runs in drawing order."""

    number: int
    x0: float
    top: float
    x1: float
    bottom: float
    length: int


class OrderedLine(NamedTuple):
    """One line in reading order: the numbers of its runs, left to right, the edges of its column, what it is."""

    runs: tuple[int, ...]
    left: float
    right: float
    role: Role = Role.PROSE


@dataclass(slots=True)
class Gutters:
    """Where the columns of the pages before parted, so that a page with few lines is read like its neighbours."""

    seen: list[float] = field(default_factory=list)

    def remember(self, x: float) -> None:
        """Note a gutter that a page has proved."""
        self.seen = [*self.seen[-7:], x]

    def known(self, low: float, high: float) -> float | None:
        """Where earlier pages had a gutter in the strip, None where they had none."""
        return next((x for x in reversed(self.seen) if low <= x <= high), None)


Row = list[Run]


def reading_order(runs: list[Run], gutters: Gutters, words: Callable[[Run], str]) -> list[OrderedLine]:
    """The lines of a page in reading order; line numbers in the margin last. `words` gives the characters of a run."""
    rows = _rows(runs)
    numbers = margins.line_numbers(rows, words)
    if numbers:
        aside = [OrderedLine((run.number,), run.x0, run.x1, Role.ASIDE) for run in runs if run.number in numbers]
        return reading_order([run for run in runs if run.number not in numbers], gutters, words) + aside
    left, right = min(run.x0 for run in runs), max(run.x1 for run in runs)
    return list(_Page(gutters, words).ordered(rows, left, right))


def _rows(runs: Iterable[Run]) -> list[Row]:
    """Runs that stand on one line, top to bottom, each row left to right."""
    rows: list[Row] = []
    edges: list[tuple[float, float]] = []
    for run in sorted(runs, key=_middle):
        top, bottom = run.top, run.bottom
        # Only the last rows can hold a run whose middle is lower than theirs.
        for at in range(len(rows) - 1, len(rows) - 4 if len(rows) > 3 else -1, -1):
            row_top, row_bottom = edges[at]
            overlap = (row_bottom if row_bottom < bottom else bottom) - (row_top if row_top > top else top)
            taller = bottom - top > row_bottom - row_top
            if overlap > 0.5 * (row_bottom - row_top if taller else bottom - top):
                rows[at].append(run)
                if taller:
                    edges[at] = (top, bottom)
                break
        else:
            rows.append([run])
            edges.append((top, bottom))
    for row in rows:
        if len(row) > 1:
            row.sort(key=_left_edge)
    return rows


_left_edge: Final = attrgetter("x0")


def _middle(run: Run) -> float:
    return run.top + run.bottom


class _Page:
    """One page on its way from rows to lines."""

    def __init__(self, gutters: Gutters, words: Callable[[Run], str]) -> None:
        self._gutters = gutters
        self._words = words

    def ordered(self, rows: list[Row], left: float, right: float) -> Iterator[OrderedLine]:
        """The rows between two edges as lines in reading order."""
        middle = _gutter(rows, self._gutters)
        if middle is None:
            yield from self._column(rows, left, right)
            return
        band: list[Row] = []
        for row in rows:
            if any(run.x0 < middle < run.x1 for run in row):
                yield from self._band(band, middle, left, right)
                band = []
                yield OrderedLine(tuple(run.number for run in row), left, right)
            else:
                band.append(row)
        yield from self._band(band, middle, left, right)

    def _band(self, rows: list[Row], x: float, left: float, right: float) -> Iterator[OrderedLine]:
        """The rows between two lines that cross the gutter: the left column, then the right one."""
        if not rows:
            return
        # Rows anew on each side: lines of two columns rarely stand at the same height.
        left_rows = _rows([run for row in rows for run in row if run.x1 <= x])
        right_rows = _rows([run for row in rows for run in row if run.x0 >= x])
        if not left_rows or not right_rows:
            side = (left, _right(left_rows)) if left_rows else (_left(right_rows), right)
            yield from self.ordered(left_rows or right_rows, *side)
            return
        yield from self.ordered(left_rows, left, _right(left_rows))
        yield from self.ordered(right_rows, _left(right_rows), right)

    def _column(self, rows: list[Row], left: float, right: float) -> Iterator[OrderedLine]:
        """The rows of one column: prose line by line, tables cell by cell."""
        at = 0
        for start, end, lines in tables.found(rows, self._words) if tables.likely(rows) else ():
            yield from (OrderedLine(tuple(run.number for run in row), left, right) for row in rows[at:start])
            yield from (
                OrderedLine(tuple(run.number for run in line.runs), line.left, line.right, line.role) for line in lines
            )
            at = end
        yield from (OrderedLine(tuple(run.number for run in row), left, right) for row in rows[at:])


def _gutter(rows: list[Row], gutters: Gutters) -> float | None:
    """Where a gutter parts the rows into columns, None where they are one column."""
    gaps = [(a.x1, b.x0) for row in rows if len(row) > 1 for a, b in itertools.pairwise(row) if b.x0 - a.x1 > 2]
    strips: dict[tuple[float, float], int] = {}
    for x in {round((low + high) / 2) for low, high in gaps}:
        parted = [gap for gap in gaps if gap[0] < x < gap[1]]
        if parted:
            strips[max(low for low, _ in parted), min(high for _, high in parted)] = len(parted)
    best = sorted(strips, key=lambda strip: -strips[strip])[:_TRIED]
    if best and (known := gutters.known(*best[0])) is not None:
        return known
    middle = sum(best[0]) / 2 if best else 0.0
    if best and strips[best[0]] >= _ROWS and _is_text(rows, middle) and not _is_ruled(rows, middle):
        gutters.remember(middle)
        return middle
    # The strip after the marks of a list may part more rows than the gutter does.
    for strip in best[1:]:
        known = gutters.known(*strip) if strips[strip] >= _ROWS else None
        if known is not None and _halves(rows, known):
            return known
    return None


def _is_text(rows: list[Row], x: float) -> bool:
    """Whether both sides of the gutter are columns of running text rather than a table, a list or an index."""
    parted = [
        row
        for row in rows
        if any(run.x1 <= x for run in row)
        and any(run.x0 >= x for run in row)
        and not any(run.x0 < x < run.x1 for run in row)
    ]
    if len(parted) < _ROWS:
        return False
    sides = [
        [[run for run in row if run.x1 <= x] for row in parted],
        [[run for run in row if run.x0 >= x] for row in parted],
    ]
    wide = all(_right(side) - _left(side) >= _COLUMN_WIDTH for side in sides)
    if not wide or any(median(sum(run.length for run in row) for row in side) < _COLUMN_CHARACTERS for side in sides):
        return False
    filled = [_fill(side) >= _FILL for side in sides]
    if any(median(map(len, side)) > 1 and median(run.length for row in side for run in row) < _CELL for side in sides):
        return False
    # One side may be a list of names: halves of a page are columns all the same.
    return all(filled) or (any(filled) and _halves(rows, x))


def _is_ruled(rows: list[Row], x: float) -> bool:
    """Whether the space between the blocks of one side goes on through the other: then they are the rows of a table."""
    left = _spaces([row for row in rows if row[0].x0 < x], lambda run: run.x1 <= x)
    right = _spaces([row for row in rows if row[-1].x1 > x], lambda run: run.x0 >= x)
    fewer = min(len(left), len(right))
    if fewer < _RULED:
        return False
    shared = sum(any(top < low and high < bottom for top, bottom in right) for low, high in _cores(left))
    return shared >= _SHARED * fewer


def _spaces(rows: list[Row], member: Callable[[Run], bool]) -> list[tuple[float, float]]:
    """The wider spaces between the lines of one side, from bottom to top of the lines around them."""
    lines = [
        (min(run.top for run in mine), max(run.bottom for run in mine))
        for row in rows
        if (mine := [run for run in row if member(run)])
    ]
    spaces = [(above[1], below[0]) for above, below in itertools.pairwise(lines)]
    if not spaces:
        return []
    tight = min(low - high for high, low in spaces)
    height = median(bottom - top for top, bottom in lines)
    return [(high, low) for high, low in spaces if low - high > tight + _WIDER * height]


def _cores(spaces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The middle of each space: what must be free on the other side, too."""
    return [((3 * high + low) / 4, (high + 3 * low) / 4) for high, low in spaces]


def _fill(side: list[Row]) -> float:
    """The share of its column that a usual line fills."""
    return median(row[-1].x1 - row[0].x0 for row in side) / (_right(side) - _left(side))


def _halves(rows: list[Row], x: float) -> bool:
    """Whether the gutter stands in the middle of the text."""
    left, right = _left(rows), _right(rows)
    return abs((left + right) / 2 - x) < _MIDDLE * (right - left)


def _left(rows: list[Row]) -> float:
    return min(row[0].x0 for row in rows)


def _right(rows: list[Row]) -> float:
    return max(run.x1 for row in rows for run in row)
