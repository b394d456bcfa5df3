"""Lexicons: the words by which an instrument, a topic or an act is spoken of, and their look-alikes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from clausecheck.language.terms import Term, lowered
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


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of a lexicon; `meaning` is set where it is a look-alike's."""

    lexicon: str
    term: Term
    meaning: str = ""


@dataclass(frozen=True)
class Lexicon:
    """The vocabulary of one instrument, topic or act.

    `adopted` is the ISO date from which an instrument can be cited; empty for topics and acts. `entries` are its own
    terms, then those of its look-alikes.
    """

    id: str
    kind: LexiconKind
    title: str
    terms: tuple[Term, ...]
    look_alikes: tuple[LookAlike, ...] = ()
    adopted: str = ""
    note: str = ""
    entries: tuple[Entry, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        own = (Entry(self.id, term) for term in self.terms)
        alikes = (Entry(self.id, term, alike.meaning) for alike in self.look_alikes for term in alike.terms)
        object.__setattr__(self, "entries", (*own, *alikes))

    def mentions(self, words: str) -> tuple[Mention, ...]:
        """Every mention in `words`, in order; where a look-alike covers a match, only the look-alike."""
        lower = lowered(words)
        return self.mentions_among([entry for entry in self.entries if may_stand(entry.term, lower)], words, lower)

    def mentions_among(self, entries: Iterable[Entry], words: str, lower: str) -> tuple[Mention, ...]:
        """The same where it is known which of its entries may stand in the words; `lower` is these in lower case."""
        spans: dict[str, list[Span]] = {}
        for entry in entries:
            if found := list(entry.term.finds(words, lower)):
                spans.setdefault(entry.meaning, []).extend(found)
        if not spans:
            return ()
        own = _longest(spans.pop("", []))
        alikes = [Mention(self.id, span, meaning) for meaning in spans for span in _longest(spans[meaning])]
        kept = [Mention(self.id, span) for span in own if not any(_covers(alike.span, span) for alike in alikes)]
        alikes = [alike for alike in alikes if not any(_strictly_covers(span, alike.span) for span in own)]
        return tuple(sorted([*kept, *alikes], key=lambda mention: mention.span))


def may_stand(term: Term, lower: str) -> bool:
    """Whether a lower-case text holds all the letters that the term needs."""
    return all(any(letters in lower for letters in group) for group in term.needs)


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
