"""The words that the rules look for, for the pages on which OCR may have misread them."""

from __future__ import annotations

from collections.abc import Iterator

from clausecheck.language.folding import KeyWords
from clausecheck.language.terms import Term
from clausecheck.rulebook.conditions import Words, walk
from clausecheck.rulebook.rule import Rulebook


def key_words(rulebook: Rulebook) -> KeyWords:
    """All words of the rulebook's lexicons and rules, whichever rules are selected: a text reads the same for all."""
    return KeyWords.of(term.written for term in _terms(rulebook))


def _terms(rulebook: Rulebook) -> Iterator[Term]:
    for lexicon in rulebook.lexicons.values():
        yield from lexicon.terms
        for alike in lexicon.look_alikes:
            yield from alike.terms
    for rule in rulebook.rules:
        for top in (rule.look_for, rule.contradicted_by, *(override.when for override in rule.overrides)):
            for condition in walk(top) if top is not None else ():
                if isinstance(condition, Words):
                    yield from condition.terms
