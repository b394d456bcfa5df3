"""Hedges: words that take back part of what the verb promised."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausecheck.offsets import Span


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge as it stands. `strong` leaves best efforts at most; a mild one costs one step of the ladder."""

    span: Span
    strong: bool


def _pattern(words: str) -> re.Pattern[str]:
    """A pattern whose spaces match any short run of white space."""
    return re.compile(words.replace(" ", r"\s{1,3}"), re.IGNORECASE)


_LAWS = (
    r"(?:(?:domestic|national|internal|applicable|relevant|existing|respective|own)\s+){0,4}"
    r"(?:laws?|legislations?|rules|legal (?:framework|system)s?|policies|regulations)"
)
_STRONG = _pattern(
    r"\b(?:where|when|whenever|as|if|wherever)(?: it is| and when| deemed| considered| it considers| it deems)? "
    r"(?:appropriate|necessary and appropriate|possible|practicable|feasible)\b"
    r"|\b(?:to|in) the (?:fullest |maximum |greatest )?extent (?:possible|practicable|feasible|permitted)\b"
    r"|\b(?:in so far|insofar|as far|so far) as (?:possible|practicable|appropriate)\b"
    r"|\bas (?:it|they) considers? appropriate\b"
    rf"|\bsubject to (?:its|their|the|each party's)\s+{_LAWS}\b"
    r"|\b(?:within|subject to) (?:the (?:limits|bounds) of )?(?:its|their|the|available) (?:available )?"
    r"(?:means|capacit(?:y|ies)|(?:available |respective )?resources|existing possibilities)\b"
    r"|\bsubject to (?:the )?availab\w+"
    r"|\bon mutually agreed terms\b|\bwithin existing possibilities\b"
)
_MILD = _pattern(
    rf"\b(?:in accordance with|consistent with|in conformity with) (?:its|their|the)\s+(?:respective )?{_LAWS}\b"
)


def hedges(sentence: str) -> tuple[Hedge, ...]:
    """The hedges of one sentence, in order of their place."""
    found = [Hedge(Span(*match.span()), strong=True) for match in _STRONG.finditer(sentence)]
    found += [Hedge(Span(*match.span()), strong=False) for match in _MILD.finditer(sentence)]
    return tuple(sorted(found, key=lambda hedge: hedge.span))
