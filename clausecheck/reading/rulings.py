"""Ruling lines: the strokes of a page that are level or upright, and the grids that they make.

A grid has cells: where two lines cross there is one, a frame around a text has none, and neither has a line under a
heading. Thin filled rectangles are lines too, for that is how Word draws them.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pypdfium2.raw as pdfium

from clausecheck.reading import direct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from clausecheck.reading.glyphs import Floats

# Points: what a stroke may be thick, and the shortest that is a line of a table.
_THIN: Final = 3.0
_SHORT: Final = 8.0
# Points: how far lines that meet, or that go on in one another, may lie apart.
_TOUCH: Final = 3.0
# The share of the side of a cell that must be ruled for the cell to end there.
_RULED: Final = 0.6
# A page with more paths than this is a drawing.
_MOST_PATHS: Final = 5_000
# A grid with more places is a chart.
_MOST_CELLS: Final = 4_000
# Two lines each way are the least a table has; its strokes are drawn in so many paths or more.
_FEWEST: Final = 3
# The least width and height of a cell, points.
_CELL: Final = 6.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid, in points; `row` is the number of the row it begins in."""

    row: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """A ruled table: where its upright and its level lines stand, and its cells, row by row and from left to right.

    `owners` has, for each place between two neighbouring level lines and two upright ones, the number of its cell.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    owners: NDArray[np.int64]

    def cells_at(self, xs: Floats, ys: Floats) -> NDArray[np.int64]:
        """The numbers of the cells in which points stand, -1 for those outside."""
        columns, rows = np.searchsorted(self.xs, xs) - 1, np.searchsorted(self.ys, ys) - 1
        inside = (columns >= 0) & (columns < len(self.xs) - 1) & (rows >= 0) & (rows < len(self.ys) - 1)
        return np.where(inside, self.owners[np.where(inside, rows, 0), np.where(inside, columns, 0)], -1)


def strokes(page: Any) -> Floats:
    """The level and upright strokes of a page, n x 4 in PDF space: left, top, right, bottom. Few pages have any."""
    handle = direct.handle(page)
    items = list(map(_ITEM, repeat(handle), range(pdfium.FPDFPage_CountObjects(page))))
    kinds = list(map(_KIND, map(ctypes.c_void_p.from_param, items)))
    paths = [item for item, kind in zip(items, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_PATH]
    if not _FEWEST <= len(paths) <= _MOST_PATHS:
        return np.zeros((0, 4), np.float32)
    found = [stroke for path in paths for stroke in _of_path(ctypes.cast(path, pdfium.FPDF_PAGEOBJECT))]
    return np.array(found, np.float32).reshape(-1, 4)


def _of_path(path: Any) -> Iterator[tuple[float, float, float, float]]:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(path, *edges):
        return
    left, bottom, right, top = (edge.value for edge in edges)
    if min(right - left, top - bottom) <= _THIN:
        yield left, top, right, bottom
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value:
        yield from _sides(path)


def _sides(path: Any) -> Iterator[tuple[float, float, float, float]]:
    """The level and upright sides of a stroked path."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    count = pdfium.FPDFPath_CountSegments(path)
    before = first = None
    for at in range(count if count <= _MOST_PATHS else 0):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and before is not None:
            yield _box(before, point)
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            yield _box(point, first)
        before = point


def _box(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float, float]:
    (x, y), (u, v) = one, other
    return min(x, u), max(y, v), max(x, u), min(y, v)


