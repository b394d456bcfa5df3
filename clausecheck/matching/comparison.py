"""Verdicts beside a baseline: what became worse or better, through which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clausecheck.matching.baseline import PastAgreement, PastFinding, PastResult
from clausecheck.matching.findings import Change, ChangeKind, Finding, Report, Result, Verdict
from clausecheck.matching.fingerprints import fingerprints
from clausecheck.matching.rewording import rewording
from clausecheck.matching.sentences import Sentences, plain
from clausecheck.offsets import Span

_ALIKE = 60
"""Of 100: so alike are a sentence and what was made of it."""
_ALIKE_IN_PLACE = 45
"""The same where both stand at the same citation."""
_THE_SAME = 80
"""The same for a sentence that no rule finds any more, among all sentences, many of which are of one mould."""
_THE_SAME_IN_PLACE = 65
_MOST_CAUSES = 3
_SHOWN = 90


def compared(report: Report, past: PastAgreement | None) -> Report:
    """The report with every result's change since the baseline; `past` is None for an agreement it does not know."""
    before = {one.rule: one for one in past.results} if past else {}
    sentences = Sentences(report.agreement)
    results = (replace(one, change=_change(before.get(one.rule.id), one, sentences)) for one in report.results)
    return replace(report, results=tuple(results))


def gone(report: Report, past: PastAgreement) -> tuple[PastResult, ...]:
    """What the baseline knows of rules that are not checked any more."""
    rules = {one.rule.id for one in report.results}
    return tuple(one for one in past.results if one.rule not in rules)


@dataclass(frozen=True, slots=True)
class _Cause:
    """One thing that happened to the words of a verdict, and where."""

    words: str
    span: Span | None = None


def _change(before: PastResult | None, now: Result, sentences: Sentences) -> Change:
    if before is None:
        return Change(ChangeKind.NEW)
    kind = _kind(before.verdict, now.verdict)
    if kind is ChangeKind.BETTER:
        causes = list(_gains(before, now))
    elif before.verdict is not now.verdict or kind is ChangeKind.WORSE:
        causes = list(_losses(before, now, sentences, now.verdict.rank))
    else:
        causes = list(_losses(before, now, sentences, now.verdict.rank - 1))
    if kind is ChangeKind.UNCHANGED and not causes:
        return Change(kind, before.verdict)
    told = "; ".join(dict.fromkeys(one.words for one in causes[:_MOST_CAUSES])) or _unexplained(now)
    more = len(causes) - _MOST_CAUSES
    told += f"; and {more} more" if more > 0 else ""
    outcome = (
        f"still {now.verdict.value}"
        if before.verdict is now.verdict
        else f"{before.verdict.value} → {now.verdict.value}"
    )
    return Change(kind, before.verdict, f"{told}: {outcome}", next((one.span for one in causes if one.span), None))


def _kind(before: Verdict, now: Verdict) -> ChangeKind:
    if now.rank == before.rank:
        return ChangeKind.UNCHANGED
    return ChangeKind.BETTER if now.rank > before.rank else ChangeKind.WORSE


def _losses(before: PastResult, now: Result, sentences: Sentences, above: int) -> Iterator[_Cause]:
    """What happened to each finding that was better than the rank `above`; then what negates the norm since."""
    kept = dict(zip(fingerprints(now), now.findings, strict=False))
    known = {one.fingerprint for one in before.findings}
    gained = [one for fingerprint, one in kept.items() if fingerprint not in known]
    for old in sorted((one for one in before.findings if one.grade.rank > above), key=lambda one: -one.grade.rank):
        same = kept.get(old.fingerprint)
        if same is not None:
            if same.grade.rank < old.grade.rank:
                yield _Cause(f"{_place(same.citation, old)}: {_elsewhere(old, same)}", same.span)
            continue
        successor = _most_alike(old, gained)
        if successor is None:
            yield _fate(old, sentences)
        elif successor.grade.rank < old.grade.rank:
            gained.remove(successor)
            yield _Cause(f"{_place(successor.citation, old)}: {_reworded(old, successor)}", successor.span)
        else:
            gained.remove(successor)
    if now.verdict is Verdict.CONTRADICTED:
        for finding in gained:
            if finding.grade.value == now.verdict.value:
                yield _Cause(f"{finding.citation}: '{_short(finding.sentence)}' negates the norm", finding.span)


