"""Scans: pages that are only images, read by ocrmypdf and tesseract where these are installed.

The programs work on a copy in a private folder that is deleted afterwards. They run outside the reading process, for
that may write no file; what they give back is read there like any other PDF.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Final

from clausecheck.agreement import Page, Source, Text, Trust

Read = tuple[Source, Text]
HOW: Final = "install the extra `ocr` and tesseract to have it read"
_PDF: Final = "application/pdf"


class Ocr(StrEnum):
    """Which pages are read by OCR: those without text, all, none."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def improved(
    first: Read, mode: Ocr, again: Callable[[bytes, tuple[int, ...]], Read], data: Callable[[], bytes], seconds: float
) -> Read:
    """The document with its scanned pages read, as far as that can be done; `first` is what it is without.

    `again` reads a PDF whose pages of these numbers carry text from OCR. Pages that cannot be read say why.
    """
    source, text = first
    pages = _wanted(text.layout.pages, mode) if source.media_type == _PDF else []
    if not pages:
        return first
    command = _command()
    if command is None:
        return source, _noted(text, pages, HOW)
    read = _searchable(command, data(), pages, seconds)
    if read is None:
        return source, _noted(text, pages, "OCR failed on it")
    return source, again(read, tuple(pages))[1]


def regraded(page: Page) -> Page:
    """A page whose text comes from OCR."""
    if page.trust is Trust.IMAGE_ONLY:
        return replace(page, reason=f"{page.reason}; OCR found no words in it")
    if page.trust is not Trust.DIGITAL:
        return page
    return replace(page, trust=Trust.OCR, reason="the words were read from the image of the page by OCR")


def _wanted(pages: Sequence[Page], mode: Ocr) -> list[int]:
    if mode is Ocr.NEVER:
        return []
    return [page.number for page in pages if mode is Ocr.ALWAYS or page.trust is Trust.IMAGE_ONLY]


def _noted(text: Text, numbers: Sequence[int], note: str) -> Text:
    """The text, its image-only pages among the numbered ones saying why they are still unread."""
    pages = tuple(
        replace(page, reason=f"{page.reason}; {note}")
        if page.number in numbers and page.trust is Trust.IMAGE_ONLY
        else page
        for page in text.layout.pages
    )
    return replace(text, layout=replace(text.layout, pages=pages))


def _command() -> list[str] | None:
    """How ocrmypdf is started, None where it or tesseract is missing."""
    if shutil.which("tesseract") is None:
        return None
    if importlib.util.find_spec("ocrmypdf") is not None:
        return [sys.executable, "-m", "ocrmypdf"]
    program = shutil.which("ocrmypdf")
    return None if program is None else [program]


def _searchable(command: list[str], data: bytes, pages: Sequence[int], seconds: float) -> bytes | None:
    """The PDF with a layer of text on these pages, None if it cannot be made in time."""
    with tempfile.TemporaryDirectory(prefix="clausecheck-", ignore_cleanup_errors=True) as folder:
        given, made = Path(folder, "given.pdf"), Path(folder, "made.pdf")
        given.write_bytes(data)
        options = ["--force-ocr", "--pages", _ranges(pages), "--output-type", "pdf", "--optimize", "0", "--quiet"]
        done = _run([*command, *options, str(given), str(made)], folder, seconds)
        return made.read_bytes() if done and made.exists() else None


def _run(command: list[str], folder: str, seconds: float) -> bool:
    """Run the command with its temporary files in the folder; all it started ends with it."""
    env = shutil.which("env")
    process = subprocess.Popen(
        [env, f"TMPDIR={folder}", "OMP_THREAD_LIMIT=1", *command] if env else command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _ranges(pages: Sequence[int]) -> str:
    """Page numbers as ocrmypdf takes them: `1,3-5`."""
    groups = (list(group) for _, group in groupby(enumerate(sorted(pages)), key=lambda pair: pair[1] - pair[0]))
    return ",".join(f"{group[0][1]}-{group[-1][1]}" if len(group) > 1 else f"{group[0][1]}" for group in groups)
