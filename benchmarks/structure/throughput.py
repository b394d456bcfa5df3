"""How fast texts become agreements: megabytes of text a second of processor, and how the time grows with the length."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.table import held, table
from clausecheck.agreement import Source, Text
from clausecheck.reading import read
from clausecheck.structure import parse

LEAST: Final = 10
"""Megabytes a second that the requirement asks for."""
_GROWN: Final = ("eu-georgia-association-agreement-2014", "eu-korea-free-trade-agreement-2010")
_TIMES: Final = (1, 2, 4, 8)
_RUNS: Final = 5


@dataclass(frozen=True, slots=True)
class Parsed:
    """One text: its size in megabytes of UTF-8, and the seconds of processor that the best of several runs took."""

    name: str
    megabytes: float
    seconds: float

    @property
    def rate(self) -> float:
        """Megabytes a second."""
        return self.megabytes / self.seconds


def report(corpus: Path) -> Iterator[str]:
    """A row per plain text of the corpus and their sum, whether the requirement holds, and texts made longer."""
    rows = [_parsed(path.stem, *read(path)) for path in sorted(corpus.glob("*.txt"))]
    whole = Parsed("all", sum(row.megabytes for row in rows), sum(row.seconds for row in rows))
    yield table(("agreement", "MB", "processor s", "MB/s"), [_cells(row) for row in (*rows, whole)])
    slower = sum(row.rate < LEAST for row in rows)
    yield held(whole.rate >= LEAST, f"at least {LEAST} MB/s over all ({whole.rate:.1f} MB/s)")
    yield held(not slower, f"at least {LEAST} MB/s for every agreement ({slower} of {len(rows)} are slower)")
    grown = [
        _parsed(f"{name}, {times} ×", source, Text.of("\n".join([text.content] * times)))
        for name in _GROWN
        for source, text in (read(corpus / f"{name}.txt"),)
        for times in _TIMES
    ]
    yield table(("the same text so many times", "MB", "processor s", "MB/s"), [_cells(row) for row in grown])


def _parsed(name: str, source: Source, text: Text) -> Parsed:
    return Parsed(name, len(text.content.encode()) / 1e6, min(_seconds(source, text) for _ in range(_RUNS)))


def _seconds(source: Source, text: Text) -> float:
    begun = time.process_time()
    parse(source, text)
    return time.process_time() - begun


def _cells(row: Parsed) -> tuple[str, ...]:
    return row.name, f"{row.megabytes:.3f}", f"{row.seconds:.4f}", f"{row.rate:.1f}"
