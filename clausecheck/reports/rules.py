"""Rules shown to those who use and write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.text import Text as RichText

from clausecheck.language.lexicon import Lexicon
from clausecheck.matching.compiled import compile_rulebook
from clausecheck.reports.console import print_plainly
from clausecheck.rulebook.conditions import Mentions, walk
from clausecheck.rulebook.rule import Rule, Rulebook

if TYPE_CHECKING:
    from rich.console import Console

_SHOWN_TERMS = 12


def print_rule(console: Console, rulebook: Rulebook, rule: Rule) -> None:
    """Print a rule in plain words, wrapped at the width of the console; what is wrapped is indented as its line is."""

    def lines() -> None:
        for line in "\n".join(rule_lines(rulebook, rule)).splitlines():
            words = line.lstrip(" ")
            indent = len(line) - len(words)
            console.print(Padding(RichText(words), (0, 0, 0, indent), expand=False) if words else "")

    print_plainly(console, lines)


def rule_lines(rulebook: Rulebook, rule: Rule) -> Iterator[str]:
    """A rule in plain words: the norm, where it comes from, what is looked for, exceptions, precedents."""
    describe = compile_rulebook(rulebook).evaluator.describe
    yield f"{rule.id}  (pack {rule.pack})"
    yield rule.title
    yield f"\n{rule.norm}"
    for source in rule.sources:
        yield f"  “{source.quote}” — {source.document}"
    if rule.look_for is not None:
        yield f"\nlooks for: {describe(rule.look_for)}"
    if rule.children is not None:
        yield f"is also met through: {', '.join(rule.children.rules)}"
    if rule.applies_from:
        yield f"applies from: {rule.applies_from}"
    yield f"wanted: {rule.wanted.value}"
    for override in rule.overrides:
        bound = f"at most {override.at_most}" if override.at_most else f"at least {override.at_least}"
        yield f"exception, {bound}: {override.because}"
    if rule.contradicted_by is not None:
        yield f"contradicted by: {describe(rule.contradicted_by)}"
    for name in dict.fromkeys(_lexicons(rule)):
        yield from _lexicon_lines(rulebook.lexicons[name])
    yield f"\nsuggested: {' '.join(rule.suggest.split())}"
    for precedent in rule.precedents:
        yield f"precedent: {precedent.agreement}, {precedent.citation}"
    counts = Counter(example.verdict.value for example in rule.examples)
    yield f"\n{len(rule.examples)} examples: {', '.join(f'{number} {verdict}' for verdict, number in counts.items())}"
    yield f"file: {rule.file}"


def rule_data(rule: Rule) -> dict[str, Any]:
    """A rule's description as JSON-ready data."""
    return {
        "rule": rule.id,
        "pack": rule.pack,
        "title": rule.title,
        "norm": rule.norm,
        "wanted": rule.wanted.value,
        "applies_from": rule.applies_from or None,
        "sources": [{"document": source.document, "quote": source.quote} for source in rule.sources],
        "suggest": " ".join(rule.suggest.split()),
        "precedents": [{"agreement": one.agreement, "citation": one.citation} for one in rule.precedents],
    }


def _lexicon_lines(lexicon: Lexicon) -> Iterator[str]:
    terms = "; ".join(term.written for term in lexicon.terms[:_SHOWN_TERMS])
    more = f"; and {len(lexicon.terms) - _SHOWN_TERMS} more" if len(lexicon.terms) > _SHOWN_TERMS else ""
    yield f"\n{lexicon.kind.value} {lexicon.id}: {terms}{more}"
    for alike in lexicon.look_alikes:
        yield f"  not: {'; '.join(term.written for term in alike.terms[:4])} ({alike.meaning})"


def _lexicons(rule: Rule) -> Iterator[str]:
    if rule.look_for is not None:
        for condition in walk(rule.look_for):
            if isinstance(condition, Mentions):
                yield from condition.lexicons
