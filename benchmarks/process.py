"""Run a command in a process of its own and say what it took."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
CLAUSECHECK: Final = (sys.executable, "-m", "clausecheck")
_MEBIBYTE: Final = 1 << 20
_RSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024


class FailedRunError(Exception):
    """A measured command that did not do its work; a figure for it would say nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command said and took: seconds on the clock, seconds of processor, most memory resident at a time."""

    status: int
    output: str
    messages: str
    seconds: float
    cpu_seconds: float
    peak_mib: float


def run(command: Sequence[str], *, accept: Sequence[int] = (0,)) -> Run:
    """Run a command from the repository's root, its output going to files, and measure it from outside.

    The peak is the kernel's own count for the finished process. It also counts the moment before the program was
    loaded, so this process must stay smaller than what it measures: it imports no reader and keeps no result.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as messages:
        started = time.perf_counter()
        process = os.posix_spawn(
            command[0],
            list(command),
            {**os.environ, "PYTHONPATH": str(ROOT)},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, output.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, messages.fileno(), 2),
            ],
        )
        _, wait_status, usage = os.wait4(process, 0)
        seconds = time.perf_counter() - started
        texts = []
        for stream in (output, messages):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
    status = os.waitstatus_to_exitcode(wait_status)
    if status not in accept:
        last = texts[1].strip().splitlines()[-1:] or ["it said nothing"]
        raise FailedRunError(f"{' '.join(command[1:])} ended with status {status}: {last[0]}")
    peak = usage.ru_maxrss * _RSS_UNIT / _MEBIBYTE
    return Run(status, texts[0], texts[1], seconds, usage.ru_utime + usage.ru_stime, peak)
