"""`markdown`: the summary of a job, for GitHub, GitLab or a pull request: totals, then what falls short, then the rest.

The totals of a batch stand above its documents, so their sections are kept until the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from clausecheck.errors import DocumentError
from clausecheck.levels import FailOn
from clausecheck.matching.findings import Report, Result, Verdict
from clausecheck.matching.threshold import failing
from clausecheck.reports.locations import Location, Locations
from clausecheck.reports.markdown_words import escaped
from clausecheck.reports.notes import reading_notes, unused_note
from clausecheck.reports.severity import Level, level
from clausecheck.reports.signs import SIGNS
from clausecheck.reports.telling import because, nothing_said, place, remedy
from clausecheck.reports.writer import Run

_MARKS = {Level.ERROR: "❌", Level.WARNING: "⚠️", Level.NOTE: "ℹ️"}
_GRAVEST_FIRST = tuple(Level)


class MarkdownWriter:
    """One page for the whole run."""

    def __init__(self, stream: TextIO, run: Run) -> None:
        self._stream = stream
        self._run = run
        self._rows: list[str] = []
        self._sections: list[str] = []
        self._failing = 0

    def report(self, report: Report) -> None:
        """Keep the row and the section of one document."""
        counts = Counter(result.verdict for result in report.results)
        below = len(failing(report, self._run.fail_on))
        waived = sum(result.waiver is not None for result in report.results)
        numbers = [*(counts[verdict] for verdict in Verdict), waived, *([below] if self._gated else [])]
        self._rows.append(_row((escaped(report.agreement.source.path), *map(str, numbers))))
        self._sections.append("\n\n".join(self._section(report)))
        self._failing += bool(below)

    def failure(self, error: DocumentError) -> None:
        """Keep the row of a document that could not be read."""
        name = escaped(error.document)
        self._rows.append(_row((name, "not read", *[""] * (len(Verdict) + self._gated))))
        self._sections.append(f"## {name}\n\n**Not read:** {escaped(f'{error.problem}. {error.remedy}')}")

    def close(self) -> None:
        """Write the page."""
        columns = ["document", *(f"{SIGNS[verdict]} {verdict.value}" for verdict in Verdict), "waived"]
        if self._gated:
            columns.append(f"below the threshold ({self._run.fail_on.value})")
        rules = [":--", *["--:"] * (len(columns) - 1)]
        table = "\n".join((_row(columns), _row(rules), *self._rows))
        self._stream.write("\n\n".join((f"# {self._outcome()}", table, *self._sections)) + "\n")

    @property
    def _gated(self) -> bool:
        return self._run.fail_on is not FailOn.NEVER

    def _outcome(self) -> str:
        documents = f"{len(self._rows)} document{'s' if len(self._rows) != 1 else ''}"
        if not self._gated:
            return f"Clausecheck: {documents}"
        return f"Clausecheck: {self._failing or 'none'} of {documents} below the threshold"

    def _section(self, report: Report) -> Iterator[str]:
        agreement, locations = report.agreement, Locations(report.agreement)
        yield f"## {escaped(agreement.title or agreement.source.path)}"
        signed = f" · signed {agreement.date_signed}" if agreement.date_signed else ""
        yield f"{escaped(agreement.source.path)}{signed} · SHA-256 `{agreement.source.sha256}`"
        for note in (*reading_notes(report), *map(unused_note, report.unused)):
            yield f"> **Note:** {escaped(note)}"
        levels = [(level(result, self._run.fail_on), result) for result in report.results]
        short = [(grave, one) for grave, one in levels if grave is not None and one.waiver is None]
        short.sort(key=lambda one: _GRAVEST_FIRST.index(one[0]))
        yield _short(short, locations) if short else "Every verdict is at the level wanted or waived."
        if short:
            yield _folded("What would mend it", (_line(one, remedy(one)) for _, one in short))
        waived = [result for result in report.results if result.waiver is not None]
        if waived:
            yield _waived(waived)
        met = [one for grave, one in levels if grave is None]
        if met:
            yield _folded(f"{len(met)} at the level wanted, or not applicable", map(_met, met))


def _short(short: list[tuple[Level, Result]], locations: Locations) -> str:
    rows = [_row(("", "rule", "verdict", "wanted", "where", "why")), _row(["---"] * 6)]
    for grave, result in short:
        cells = (
            _MARKS[grave],
            f"{escaped(result.rule.title)}<br>`{result.rule.id}`",
            f"{SIGNS[result.verdict]} {result.verdict.value}",
            result.rule.wanted.value,
            escaped(_where(result, locations.of(result))),
            "<br>".join(map(escaped, _why(result))),
        )
        rows.append(_row(cells))
    return "\n".join(rows)


def _why(result: Result) -> Iterator[str]:
    if result.change is not None and result.change.words:
        yield result.change.words
    yield because(result.findings[0]) if result.findings else nothing_said(result)
    if result.expired is not None:
        yield f"the waiver of {result.expired.author} expired on {result.expired.expires.isoformat()}"


def _where(result: Result, location: Location) -> str:
    line = f", line {location.region.line}" if location.region else ""
    if result.findings:
        return f"{place(location.citation, location.page)}{line}"
    return f"expected in {place(location.citation, location.page)}{line}" if result.expected else ""


def _met(result: Result) -> str:
    if not result.findings:
        return _line(result, f"{result.verdict.value}: {result.note}")
    best = result.findings[0]
    return _line(result, f"{result.verdict.value}, {place(best.citation, best.page)}: “{best.quote}”")


def _line(result: Result, words: str) -> str:
    return f"- {SIGNS[result.verdict]} **{escaped(result.rule.title)}** {escaped(words)}"


def _waived(results: list[Result]) -> str:
    rows = [_row(("waived", "verdict", "until", "by", "reason")), _row(["---"] * 5)]
    for result in results:
        waiver = result.waiver
        assert waiver is not None
        rule = f"{escaped(result.rule.title)}<br>`{result.rule.id}`"
        verdict = f"{SIGNS[result.verdict]} {result.verdict.value}"
        rows.append(_row((rule, verdict, waiver.expires.isoformat(), escaped(waiver.author), escaped(waiver.reason))))
    return "\n".join(rows)


def _folded(summary: str, lines: Iterable[str]) -> str:
    return "\n".join((f"<details><summary>{summary}</summary>", "", *lines, "", "</details>"))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
