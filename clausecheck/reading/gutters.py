"""Gutters: strips that many rows in a row leave free of ink, and that part them into columns of text.

A gutter has text on both sides that fills its column. A table's strips are none: its cells do not fill their width, or
the space between its rows goes through both sides.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausecheck.reading.runs import Row, Run

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


def find(rows: list[Row], memory: Gutters) -> float | None:
    """Where a gutter parts the rows into columns, None where they are one column."""
    gaps = [(a.x1, b.x0) for row in rows if len(row) > 1 for a, b in itertools.pairwise(row) if b.x0 - a.x1 > 2]
    strips = _strips(gaps)
    best = sorted(strips, key=lambda strip: (-strips[strip], strip[0] - strip[1]))[:_TRIED]
    if best and (known := memory.known(*best[0])) is not None:
        return known
    middle = sum(best[0]) / 2 if best else 0.0
    if best and strips[best[0]] >= _ROWS and _is_text(rows, middle) and not _is_ruled(rows, middle):
        memory.remember(middle)
        return middle
    # The strip after the marks of a list may part more rows than the gutter does.
    for strip in best[1:]:
        known = memory.known(*strip) if strips[strip] >= _ROWS else None
        if known is not None and _halves(rows, known):
            return known
    return None


def _strips(gaps: list[tuple[float, float]]) -> dict[tuple[float, float], int]:
    """The strips that gaps of several rows have in common, with the number of these gaps; from left to right."""
    if not gaps:
        return {}
    low, high = np.array(gaps).T
    middles = np.array(sorted({round(sum(gap) / 2) for gap in gaps}))[:, None]
    parted = (low < middles) & (middles < high)
    edges = np.where(parted, low, -np.inf).max(axis=1), np.where(parted, high, np.inf).min(axis=1)
    counts = parted.sum(axis=1)
    found = zip(*(edge.tolist() for edge in edges), counts.tolist(), strict=True)
    return {(left, right): count for left, right, count in found if count}


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
    wide = all(right_edge(side) - left_edge(side) >= _COLUMN_WIDTH for side in sides)
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
    return median(row[-1].x1 - row[0].x0 for row in side) / (right_edge(side) - left_edge(side))


def _halves(rows: list[Row], x: float) -> bool:
    """Whether the gutter stands in the middle of the text."""
    left, right = left_edge(rows), right_edge(rows)
    return abs((left + right) / 2 - x) < _MIDDLE * (right - left)


def left_edge(rows: list[Row]) -> float:
    return min(row[0].x0 for row in rows)


def right_edge(rows: list[Row]) -> float:
    return max(run.x1 for row in rows for run in row)
