"""Waivers meet verdicts: which are accepted, which no longer are, and which waivers do nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from clausecheck.levels import FailOn
from clausecheck.matching.findings import Report, Result, UnusedWaiver, Verdict
from clausecheck.matching.threshold import falls
from clausecheck.rulebook.waivers import Waiver

_DEEPER = ("(", ",")
"""What follows a citation in that of a provision inside it: "Article 36(3)", "Article 36, first paragraph"."""


def waived(
    report: Report, waivers: Iterable[Waiver], path: str, today: datetime.date, fail_on: FailOn = FailOn.NEVER
) -> Report:
    """The report with each waiver beside the verdict it accepts; the first that does, where there are several.

    A waiver is for a verdict that falls below the threshold or below what its rule wants. It holds up to and including
    its day. `path` is that of the document, relative to the folder of the waivers, with forward slashes.
    """
    source, title = report.agreement.source, report.agreement.title
    ours = [one for one in waivers if one.concerns(path, source.sha256, title)]
    results = tuple(_waived(result, ours, today, fail_on) for result in report.results)
    used = [waiver for result in results for waiver in (result.waiver, result.expired) if waiver]
    of_rule = {result.rule.id: result for result in results}
    unused = (
        UnusedWaiver(one, _why_unused(one, of_rule[one.rule], fail_on))
        for one in ours
        if one not in used and one.rule in of_rule
    )
    return replace(report, results=results, unused=tuple(unused))


def _waived(result: Result, waivers: list[Waiver], today: datetime.date, fail_on: FailOn) -> Result:
    if not _needs_one(result, fail_on):
        return result
    for_it = [one for one in waivers if one.rule == result.rule.id and not _why_not(one, result)]
    active = [one for one in for_it if not one.expired(today)]
    expired = [one for one in for_it if one.expired(today)]
    # Of several that have expired the latest is of interest.
    last = max(expired, key=lambda one: one.expires, default=None)
    return replace(result, waiver=active[0] if active else None, expired=None if active else last)


def _needs_one(result: Result, fail_on: FailOn) -> bool:
    return result.below_wanted or falls(result, fail_on)


def _why_unused(waiver: Waiver, result: Result, fail_on: FailOn) -> str:
    if not _needs_one(result, fail_on):
        return f"the verdict is {result.verdict.value}, which needs no waiver"
    return _why_not(waiver, result) or "another waiver accepts the verdict"


def _why_not(waiver: Waiver, result: Result) -> str:
    """Why a waiver does not accept a verdict of its rule; empty if it does."""
    if waiver.accepts is not None and result.verdict.rank < waiver.accepts.rank:
        return f"the verdict is {result.verdict.value}, and nothing worse than {waiver.accepts.value} is accepted"
    if waiver.citation and not any(_inside(place, waiver.citation) for place in _places(result)):
        places = ", ".join(_places(result)) or "no provision"
        return f"the verdict rests on {places}, not on {waiver.citation}"
    return ""


def _places(result: Result) -> tuple[str, ...]:
    """The citations on which a verdict rests: of its best findings; where there are none, of its near-misses."""
    deciding = [one.citation for one in result.findings if one.grade.value == result.verdict.value]
    found = deciding or [one.citation for one in result.findings]
    if result.verdict is Verdict.ABSENT:
        found = [one.citation for one in result.near_misses]
    return tuple(dict.fromkeys(found))


def _inside(citation: str, outer: str) -> bool:
    return citation == outer or (citation.startswith(outer) and citation[len(outer) :].startswith(_DEEPER))
