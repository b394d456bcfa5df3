"""`memo`: a letter to somebody who decides: what the agreement lacks, what it secures, and the words to ask for.

Markdown that reads well as plain text, so that it can be pasted into a letter; no word of how clausecheck works.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from clausecheck.errors import DocumentError
from clausecheck.matching.findings import Expected, Report, Result, Verdict
from clausecheck.reports.markdown_words import escaped
from clausecheck.reports.notes import expired_note, reading_notes, unused_note
from clausecheck.reports.telling import because, place, suggestion
from clausecheck.reports.writer import Run

_SAYS = {
    Verdict.FULL: "says it firmly",
    Verdict.PARTIAL: "says it in part",
    Verdict.WEAK: "says it in words that bind nobody",
    Verdict.CONTRADICTED: "negates it",
}
_HEADINGS = (
    (Verdict.CONTRADICTED, "What it contradicts"),
    (Verdict.ABSENT, "What it lacks"),
    (Verdict.WEAK, "What it says without binding anybody"),
    (Verdict.PARTIAL, "What it says only in part"),
)
_COUNTED = {
    Verdict.CONTRADICTED: "contradicted",
    Verdict.ABSENT: "missing",
    Verdict.WEAK: "said without binding anybody",
    Verdict.PARTIAL: "met only in part",
}


class MemoWriter:
    """One memo a document, one after the other."""

    def __init__(self, stream: TextIO, run: Run) -> None:
        self._stream = stream
        self._run = run
        self._begun = False

    def report(self, report: Report) -> None:
        """Write the memo on one document."""
        self._write("\n\n".join(_memo(report, self._run)))

    def failure(self, error: DocumentError) -> None:
        """Write that a document could not be read."""
        self._write(f"# {escaped(error.document)}\n\nNot read: {escaped(f'{error.problem}. {error.remedy}')}")

    def close(self) -> None:
        """There is nothing left to write."""

    def _write(self, memo: str) -> None:
        self._stream.write(f"\n---\n\n{memo}\n" if self._begun else f"{memo}\n")
        self._stream.flush()
        self._begun = True


def _memo(report: Report, run: Run) -> Iterator[str]:
    agreement = report.agreement
    children = {child for one in report.results if one.rule.children for child in one.rule.children.rules}
    asked = [one for one in report.results if one.rule.id not in children and one.verdict is not Verdict.NOT_APPLICABLE]
    short = [one for one in asked if one.below_wanted and one.waiver is None]
    waived = [one for one in asked if one.below_wanted and one.waiver is not None]
    met = [one for one in asked if not one.below_wanted]
    packs = {one.rule.pack for one in asked}
    subjects = ", ".join(pack.title for pack in run.rulebook.packs if pack.id in packs)
    yield f"# {escaped(agreement.title or agreement.source.path)}"
    yield "\n".join(
        (
            f"- Checked for: {escaped(subjects) or 'nothing'}",
            f"- Document: {escaped(agreement.source.path)}",
            f"- SHA-256: {agreement.source.sha256}",
            f"- Signed: {agreement.date_signed or 'no date in the text'}",
        )
    )
    yield f"**In short:** {_in_short(asked, met, short, waived)}"
    notes = " ".join(reading_notes(report))
    if notes:
        yield f"**Caution:** {escaped(notes)}"
    for verdict, heading in _HEADINGS:
        of_it = [one for one in short if one.verdict is verdict]
        if of_it:
            yield f"## {heading}"
            for result in of_it:
                yield from _lacking(report, result)
    if met:
        yield "## What it secures"
        yield "\n".join(map(_secured, met))
    accepted = [one for one in report.results if one.waiver is not None]
    if accepted or report.unused:
        yield "## What falls short and is accepted"
        yield "\n".join([*map(_accepted, accepted), *(f"- {escaped(unused_note(one))}" for one in report.unused)])


def _in_short(asked: list[Result], met: list[Result], short: list[Result], waived: list[Result]) -> str:
    if not asked:
        return "none of the commitments applies to this agreement."
    counts = [(len(met), "as wanted")]
    counts += [(sum(one.verdict is verdict for one in short), words) for verdict, words in _COUNTED.items()]
    counts += [(len(waived), "short of it and accepted")]
    parts = [f"{count} {'is' if count == 1 else 'are'} {words}" for count, words in counts if count]
    return f"of {len(asked)} commitment{'s' if len(asked) != 1 else ''}, {', '.join(parts)}."


def _lacking(report: Report, result: Result) -> Iterator[str]:
    yield f"### {escaped(result.rule.title)}"
    yield escaped(result.rule.norm)
    for finding in result.findings[:1]:
        where = escaped(place(finding.citation, finding.page))
        yield f"{where} {_SAYS[result.verdict]}: “{escaped(finding.quote)}”"
        yield f"Why that falls short: {escaped(because(finding))}."
    if result.change is not None and result.change.words:
        yield f"Since the baseline: {escaped(result.change.words)}."
    if result.expired is not None:
        yield escaped(expired_note(result))
    if not result.findings and result.expected is not None:
        yield escaped(_its_place(report, result.expected))
    yield "Wording to ask for:"
    yield f"> {escaped(suggestion(result))}"
    if result.rule.precedents:
        precedents = "; ".join(f"{one.agreement}, {one.citation}" for one in result.rule.precedents)
        yield f"Agreed before: {escaped(precedents)}."


def _its_place(report: Report, expected: Expected) -> str:
    provision = report.agreement.provisions[expected.provision]
    heading = f" ({' '.join(provision.heading.split())})" if provision.heading else ""
    return f"Its place would be {provision.citation}{heading}: {expected.why}."


def _secured(result: Result) -> str:
    best = result.findings[0]
    where = place(best.citation, best.page)
    return f"- **{escaped(result.rule.title)}**: {escaped(f'{where} {_SAYS[result.verdict]}: “{best.quote}”')}"


def _accepted(result: Result) -> str:
    waiver = result.waiver
    assert waiver is not None
    why = f"{waiver.reason} ({waiver.author}, until {waiver.expires.isoformat()})"
    return f"- **{escaped(result.rule.title)}** ({result.verdict.value}): {escaped(why)}"
