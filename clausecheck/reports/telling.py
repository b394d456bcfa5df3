"""A verdict in one sentence: what the agreement says, what is wanted, what would mend it."""

from __future__ import annotations

from clausecheck.matching.advice import edits_to_full
from clausecheck.matching.findings import Finding, Result, Verdict


def place(citation: str, page: int | None) -> str:
    """A citation with its page."""
    return citation if page is None else f"{citation}, p. {page}"


def told(result: Result) -> str:
    """Where a verdict rests and why it is what it is: "Article 36(3): 'may promote' leaves it to discretion"."""
    if result.change is not None and result.change.words:
        return result.change.words
    if result.findings:
        best = result.findings[0]
        return f"{place(best.citation, best.page)}: {because(best)}"
    return nothing_said(result)


def because(finding: Finding) -> str:
    """Why a finding has its grade; of one that lacks nothing, what it does."""
    return "; ".join(reason.rstrip(".") for reason in finding.reasons) or finding.facts.commitment.plain


def nothing_said(result: Result) -> str:
    """Why a verdict rests on no finding, and what comes nearest."""
    nothing = f"{result.note[:1].upper()}{result.note[1:]}" or "Nothing in the agreement says it"
    nearest = next(iter(result.near_misses), None)
    if nearest is None or result.verdict is Verdict.NOT_APPLICABLE:
        return nothing
    return f"{nothing}; nearest is {place(nearest.citation, nearest.page)}, {nearest.why}"


def told_with_wanted(result: Result) -> str:
    """The same with the level the rule wants, where the verdict is below it."""
    return f"{told(result)}; wanted: {result.rule.wanted.value}" if result.below_wanted else told(result)


def remedy(result: Result) -> str:
    """What would mend a verdict: the smallest edits of the best finding, or the clause that is suggested."""
    edits = edits_to_full(result.findings[0]) if result.findings else ()
    if edits:
        return f"To make it full: {'; '.join(edits)}."
    return f"Suggested: {suggestion(result)}"


def suggestion(result: Result) -> str:
    """The clause that would meet the norm, on one line."""
    return " ".join(result.rule.suggest.split())
