"""`csv`: one row a finding, and one a verdict that rests on none; for spreadsheets and statistics."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from clausecheck.errors import DocumentError
from clausecheck.matching.findings import Finding, Report, Result
from clausecheck.reports.notes import expired_note
from clausecheck.reports.plain import clean
from clausecheck.reports.writer import Run

COLUMNS = (
    "document",
    "sha256",
    "title",
    "date_signed",
    "pack",
    "rule",
    "rule_title",
    "verdict",
    "wanted",
    "below_wanted",
    "waived",
    "waiver",
    "change",
    "note",
    "finding",
    "grade",
    "citation",
    "page",
    "placement",
    "commitment",
    "focus",
    "bound",
    "polarity",
    "enforceable",
    "verb",
    "hedges",
    "quote",
    "reasons",
    "expected",
    "error",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet compute a cell instead of showing it."""


class CsvWriter:
    """A header, then rows as they come."""

    def __init__(self, stream: TextIO, run: Run) -> None:
        self._stream = stream
        self._rows = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
        self._rows.writeheader()

    def report(self, report: Report) -> None:
        """Write the rows of one document."""
        agreement = report.agreement
        document = {
            "document": agreement.source.path,
            "sha256": agreement.source.sha256,
            "title": agreement.title,
            "date_signed": agreement.date_signed,
        }
        for result in report.results:
            verdict = {**document, **_verdict(report, result)}
            for row in _findings(result):
                self._write({**verdict, **row})
        self._stream.flush()

    def failure(self, error: DocumentError) -> None:
        """Write a row that says why a document could not be read."""
        self._write({"document": error.document, "error": f"{error.problem}. {error.remedy}"})

    def close(self) -> None:
        """There is nothing left to write."""

    def _write(self, row: dict[str, str]) -> None:
        self._rows.writerow({name: harmless(value) for name, value in row.items()})


def _verdict(report: Report, result: Result) -> dict[str, str]:
    expected = report.agreement.provisions[result.expected.provision].citation if result.expected else ""
    return {
        "pack": result.rule.pack,
        "rule": result.rule.id,
        "rule_title": result.rule.title,
        "verdict": result.verdict.value,
        "wanted": result.rule.wanted.value,
        "below_wanted": str(result.below_wanted).lower(),
        "waived": str(result.waiver is not None).lower(),
        "waiver": _waiver(result),
        "change": result.change.words if result.change else "",
        "note": result.note,
        "expected": expected,
    }


def _waiver(result: Result) -> str:
    if result.waiver is None:
        return expired_note(result)
    return f"until {result.waiver.expires.isoformat()} by {result.waiver.author}: {result.waiver.reason}"


def _findings(result: Result) -> Iterator[dict[str, str]]:
    if not result.findings:
        yield {}
    for i, finding in enumerate(result.findings, 1):
        yield {"finding": str(i), **_finding(finding)}


def _finding(finding: Finding) -> dict[str, str]:
    facts = finding.facts
    return {
        "grade": finding.grade.value,
        "citation": finding.citation,
        "page": "" if finding.page is None else str(finding.page),
        "placement": facts.placement.value,
        "commitment": str(int(facts.commitment)),
        "focus": facts.focus.value,
        "bound": facts.bound.value,
        "polarity": facts.polarity.value,
        "enforceable": facts.enforceable.value,
        "verb": facts.verb,
        "hedges": "; ".join(facts.hedges),
        "quote": finding.quote,
        "reasons": "; ".join(finding.reasons),
    }


def harmless(value: str) -> str:
    """The cell as words: an apostrophe before what a spreadsheet would take for a formula."""
    words = clean(value)
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULA) else words
