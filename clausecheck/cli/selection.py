"""Choosing rules: packs, single rules, and the user's own rule files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.errors import UsageError

if TYPE_CHECKING:
    from clausecheck.rulebook.rule import Rulebook


def select_rules(packs: list[str], rules: list[str], own: list[Path]) -> Rulebook:
    """The rulebook cut down to what the user named; all of it if nothing was named.

    With rule files of the user's own and no other choice, only those. Raises UsageError for unknown names.
    """
    from clausecheck.rulebook.loading import load_rulebook, shipped_rules
    from clausecheck.rulebook.rule import Rulebook

    book = load_rulebook(own)
    _refuse_unknown("pack", packs, [pack.id for pack in book.packs])
    _refuse_unknown("rule", rules, [rule.id for rule in book.rules])
    if not packs and not rules:
        if not own:
            return book
        shipped = str(shipped_rules())
        chosen = {rule.id for rule in book.rules if not rule.file.startswith(shipped)}
    else:
        chosen = {rule.id for rule in book.rules if rule.pack in packs or rule.id in rules}
        children = {
            child for rule in book.rules if rule.id in chosen and rule.children for child in rule.children.rules
        }
        chosen |= children
    return Rulebook(
        tuple(replace(pack, rules=tuple(rule for rule in pack.rules if rule in chosen)) for pack in book.packs),
        tuple(rule for rule in book.rules if rule.id in chosen),
        book.lexicons,
    )


def _refuse_unknown(kind: str, named: list[str], known: list[str]) -> None:
    unknown = [name for name in named if name not in known]
    if unknown:
        listed = ", ".join(f"'{name}'" for name in unknown)
        raise UsageError(f"there is no {kind} {listed}. 'clausecheck rules list' shows what there is.")
