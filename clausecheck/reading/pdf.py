"""PDF: pages to lines, lines to one text with its layout, and the projections that make it read like the treaty.

PDFium is not thread-safe: one thread of a process reads at a time.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from clausecheck.agreement import Trust
from clausecheck.errors import DamagedError, DocumentError, EncryptedError, FormatError
from clausecheck.reading import doubles, flow, glyphs, lines, rulings, scans, second_opinion, trust
from clausecheck.reading.gutters import Gutters
from clausecheck.reading.halves import LONG, SecondHalf, first_half
from clausecheck.reading.layout import Collector
from clausecheck.reading.ocr import NO_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from clausecheck.agreement import Page, Text
    from clausecheck.reading.limits import Limits
    from clausecheck.reading.ocr import ReadPage

_REPAIR: Final = "Open it in a PDF viewer and save it again as PDF, or check a plain text copy."


def read(
    name: str,
    data: bytes,
    *,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    limits: Limits,
    recognised: Mapping[int, ReadPage] = NO_PAGES,
) -> Text:
    """The text of a PDF with its layout. `recognised` are pages read by OCR, which stand in for those of the PDF.

    Raises EncryptedError, DamagedError, FormatError or LimitError.
    """
    with _document(name, data, password) as document:
        limits.check_pages(name, len(document))
        total = len(document)
        beside = SecondHalf(data, password, first_half(total) + 1, total) if total >= LONG else None
        read = _with(recognised, _all_pages(document, beside))
        pages, collected, doubtful = _collected(name, read, total, progress, limits)
        if not any(page.width for page in pages):
            raise DamagedError(name, "no page of the PDF can be loaded", _REPAIR)
        text = flow.arranged(collected, tuple(pages))
        # Only now, for the second engine takes its memory when the lines have given theirs back.
        pages = second_opinion.checked(document, pages, doubtful)
    return replace(text, layout=replace(text.layout, pages=tuple(pages)))


def some_pages(data: bytes, password: str | None, first: int, last: int) -> Iterator[ReadPage]:
    """The pages `first` to `last` of a PDF, for the process that reads the second half."""
    with _document("", data, password) as document:
        yield from _read_pages(document, first, last)


def pages_alone(name: str, data: bytes, numbers: Sequence[int], *, password: str | None = None) -> bytes:
    """Some pages as a PDF of their own, as large as they are shown and not encrypted, for OCR. Raises DocumentError."""
    with _document(name, data, password) as document, _new_document() as alone:
        try:
            alone.import_pages(document, [number - 1 for number in numbers])
            for page in alone:
                page.set_mediabox(*page.get_bbox())
            buffer = io.BytesIO()
            alone.save(buffer)
        except pypdfium2.PdfiumError:
            raise DamagedError(name, "pages of the PDF cannot be copied", _REPAIR) from None
        return buffer.getvalue()


def recognised_pages(name: str, data: bytes) -> list[ReadPage]:
    """The pages of a PDF made by OCR; those whose image is of an empty sheet are graded blank. Raises DocumentError."""
    with _document(name, data, None) as document:
        pages = _read_pages(document, 1, len(document))
        return [
            (replace(page, trust=Trust.BLANK), read)
            if not read.text and scans.is_empty(document, page.number)
            else (page, read)
            for page, read in pages
        ]


def _with(recognised: Mapping[int, ReadPage], pages: Iterator[ReadPage]) -> Iterator[ReadPage]:
    """The pages, those that were read by OCR instead of the PDF's own, and as large as these."""
    for page, read in pages:
        if page.number not in recognised:
            yield page, read
            continue
        scanned, words = recognised[page.number]
        yield replace(scanned, width=page.width, height=page.height), words


def _read_pages(document: pypdfium2.PdfDocument, first: int, last: int) -> Iterator[ReadPage]:
    fonts, gutters = glyphs.Fonts(), Gutters()
    for number in range(first, last + 1):
        yield _page(document, number, fonts, gutters)


