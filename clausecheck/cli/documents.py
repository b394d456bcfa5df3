"""Reading the documents that a command names: standard input and passwords included."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from clausecheck.agreement import Agreement
from clausecheck.errors import EncryptedError, UsageError
from clausecheck.reading.process import ReadingProcess

Progress = Callable[[int, int], None]
PasswordFile = Annotated[
    Path | None, typer.Option("--password-file", help="A file whose first line is the password of encrypted documents.")
]
STANDARD_INPUT = "-"


class Ocr(StrEnum):
    """When the pages of a scan are read by character recognition."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


OcrOption = Annotated[
    Ocr, typer.Option("--ocr", help="Read scanned pages by OCR: where needed and installed, always, or never.")
]


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


def read_agreement(
    name: str,
    reader: ReadingProcess,
    progress: Progress | None = None,
    *,
    password: str | None = None,
    ocr: Ocr = Ocr.AUTO,
) -> Agreement:
    """Read and structure one document; `-` is standard input. Raises DocumentError.

    An encrypted document is asked for its password, where there is somebody to ask and no password was given.
    """
    from clausecheck.structure import parse

    data = sys.stdin.buffer.read() if name == STANDARD_INPUT else None
    try:
        source, text = reader.read(name, data=data, password=password, progress=progress, ocr=ocr.value)
    except EncryptedError as error:
        if password is not None or not sys.stdin.isatty():
            remedy = f"{error.remedy} On the command line: --password-file."
            raise EncryptedError(error.document, error.problem, remedy) from None
        given = typer.prompt(f"Password of {name}", hide_input=True, err=True)
        source, text = reader.read(name, data=data, password=given, progress=progress, ocr=ocr.value)
    return parse(source, text)
