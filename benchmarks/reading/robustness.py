"""What becomes of hard, damaged and hostile files: a text or a typed error, within the limits, never a traceback."""

from __future__ import annotations

import textwrap
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.process import ROOT
from benchmarks.reading.damage import good_files, mutation
from benchmarks.reading.hostile import HOSTILE
from benchmarks.table import held, table
from clausecheck.errors import DocumentError, ReaderFailedError
from clausecheck.reading import Limits
from clausecheck.reading.process import ReadingProcess

HARD: Final = ROOT.parent / "shared" / "data" / "pdf-hard"
MUTATIONS: Final = 500
SECONDS: Final = 60.0
_SAID: Final = 90
TEXT: Final = "text"
DEFECT: Final = "defect"
"""Anything but a text or an error that was raised on purpose: the reader crashed, hung or failed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: text, the name of an error, or a defect; what was said, and how long it took."""

    kind: str
    said: str
    seconds: float


def outcome(reader: ReadingProcess, name: str, data: bytes) -> Outcome:
    """Read a file as the program does, in a process of its own."""
    started = time.perf_counter()
    try:
        source, text = reader.read(name, data=data, ocr="never")
    except DocumentError as error:
        kind = DEFECT if isinstance(error, ReaderFailedError) else type(error).__name__
        return Outcome(kind, error.problem, time.perf_counter() - started)
    except Exception as error:  # A traceback of ours is what is looked for here.
        return Outcome(DEFECT, f"{type(error).__name__}: {error}", time.perf_counter() - started)
    pages = f"{source.pages} pages, {text.readable_share():.0%} of them readable; " if source.pages else ""
    return Outcome(TEXT, f"{pages}{len(text.content):,} characters", time.perf_counter() - started)


def hard(folder: Path) -> Iterator[str]:
    """The hard PDFs that stand beside the repository; they may not be shipped."""
    files = sorted(folder.glob("*.pdf")) if folder.is_dir() else []
    if not files:
        yield f"The hard PDFs are not present in {folder}."
        return
    with ReadingProcess(Limits(max_seconds=SECONDS)) as reader:
        found = {path.name: outcome(reader, path.name, path.read_bytes()) for path in files}
    yield _listed(found)
    yield _verdict(list(found.values()), "hard PDFs")


def mutations(count: int = MUTATIONS) -> Iterator[str]:
    """Good files of every format, damaged."""
    files = good_files()
    found: dict[str, list[Outcome]] = {name: [] for name in files}
    with ReadingProcess(Limits(max_seconds=SECONDS)) as reader:
        for seed in range(count):
            name, data = mutation(files, seed)
            found[name].append(outcome(reader, f"{seed}", data))
    kinds = sorted({one.kind for each in found.values() for one in each}, key=lambda kind: (kind != TEXT, kind))
    rows = []
    for name, each in found.items():
        ended = Counter(one.kind for one in each)
        worst = max((one.seconds for one in each), default=0.0)
        rows.append((name, str(len(each)), *(str(ended[kind]) for kind in kinds), f"{worst:.1f}"))
    yield table(("format", "mutations", *kinds, "worst s"), rows)
    yield _verdict([one for each in found.values() for one in each], "mutations")


def hostile() -> Iterator[str]:
    """Bombs and other traps."""
    with ReadingProcess(Limits(max_seconds=SECONDS)) as reader:
        found = {name: outcome(reader, "file", make()) for name, make in HOSTILE.items()}
    yield _listed(found)
    yield _verdict(list(found.values()), "hostile files")


def robustness(folder: Path = HARD) -> Iterator[str]:
    """All three."""
    for title, part in (("Hard PDFs", hard(folder)), ("Damage", mutations()), ("Hostile files", hostile())):
        yield f"### {title}"
        yield from part


def _listed(found: dict[str, Outcome]) -> str:
    rows = [(name, one.kind, f"{one.seconds:.1f}", textwrap.shorten(one.said, _SAID)) for name, one in found.items()]
    return table(("file", "ended in", "seconds", "said"), rows)


def _verdict(found: list[Outcome], what: str) -> str:
    defects = [one.said for one in found if one.kind == DEFECT]
    worst = max(one.seconds for one in found)
    said = f": {'; '.join(sorted(set(defects)))}" if defects else ""
    requirement = (
        f"{len(found)} {what}, {len(defects)} hangs, crashes or tracebacks{said}; the slowest took {worst:.1f} s"
    )
    return held(not defects and worst <= SECONDS + 1, requirement)
