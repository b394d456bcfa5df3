"""Fonts without a character map, repaired where the fault is known.

A Word file printed to PDF can lose the map of a subset font. PDFium then reports glyph numbers as characters. In the
fonts that Windows ships the glyphs stand in the order of the old Macintosh character set, so the number 37 (`%`) is a
B: every character is shifted by 29. `PRÉAM%ULE` is a PRÉAMBULE.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]

_FIRST: Final = 3
_ORDER: Final = (
    "".join(map(chr, range(32, 127))) + "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ"
    "∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙ"
)
_TABLE: Final = np.array([0] * _FIRST + [ord(letter) for letter in _ORDER], np.uint32)
# Far above the alphabets of Windows' own fonts stand their special spaces.
_SPACES_FROM: Final = 0x0B00
# The share of the repaired characters that must be what a text is made of.
_CERTAIN: Final = 0.85
# Signs that a treaty hardly uses, and that shifted letters turn into.
_TELLTALE: Final = np.isin(np.arange(257), [*range(3, 9), *map(ord, "%*=<>\\¶@#$^{}|~&·¸´¨")])


def suspicious(codes: Codes) -> bool:
    """Whether some character could be a glyph number; a cheap look before a dear one.

    A control character is always suspicious, a rare sign inside a word.
    """
    odd = np.flatnonzero(_TELLTALE[np.minimum(codes[1:-1], 256)]) + 1
    return bool((codes[odd] < 9).any() or (_are_letters(codes[odd - 1]) & _are_letters(codes[odd + 1])).any())


def _are_letters(codes: Codes) -> NDArray[np.bool_]:
    small = codes | 0x20
    return ((small >= ord("a")) & (small <= ord("z"))) | (codes >= 0xC0)


def repaired(codes: Codes, unmapped: NDArray[np.bool_]) -> Codes | None:
    """The codes with the unmapped ones shifted back, None where that does not give letters."""
    numbers = codes[unmapped]
    found = np.where(numbers < len(_TABLE), _TABLE[np.minimum(numbers, len(_TABLE) - 1)], 0)
    found = np.where(numbers >= _SPACES_FROM, ord(" "), found).astype(np.uint32)
    text = "".join(map(chr, found.tolist()))
    letters = sum(letter.isalpha() or letter in " ’‘-–,.;:()/" for letter in text)
    if letters < _CERTAIN * len(text) or not _looks_written(text):
        return None
    codes = codes.copy()
    codes[unmapped] = found
    return codes


def _looks_written(text: str) -> bool:
    """Whether a longer text has the vowels that a language has; a random shift has few."""
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    vowels = sum(letter in "aeiouyáàâäãåéèêëíìîïóòôöõúùûü" for letter in letters)
    return len(letters) < 40 or vowels > 0.25 * len(letters)
