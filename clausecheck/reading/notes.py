"""Footnotes: small type at the foot of a page, kept out of the sentences that run over the page break."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from clausecheck.reading.roles import Role

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clausecheck.reading.layout import Lines

# A note is set smaller than the text by at least this much.
_SMALLER: Final = 0.94
# How a note begins: a raised number, a number or letter of its own, an asterisk.
_MARK: Final = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁽*†‡]|\(?(?:\d{1,3}|[a-z])\)?[.)]?(?:\s|$)")


def find(lines: Lines, aside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which lines are footnotes. `aside` marks the lines that are no text at all."""
    notes = np.zeros(len(lines), np.bool_)
    if not len(lines):
        return notes
    small = (lines.sizes < _SMALLER * body_size(lines)) & ~aside & (lines.roles <= Role.OPENING)
    running = False
    for start, end in lines.page_ranges():
        foot = _foot(lines, start, end, small, aside) if small[start:end].any() else []
        # A note may run on from the page before; otherwise the first must carry a mark.
        while foot and not running and not _MARK.match(lines.words(foot[0])):
            foot.pop(0)
        notes[foot] = True
        running = bool(foot)
    return notes


def body_size(lines: Lines) -> float:
    """The size that most characters are set in."""
    sizes, which = np.unique((lines.sizes * 4).round() / 4, return_inverse=True)
    return float(sizes[np.argmax(np.bincount(which.ravel(), weights=lines.ends - lines.starts))])


def _foot(lines: Lines, start: int, end: int, small: NDArray[np.bool_], aside: NDArray[np.bool_]) -> list[int]:
    """The small lines of a page under which no larger line stands, in reading order; none if all are small."""
    text = [i for i in range(start, end) if not aside[i]]
    large = [i for i in text if not small[i]]
    if not large:
        return []
    return [i for i in text if small[i] and not any(_is_under(lines, i, other) for other in large)]


def _is_under(lines: Lines, line: int, other: int) -> bool:
    """Whether the other line stands lower, in the same column."""
    x0, top, x1, _ = lines.boxes[line].tolist()
    other_x0, other_top, other_x1, _ = lines.boxes[other].tolist()
    return bool(other_top > top and other_x0 < x1 and x0 < other_x1)
