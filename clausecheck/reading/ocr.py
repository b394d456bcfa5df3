"""Scans: pages whose words are in their image only, read by ocrmypdf and tesseract where these are installed.

The programs are given a PDF of those pages alone, without a password, in a private folder that is deleted afterwards.
They run outside the reading process, for that may write no file; what they make is read there like any other PDF. Pages
go to them by the dozen, so that one that cannot be read takes no other with it, and neither does a lack of time.
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
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum, StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol

from clausecheck.agreement import Page, Source, Text, Trust
from clausecheck.errors import DocumentError

if TYPE_CHECKING:
    from clausecheck.reading.lines import PageLines

Read = tuple[Source, Text]
ReadPage = tuple[Page, "PageLines"]
NO_PAGES: Final[Mapping[int, ReadPage]] = MappingProxyType({})

INSTALL: Final = (
    "To have it read, install clausecheck with its extra: pip install 'clausecheck[ocr]', and the program tesseract"
)
_AGAIN: Final = "Run again without --ocr never to have it read"
_BETTER: Final = "Scan it anew, straight and with 300 dots per inch, or find a copy with text"
_PDF: Final = "application/pdf"
_DOZEN: Final = 12


class Ocr(StrEnum):
    """Which pages are read by OCR: those that cannot be read without, all, none."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Document(Protocol):
    """A document that can be read anew, in this process or in another."""

    def alone(self, numbers: Sequence[int]) -> bytes:
        """These pages as a PDF of their own, not encrypted. Raises DocumentError."""

    def recognised(self, made: bytes) -> list[ReadPage]:
        """The pages of such a PDF after OCR. Raises DocumentError."""

    def again(self, pages: Mapping[int, ReadPage]) -> Read:
        """The whole document with these pages, by number, in the place of its own. Raises DocumentError."""


def improved(
    first: Read, mode: Ocr, document: Document, seconds: float, progress: Callable[[int, int], None] | None = None
) -> Read:
    """The document with its scanned pages read, as far as that can be done; `first` is what it is without.

    Each dozen of pages is given so many `seconds`. Pages that cannot be read say why, and what can be done.
    """
    source, text = first
    numbers = _wanted(text.layout.pages, mode) if source.media_type == _PDF else []
    if mode is Ocr.NEVER:
        return source, _noted(text, _unread(text.layout.pages), "", _AGAIN)
    if not numbers:
        return first
    command = _command()
    if command is None:
        return source, _noted(text, numbers, "", INSTALL)
    read: dict[int, ReadPage] = {}
    for at in range(0, len(numbers), _DOZEN):
        read.update(_recognised(command, document, numbers[at : at + _DOZEN], seconds))
        if progress is not None:
            progress(min(at + _DOZEN, len(numbers)), len(numbers))
    text = document.again(read)[1] if read else text
    return source, _noted(text, [number for number in numbers if number not in read], "OCR failed on it", _BETTER)


def _recognised(
    command: list[str], document: Document, numbers: Sequence[int], seconds: float
) -> Iterator[tuple[int, ReadPage]]:
    """The pages with these numbers after OCR, those left out on which it fails."""
    read = _read(command, document, numbers, seconds)
    if read is _Failure.REFUSED and len(numbers) > 1:
        for number in numbers:
            yield from _recognised(command, document, [number], seconds)
    elif isinstance(read, list):
        for number, (page, lines) in zip(numbers, read, strict=False):
            yield number, (_graded(replace(page, number=number), lines.text), lines)


def _read(command: list[str], document: Document, numbers: Sequence[int], seconds: float) -> list[ReadPage] | _Failure:
    try:
        made = _searchable(command, document.alone(numbers), seconds)
        return document.recognised(made) if isinstance(made, bytes) else made
    except DocumentError:
        return _Failure.REFUSED


def _graded(page: Page, words: str) -> Page:
    if page.trust is Trust.BLANK:
        return replace(page, reason="the page is the image of an empty sheet")
    if not any(word.isalnum() for word in words):
        return replace(page, trust=Trust.IMAGE_ONLY, reason="the page is an image; OCR found no words in it")
    return replace(page, trust=Trust.OCR, reason="the words were read from the image of the page by OCR", remedy="")


def _unread(pages: Sequence[Page]) -> list[int]:
    """The pages whose image may say what cannot be read of them otherwise."""
    return [page.number for page in pages if not page.trust.readable and page.width]


def _wanted(pages: Sequence[Page], mode: Ocr) -> list[int]:
    return [page.number for page in pages if page.width] if mode is Ocr.ALWAYS else _unread(pages)


def _noted(text: Text, numbers: Sequence[int], why: str, remedy: str) -> Text:
    """The text, the unreadable pages among the numbered ones saying why they still are, and what can be done."""

    def noted(page: Page) -> Page:
        if page.number not in unread:
            return page
        return replace(page, reason=f"{page.reason}; {why}" if why else page.reason, remedy=remedy)

    unread = set(numbers) & set(_unread(text.layout.pages))
    if not unread:
        return text
    return replace(text, layout=replace(text.layout, pages=tuple(noted(page) for page in text.layout.pages)))


def _command() -> list[str] | None:
    """How ocrmypdf is started, None where it or tesseract is missing."""
    if shutil.which("tesseract") is None:
        return None
    if importlib.util.find_spec("ocrmypdf") is not None:
        return [sys.executable, "-m", "ocrmypdf"]
    program = shutil.which("ocrmypdf")
    return None if program is None else [program]


class _Failure(Enum):
    """Why there is no result."""

    REFUSED = 1
    TOO_LONG = 2


# A page may lie on its side or stand on its head: tesseract's mode 1 finds out, and the words stay where they are.
_OPTIONS: Final = "--force-ocr --tesseract-pagesegmode 1 --output-type pdf --optimize 0 --quiet".split()


def _searchable(command: list[str], data: bytes, seconds: float) -> bytes | _Failure:
    """The PDF with a layer of text on its pages."""
    with tempfile.TemporaryDirectory(prefix="clausecheck-", ignore_cleanup_errors=True) as folder:
        given, made = Path(folder, "given.pdf"), Path(folder, "made.pdf")
        given.write_bytes(data)
        failure = _run([*command, *_OPTIONS, str(given), str(made)], folder, seconds)
        if failure is None and made.exists():
            return made.read_bytes()
        return failure or _Failure.REFUSED


def _run(command: list[str], folder: str, seconds: float) -> _Failure | None:
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
        return None if process.wait(seconds) == 0 else _Failure.REFUSED
    except subprocess.TimeoutExpired:
        return _Failure.TOO_LONG
    finally:
        if process.poll() is None:
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
