"""Lexicons: the words by which an instrument, a topic or an act is spoken of, and their look-alikes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

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

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return union(self.terms)

    @cached_property
    def _alike_patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((union(alike.terms), alike.meaning) for alike in self.look_alikes)

    def mentions(self, words: str) -> Iterator[Mention]:
        """Every mention in `words`, in order; where a look-alike covers a match, only the look-alike."""
        alikes = [
            Mention(self.id, Span(*found.span()), meaning)
            for pattern, meaning in self._alike_patterns
            for found in pattern.finditer(words)
        ]
        own = [Mention(self.id, Span(*found.span())) for found in self._pattern.finditer(words)]
        kept = [mention for mention in own if not any(_covers(alike.span, mention.span) for alike in alikes)]
        alikes = [alike for alike in alikes if not any(_strictly_covers(mention.span, alike.span) for mention in own)]
        yield from sorted([*kept, *alikes], key=lambda mention: mention.span)


def union(terms: Iterable[Term]) -> re.Pattern[str]:
    """One pattern for several terms; the longest way of writing a thing is tried first."""
    ordered = sorted((term.pattern for term in terms), key=lambda pattern: (-len(pattern), pattern))
    return re.compile("|".join(ordered) or r"(?!)", re.IGNORECASE)


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start < inner.end and inner.start < outer.end and not _strictly_covers(inner, outer)


def _strictly_covers(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end
