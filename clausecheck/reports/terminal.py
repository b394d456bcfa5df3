"""The report a negotiator reads in the terminal: scorecard first, then the words, then what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from clausecheck.agreement import Agreement, MarkKind
from clausecheck.errors import DocumentError
from clausecheck.language.subjects import Bound
from clausecheck.matching.findings import Enforceable, Finding, NearMiss, Report, Result, Role, Verdict
from clausecheck.reports.console import console_on
from clausecheck.reports.plain import clean
from clausecheck.reports.quotation import quotation
from clausecheck.reports.standing import standing
from clausecheck.reports.trust import trust_notes
from clausecheck.reports.writer import Run
from clausecheck.rulebook.rule import Pack

LOOKS = {
    Verdict.FULL: ("●", "bold green"),
    Verdict.PARTIAL: ("◐", "bold yellow"),
    Verdict.WEAK: ("◔", "yellow"),
    Verdict.ABSENT: ("○", "bold red"),
    Verdict.CONTRADICTED: ("✗", "bold red reverse"),
    Verdict.NOT_APPLICABLE: ("–", "dim"),
}
_MARK_STYLES = {Role.OBJECT: "bold cyan", Role.VERB: "bold magenta underline", Role.HEDGE: "italic yellow"}
_MARK_BRACKETS = {Role.OBJECT: ("[", "]"), Role.VERB: ("*", "*"), Role.HEDGE: ("~", "~")}
BINDS = {
    Bound.BOTH: "binds both sides",
    Bound.ONE_SIDE: "binds one side",
    Bound.JOINT_BODY: "tasks a joint body",
    Bound.UNSPECIFIED: "names nobody bound",
}
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


def print_plainly(console: Console, printing: Callable[[], None]) -> None:
    """Print to a terminal as it is, to anything else without trailing spaces."""
    if console.is_terminal:
        printing()
        return
    with console.capture() as captured:
        printing()
    console.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _print(console: Console, report: Report, packs: tuple[Pack, ...], *, brief: bool, against_wanted: bool) -> None:
    console.print(_title(report))
    children = {child for result in report.results if result.rule.children for child in result.rule.children.rules}
    for pack in packs:
        results = [result for result in report.results if result.rule.pack == pack.id]
        if results:
            console.print(_scorecard(pack, results, children, against_wanted=against_wanted))
    if not brief:
        for section in _details(report, children, marked=console.is_terminal and not console.no_color):
            console.print(section)
    for section in standing(report):
        console.print(section)
    console.print(_summary(report, against_wanted=against_wanted))


def _title(report: Report) -> RenderableType:
    agreement = report.agreement
    lines = RichText(clean(agreement.title or agreement.source.path), style="bold")
    about = [agreement.source.path]
    if agreement.date_signed:
        about.append(f"signed {agreement.date_signed}")
    if agreement.source.pages is not None:
        about.append(f"{agreement.source.pages} pages")
    lines.append(f"\n{clean(' · '.join(about))}", style="dim not bold")
    for note in trust_notes(agreement.text):
        lines.append(f"\n{note}", style="bold yellow")
    if not agreement.date_signed and any(result.rule.applies_from for result in report.results):
        note = "no date of signature found: rules that apply from a date are judged as if it were signed today"
        lines.append(f"\n{note}", style="yellow not bold")
    if agreement.source.doubt:
        lines.append(f"\n{agreement.source.doubt}", style="yellow not bold")
    changes = sum(mark.kind is not MarkKind.COMMENT for mark in agreement.text.marks)
    if changes:
        note = f"{changes} tracked changes: read with all insertions accepted and all deletions left out."
        lines.append(f"\n{note}", style="bold yellow")
    return Padding(lines, (1, 0, 0, 0), expand=False)


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


def _details(report: Report, children: set[str], *, marked: bool) -> Iterator[RenderableType]:
    found = [result for result in report.results if result.findings]
    if found:
        yield RichText("\nWhat the agreement says", style="bold underline")
        yield _legend(marked)
    for result in found:
        yield from _found(report.agreement, result, marked)
    missing = [one for one in report.results if one.verdict is not Verdict.FULL and one.rule.id not in children]
    missing = [one for one in missing if one.verdict is not Verdict.NOT_APPLICABLE]
    if missing:
        yield RichText("\nWhat is missing, and a clause that would say it", style="bold underline")
    for result in missing:
        yield from _missing(result)


def _legend(marked: bool) -> RichText:
    legend = RichText("Marked: ", style="dim")
    for role, words in (
        (Role.OBJECT, "what it is about"),
        (Role.VERB, "what commits"),
        (Role.HEDGE, "what takes back"),
    ):
        _append_marked(legend, words, role, marked)
        legend.append("  ")
    return legend


def _found(agreement: Agreement, result: Result, marked: bool) -> Iterator[RenderableType]:
    sign, style = LOOKS[result.verdict]
    yield RichText.assemble("\n", (f"{sign} {result.verdict.value}", style), f"  {result.rule.title}")
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
    if finding.reasons:
        lines.append(f"\nwhy {finding.grade.value}: {clean('; '.join(finding.reasons))}", style="not bold")
    return lines


def quote(agreement: Agreement, finding: Finding, marked: bool) -> RichText:
    """The finding's quote with its deciding words marked, by colour or by signs."""
    quote = RichText(style="not bold")
    for words, role in quotation(agreement, finding):
        if role is None:
            quote.append(words)
        else:
            _append_marked(quote, words, role, marked)
    return quote


def _append_marked(text: RichText, words: str, role: Role, marked: bool) -> None:
    """Colour on a terminal; where there is none, signs that survive a pipe."""
    before, after = ("", "") if marked else _MARK_BRACKETS[role]
    text.append(f"{before}{words}{after}", style=_MARK_STYLES[role])


def _missing(result: Result) -> Iterator[RenderableType]:
    sign, style = LOOKS[result.verdict]
    note = f" ({result.note})" if result.note else ""
    yield RichText.assemble("\n", (f"{sign} {result.verdict.value}", style), f"  {result.rule.title}{note}")
    for miss in result.near_misses[:_SHOWN_NEAR_MISSES] if not result.findings else ():
        yield Padding(_near_miss(miss), (0, 0, 0, 2), expand=False)
    suggestion = RichText.assemble(("suggested: ", "dim"), (result.rule.suggest.replace("\n", " "), "italic"))
    yield Padding(suggestion, (0, 0, 0, 2), expand=False)


def _near_miss(miss: NearMiss) -> RichText:
    line = RichText("near miss: ", style="yellow")
    line.append(f"{clean(place(miss.citation, miss.page))}, {clean(miss.why)}", style="default")
    return line


def _summary(report: Report, *, against_wanted: bool) -> RichText:
    counted = [result for result in report.results if result.waiver is None]
    counts = Counter(result.verdict for result in counted)
    parts = [f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict]]
    if against_wanted:
        below = sum(result.below_wanted for result in counted)
        parts.append(f"{below} below the level wanted" if below else "all at the level wanted")
    if len(counted) < len(report.results):
        parts.append(f"{len(report.results) - len(counted)} waived")
    return RichText(
        f"\n{len(report.results)} rule{'s' if len(report.results) > 1 else ''}: {', '.join(parts)}", style="bold"
    )


def place(citation: str, page: int | None) -> str:
    """A citation with its page."""
    return citation if page is None else f"{citation}, p. {page}"
