"""`clausecheck rules list`: the rules by pack, and what a profile holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text as RichText

from clausecheck.reports.console import print_plainly

if TYPE_CHECKING:
    from rich.console import Console

    from clausecheck.rulebook.rule import Profile, Rule, Rulebook


def print_rules(console: Console, book: Rulebook, profile: Profile | None = None) -> None:
    """Print the rules of a rulebook by pack; of a profile, with the level wanted of each."""
    print_plainly(console, lambda: _print(console, book, profile))


def _print(console: Console, book: Rulebook, profile: Profile | None) -> None:
    if profile is not None:
        console.print(RichText.assemble((profile.title, "bold"), f"\n{' '.join(profile.description.split())}"))
        for option, value in profile.options:
            console.print(f"option: {option}={value}", markup=False)
        console.print()
    packs = [pack for pack in book.packs if pack.rules]
    for pack in packs:
        console.print(RichText.assemble((pack.title, "bold underline"), f"  --pack {pack.id}"))
        rules = [rule for rule in book.rules if rule.pack == pack.id]
        console.print(_rules(rules, levels=profile is not None))
        console.print()
    console.print(f"{_count(len(book.rules), 'rule')} in {_count(len(packs), 'pack')}")
    if profile is None and book.profiles:
        names = ", ".join(one.id for one in book.profiles)
        console.print(RichText(f"'--profile NAME' shows what a profile holds: {names}."))


def _rules(rules: list[Rule], *, levels: bool) -> Table:
    """The rules of one pack: id, level wanted, title. The longest id decides how wide the first column is."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True)
    if levels:
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for rule in rules:
        table.add_row(rule.id, *([rule.wanted.value] if levels else []), RichText(rule.title))
    return table


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"
