"""A file becomes text that keeps its place.

    source, text = read("agreement.pdf")

The format is decided by the file's content. Nothing is fetched, printed or written.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from clausecheck.agreement import Source, Text
from clausecheck.errors import EmptyDocumentError, NotFoundError
from clausecheck.reading import detect, plain
from clausecheck.reading.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

__all__ = ["Limits", "read", "read_bytes"]


def read(
    path: str | Path,
    *,
    data: bytes | None = None,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    ocr: Literal["auto", "always", "never"] = "auto",
    scanned: Collection[int] = (),
) -> tuple[Source, Text]:
    """The source and the text of a file.

    `path` is the name shown in messages; the file is read from it unless its bytes are given as `data`.
    `progress` is called with the pages read so far and their total. `ocr` says which pages of a PDF are read from their
    image, if the programs for it are installed: those without text, all, none; `scanned` names pages whose text is
    known to come from OCR. Raises a DocumentError that names the file, what is wrong and what to do.
    """
    name = str(path)
    if data is None:
        data = read_bytes(path, limits)
    limits.check_bytes(name, len(data))
    first = _read(name, data, password, progress, limits, scanned)
    if ocr == "never":
        return first
    from clausecheck.reading.ocr import Ocr, improved

    def again(read: bytes, pages: Collection[int]) -> tuple[Source, Text]:
        return _read(name, read, password, progress, limits, pages)

    return improved(first, Ocr(ocr), again, lambda: data, limits.max_seconds)


def _read(
    name: str,
    data: bytes,
    password: str | None,
    progress: Callable[[int, int], None] | None,
    limits: Limits,
    scanned: Collection[int],
) -> tuple[Source, Text]:
    kind = detect.media_type(name, data)
    pages: int | None = None
    doubt = ""
    if kind == detect.PDF:
        from clausecheck.reading import pdf

        text = pdf.read(name, data, password=password, progress=progress, limits=limits, scanned=scanned)
        pages = len(text.layout.pages)
    else:
        if kind == detect.WORD:
            from clausecheck.reading import word

            text, doubt = word.read(name, data, limits=limits)
        elif kind in (detect.HTML, detect.XML):
            from clausecheck.reading import markup

            read_markup = markup.read_html if kind == detect.HTML else markup.read_xml
            text = read_markup(name, data, limits=limits)
        else:
            kind, text, doubt = plain.read(data)
            pages = len(text.layout.pages) or None
            limits.check_characters(name, len(text.origin))
        if not text.content.strip():
            raise EmptyDocumentError(
                name, "the file holds no text", "Check that it was saved or downloaded completely."
            )
    return Source(name, hashlib.sha256(data).hexdigest(), kind, pages, doubt), text


def read_bytes(path: str | Path, limits: Limits) -> bytes:
    """The bytes of a file within the limits. Raises NotFoundError or LimitError."""
    name, path = str(path), Path(path)
    try:
        if path.is_dir():
            raise NotFoundError(name, "this is a folder", "Name the files in it.")
        limits.check_bytes(name, path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFoundError(name, "there is no such file", "Check the name and the folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotFoundError(name, f"the file cannot be opened ({reason})", "Check its name and your rights.") from None
