"""What a report format is: a writer that is handed reports one after the other, as they are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TextIO

from clausecheck.errors import DocumentError
from clausecheck.levels import FailOn
from clausecheck.matching.findings import Report
from clausecheck.reports.crops import Pictures
from clausecheck.rulebook.rule import Rulebook


@dataclass(frozen=True, slots=True)
class Run:
    """What a run was asked for, known before its first report.

    `rulebook` holds the selected rules alone. `against_wanted` says that a profile set the level each rule wants.
    `brief` asks for the scorecard only, `width` is that of a report in columns that does not go to a terminal.
    `version` is that of clausecheck.
    `pictures` draws parts of pages; None where nobody can.
    """

    rulebook: Rulebook
    fail_on: FailOn = FailOn.NEVER
    against_wanted: bool = False
    brief: bool = False
    width: int | None = None
    version: str = ""
    pictures: Pictures | None = None


class Writer(Protocol):
    """Writes the reports of one run in one format; a report is written when it comes, where the format allows it."""

    def __init__(self, stream: TextIO, run: Run) -> None: ...

    def report(self, report: Report) -> None:
        """Take in the report on one document."""

    def failure(self, error: DocumentError) -> None:
        """Take in that a document could not be read."""

    def close(self) -> None:
        """Write what comes after the last report. The stream stays open: it belongs to the caller."""
