"""The characters of a PDF page with their boxes, fetched from PDFium in bulk.

A call through ctypes costs more than the work PDFium does in it, so the loops over characters run in C: plain function
pointers without declared types, whose arguments are made once and used for every page, called by `map`, results
straight into memory that numpy reads. That is ten times as fast as asking for one box at a time.
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from clausecheck.reading import direct, fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

Floats = NDArray[np.float32]

_REPLACEMENT: Final = 0xFFFD
_HYPHEN: Final = ord("-")
# What PDFium puts in place of a hyphen at a line end.
_PDFIUM_HYPHENS: Final = (0x02, 0xFFFE)
_SPACES: Final = (0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x00, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000)
# Looked up instead of compared: characters past the table are no spaces.
_IS_SPACE: Final = np.isin(np.arange(0x3002), _SPACES)
# How many boxes are fetched at a time.
_BATCH: Final = 4096
# The weight from which type is bold.
_BOLD: Final = 600
# So many characters above each other are a line on its side.
_CLIMBING: Final = 6


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """The n visible characters of one page, in the order in which the file draws them.

    `codes` are code points; `boxes` is n x 4 (x0, top, x1, bottom) in points from the top left of the page, turned
    so that its text is upright; `places` the same on the page as shown, which differs where a page shows its text on
    its side or askew. `spaced` says that a space stands before the character; `indices` are PDFium's own numbers of the
    characters. `turn` is the direction of the lines on the page as shown, in quarter turns clockwise.
    """

    width: float
    height: float
    codes: NDArray[np.uint32]
    boxes: Floats
    places: Floats
    spaced: NDArray[np.bool_]
    indices: NDArray[np.int64]
    turn: int = 0


@dataclass(slots=True)
class Fonts:
    """What the pages before showed: whether the document has fonts without a character map that could be repaired."""

    repaired: bool = False


def of_page(page: Any, textpage: Any, known: Fonts) -> list[Glyphs]:
    """The characters of a loaded PDFium page and its text page: those upright, then those in other directions."""
    size = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    count = max(0, pdfium.FPDFText_CountChars(textpage))
    codes = _readable(textpage, _codes(textpage, count), known)
    visible = np.flatnonzero(~_IS_SPACE[np.minimum(codes, len(_IS_SPACE) - 1)])
    boxes = _loose_boxes(textpage, visible)
    if not np.isfinite(boxes).all():
        placed = np.isfinite(boxes).all(axis=1)
        visible, boxes = visible[placed], boxes[placed]
    shown = pdfium.FPDFPage_GetRotation(page) % 4
    places = turned(page, boxes, shown)
    # The blanks between two visible characters are those between their indices.
    spaced = np.diff(visible, prepend=-1) > 1
    found = []
    for upright, members in _directions(textpage, visible, places):
        mine = places[members]
        boxed = mine if upright == shown else turned(page, boxes[members], upright)
        found.append(
            Glyphs(
                *size, codes[visible[members]], boxed, mine, spaced[members], visible[members], (shown - upright) % 4
            )
        )
    return found


def _directions(textpage: Any, visible: NDArray[np.int64], places: Floats) -> Iterator[tuple[int, Any]]:
    """The quarter turns, clockwise, that set characters upright, and which ones they are; the most frequent first."""
    sample = visible[:: max(1, len(visible) // 24)]
    usual = np.bincount(_turns(textpage, sample), minlength=4)
    if np.count_nonzero(usual) < 2 and not _climbs(places, int(np.argmax(usual))):
        yield int(np.argmax(usual)), slice(None)
        return
    turns = _turns(textpage, visible)
    for turn in np.argsort(-np.bincount(turns, minlength=4), kind="stable").tolist():
        members = np.flatnonzero(turns == turn)
        if len(members):
            yield turn, members


def _turns(textpage: Any, indices: NDArray[np.int64]) -> NDArray[np.int64]:
    angles = np.fromiter(map(_ANGLE, repeat(direct.handle(textpage)), indices.tolist()), np.float64, len(indices))
    return np.rint(-angles / (math.pi / 2)).astype(np.int64) % 4


def _climbs(places: Floats, turn: int) -> bool:
    """Whether several characters follow each other across the direction of the page's text."""
    across, along = (np.abs(np.diff(places[:, side])) for side in ((1, 0) if turn % 2 == 0 else (0, 1)))
    size = (places[1:, 3] - places[1:, 1]) if turn % 2 == 0 else (places[1:, 2] - places[1:, 0])
    return bool(np.count_nonzero((along < 0.3 * size) & (across > 0.2 * size) & (across < 2 * size)) >= _CLIMBING)


