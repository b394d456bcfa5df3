"""Read one file with one reader and say what that took.

    python -m benchmarks.reading.one clausecheck|pdfplumber|pdfium FILE [--pages N] [--text OUT]

Run in a process of its own, so that time and memory are the reader's. Imports are made before the clock starts.
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.peers import PEERS

CLAUSECHECK = "clausecheck"
# With all that a reader may come to need.
_MODULES = {
    CLAUSECHECK: ("clausecheck.reading.pdf", "pdfminer.pdfpage", "pdfminer.pdfinterp"),
    "pdfplumber": ("pdfplumber",),
    "pdfium": ("pypdfium2",),
}


def text_of(reader: str, path: Path, pages: int | None) -> tuple[int, str]:
    """How many pages were read, and their text. clausecheck reads all pages, whatever `pages` is."""
    if reader == CLAUSECHECK:
        from clausecheck.reading import read

        source, text = read(path, ocr="never")
        return source.pages or 0, text.content
    texts = list(PEERS[reader](path, pages))
    return len(texts), "\n".join(texts)


def processor_seconds() -> float:
    """Seconds of processor so far, those of processes that have ended included: a long PDF is read by two."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def main() -> None:
    """Read, measure, print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader", choices=_MODULES)
    parser.add_argument("file", type=Path)
    parser.add_argument("--pages", type=int, help="let a peer read only so many pages, evenly spread")
    parser.add_argument("--text", type=Path, help="write the text to this file")
    arguments = parser.parse_args()
    for module in _MODULES[arguments.reader]:
        importlib.import_module(module)
    before = processor_seconds()
    pages, text = text_of(arguments.reader, arguments.file, arguments.pages)
    seconds = processor_seconds() - before
    if arguments.text:
        arguments.text.write_text(text, encoding="utf-8", errors="replace")
    # Kilobytes on Linux, bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    print(json.dumps({"pages": pages, "cpu_seconds": seconds, "peak_bytes": peak}))


if __name__ == "__main__":
    main()
