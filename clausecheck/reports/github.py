"""`github`: workflow commands that GitHub Actions shows as annotations, on the line that a change has to mend.

    ::error file=draft.md,line=12,endLine=12,col=13,endColumn=16,title=…::Article 3(1): 'may' leaves it to discretion

Of each document the gravest come first: GitHub shows ten annotations of a kind and step.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from clausecheck.errors import DocumentError
from clausecheck.matching.findings import ChangeKind, Report, Result
from clausecheck.reports.locations import Location, Locations
from clausecheck.reports.notes import doubts, expired_note, unused_note
from clausecheck.reports.severity import Level, level
from clausecheck.reports.source_lines import Region
from clausecheck.reports.telling import remedy, told_with_wanted
from clausecheck.reports.writer import Run

_GRAVEST_FIRST = tuple(Level)
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


class GitHubWriter:
    """One command a verdict that falls short, a document that cannot be read, or a doubt about its reading."""

    def __init__(self, stream: TextIO, run: Run) -> None:
        self._stream = stream
        self._run = run

    def report(self, report: Report) -> None:
        """Write the annotations of one document."""
        path, locations = report.agreement.source.path, Locations(report.agreement)
        levels = [(severity, result) for result in report.results if (severity := self._level(result)) is not None]
        for severity, result in sorted(levels, key=lambda one: _GRAVEST_FIRST.index(one[0])):
            location = locations.of(result)
            self._annotate(severity, path, _title(result), _message(result, location), location.region)
        for note in doubts(report):
            self._annotate(Level.WARNING, path, "How the document was read", note)
        for unused in report.unused:
            waiver = unused.waiver
            line = Region(max(1, waiver.line), 1, max(1, waiver.line), 1)
            self._annotate(Level.WARNING, waiver.file or path, "Unused waiver", unused_note(unused), line)

    def failure(self, error: DocumentError) -> None:
        """Write that a document could not be read."""
        self._annotate(Level.ERROR, error.document, "Not read", f"{error.problem}. {error.remedy}")

    def close(self) -> None:
        """There is nothing left to write."""

    def _level(self, result: Result) -> Level | None:
        """None for what needs no annotation: what is waived, and beside a baseline what has long been as it is."""
        old = result.change is not None and result.change.kind is ChangeKind.UNCHANGED and not result.change.words
        return None if result.waiver or old else level(result, self._run.fail_on)

    def _annotate(self, severity: Level, path: str, title: str, message: str, region: Region | None = None) -> None:
        properties = ",".join(f"{name}={_property(value)}" for name, value in _place(path, region, title))
        self._stream.write(f"::{_COMMANDS[severity]} {properties}::{_data(message)}\n")


def _place(path: str, region: Region | None, title: str) -> Iterator[tuple[str, str]]:
    """The properties of a command. Columns only mean something to GitHub on one line."""
    if path != "-":
        yield "file", path.replace("\\", "/").removeprefix("./")
    if region is not None:
        yield "line", str(region.line)
        yield "endLine", str(region.end_line)
        if region.line == region.end_line and region.end_column > region.column:
            yield "col", str(region.column)
            yield "endColumn", str(region.end_column - 1)
    yield "title", title


def _title(result: Result) -> str:
    return f"{result.rule.title}: {result.verdict.value} ({result.rule.id})"


def _message(result: Result, location: Location) -> str:
    words = f"{told_with_wanted(result)}."
    if result.expired is not None:
        words += f"\n{expired_note(result)}"
    if not result.findings and result.expected is not None:
        words += f"\nExpected in {location.citation}: {result.expected.why}."
    return f"{words}\n{remedy(result)}"


def _data(words: str) -> str:
    """Escaped as the runner's own toolkit does."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
