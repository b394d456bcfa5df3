"""Pages whose words come from OCR: known by their hidden text, and set straight before lines are made of them.

A scan shows an image; the words that OCR read in it lie over it, set in no colour at all. They stand where the image
shows them, so on a sheet that lay askew their lines climb, and the height of one and the same type differs from line to
line by a quarter. Only the upright `boxes` are mended, from which lines are made: `places` stay where the words are.
"""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    import pypdfium2
    from numpy.typing import NDArray

    from clausecheck.reading.glyphs import Floats, Glyphs

# The font of tesseract's own layer of text.
_PADDED: Final = "GlyphLessFont"
# How many characters are asked whether they are drawn, and the share that tells.
_SAMPLE: Final = 8
_MOSTLY: Final = 0.5
# An empty sheet: the dots per point that are looked at, how much darker than paper ink is, what share specks may cover.
_COARSE: Final = 0.5
_INK: Final = 60
_SPECKS: Final = 0.001
# A line that shows its slope has so many characters; the steepest slope (2.5 degrees or so) that is taken for a slip of
# the sheet rather than for text that stands so.
_LONG: Final = 20
_STEEP: Final = 0.05
# In heights of the smaller of two characters: what still is one line.
_BACK_STEP: Final = 0.3
_APART: Final = 3.0
# How far the height of a line may be from the usual one and be the same type all the same; and where the lines above
# and below it are of that type.
_SAME: Final = 0.16
_SAME_BETWEEN: Final = 0.35
# The share of a character's height that is below the line it stands on.
_DESCENT: Final = 0.2


