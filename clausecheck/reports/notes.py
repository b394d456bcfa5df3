"""What a reader must know about the reading of a document before trusting a verdict on it."""

from __future__ import annotations

from collections.abc import Iterator

from clausecheck.agreement import Kind
from clausecheck.matching.findings import Report, Result, UnusedWaiver
from clausecheck.reports.marks import summary
from clausecheck.reports.trust import trust_notes

UNDATED = "No date of signature was found: rules that apply from a date are judged as if it were signed today."


def reading_notes(report: Report) -> Iterator[str]:
    """What makes the verdicts less certain, the gravest first, then what was taken for granted."""
    yield from doubts(report)
    yield from assumptions(report)


def doubts(report: Report) -> Iterator[str]:
    """What went less than well: pages not read, a file that is no agreement, guesses, tracked changes."""
    agreement = report.agreement
    yield from trust_notes(agreement.text)
    if folded := sum(one.is_word for one in agreement.text.foldings):
        yield f"{folded} words that OCR misread are read as the rules' words; quotes show what it wrote."
    if not any(one.kind is Kind.ARTICLE for one in agreement.provisions) and not agreement.parties:
        yield "This does not look like an agreement: it has no articles, and no parties were found."
    if agreement.source.doubt:
        yield _sentence(agreement.source.doubt)
    if marks := summary(agreement.text):
        yield f"{marks}."


def assumptions(report: Report) -> Iterator[str]:
    """What the text does not say and the verdicts rest on: the date of signature."""
    agreement = report.agreement
    if agreement.date_given:
        yield f"The text does not say when it was signed: {agreement.date_signed} is what the command line says."
    elif not agreement.date_signed and any(result.rule.applies_from for result in report.results):
        yield UNDATED


def expired_note(result: Result) -> str:
    """That a waiver accepts a verdict no longer, in words; empty if none has expired."""
    waiver = result.expired
    return f"The waiver of {waiver.author} expired on {waiver.expires.isoformat()}." if waiver else ""


def unused_note(unused: UnusedWaiver) -> str:
    """A waiver that waives nothing, in words."""
    return f"The waiver of {unused.waiver.rule} by {unused.waiver.author} is not used: {unused.why}."


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
