"""Scans made from typed PDFs: each page becomes an image, askew, noisy, on its side, as a scanner would have it."""

from __future__ import annotations

import ctypes
import importlib.util
import io
import shutil
from collections.abc import Collection, Iterable
from typing import NamedTuple, TypeVar

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageFilter

T = TypeVar("T")
INSTALLED = shutil.which("tesseract") and (shutil.which("ocrmypdf") or importlib.util.find_spec("ocrmypdf"))


def needs_ocr(test: T) -> T:
    """Mark a test or a class of tests that needs the programs for OCR; without them it is skipped."""
    return pytest.mark.ocr(pytest.mark.skipif(not INSTALLED, reason="needs ocrmypdf and tesseract")(test))


class Sheet(NamedTuple):
    """How a sheet lay on the glass: dots per inch, grey noise (of 255), degrees askew, quarter turns clockwise."""

    dpi: int = 150
    noise: float = 0
    skew: float = 0
    quarters: int = 0


def scan(typed: bytes, sheet: Sheet | None = None, *, pages: Collection[int] | None = None) -> bytes:
    """The PDF with its pages as images, or only those with these numbers."""
    document, made = pypdfium2.PdfDocument(typed), pypdfium2.PdfDocument.new()
    for at in range(len(document)):
        if pages is None or at + 1 in pages:
            _add_image(made, _scanned(document[at], sheet or Sheet(), at))
        else:
            made.import_pages(document, [at])
    return saved(made)


def saved(document: pypdfium2.PdfDocument) -> bytes:
    """The bytes of a PDF."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _scanned(page: pypdfium2.PdfPage, sheet: Sheet, seed: int) -> tuple[Image.Image, float]:
    """The image of a page, and its dots per point."""
    image = page.render(scale=sheet.dpi / 72, grayscale=True).to_pil().convert("L")
    image = image.rotate(-sheet.skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    image = image.rotate(-90 * sheet.quarters, expand=True)
    if sheet.noise:
        random = np.random.default_rng(seed)
        grey = np.asarray(image.filter(ImageFilter.GaussianBlur(sheet.dpi / 300)), np.float32)
        grey = 0.85 * grey + 25 + random.normal(0, sheet.noise, grey.shape)
        image = Image.fromarray(grey.clip(0, 255).astype(np.uint8))
    return image, sheet.dpi / 72


def _add_image(document: pypdfium2.PdfDocument, scanned: tuple[Image.Image, float]) -> None:
    image, scale = scanned
    width, height = image.width / scale, image.height / scale
    page = document.new_page(width, height)
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=70)
    shown = pypdfium2.PdfImage.new(document)
    shown.load_jpeg(jpeg, pages=[page])
    shown.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page.insert_obj(shown)
    page.gen_content()


def with_hidden_text(scan: bytes, lines: Iterable[tuple[float, float, str]], size: float = 16) -> bytes:
    """The scan with words laid over its first page as another program's OCR would: at (x, y) from below, not drawn."""
    document = pypdfium2.PdfDocument(scan)
    page = document[0]
    for x, y, words in lines:
        item = pdfium.FPDFPageObj_NewTextObj(document, b"Helvetica", size)
        letters = (words + "\0").encode("utf-16-le")
        pdfium.FPDFText_SetText(item, ctypes.cast(letters, pdfium.FPDF_WIDESTRING))
        pdfium.FPDFPageObj_Transform(item, 1, 0, 0, 1, x, y)
        pdfium.FPDFTextObj_SetTextRenderMode(item, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
        pdfium.FPDFPage_InsertObject(page, item)
    page.gen_content()
    return saved(document)
