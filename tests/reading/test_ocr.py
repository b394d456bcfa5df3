"""Scans: pages that are images say how to have them read, and are read where the programs are installed.

In place of ocrmypdf, some tests start a script that does one thing only; those that need the real programs say so.
"""

from __future__ import annotations

import io
import sys
import textwrap
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from handmade import Line, page_of, pdf
from PIL import Image
from rapidfuzz import fuzz
from scanned import Sheet, needs_ocr, saved, scan, with_hidden_text

from clausecheck.agreement import Box, Text, Trust
from clausecheck.reading import Limits, read
from clausecheck.reading.process import ReadingProcess

WORDS = "The Parties shall cooperate on cybercrime."
PAGE = page_of("Article 5", "", WORDS, "They shall exchange information.", size=16, leading=30)
BEFORE = page_of("Article 4", "", "This Agreement applies to trade in goods.", WORDS, size=16, leading=30)
TYPED = pdf(PAGE)
MIXED = scan(pdf(BEFORE, PAGE), pages=[2])
# The words of Article 36 of the EU-Australia Framework Agreement (OJ L 237, 15.9.2017).
PROSE = textwrap.wrap(
    " ".join(
        """
    1. The Parties shall strengthen cooperation to prevent and combat high-technology, cyber- and electronic crimes and
    the distribution of illegal content, including terrorist content, via the internet, through exchanging information
    and practical experiences in compliance with their national legislation and international human rights obligations,
    within the limits of their responsibility. 2. The Parties shall exchange information in the fields of the education
    and training of cybercrime investigators, the investigation of cybercrime and digital forensic science. 3. The
    Parties shall promote the Budapest Convention on Cybercrime as the global standard against cybercrime at all
    appropriate levels.
    """.split()
    ),
    70,
)


