"""Run a command in a process of its own and say what it took."""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import psutil  # type: ignore[import-untyped]

ROOT: Final = Path(__file__).resolve().parent.parent
CLAUSECHECK: Final = (sys.executable, "-m", "clausecheck")
_MEBIBYTE: Final = 1 << 20
_EVERY: Final = 0.025
"""Seconds between two looks at the memory."""


class FailedRunError(Exception):
    """A measured command that did not do its work; a figure for it would say nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command said and took: seconds on the clock, seconds of processor, most memory resident at a time.

    `peak_mib` is of all its processes together, pages that two of them share counted twice.
    """

    status: int
    output: str
    messages: str
    seconds: float
    cpu_seconds: float
    peak_mib: float


def run(command: Sequence[str], *, accept: Sequence[int] = (0,)) -> Run:
    """Run a command from the repository's root, its output going to files, and measure it from outside."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as messages:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=messages, env=environment, cwd=ROOT
        )
        peak = _watched(process)
        seconds = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        said, complained = _text(output), _text(messages)
    if process.returncode not in accept:
        last = complained.strip().splitlines()[-1:] or ["it said nothing"]
        raise FailedRunError(f"{' '.join(command[1:])} ended with status {process.returncode}: {last[0]}")
    cpu_seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(process.returncode, said, complained, seconds, cpu_seconds, peak / _MEBIBYTE)


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")


def _watched(process: subprocess.Popen[bytes]) -> int:
    """Wait for the process; the most bytes resident at a time in it and its descendants, looked at every so often."""
    root = psutil.Process(process.pid)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _resident(root))
        time.sleep(_EVERY)
    return peak


def _resident(root: psutil.Process) -> int:
    total = 0
    try:
        family = [root, *root.children(recursive=True)]
    except psutil.Error:
        return 0
    for one in family:
        with contextlib.suppress(psutil.Error):
            total += one.memory_info().rss
    return total
