"""How much a verdict that falls short matters: the same in every format that tells errors from warnings."""

from __future__ import annotations

from enum import StrEnum

from clausecheck.levels import FailOn
from clausecheck.matching.findings import ChangeKind, Result, Verdict
from clausecheck.matching.threshold import falls
from clausecheck.rulebook.rule import Grade, Rule


class Level(StrEnum):
    """What a reader has to do about a verdict, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_BY_WANTED = {Grade.FULL: Level.ERROR, Grade.PARTIAL: Level.WARNING, Grade.WEAK: Level.NOTE}


def level_of(rule: Rule) -> Level:
    """How much a rule matters: what is wanted in full is a must, what is wanted only weakly is a wish."""
    return _BY_WANTED[rule.wanted]


def level(result: Result, fail_on: FailOn) -> Level | None:
    """The level of a verdict that falls below what is wanted, or below the threshold; None if it does neither.

    With a threshold, errors are what falls below it, so that a run with errors is a run that fails. Without one, the
    level is that of the rule, and a norm that the text negates is always an error. Waivers are not looked at.
    """
    if fail_on is not FailOn.NEVER and falls(result, fail_on):
        return Level.ERROR
    if not result.below_wanted:
        return None
    if result.change is not None and result.change.kind in (ChangeKind.BETTER, ChangeKind.UNCHANGED):
        return Level.NOTE
    own = Level.ERROR if result.verdict is Verdict.CONTRADICTED else level_of(result.rule)
    return Level.WARNING if own is Level.ERROR and fail_on is not FailOn.NEVER else own
