"""Tables: rows of cells that stand under each other, kept out of the prose.

A stretch of rows is a table if strips free of ink part its runs into columns, in most of its rows, and if the first
column is more than the marks of a list. The lines of a cell are read together, cells from left to right, rows from top
to bottom. Columns of running text never get here: `columns` has parted them before.
"""

from __future__ import annotations

import itertools
import re
from enum import IntEnum
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausecheck.reading.columns import Row, Run

    Words = Callable[[Run], str]

# The least a table is: rows with so many cells each.
_ROWS_OF_TWO: Final = 4
_ROWS_OF_THREE: Final = 3
# Points: the least width of the strip between two columns.
_STRIP: Final = 4.0
# How many lines of a single cell may part two rows of a table.
_LONE_LINES: Final = 6
# In heights: the space between two lines that ends a stretch; what is more than the space within a row.
_BREAK: Final = 3.5
_ROW_GAP: Final = 0.3
_MARKS: Final = 0.6
# A number of a tariff, a date, a reference.
_CODE: Final = re.compile(r"(?=\S*\d)[\w./-]{4,}")
# So many columns hold figures: a line with most of them filled is a row of its own.
_MANY: Final = 6
_MARK: Final = re.compile(
    r"\(?(?:[a-z]{1,4}|[A-Z]{1,2}|[ivxlIVXL]{1,6}|\d{1,3}|\d{1,2}(?:\.\d{1,2})+)[.)]|[–—•‣▪●*-]"
    r"|(?:art\w*|ann?ex\w*|chapter|section|title|part|rule|protocol|appendix)\.? [\w.-]+[.:]?",
    re.IGNORECASE,
)
# Characters: a mark of another kind is as short as this, where what stands beside it is as long as a line of prose.
_SHORT: Final = 5
_PROSE: Final = 30
# The share of rows that may cross a strip.
_CROSSING: Final = 0.08
# Dots that lead to a page number: a table of contents reads line by line.
_LEADERS: Final = re.compile(r"[.…_]{4,}|(?:\. ){4,}|(?:\s\.){4,}")


class Role(IntEnum):
    """What a line is: prose, the first cell of a table's row, a further cell, a further line of a cell, no text at all,
    text set in another direction than the page's.
    """

    PROSE = 0
    ROW = 1
    CELL = 2
    REST = 3
    ASIDE = 4
    TURNED = 5


class CellLine(NamedTuple):
    """One line of a cell: its runs, the edges of its column, and what it begins."""

    runs: list[Run]
    left: float
    right: float
    role: Role


class _Column(NamedTuple):
    left: float
    right: float


def found(rows: Sequence[Row], words: Words) -> list[tuple[int, int, list[CellLine]]]:
    """The tables among rows of one column of text: first row, end of the rows, and the cells' lines in order."""
    tables = []
    for start, end in _stretches(rows):
        while end - start >= _ROWS_OF_THREE:
            stretch = rows[start:end]
            columns = _columns(stretch, words)
            if columns:
                tables.append((start, end, list(_lines(stretch, columns, words))))
                break
            # What stands above a table may look like a part of it.
            start += 1
            while start < end and len(rows[start]) < 2:
                start += 1
            if not likely(rows[start:end]):
                break
    return tables


def likely(rows: Sequence[Row]) -> bool:
    """Whether enough rows have several runs: a cheap look before a dear one."""
    several = [len(row) for row in rows if len(row) > 1]
    return len(several) >= _ROWS_OF_TWO or sum(count > 2 for count in several) >= _ROWS_OF_THREE


