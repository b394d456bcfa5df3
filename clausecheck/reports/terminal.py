"""The report a negotiator reads in the terminal: totals and scorecard first, then the words, then what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from clausecheck.agreement import Agreement
from clausecheck.errors import DocumentError
from clausecheck.matching.findings import ChangeKind, Enforceable, Finding, NearMiss, Report, Result, Verdict
from clausecheck.reports.console import console_on, in_colour, print_plainly
from clausecheck.reports.notes import UNDATED, reading_notes
from clausecheck.reports.plain import clean
from clausecheck.reports.shown import BINDS, LOOKS, legend, quote
from clausecheck.reports.standing import standing
from clausecheck.reports.telling import place, suggestion
from clausecheck.reports.trust import misread
from clausecheck.reports.writer import Run
from clausecheck.rulebook.rule import Pack

_SHOWN_FINDINGS = 2
_SHOWN_NEAR_MISSES = 2


class TerminalWriter:
    """The report to read, one agreement after the other."""

    def __init__(self, stream: TextIO, run: Run) -> None:
        self._console = console_on(stream, None if stream.isatty() else run.width)
        self._run = run

    def report(self, report: Report) -> None:
        """Print one agreement's report."""
        run = self._run
        print_report(self._console, report, run.rulebook.packs, brief=run.brief, against_wanted=run.against_wanted)

    def failure(self, error: DocumentError) -> None:
        """Nothing: the command has told it on standard error."""

    def close(self) -> None:
        """There is nothing left to print."""


def print_report(
    console: Console, report: Report, packs: tuple[Pack, ...], *, brief: bool = False, against_wanted: bool = False
) -> None:
    """Print one agreement's report; `brief` stops after the scorecard. A pipe gets lines without trailing spaces."""
    print_plainly(console, lambda: _print(console, report, packs, brief=brief, against_wanted=against_wanted))


def _print(console: Console, report: Report, packs: tuple[Pack, ...], *, brief: bool, against_wanted: bool) -> None:
    console.print(_title(report, against_wanted=against_wanted))
    children = {child for result in report.results if result.rule.children for child in result.rule.children.rules}
    for pack in packs:
        results = [result for result in report.results if result.rule.pack == pack.id]
        if results:
            console.print(_scorecard(pack, results, children, against_wanted=against_wanted))
    if not brief:
        found = [result for result in report.results if result.findings]
        missing = [result for result in report.results if result.rule.id not in children]
        for section in (
            *_said(report.agreement, found, in_colour(console)),
            *_lacking(report.agreement, [one for one in missing if _falls_short(one, against_wanted=against_wanted)]),
        ):
            console.print(section)
    for section in standing(report):
        console.print(section)


def _title(report: Report, *, against_wanted: bool) -> RenderableType:
    agreement = report.agreement
    lines = RichText(clean(agreement.title or agreement.source.path), style="bold")
    about = [agreement.source.path]
    if agreement.date_signed:
        about.append(f"signed {agreement.date_signed}")
    if agreement.source.pages is not None:
        about.append(f"{agreement.source.pages} pages")
    lines.append(f"\n{clean(' · '.join(about))}", style="dim not bold")
    lines.append(f"\n{totals(report, against_wanted=against_wanted)}")
    for note in reading_notes(report):
        hint = " --signed DATE says when it was." if note == UNDATED else ""
        lines.append(f"\n{clean(note)}{hint}", style="yellow not bold")
    return Padding(lines, (1, 0, 0, 0), expand=False)


def totals(report: Report, *, against_wanted: bool) -> str:
    """How many rules have which verdict; waived ones are counted apart."""
    counted = [result for result in report.results if result.waiver is None]
    counts = Counter(result.verdict for result in counted)
    parts = [f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict]]
    if against_wanted:
        below = sum(result.below_wanted for result in counted)
        parts.append(f"{below} below the level wanted" if below else "all at the level wanted")
    worse = sum(one.change is not None and one.change.kind is ChangeKind.WORSE for one in report.results)
    if worse:
        parts.append(f"{worse} worse than before")
    if len(counted) < len(report.results):
        parts.append(f"{len(report.results) - len(counted)} waived")
    return f"{len(report.results)} rule{'s' if len(report.results) > 1 else ''}: {', '.join(parts)}"


