"""Runs become lines in reading order: rows, and the columns that a gutter parts them into.

A line that crosses the gutter (a heading over both columns) ends the columns above it and begins new ones below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.reading import gutters, margins, ruled, tables
from clausecheck.reading.gutters import Gutters, left_edge, right_edge
from clausecheck.reading.roles import Role
from clausecheck.reading.runs import OrderedLine, Row, Run, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausecheck.reading.rulings import Grid


def reading_order(
    runs: list[Run], memory: Gutters, words: Callable[[Run], str], grids: Sequence[Grid] = ()
) -> list[OrderedLine]:
    """The lines of a page in reading order; line numbers in the margin last. `words` gives the characters of a run."""
    if grids and (tabled := ruled.usable(grids, runs, words)):
        return list(_with_tables(runs, memory, words, tabled))
    rows = rows_of(runs)
    numbers = margins.line_numbers(rows, words)
    if numbers:
        aside = [OrderedLine((run.number,), run.x0, run.x1, Role.ASIDE) for run in runs if run.number in numbers]
        return reading_order([run for run in runs if run.number not in numbers], memory, words) + aside
    left, right = min(run.x0 for run in runs), max(run.x1 for run in runs)
    return list(_Page(memory, words).ordered(rows, left, right))


def _with_tables(
    runs: list[Run], memory: Gutters, words: Callable[[Run], str], grids: Sequence[Grid]
) -> Iterator[OrderedLine]:
    """The ruled tables of a page, and what stands above, between and below them."""
    rest = runs
    for grid in (*grids, None):
        above = rest if grid is None else [run for run in rest if run.bottom + run.top < 2 * grid.ys[0]]
        if above:
            # A table stands between: what follows it begins anew.
            first, *others = reading_order(above, memory, words)
            yield first if len(rest) == len(runs) or first.role is not Role.PROSE else first._replace(role=Role.OPENING)
            yield from others
        if grid is not None:
            cells = ruled.cells_of(grid, rest)
            yield from ruled.lines(grid, [run for cell, run in zip(cells, rest, strict=True) if cell >= 0], words)
            rest = [run for run in rest if run.bottom + run.top > 2 * grid.ys[-1]]


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
        left_rows = rows_of([run for row in rows for run in row if run.x1 <= x])
        right_rows = rows_of([run for row in rows for run in row if run.x0 >= x])
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
