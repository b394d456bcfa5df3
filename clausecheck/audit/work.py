"""The work on one document, wherever it is done: read it or take its text from the cache, judge it, give its rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, Self

from clausecheck.audit.cache import TextCache
from clausecheck.audit.rows import Document, Rows, failed_rows, rows_of
from clausecheck.errors import DocumentError
from clausecheck.garbage import look_rarely
from clausecheck.matching import Judge
from clausecheck.reading import Limits, read_bytes
from clausecheck.reading.process import ReadingProcess
from clausecheck.rulebook.rule import Rulebook
from clausecheck.structure import parse

_READERS: Final = ("agreement.py", "offsets.py", "reading")
_JUDGES: Final = ("structure", "language", "rulebook", "matching", "audit/rows.py")


@dataclass(frozen=True, slots=True)
class Setup:
    """What every worker needs: the rules, the limits, whether pages are read by OCR, and where texts are kept.

    `reader` and `rules` are digests: they change when what reads or judges a document changes.
    """

    book: Rulebook
    limits: Limits
    ocr: str
    cache: TextCache | None
    reader: str
    rules: str


@dataclass(frozen=True, slots=True)
class Task:
    """One document to work on. `data` holds its bytes where the worker cannot open its path; `sha256` is of them."""

    document: Document
    sha256: str
    size: int
    data: bytes | None = None


class Worker:
    """Works on one document after the other. Use it as a context manager."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._judge = Judge(setup.book)
        self._reader = ReadingProcess(setup.limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.__exit__(None, None, None)

    def work(self, task: Task) -> Rows:
        """The rows of a document, be it that it cannot be read."""
        setup, document = self._setup, task.document
        key = hashlib.sha256(f"{task.sha256} {setup.reader} {setup.ocr}".encode("ascii")).hexdigest()
        kept = setup.cache.get(key) if setup.cache else None
        if kept is None:
            try:
                source, text = self._reader.read(document.path, data=self._bytes(task), ocr=setup.ocr)  # type: ignore[arg-type]
            except DocumentError as error:
                return failed_rows(error, document, task.sha256, task.size, setup.reader, setup.rules)
            if setup.cache:
                setup.cache.put(key, source, text)
        else:
            source, text = replace(kept[0], path=document.path), kept[1]
        agreement = parse(source, text)
        if document.date_signed and not agreement.date_signed:
            agreement = replace(agreement, date_signed=document.date_signed)
        return rows_of(self._judge.judge(agreement), document, task.size, setup.reader, setup.rules)

    def _bytes(self, task: Task) -> bytes:
        return read_bytes(task.document.path, self._setup.limits) if task.data is None else task.data


_worker: Worker | None = None


def prepare(setup: Setup) -> None:
    """Make this process a worker; called once in each."""
    global _worker
    look_rarely()
    _worker = Worker(setup)


def work(task: Task) -> Rows:
    """Work on a document in a process that was prepared."""
    assert _worker is not None
    return _worker.work(task)


@cache
def code_digest(part: str) -> str:
    """The SHA-256 of the source code that reads ("reader") or judges ("judge"): what it gives may differ if it does."""
    root = Path(__file__).parents[1]
    total = hashlib.sha256()
    for name in _READERS if part == "reader" else _JUDGES:
        path = root / name
        for file in sorted((*path.rglob("*.py"), *path.rglob("*.txt"))) if path.is_dir() else (path,):
            total.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()
