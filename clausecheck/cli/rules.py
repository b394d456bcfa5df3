"""`clausecheck rules`: what is checked, and whether the rules keep their word."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from clausecheck.cli.selection import select_rules
from clausecheck.cli.shell import Exit, guarded, output

app = typer.Typer(help="List and test the rules.", no_args_is_help=True)


class ListFormat(StrEnum):
    """How the list of rules is written."""

    TABLE = "table"
    JSON = "json"


Packs = Annotated[list[str] | None, typer.Option("--pack", help="Only this pack; may be repeated.")]
Own = Annotated[list[Path] | None, typer.Option("--rules", help="Your own rule file or folder; may be repeated.")]


@app.command(name="list")
@guarded
def list_rules(
    pack: Packs = None,
    rules: Own = None,
    format: Annotated[ListFormat, typer.Option("--format", "-f", help="A table to read, or JSON.")] = ListFormat.TABLE,
) -> Exit:
    """List the rules with their packs."""
    book = select_rules(pack or [], [], rules or [])
    if format is ListFormat.JSON:
        from clausecheck.reports.machine import dump

        print(
            dump(
                [{"rule": rule.id, "pack": rule.pack, "title": rule.title, "norm": rule.norm} for rule in book.rules],
                indent=1,
            )
        )
        return Exit.OK
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("pack", "rule", "norm"):
        table.add_column(column, overflow="fold", no_wrap=column == "rule")
    for rule in book.rules:
        table.add_row(rule.pack, rule.id, rule.title)
    output().print(table)
    print(f"\n{len(book.rules)} rules in {len({rule.pack for rule in book.rules})} packs")
    return Exit.OK


@app.command(name="test")
@guarded
def test_rules(
    rule: Annotated[list[str] | None, typer.Argument(help="Only these rules; all of them if none is named.")] = None,
    pack: Packs = None,
    rules: Own = None,
) -> Exit:
    """Judge every example of the rules and say where a verdict differs from what the rule file states."""
    book = select_rules(pack or [], rule or [], rules or [])
    from clausecheck.matching.examples import run_examples

    passed = failed = 0
    for outcome in run_examples(book):
        if outcome.passed:
            passed += 1
            continue
        failed += 1
        words = outcome.example.text if len(outcome.example.text) <= 160 else outcome.example.text[:159] + "…"
        expected, got = outcome.example.verdict.value, outcome.result.verdict.value
        print(f"{outcome.rule.file}: expected {expected}, got {got}: {words}")
        for finding in outcome.result.findings[:1]:
            print(f"    because: {'; '.join(finding.reasons) or 'nothing limits it'} (verb '{finding.facts.verb}')")
        for miss in outcome.result.near_misses[:2]:
            print(f"    near miss: {miss.why}")
    print(f"{passed} examples as stated, {failed} not, in {len(book.rules)} rules")
    return Exit.BELOW_THRESHOLD if failed else Exit.OK