def instead_of_ocr(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let a script take the place of ocrmypdf; `given` and `made` are the files it reads and writes."""
    head = "import pathlib, shutil, sys, pypdfium2\ngiven, made = map(pathlib.Path, sys.argv[-2:])\n"
    monkeypatch.setattr("clausecheck.reading.ocr._command", lambda: [sys.executable, "-c", head + code])


def box_of(text: Text, words: str, page: int) -> Box:
    """The box of the words on a page."""
    at = -1
    while (at := text.content.find(words, at + 1)) >= 0:
        (box,) = text.boxes(at, at + len(words))
        if box.page == page:
            return box
    raise AssertionError(f"{words!r} is not on page {page}")


class TestWithoutThePrograms:
    """What a user is told, and what becomes of failures."""

    def test_the_page_says_how_to_have_it_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("clausecheck.reading.ocr._command", lambda: None)
        _, text = read("scan.pdf", data=MIXED)
        digital, image = text.layout.pages
        assert (digital.trust, digital.reason, digital.remedy) == (Trust.DIGITAL, "", "")
        assert image.trust is Trust.IMAGE_ONLY
        assert "there is no text" in image.reason
        assert "pip install 'clausecheck[ocr]'" in image.remedy
        assert text.readable_share() == 0.5

    def test_never_starts_nothing_and_says_what_to_leave_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("clausecheck.reading.ocr._command", lambda: pytest.fail("OCR was asked for"))
        _, text = read("scan.pdf", data=MIXED, ocr="never")
        assert text.layout.pages[1].trust is Trust.IMAGE_ONLY
        assert "without --ocr never" in text.layout.pages[1].remedy

    @pytest.mark.parametrize("code", ["raise SystemExit(3)", "import time; time.sleep(60)"])
    def test_a_failure_leaves_the_page_unread_and_says_so(self, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
        instead_of_ocr(monkeypatch, code)
        _, text = read("scan.pdf", data=MIXED, limits=Limits(max_seconds=0.5))
        assert text.layout.pages[1].trust is Trust.IMAGE_ONLY
        assert text.layout.pages[1].reason.endswith("OCR failed on it")

    def test_a_page_that_ocr_fails_on_takes_no_other_with_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The script fails on any PDF with a page on its side, and gives others back with words on them."""
        code = (
            "document = pypdfium2.PdfDocument(given)\n"
            "if any(page.get_width() > page.get_height() for page in document): raise SystemExit(3)\n"
            f"made.write_bytes(bytes.fromhex('{TYPED.hex()}'))"
        )
        instead_of_ocr(monkeypatch, code)
        upright, lying = scan(TYPED), scan(TYPED, Sheet(quarters=1))
        document = pypdfium2.PdfDocument(upright)
        document.import_pages(pypdfium2.PdfDocument(lying))
        document.import_pages(pypdfium2.PdfDocument(upright))
        _, text = read("scan.pdf", data=saved(document))
        assert [page.trust for page in text.layout.pages] == [Trust.OCR, Trust.IMAGE_ONLY, Trust.OCR]
        assert [page.number for page in text.layout.pages] == [1, 2, 3]
        assert text.content.count(WORDS) == 2

    def test_the_programs_get_the_scanned_pages_alone_without_the_password(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        noted = tmp_path / "noted"
        code = (
            f"noted, folder = pathlib.Path({str(noted)!r}), given.parent\n"
            "pages = len(pypdfium2.PdfDocument(given))\n"
            "noted.write_text(f'{folder} {folder.stat().st_mode & 0o77} {pages}')\n"
            "shutil.copy(given, made)"
        )
        instead_of_ocr(monkeypatch, code)
        data = locked(MIXED)
        source, text = read("scan.pdf", data=data, password="secret")
        assert source == read("scan.pdf", data=data, password="secret", ocr="never")[0]
        assert text.layout.pages[1].reason.endswith("OCR found no words in it")
        folder, mode, pages = noted.read_text().split()
        assert not Path(folder).exists()
        assert (mode, pages) == ("0", "1")

    def test_a_long_scan_goes_by_the_dozen_and_tells_how_far_it_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        instead_of_ocr(monkeypatch, "shutil.copy(given, made)")
        seen: list[tuple[int, int]] = []
        read("scan.pdf", data=scan(pdf(*[PAGE] * 14), Sheet(dpi=20)), progress=lambda *step: seen.append(step))
        assert [step for step in seen if step[0] in (12, 14)] == [(12, 14), (14, 14)] * 2 + [(12, 14), (14, 14)]


def locked(data: bytes) -> bytes:
    """The PDF under the password `secret`."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="owner", user="secret"))
    return buffer.getvalue()


class TestHiddenText:
    """A scan that another program has read: its words are those it laid under the image."""

    LINES = ((72, 760, "Article 5"), (72, 700, WORDS), (72, 670, "They shall exchange information."))

    def test_its_words_are_read_and_marked_as_ocr(self) -> None:
        _, text = read("scan.pdf", data=with_hidden_text(scan(TYPED), self.LINES))
        (page,) = text.layout.pages
        assert page.trust is Trust.OCR
        assert "another program" in page.reason
        assert "--ocr always" in page.remedy
        assert WORDS in text.content
        assert text.readable_share() == 1

    def test_text_that_is_drawn_over_an_image_is_no_ocr(self) -> None:
        _, text = read("draft.pdf", data=pdf(PAGE, image=True), ocr="never")
        assert text.layout.pages[0].trust is Trust.DIGITAL

    def test_always_reads_the_image_anew(self, monkeypatch: pytest.MonkeyPatch) -> None:
        instead_of_ocr(monkeypatch, f"made.write_bytes(bytes.fromhex('{TYPED.hex()}'))")
        spoilt = [
            (72, 700, "Tl1e Pa1tics shal1 coopcrate on cyhercrirne."),
            (72, 670, "Tl1ey shal1 excliange infonnation."),
        ]
        data = with_hidden_text(scan(TYPED), spoilt)
        assert WORDS not in read("scan.pdf", data=data)[1].content
        _, text = read("scan.pdf", data=data, ocr="always")
        assert WORDS in text.content
        assert "Pa1tics" not in text.content
        assert text.layout.pages[0].reason == "the words were read from the image of the page by OCR"

    def test_lines_that_climb_are_read_as_level_ones_in_two_columns(self) -> None:
        """Lines of two columns, askew by a degree: without straightening the ends of one stand beside another's."""
        columns = [
            Line(
                x,
                780 - 13 * n + 0.0175 * x,
                f"{word} line {n} of the many words set here in columns",
                10,
                matrix="1 0.0175 -0.0175 1",
            )
            for n in range(20)
            for x, word in ((60, "left"), (310, "right"))
        ]
        data = hidden(pdf(columns, image=True))
        _, text = read("scan.pdf", data=data, ocr="never")
        assert text.layout.pages[0].trust is Trust.OCR
        words = text.content.split()
        assert words.index("right") > max(at for at, word in enumerate(words) if word == "left")


def hidden(data: bytes) -> bytes:
    """The PDF with none of its words drawn."""
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.contents_add(b"3 Tr\n", prepend=True)
        buffer = io.BytesIO()
        document.save(buffer)
    return buffer.getvalue()


@needs_ocr
class TestWithThePrograms:
    """The real thing, on scans made here."""

    def test_a_scanned_page_is_read_and_placed(self) -> None:
        with ReadingProcess() as reader:
            _, text = reader.read("scan.pdf", data=MIXED)
        assert [page.trust for page in text.layout.pages] == [Trust.DIGITAL, Trust.OCR]
        assert text.content.count(WORDS) == 2
        first, second = box_of(read("x.pdf", data=TYPED, ocr="never")[1], WORDS, 1), box_of(text, WORDS, 2)
        assert second.x0 == pytest.approx(first.x0, abs=3)
        assert second.bottom == pytest.approx(first.bottom, abs=6)

    @pytest.mark.parametrize("quarters", [1, 2, 3])
    def test_a_page_on_its_side_or_head_is_read_and_placed_where_it_shows_the_words(self, quarters: int) -> None:
        typed = pdf(page_of(*PROSE, size=12, leading=18))
        _, text = read("scan.pdf", data=scan(typed, Sheet(quarters=quarters)))
        assert fuzz.ratio(" ".join(text.content.split()), " ".join(PROSE)) > 99
        words = "and electronic crimes"
        upright = box_of(read("x.pdf", data=typed, ocr="never")[1], words, 1)
        box = box_of(text, words, 1)
        width, height = 595, 842
        turned = {
            1: (height - upright.bottom, upright.x0, height - upright.top, upright.x1),
            2: (width - upright.x1, height - upright.bottom, width - upright.x0, height - upright.top),
            3: (upright.top, width - upright.x1, upright.bottom, width - upright.x0),
        }[quarters]
        assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx(turned, abs=8)

    def test_a_scan_under_a_password(self) -> None:
        with ReadingProcess() as reader:
            _, text = reader.read("scan.pdf", data=locked(MIXED), password="secret")
        assert text.content.count(WORDS) == 2

    def test_an_empty_sheet_is_blank_and_costs_no_share(self) -> None:
        random = np.random.default_rng(1)
        paper = Image.fromarray(random.normal(235, 8, (842, 595)).clip(0, 255).astype(np.uint8))
        document = pypdfium2.PdfDocument(MIXED)
        sheet = io.BytesIO()
        paper.save(sheet, "PDF")
        document.import_pages(pypdfium2.PdfDocument(sheet.getvalue()))
        _, text = read("scan.pdf", data=saved(document))
        assert text.layout.pages[2].trust is Trust.BLANK
        assert text.layout.pages[2].reason == "the page is the image of an empty sheet"
        assert text.readable_share() == 1

    def test_a_page_whose_font_has_no_meaning_is_read_from_its_image(self) -> None:
        """The letters look right and stand for nothing: private characters, by the font's own map."""
        data = without_meaning(TYPED)
        assert read("x.pdf", data=data, ocr="never")[1].layout.pages[0].trust is Trust.GARBLED
        _, text = read("x.pdf", data=data)
        assert text.layout.pages[0].trust is Trust.OCR
        assert WORDS in text.content

    def test_a_page_cut_to_a_part_of_its_sheet_keeps_its_places(self) -> None:
        document = pypdfium2.PdfDocument(scan(TYPED))
        document[0].set_cropbox(50, 500, 545, 800)
        _, text = read("scan.pdf", data=saved(document))
        box = box_of(text, WORDS, 1)
        whole = box_of(read("x.pdf", data=TYPED, ocr="never")[1], WORDS, 1)
        assert box.x0 == pytest.approx(whole.x0 - 50, abs=3)
        assert box.bottom == pytest.approx(whole.bottom - 42, abs=6)

    def test_two_columns_askew_and_noisy(self) -> None:
        lines = [
            Line(x, 780 - 14 * n, f"{word} column, line {n}: the Parties shall cooperate.", 10)
            for x, word in ((50, "Left"), (310, "Right"))
            for n in range(30)
        ]
        _, text = read("scan.pdf", data=scan(pdf(lines), Sheet(dpi=200, noise=15, skew=0.8)))
        words = text.content.split()
        assert words.count("Left") >= 28
        assert words.count("Right") >= 28
        assert words.index("Right") > max(at for at, word in enumerate(words) if word == "Left")


def without_meaning(data: bytes) -> bytes:
    """The PDF with a character map that makes private characters of all letters."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <21> <FF> <E021> endbfrange\n"
        b"endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    with pikepdf.open(io.BytesIO(data)) as document:
        for font in document.pages[0].resources.Font.values():
            font.ToUnicode = document.make_stream(cmap)
        buffer = io.BytesIO()
        document.save(buffer)
    return buffer.getvalue()
