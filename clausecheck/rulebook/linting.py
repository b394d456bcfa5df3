"""What is odd in a rulebook without being wrong: a lint for those who write rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from clausecheck.language.lexicon import Lexicon
from clausecheck.rulebook.conditions import AllOf, Condition, Mentions, Near, Not, walk
from clausecheck.rulebook.rule import Grade, Rule, Rulebook

MANY = 5
"""Positive and negative examples that a rule should have where texts offer them."""


class Severity(StrEnum):
    """A warning is likely a mistake; a hint is something to improve."""

    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, order=True)
class Oddity:
    """One odd thing: where, how grave, what."""

    where: str
    severity: Severity
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.severity.value}: {self.what}"


def lint(rulebook: Rulebook, *, unused: bool = True) -> tuple[Oddity, ...]:
    """All oddities of the rules and the lexicons they use, sorted; with `unused`, of the other lexicons too."""
    found: list[Oddity] = []
    used: set[str] = set()
    for rule in rulebook.rules:
        found.extend(_rule(rule))
        used |= set(_lexicons(rule))
    for name, lexicon in rulebook.lexicons.items():
        if name not in used and not unused:
            continue
        found.extend(_lexicon(lexicon))
        if name not in used:
            found.append(Oddity(name, Severity.HINT, "no rule uses it"))
    found.extend(_shared_terms([rulebook.lexicons[name] for name in sorted(used)]))
    return tuple(sorted(found))


def _rule(rule: Rule) -> Iterator[Oddity]:
    where = rule.id
    if rule.look_for is not None and _never_holds(rule.look_for):
        yield Oddity(where, Severity.WARNING, "look_for can never hold: it asks for something and for its absence")
    for override in rule.overrides:
        if _never_holds(override.when):
            yield Oddity(where, Severity.WARNING, f"the override '{override.because[:50]}' can never apply")
    texts = [example.text for example in rule.examples]
    for text in sorted({text for text in texts if texts.count(text) > 1}):
        if len({(one.verdict, one.placement, one.heading) for one in rule.examples if one.text == text}) == 1:
            yield Oddity(where, Severity.WARNING, f"the example '{text[:50]}' stands twice")
    positive = sum(example.verdict in (Grade.FULL, Grade.PARTIAL, Grade.WEAK) for example in rule.examples)
    negative = sum(example.verdict is Grade.ABSENT for example in rule.examples)
    if positive < MANY:
        yield Oddity(where, Severity.HINT, f"only {positive} positive examples")
    if negative < MANY:
        yield Oddity(where, Severity.HINT, f"only {negative} examples of 'absent'")
    if not any(example.origin for example in rule.examples):
        yield Oddity(where, Severity.HINT, "no example has an origin: none is a real text")


def _lexicon(lexicon: Lexicon) -> Iterator[Oddity]:
    own = [term.pattern for term in lexicon.terms]
    for term in lexicon.terms:
        if own.count(term.pattern) > 1:
            yield Oddity(lexicon.id, Severity.WARNING, f"the term '{term.written}' stands twice")
    for alike in lexicon.look_alikes:
        for term in alike.terms:
            if term.pattern in own:
                what = f"'{term.written}' is a term and a look-alike ({alike.meaning}): the term can never match"
                yield Oddity(lexicon.id, Severity.WARNING, what)


def _shared_terms(lexicons: list[Lexicon]) -> Iterator[Oddity]:
    """Terms that trigger two lexicons of one kind."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    written: dict[str, str] = {}
    for lexicon in lexicons:
        for term in lexicon.terms:
            places[lexicon.kind.value, term.pattern].append(lexicon.id)
            written[term.pattern] = term.written
    for (kind, pattern), ids in places.items():
        others = sorted(set(ids))
        if len(others) > 1:
            what = f"the term '{written[pattern]}' stands in the {kind}s {', '.join(others)} too"
            yield Oddity(others[0], Severity.HINT, what)


def _never_holds(condition: Condition) -> bool:
    """Whether a conjunction asks for a condition and for its negation."""
    match condition:
        case AllOf(conditions) | Near(_, conditions):
            denied = {inner.condition for inner in conditions if isinstance(inner, Not)}
            return any(inner in denied or _never_holds(inner) for inner in conditions)
        case _:
            return False


def _lexicons(rule: Rule) -> Iterator[str]:
    yield from rule.instead
    for top in (rule.look_for, rule.contradicted_by, *(override.when for override in rule.overrides)):
        if top is not None:
            for condition in walk(top):
                if isinstance(condition, Mentions):
                    yield from condition.lexicons
