"""Characters of symbol fonts (ECMA-376 part 1, §17.3.3.30), which stand where other fonts have letters.

Word gives their place in the font, or that place moved up to the private area of Unicode, F000 to F0FF.
"""

from __future__ import annotations

import re
from typing import Final

_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
PRIVATE: Final = re.compile("[\uf020-\uf0ff]")
"""A character of a symbol font among other words."""
_CAPITALS: Final = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SMALL: Final = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL: Final = {
    **dict(enumerate(_CAPITALS, 0x41)), **dict(enumerate(_SMALL, 0x61)),
    0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xCE: "∈", 0xD2: "®",
    0xD3: "©", 0xD4: "™", 0xD6: "√", 0xD7: "⋅", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS: Final = {
    0x6C: "•", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip


def symbol(code: str, font: str) -> str:
    """The character of a `w:sym`; the replacement character for a picture that no letter stands for."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= place <= 0xF0FF:
        return _drawn(place - 0xF000, font)
    if _is_pictures(font) or font.lower() == "symbol":
        return _drawn(place, font)
    return chr(place) if 0x20 <= place < 0xD800 else ""


def spelled(words: str, font: str) -> str:
    """Words in which characters of a symbol font stand in the private area."""
    return PRIVATE.sub(lambda found: _drawn(ord(found[0]) - 0xF000, font), words)


def _drawn(place: int, font: str) -> str:
    if _is_pictures(font):
        return _WINGDINGS.get(place, _UNKNOWN)
    letter = chr(place) if 0x20 <= place < 0x7F else ""
    if font.lower() == "symbol":
        return _SYMBOL.get(place, letter or _UNKNOWN)
    # A font that only a style names: signs are told apart by their place, letters are letters.
    return letter or _SYMBOL.get(place) or _WINGDINGS.get(place, _UNKNOWN)


def _is_pictures(font: str) -> bool:
    return font.lower().startswith(("wingdings", "webdings"))
