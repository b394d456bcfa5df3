"""Formulas on one line, as plain text for mathematics writes them: `P=(a+b)/2`, `x²` (ECMA-376 part 1, §22.1).

Without the signs between them, a fraction or a power would read as one number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clausecheck.reading.scribe import raised
from clausecheck.reading.word.package import W

if TYPE_CHECKING:
    from lxml import etree

M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WORDS: Final = frozenset({M + "t", W + "t"})
_PROPERTIES: Final = "Pr"


def linear(element: etree._Element) -> str:
    """A formula, or a piece of one, as one line."""
    if element.tag in _WORDS:
        return element.text or ""
    match str(element.tag).removeprefix(M):
        case "f":
            return f"{_grouped(element, 'num')}/{_grouped(element, 'den')}"
        case "sSup":
            return _piece(element, "e") + _power(element)
        case "sSub":
            return f"{_piece(element, 'e')}_{_grouped(element, 'sub')}"
        case "sSubSup":
            return f"{_piece(element, 'e')}_{_grouped(element, 'sub')}{_power(element)}"
        case "rad":
            return f"{raised(_piece(element, 'deg'))}√{_grouped(element, 'e')}"
        case "d":
            opening, closing = (
                _sign(element, "dPr", name, usual) for name, usual in (("begChr", "("), ("endChr", ")"))
            )
            return opening + "|".join(linear(one) for one in element.iterchildren(M + "e")) + closing
        case "nary":
            sign = _sign(element, "naryPr", "chr", "∫")
            return f"{sign}_{_grouped(element, 'sub')}^{_grouped(element, 'sup')} {_piece(element, 'e')}"
    return "".join(linear(child) for child in element if not str(child.tag).endswith(_PROPERTIES))


def _piece(element: etree._Element, name: str) -> str:
    child = element.find(M + name)
    return linear(child) if child is not None else ""


def _grouped(element: etree._Element, name: str) -> str:
    piece = _piece(element, name).strip()
    return piece if piece.isalnum() or not piece else f"({piece})"


def _power(element: etree._Element) -> str:
    power = _piece(element, "sup")
    return raised(power) if power.isdecimal() else f"^{_grouped(element, 'sup')}"


def _sign(element: etree._Element, properties: str, name: str, usual: str) -> str:
    found = element.find(f"{M}{properties}/{M}{name}")
    return str(found.get(M + "val", "")) if found is not None else usual
