"""The reading process: reads documents for its parent, within limits of its own.

Requests come as pickles on standard input, answers go as pickles to standard output; both ends are ours. The process
can write no file and holds at most the memory it was given, so that a hostile document costs only itself.
"""

from __future__ import annotations

import contextlib
import pickle
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from clausecheck.agreement import Source, Text
from clausecheck.errors import DocumentError, ReaderFailedError
from clausecheck.reading import Limits, read_bytes, read_once
from clausecheck.reading.ocr import ReadPage
from clausecheck.reading.region import Comment, Highlight, Region


@dataclass(frozen=True, slots=True)
class Request:
    """One document to read; `data` holds its bytes where it has no path, `recognised` its pages read by OCR."""

    path: str
    data: bytes | None
    password: str | None
    limits: Limits
    recognised: Mapping[int, ReadPage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PagesAlone:
    """Some pages of the document to copy, for OCR."""

    document: Request
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """What OCR made of them, to read."""

    document: Request
    made: bytes


@dataclass(frozen=True, slots=True)
class Drawn:
    """Regions of a PDF's pages to draw."""

    document: Request
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Highlighted:
    """Highlights to put on the pages of a PDF, and pages to add at its end under a bookmark."""

    document: Request
    highlights: tuple[Highlight, ...]
    appendix: bytes
    title: str


@dataclass(frozen=True, slots=True)
class Commented:
    """Comments to put into a Word document."""

    document: Request
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """Pages read so far, of how many."""

    done: int
    total: int


Task = Request | PagesAlone | Recognised | Drawn | Highlighted | Commented
Result = tuple[Source, Text] | bytes | list[ReadPage] | list[bytes]
Answer = Step | DocumentError | Result


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while True:
        try:
            task: Task = pickle.load(requests)
        except EOFError:
            return
        _send(answers, _answer(task, lambda done, total: _send(answers, Step(done, total))))


def _answer(task: Task, progress: Callable[[int, int], None]) -> Answer:
    document = task if isinstance(task, Request) else task.document
    _limit_memory(document.limits.max_memory)
    try:
        return _result(task, progress)
    except DocumentError as error:
        return error
    except MemoryError:
        return document.limits.out_of_memory(document.path)
    except Exception as error:
        problem = f"the reader failed on it ({type(error).__name__})"
        remedy = "Save it anew with another program, or export it as plain text."
        return ReaderFailedError(document.path, problem, remedy)


def _result(task: Task, progress: Callable[[int, int], None]) -> Result:
    # The programs for OCR write files, and this process may not: its parent starts them.
    match task:
        case Request(path, data, password, limits, recognised):
            found = read_bytes(path, limits) if data is None else data
            return read_once(path, found, password=password, progress=progress, limits=limits, recognised=recognised)
        case PagesAlone(document, numbers):
            from clausecheck.reading import pdf

            found = read_bytes(document.path, document.limits) if document.data is None else document.data
            return pdf.pages_alone(document.path, found, numbers, password=document.password)
        case Recognised(document, made):
            from clausecheck.reading import pdf

            return pdf.recognised_pages(document.path, made)
        case Drawn(document, regions):
            from clausecheck.reading import pictures

            found = read_bytes(document.path, document.limits) if document.data is None else document.data
            return pictures.drawn(document.path, found, regions, document.password)
        case Highlighted(document, highlights, appendix, title):
            from clausecheck.reading.highlighting import highlighted

            found = read_bytes(document.path, document.limits) if document.data is None else document.data
            return highlighted(document.path, found, highlights, appendix, title, document.password)
        case Commented(document, comments):
            from clausecheck.reading.word.commenting import commented

            found = read_bytes(document.path, document.limits) if document.data is None else document.data
            return commented(document.path, found, comments, limits=document.limits)


def _limit_memory(most: int) -> None:
    """Cap memory and forbid writing files, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _send(answers: BinaryIO, answer: Answer) -> None:
    pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()


def main() -> None:
    """Serve on standard input and output."""
    serve(sys.stdin.buffer, sys.stdout.buffer)
