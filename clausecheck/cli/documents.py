"""Reading the documents that a command names: standard input and passwords included."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Self

import typer

from clausecheck.errors import DocumentError, EncryptedError, UsageError

if TYPE_CHECKING:
    from clausecheck.agreement import Agreement, Source, Text
    from clausecheck.cli.settings.model import Settings
    from clausecheck.language.folding import KeyWords
    from clausecheck.reading.region import Comment, Highlight, Region

Progress = Callable[[int, int], None]
PasswordFile = Annotated[
    Path | None,
    typer.Option("--password-file", metavar="FILE", help="A file whose first line is the password of the documents."),
]
STANDARD_INPUT = "-"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Ocr(StrEnum):
    """When the pages of a scan are read by character recognition."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


OcrOption = Annotated[
    Ocr | None,
    typer.Option(
        "--ocr", metavar="auto|always|never", help="Read scanned pages by OCR: auto is where needed and installed."
    ),
]


class Documents:
    """Reads the documents of a run, one at a time, as its settings say. Use it as a context manager.

    Raises UsageError if the password cannot be read from the file that the settings name.
    """

    def __init__(self, settings: Settings) -> None:
        self._password = read_password(settings.password_file)
        self._ocr = settings.ocr
        # Only what reads a document loads the readers.
        from clausecheck.reading.process import ReadingProcess

        self._reader = ReadingProcess(settings.limits.limits())
        self._rules = settings.rules
        self._keys: KeyWords | None = None
        self._last: tuple[Source, bytes | None, str | None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.__exit__(kind, error, trace)

    def read(
        self, name: str, progress: Progress | None = None, *, data: bytes | None = None, past: bool = False
    ) -> Agreement:
        """Read and structure one document; `-` is standard input, unless its bytes are given. Raises DocumentError.

        What is read as `past` is an earlier state of a document of the run, of which no pictures will be asked. An
        encrypted document is asked for its password, where there is somebody to ask and no password was given.
        """
        from clausecheck.structure import parse

        if data is None and name == STANDARD_INPUT:
            data = sys.stdin.buffer.read()
        password = self._password
        try:
            source, text = self._reader.read(name, data=data, password=password, progress=progress, ocr=self._ocr.value)
        except EncryptedError as error:
            if self._password is not None or not sys.stdin.isatty():
                remedy = f"{error.remedy} On the command line: --password-file."
                raise EncryptedError(error.document, error.problem, remedy) from None
            password = typer.prompt(f"Password of {name}", hide_input=True, err=True)
            source, text = self._reader.read(name, data=data, password=password, progress=progress, ocr=self._ocr.value)
        if not past:
            self._last = source, data, password
        return parse(source, self._folded(text))

    def _folded(self, text: Text) -> Text:
        """A text read by OCR with its slips read as words of all rules: it reads the same whichever are chosen."""
        if not text.has_ocr:
            return text
        from clausecheck.language.folding import folded
        from clausecheck.rulebook.keywords import key_words
        from clausecheck.rulebook.loading import load_rulebook

        self._keys = self._keys or key_words(load_rulebook(self._rules))
        return folded(text, self._keys)

    def highlighted(self, name: str, highlights: Sequence[Highlight], *, appendix: bytes, title: str) -> bytes:
        """The PDF of that name with highlights, and with pages at its end. Raises DocumentError."""
        password = self._last[2] if self._last is not None else self._password
        return self._reader.highlighted(name, highlights, appendix=appendix, title=title, password=password)

    def commented(self, name: str, comments: Sequence[Comment]) -> bytes:
        """The Word document of that name with comments. Raises DocumentError."""
        return self._reader.commented(name, comments)

    def pictures(self, agreement: Agreement, regions: Sequence[Region]) -> Sequence[bytes]:
        """Parts of the pages of the PDF that was read last, as PNG; none of any other document."""
        if self._last is None or agreement.source != self._last[0] or agreement.source.media_type != PDF:
            return ()
        source, data, password = self._last
        try:
            return self._reader.pictures(source.path, regions, data=data, password=password)
        except DocumentError:
            # The verdicts stand without their pictures.
            return ()


def read_password(file: Path | None) -> str | None:
    """The password in a file; None if no file was named. Raises UsageError if there is none to be had."""
    if file is None:
        return None
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: the password cannot be read from this file ({error}).") from None
    if not lines:
        raise UsageError(f"{file}: the password file is empty. Its first line must be the password.")
    return lines[0]
