"""`python -m benchmarks.reading`: speed, memory and accuracy of three readers of PDF; Word; robustness; in one run.

Times are processor seconds of the reading alone, without the start of the process: they hold on a busy machine, too.
The written texts are those that the corpus's PDFs were typeset from.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.process import ROOT, run
from benchmarks.reading.accuracy import accuracy
from benchmarks.reading.one import CLAUSECHECK
from benchmarks.reading.robustness import HARD, robustness
from benchmarks.reading.roundtrip import roundtrip
from benchmarks.table import held, table

PARTS: Final = ("speed", "memory", "accuracy", "word", "robustness")
READERS: Final = (CLAUSECHECK, "pdfium", "pdfplumber")
FAST: Final = (
    "eu-uk-trade-and-cooperation-agreement-2020",
    "eu-georgia-association-agreement-2014",
    "bbnj-agreement-2023",
)
WRITTEN: Final = (
    "eu-japan-economic-partnership-agreement-2018",
    "eu-mongolia-partnership-and-cooperation-agreement-2013",
    "eu-australia-framework-agreement-2017",
)
MEMORY: Final = 3000
"""Pages of the file that shows how memory grows: the longest agreement, as often as it takes."""

LEAST_SPEED: Final = 120.0
MOST_TIMES_PDFIUM: Final = 4.0
LEAST_TIMES_PDFPLUMBER: Final = 12.0
LEAST_ACCURACY: Final = 0.998
MOST_MEMORY: Final = 150.0


@dataclass(frozen=True, slots=True)
class Measured:
    """What one reader took for one file."""

    pages: int
    cpu_seconds: float
    peak_bytes: int

    @property
    def rate(self) -> float:
        """Pages a second of processor time."""
        return self.pages / self.cpu_seconds

    @property
    def peak(self) -> float:
        """Most memory resident, MiB, the process's own start included."""
        return self.peak_bytes / 2**20


def measured(reader: str, path: Path, *options: str) -> Measured:
    """Read a file in a process of its own."""
    done = run((sys.executable, "-m", "benchmarks.reading.one", reader, str(path), *options))
    return Measured(**json.loads(done.output))


def speed(sampled: int | None, others: Sequence[Path]) -> Iterator[str]:
    """Pages a second and memory, a table a file. `sampled` is how many pages pdfplumber reads."""
    for path in (*(ROOT / "corpus" / f"{name}.pdf" for name in FAST), *others):
        limit = () if sampled is None else ("--pages", str(sampled))
        found = {reader: measured(reader, path, *(limit if reader == "pdfplumber" else ())) for reader in READERS}
        rows = [
            (reader, f"{one.pages}", f"{one.cpu_seconds:.2f}", f"{one.rate:.0f}", f"{one.peak:.0f}")
            for reader, one in found.items()
        ]
        yield f"**{path.stem}**\n\n{table(('reader', 'pages', 'processor s', 'pages/s', 'peak MiB'), rows)}"
        ours, bare, peer = (found[reader].rate for reader in READERS)
        yield "\n".join(
            (
                held(ours >= LEAST_SPEED, f"{ours:.0f} pages a second, at least {LEAST_SPEED:.0f}"),
                held(bare / ours <= MOST_TIMES_PDFIUM, f"{bare / ours:.1f} times PDFium's time, at most 4"),
                held(ours / peer >= LEAST_TIMES_PDFPLUMBER, f"{ours / peer:.0f} times pdfplumber's speed, at least 12"),
            )
        )


def memory() -> Iterator[str]:
    """Memory for the longest agreement, and for a file that repeats it."""
    import pypdfium2

    path = ROOT / "corpus" / f"{FAST[0]}.pdf"
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder, "long.pdf")
        document, source = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(path)
        while len(document) < MEMORY:
            document.import_pages(source, list(range(min(len(source), MEMORY - len(document)))))
        document.save(long)
        once, often = measured(CLAUSECHECK, path), measured(CLAUSECHECK, long)
    rows = [(f"{one.pages} pages", f"{one.peak:.0f}") for one in (once, often)]
    yield table(("file", "peak MiB"), rows)
    yield held(often.peak < MOST_MEMORY, f"{often.peak:.0f} MiB resident on {often.pages} pages, less than 150")


def quality(readers: Sequence[str]) -> Iterator[str]:
    """Character accuracy against the texts that the PDFs were made from."""
    from clausecheck.reading import read

    rows, worst = [], 1.0
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "text")
        for name in WRITTEN:
            written = read(ROOT / "corpus" / f"{name}.txt")[1].content
            scores = []
            for reader in readers:
                measured(reader, ROOT / "corpus" / f"{name}.pdf", "--text", str(out))
                scores.append(accuracy(written, out.read_text(encoding="utf-8")))
            worst = min(worst, scores[0])
            rows.append((name, *(f"{score:.5f}" for score in scores)))
    yield table(("file", *readers), rows)
    yield held(worst >= LEAST_ACCURACY, f"every accuracy of {CLAUSECHECK}'s is at least {LEAST_ACCURACY}")


def main() -> None:
    """Run the selected parts and print their tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one or more of {', '.join(PARTS)}; all by default")
    parser.add_argument("--pages", type=int, help="let pdfplumber read only so many pages for its speed, evenly spread")
    parser.add_argument(
        "--also", type=Path, action="append", default=[], metavar="PDF", help="measure speed on this file, too"
    )
    parser.add_argument("--hard", type=Path, default=HARD, metavar="FOLDER", help="where the hard PDFs are")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    sampled: int | None = arguments.pages
    hard: Path = arguments.hard
    parts: dict[str, Callable[[], Iterator[str]]] = {
        "speed": lambda: speed(sampled, arguments.also),
        "memory": memory,
        "accuracy": lambda: quality(READERS),
        "word": roundtrip,
        "robustness": lambda: robustness(hard),
    }
    for name, part in parts.items():
        if not arguments.parts or name in arguments.parts:
            print(f"\n## {name.capitalize()}", flush=True)
            for paragraph in part():
                print(f"\n{paragraph}", flush=True)


if __name__ == "__main__":
    main()
