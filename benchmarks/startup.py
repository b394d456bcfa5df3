"""How long a user waits for the commands that read no agreement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from benchmarks.process import CLAUSECHECK, FailedRunError, run
from benchmarks.table import table

COMMANDS: Final = (("--help",), ("rules", "list"))
TRIES: Final = 5


def report() -> Iterator[str]:
    """Seconds of each command, the best of five: the machine's other work only ever adds."""
    rows = []
    for command in COMMANDS:
        try:
            runs = [run((*CLAUSECHECK, *command)) for _ in range(TRIES)]
        except FailedRunError as error:
            yield f"not measured: {error}"
            continue
        best = min(one.seconds for one in runs), min(one.cpu_seconds for one in runs)
        peak = max(one.peak_mib for one in runs)
        rows.append((f"clausecheck {' '.join(command)}", *(f"{seconds:.2f}" for seconds in best), f"{peak:.0f}"))
    yield table(("command", f"seconds, best of {TRIES}", "processor s", "peak MiB"), rows)
