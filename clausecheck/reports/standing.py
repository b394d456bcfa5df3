"""What a team has decided about verdicts, for the terminal: waivers, and what changed since the baseline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text as RichText

from clausecheck.matching.findings import ChangeKind, Report, Result, UnusedWaiver
from clausecheck.reports.plain import clean
from clausecheck.rulebook.waivers import Waiver

if TYPE_CHECKING:
    from rich.console import RenderableType

_SIGNS = {
    ChangeKind.WORSE: ("▼", "bold red"),
    ChangeKind.BETTER: ("▲", "bold green"),
    ChangeKind.NEW: ("+", "bold"),
    ChangeKind.UNCHANGED: ("=", "dim"),
}


def standing(report: Report) -> Iterator[RenderableType]:
    """The sections on what changed and on what is waived; nothing where there is neither baseline nor waiver."""
    changed = [one for one in report.results if one.change is not None and one.change.words]
    if changed:
        yield RichText("\nSince the baseline", style="bold underline")
    for result in changed:
        yield from change_lines(result)
    settled = [one for one in report.results if one.waiver or one.expired]
    if settled or report.unused:
        yield RichText("\nWaivers", style="bold underline")
    for result in settled:
        yield from _settled(result)
    for unused in report.unused:
        yield _unused(unused)


def change_lines(result: Result) -> Iterator[RenderableType]:
    """What became of one verdict; nothing for one of which nothing became."""
    change = result.change
    if change is None or (change.kind is ChangeKind.UNCHANGED and not change.words):
        return
    sign, style = _SIGNS[change.kind]
    yield RichText.assemble((f"{sign} {change.kind.value}", style), f"  {result.rule.title}")
    words = change.words or f"{result.verdict.value}; the baseline does not know this rule"
    yield Padding(RichText(clean(words)), (0, 0, 0, 2), expand=False)


def _settled(result: Result) -> Iterator[RenderableType]:
    if result.waiver is not None:
        yield RichText(f"{result.rule.title}: {result.verdict.value}")
        told = f"waived until {result.waiver.expires} by {_by(result.waiver)}"
        yield Padding(RichText(told, style="dim"), (0, 0, 0, 2), expand=False)
    elif result.expired is not None:
        yield RichText(f"{result.rule.title}: {result.verdict.value}", style="bold red")
        told = f"no longer waived: the waiver expired on {result.expired.expires}; it was by {_by(result.expired)}"
        yield Padding(RichText(told), (0, 0, 0, 2), expand=False)


def _by(waiver: Waiver) -> str:
    return clean(f"{waiver.author}: {waiver.reason}")


def _unused(unused: UnusedWaiver) -> RenderableType:
    waiver = unused.waiver
    place = f"{waiver.file}:{waiver.line}: " if waiver.file else ""
    return RichText(clean(f"{place}unused waiver of {waiver.rule}: {unused.why}"), style="yellow")
