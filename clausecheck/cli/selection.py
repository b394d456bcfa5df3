"""Choosing rules: packs, single rules, profiles, and the user's own rule files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.errors import UsageError

if TYPE_CHECKING:
    from clausecheck.rulebook.rule import Profile, Rule, Rulebook


_FEW = 12
"""So many names are listed when one is wrong; of more, the closest."""


def select_rules(
    packs: list[str], rules: list[str], own: list[Path], *, profile: str | None = None, options: tuple[str, ...] = ()
) -> Rulebook:
    """The rulebook cut down to what the user named; all of it if nothing was named.

    With rule files of the user's own and no other choice, only those. A profile chooses rules and sets the wanted
    level of each; `options` are of the form NAME=VALUE and decide between a rule's variants. Raises UsageError for
    unknown names.
    """
    from clausecheck.rulebook.loading import load_rulebook, shipped_rules

    book = load_rulebook(own)
    _refuse_unknown("pack", packs, [pack.id for pack in book.packs])
    _refuse_unknown("rule", rules, [rule.id for rule in book.rules])
    _refuse_unknown("profile", [profile] if profile else [], [one.id for one in book.profiles])
    chosen_profile = next((one for one in book.profiles if one.id == profile), None)
    book = _with_options(_with_profile(book, chosen_profile), _parsed(options))
    if not packs and not rules and chosen_profile is None:
        if not own:
            return book
        shipped = str(shipped_rules())
        return _cut(book, {rule.id for rule in book.rules if not rule.file.startswith(shipped)})
    named = {rule.id for rule in book.rules if rule.pack in packs or rule.id in rules}
    if chosen_profile is not None:
        named |= {rule for rule, _ in chosen_profile.wanted}
    children = {child for rule in book.rules if rule.id in named and rule.children for child in rule.children.rules}
    return _cut(book, named | children)


def _cut(book: Rulebook, chosen: set[str]) -> Rulebook:
    return replace(
        book,
        packs=tuple(replace(pack, rules=tuple(rule for rule in pack.rules if rule in chosen)) for pack in book.packs),
        rules=tuple(rule for rule in book.rules if rule.id in chosen),
    )


def _with_profile(book: Rulebook, profile: Profile | None) -> Rulebook:
    if profile is None:
        return book
    wanted = dict(profile.wanted)
    rules = tuple(replace(rule, wanted=wanted.get(rule.id, rule.wanted)) for rule in book.rules)
    return _with_options(replace(book, rules=rules), dict(profile.options))


def _with_options(book: Rulebook, options: dict[str, str]) -> Rulebook:
    known = {variant.option for rule in book.rules for variant in rule.variants}
    _refuse_unknown("option", list(options), sorted(known))
    return replace(book, rules=tuple(_varied(rule, options) for rule in book.rules))


def _varied(rule: Rule, options: dict[str, str]) -> Rule:
    for variant in rule.variants:
        if options.get(variant.option) == variant.value:
            return replace(rule, suggest=variant.suggest, wanted=variant.wanted or rule.wanted)
    return rule


def _parsed(options: tuple[str, ...]) -> dict[str, str]:
    parsed = {}
    for option in options:
        name, equals, value = option.partition("=")
        if not (name and equals and value):
            raise UsageError(f"'{option}' is no option. Write NAME=VALUE, for example budapest-status=party.")
        parsed[name] = value
    return parsed


def _refuse_unknown(kind: str, named: list[str], known: list[str]) -> None:
    unknown = [name for name in named if name not in known]
    if not unknown:
        return
    from clausecheck.rulebook.mistakes import closest

    listed = ", ".join(f"'{name}'" for name in unknown)
    if len(known) <= _FEW:
        raise UsageError(f"there is no {kind} {listed}. There are: {', '.join(known) or 'none'}.")
    raise UsageError(
        f"there is no {kind} {listed}{closest(unknown[0], known)}. 'clausecheck rules list' shows them all."
    )
