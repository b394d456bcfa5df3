"""Lexicons: the words by which an instrument, a topic or an act is spoken of, and their look-alikes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from clausecheck.language.terms import Term
from clausecheck.offsets import Span


class LexiconKind(StrEnum):
    """What a lexicon names: a treaty, a subject, or what the parties do."""

    INSTRUMENT = "instrument"
    TOPIC = "topic"
    ACT = "act"


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
        every = (*self.terms, *(term for alike in self.look_alikes for term in alike.terms))
        object.__setattr__(self, "anchors", frozenset(anchor for term in every for anchor in term.anchors))

    def mentions(self, words: str) -> Iterator[Mention]:
        """Every mention in `words`, in order; where a look-alike covers a match, only the look-alike."""
        lower = words.lower()
        own = _longest(_spans(self.terms, words, lower))
        alikes = [
            Mention(self.id, span, alike.meaning)
            for alike in self.look_alikes
            for span in _longest(_spans(alike.terms, words, lower))
        ]
        kept = [Mention(self.id, span) for span in own if not any(_covers(alike.span, span) for alike in alikes)]
        alikes = [alike for alike in alikes if not any(_strictly_covers(span, alike.span) for span in own)]
        yield from sorted([*kept, *alikes], key=lambda mention: mention.span)


def _spans(terms: tuple[Term, ...], words: str, lower: str) -> list[Span]:
    """The places of the terms; a term is only searched for where all that it needs stands."""
    return [Span(*found.span()) for term in terms if _may_stand(term, lower) for found in term.regex.finditer(words)]


def _may_stand(term: Term, lower: str) -> bool:
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
