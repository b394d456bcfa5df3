"""What is written into a document that is handed back: a remark at each piece of evidence, one at each gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from clausecheck.agreement import Agreement
from clausecheck.matching.advice import edits_to_full
from clausecheck.matching.findings import Finding, Report, Result, Verdict
from clausecheck.offsets import Span
from clausecheck.reports.plain import clean
from clausecheck.reports.signs import SIGNS
from clausecheck.reports.telling import suggestion

MOST: Final = 3
"""Findings of one rule that are remarked on; the first is the one the verdict rests on."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on some words of the agreement. `missing` says that the words are the place of what is not there."""

    span: Span
    verdict: Verdict
    subject: str
    words: str
    missing: bool = False


def remarks_on(report: Report) -> tuple[Remark, ...]:
    """All remarks in the order of the text; on the same words, in the order of the rules."""
    children = {child for one in report.results if one.rule.children for child in one.rule.children.rules}
    found = []
    for result in report.results:
        found += [_at_evidence(result, finding) for finding in result.findings[:MOST]]
        if result.rule.id not in children:
            found += _at_gap(report.agreement, result)
    return tuple(sorted(found, key=lambda one: (one.span, one.missing)))


def _at_evidence(result: Result, finding: Finding) -> Remark:
    return Remark(
        finding.span, Verdict(finding.grade.value), clean(result.rule.title), clean("\n".join(_told(finding)))
    )


def _told(finding: Finding) -> Iterator[str]:
    sign = SIGNS[Verdict(finding.grade.value)]
    yield f"{sign} {finding.grade.value}: {finding.citation}, {finding.facts.commitment.plain}"
    if finding.reasons:
        yield f"Why {finding.grade.value}: {'; '.join(finding.reasons)}"
    if edits := edits_to_full(finding):
        yield f"To make it full: {'; '.join(edits)}"


def _at_gap(agreement: Agreement, result: Result) -> Iterator[Remark]:
    """Where the commitment is absent, the heading of the place where it would stand."""
    if result.expected is None or result.findings or result.waiver is not None:
        return
    place = agreement.provisions[result.expected.provision]
    words = (
        f"{SIGNS[result.verdict]} {result.verdict.value}. It would stand here: {result.expected.why}.\n"
        f"Suggested: {suggestion(result)}"
    )
    heading = Span(place.start, max(place.body, place.start + 1))
    yield Remark(heading, result.verdict, clean(result.rule.title), clean(words), missing=True)