def _readable(textpage: Any, codes: NDArray[np.uint32], known: Fonts) -> NDArray[np.uint32]:
    """The codes, with those repaired that are glyph numbers of a font without a character map."""
    if not known.repaired and not fonts.suspicious(codes):
        return codes
    flags = np.fromiter(map(_IS_UNMAPPED, repeat(direct.handle(textpage)), range(len(codes))), np.int32, len(codes))
    unmapped = (flags == 1) & (codes != 0) & (codes != ord("\n")) & (codes != ord("\r"))
    repaired = fonts.repaired(codes, unmapped) if unmapped.any() else None
    if repaired is None:
        return codes
    known.repaired = True
    return repaired


def _codes(textpage: Any, count: int) -> NDArray[np.uint32]:
    buffer = np.zeros(count + 1, np.uint16)
    pointer = ctypes.cast(buffer.ctypes.data, ctypes.POINTER(ctypes.c_ushort))
    written = pdfium.FPDFText_GetText(textpage, 0, count, pointer) - 1 if count else 0
    codes = buffer[:count].astype(np.uint32)
    if written != count or ((codes & 0xF800) == 0xD800).any():
        # Characters without a code, or outside the basic plane: the text no longer has one unit per character.
        codes = np.fromiter(map(_UNICODE, repeat(direct.handle(textpage)), range(count)), np.uint32, count)
    for sign in _PDFIUM_HYPHENS:
        codes[codes == sign] = _HYPHEN
    codes[((codes & 0xFFFFF800) == 0xD800) | (codes > 0x10FFFF)] = _REPLACEMENT
    return codes


def _loose_boxes(textpage: Any, indices: NDArray[np.int64]) -> Floats:
    """The boxes in PDF space, n x 4: left, top, right, bottom; as high as the font and not as the letter."""
    boxes = np.empty((len(indices), 4), np.float32)
    handle = repeat(direct.handle(textpage))
    for at in range(0, len(indices), _BATCH):
        batch = indices[at : at + _BATCH].tolist()
        _BOXES[:] = 0
        deque(map(_LOOSE_BOX, handle, batch, _BOX_PLACES), 0)
        boxes[at : at + len(batch)] = _BOXES[: len(batch)]
    return boxes


def bold(textpage: Any, indices: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of the characters, by their numbers, are set in bold."""
    weights = map(_WEIGHT, repeat(direct.handle(textpage)), indices.tolist())
    return np.fromiter(weights, np.int64, len(indices)) >= _BOLD


def turned(page: Any, boxes: Floats, quarters: int) -> Floats:
    """Boxes in PDF space as boxes on the page turned clockwise by quarters."""
    frame = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, frame)
    left, top, right, bottom = boxes.T
    x0, x1 = left - frame.left, right - frame.left
    y0, y1 = bottom - frame.bottom, top - frame.bottom
    width, height = frame.right - frame.left, frame.top - frame.bottom
    turned = np.empty_like(boxes)
    turned[:, 0], turned[:, 1], turned[:, 2], turned[:, 3] = (
        lambda: (x0, height - y1, x1, height - y0),
        lambda: (y0, x0, y1, x1),
        lambda: (width - x1, y0, width - x0, y1),
        lambda: (height - y1, width - x1, height - y0, width - x0),
    )[quarters]()
    low, high = turned[:, :2], turned[:, 2:]
    if (low > high).any():
        turned = np.hstack((np.minimum(low, high), np.maximum(low, high)))
    return turned


_UNICODE: Final = direct.function("FPDFText_GetUnicode", ctypes.c_uint)
_IS_UNMAPPED: Final = direct.function("FPDFText_HasUnicodeMapError")
_LOOSE_BOX: Final = direct.function("FPDFText_GetLooseCharBox")
_WEIGHT: Final = direct.function("FPDFText_GetFontWeight")
_ANGLE: Final = direct.function("FPDFText_GetCharAngle", ctypes.c_float)

# Where PDFium writes the boxes of one batch, and the arguments that say so. One thread of a process reads at a time.
_BOXES: Final = np.zeros((_BATCH, 4), np.float32)
_BOX_PLACES: Final = [ctypes.c_void_p.from_param(_BOXES.ctypes.data + 16 * i) for i in range(_BATCH)]
