"""The reading process: reads documents for its parent, within limits of its own.

Requests come as pickles on standard input, answers go as pickles to standard output; both ends are ours. The process
can write no file and holds at most the memory it was given, so that a hostile document costs only itself.
"""

from __future__ import annotations

import contextlib
import pickle
import sys
from dataclasses import dataclass
from typing import BinaryIO

from clausecheck.agreement import Source, Text
from clausecheck.errors import DamagedError, DocumentError, LimitError
from clausecheck.reading import Limits, read


@dataclass(frozen=True, slots=True)
class Request:
    """One document to read; `data` holds its bytes where it has no path, `scanned` its pages read by OCR."""

    path: str
    data: bytes | None
    password: str | None
    limits: Limits
    scanned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Pages read so far, of how many."""

    done: int
    total: int


Answer = Step | DocumentError | tuple[Source, Text]


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while True:
        try:
            request: Request = pickle.load(requests)
        except EOFError:
            return
        _send(answers, _answer(request, answers))


def _answer(request: Request, answers: BinaryIO) -> Answer:
    _limit_memory(request.limits.max_memory)
    try:
        return read(
            request.path,
            data=request.data,
            password=request.password,
            progress=lambda done, total: _send(answers, Step(done, total)),
            limits=request.limits,
            # The parent sees to that: the programs for it write files, and this process may not.
            ocr="never",
            scanned=request.scanned,
        )
    except DocumentError as error:
        return error
    except MemoryError:
        problem = f"reading it needs more than {request.limits.max_memory // 2**20:,} MB of memory"
        return LimitError(request.path, problem, "Split it into its parts and check these one by one.")
    except Exception as error:
        problem = f"the reader failed on it ({type(error).__name__})"
        return DamagedError(request.path, problem, "Save it anew with another program, or export it as plain text.")


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
