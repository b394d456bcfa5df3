"""`python -m benchmarks`: start-up, speed and memory, verdict scores and enforceability, in one run."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable, Iterator
from importlib.metadata import version
from typing import Final

from benchmarks import enforceability, speed, startup, verdicts

PARTS: Final = ("start-up", "speed", "verdicts", "enforceability")


def main() -> None:
    """Run the selected parts and print their tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one or more of {', '.join(PARTS)}; all by default")
    parser.add_argument("--pages", type=int, help="let pdfplumber read only so many pages, evenly spread")
    parser.add_argument("--errors", action="store_true", help="list every row on which clausecheck and readers differ")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    if arguments.pages is not None and arguments.pages < 1:
        parser.error("--pages must be at least 1")
    reports: dict[str, tuple[str, Callable[[], Iterator[str]]]] = {
        "start-up": ("Start-up", startup.report),
        "speed": ("Speed and memory", lambda: speed.report(arguments.pages)),
        "verdicts": ("Verdicts", lambda: verdicts.report(errors=arguments.errors)),
        "enforceability": ("Enforceability", enforceability.report),
    }
    print(machine(), flush=True)
    for part in PARTS:
        if not arguments.parts or part in arguments.parts:
            title, report = reports[part]
            print(f"\n## {title}", flush=True)
            for paragraph in report():
                print(f"\n{paragraph}", flush=True)


def machine() -> str:
    """The class of machine and the versions that the figures belong to."""
    peers = ", ".join(f"{name} {version(name)}" for name in ("clausecheck", "pypdfium2", "pdfplumber", "spacy"))
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"{platform.python_implementation()} {platform.python_version()}; {peers}"
    )


if __name__ == "__main__":
    main()
