"""Speed and memory of `clausecheck check` on the corpus's long PDFs, beside two ways to merely get their text."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.process import CLAUSECHECK, ROOT, FailedRunError, Run, run
from benchmarks.table import table

FILES: Final = (
    ("EU–UK TCA", "eu-uk-trade-and-cooperation-agreement-2020.pdf"),
    ("EU–Georgia, two columns", "eu-georgia-association-agreement-2014.pdf"),
    ("BBNJ, original PDF", "bbnj-agreement-2023.pdf"),
)
MOST_MEMORY: Final = 200
"""MiB that a check of a file of more than 1,000 pages may keep resident."""
LEAST_SPEED: Final = 10
"""How many times as fast as pdfplumber's `extract_text` that check must be."""

CHECK: Final = "clausecheck check"
OUTLINE: Final = "clausecheck outline"
PDFPLUMBER: Final = "pdfplumber extract_text"
PDFIUM: Final = "PDFium get_text_range"


@dataclass(frozen=True, slots=True)
class Measured:
    """One reader on one file."""

    reader: str
    pages: int
    run: Run

    @property
    def rate(self) -> float:
        """Pages a second, the start of the process included."""
        return self.pages / self.run.seconds

    @property
    def processor_rate(self) -> float:
        """Pages a second of processor time: steadier than the clock on a machine that does other work."""
        return self.pages / self.run.cpu_seconds


def report(pages: int | None) -> Iterator[str]:
    """The measurements, a table a file, then whether the requirements hold. `pages` limits pdfplumber to a sample."""
    for name, file in FILES:
        path = ROOT / "corpus" / file
        yield f"**{name}** ({file}, {path.stat().st_size / 1e6:.1f} MB)"
        rows: list[Measured] = []
        for measure in (_check, _outline, _pdfium, partial(_pdfplumber, sampled=pages)):
            try:
                rows.append(measure(path))
            except FailedRunError as error:
                yield f"not measured: {error}"
        yield table(
            ("reader", "pages", "seconds", "processor s", "pages/s", "peak MiB", "check is faster", "by processor"),
            [_cells(one, rows) for one in rows],
        )
        if name == FILES[0][0]:
            yield from _requirements(rows)


def _cells(one: Measured, rows: list[Measured]) -> tuple[str, ...]:
    check = next((row for row in rows if row.reader == CHECK), None)
    beside = ("", "")
    if check and one is not check:
        beside = (f"{check.rate / one.rate:.2f} ×", f"{check.processor_rate / one.processor_rate:.2f} ×")
    return (
        one.reader,
        f"{one.pages}",
        f"{one.run.seconds:.2f}",
        f"{one.run.cpu_seconds:.2f}",
        f"{one.rate:.1f}",
        f"{one.run.peak_mib:.0f}",
        *beside,
    )


def _requirements(rows: list[Measured]) -> Iterator[str]:
    by_reader = {row.reader: row for row in rows}
    check, peer = by_reader.get(CHECK), by_reader.get(PDFPLUMBER)
    if check:
        peak = check.run.peak_mib
        yield f"- {_said(peak < MOST_MEMORY)}: under {MOST_MEMORY} MiB resident on {check.pages} pages ({peak:.0f} MiB)"
    if check and peer:
        times, processor = check.rate / peer.rate, check.processor_rate / peer.processor_rate
        sampled = "" if peer.pages == check.pages else f"; pdfplumber on {peer.pages} of the pages"
        holds = min(times, processor) >= LEAST_SPEED
        yield (
            f"- {_said(holds)}: at least {LEAST_SPEED} times as fast as pdfplumber's `extract_text` "
            f"({times:.1f} times on the clock, {processor:.1f} times in processor seconds{sampled})"
        )


def _said(holds: bool) -> str:
    return "holds" if holds else "does NOT hold"


def _check(path: Path) -> Measured:
    done = run((*CLAUSECHECK, "check", str(path), "--format", "jsonl"), accept=(0, 1))
    return Measured(CHECK, int(json.loads(done.output)["source"]["pages"]), done)


def _outline(path: Path) -> Measured:
    """Reading and structure without any rule: what the verdicts cost is the difference to `check`."""
    done = run((*CLAUSECHECK, "outline", str(path), "--format", "json"))
    return Measured(OUTLINE, max(map(int, re.findall(r'"page": (\d+)', done.output)), default=0), done)


def _pdfium(path: Path) -> Measured:
    return _peer(PDFIUM, "pdfium", path)


def _pdfplumber(path: Path, sampled: int | None) -> Measured:
    limit = () if sampled is None else ("--pages", str(sampled))
    return _peer(PDFPLUMBER, "pdfplumber", path, *limit)


def _peer(reader: str, name: str, path: Path, *options: str) -> Measured:
    done = run((sys.executable, "-m", "benchmarks.peers", name, str(path), *options))
    return Measured(reader, int(json.loads(done.output)["pages"]), done)