def is_hidden(textpage: Any, glyphs: Glyphs) -> bool:
    """Whether most characters of the page are drawn in no colour, as OCR puts them over an image."""
    if not len(glyphs.indices):
        return False
    indices = glyphs.indices[:: max(1, len(glyphs.indices) // _SAMPLE)].tolist()
    modes = [_mode(textpage, index) for index in indices]
    return modes.count(pdfium.FPDF_TEXTRENDERMODE_INVISIBLE) > _MOSTLY * len(modes)


def is_empty(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether the page shows an empty sheet: hardly a dot on it is much darker than the paper."""
    page = document[number - 1]
    try:
        shown = page.render(scale=_COARSE, grayscale=True).to_numpy()
    finally:
        page.close()
    paper = float(np.median(shown))
    return bool(np.count_nonzero(shown < paper - _INK) < _SPECKS * shown.size)


def _mode(textpage: Any, index: int) -> int:
    item = pdfium.FPDFText_GetTextObject(textpage, index)
    return int(pdfium.FPDFTextObj_GetTextRenderMode(item)) if item else pdfium.FPDF_TEXTRENDERMODE_UNKNOWN


def straightened(glyphs: Glyphs, textpage: Any) -> Glyphs:
    """The glyphs with level lines whose heights are those of their type."""
    if len(glyphs.codes) < 2:
        return glyphs
    if _font(textpage, int(glyphs.indices[0])) == _PADDED:
        glyphs = _unpadded(glyphs)
    starts = _line_starts(glyphs.boxes)
    ends = np.append(starts[1:], len(glyphs.codes))
    slope = _slope(glyphs.boxes, starts, ends)
    boxes = _levelled(glyphs.boxes, slope, glyphs.width, glyphs.height)
    return replace(glyphs, boxes=_evened(boxes, slope, starts, ends))


def _font(textpage: Any, index: int) -> str:
    buffer = ctypes.create_string_buffer(64)
    pdfium.FPDFText_GetFontInfo(textpage, index, buffer, len(buffer), None)
    return buffer.value.decode("utf-8", "replace").partition("+")[2] or buffer.value.decode("utf-8", "replace")


def _unpadded(glyphs: Glyphs) -> Glyphs:
    """The glyphs of each word spread over its whole image: tesseract fits a word and a space after it into that."""
    # A word cut by a hyphen has no space before its other half, which begins a line.
    begins = glyphs.spaced.copy()
    begins[_line_starts(glyphs.boxes)] = True
    starts = np.flatnonzero(begins)
    lengths = np.diff(np.append(starts, len(glyphs.codes)))
    wider = np.repeat((lengths + 1) / lengths, lengths).astype(np.float32)
    first = np.repeat(starts, lengths)
    return replace(
        glyphs, boxes=_spread_out(glyphs.boxes, first, wider), places=_spread_out(glyphs.places, first, wider)
    )


def _spread_out(boxes: Floats, first: NDArray[np.int64], wider: Floats) -> Floats:
    """The boxes of words made wider along the line, from the edge where the word begins."""
    steps = (boxes[1:] - boxes[:-1])[first[1:] == first[:-1]]
    along, down = (float(np.median(steps[:, side])) if len(steps) else 0.0 for side in (0, 1))
    axis = 0 if abs(along) >= abs(down) else 1
    edge = axis if (along if axis == 0 else down) >= 0 else axis + 2
    spread = boxes.copy()
    for side in (axis, axis + 2):
        spread[:, side] = boxes[first, edge] + (boxes[:, side] - boxes[first, edge]) * wider
    return spread


def _line_starts(boxes: Floats) -> NDArray[np.int64]:
    """Where the lines begin that OCR found: each is drawn from left to right in one go."""
    x0, top, x1, bottom = boxes.T
    smaller = np.minimum(bottom[1:] - top[1:], bottom[:-1] - top[:-1])
    overlap = np.minimum(bottom[1:], bottom[:-1]) - np.maximum(top[1:], top[:-1])
    onward = (x0[1:] > x0[:-1] - _BACK_STEP * smaller) & (x0[1:] - x1[:-1] < _APART * smaller)
    return np.flatnonzero(np.append(True, ~(onward & (overlap > 0.5 * smaller))))


def _slope(boxes: Floats, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> float:
    """How far lines fall from left to right, as a share of the way; 0 where no line is long enough to tell."""
    slopes = [
        float(np.polyfit(boxes[start:end, 0], boxes[start:end, 3], 1)[0])
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        if end - start >= _LONG
    ]
    slope = float(np.median(slopes)) if slopes else 0.0
    return slope if abs(slope) < _STEEP else 0.0


def _levelled(boxes: Floats, slope: float, width: float, height: float) -> Floats:
    """The boxes turned about the middle of the page by as much as the lines slope."""
    across = ((boxes[:, 0] + boxes[:, 2]) / 2 - width / 2) * slope
    down = ((boxes[:, 1] + boxes[:, 3]) / 2 - height / 2) * slope
    return boxes + np.stack((down, -across, down, -across), axis=1).astype(np.float32)


def _evened(boxes: Floats, slope: float, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Floats:
    """The boxes, each as high as the type of its line and standing on its line."""
    lengths = ends - starts
    heights = _by_line(boxes[:, 3] - boxes[:, 1], starts, ends)
    widths = np.maximum.reduceat(boxes[:, 2], starts) - np.minimum.reduceat(boxes[:, 0], starts)
    # Some programs make a line as high as the box around it, and a line that climbs needs a higher box.
    candidates = (heights, np.maximum(heights - abs(slope) * widths, 0.3 * heights))
    sizes = min(candidates, key=lambda one: _spread(one, lengths))
    sizes = _of_their_type(sizes, lengths)
    floors = _by_line(boxes[:, 3] - _DESCENT * (boxes[:, 3] - boxes[:, 1]), starts, ends)
    bottoms = np.repeat(floors + _DESCENT * sizes, lengths)
    tops = bottoms - np.repeat(sizes, lengths)
    return np.stack((boxes[:, 0], tops, boxes[:, 2], bottoms), axis=1).astype(np.float32)


def _of_their_type(sizes: Floats, lengths: NDArray[np.int64]) -> Floats:
    """The sizes, those near enough to the page's usual size made that one."""
    usual = _usual(sizes, lengths)
    off = np.abs(sizes / usual - 1)
    same = off < _SAME
    between = np.append(True, same[:-1]) & np.append(same[1:], True) & (lengths >= _LONG) & (off < _SAME_BETWEEN)
    return np.where(same | between, np.float32(usual), sizes)


def _usual(sizes: Floats, lengths: NDArray[np.int64]) -> float:
    """The size of which half the characters are smaller."""
    order = np.argsort(sizes, kind="stable")
    total = np.cumsum(lengths[order])
    return float(sizes[order][np.searchsorted(total, total[-1] / 2)])


def _spread(sizes: Floats, lengths: NDArray[np.int64]) -> float:
    """By what share the size of a usual character is off the middle."""
    usual = _usual(sizes, lengths)
    return _usual(np.abs(sizes / usual - 1), lengths)


def _by_line(values: Floats, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Floats:
    """The median of each line."""
    medians = [np.median(values[start:end]) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    return np.array(medians, np.float32)
