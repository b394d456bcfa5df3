"""Scans: pages that are images say how to have them read, and are read where the programs are installed."""

from __future__ import annotations

import importlib.util
import io
import shutil
import sys
from pathlib import Path

import pypdfium2
import pytest
from handmade import page_of, pdf

from clausecheck.agreement import Trust
from clausecheck.reading import Limits, read
from clausecheck.reading.process import ReadingProcess

WORDS = "The Parties shall cooperate on cybercrime."
INSTALLED = shutil.which("tesseract") and (shutil.which("ocrmypdf") or importlib.util.find_spec("ocrmypdf"))


def scan() -> bytes:
    """A page of words, then the same page as an image."""
    typed = pypdfium2.PdfDocument(pdf(page_of("Article 5", "", WORDS, size=16, leading=30)))
    bitmap = typed[0].render(scale=3)
    page = typed.new_page(595, 842)
    image = pypdfium2.PdfImage.new(typed)
    image.set_bitmap(bitmap)
    image.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    page.insert_obj(image)
    page.gen_content()
    buffer = io.BytesIO()
    typed.save(buffer)
    return buffer.getvalue()


def test_without_the_programs_the_page_says_how_to_have_it_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clausecheck.reading.ocr._command", lambda: None)
    _, text = read("scan.pdf", data=scan())
    digital, image = text.layout.pages
    assert (digital.trust, digital.reason) == (Trust.DIGITAL, "")
    assert image.trust is Trust.IMAGE_ONLY
    assert "install the extra `ocr`" in image.reason
    assert text.readable_share() == 0.5


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "import time; time.sleep(60)"])
def test_a_failure_leaves_the_page_unread_and_says_so(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clausecheck.reading.ocr._command", lambda: [sys.executable, "-c", code])
    _, text = read("scan.pdf", data=scan(), limits=Limits(max_seconds=0.3))
    assert text.layout.pages[1].trust is Trust.IMAGE_ONLY
    assert text.layout.pages[1].reason.endswith("OCR failed on it")


def test_never_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clausecheck.reading.ocr._command", lambda: pytest.fail("OCR was asked for"))
    _, text = read("scan.pdf", data=scan(), ocr="never")
    assert text.layout.pages[1].trust is Trust.IMAGE_ONLY


def test_the_programs_are_given_a_private_copy_and_only_the_scanned_pages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In place of ocrmypdf: a script that notes how it was called and gives the file back as it is."""
    noted = tmp_path / "noted"
    code = (
        "import os, pathlib, shutil, sys\n"
        f"folder = pathlib.Path(sys.argv[-1]).parent\n"
        f"pathlib.Path({str(noted)!r}).write_text(f'{{folder}} {{folder.stat().st_mode & 0o77}} {{sys.argv}}')\n"
        "shutil.copy(sys.argv[-2], sys.argv[-1])"
    )
    monkeypatch.setattr("clausecheck.reading.ocr._command", lambda: [sys.executable, "-c", code])
    data = scan()
    source, text = read("scan.pdf", data=data)
    assert source == read("scan.pdf", data=data, ocr="never")[0]
    assert text.layout.pages[1].reason.endswith("OCR found no words in it")
    folder, mode, arguments = noted.read_text().split(" ", 2)
    assert not Path(folder).exists()
    assert mode == "0"
    assert "'--pages', '2'" in arguments


@pytest.mark.skipif(not INSTALLED, reason="needs ocrmypdf and tesseract")
def test_a_scanned_page_is_read_and_placed() -> None:
    with ReadingProcess() as reader:
        _, text = reader.read("scan.pdf", data=scan())
    assert [page.trust for page in text.layout.pages] == [Trust.DIGITAL, Trust.OCR]
    assert text.content.count(WORDS) == 2
    first, second = (text.boxes(at, at + len(WORDS)) for at in (text.content.find(WORDS), text.content.rfind(WORDS)))
    assert (first[0].page, second[0].page) == (1, 2)
    assert second[0].x0 == pytest.approx(first[0].x0, abs=3)
    assert second[0].bottom == pytest.approx(first[0].bottom, abs=6)
