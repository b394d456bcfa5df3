"""Whether a verdict makes a run fail."""

from __future__ import annotations

from clausecheck.levels import FailOn
from clausecheck.matching.findings import ChangeKind, Report, Result, Verdict

_WORST_FIRST = (Verdict.CONTRADICTED, Verdict.ABSENT, Verdict.WEAK, Verdict.PARTIAL)


def fails(result: Result, fail_on: FailOn) -> bool:
    """Whether a result alone makes a run fail: it falls below the threshold, and no waiver accepts that."""
    return result.waiver is None and falls(result, fail_on)


def falls(result: Result, fail_on: FailOn) -> bool:
    """Whether a verdict is below the threshold, waived or not.

    Beside a baseline only what became worse is, and what the baseline does not know.
    """
    change = result.change and result.change.kind
    if fail_on is FailOn.WORSE:
        return change is ChangeKind.WORSE
    if change in (ChangeKind.BETTER, ChangeKind.UNCHANGED):
        return False
    if fail_on is FailOn.WANTED:
        return result.below_wanted
    if fail_on is FailOn.NEVER or result.verdict not in _WORST_FIRST:
        return False
    return _WORST_FIRST.index(result.verdict) <= _WORST_FIRST.index(Verdict(fail_on.value))


def failing(report: Report, fail_on: FailOn) -> tuple[Result, ...]:
    """The results that make a run fail, in the order of the rules."""
    return tuple(result for result in report.results if fails(result, fail_on))
