"""A second engine on some pages: where PDFium and pdfplumber's engine read different letters, the page says so.

The second engine is fifty times as slow, so it sees the doubtful pages and a sample of the others, the same each time.
Only letters and digits are counted, not their order: order is ours, letters are the engines'.
"""

from __future__ import annotations

import io
import logging
import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pypdfium2

from clausecheck.agreement import Page, Trust

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# One page in so many is looked at, at most so many; all again as many where one of them disagrees.
_EVERY: Final = 250
_MOST: Final = 5
_MORE: Final = 12
# Doubtful pages beyond these are graded by the first engine alone.
_DOUBTFUL: Final = 12
# A document with fewer pages is not sampled: its doubtful pages tell.
_SHORT: Final = 150
# Letters; with fewer or far more, a page is no measure.
_FEWEST: Final = 200
_LONGEST: Final = 30_000
# Shares of the letters: what makes a disagreement, and what the second engine may fail to name.
_DIFFERENT: Final = 0.05
_UNNAMED: Final = 0.02


def checked(document: pypdfium2.PdfDocument, pages: Sequence[Page], doubtful: Sequence[int]) -> list[Page]:
    """The pages, those graded anew that the second engine reads otherwise. `doubtful` are page numbers to look at."""
    total = len(pages)
    sample = spread(total, min(_MOST, 1 + total // _EVERY)) if total >= _SHORT else []
    wrong = _disagreeing(document, pages, {*sample, *doubtful[:_DOUBTFUL]})
    if any(number in sample for number in wrong):
        wrong |= _disagreeing(document, pages, set(spread(total, _MORE)) - set(sample))
    return [_graded(page, wrong[page.number]) if page.number in wrong else page for page in pages]


def spread(total: int, wanted: int) -> list[int]:
    """So many page numbers, evenly spread and none at an end of the document."""
    return sorted({1 + total * (2 * at + 1) // (2 * wanted) for at in range(wanted)})


def _graded(page: Page, share: float) -> Page:
    reason = f"two engines differ in {share:.0%} of the letters on this page"
    return replace(page, trust=Trust.DISAGREE, reason=reason)


def _disagreeing(document: pypdfium2.PdfDocument, pages: Sequence[Page], numbers: Iterable[int]) -> dict[int, float]:
    """Of the pages with these numbers, those that the engines read differently, with the share that differs."""
    found = {}
    for number in sorted(numbers):
        if pages[number - 1].trust is Trust.DIGITAL and (share := _difference(document, number)) > _DIFFERENT:
            found[number] = share
    return found


def _difference(document: pypdfium2.PdfDocument, number: int) -> float:
    """The share of letters that the engines do not have in common; 0 where one of them cannot tell."""
    ours = _counted(_first_engine(document, number))
    if not _FEWEST <= ours.total() <= _LONGEST:
        return 0.0
    try:
        names = list(_second_engine(document, number))
    except Exception:
        # A damaged page that the first engine could mend; the second has no opinion then.
        return 0.0
    theirs = _counted(name for name in names if name is not None)
    if theirs.total() < _FEWEST or names.count(None) > _UNNAMED * len(names):
        return 0.0
    return max((ours - theirs).total(), (theirs - ours).total()) / max(ours.total(), theirs.total())


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(letter for letter in unicodedata.normalize("NFKC", "".join(texts)) if letter.isalnum())


def _first_engine(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number - 1]
    try:
        text = page.get_textpage()
        try:
            return str(text.get_text_range())
        finally:
            text.close()
    except pypdfium2.PdfiumError:
        return ""
    finally:
        page.close()


def _second_engine(document: pypdfium2.PdfDocument, number: int) -> Iterator[str | None]:
    """What each character of the page stands for by pdfplumber's engine, None where it cannot name one."""
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdftypes import PDFException

    # The engine says of damaged fonts what it thinks of them; nobody here prints.
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    names: list[str | None] = []

    class Device(PDFTextDevice):
        """Notes characters, draws nothing."""

        def render_string(self, textstate: Any, seq: Any, *_: Any) -> None:
            for item in seq:
                if isinstance(item, bytes):
                    names.extend(self._name(textstate.font, code) for code in textstate.font.decode(item))

        @staticmethod
        def _name(font: Any, code: int) -> str | None:
            try:
                return str(font.to_unichr(code))
            except PDFException:
                return None

    resources = PDFResourceManager(caching=False)
    interpreter = PDFPageInterpreter(resources, Device(resources))
    for page in PDFPage.get_pages(io.BytesIO(_alone(document, number)), caching=False):
        interpreter.process_page(page)
    yield from names


def _alone(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """The page as a file of its own: the second engine need not find its way through the whole of a damaged one."""
    single = pypdfium2.PdfDocument.new()
    try:
        single.import_pages(document, [number - 1])
        buffer = io.BytesIO()
        single.save(buffer)
        return buffer.getvalue()
    finally:
        single.close()
