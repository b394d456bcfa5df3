"""Runs become lines in reading order: rows, and the columns that a gutter parts them into.

A line that crosses the gutter (a heading over both columns) ends the columns above it and begins new ones below.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from clausecheck.reading import gutters, margins, tables
from clausecheck.reading.gutters import Gutters, left_edge, right_edge
from clausecheck.reading.tables import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


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


Row = list[Run]


def reading_order(runs: list[Run], memory: Gutters, words: Callable[[Run], str]) -> list[OrderedLine]:
    """The lines of a page in reading order; line numbers in the margin last. `words` gives the characters of a run."""
    rows = _rows(runs)
    numbers = margins.line_numbers(rows, words)
    if numbers:
        aside = [OrderedLine((run.number,), run.x0, run.x1, Role.ASIDE) for run in runs if run.number in numbers]
        return reading_order([run for run in runs if run.number not in numbers], memory, words) + aside
    left, right = min(run.x0 for run in runs), max(run.x1 for run in runs)
    return list(_Page(memory, words).ordered(rows, left, right))


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

    def __init__(self, memory: Gutters, words: Callable[[Run], str]) -> None:
        self._memory = memory
        self._words = words

    def ordered(self, rows: list[Row], left: float, right: float) -> Iterator[OrderedLine]:
        """The rows between two edges as lines in reading order."""
        middle = gutters.find(rows, self._memory)
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
            side = (left, right_edge(left_rows)) if left_rows else (left_edge(right_rows), right)
            yield from self.ordered(left_rows or right_rows, *side)
            return
        yield from self.ordered(left_rows, left, right_edge(left_rows))
        yield from self.ordered(right_rows, left_edge(right_rows), right)

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
