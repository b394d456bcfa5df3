"""Lexicons: the words by which an instrument, a topic or an act is spoken of, and their look-alikes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from clausecheck.language.terms import Term
from clausecheck.offsets import Span


class LexiconKind(StrEnum):
    """What a lexicon names: a treaty, a subject, or what the parties do."""

    INSTRUMENT = "instrument"
    TOPIC = "topic"
    ACT = "act"


LONG = 3_000
"""Characters from which on a text is searched around anchors only."""

REACH = 1_000
"""Characters that a match extends at most to either side of its anchor: eight long words and what they join."""


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Words that look like the lexicon's own and mean something else; `meaning` says what."""

    terms: tuple[Term, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a lexicon's words stand. `meaning` is set on a look-alike and empty on the real thing."""

    lexicon: str
    span: Span
    meaning: str = ""


@dataclass(frozen=True)
class Lexicon:
    """The vocabulary of one instrument, topic or act.

    `adopted` is the ISO date from which an instrument can be cited; empty for topics and acts.
    """

    id: str
    kind: LexiconKind
    title: str
    terms: tuple[Term, ...]
    look_alikes: tuple[LookAlike, ...] = ()
    adopted: str = ""
    note: str = ""
    anchors: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        anchors = frozenset(anchor for term in self.every_term() for anchor in term.anchors)
        object.__setattr__(self, "anchors", anchors)

    def every_term(self) -> Iterator[Term]:
        """Its own terms and those of its look-alikes."""
        yield from self.terms
        for alike in self.look_alikes:
            yield from alike.terms

    def narrowed(self, anchors: frozenset[str]) -> Lexicon:
        """The lexicon with only the terms that can stand in a text in which these anchors stand."""
        alikes = [replace(alike, terms=_anchored(alike.terms, anchors)) for alike in self.look_alikes]
        terms = _anchored(self.terms, anchors)
        return replace(self, terms=terms, look_alikes=tuple(alike for alike in alikes if alike.terms))

    def mentions(self, words: str, anchors: frozenset[str] | None = None) -> Iterator[Mention]:
        """Every mention in `words`, in order; where a look-alike covers a match, only the look-alike.

        `anchors`, where they are known, are those that stand in the words: only their terms are tried.
        """
        lower = words.lower()
        own = _longest(_spans(_anchored(self.terms, anchors), words, lower))
        alikes = [
            Mention(self.id, span, alike.meaning)
            for alike in self.look_alikes
            for span in _longest(_spans(_anchored(alike.terms, anchors), words, lower))
        ]
        kept = [Mention(self.id, span) for span in own if not any(_covers(alike.span, span) for alike in alikes)]
        alikes = [alike for alike in alikes if not any(_strictly_covers(span, alike.span) for span in own)]
        yield from sorted([*kept, *alikes], key=lambda mention: mention.span)


def _anchored(terms: tuple[Term, ...], anchors: frozenset[str] | None) -> tuple[Term, ...]:
    if anchors is None:
        return terms
    return tuple(term for term in terms if not anchors.isdisjoint(term.anchors))


def _spans(terms: tuple[Term, ...], words: str, lower: str) -> list[Span]:
    """The places of the terms; a term is only searched for where all that it needs stands."""
    return [
        Span(*found.span())
        for term in terms
        if may_stand(term, lower)
        for window in _windows(term, lower)
        for found in term.regex.finditer(words, window.start, window.end)
    ]


def stands(term: Term, words: str, lower: str) -> bool:
    """Whether a term stands anywhere in the words; `lower` is the words in lower case."""
    return may_stand(term, lower) and any(
        term.regex.search(words, window.start, window.end) for window in _windows(term, lower)
    )


def _windows(term: Term, lower: str) -> Iterator[Span]:
    """Where a term can match: in a long text only around its anchors, so that a table of 2 MB costs little."""
    if len(lower) <= LONG:
        yield Span(0, len(lower))
        return
    places = sorted(place for anchor in term.anchors for place in _finds(anchor, lower))
    at = 0
    for i, place in enumerate(places):
        if i + 1 == len(places) or places[i + 1] - place > REACH:
            yield Span(max(0, places[at] - REACH), min(len(lower), place + REACH))
            at = i + 1


def _finds(letters: str, lower: str) -> Iterator[int]:
    place = lower.find(letters)
    while place >= 0:
        yield place
        place = lower.find(letters, place + 1)


def may_stand(term: Term, lower: str) -> bool:
    """Whether a lower-case text holds all the letters that the term needs."""
    for group in term.needs:
        for letters in group:
            if letters in lower:
                break
        else:
            return False
    return True


def _longest(spans: list[Span]) -> list[Span]:
    """The spans without those that stand inside another: the longest way of naming a thing counts."""
    if len(spans) < 2:
        return spans
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one.start, -one.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start < inner.end and inner.start < outer.end and not _strictly_covers(inner, outer)


def _strictly_covers(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end
