"""`sarif` and `code-scanning`: SARIF 2.1.0, the exchange format of checkers, for what is missing as well.

One result a rule and document. Its kind is `pass` where the verdict reaches the level wanted, `fail` where it does
not, `review` where pages could not be read and the commitment may stand on them, `notApplicable` where the agreement is
older than the instrument. A missing commitment has the logical location where it is expected. Regions are of the
checked file and only where that has lines: a PDF has pages, in `properties`.

GitHub takes every result for an alert, whatever its kind: `code-scanning` leaves out what passes and what is waived.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from clausecheck.errors import DocumentError
from clausecheck.matching.findings import ChangeKind, Finding, Report, Result, Verdict
from clausecheck.matching.fingerprints import fingerprints
from clausecheck.reports.locations import Location, Locations, uri
from clausecheck.reports.machine import box_data, dump
from clausecheck.reports.notes import assumptions, doubts, expired_note, unused_note
from clausecheck.reports.severity import level, level_of
from clausecheck.reports.telling import because, remedy, told_with_wanted
from clausecheck.reports.writer import Run
from clausecheck.rulebook.rule import Rule

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT: Final = "clausecheck/v1"
_NOTIFICATIONS: Final = {
    "unreadable": "A document could not be read.",
    "reading": "Something about the reading of a document makes its verdicts less certain.",
    "unused-waiver": "A waiver waives nothing.",
}
_BASELINE: Final = {
    ChangeKind.NEW: "new",
    ChangeKind.WORSE: "updated",
    ChangeKind.BETTER: "updated",
    ChangeKind.UNCHANGED: "unchanged",
}


class SarifWriter:
    """One log with one run; results are written as they come, one a line."""

    def __init__(self, stream: TextIO, run: Run) -> None:
        self._stream = stream
        self._run = run
        self._index = {rule.id: i for i, rule in enumerate(run.rulebook.rules)}
        self._artifacts: list[dict[str, Any]] = []
        self._notifications: list[dict[str, Any]] = []
        self._readable = True
        self._separator = "\n"
        head = dump({"tool": _tool(run), "columnKind": "unicodeCodePoints"})
        stream.write(f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{head[:-1]}, "results": [')

    def report(self, report: Report) -> None:
        """Write the results on one document."""
        source = report.agreement.source
        artifact = self._artifact(source.path, mimeType=source.media_type, hashes={"sha-256": source.sha256})
        locations = Locations(report.agreement)
        for result in report.results:
            if self._shows(result):
                self._stream.write(f"{self._separator}{dump(self._result(result, locations, artifact))}")
                self._separator = ",\n"
        self._stream.flush()
        self._notifications += (_notification("reading", "warning", note, artifact) for note in doubts(report))
        self._notifications += (_notification("reading", "note", note, artifact) for note in assumptions(report))
        self._notifications += (
            _notification("unused-waiver", "warning", unused_note(one), artifact) for one in report.unused
        )

    def failure(self, error: DocumentError) -> None:
        """Keep for the end what could not be read."""
        self._readable = False
        artifact = self._artifact(error.document)
        self._notifications.append(_notification("unreadable", "error", f"{error.problem}. {error.remedy}", artifact))

    def close(self) -> None:
        """Write the documents and what was noted about them, and close the log."""
        invocation = {"executionSuccessful": self._readable, "toolExecutionNotifications": self._notifications}
        tail = dump({"artifacts": self._artifacts, "invocations": [invocation]})
        self._stream.write(f"\n], {tail[1:]}]}}\n")

    def _shows(self, result: Result) -> bool:
        return True

    def _artifact(self, path: str, **about: Any) -> dict[str, Any]:
        """Add a document; its location, for results to refer to."""
        place = {"uri": uri(path)}
        self._artifacts.append({"location": place, "roles": ["analysisTarget"], **about})
        return {**place, "index": len(self._artifacts) - 1}

    def _result(self, result: Result, locations: Locations, artifact: dict[str, Any]) -> dict[str, Any]:
        location = locations.of(result)
        severity, kind = level(result, self._run.fail_on), "pass"
        if result.verdict is Verdict.NOT_APPLICABLE:
            kind = "notApplicable"
        elif severity is not None:
            kind = "review" if _may_stand_unread(result) else "fail"
        data: dict[str, Any] = {
            "ruleId": result.rule.id,
            "ruleIndex": self._index[result.rule.id],
            "kind": kind,
            "level": severity.value if severity and kind == "fail" else "none",
            "message": {"text": _message(result, location)},
            "locations": [_location(location, artifact, result.findings[0] if result.findings else None)],
            "relatedLocations": _unique(_related(result, locations, artifact)),
            "partialFingerprints": {_FINGERPRINT: fingerprints(result)[0]},
            "suppressions": [_suppression(result)] if result.waiver else [],
            "properties": {
                "verdict": result.verdict.value,
                "wanted": result.rule.wanted.value,
                "pack": result.rule.pack,
                **({"remedy": remedy(result)} if severity else {}),
            },
        }
        if result.change is not None:
            data["baselineState"] = _BASELINE[result.change.kind]
        return data


class CodeScanningWriter(SarifWriter):
    """The same with what falls short alone: one alert each."""

    def _shows(self, result: Result) -> bool:
        return result.waiver is None and level(result, self._run.fail_on) is not None


def _tool(run: Run) -> dict[str, Any]:
    return {
        "driver": {
            "name": "clausecheck",
            "version": run.version,
            "semanticVersion": run.version,
            "rules": [_rule(rule) for rule in run.rulebook.rules],
            "notifications": [
                {"id": name, "shortDescription": {"text": about}} for name, about in _NOTIFICATIONS.items()
            ],
        }
    }


def _rule(rule: Rule) -> dict[str, Any]:
    sources = [f"“{source.quote}” ({source.document})" for source in rule.sources]
    precedents = [f"{one.agreement}, {one.citation}" for one in rule.precedents]
    suggested = " ".join(rule.suggest.split())
    text = (
        f"{rule.norm}\nWanted: {rule.wanted.value}.\nSource: {'; '.join(sources)}.\nA clause that meets it: {suggested}"
    )
    if precedents:
        text += f"\nPrecedents: {'; '.join(precedents)}."
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.norm},
        "help": {"text": text},
        "defaultConfiguration": {"level": level_of(rule).value},
        "properties": {"tags": [rule.pack], "wanted": rule.wanted.value},
    }


def _message(result: Result, location: Location) -> str:
    words = f"{result.rule.title} ({result.verdict.value}). {told_with_wanted(result)}."
    if not result.findings and result.expected is not None:
        words += f" Expected in {location.citation}: {result.expected.why}."
    return f"{words} {expired_note(result)}".rstrip()


def _may_stand_unread(result: Result) -> bool:
    return result.verdict is Verdict.ABSENT and bool(result.note)


def _location(location: Location, artifact: dict[str, Any], finding: Finding | None = None) -> dict[str, Any]:
    provision, region = location.provision, location.region
    physical: dict[str, Any] = {"artifactLocation": artifact}
    if region is not None:
        physical["region"] = {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        }
    logical = {
        "name": location.citation,
        "fullyQualifiedName": provision.path or "agreement",
        "kind": provision.kind.value,
    }
    data: dict[str, Any] = {"physicalLocation": physical, "logicalLocations": [logical]}
    if location.page is not None:
        boxes = [box_data(box) for box in finding.boxes] if finding else []
        data["properties"] = {"page": location.page, "boxes": boxes}
    return data


def _related(result: Result, locations: Locations, artifact: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rule's other findings, and what looks like the norm and is not."""
    for finding in result.findings[1:]:
        message = f"{finding.grade.value}: {because(finding)}"
        yield {**_location(locations.of_finding(finding), artifact, finding), "message": {"text": message}}
    for miss in result.near_misses:
        yield {**_location(locations.of_near_miss(miss), artifact), "message": {"text": f"near miss: {miss.why}"}}


def _unique(locations: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each location once, as the standard demands: two findings may rest on the same words."""
    return list({dump(location): location for location in locations}.values())


def _suppression(result: Result) -> dict[str, Any]:
    waiver = result.waiver
    assert waiver is not None
    justification = f"{waiver.reason} ({waiver.author}, until {waiver.expires.isoformat()})"
    return {
        "kind": "external",
        "status": "accepted",
        "justification": justification,
        "location": {
            "physicalLocation": {
                "artifactLocation": {"uri": uri(waiver.file)},
                "region": {"startLine": max(1, waiver.line)},
            }
        },
    }


def _notification(name: str, severity: str, text: str, artifact: dict[str, Any]) -> dict[str, Any]:
    return {
        "descriptor": {"id": name},
        "level": severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
    }
