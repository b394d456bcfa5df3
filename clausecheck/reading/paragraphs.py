"""Lines become paragraphs: which line ends are only the typesetter's, and which end a block.

The signs are those a reader uses: the gap above a line, a change of size, weight or indentation, a line that stops
although the next word would have fitted, a numbering mark. No sign decides alone where the text could merely be
wrapped there.
"""

from __future__ import annotations

import itertools
import re
from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from clausecheck.reading.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausecheck.reading.glyphs import Floats
    from clausecheck.reading.layout import Lines

# Shares of a line's height.
_MORE_SPACE: Final = 0.2
_OTHER_SIZE: Final = 0.12
_INDENT: Final = 0.6
_SPACE: Final = 0.25
# How a footnote begins.
_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽"
# A column of so many lines shows its own width; columns that begin within so many points are alike.
_FULL: Final = 8
_ALIKE: Final = 12.0
_OVERRUN: Final = 3.0
# The distance from line to line in headings, against that of the body, both in heights.
_LOOSEST: Final = 1.15

_MARK: Final = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxl]{1,6}|[IVXL]{1,6})[.)](?=\s|$)|\d{1,2}(?:\.\d{1,3}){1,3}\.?\s|[—–•‣▪●-]\s|"
    r"(?:(?:ARTICLE|Article|Art\.|ANNEX|CHAPTER|TITLE|SECTION|PART|Chapter|Title|Section|Part|Annex)"
    r"\s+[\dIVXLA-Z][\w.-]*)(?=[\s:]|$))"
)
_LABEL: Final = re.compile(
    r"(?:art(?:icle|[íi]culo|\.)?|annexe?|anexo|chap(?:ter|itre)|cap[íi]tulo|title|t[íi]tulo|titre"
    r"|sect?i[oó]n|part(?:ie|e)?)"
    r"\s+[\dIVXLCA-Z][\dIVXLCA-Z.-]*(?: ?bis| ?ter)?[.:]?",
    re.IGNORECASE,
)
_CUT: Final = ("-", "\u2010", "\u2011", "\u00ad")
# A line that ends a sentence or an item: one of these signs, perhaps within brackets or quotation marks.
_ENDS: Final = frozenset(".;:!?")
_CLOSING: Final = ")]’”\"'»"
# Characters; no label of an article or a chapter is longer.
_LONGEST_LABEL: Final = 60
_PROSE: Final = frozenset({Role.PROSE, Role.OPENING})
_CELLS: Final = frozenset({Role.ROW, Role.CELL, Role.REST})
# How many lines are looked at in one go.
_BATCH: Final = 4096


class Seam(IntEnum):
    """What stands between a line and the next."""

    WRAP = 0
    LINE = 1
    BLOCK = 2
    CELL = 3


class _Signs(NamedTuple):
    """What the places of a line and of the next say about the seam between them; see `_signs`."""

    gap: bool
    follows: bool
    room: bool
    bolder: bool
    resized: float
    inward: float
    centred: bool
    next_centred: bool
    role: int
    next_role: int


def seams(lines: Lines) -> list[Seam]:
    """For each line but the last, what stands between it and the next in reading order."""
    if len(lines) < 2:
        return []
    words = itertools.pairwise(lines.all_words())
    return [_seam(signs, *both) for signs, both in zip(_signs(lines), words, strict=True)]


def _seam(signs: _Signs, words: str, next_words: str) -> Seam:
    if signs.next_role == Role.OPENING:
        return Seam.BLOCK
    if not (signs.role in _PROSE and signs.next_role in _PROSE) and (
        signs.role != signs.next_role or signs.role in _CELLS
    ):
        return _cell_seam(signs.role, signs.next_role)
    if signs.gap or signs.bolder or next_words[0] in _RAISED:
        return Seam.BLOCK
    ended = words.rstrip(_CLOSING)[-1:] in _ENDS
    room, follows = signs.room, signs.follows
    # Small capitals within a sentence make a line look smaller; the sentence goes on all the same.
    if signs.resized > _OTHER_SIZE and (ended or room or not follows or signs.resized > 2 * _OTHER_SIZE):
        return Seam.BLOCK
    if words.endswith(_CUT) and words[-2:-1].isalpha() and next_words[0].isalpha():
        return Seam.WRAP
    heads = len(words) < _LONGEST_LABEL and _LABEL.fullmatch(words) and not next_words[0].islower()
    if heads or ((room or not follows) and len(next_words) < _LONGEST_LABEL and _LABEL.fullmatch(next_words)):
        return Seam.BLOCK
    if room and signs.centred and follows:
        # A centred heading of several lines: its first line may stop anywhere.
        return Seam.WRAP if signs.next_centred else Seam.BLOCK
    indented = follows and abs(signs.inward) > _INDENT
    if (ended or room or indented) and _MARK.match(next_words):
        return Seam.BLOCK
    if room:
        return Seam.LINE if ended or not next_words[0].islower() else Seam.WRAP
    if ended and follows and signs.inward > _INDENT:
        return Seam.LINE
    return Seam.WRAP


