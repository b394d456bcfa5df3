"""The pages at the end of an annotated PDF: the verdicts, and what is missing with the words that would say it."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable
from typing import Final

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from clausecheck.agreement import Agreement
from clausecheck.matching.findings import Report, Result
from clausecheck.reports.annotation.colours import COLOURS
from clausecheck.reports.notes import reading_notes
from clausecheck.reports.plain import clean
from clausecheck.reports.telling import place, suggestion, told
from clausecheck.reports.writer import Run

TITLE: Final = "Norm commitments (clausecheck)"
# The fonts that every viewer has know the letters of Latin-1 only.
_PLAIN: Final = str.maketrans(
    {"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "•": "-", "ł": "l", "Ł": "L"}
)
_NO_TIME: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def summary_pages(report: Report, run: Run) -> bytes:
    """The pages as a PDF of their own, A4; the same report gives the same bytes."""
    sheet = _Sheet()
    agreement = report.agreement
    sheet.heading(TITLE, 15)
    sheet.line(agreement.title or agreement.source.path, bold=True)
    sheet.line(f"{agreement.source.path}, SHA-256 {agreement.source.sha256}", grey=True)
    for note in reading_notes(report):
        sheet.line(note)
    children = {child for one in report.results if one.rule.children for child in one.rule.children.rules}
    for pack in run.rulebook.packs:
        results = [one for one in report.results if one.rule.pack == pack.id]
        if results:
            sheet.heading(pack.title, 12)
            sheet.verdicts(results, children)
    missing = [one for one in report.results if one.below_wanted and one.rule.id not in children and not one.waiver]
    if missing:
        sheet.heading("What is missing, and a clause that would say it", 13)
    for result in missing:
        _tell_missing(sheet, result, agreement)
    sheet.line(
        f"Made by clausecheck {run.version}. The pages before are as they were; only highlights were added.", grey=True
    )
    return sheet.done()


def _tell_missing(sheet: _Sheet, result: Result, agreement: Agreement) -> None:
    sheet.line(f"{result.rule.title}: {result.verdict.value}", bold=True, above=2.5)
    sheet.line(told(result))
    if result.expected is not None:
        place = agreement.provisions[result.expected.provision]
        sheet.line(f"It would stand at {place.citation}: {result.expected.why}.", grey=True)
    sheet.line(suggestion(result), italic=True)


class _Sheet:
    """A PDF that is written from top to bottom."""

    def __init__(self) -> None:
        self._pdf = FPDF(format="A4")
        self._pdf.set_creation_date(_NO_TIME)
        self._pdf.set_title(TITLE)
        self._pdf.set_margins(20, 18, 20)
        self._pdf.set_auto_page_break(True, margin=18)
        self._pdf.add_page()

    def heading(self, words: str, size: float) -> None:
        """A heading with space above it, on the page of what it heads."""
        if self._pdf.get_y() > 250:
            self._pdf.add_page()
        self._pdf.ln(3)
        self._write(words, "B", size)
        self._pdf.ln(1)

    def line(
        self, words: str, *, bold: bool = False, italic: bool = False, grey: bool = False, above: float = 0
    ) -> None:
        """A paragraph."""
        self._pdf.ln(above)
        self._pdf.set_text_color(90 if grey else 0)
        self._write(words, "B" * bold + "I" * italic, 9.5)
        self._pdf.set_text_color(0)

    def verdicts(self, results: Iterable[Result], children: set[str]) -> None:
        """A row a rule: verdict, title, place."""
        for result in results:
            red, green, blue = (round(255 * part) for part in COLOURS[result.verdict])
            self._pdf.set_fill_color(red, green, blue)
            self._pdf.set_font("Helvetica", "B", 8)
            self._pdf.cell(26, 5, _western(result.verdict.value), fill=True, align="C")
            self._pdf.set_font("Helvetica", "", 9)
            first = result.findings[0] if result.findings else None
            where = place(first.citation, first.page) if first else ""
            indent = "    " if result.rule.id in children else " "
            self._pdf.cell(100, 5, _western(self._fitting(indent + result.rule.title, 99)))
            self._pdf.cell(44, 5, _western(self._fitting(where, 43)), align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            self._pdf.ln(0.6)

    def done(self) -> bytes:
        """The file."""
        return bytes(self._pdf.output())

    def _write(self, words: str, style: str, size: float) -> None:
        self._pdf.set_font("Helvetica", style, size)
        self._pdf.multi_cell(0, size * 0.5, _western(words), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _fitting(self, words: str, width: float) -> str:
        """The words, cut where the cell ends."""
        shown = _western(words)
        while self._pdf.get_string_width(shown) > width and len(shown) > 1:
            shown = f"{shown[:-4].rstrip()}..."
        return shown


def _western(words: str) -> str:
    """The words in the letters that the font has: others without their accents, or a question mark."""
    plain = unicodedata.normalize("NFC", clean(words)).translate(_PLAIN)
    return "".join(letter if _has(letter) else _nearest(letter) for letter in plain)


def _nearest(letter: str) -> str:
    return next((one for one in unicodedata.normalize("NFKD", letter) if _has(one)), "?")


def _has(letter: str) -> bool:
    return ord(letter) < 0x100