def _all_pages(document: pypdfium2.PdfDocument, beside: SecondHalf | None) -> Iterator[ReadPage]:
    """Every page in order; the second half of a long document from where it was read, or else from here."""
    total = len(document)
    if beside is None:
        yield from _read_pages(document, 1, total)
        return
    half = done = first_half(total)
    yield from _read_pages(document, 1, half)
    for page in beside.pages():
        yield page
        done += 1
    if done < total:
        # What is read anew must not depend on where the other process stopped.
        rest = _read_pages(document, half + 1, total)
        yield from (page for i, page in enumerate(rest, half) if i >= done)


def _collected(
    name: str,
    read_pages: Iterator[ReadPage],
    total: int,
    progress: Callable[[int, int], None] | None,
    limits: Limits,
) -> tuple[list[Page], Collector, list[int]]:
    """The pages, their lines, and the numbers of the pages whose characters are to be doubted."""
    pages: list[Page] = []
    collected = Collector()
    doubtful: list[int] = []
    for number, (page, read) in enumerate(read_pages, 1):
        if trust.is_doubtful(page, read.text):
            doubtful.append(number)
        collected.add(page, read)
        pages.append(page)
        limits.check_characters(name, collected.characters)
        if progress is not None:
            progress(number, total)
    return pages, collected, doubtful


def _page(document: pypdfium2.PdfDocument, number: int, fonts: glyphs.Fonts, gutters: Gutters) -> ReadPage:
    with _loaded(document, number - 1) as (page, textpage):
        if page is None:
            return trust.unreadable(number), lines.NOTHING
        found = glyphs.of_page(page, textpage, fonts)
        hidden = scans.is_hidden(textpage, found[0])
        if hidden:
            found = [scans.straightened(part, textpage) for part in found]
        # Only the upright text has columns that tell of the next page's.
        memories = (gutters, *(Gutters() for _ in found[1:]))
        tables = [[] for _ in found] if hidden else _grids(page, found)
        read = [
            lines.of_glyphs(doubles.removed(part), textpage, memory, grids)
            for part, memory, grids in zip(found, memories, tables, strict=True)
        ]
        return trust.graded(number, page, found, hidden=hidden), lines.joined(read)


def _grids(page: Any, found: Sequence[glyphs.Glyphs]) -> list[list[rulings.Grid]]:
    """The ruled tables of a page, for its characters of each direction, as these see them."""
    strokes = rulings.strokes(page)
    if not len(strokes):
        return [[] for _ in found]
    shown = pdfium.FPDFPage_GetRotation(page)
    return [rulings.grids(glyphs.turned(page, strokes, (shown - part.turn) % 4)) for part in found]


@contextmanager
def _loaded(document: pypdfium2.PdfDocument, index: int) -> Iterator[tuple[Any, Any]]:
    """The page and its text page, closed on leaving; (None, None) for a page PDFium cannot load."""
    page = pdfium.FPDF_LoadPage(document.raw, index)
    textpage = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        yield (page, textpage) if textpage else (None, None)
    finally:
        if textpage:
            pdfium.FPDFText_ClosePage(textpage)
        if page:
            pdfium.FPDF_ClosePage(page)


@contextmanager
def _new_document() -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument.new()
    try:
        yield document
    finally:
        document.close()


@contextmanager
def _document(name: str, data: bytes, password: str | None) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        raise _failure(name, error, password) from None
    try:
        if not len(document):
            raise DamagedError(name, "the PDF has no pages", _REPAIR)
        yield document
    finally:
        document.close()


def _failure(name: str, error: pypdfium2.PdfiumError, password: str | None) -> DocumentError:
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_PASSWORD:
        if password is None:
            return EncryptedError(name, "the PDF needs a password", "Give its password.")
        return EncryptedError(name, "the password does not open the PDF", "Give the right password.")
    if code == pdfium.FPDF_ERR_SECURITY:
        return EncryptedError(
            name, "the PDF is encrypted in a way that cannot be opened", "Save it without encryption."
        )
    if code == pdfium.FPDF_ERR_FORMAT:
        return DamagedError(name, "the PDF is damaged", _REPAIR)
    return FormatError(name, "the PDF cannot be opened", _REPAIR)
