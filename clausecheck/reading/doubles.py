"""Characters drawn twice in nearly the same place: the poor man's bold, and text under its own shadow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clausecheck.reading.glyphs import Floats, Glyphs

# How far the copy may lie from its original, in heights of the character and, for `ll` is no copy, in widths.
_NEAR: Final = 0.2
_NARROW: Final = 0.4
# Marks a second letter of a ligature among the keys.
_SECOND: Final = 1 << 60
# Letters of these scripts (Hebrew to Arabic) overlap as they join.
_JOINED: Final = (0x590, 0x8FF)
# Points; the grid on which copies are looked for, then a second time half a cell further.
_GRID: Final = 4.0


def removed(glyphs: Glyphs) -> Glyphs:
    """The glyphs without second copies."""
    if len(glyphs.codes) < 2 or not _suspected(glyphs):
        return glyphs
    copies = _copies(glyphs, 0.0) | _copies(glyphs, _GRID / 2)
    if not copies.any():
        return glyphs
    kept = ~copies
    return replace(
        glyphs,
        codes=glyphs.codes[kept],
        boxes=glyphs.boxes[kept],
        places=glyphs.boxes[kept] if glyphs.places is glyphs.boxes else glyphs.places[kept],
        spaced=glyphs.spaced[kept],
        indices=glyphs.indices[kept],
    )


def _suspected(glyphs: Glyphs) -> bool:
    """A cheap look: a character on top of the one before, or two stretches of characters that begin in one place."""
    same = np.flatnonzero(glyphs.codes[1:] == glyphs.codes[:-1])
    same = same[_near(glyphs.boxes[same + 1], glyphs.boxes[same])]
    if len(same) and not _second_parts(glyphs)[same + 1].all():
        return True
    x0, top, _, bottom = glyphs.boxes.T
    below = np.abs(top[1:] - top[:-1]) > _NEAR * (bottom - top)[1:]
    starts = np.append(0, np.flatnonzero((x0[1:] < x0[:-1]) | below) + 1)
    codes, boxes = glyphs.codes[starts], glyphs.boxes[starts]
    return any(bool((np.diff(np.sort(_keys(codes, boxes, shift))) == 0).any()) for shift in (0.0, _GRID / 2))


def _copies(glyphs: Glyphs, shift: float) -> NDArray[np.bool_]:
    """Which glyphs have their like, drawn before, in the same cell of the grid."""
    keys = _keys(glyphs.codes, glyphs.boxes, shift) + _second_parts(glyphs) * _SECOND
    order = np.argsort(keys, kind="stable")
    keys, boxes = keys[order], glyphs.boxes[order]
    same = (keys[1:] == keys[:-1]) & _near(boxes[1:], boxes[:-1])
    copies = np.zeros(len(order), np.bool_)
    copies[order[1:][same]] = True
    return copies & ((glyphs.codes < _JOINED[0]) | (glyphs.codes > _JOINED[1]))


def _second_parts(glyphs: Glyphs) -> NDArray[np.bool_]:
    """Which glyphs are the second letter of a ligature: both letters have the one box, and nothing is between them."""
    boxes = glyphs.boxes
    same = (boxes[1:] == boxes[:-1]).all(axis=1) & (np.diff(glyphs.indices) == 1)
    return np.append(False, same)


def _near(ones: Floats, others: Floats) -> NDArray[np.bool_]:
    """Whether each box lies on its like."""
    width, height = ones[:, 2] - ones[:, 0], ones[:, 3] - ones[:, 1]
    aside, below = np.abs(ones[:, 0] - others[:, 0]), np.abs(ones[:, 1] - others[:, 1])
    return np.asarray((aside < np.minimum(_NEAR * height, _NARROW * width)) & (below < _NEAR * height), np.bool_)


def _keys(codes: NDArray[np.uint32], boxes: Floats, shift: float) -> NDArray[np.int64]:
    cells = ((np.clip(boxes[:, :2], 0, 60_000) + shift) / _GRID).astype(np.int64)
    return (codes.astype(np.int64) << 32) | (cells[:, 0] << 16) | cells[:, 1]
