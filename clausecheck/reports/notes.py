"""What a reader must know about the reading of a document before trusting a verdict on it."""

from __future__ import annotations

from collections.abc import Iterator

from clausecheck.agreement import Kind
from clausecheck.matching.findings import Report, UnusedWaiver
from clausecheck.reports.marks import summary
from clausecheck.reports.trust import trust_notes


def reading_notes(report: Report) -> Iterator[str]:
    """What makes the verdicts less certain, the gravest first: pages not read, guesses, choices made."""
    agreement = report.agreement
    yield from trust_notes(agreement.text)
    if not any(one.kind is Kind.ARTICLE for one in agreement.provisions) and not agreement.parties:
        yield "This does not look like an agreement: it has no articles, and no parties were found."
    if not agreement.date_signed and any(result.rule.applies_from for result in report.results):
        yield (
            "No date of signature was found: rules that apply from a date are judged as if it were signed today "
            "(--signed DATE says when)."
        )
    if agreement.date_given:
        yield f"The text does not say when it was signed: {agreement.date_signed} is what the command line says."
    if agreement.source.doubt:
        yield _sentence(agreement.source.doubt)
    if marks := summary(agreement.text):
        yield f"{marks}."


def unused_note(unused: UnusedWaiver) -> str:
    """A waiver that waives nothing, in words."""
    return f"The waiver of {unused.waiver.rule} by {unused.waiver.author} is not used: {unused.why}."


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
