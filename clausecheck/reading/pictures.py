"""Pictures of parts of PDF pages: the words of a finding as the page shows them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby
from typing import Final

import pypdfium2

from clausecheck.errors import DamagedError
from clausecheck.reading.region import SCALE, Region

# Shades of grey: letters stay smooth, and the file a third of what full colour takes.
_SHADES: Final = 12
_MOST_PIXELS: Final = 4_000_000


def drawn(name: str, data: bytes, regions: Sequence[Region], password: str | None = None) -> list[bytes]:
    """A PNG for each region, in their order; empty where the page cannot be drawn.

    Raises DamagedError if the PDF does not open.
    """
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        raise DamagedError(name, f"the PDF cannot be opened to be shown ({error})", "Look at it in a viewer.") from None
    try:
        done: dict[Region, bytes] = {}
        for number, ones in groupby(sorted(set(regions)), key=lambda one: one.page):
            done |= _of_page(document, number, tuple(ones))
    finally:
        document.close()
    return [done.get(one, b"") for one in regions]


def _of_page(document: pypdfium2.PdfDocument, number: int, regions: Sequence[Region]) -> dict[Region, bytes]:
    if not 1 <= number <= len(document):
        return {}
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return {}
    try:
        return {one: _drawn(page, one) for one in regions}
    finally:
        page.close()


def _drawn(page: pypdfium2.PdfPage, region: Region) -> bytes:
    width, height = page.get_size()
    inside = max(0.0, region.x0), max(0.0, height - region.bottom), max(0.0, width - region.x1), max(0.0, region.top)
    if region.width * region.height * SCALE**2 > _MOST_PIXELS:
        return b""
    try:
        bitmap = page.render(scale=SCALE, crop=inside, grayscale=True, may_draw_forms=False)
    except (pypdfium2.PdfiumError, ValueError):
        return b""
    picture = bitmap.to_pil().convert("L").quantize(_SHADES)
    bitmap.close()
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
