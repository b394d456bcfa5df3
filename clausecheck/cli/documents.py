"""Reading the documents that a command names, standard input included."""

from __future__ import annotations

import sys
from collections.abc import Callable

from clausecheck.agreement import Agreement
from clausecheck.reading.process import ReadingProcess

Progress = Callable[[int, int], None]
STANDARD_INPUT = "-"


def read_agreement(name: str, reader: ReadingProcess, progress: Progress | None = None) -> Agreement:
    """Read and structure one document; `-` is standard input. Raises DocumentError."""
    from clausecheck.structure import parse

    data = sys.stdin.buffer.read() if name == STANDARD_INPUT else None
    source, text = reader.read(name, data=data, progress=progress)
    return parse(source, text)