def _gains(before: PastResult, now: Result) -> Iterator[_Cause]:
    """What lifted a verdict: words made firmer, words added, words that negated the norm struck."""
    olds = {one.fingerprint: one for one in before.findings}
    for fingerprint, finding in zip(fingerprints(now), now.findings, strict=False):
        if finding.grade.rank <= before.verdict.rank:
            continue
        same = olds.pop(fingerprint, None)
        if same is not None:
            if same.grade.rank < finding.grade.rank:
                yield _Cause(f"{_place(finding.citation, same)}: {_elsewhere(same, finding)}", finding.span)
            continue
        predecessor = max(olds.values(), key=lambda old: _likeness(old, finding), default=None)
        if predecessor is not None and _likeness(predecessor, finding) >= _least(predecessor, finding.citation):
            del olds[predecessor.fingerprint]
            yield _Cause(f"{_place(finding.citation, predecessor)}: {_reworded(predecessor, finding)}", finding.span)
        else:
            yield _Cause(f"{finding.citation}: '{_short(finding.sentence)}' was added", finding.span)
    if before.verdict is Verdict.CONTRADICTED:
        kept = set(fingerprints(now))
        for old in before.findings:
            if old.grade.value == before.verdict.value and old.fingerprint not in kept:
                yield _Cause(f"{old.citation}: '{_short(old.sentence)}' was struck")


def _fate(old: PastFinding, sentences: Sentences) -> _Cause:
    """What became of words that no rule finds any more."""
    found = sentences.most_alike(old.sentence, _THE_SAME_IN_PLACE, old.citation)
    found = found or sentences.most_alike(old.sentence, _THE_SAME)
    if found is None:
        return _Cause(f"{old.citation}: '{_short(old.sentence)}' is gone")
    words = rewording(old.sentence, found.words) or "the same words no longer count"
    return _Cause(f"{_place(found.citation, old)}: {words}", found.span)


def _most_alike(old: PastFinding, findings: list[Finding]) -> Finding | None:
    best = max(findings, key=lambda one: _likeness(old, one), default=None)
    return best if best is not None and _likeness(old, best) >= _least(old, best.citation) else None


def _likeness(old: PastFinding, finding: Finding) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(plain(old.sentence), plain(finding.sentence))


def _least(old: PastFinding, citation: str) -> int:
    return _ALIKE_IN_PLACE if old.citation == citation else _ALIKE


def _reworded(old: PastFinding, now: Finding) -> str:
    words = rewording(old.sentence, now.sentence, old.verb, now.facts.verb)
    return words or _elsewhere(old, now)


def _elsewhere(old: PastFinding, now: Finding) -> str:
    """Why the same words weigh otherwise: they stand elsewhere, or are judged anew."""
    if old.placement is not now.facts.placement:
        return f"moved from {_room(old.placement.value)} to {_room(now.facts.placement.value)}"
    reasons = "; ".join(reason.rstrip(".") for reason in now.reasons)
    return f"the same words are now judged {now.grade.value}{f' ({reasons})' if reasons else ''}"


def _room(placement: str) -> str:
    return "an operative provision" if placement == "operative" else f"a {placement}".replace("a annex", "an annex")


def _unexplained(now: Result) -> str:
    return now.note or "judged anew"


def _place(citation: str, old: PastFinding) -> str:
    return citation if citation == old.citation else f"{citation} (was {old.citation})"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN].rsplit(' ', 1)[0]} […]"
