"""Lines become paragraphs: which line ends are only the typesetter's, and which end a block.

The signs are those a reader uses: the gap above a line, a change of size, weight or indentation, a line that stops
although the next word would have fitted, a numbering mark. No sign decides alone where the text could merely be
wrapped there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
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
_ENDED: Final = re.compile(r"[.;:!?][)\]’”\"'»]*$")


class Seam(IntEnum):
    """What stands between a line and the next."""

    WRAP = 0
    LINE = 1
    BLOCK = 2


def seams(lines: Lines) -> list[Seam]:
    """For each line but the last, what stands between it and the next in reading order."""
    leading = _usual_leading(lines)
    lines = replace(lines, columns=_edges(lines))
    return [_seam(lines, i, leading) for i in range(len(lines) - 1)]


def _seam(lines: Lines, i: int, leading: dict[int, float]) -> Seam:
    this, below = lines.boxes[i], lines.boxes[i + 1]
    size, next_size = float(lines.sizes[i]), float(lines.sizes[i + 1])
    follows = bool(lines.pages[i] == lines.pages[i + 1] and below[1] > this[1] and below[0] < this[2])
    if follows:
        space = float(below[3] - this[3])
        if space > leading.get(round(size), 1.3 * size) + _MORE_SPACE * size:
            return Seam.BLOCK
    words, next_words = lines.words(i), lines.words(i + 1)
    ended = _ENDED.search(words) is not None
    room = _room(lines, i, next_words)
    if bool(lines.bold[i]) != bool(lines.bold[i + 1]) or next_words[0] in _RAISED:
        return Seam.BLOCK
    # Small capitals within a sentence make a line look smaller; the sentence goes on all the same.
    unlike = abs(size - next_size) / max(size, next_size)
    if unlike > _OTHER_SIZE and (ended or room or not follows or unlike > 2 * _OTHER_SIZE):
        return Seam.BLOCK
    if words.endswith(_CUT) and words[-2:-1].isalpha() and next_words[0].isalpha():
        return Seam.WRAP
    heads = _LABEL.fullmatch(words) and not next_words[0].islower()
    if heads or ((room or not follows) and _LABEL.fullmatch(next_words)):
        return Seam.BLOCK
    if room and _centred(lines, i) and follows:
        # A centred heading of several lines: its first line may stop anywhere.
        return Seam.WRAP if _centred(lines, i + 1) else Seam.BLOCK
    marked = _MARK.match(next_words) is not None
    indented = follows and abs(float(below[0] - this[0])) > _INDENT * size
    if marked and (ended or room or indented):
        return Seam.BLOCK
    if room:
        return Seam.LINE if ended or not next_words[0].islower() else Seam.WRAP
    if ended and follows and float(below[0] - this[0]) > _INDENT * size:
        return Seam.LINE
    return Seam.WRAP


def _room(lines: Lines, i: int, next_words: str) -> bool:
    """Whether the first word of the next line would have fitted at the end of this one."""
    start = int(lines.starts[i + 1])
    end = start + len(next_words.split(" ", 1)[0])
    width = (int(lines.lefts[end]) - int(lines.lefts[start])) / 10
    return float(lines.columns[i, 1] - lines.boxes[i, 2]) > width + _SPACE * float(lines.sizes[i])


def _edges(lines: Lines) -> Floats:
    """Left and right edge of each line's column, by the lines in it; a column of few lines is as wide as its like.

    A word too long for the column runs over its edge; that does not move the edge.
    """
    if not len(lines):
        return lines.columns
    keys = np.column_stack((lines.pages, lines.columns.round()))
    _, column, counts = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
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


def _centred(lines: Lines, i: int) -> bool:
    left = float(lines.boxes[i, 0] - lines.columns[i, 0])
    right = float(lines.columns[i, 1] - lines.boxes[i, 2])
    return bool(left > lines.sizes[i]) and abs(left - right) < 0.5 * lines.sizes[i]


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
