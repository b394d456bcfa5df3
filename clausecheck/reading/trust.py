"""How far the reading of a page can be relied on, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pypdfium2.raw as pdfium

from clausecheck.agreement import Page, Trust

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from clausecheck.reading.glyphs import Glyphs

# Fewer characters than this beside a large image are a stamp or a page number, not the page's text.
_FEW: Final = 40
_COVERING: Final = 0.5
# The share of characters without meaning that makes a page unreadable.
_GARBLED: Final = 0.1
# The share that makes it doubtful.
_DOUBTFUL: Final = 0.01
_IS_MEANINGLESS: Final = np.zeros(0x10000, np.bool_)
for _first, _last in ((0x00, 0x1F), (0x7F, 0x9F), (0xE000, 0xF8FF), (0xFFFD, 0xFFFD)):
    _IS_MEANINGLESS[_first : _last + 1] = True
_ANEW: Final = "With --ocr always its image is read anew"
_ODD: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")


def unreadable(number: int) -> Page:
    """A page that the PDF names but does not hold."""
    return Page(number, 0.0, 0.0, Trust.GARBLED, "the page is damaged and could not be loaded")


def graded(number: int, page: Any, glyphs: Sequence[Glyphs], *, hidden: bool = False) -> Page:
    """The page with its trust grade. `glyphs` are its characters, those of each direction, `hidden` if not drawn."""
    width, height = glyphs[0].width, glyphs[0].height
    codes = np.concatenate([part.codes for part in glyphs])
    covered = image_share(page, width * height) if hidden or len(codes) < _FEW else 0.0
    return Page(number, width, height, *_grade(codes, covered, hidden=hidden))


def _grade(codes: NDArray[np.uint32], covered: float, *, hidden: bool) -> tuple[Trust, str, str]:
    """Grade, reason and remedy. `covered` is the share of the page that images cover, where that counts."""
    count = len(codes)
    if count < _FEW and covered > _COVERING:
        return (
            Trust.IMAGE_ONLY,
            f"an image covers {min(covered, 1.0):.0%} of the page and there is no text under it",
            "",
        )
    if not count:
        return Trust.BLANK, "", ""
    if (share := _meaningless(codes)) > _GARBLED:
        return Trust.GARBLED, f"{share:.0%} of the characters have no readable code in their font", ""
    if hidden and covered > _COVERING:
        return Trust.OCR, "the page is an image; its words are the hidden text that another program put under it", _ANEW
    return Trust.DIGITAL, "", ""


def is_doubtful(page: Page, text: str) -> bool:
    """Whether a page that counts as readable has signs of a font that is not: they call for a second opinion."""
    return page.trust is Trust.DIGITAL and len(_ODD.findall(text)) > _DOUBTFUL * len(text)


def _meaningless(codes: NDArray[np.uint32]) -> float:
    return float(np.count_nonzero(_IS_MEANINGLESS[np.minimum(codes, 0xFFFF)])) / len(codes)


def image_share(page: Any, area: float) -> float:
    """The share of the page that its images cover, those inside forms included one level deep."""
    covered = 0.0
    for i in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(item) not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        edges = [pdfium.c_float() for _ in range(4)]
        if pdfium.FPDFPageObj_GetBounds(item, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered / area if area else 0.0
