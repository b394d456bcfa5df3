"""Letter-spaced headings: `A R T I C L E  5` is set wide, not written as eight words."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clausecheck.reading.glyphs import Floats

# The fewest letters that make a spaced word, and by how much more two words are apart, in heights.
_LEAST: Final = 4
_WORD_APART: Final = 0.12


def closed(
    spaced: NDArray[np.bool_], codes: NDArray[np.uint32], gaps: Floats, heights: Floats, line_of: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Where a space stands before a character, without those between the letters of a spaced word.

    `gaps` (one fewer than characters) is the free width between each character and the next.
    """
    lone = spaced[1:-1] & spaced[2:] if len(spaced) > 2 else np.zeros(0, np.bool_)
    if np.count_nonzero(lone) < _LEAST - 2:
        return spaced
    # A stretch of lone characters: each with a space before and after, or at an end of its line.
    first = np.append(True, line_of[1:] != line_of[:-1])
    last = np.append(first[1:], True)
    alone = (spaced | first) & (np.append(spaced[1:], True) | last)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], alone, [False])).astype(np.int8)))
    spaced = spaced.copy()
    stretches = edges.reshape(-1, 2)
    for start, end in stretches[stretches[:, 1] - stretches[:, 0] >= _LEAST].tolist():
        for low, high in _by_line(start, end, line_of):
            if _is_word(codes[low:high]):
                between = gaps[low : high - 1]
                wide = between.min() + _WORD_APART * heights[low]
                spaced[low + 1 : high] &= between > wide
    return spaced


def _by_line(start: int, end: int, line_of: NDArray[np.int64]) -> list[tuple[int, int]]:
    cuts = [start, *(np.flatnonzero(np.diff(line_of[start:end])) + start + 1).tolist(), end]
    return list(itertools.pairwise(cuts))


def _is_word(codes: NDArray[np.uint32]) -> bool:
    """Whether the characters are capitals enough, and not the marks of a table."""
    letters = [chr(code) for code in codes.tolist() if chr(code).isupper()]
    return len(letters) >= max(_LEAST, 0.6 * len(codes)) and len(set(letters)) > 2