def _scorecard(pack: Pack, results: list[Result], children: set[str], *, against_wanted: bool) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(width=1)
    table.add_column(width=14)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(overflow="fold", justify="right")
    for result in results:
        sign, style = LOOKS[result.verdict]
        indent = "  " if result.rule.id in children else ""
        first = result.findings[0] if result.findings else None
        wanted = f" (wanted: {result.rule.wanted.value})" if against_wanted and result.below_wanted else ""
        waived = " (waived)" if result.waiver else ""
        table.add_row(
            RichText(sign, style),
            RichText(result.verdict.value, style),
            RichText(indent + result.rule.title + wanted + waived),
            RichText(clean(place(first.citation, first.page)) if first else ""),
        )
    return Group(RichText(f"\n{pack.title}", style="bold underline"), table)


def _said(agreement: Agreement, found: list[Result], marked: bool) -> Iterator[RenderableType]:
    if found:
        yield RichText("\nWhat the agreement says", style="bold underline")
        yield legend(marked)
    for result in found:
        yield _headline(result)
        for finding in result.findings[:_SHOWN_FINDINGS]:
            yield Padding(_finding(agreement, finding, marked), (0, 0, 0, 2), expand=False)
        rest = result.findings[_SHOWN_FINDINGS:]
        if rest:
            places = ", ".join(dict.fromkeys(finding.citation for finding in rest[:8]))
            more = f" and {len(rest) - 8} more" if len(rest) > 8 else ""
            yield Padding(RichText(f"also at {clean(places)}{more}", style="dim"), (0, 0, 0, 2), expand=False)


def _finding(agreement: Agreement, finding: Finding, marked: bool) -> RichText:
    facts = finding.facts
    lines = RichText(clean(place(finding.citation, finding.page)), style="bold")
    lines.append("  “", style="not bold")
    lines.append_text(quote(agreement, finding, marked))
    lines.append("”", style="not bold")
    about = [facts.commitment.plain, facts.focus.value, BINDS[facts.bound]]
    if facts.placement.value != "operative":
        about.insert(0, facts.placement.value)
    if facts.enforceable in (Enforceable.EXCLUDED, Enforceable.OWN_PROCEDURE):
        about.append(f"dispute settlement: {facts.enforceable.value}")
    lines.append(f"\n{' · '.join(about)}", style="dim not bold")
    if finding.read_as:
        lines.append(f"\n{clean(misread(finding))}", style="yellow not bold")
    if finding.reasons:
        lines.append(f"\nwhy {finding.grade.value}: {clean('; '.join(finding.reasons))}", style="not bold")
    return lines


def _falls_short(result: Result, *, against_wanted: bool) -> bool:
    """Whether a clause is suggested: short of full; with a profile, short of what it wants; not where it is waived."""
    if result.verdict is Verdict.NOT_APPLICABLE or result.waiver is not None:
        return False
    return result.below_wanted if against_wanted else result.verdict is not Verdict.FULL


def _lacking(agreement: Agreement, missing: list[Result]) -> Iterator[RenderableType]:
    if missing:
        yield RichText("\nWhat is missing, and a clause that would say it", style="bold underline")
    told: set[tuple[str, str]] = set()
    for result in missing:
        yield _headline(result)
        if not result.findings:
            for line in _near_misses(result.near_misses[:_SHOWN_NEAR_MISSES], told):
                yield Padding(line, (0, 0, 0, 2), expand=False)
            if result.expected is not None:
                provision = agreement.provisions[result.expected.provision]
                where = ", ".join(filter(None, (provision.citation, " ".join(provision.heading.split()))))
                yield Padding(RichText.assemble(("its place: ", "dim"), clean(where)), (0, 0, 0, 2), expand=False)
        words = RichText.assemble(("suggested: ", "dim"), (suggestion(result), "italic"))
        yield Padding(words, (0, 0, 0, 2), expand=False)


def _near_misses(misses: tuple[NearMiss, ...], told: set[tuple[str, str]]) -> Iterator[RichText]:
    """Near-misses; what was said of an earlier rule is not said again."""
    for miss in misses:
        again = (miss.citation, miss.why) in told
        told.add((miss.citation, miss.why))
        line = RichText("near miss: ", style="yellow")
        where = clean(place(miss.citation, miss.page))
        yield line.append(f"{where}, as above" if again else f"{where}, {clean(miss.why)}", style="default")


def _headline(result: Result) -> RichText:
    sign, style = LOOKS[result.verdict]
    note = f" ({result.note})" if result.note else ""
    return RichText.assemble("\n", (f"{sign} {result.verdict.value}", style), f"  {result.rule.title}{note}")
