"""Characters become lines: runs of neighbours, ordered by column and row, with their text and places.

A run is a stretch of characters drawn one after the other on one line without a wide gap. Runs are found with numpy,
for there are thousands of characters; rows and columns are found in plain Python, for a page has a hundred runs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from clausecheck.reading import tracking
from clausecheck.reading.columns import reading_order
from clausecheck.reading.glyphs import bold
from clausecheck.reading.gutters import Gutters
from clausecheck.reading.roles import Role
from clausecheck.reading.runs import OrderedLine, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from clausecheck.reading.glyphs import Floats, Glyphs
    from clausecheck.reading.rulings import Grid

# In heights of the smaller of two characters.
_WIDE_GAP: Final = 0.8
_WORD_GAP: Final = 0.17
_BACK_STEP: Final = 0.3
_LETTER_GAP: Final = 0.1
# The share of the characters of a table that its lines may part from the next of their word.
_CUT_WORDS: Final = 0.002
_SMALL: Final = 0.8
# Points; broken files set characters in no size at all, or in one beyond measure.
_LEAST_SIZE: Final = np.float32(0.5)
_MOST_SIZE: Final = np.float32(10_000)

_SUPERSCRIPT: Final = {ord(a): ord(b) for a, b in zip("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", strict=True)}


@dataclass(frozen=True, slots=True, eq=False)
class PageLines:
    """The m lines of one page in reading order.

    `text` holds the lines, a newline after each; `lefts` has the left edge of each of its characters in tenths of
    a point, as in `Layout`. Per line: `starts` into `text`, `boxes` (m x 4, as if the lines stood upright), `places`
    (the same on the page as shown), `turns` (of the line, as in `Layout`), `columns` (m x 2, left and right edge of the
    text column), `sizes` (height of its characters, points), `bold`, `openings` (width of the first word, points),
    `roles` (as `tables.Role`).
    """

    text: str
    lefts: NDArray[np.uint16]
    starts: NDArray[np.uint32]
    boxes: Floats
    places: Floats
    turns: NDArray[np.uint8]
    columns: Floats
    sizes: Floats
    bold: NDArray[np.bool_]
    openings: Floats
    roles: NDArray[np.uint8]


def of_glyphs(glyphs: Glyphs, textpage: Any, gutters: Gutters, grids: Sequence[Grid] = ()) -> PageLines:
    """The lines of a page. `gutters` remembers where the columns of earlier pages parted; `grids` are ruled tables."""
    if not len(glyphs.codes):
        return NOTHING
    grids = [grid for grid in grids if not _cuts_words(glyphs, grid)] if grids else ()
    starts = _run_starts(glyphs, grids)
    runs = _runs(glyphs, starts)

    return _assemble(glyphs, textpage, starts, reading_order(runs, gutters, _words(glyphs, starts), grids))


def joined(parts: Sequence[PageLines]) -> PageLines:
    """The lines of one page: those of its upright text, then those of its text in other directions."""
    if len(parts) == 1:
        return parts[0]
    parts = [parts[0], *(replace(part, roles=np.full_like(part.roles, Role.TURNED)) for part in parts[1:])]
    offsets = np.cumsum([0] + [len(part.text) for part in parts[:-1]]).tolist()
    columns = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in ("lefts", "boxes", "places", "turns", "columns", "sizes", "bold", "openings", "roles")
    }
    starts = np.concatenate([part.starts + np.uint32(offset) for part, offset in zip(parts, offsets, strict=True)])
    return PageLines(text="".join(part.text for part in parts), starts=starts, **columns)


def _words(glyphs: Glyphs, starts: NDArray[np.int64]) -> Callable[[Run], str]:
    """A function that gives the characters of a run: columns and tables ask for those of some runs only."""

    @cache
    def spelled() -> tuple[str, list[int]]:
        """All characters with their blanks, and where each character is in it."""
        places = np.arange(len(glyphs.codes)) + np.cumsum(glyphs.spaced)
        text = np.full(len(glyphs.codes) + np.count_nonzero(glyphs.spaced), ord(" "), "<u4")
        text[places] = glyphs.codes
        return text.tobytes().decode("utf-32-le", "replace"), np.append(places[starts], len(text)).tolist()

    def words(run: Run) -> str:
        text, places = spelled()
        return text[places[run.number] : places[run.number + 1]].strip()

    return words


def _run_starts(glyphs: Glyphs, grids: Sequence[Grid]) -> NDArray[np.int64]:
    x0, top, x1, bottom = glyphs.boxes.T
    height = bottom - top
    smaller = np.minimum(height[1:], height[:-1])
    overlap = np.minimum(bottom[1:], bottom[:-1]) - np.maximum(top[1:], top[:-1])
    gap = x0[1:] - x1[:-1]
    onward = (gap < _WIDE_GAP * smaller) & (x0[1:] > x0[:-1] - _BACK_STEP * smaller)
    right_to_left = ((glyphs.codes >= 0x590) & (glyphs.codes <= 0x8FF)) | (glyphs.codes >= 0xFB1D) & (
        glyphs.codes <= 0xFEFC
    )
    if right_to_left.any():
        onward |= right_to_left[1:] & (np.abs(x0[:-1] - x1[1:]) < _WIDE_GAP * smaller)
    breaks = ~(onward & (overlap > 0.5 * smaller))
    for grid in grids:
        # A line between two cells parts what is set too close for a gap to part it.
        breaks |= np.diff(_cells(glyphs, grid)) != 0
    return np.flatnonzero(np.concatenate(([True], breaks)))


def _cells(glyphs: Glyphs, grid: Grid) -> NDArray[np.int64]:
    """The numbers of the cells in which the glyphs stand, -1 outside of all."""
    x0, top, x1, bottom = glyphs.boxes.T
    return grid.cells_at((x0 + x1) / 2, (top + bottom) / 2)


def _cuts_words(glyphs: Glyphs, grid: Grid) -> bool:
    """Whether lines go through words: then they are of a drawing, not of a table."""
    cells = _cells(glyphs, grid)
    x0, top, x1, bottom = glyphs.boxes.T
    near = (np.abs(x0[1:] - x1[:-1]) < _LETTER_GAP * (bottom - top)[1:]) & (np.abs(np.diff(bottom)) < 1)
    cut = near & ~glyphs.spaced[1:] & (np.diff(cells) != 0)
    return int(np.count_nonzero(cut)) > _CUT_WORDS * int(np.count_nonzero(cells >= 0))


def _runs(glyphs: Glyphs, starts: NDArray[np.int64]) -> list[Run]:
    ends = np.append(starts[1:], len(glyphs.codes))
    x0, top = (np.minimum.reduceat(glyphs.boxes[:, i], starts) for i in (0, 1))
    x1, bottom = (np.maximum.reduceat(glyphs.boxes[:, i], starts) for i in (2, 3))
    columns = (array.tolist() for array in (x0, top, x1, bottom, ends - starts))
    return [Run(i, *values) for i, values in enumerate(zip(*columns, strict=True))]


def _assemble(glyphs: Glyphs, textpage: Any, starts: NDArray[np.int64], lines: list[OrderedLine]) -> PageLines:
    run_order = np.array([run for line in lines for run in line.runs], np.int64)
    runs_per_line = np.array([len(line.runs) for line in lines], np.int64)
    lengths = np.diff(np.append(starts, len(glyphs.codes)))[run_order]
    # Glyph numbers in reading order: each run's range, one after the other.
    run_at = np.cumsum(lengths) - lengths
    order = np.arange(lengths.sum()) + np.repeat(starts[run_order] - run_at, lengths)
    line_at = run_at[np.cumsum(runs_per_line) - runs_per_line]

    boxes, codes = glyphs.boxes[order], glyphs.codes[order]
    height = boxes[:, 3] - boxes[:, 1]
    spaced = glyphs.spaced[order]
    gap = boxes[1:, 0] - boxes[:-1, 2]
    spaced[1:] |= gap > _WORD_GAP * np.minimum(height[1:], height[:-1])
    spaced[run_at] = True
    spaced[line_at] = False
    line_of = np.repeat(np.arange(len(lines)), np.add.reduceat(lengths, np.cumsum(runs_per_line) - runs_per_line))
    sizes = np.clip(_medians(height, line_of, line_at), _LEAST_SIZE, _MOST_SIZE)
    codes = _raise_marks(codes, boxes, sizes[line_of], line_of)
    spaced = tracking.closed(spaced, codes, gap, height, line_of)

    # Where each glyph goes: after the glyphs, spaces and newlines before it.
    places = np.arange(len(order)) + np.cumsum(spaced) + line_of
    total = len(order) + int(spaced.sum()) + len(lines)
    text = np.full(total, ord(" "), "<u4")
    lefts = np.zeros(total, np.uint16)
    shown = glyphs.places[order]
    sides = ((0, 2), (1, 3), (2, 0), (3, 1))[glyphs.turn]
    edges = np.clip(shown[:, sides] * 10, 0, 65535).round().astype(np.uint16)
    text[places] = codes
    lefts[places] = edges[:, 0]
    before = np.flatnonzero(spaced)
    lefts[places[before] - 1] = edges[before - 1, 1]
    ends = np.append(line_at[1:], len(order)) - 1
    text[places[ends] + 1] = ord("\n")
    lefts[places[ends] + 1] = edges[ends, 1]
    return PageLines(
        text.tobytes().decode("utf-32-le", "replace"),
        lefts,
        places[line_at].astype(np.uint32),
        _line_boxes(boxes, line_at),
        _line_boxes(shown, line_at),
        np.full(len(lines), glyphs.turn, np.uint8),
        np.array([(line.left, line.right) for line in lines], np.float32),
        sizes,
        _bold(textpage, glyphs.indices[order], line_at),
        _openings(lefts, np.sort(np.concatenate((places[before] - 1, places[ends] + 1))), places[line_at]),
        np.array([line.role for line in lines], np.uint8),
    )


def _medians(height: Floats, line_of: NDArray[np.int64], line_at: NDArray[np.int64]) -> Floats:
    lengths = np.diff(line_at, append=len(height))
    ranked = np.lexsort((height, line_of))
    return np.asarray(height[ranked[line_at + lengths // 2]], np.float32)


def _line_boxes(boxes: Floats, line_at: NDArray[np.int64]) -> Floats:
    low = np.minimum.reduceat(boxes[:, :2], line_at)
    high = np.maximum.reduceat(boxes[:, 2:], line_at)
    return np.hstack((low, high))


def _raise_marks(
    codes: NDArray[np.uint32], boxes: Floats, size: Floats, line_of: NDArray[np.int64]
) -> NDArray[np.uint32]:
    """Codes with small raised digits as superscript digits, so that `Article 5¹` never reads Article 51."""
    height = boxes[:, 3] - boxes[:, 1]
    small = np.flatnonzero(height < _SMALL * size)
    if not len(small):
        return codes
    floor = np.full(int(line_of[-1]) + 1, -np.inf)
    np.maximum.at(floor, line_of[height >= _SMALL * size], boxes[height >= _SMALL * size, 3])
    codes = codes.copy()
    for i in small.tolist():
        if boxes[i, 3] < floor[line_of[i]] - 0.1 * size[i]:
            codes[i] = _SUPERSCRIPT.get(int(codes[i]), int(codes[i]))
    return codes


def _bold(textpage: Any, indices: NDArray[np.int64], line_at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a line is set in bold: its first character and its last are."""
    ends = np.append(line_at[1:], len(indices)) - 1
    found = bold(textpage, indices[line_at])
    found[found] = bold(textpage, indices[ends[found]])
    return found


def _openings(lefts: NDArray[np.uint16], blanks: NDArray[np.int64], line_starts: NDArray[np.int64]) -> Floats:
    """The width of each line's first word: from its start to the first blank after it."""
    word_ends = blanks[np.searchsorted(blanks, line_starts)]
    return np.asarray(np.abs(lefts[word_ends].astype(np.float32) - lefts[line_starts]) / 10, np.float32)


NOTHING: Final = PageLines(
    "",
    np.zeros(0, np.uint16),
    np.zeros(0, np.uint32),
    np.zeros((0, 4), np.float32),
    np.zeros((0, 4), np.float32),
    np.zeros(0, np.uint8),
    np.zeros((0, 2), np.float32),
    np.zeros(0, np.float32),
    np.zeros(0, np.bool_),
    np.zeros(0, np.float32),
    np.zeros(0, np.uint8),
)
