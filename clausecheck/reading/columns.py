"""Runs become lines in reading order: rows, and the gutters that part them into columns.

A gutter is a strip that many rows in a row leave free of ink, with text on both sides that fills its column. A line
that crosses it (a heading over both columns) ends the columns above it and begins new ones below. A table is not
columns: its cells do not fill their width, or the file draws it row by row.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# The least a column is: rows with text on both sides of the gutter, points, characters of its usual run.
_ROWS: Final = 4
_COLUMN_WIDTH: Final = 80.0
_COLUMN_CHARACTERS: Final = 12
# Share of its column's width that a usual line of running text fills.
_FILL: Final = 0.6


class Run(NamedTuple):
    """Characters drawn one after the other on one line. `number` counts the runs in drawing order."""

    number: int
    x0: float
    top: float
    x1: float
    bottom: float
    length: int


class OrderedLine(NamedTuple):
    """One line in reading order: the indices of its runs, left to right, and the edges of its column."""

    runs: tuple[int, ...]
    left: float
    right: float


@dataclass(slots=True)
class Gutters:
    """Where the columns of the pages before parted, so that a page with few lines is read like its neighbours."""

    seen: list[float] = field(default_factory=list)

    def remember(self, x: float) -> None:
        """Note a gutter that a page has proved."""
        self.seen = [*self.seen[-7:], x]

    def known(self, low: float, high: float) -> bool:
        """Whether earlier pages had a gutter in the strip."""
        return any(low <= x <= high for x in self.seen)


Row = list[Run]


def reading_order(runs: list[Run], gutters: Gutters) -> list[OrderedLine]:
    """The lines of a page in reading order."""
    rows = _rows(runs)
    left, right = min(run.x0 for run in runs), max(run.x1 for run in runs)
    return list(_ordered(rows, left, right, gutters))


def _rows(runs: list[Run]) -> list[Row]:
    """Runs that stand on one line, top to bottom, each row left to right."""
    rows: list[Row] = []
    tops: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda run: run.top + run.bottom):
        # Only the last rows can hold a run whose middle is lower than theirs.
        for at in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            top, bottom = tops[at]
            overlap = min(bottom, run.bottom) - max(top, run.top)
            if overlap > 0.5 * min(bottom - top, run.bottom - run.top):
                rows[at].append(run)
                if run.bottom - run.top > bottom - top:
                    tops[at] = (run.top, run.bottom)
                break
        else:
            rows.append([run])
            tops.append((run.top, run.bottom))
    for row in rows:
        row.sort(key=lambda run: run.x0)
    return rows


def _ordered(rows: list[Row], left: float, right: float, gutters: Gutters) -> Iterator[OrderedLine]:
    strip = _gutter(rows, gutters)
    if strip is None:
        yield from (OrderedLine(tuple(run.number for run in row), left, right) for row in rows)
        return
    low, high = strip
    middle = (low + high) / 2
    band: list[Row] = []
    for row in rows:
        if any(run.x0 < middle < run.x1 for run in row):
            yield from _band(band, middle, left, right, gutters)
            band = []
            yield OrderedLine(tuple(run.number for run in row), left, right)
        else:
            band.append(row)
    yield from _band(band, middle, left, right, gutters)


def _band(rows: list[Row], x: float, left: float, right: float, gutters: Gutters) -> Iterator[OrderedLine]:
    """The rows between two lines that cross the gutter: the left column, then the right one."""
    if not rows:
        return
    # Rows anew on each side: lines of two columns rarely stand at the same height.
    left_rows = _rows([run for row in rows for run in row if run.x1 <= x])
    right_rows = _rows([run for row in rows for run in row if run.x0 >= x])
    if not left_rows or not right_rows:
        side = (left, _right(left_rows)) if left_rows else (_left(right_rows), right)
        yield from _ordered(left_rows or right_rows, *side, gutters)
        return
    yield from _ordered(left_rows, left, _right(left_rows), gutters)
    yield from _ordered(right_rows, _left(right_rows), right, gutters)


def _gutter(rows: list[Row], gutters: Gutters) -> tuple[float, float] | None:
    """The strip that best parts the rows into columns, None where they are one column."""
    gaps = [(a.x1, b.x0) for row in rows for a, b in itertools.pairwise(row) if b.x0 - a.x1 > 2]
    best: tuple[int, tuple[float, float]] | None = None
    for x in {round((low + high) / 2) for low, high in gaps}:
        parted = [(low, high) for low, high in gaps if low < x < high]
        strip = max(low for low, _ in parted), min(high for _, high in parted)
        if best is None or len(parted) > best[0]:
            best = len(parted), strip
    if best is None:
        return None
    count, (low, high) = best
    if low >= high:
        return None
    known = gutters.known(low, high)
    if not known and (count < _ROWS or not _is_text(rows, (low + high) / 2)):
        return None
    if not known:
        gutters.remember((low + high) / 2)
    return low, high


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
    for side in sides:
        edge_left, edge_right = _left(side), _right(side)
        if edge_right - edge_left < _COLUMN_WIDTH:
            return False
        if median(sum(run.length for run in row) for row in side) < _COLUMN_CHARACTERS:
            return False
        if median(row[-1].x1 - row[0].x0 for row in side) < _FILL * (edge_right - edge_left):
            return False
    return True


def _left(rows: list[Row]) -> float:
    return min(row[0].x0 for row in rows)


def _right(rows: list[Row]) -> float:
    return max(run.x1 for row in rows for run in row)
