"""Ruled tables: the runs in each cell, and the order in which cells are read.

Cells are read from left to right, rows from top to bottom. Short cells are a table's, kept out of the prose; long ones
are prose side by side, as in a comparison of two drafts, and each is read as a passage of its own.
"""

from __future__ import annotations

from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

from clausecheck.reading import tables
from clausecheck.reading.cells import Column, cell_lines
from clausecheck.reading.roles import Role
from clausecheck.reading.rulings import Cell
from clausecheck.reading.runs import OrderedLine, Row, Run, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausecheck.reading.rulings import Grid

    Words = Callable[[Run], str]

# Characters of a cell that holds prose, the share of its width that its lines fill, and the share of the table's
# characters that stand in such cells.
_LONG: Final = 120
_WIDE: Final = 0.6
_MOSTLY: Final = 0.6
# Between two level lines, more lines of text than this are several rows where they are most of the table.
_TALL: Final = 6
# From so many cells on, lines that fill this share of them side by side are rows of their own.
_MANY: Final = 3
_ALIGNED: Final = 0.85

Filled = tuple[Cell, list[Run]]


def usable(grids: Sequence[Grid], runs: Sequence[Run], words: Words) -> list[Grid]:
    """The grids that hold runs in two cells or more, beside which nothing stands, and no cell of which is a table."""
    found: list[Grid] = []
    for grid in grids:
        cells = cells_of(grid, runs)
        beside = any(
            cell < 0 and grid.ys[0] < _middle(run) < grid.ys[-1] for cell, run in zip(cells, runs, strict=True)
        )
        crossed = any(other.ys[0] < grid.ys[-1] and grid.ys[0] < other.ys[-1] for other in found)
        if not beside and not crossed and len({cell for cell in cells if cell >= 0}) > 1:
            inside = ([run for cell, run in zip(cells, runs, strict=True) if cell == one] for one in set(cells))
            if not any(tables.likely(rows := rows_of(mine)) and tables.found(rows, words) for mine in inside):
                found.append(grid)
    return found


def cells_of(grid: Grid, runs: Sequence[Run]) -> list[int]:
    """The numbers of the cells in which runs stand, -1 for those outside."""
    places = np.array([((run.x0 + run.x1) / 2, _middle(run)) for run in runs], np.float32).reshape(-1, 2)
    return [int(cell) for cell in grid.cells_at(places[:, 0], places[:, 1])]


def lines(grid: Grid, runs: Sequence[Run], words: Words) -> Iterator[OrderedLine]:
    """The lines of the runs in a grid, cell by cell. `words` gives the characters of a run."""
    inside: dict[int, list[Run]] = {}
    for number, run in sorted(zip(cells_of(grid, runs), runs, strict=True), key=lambda pair: pair[0]):
        inside.setdefault(number, []).append(run)
    filled = [(grid.cells[number], mine) for number, mine in inside.items()]
    if _is_prose(filled):
        for cell, mine in filled:
            yield from _of_cell(cell, rows_of(mine), Role.OPENING, Role.PROSE)
        return
    for _, members in groupby(filled, key=lambda one: one[0].row):
        row = list(members)
        beside = rows_of([run for _, mine in row for run in mine])
        if len(beside) > _TALL and 2 * sum(len(mine) for _, mine in row) > len(runs):
            # Lines part the columns only: the rows are found as in a table without any.
            columns = [Column(cell.left, cell.right) for cell, _ in row]
            for line in cell_lines(beside, columns, words):
                yield OrderedLine(tuple(run.number for run in line.runs), line.left, line.right, line.role)
            continue
        for part in _rows(row, beside):
            role = Role.ROW
            for cell, mine in part:
                yield from _of_cell(cell, rows_of(mine), role, Role.REST)
                role = Role.CELL


def _is_prose(filled: Sequence[Filled]) -> bool:
    """Whether most of what stands in the cells is prose: cells of several lines that are as wide as their cell."""
    long = 0
    for cell, mine in filled:
        rows = rows_of(mine)
        length = sum(run.length for run in mine)
        widths = [row[-1].x1 - row[0].x0 for row in rows]
        if length >= _LONG and median(widths) > _WIDE * (cell.right - cell.left):
            long += length
    return long > _MOSTLY * sum(run.length for _, mine in filled for run in mine)


def _rows(row: list[Filled], beside: Sequence[Row]) -> list[list[Filled]]:
    """The rows that stand between two level lines: one, unless the lines of the cells stand side by side."""
    cell_of = {run.number: cell for cell, mine in row for run in mine}
    filled = [len({cell_of[run.number] for run in line}) for line in beside]
    if len(row) < _MANY or sum(filled) < _ALIGNED * len(row) * len(beside):
        return [row]
    return [
        [(cell, mine) for cell, _ in row if (mine := [run for run in line if cell_of[run.number] is cell])]
        for line in beside
    ]


def _of_cell(cell: Cell, rows: Sequence[Row], first: Role, other: Role) -> Iterator[OrderedLine]:
    for at, row in enumerate(rows):
        yield OrderedLine(tuple(run.number for run in row), cell.left, cell.right, other if at else first)


def _middle(run: Run) -> float:
    return (run.top + run.bottom) / 2
