"""The one grading policy: from facts to a grade, with the reasons in plain words.

full     operative, binding (commitment 4 or 5), its own article or paragraph or an instrument to be fulfilled by its
         name, affirmed
partial  operative and binding but one of a list, mentioned in passing, in an annex or protocol, best efforts, or a task
         of a joint body
weak     recognition, discretion, preamble, declaration, footnote
"""

from __future__ import annotations

from collections.abc import Callable

from clausecheck.language.ladder import Commitment
from clausecheck.language.polarity import Polarity
from clausecheck.language.subjects import Bound
from clausecheck.matching.findings import Facts, Focus, Placement
from clausecheck.rulebook.conditions import Condition
from clausecheck.rulebook.rule import Grade, Override

_ONLY_WEAK = {
    Placement.PREAMBLE: "it stands in the preamble",
    Placement.FOOTNOTE: "it stands in a footnote",
    Placement.JOINT_DECLARATION: "it stands in a joint declaration",
    Placement.UNILATERAL_DECLARATION: "it stands in a unilateral declaration",
}
_ONLY_PARTIAL_PLACES = {Placement.ANNEX: "it stands in an annex", Placement.PROTOCOL: "it stands in a protocol"}
_ONLY_PARTIAL_FOCUS = {
    Focus.LISTED_ITEM: "it is one item of a list",
    Focus.PASSING_MENTION: "it is mentioned in passing, far from the verb",
}


def grade(facts: Facts) -> tuple[Grade, tuple[str, ...]]:
    """The grade the policy gives to affirmed facts, and what keeps it from the next one up."""
    limits: list[tuple[Grade, str]] = []
    if facts.placement in _ONLY_WEAK:
        limits.append((Grade.WEAK, _ONLY_WEAK[facts.placement]))
    elif facts.commitment <= Commitment.DISCRETIONARY:
        limits.append((Grade.WEAK, _why_weak(facts)))
    elif facts.commitment is Commitment.BEST_EFFORTS:
        limits.append((Grade.PARTIAL, _why_partial(facts)))
    if facts.placement in _ONLY_PARTIAL_PLACES:
        limits.append((Grade.PARTIAL, _ONLY_PARTIAL_PLACES[facts.placement]))
    if facts.focus in _ONLY_PARTIAL_FOCUS and not facts.promised_instrument:
        limits.append((Grade.PARTIAL, _ONLY_PARTIAL_FOCUS[facts.focus]))
    if facts.bound is Bound.JOINT_BODY:
        limits.append((Grade.PARTIAL, "it is a task of a joint body, not a duty of the parties"))
    if facts.polarity is Polarity.CONDITIONAL:
        limits.append((Grade.WEAK, "the words only spare it from another rule"))
    lowest = min((limit for limit, _ in limits), key=lambda one: one.rank, default=Grade.FULL)
    return lowest, tuple(reason for _, reason in sorted(limits, key=lambda one: one[0].rank))


def override(
    given: Grade, reasons: tuple[str, ...], overrides: tuple[Override, ...], holds: Callable[[Condition], bool]
) -> tuple[Grade, tuple[str, ...]]:
    """The grade after a rule's own exceptions to the policy, in their order."""
    for one in overrides:
        if one.at_most is not None and given.rank > one.at_most.rank and holds(one.when):
            given, reasons = one.at_most, (*reasons, one.because)
        elif one.at_least is not None and given.rank < one.at_least.rank and holds(one.when):
            given, reasons = one.at_least, (one.because,)
    return given, reasons


def _why_weak(facts: Facts) -> str:
    if not facts.verb:
        return "no verb commits anybody to it"
    if facts.hedges and facts.commitment is Commitment.DISCRETIONARY:
        return f"'{facts.verb}' hedged by '{facts.hedges[0]}' {facts.commitment.plain}"
    return f"'{facts.verb}' {facts.commitment.plain}"


def _why_partial(facts: Facts) -> str:
    if facts.hedges:
        return f"'{facts.hedges[0]}' leaves best efforts of '{facts.verb}'"
    return f"'{facts.verb}' promises best efforts, not a result"
