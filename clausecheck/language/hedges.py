"""Hedges: words that take back part of what the verb promised, and how far they reach."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausecheck.language.verbs import VerbGroup
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
    r"|\b(?:within|subject to) (?:the (?:limits|bounds) of )?"
    r"(?:its|their|the|available) (?:(?:available|own|respective) )?"
    r"(?:means|capacit(?:y|ies)|(?:available |respective )?resources|existing possibilities)\b"
    r"|\bsubject to (?:the )?availab\w+"
    r"|\bon mutually agreed terms\b|\bwithin existing possibilities\b"
)
_MILD = _pattern(
    rf"\b(?:in accordance with|consistent with|in conformity with) (?:its|their|the)\s+(?:respective )?{_LAWS}\b"
)


_NO_HEDGE = re.compile(r"\b(?:well|soon|early|quickly|rapidly|promptly|swiftly|fast)\s+$", re.IGNORECASE)
"""Before "as possible" or "as appropriate": "as soon as possible" is a time limit, "as well as appropriate" a list."""

_ONLY_WHAT_FOLLOWS = re.compile(
    r"(?:^|[\s,(])(?:and(?:/or)?|or|including|in particular|notably|especially|such as|as well as|inter alia)"
    r"(?:\s+also)?[\s,(]*$",
    re.IGNORECASE,
)
_ANOTHER_DEED = re.compile(r"\band (?:to|shall|will|by|where|in)\b|;", re.IGNORECASE)
_ADJUNCT = re.compile(r",\s+(?:\w+ly\s+)?\w+ing\b[^;]*$")
_NEAR = 60
"""Characters beside a hedge in which the words stand that say what it belongs to."""

_END = re.compile(r"[\s,)]*(?:[.;:]|$)")
_BARE_SUBJECT = re.compile(
    r"[\s,]*(?:(?:the|each|both)\s+)?(?:(?:contracting\s+)?part(?:y|ies)|they|it)?\s*$", re.IGNORECASE
)


def hedges(sentence: str) -> tuple[Hedge, ...]:
    """The hedges of one sentence, in order of their place."""
    found = [
        Hedge(Span(*match.span()), strong=True)
        for match in _STRONG.finditer(sentence)
        if not _NO_HEDGE.search(sentence, 0, match.start())
    ]
    found += [Hedge(Span(*match.span()), strong=False) for match in _MILD.finditer(sentence)]
    return tuple(sorted(found, key=lambda hedge: hedge.span))


def reaches(hedge: Span, words: str, groups: tuple[VerbGroup, ...], verb: VerbGroup, evidence: Span) -> bool:
    """Whether a hedge takes back something of what `verb` promises about the evidence.

    "shall cooperate on trade and, as appropriate, on crime" hedges crime alone; a hedge beside another verb of the
    sentence hedges that verb's promise. All spans are in `words`, the sentence's beginning included.
    """
    owner = _owner(hedge, words, groups)
    if owner is not None and owner is not verb:
        return False
    if owner is None or hedge.start < verb.span.end:
        return True
    if _stands_in_a_row(hedge, words):
        return evidence.start >= hedge.start
    if evidence.end <= hedge.start:
        between = words[evidence.end : hedge.start]
        is_last = _END.match(words, hedge.end) is not None
        return not _ANOTHER_DEED.search(between) and (is_last or not _ADJUNCT.search(between))
    return True


def _stands_in_a_row(hedge: Span, words: str) -> bool:
    """Whether what stands before a hedge joins it to what follows: "… and, as appropriate, on crime"."""
    return _ONLY_WHAT_FOLLOWS.search(words[max(0, hedge.start - _NEAR) : hedge.start]) is not None


def _owner(hedge: Span, words: str, groups: tuple[VerbGroup, ...]) -> VerbGroup | None:
    """The verb beside which a hedge stands; None where it stands before all of them."""
    before = [group for group in groups if group.span.start <= hedge.start]
    after = [group for group in groups if group.span.start > hedge.start]
    between = words[hedge.end : after[0].span.start] if after else ""
    is_next = after and len(between) < _NEAR and _BARE_SUBJECT.match(between)  # "and, where appropriate, shall …"
    if before and is_next and _stands_in_a_row(hedge, words):
        return after[0]
    return before[-1] if before else None