def _cell_seam(role: int, next_role: int) -> Seam:
    """What stands between two lines of which one at least is in a table: each row of it is a block of its own."""
    if role not in _CELLS or next_role not in (Role.CELL, Role.REST):
        return Seam.BLOCK
    return Seam.CELL if next_role == Role.CELL else Seam.WRAP


def _signs(lines: Lines) -> Iterator[_Signs]:
    """For each line but the last: whether a gap follows; whether the next line stands under it; whether the next
    line's first word would have fitted at its end; whether the weight changes; by what share the size changes; how far
    the next line is indented, in heights; whether each of the two is centred; their roles.
    """
    boxes, sizes = lines.boxes, lines.sizes
    this, below = boxes[:-1], boxes[1:]
    size, next_size = sizes[:-1], sizes[1:]
    columns = _edges(lines)
    follows = (lines.pages[:-1] == lines.pages[1:]) & (below[:, 1] > this[:, 1]) & (below[:, 0] < this[:, 2])
    usual = _usual_leading(lines)
    rounded, which = np.unique(size.round().astype(int), return_inverse=True)
    leading = np.array([usual.get(one, np.nan) for one in rounded.tolist()])[which.ravel()]
    leading = np.where(np.isnan(leading), 1.3 * size, leading)
    gap = follows & (below[:, 3] - this[:, 3] > leading + _MORE_SPACE * size)
    right = columns[:, 1] - boxes[:, 2]
    room = right[:-1] > lines.openings[1:] + _SPACE * size
    left = boxes[:, 0] - columns[:, 0]
    centred = (left > sizes) & (np.abs(left - right) < 0.5 * sizes)
    found = (
        gap,
        follows,
        room,
        lines.bold[:-1] != lines.bold[1:],
        np.abs(size - next_size) / np.maximum(size, next_size),
        (below[:, 0] - this[:, 0]) / size,
        centred[:-1],
        centred[1:],
        lines.roles[:-1],
        lines.roles[1:],
    )
    for at in range(0, len(size), _BATCH):
        yield from map(_Signs, *(column[at : at + _BATCH].tolist() for column in found))


def _edges(lines: Lines) -> Floats:
    """Left and right edge of each line's column, by the lines in it; a column of few lines is as wide as its like.

    A word too long for the column runs over its edge; that does not move the edge.
    """
    if not len(lines):
        return lines.columns
    left_at, right_at = lines.columns.round().astype(np.int64).T & 0xFFFF
    keys = lines.pages.astype(np.int64) << 32 | left_at << 16 | right_at
    _, column, counts = np.unique(keys, return_inverse=True, return_counts=True)
    column = column.ravel()
    left, right = np.full(len(counts), np.inf), np.full(len(counts), -np.inf)
    np.minimum.at(left, column, lines.boxes[:, 0])
    np.maximum.at(right, column, lines.boxes[:, 2])
    full = np.flatnonzero(counts >= _FULL)
    own = right.copy()
    for one in range(len(counts)) if len(full) else ():
        like = full[np.abs(left[full] - left[one]) < _ALIKE]
        if len(like):
            usual = float(np.median(own[like]))
            right[one] = max(own[one], usual) if counts[one] < _FULL else min(own[one], usual + _OVERRUN)
    return np.column_stack((left, right))[column].astype(np.float32)


def _usual_leading(lines: Lines) -> dict[int, float]:
    """Per size of type (rounded, points), the usual distance from one line to the next.

    Headings mostly have one line, and what follows them is no measure; so no size is set looser than the body.
    """
    if len(lines) < 2:
        return {}
    below = lines.boxes[1:, 3] - lines.boxes[:-1, 3]
    sizes = lines.sizes.round().astype(int)
    next_to = (
        (lines.pages[1:] == lines.pages[:-1]) & (sizes[1:] == sizes[:-1]) & (below > 0) & (below < 3 * lines.sizes[1:])
    )
    found, counts = np.unique(sizes[1:][next_to], return_counts=True)
    usual = {size: _mode(below[next_to & (sizes[1:] == size)]) for size in found.tolist()}
    if not usual:
        return {}
    body = int(found[np.argmax(counts)])
    ratio = _LOOSEST * usual[body] / body
    return {size: min(distance, ratio * size) for size, distance in usual.items()}


def _mode(values: Floats) -> float:
    halves, counts = np.unique((values * 2).round(), return_counts=True)
    return float(halves[np.argmax(counts)]) / 2
