"""`clausecheck explain`: every finding and near-miss of one rule, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from clausecheck.matching.advice import edits_to_full
from clausecheck.matching.findings import Enforceable, Finding, NearMiss, Placement, Report, Result, Role
from clausecheck.reports.console import in_colour, print_plainly
from clausecheck.reports.plain import clean
from clausecheck.reports.shown import BINDS, LOOKS, quote
from clausecheck.reports.telling import place
from clausecheck.reports.trust import misread
from clausecheck.rulebook.rule import Grade

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


def print_explanation(console: Console, report: Report, result: Result) -> None:
    """Print all that one rule's verdict rests on."""
    print_plainly(console, lambda: _print(console, report, result))


def _print(console: Console, report: Report, result: Result) -> None:
    sign, style = LOOKS[result.verdict]
    note = f" ({result.note})" if result.note else ""
    console.print(RichText.assemble("\n", (f"{sign} {result.verdict.value}", style), f"  {result.rule.title}{note}"))
    console.print(RichText(result.rule.norm, style="italic"))
    marked = in_colour(console)
    for finding in result.findings:
        for part in _finding(report, finding, marked):
            console.print(part)
    if result.near_misses:
        console.print(RichText("\nNear misses", style="bold underline"))
    for miss in result.near_misses:
        console.print(_near_miss(miss))
    if not result.findings and not result.near_misses:
        console.print(RichText("\nNo words of the rule stand anywhere in the agreement.", style="bold"))
    console.print(RichText.assemble("\n", ("suggested: ", "dim"), (result.rule.suggest.replace("\n", " "), "italic")))


def _finding(report: Report, finding: Finding, marked: bool) -> Iterator[RenderableType]:
    words = RichText(f"\n{clean(place(finding.citation, finding.page))}  “", style="bold")
    words.append_text(quote(report.agreement, finding, marked))
    yield words.append("”", style="not bold")
    if finding.read_as:
        yield Padding(RichText(clean(misread(finding)), style="yellow"), (0, 0, 0, 2), expand=False)
    yield Padding(_facts(report, finding), (0, 0, 0, 2), expand=False)
    if finding.grade is not Grade.FULL:
        yield Padding(
            RichText(f"why {finding.grade.value}: {clean('; '.join(finding.reasons))}"), (0, 0, 0, 2), expand=False
        )
        edits = edits_to_full(finding)
        if edits:
            yield Padding(RichText(f"to make it full: {clean('; '.join(edits))}"), (0, 0, 0, 2), expand=False)


def _facts(report: Report, finding: Finding) -> Table:
    facts = finding.facts
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    objects = [report.agreement.words(mark.span) for mark in finding.marks if mark.role is Role.OBJECT]
    about = ", ".join(dict.fromkeys(f"'{' '.join(words.split())}'" for words in objects)) or "the heading"
    rows = [
        ("grade", finding.grade.value, ""),
        (
            "commitment",
            f"{int(facts.commitment)} of 5: {facts.commitment.plain}",
            f"'{facts.verb}'" if facts.verb else "",
        ),
        ("hedges", ", ".join(f"'{hedge}'" for hedge in facts.hedges) or "none", ""),
        ("focus", facts.focus.value, about),
        ("placement", facts.placement.value, ""),
        ("bound", BINDS[facts.bound], ""),
        ("polarity", facts.polarity.value, ""),
        ("dispute settlement", _settlement(facts.enforceable, facts.placement), "; ".join(facts.settled_by)),
    ]
    for name, value, words in rows:
        table.add_row(RichText(name, "dim"), clean(value), RichText(clean(words), "cyan"))
    return table


def _settlement(enforceable: Enforceable, placement: Placement) -> str:
    if placement is Placement.PREAMBLE:
        return "does not apply to a preamble"
    return {
        Enforceable.YES: "applies",
        Enforceable.OWN_PROCEDURE: "a procedure of its own",
        Enforceable.EXCLUDED: "excluded",
        Enforceable.NONE_FOUND: "none found in the agreement",
    }[enforceable]


def _near_miss(miss: NearMiss) -> RenderableType:
    words = RichText(clean(place(miss.citation, miss.page)), style="bold")
    words.append(f"  “{clean(miss.quote)}”", style="not bold")
    words.append(f"\n  {clean(miss.why)}", style="yellow not bold")
    return words
