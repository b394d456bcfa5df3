"""What reports on a terminal share: the look of verdicts, and quotes with their deciding words marked."""

from __future__ import annotations

from rich.text import Text as RichText

from clausecheck.agreement import Agreement
from clausecheck.language.subjects import Bound
from clausecheck.matching.findings import Finding, Role, Verdict
from clausecheck.reports.quotation import quotation
from clausecheck.reports.signs import SIGNS

_STYLES = {
    Verdict.FULL: "bold green",
    Verdict.PARTIAL: "bold yellow",
    Verdict.WEAK: "yellow",
    Verdict.ABSENT: "bold red",
    Verdict.CONTRADICTED: "bold red reverse",
    Verdict.NOT_APPLICABLE: "dim",
}
LOOKS = {verdict: (sign, _STYLES[verdict]) for verdict, sign in SIGNS.items()}
BINDS = {
    Bound.BOTH: "binds both sides",
    Bound.ONE_SIDE: "binds one side",
    Bound.JOINT_BODY: "tasks a joint body",
    Bound.UNSPECIFIED: "names nobody bound",
}
_MARK_STYLES = {Role.OBJECT: "bold cyan", Role.VERB: "bold magenta underline", Role.HEDGE: "italic yellow"}
_MARK_BRACKETS = {Role.OBJECT: ("[", "]"), Role.VERB: ("*", "*"), Role.HEDGE: ("~", "~")}


def legend(marked: bool) -> RichText:
    """What the marks mean."""
    words = RichText("Marked: ", style="dim")
    for role, meaning in (
        (Role.OBJECT, "what it is about"),
        (Role.VERB, "what commits"),
        (Role.HEDGE, "what takes back"),
    ):
        _append_marked(words, meaning, role, marked)
        words.append("  ")
    return words


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