def _stretches(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Rows of several runs in a row, with the lone lines between them that wrapped cells leave."""
    start = last = -1
    for at, row in enumerate(rows):
        broken = at > 0 and start >= 0 and _space(rows[at - 1], row) > _BREAK * _height(row)
        if start >= 0 and (broken or at - last > _LONE_LINES):
            yield start, last + 1
            start = -1
        if len(row) > 1:
            start = at if start < 0 else start
            last = at
    if start >= 0:
        yield start, last + 1


def _columns(rows: Sequence[Row], words: Words) -> list[_Column]:
    """The columns of the stretch, none where it is no table."""
    if not likely(rows):
        return []
    several = [row for row in rows if len(row) > 1]
    columns = _ink([run for row in several for run in row], int(_CROSSING * len(several)))
    columns = _without_marks(several, columns, words)
    if len(columns) < 2 or (len(columns) == 2 and _length(several, columns[1], words) > 2 * _PROSE):
        return []
    cells = [sum(any(_inside(run, column) for run in row) for column in columns) for row in rows]
    if len(columns) == 2:
        enough = cells.count(2) >= max(_ROWS_OF_TWO, 0.4 * len(rows))
    else:
        enough = sum(count >= 3 for count in cells) >= _ROWS_OF_THREE
    return columns if enough and not _is_contents(rows, words) else []


def _ink(runs: list[Run], crossing: int) -> list[_Column]:
    """The edges of what is left when every strip is taken out in which so few runs have ink."""
    edges = sorted([(run.x0, 1) for run in runs] + [(run.x1, -1) for run in runs])
    columns: list[_Column] = []
    begun, covered = 0.0, 0
    for x, change in edges:
        before, covered = covered, covered + change
        if before <= crossing < covered:
            begun = x
        elif covered <= crossing < before:
            if columns and begun - columns[-1].right < _STRIP:
                begun = columns.pop().left
            columns.append(_Column(begun, x))
    return columns


def _without_marks(rows: Sequence[Row], columns: list[_Column], words: Words) -> list[_Column]:
    """The columns, those that hold the marks of a list made one with the next."""
    kept: list[_Column] = []
    begun: float | None = None
    for column, beside in zip(columns, [*columns[1:], None], strict=True):
        left = column.left if begun is None else begun
        if beside is not None and _holds_marks(rows, column, beside, words):
            begun = left
            continue
        kept.append(_Column(left, column.right))
        begun = None
    return kept


def _holds_marks(rows: Sequence[Row], column: _Column, beside: _Column, words: Words) -> bool:
    texts = _texts(rows, column, words)
    if not texts:
        return False
    if sum(_MARK.fullmatch(text) is not None for text in texts) >= _MARKS * len(texts):
        return True
    return max(map(len, texts)) <= _SHORT and _length(rows, beside, words) > _PROSE


def _length(rows: Sequence[Row], column: _Column, words: Words) -> float:
    """The usual length of a line in the column."""
    return median(map(len, _texts(rows, column, words) or [""]))


def _texts(rows: Sequence[Row], column: _Column, words: Words) -> list[str]:
    return [words(run) for row in rows for run in row if _inside(run, column)]


def _is_contents(rows: Sequence[Row], words: Words) -> bool:
    led = sum(any(_LEADERS.search(words(run)) for run in row) for row in rows)
    return led >= 0.25 * len(rows)


def _lines(rows: Sequence[Row], columns: list[_Column], words: Words) -> Iterator[CellLine]:
    """The lines of the table, row by row, cell by cell."""
    for group in _logical_rows(rows, columns, words):
        role = Role.ROW
        if len(group) == 1 and len(group[0]) == 1 and not any(_inside(group[0][0], column) for column in columns):
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


def _logical_rows(rows: Sequence[Row], columns: list[_Column], words: Words) -> Iterator[list[Row]]:
    """The lines that belong to one row of the table.

    Where the space between lines tells rows apart, it decides; otherwise a row begins where its first column does. A
    line whose first cell is not wrapped from the line before begins a row in any case.
    """
    spaces = [_space(above, below) for above, below in itertools.pairwise(rows)]
    height = median(_height(row) for row in rows)
    tight = min(spaces, default=0.0)
    wider = [space > tight + _ROW_GAP * height for space in spaces]
    by_space = 0.15 * len(spaces) <= sum(wider) < 0.9 * len(spaces)
    group: list[Row] = []
    for at, row in enumerate(rows):
        first = any(_inside(run, columns[0]) for run in row)
        fresh = first and at > 0 and _is_fresh(rows[at - 1][0], row[0], columns, len(row), words)
        begins = wider[at - 1] or fresh if at and by_space else first
        crosses = len(row) == 1 and not any(_inside(row[0], column) for column in columns)
        if group and (begins or crosses or _crosses(group, columns)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _is_fresh(above: Run, run: Run, columns: list[_Column], cells: int, words: Words) -> bool:
    """Whether the first cell of a line begins a row, by what stands above it in the first column."""
    if not _inside(above, columns[0]):
        return False
    if len(columns) >= _MANY and cells > len(columns) / 2:
        return True
    one, other = words(above), words(run)
    if _CODE.fullmatch(one) and _CODE.fullmatch(other):
        return True
    first_word = (run.x1 - run.x0) * len(other.split(" ", 1)[0]) / max(len(other), 1)
    return other[:1].isupper() and columns[0].right - above.x1 > 1.5 * first_word + _STRIP


def _crosses(group: list[Row], columns: list[_Column]) -> bool:
    return len(group) == 1 and len(group[0]) == 1 and not any(_inside(group[0][0], column) for column in columns)


def _inside(run: Run, column: _Column) -> bool:
    return run.x0 >= column.left - _STRIP and run.x1 <= column.right + _STRIP


def _begins_in(run: Run, column: _Column, columns: list[_Column]) -> bool:
    """Whether the run belongs to the column: the last that begins left of the run's own beginning."""
    after = [one.left for one in columns if one.left > column.left]
    first = column is columns[0]
    return (first or run.x0 >= column.left - _STRIP) and (not after or run.x0 < min(after) - _STRIP)


def _space(above: Row, below: Row) -> float:
    return min(run.top for run in below) - max(run.bottom for run in above)


def _height(row: Row) -> float:
    return max(run.bottom - run.top for run in row)
