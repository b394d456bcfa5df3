"""The cells of a table without ruling lines: which lines are one row of it, and in which order its cells are read."""

from __future__ import annotations

import itertools
import re
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from clausecheck.reading.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausecheck.reading.runs import Row, Run

    Words = Callable[[Run], str]

STRIP: Final = 4.0
"""Points: the least width of the strip between two columns."""

# In heights: what is more than the space within a row.
_ROW_GAP: Final = 0.3
# A number of a tariff, a date, a reference.
_CODE: Final = re.compile(r"(?=\S*\d)[\w./-]{4,}")
# So many columns hold figures: a line with most of them filled is a row of its own.
_MANY: Final = 6


class CellLine(NamedTuple):
    """One line of a cell: its runs, the edges of its column, and what it begins."""

    runs: list[Run]
    left: float
    right: float
    role: Role


class Column(NamedTuple):
    """The edges of a column, in points."""

    left: float
    right: float


def cell_lines(rows: Sequence[Row], columns: list[Column], words: Words) -> Iterator[CellLine]:
    """The lines of the table, row by row, cell by cell."""
    for group in _logical_rows(rows, columns, words):
        role = Role.ROW
        if len(group) == 1 and len(group[0]) == 1 and not any(inside(group[0][0], column) for column in columns):
            yield CellLine(group[0], columns[0].left, columns[-1].right, role)
            continue
        placed: set[int] = set()
        for column in columns:
            for row in group:
                runs = [run for run in row if run.number not in placed and _begins_in(run, column, columns)]
                if not runs:
                    continue
                placed.update(run.number for run in runs)
                yield CellLine(runs, column.left, column.right, role)
                role = Role.REST
            role = Role.ROW if role is Role.ROW else Role.CELL


def _logical_rows(rows: Sequence[Row], columns: list[Column], words: Words) -> Iterator[list[Row]]:
    """The lines that belong to one row of the table.

    Where the space between lines tells rows apart, it decides; otherwise a row begins where its first column does. A
    line whose first cell is not wrapped from the line before begins a row in any case.
    """
    spaces = [space_between(above, below) for above, below in itertools.pairwise(rows)]
    height = median(height_of(row) for row in rows)
    tight = min(spaces, default=0.0)
    wider = [space > tight + _ROW_GAP * height for space in spaces]
    by_space = 0.15 * len(spaces) <= sum(wider) < 0.9 * len(spaces)
    group: list[Row] = []
    for at, row in enumerate(rows):
        first = any(inside(run, columns[0]) for run in row)
        fresh = first and at > 0 and _is_fresh(rows[at - 1][0], row[0], columns, len(row), words)
        begins = wider[at - 1] or fresh if at and by_space else first
        crosses = len(row) == 1 and not any(inside(row[0], column) for column in columns)
        if group and (begins or crosses or _crosses(group, columns)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _is_fresh(above: Run, run: Run, columns: list[Column], cells: int, words: Words) -> bool:
    """Whether the first cell of a line begins a row, by what stands above it in the first column."""
    if not inside(above, columns[0]):
        return False
    if len(columns) >= _MANY and cells > len(columns) / 2:
        return True
    one, other = words(above), words(run)
    if _CODE.fullmatch(one) and _CODE.fullmatch(other):
        return True
    first_word = (run.x1 - run.x0) * len(other.split(" ", 1)[0]) / max(len(other), 1)
    return other[:1].isupper() and columns[0].right - above.x1 > 1.5 * first_word + STRIP


def _crosses(group: list[Row], columns: list[Column]) -> bool:
    return len(group) == 1 and len(group[0]) == 1 and not any(inside(group[0][0], column) for column in columns)


def inside(run: Run, column: Column) -> bool:
    """Whether the run stands within the edges of the column."""
    return run.x0 >= column.left - STRIP and run.x1 <= column.right + STRIP


def _begins_in(run: Run, column: Column, columns: list[Column]) -> bool:
    """Whether the run belongs to the column: the last that begins left of the run's own beginning."""
    after = [one.left for one in columns if one.left > column.left]
    first = column is columns[0]
    return (first or run.x0 >= column.left - STRIP) and (not after or run.x0 < min(after) - STRIP)


def space_between(above: Row, below: Row) -> float:
    """The free height between two rows."""
    return min(run.top for run in below) - max(run.bottom for run in above)


def height_of(row: Row) -> float:
    """The height of the highest run."""
    return max(run.bottom - run.top for run in row)
