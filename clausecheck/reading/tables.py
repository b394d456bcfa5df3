"""Tables: rows of cells that stand under each other, kept out of the prose.

A stretch of rows is a table if strips free of ink part its runs into columns, in most of its rows, and if the first
column is more than the marks of a list. The lines of a cell are read together, cells from left to right, rows from top
to bottom. Columns of running text never get here: `columns` has parted them before.
"""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING, Final

from clausecheck.reading.cells import STRIP, CellLine, Column, cell_lines, height_of, inside, space_between

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausecheck.reading.runs import Row, Run

    Words = Callable[[Run], str]

# The least a table is: rows with so many cells each.
_ROWS_OF_TWO: Final = 4
_ROWS_OF_THREE: Final = 3
# How many lines of a single cell may part two rows of a table.
_LONE_LINES: Final = 6
# In heights: the space between two lines that ends a stretch.
_BREAK: Final = 3.5
_MARKS: Final = 0.6
_MARK: Final = re.compile(
    r"\(?(?:[a-z]{1,4}|[A-Z]{1,2}|[ivxlIVXL]{1,6}|\d{1,3}|\d{1,2}(?:\.\d{1,2})+)[.)]|[–—•‣▪●□■☐☑☒*-]"
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


def found(rows: Sequence[Row], words: Words) -> list[tuple[int, int, list[CellLine]]]:
    """The tables among rows of one column of text: first row, end of the rows, and the cells' lines in order."""
    tables = []
    for start, end in _stretches(rows):
        while end - start >= _ROWS_OF_THREE:
            stretch = rows[start:end]
            columns = _columns(stretch, words)
            if columns:
                tables.append((start, end, list(cell_lines(stretch, columns, words))))
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
        broken = at > 0 and start >= 0 and space_between(rows[at - 1], row) > _BREAK * height_of(row)
        if start >= 0 and (broken or at - last > _LONE_LINES):
            yield start, last + 1
            start = -1
        if len(row) > 1:
            start = at if start < 0 else start
            last = at
    if start >= 0:
        yield start, last + 1


def _columns(rows: Sequence[Row], words: Words) -> list[Column]:
    """The columns of the stretch, none where it is no table."""
    if not likely(rows):
        return []
    several = [row for row in rows if len(row) > 1]
    columns = _ink([run for row in several for run in row], int(_CROSSING * len(several)))
    columns = _without_marks(several, columns, words)
    if len(columns) < 2 or (len(columns) == 2 and _length(several, columns[1], words) > 2 * _PROSE):
        return []
    cells = [sum(any(inside(run, column) for run in row) for column in columns) for row in rows]
    if len(columns) == 2:
        enough = cells.count(2) >= max(_ROWS_OF_TWO, 0.4 * len(rows))
    else:
        enough = sum(count >= 3 for count in cells) >= _ROWS_OF_THREE
    return columns if enough and not _is_contents(rows, words) else []


def _ink(runs: list[Run], crossing: int) -> list[Column]:
    """The edges of what is left when every strip is taken out in which so few runs have ink."""
    edges = sorted([(run.x0, 1) for run in runs] + [(run.x1, -1) for run in runs])
    columns: list[Column] = []
    begun, covered = 0.0, 0
    for x, change in edges:
        before, covered = covered, covered + change
        if before <= crossing < covered:
            begun = x
        elif covered <= crossing < before:
            if columns and begun - columns[-1].right < STRIP:
                begun = columns.pop().left
            columns.append(Column(begun, x))
    return columns


def _without_marks(rows: Sequence[Row], columns: list[Column], words: Words) -> list[Column]:
    """The columns, those that hold the marks of a list made one with the next."""
    kept: list[Column] = []
    begun: float | None = None
    for column, beside in zip(columns, [*columns[1:], None], strict=True):
        left = column.left if begun is None else begun
        if beside is not None and _holds_marks(rows, column, beside, words):
            begun = left
            continue
        kept.append(Column(left, column.right))
        begun = None
    return kept


def _holds_marks(rows: Sequence[Row], column: Column, beside: Column, words: Words) -> bool:
    texts = _texts(rows, column, words)
    if not texts:
        return False
    if sum(_MARK.fullmatch(text) is not None for text in texts) >= _MARKS * len(texts):
        return True
    return max(map(len, texts)) <= _SHORT and _length(rows, beside, words) > _PROSE


def _length(rows: Sequence[Row], column: Column, words: Words) -> float:
    """The usual length of a line in the column."""
    return median(map(len, _texts(rows, column, words) or [""]))


def _texts(rows: Sequence[Row], column: Column, words: Words) -> list[str]:
    return [words(run) for row in rows for run in row if inside(run, column)]


def _is_contents(rows: Sequence[Row], words: Words) -> bool:
    led = sum(any(_LEADERS.search(words(run)) for run in row) for row in rows)
    return led >= 0.25 * len(rows)
