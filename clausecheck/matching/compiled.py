"""A rulebook made ready for matching: one scanner for all its words, and a gate for each rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clausecheck.language.lexicon import Lexicon, LexiconKind
from clausecheck.language.scanner import Scanner
from clausecheck.language.terms import Term
from clausecheck.matching.evaluate import Evaluator
from clausecheck.rulebook.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Context,
    InHeading,
    Mentions,
    Near,
    Not,
    Within,
    Words,
    walk,
)
from clausecheck.rulebook.rule import Rule, Rulebook


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule and its gate: a unit where no lexicon of `gate` may have a mention cannot meet the rule."""

    rule: Rule
    gate: frozenset[str]


@dataclass(frozen=True, slots=True)
class CompiledRulebook:
    """What the judge needs, built once and used for every agreement."""

    rules: tuple[CompiledRule, ...]
    lexicons: dict[str, Lexicon]
    evaluator: Evaluator
    scanner: Scanner
    gates: frozenset[str]


def compile_rulebook(rulebook: Rulebook) -> CompiledRulebook:
    """Compile the selected rules; only the lexicons they use are scanned for."""
    lexicons = dict(rulebook.lexicons)
    words_ids: dict[tuple[Term, ...], str] = {}
    for rule in rulebook.rules:
        for condition in _conditions(rule):
            if isinstance(condition, Words) and condition.terms not in words_ids:
                name = words_ids[condition.terms] = f"words/{len(words_ids)}"
                title = " or ".join(term.spoken for term in condition.terms[:3])
                lexicons[name] = Lexicon(name, LexiconKind.ACT, title, condition.terms)
    compiled = tuple(
        CompiledRule(
            rule, (_gate(rule.look_for, words_ids) or frozenset(_used((rule,), words_ids))) | frozenset(rule.instead)
        )
        for rule in rulebook.rules
        if rule.look_for is not None
    )
    used = {name: lexicons[name] for name in sorted(set(_used(rulebook.rules, words_ids)))}
    gates = frozenset(name for rule in compiled for name in rule.gate)
    return CompiledRulebook(compiled, used, Evaluator(used, words_ids), Scanner(used.values()), gates)


def _used(rules: tuple[Rule, ...], words_ids: dict[tuple[Term, ...], str]) -> Iterator[str]:
    for rule in rules:
        yield from rule.instead
        for condition in _conditions(rule):
            if isinstance(condition, Mentions):
                yield from condition.lexicons
            elif isinstance(condition, Words):
                yield words_ids[condition.terms]


def _conditions(rule: Rule) -> Iterator[Condition]:
    for top in (rule.look_for, rule.contradicted_by, *(override.when for override in rule.overrides)):
        if top is not None:
            yield from walk(top)


def _gate(condition: Condition | None, words_ids: dict[tuple[Term, ...], str]) -> frozenset[str]:
    """The lexicons of which one must be mentioned where the condition holds; empty if there is no such set.

    Subjects gate before acts: "cooperate" stands everywhere, "cybercrime" does not.
    """
    match condition:
        case Mentions(lexicons, _):
            return frozenset(lexicons)
        case Words(terms):
            return frozenset({words_ids[terms]})
        case Near("article", _):  # holds in units that say nothing of it themselves
            return frozenset()
        case AllOf(conditions) | Near(_, conditions):
            gates = [(_is_act(inner), _gate(inner, words_ids)) for inner in conditions]
            usable = [(is_act, gate) for is_act, gate in gates if gate]
            return min(usable, key=lambda one: (one[0], len(one[1])))[1] if usable else frozenset()
        case AnyOf(conditions):
            inner_gates = [_gate(inner, words_ids) for inner in conditions]
            return frozenset().union(*inner_gates) if all(inner_gates) else frozenset()
        case Context(inner):
            return _gate(inner, words_ids)
        case InHeading() | Not() | Within() | None:
            return frozenset()


def _is_act(condition: Condition) -> bool:
    leaves = [one for one in walk(condition) if isinstance(one, Mentions | Words)]
    return all(isinstance(leaf, Words) or leaf.is_act for leaf in leaves)