def grids(boxes: Floats) -> list[Grid]:
    """The grids that strokes make, from top to bottom; `boxes` are those of the strokes (x0, top, x1, bottom)."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    if len(boxes) > _MOST_PATHS:
        return []
    level = _merged(boxes[(height <= _THIN) & (width >= _SHORT)], along=0)
    upright = _merged(boxes[(width <= _THIN) & (height >= _SHORT)], along=1)
    if len(level) < 2 or len(upright) < 1:
        return []
    found = [_grid(level[rows], upright[columns]) for rows, columns in _connected(level, upright)]
    return sorted((one for one in found if one is not None), key=lambda one: (one.ys[0], one.xs[0]))


def _merged(lines: Floats, along: int) -> Floats:
    """Lines that go on in one another as one."""
    across = 1 - along
    middles = (lines[:, across] + lines[:, across + 2]) / 2
    done: list[list[float]] = []
    for at in np.lexsort((lines[:, along], (middles / _TOUCH).round())).tolist():
        line, middle = lines[at], float(middles[at])
        last = done[-1] if done else None
        if last is not None and abs(last[2] - middle) <= _TOUCH / 2 and line[along] <= last[1] + _TOUCH:
            last[1] = max(last[1], float(line[along + 2]))
        else:
            done.append([float(line[along]), float(line[along + 2]), middle])
    return np.array(done, np.float32).reshape(-1, 3)


def _connected(level: Floats, upright: Floats) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The lines that hang together: numbers of level ones and of upright ones that meet them."""
    meets = (
        (level[:, None, 0] <= upright[None, :, 2] + _TOUCH)
        & (level[:, None, 1] >= upright[None, :, 2] - _TOUCH)
        & (upright[None, :, 0] <= level[:, None, 2] + _TOUCH)
        & (upright[None, :, 1] >= level[:, None, 2] - _TOUCH)
    )
    left = set(range(len(level)))
    while left:
        rows, columns = {left.pop()}, set[int]()
        while True:
            more = set(np.flatnonzero(meets[sorted(rows)].any(axis=0)).tolist()) - columns
            columns |= more
            again = set(np.flatnonzero(meets[:, sorted(columns)].any(axis=1)).tolist()) - rows if columns else set()
            rows |= again
            if not more and not again:
                break
        left -= rows
        if len(rows) > 1 and columns:
            yield np.array(sorted(rows)), np.array(sorted(columns))


def _grid(level: Floats, upright: Floats) -> Grid | None:
    """The grid of lines that hang together; None where they part nothing into two columns."""
    ys = _apart([*level[:, 2].tolist(), float(upright[:, 0].min()), float(upright[:, 1].max())])
    xs = _apart([*upright[:, 2].tolist(), float(level[:, 0].min()), float(level[:, 1].max())])
    if len(xs) < 3 or not len(ys) >= 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    cells, owners = _cells(level, upright, xs, ys)
    if len({cell.left for cell in cells}) < 2:
        return None
    return Grid(tuple(xs), tuple(ys), cells, owners)


def _apart(places: Sequence[float]) -> list[float]:
    """The places in order, those too near to the one before left out."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] >= _CELL:
            found.append(place)
    return found


def _cells(
    level: Floats, upright: Floats, xs: Sequence[float], ys: Sequence[float]
) -> tuple[tuple[Cell, ...], NDArray[np.int64]]:
    """The cells, places that no line parts being one, and which cell each place is of."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owners = np.arange(rows * columns).reshape(rows, columns)
    for row, column in np.ndindex(rows, columns):
        if column + 1 < columns and not _is_ruled(upright, xs[column + 1], ys[row], ys[row + 1]):
            owners[owners == owners[row, column + 1]] = owners[row, column]
        if row + 1 < rows and not _is_ruled(level, ys[row + 1], xs[column], xs[column + 1]):
            owners[owners == owners[row + 1, column]] = owners[row, column]
    _, firsts, owners = np.unique(owners, return_index=True, return_inverse=True)
    owners = owners.reshape(rows, columns)
    cells = []
    for number in range(len(firsts)):
        mine = np.argwhere(owners == number)
        (top, left), (bottom, right) = mine.min(axis=0), mine.max(axis=0)
        cells.append(Cell(int(top), xs[left], ys[top], xs[right + 1], ys[bottom + 1]))
    return tuple(cells), owners


def _is_ruled(lines: Floats, place: float, start: float, end: float) -> bool:
    """Whether a line runs along most of this side of a cell."""
    near = lines[np.abs(lines[:, 2] - place) < _CELL]
    covered = np.minimum(near[:, 1], end) - np.maximum(near[:, 0], start)
    return bool(np.clip(covered, 0, None).sum() >= _RULED * (end - start))


_ITEM: Final = direct.function("FPDFPage_GetObject", ctypes.c_void_p)
_KIND: Final = direct.function("FPDFPageObj_GetType")
