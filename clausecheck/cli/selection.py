"""Choosing rules: packs, single rules, profiles, levels, and the user's own rule files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from clausecheck.errors import UsageError

if TYPE_CHECKING:
    from clausecheck.cli.settings.layers import Effective
    from clausecheck.rulebook.rule import Profile, Rule, Rulebook


_FEW = 12
"""So many names are listed when one is wrong; of more, the closest."""
OFF = "off"


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the rulebook is wanted, and at which level.

    `own` are rule files of the user, `options` decide between variants of rules, `wanted` gives levels by rule, "off"
    to leave one out. `narrowed` keeps a profile from choosing rules: it gives levels only. `origins` say where each
    kind of name was given, where that was not the command line.
    """

    packs: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    own: tuple[Path, ...] = ()
    profile: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    wanted: Mapping[str, str] = field(default_factory=dict)
    narrowed: bool = False
    origins: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, effective: Effective) -> Self:
        """What the settings say."""
        settings = effective.settings
        return cls(
            settings.pack,
            settings.rule,
            settings.rules,
            settings.profile,
            settings.option,
            settings.wanted,
            effective.narrowed,
            {key.partition(".")[0]: place for key, place in effective.origins.items() if not place.startswith("--")},
        )


def select_rules(choice: Choice, book: Rulebook | None = None) -> Rulebook:
    """The rulebook cut down to what was named; all of it if nothing was named.

    With rule files of the user's own and no other choice, only those. A profile chooses rules and sets the wanted
    level of each. `book` spares loading the rules. Raises UsageError for unknown names, RuleError for wrong rule files.
    """
    book = book or load_rules(choice)
    profile = next((one for one in book.profiles if one.id == choice.profile), None)
    _refuse_unknown(choice, "pack", choice.packs, [pack.id for pack in book.packs])
    _refuse_unknown(choice, "rule", choice.rules, [rule.id for rule in book.rules])
    _refuse_unknown(choice, "profile", [choice.profile] if choice.profile else [], [one.id for one in book.profiles])
    _refuse_unknown(choice, "wanted", tuple(choice.wanted), [rule.id for rule in book.rules])
    options = options_of(choice, book)
    _check_options(choice, options, book)
    named = _named(choice, profile, book) - {rule for rule, level in choice.wanted.items() if level == OFF}
    levels = {rule: level for rule, level in choice.wanted.items() if level != OFF}
    book = _with_levels(book, dict(profile.wanted if profile else ()))
    return _cut(_with_levels(_with_options(book, options), levels), named)


def options_of(choice: Choice, book: Rulebook) -> dict[str, str]:
    """The values that decide between variants of rules: those of the profile, and those given beside it."""
    profile = next((one for one in book.profiles if one.id == choice.profile), None)
    return {**dict(profile.options if profile else ()), **choice.options}


def load_rules(choice: Choice) -> Rulebook:
    """All rules, those of the user's own files included. Raises RuleError or UsageError."""
    if choice.own:
        from clausecheck.rulebook.loading import load_rulebook

        return load_rulebook(choice.own)
    from clausecheck.cli.cache import rules_folder
    from clausecheck.rulebook.kept import kept_rulebook

    return kept_rulebook(rules_folder())


def _check_options(choice: Choice, options: Mapping[str, str], book: Rulebook) -> None:
    variants = [variant for rule in book.rules for variant in rule.variants]
    _refuse_unknown(choice, "option", tuple(options), sorted({one.option for one in variants}))
    for option, value in options.items():
        known = sorted({one.value for one in variants if one.option == option})
        _refuse_unknown(choice, f"value of the option {option}:", [value], known)


def _named(choice: Choice, profile: Profile | None, book: Rulebook) -> set[str]:
    """The rules that are named, with the children of parents among them."""
    from clausecheck.rulebook.shipped import shipped_rules

    if choice.narrowed:
        profile = None
    if not choice.packs and not choice.rules and profile is None:
        shipped = str(shipped_rules())
        return {rule.id for rule in book.rules if not (choice.own and rule.file.startswith(shipped))}
    named = {rule.id for rule in book.rules if rule.pack in choice.packs or rule.id in choice.rules}
    if profile is not None:
        named |= {rule for rule, _ in profile.wanted}
    return named | {child for rule in book.rules if rule.id in named and rule.children for child in rule.children.rules}


def _cut(book: Rulebook, chosen: set[str]) -> Rulebook:
    return replace(
        book,
        packs=tuple(replace(pack, rules=tuple(rule for rule in pack.rules if rule in chosen)) for pack in book.packs),
        rules=tuple(rule for rule in book.rules if rule.id in chosen),
    )


def _with_options(book: Rulebook, options: Mapping[str, str]) -> Rulebook:
    return replace(book, rules=tuple(_varied(rule, options) for rule in book.rules))


def _varied(rule: Rule, options: Mapping[str, str]) -> Rule:
    for variant in rule.variants:
        if options.get(variant.option) == variant.value:
            return replace(rule, suggest=variant.suggest, wanted=variant.wanted or rule.wanted)
    return rule


def _with_levels(book: Rulebook, wanted: Mapping[str, str]) -> Rulebook:
    from clausecheck.rulebook.rule import Grade

    return replace(
        book, rules=tuple(replace(rule, wanted=Grade(wanted.get(rule.id, rule.wanted))) for rule in book.rules)
    )


def _refuse_unknown(choice: Choice, kind: str, named: tuple[str, ...] | list[str], known: list[str]) -> None:
    unknown = [name for name in named if name not in known]
    if not unknown:
        return
    from clausecheck.rulebook.mistakes import closest

    origin = choice.origins.get("option" if kind.startswith("value") else kind)
    place = f"{origin}: " if origin else ""
    kind = "rule" if kind == "wanted" else kind
    listed = ", ".join(f"'{name}'" for name in unknown)
    if len(known) <= _FEW:
        raise UsageError(f"{place}there is no {kind} {listed}. There are: {', '.join(known) or 'none'}.")
    raise UsageError(
        f"{place}there is no {kind} {listed}{closest(unknown[0], known)}. 'clausecheck rules list' shows them all."
    )
