"""A file becomes text that keeps its place.

    source, text = read("agreement.pdf")

The format is decided by the file's content. Nothing is fetched, printed or written.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from clausecheck.agreement import Source, Text
from clausecheck.errors import EmptyDocumentError, NotFoundError
from clausecheck.reading import detect, plain
from clausecheck.reading.limits import Limits
from clausecheck.reading.ocr import NO_PAGES, Ocr, improved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from clausecheck.reading.ocr import ReadPage

__all__ = ["Limits", "read", "read_bytes", "read_once"]


def read(
    path: str | Path,
    *,
    data: bytes | None = None,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    ocr: Literal["auto", "always", "never"] = "auto",
) -> tuple[Source, Text]:
    """The source and the text of a file.

    `path` is the name shown in messages; the file is read from it unless its bytes are given as `data`.
    `progress` is called with the pages read so far and their total. `ocr` says which pages of a PDF are read from their
    image, if the programs for it are installed: those that cannot be read without, all, none. Raises a DocumentError
    that names the file, what is wrong and what to do.
    """
    name = str(path)
    document = _Document(name, read_bytes(path, limits) if data is None else data, password, progress, limits)
    return improved(document.again(), Ocr(ocr), document, limits.max_seconds, progress)


@dataclass(frozen=True, slots=True)
class _Document:
    """A document read in this process."""

    name: str
    data: bytes
    password: str | None
    progress: Callable[[int, int], None] | None
    limits: Limits

    def alone(self, numbers: Sequence[int]) -> bytes:
        from clausecheck.reading import pdf

        return pdf.pages_alone(self.name, self.data, numbers, password=self.password)

    def recognised(self, made: bytes) -> list[ReadPage]:
        from clausecheck.reading import pdf

        return pdf.recognised_pages(self.name, made)

    def again(self, pages: Mapping[int, ReadPage] = NO_PAGES) -> tuple[Source, Text]:
        return read_once(
            self.name,
            self.data,
            password=self.password,
            progress=self.progress,
            limits=self.limits,
            recognised=pages,
        )


def read_once(
    name: str,
    data: bytes,
    *,
    password: str | None,
    progress: Callable[[int, int], None] | None,
    limits: Limits,
    recognised: Mapping[int, ReadPage],
) -> tuple[Source, Text]:
    """The source and the text of a file as it is; of a PDF, with the pages that OCR has read already."""
    limits.check_bytes(name, len(data))
    kind = detect.media_type(name, data)
    pages: int | None = None
    doubt = ""
    if kind == detect.PDF:
        from clausecheck.reading import pdf

        text = pdf.read(name, data, password=password, progress=progress, limits=limits, recognised=recognised)
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
            kind, text, doubt = plain.read(name, data, limits=limits)
            pages = len(text.layout.pages) or None
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
