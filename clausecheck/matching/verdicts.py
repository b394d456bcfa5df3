"""From findings to a verdict: the best finding's grade, dates, and parents graded from their children."""

from __future__ import annotations

from clausecheck.agreement import Agreement
from clausecheck.language.subjects import Bound
from clausecheck.matching.findings import Finding, Focus, Placement, Result, Role, Verdict
from clausecheck.matching.quoting import Miss, near_miss_of
from clausecheck.offsets import Span
from clausecheck.rulebook.conditions import Children
from clausecheck.rulebook.rule import Grade, Rule

_FOCUS_ORDER = tuple(Focus)
_PLACEMENT_ORDER = tuple(Placement)
MAX_NEAR_MISSES = 12
"""Per rule; a treaty that mentions a look-alike a hundred times needs not list each."""


def conclude(rule: Rule, agreement: Agreement, findings: list[Finding], misses: list[Miss]) -> Result:
    """The rule's result: its verdict, and the findings in the order in which a negotiator would cite them."""
    ordered = tuple(sorted(findings, key=_as_cited))
    found_at = {finding.span for finding in ordered}
    distinct = {(miss.unit.citation, miss.why): miss for miss in reversed(misses) if miss.span not in found_at}
    shown = sorted(distinct.values(), key=lambda miss: miss.span)[:MAX_NEAR_MISSES]
    if ordered:
        verdict, note = Verdict(_best_grade(ordered).value), ""
    elif rule.applies_from and agreement.date_signed and agreement.date_signed < rule.applies_from:
        verdict, note = Verdict.NOT_APPLICABLE, f"signed on {agreement.date_signed}, before {rule.applies_from}"
    else:
        verdict, note = Verdict.ABSENT, ""
    if verdict is Verdict.ABSENT and agreement.text.readable_share() < 1:
        note = "absent in what could be read"
    return Result(rule, verdict, ordered, tuple(map(near_miss_of, shown)), note)


def _as_cited(finding: Finding) -> tuple[int, int, bool, bool, bool, int, Span]:
    """Best grade first; then the articles before the annexes, duties of the parties before tasks of joint bodies and
    procedure, what names the norm in its own words before what only stands under its heading, then by focus and place.
    """
    facts = finding.facts
    named = any(mark.role is Role.OBJECT for mark in finding.marks)
    return (
        -finding.grade.rank,
        _PLACEMENT_ORDER.index(facts.placement),
        facts.bound is Bound.JOINT_BODY,
        facts.procedural,
        not named,
        _FOCUS_ORDER.index(facts.focus),
        finding.span,
    )


def _best_grade(findings: tuple[Finding, ...]) -> Grade:
    """The best grade; but a text that negates the norm outweighs mere recognition of it."""
    grades = {finding.grade for finding in findings}
    if Grade.CONTRADICTED in grades and not grades & {Grade.FULL, Grade.PARTIAL}:
        return Grade.CONTRADICTED
    return findings[0].grade


def parent_verdict(result: Result, met: list[Result], children: Children) -> tuple[Verdict, tuple[Finding, ...], str]:
    """A parent's verdict from its own findings and its children's, whichever is better."""
    full = [child for child in met if child.verdict is Verdict.FULL]
    some = [child for child in met if child.verdict in (Verdict.FULL, Verdict.PARTIAL)]
    weak = [child for child in met if child.verdict is Verdict.WEAK]
    if len(full) >= children.full:
        verdict = Verdict.FULL
    elif len(some) >= children.partial:
        verdict = Verdict.PARTIAL
    elif len(some) + len(weak) >= children.partial:
        verdict = Verdict.WEAK
    else:
        verdict = Verdict.ABSENT
    order = list(Verdict)
    if order.index(verdict) >= order.index(result.verdict):
        return result.verdict, result.findings, result.note
    inherited = tuple(child.findings[0] for child in some or weak)
    note = f"{len(full)} of {len(children.rules)} parts met fully: " + ", ".join(child.rule.id for child in full)
    return (
        verdict,
        (*result.findings, *inherited),
        note if full else f"met in part: {', '.join(child.rule.id for child in some or weak)}",
    )
