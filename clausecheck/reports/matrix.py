"""Agreements × norms in the terminal: a sign a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text as RichText

from clausecheck.audit.store import Store
from clausecheck.matching.findings import Verdict
from clausecheck.reports.plain import clean
from clausecheck.reports.signs import SIGNS

if TYPE_CHECKING:
    from rich.console import Console

_STYLES = {
    Verdict.FULL: "bold green",
    Verdict.PARTIAL: "yellow",
    Verdict.WEAK: "yellow",
    Verdict.ABSENT: "red",
    Verdict.CONTRADICTED: "bold red reverse",
    Verdict.NOT_APPLICABLE: "dim",
}
_NAME = 40


def print_matrix(console: Console, store: Store, packs: tuple[str, ...], rules: tuple[str, ...]) -> None:
    """Print a row an agreement and a column a norm, in bands as wide as the terminal, and what the numbers mean."""
    _, listed = store.rows("SELECT rule, pack, title FROM rules ORDER BY position")
    norms = [row for row in listed if (not packs or row[1] in packs) and (not rules or row[0] in rules)]
    _, rows = store.rows("SELECT agreement, rule, verdict FROM v_packages")
    verdicts = {(agreement, rule): Verdict(verdict) for agreement, rule, verdict in rows}
    agreements = sorted({agreement for agreement, _ in verdicts})
    band = max(1, (console.width - _NAME - 2) // 4)
    for start in range(0, len(norms), band):
        shown = list(enumerate(norms, 1))[start : start + band]
        console.print(_band(agreements, shown, verdicts))
    legend = RichText()
    for number, (rule, _, title) in enumerate(norms, 1):
        counts = [verdicts.get((agreement, rule)) for agreement in agreements]
        told = ", ".join(f"{counts.count(one)} {one.value}" for one in Verdict if one in counts)
        legend.append(f"{number:>4}  {clean(title)}: {told}\n")
    console.print(legend)


def _band(
    agreements: list[str], norms: list[tuple[int, tuple[str, ...]]], verdicts: dict[tuple[str, str], Verdict]
) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("", width=_NAME, no_wrap=True, overflow="ellipsis")
    for number, _ in norms:
        table.add_column(str(number), width=3, justify="right")
    for agreement in agreements:
        cells = []
        for _, (rule, *_rest) in norms:
            verdict = verdicts.get((agreement, rule))
            cells.append(RichText(SIGNS[verdict], _STYLES[verdict]) if verdict else RichText(""))
        table.add_row(RichText(clean(agreement)), *cells)
    return table
