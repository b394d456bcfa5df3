"""What the HTML report shows of one agreement, laid out for its template: words and numbers, nothing to decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from clausecheck.agreement import Agreement
from clausecheck.language.ladder import Commitment
from clausecheck.matching.advice import edits_to_full
from clausecheck.matching.findings import Enforceable, Finding, NearMiss, Report, Result, Verdict
from clausecheck.reports.crops import Crop, crops_of
from clausecheck.reports.notes import reading_notes, unused_note
from clausecheck.reports.quotation import Piece, in_context, quotation
from clausecheck.reports.shown import BINDS
from clausecheck.reports.signs import SIGNS
from clausecheck.reports.telling import place, suggestion
from clausecheck.reports.trust import misread
from clausecheck.reports.writer import Run
from clausecheck.rulebook.rule import Pack, Rule

SHOWN: Final = 3
"""Findings of a rule that are shown with a picture and in context; further ones with their quotes."""

RUNGS: Final = tuple((int(one), one.plain) for one in reversed(Commitment))
"""The commitment ladder, from the firmest rung down."""

_SETTLEMENT: Final = {
    Enforceable.YES: "covers it",
    Enforceable.OWN_PROCEDURE: "a procedure of its own",
    Enforceable.EXCLUDED: "does not cover it",
}


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding: where, in which words, on which rung, and what keeps it from the next grade."""

    place: str
    grade: str
    quote: tuple[Piece, ...]
    context: tuple[Piece, ...]
    rung: int
    facts: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    edits: tuple[str, ...]
    crop: Crop | None


@dataclass(frozen=True, slots=True)
class ResultView:
    """One rule's verdict with all that it rests on. `shown` findings are told in full, `others` with their words."""

    id: str
    rule: Rule
    child: bool
    verdict: str
    sign: str
    place: str
    below_wanted: bool
    note: str
    waived: str
    expired: str
    change: str
    shown: tuple[FindingView, ...]
    others: tuple[FindingView, ...]
    near_misses: tuple[tuple[str, str, str], ...]
    suggestion: str
    expected: str


@dataclass(frozen=True, slots=True)
class PackView:
    """One pack's part of the scorecard."""

    pack: Pack
    results: tuple[ResultView, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """One agreement's part of the report."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    unread: tuple[tuple[int, str], ...]
    counts: tuple[tuple[str, str, int], ...]
    packs: tuple[PackView, ...]


def view_of(report: Report, run: Run, anchor: str) -> ReportView:
    """The view of one report. `anchor` is unique in the document and begins the ids of all its parts."""
    agreement = report.agreement
    shown = [finding for result in report.results for finding in result.findings[:SHOWN]]
    crops = crops_of(agreement, shown, run.pictures)
    children = {child for result in report.results if result.rule.children for child in result.rule.children.rules}
    packs = []
    for pack in run.rulebook.packs:
        results = tuple(
            _result(agreement, result, anchor, result.rule.id in children, crops)
            for result in report.results
            if result.rule.pack == pack.id
        )
        if results:
            packs.append(PackView(pack, results))
    verdicts = [result.verdict for result in report.results]
    return ReportView(
        anchor,
        agreement.title or agreement.source.path,
        tuple(_facts(agreement)),
        (*reading_notes(report), *map(unused_note, report.unused)),
        tuple((page.number, page.reason) for page in agreement.text.layout.pages if not page.trust.readable),
        tuple((one.value, SIGNS[one], verdicts.count(one)) for one in Verdict if one in verdicts),
        tuple(packs),
    )


def _facts(agreement: Agreement) -> Iterator[tuple[str, str]]:
    source = agreement.source
    yield "File", source.path
    if agreement.parties:
        yield "Parties", "; ".join(agreement.parties)
    if agreement.date_signed:
        yield "Signed", f"{agreement.date_signed}{f', {agreement.place_signed}' if agreement.place_signed else ''}"
    if source.pages is not None:
        yield "Pages", f"{source.pages:,}; {agreement.text.readable_share():.0%} of them readable"
    yield "SHA-256 of the file", source.sha256


def _result(agreement: Agreement, result: Result, anchor: str, child: bool, crops: dict[Finding, Crop]) -> ResultView:
    first = result.findings[0] if result.findings else None
    views = [_finding(agreement, one, crops.get(one)) for one in result.findings]
    expected = result.expected
    return ResultView(
        id=f"{anchor}-{result.rule.id}",
        rule=result.rule,
        child=child,
        verdict=result.verdict.value,
        sign=SIGNS[result.verdict],
        place=place(first.citation, first.page) if first else "",
        below_wanted=result.below_wanted,
        note=result.note,
        waived=f"until {result.waiver.expires} by {result.waiver.author}: {result.waiver.reason}"
        if result.waiver
        else "",
        expired=f"on {result.expired.expires}; it was by {result.expired.author}: {result.expired.reason}"
        if result.expired
        else "",
        change=result.change.words if result.change else "",
        shown=tuple(views[:SHOWN]),
        others=tuple(views[SHOWN:]),
        near_misses=tuple(_near_miss(miss) for miss in result.near_misses),
        suggestion=suggestion(result) if result.verdict is not Verdict.FULL else "",
        expected=f"{agreement.provisions[expected.provision].citation}: {expected.why}" if expected else "",
    )


def _near_miss(miss: NearMiss) -> tuple[str, str, str]:
    return place(miss.citation, miss.page), miss.why, miss.quote


def _finding(agreement: Agreement, finding: Finding, crop: Crop | None) -> FindingView:
    facts = finding.facts
    about = [("Placement", facts.placement.value), ("Focus", facts.focus.value), ("Who is bound", BINDS[facts.bound])]
    if facts.verb:
        about.append(("Verb", f"“{facts.verb}”"))
    if facts.hedges:
        about.append(("Hedges", ", ".join(f"“{hedge}”" for hedge in facts.hedges)))
    if facts.enforceable in _SETTLEMENT:
        about.append(("Dispute settlement", _SETTLEMENT[facts.enforceable]))
    if finding.read_as:
        about.append(("OCR", misread(finding)))
    return FindingView(
        place(finding.citation, finding.page),
        finding.grade.value,
        tuple(quotation(agreement, finding)),
        tuple(in_context(agreement, finding)),
        int(facts.commitment),
        tuple(about),
        finding.reasons,
        edits_to_full(finding),
        crop,
    )
