"""One pass over many texts for all terms at once: which texts may hold which term.

A treaty of 3 million characters has some 30,000 distinct words. Each distinct word is looked at once, whatever the
number of rules, to see which letter runs of terms stand in it; the pass over the texts only looks words up. The texts
that may hold a term are those that hold all it needs: an intersection of sets. Whether the term is really there is
decided by its own pattern, on those texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from clausecheck.language.lexicon import Entry, Lexicon
from clausecheck.language.terms import rarity

_MOST_WORDS = 300_000
"""Distinct words that are remembered from one scan to the next."""


class Scanner:
    """Knows the letter runs that the terms of some lexicons need, and finds them in texts."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._entries = tuple(entry for lexicon in lexicons for entry in lexicon.entries)
        self._entries_with: defaultdict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            for run in max(entry.term.needs, key=rarity, default=()):
                self._entries_with[run].append(number)
        self._entries_anywhere = [number for number, entry in enumerate(self._entries) if not entry.term.needs]
        self._single = [frozenset(group[0] for group in one.term.needs if len(group) == 1) for one in self._entries]
        self._several = [[group for group in one.term.needs if len(group) > 1] for one in self._entries]
        self._runs_from: defaultdict[str, list[str]] = defaultdict(list)
        for run in sorted({run for entry in self._entries for group in entry.term.needs for run in group}):
            self._runs_from[run[:2]].append(run)
        self._runs_in: dict[str, tuple[str, ...]] = {}
        self._without: set[str] = set()

    def scan(self, texts: Iterable[str]) -> Postings:
        """Where the terms may stand in some texts, which are given in lower case and numbered in their order."""
        if len(self._without) + len(self._runs_in) > _MOST_WORDS:
            self._without.clear()
            self._runs_in.clear()
        places: defaultdict[str, list[int]] = defaultdict(list)
        number = -1
        without = self._without
        for number, text in enumerate(texts):
            for word in text.split():
                if word not in without:
                    places[word].append(number)
        holding: defaultdict[str, set[int]] = defaultdict(set)
        for word, numbers in places.items():
            for run in self._runs(word):
                holding[run].update(numbers)
        return Postings(number + 1, self._standing(holding), holding)

    def _runs(self, word: str) -> tuple[str, ...]:
        """The runs that stand anywhere in a word, for a glued word must not hide one."""
        found = self._runs_in.get(word)
        if found is None:
            starts = {word[at : at + 2] for at in range(len(word) - 1)} & self._runs_from.keys()
            found = tuple(run for start in starts for run in self._runs_from[start] if run in word)
            if found:
                self._runs_in[word] = found
            else:
                self._without.add(word)
        return found

    def _standing(self, holding: Mapping[str, set[int]]) -> dict[str, list[Entry]]:
        """The entries of each lexicon all of whose needs stand in one text or another."""
        runs = holding.keys()
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for number in sorted(set(self._entries_anywhere).union(*(self._entries_with.get(run, ()) for run in runs))):
            if self._single[number] <= runs and not any(map(runs.isdisjoint, self._several[number])):
                found[self._entries[number].lexicon].append(self._entries[number])
        return dict(found)


class Postings:
    """Where the letter runs of terms stand: the numbers of the texts.

    `lexicons` are the ids of those that may stand in any of the texts.
    """

    def __init__(self, texts: int, entries: Mapping[str, list[Entry]], holding: Mapping[str, set[int]]) -> None:
        self._texts = texts
        self.lexicons = entries.keys()
        self._entries = entries
        self._holding = holding

    def texts_of(self, lexicon: str) -> dict[int, list[Entry]]:
        """The numbers of the texts that may mention a lexicon, each with the entries that may stand in it."""
        found: defaultdict[int, list[Entry]] = defaultdict(list)
        for entry in self._entries.get(lexicon, ()):
            for number in self._texts_with(entry):
                found[number].append(entry)
        return dict(found)

    def entries_in(self, number: int, lexicon: str) -> list[Entry]:
        """The entries of a lexicon that may stand in one of the texts."""
        return [entry for entry in self._entries.get(lexicon, ()) if self._may_stand(entry, number)]

    def _may_stand(self, entry: Entry, number: int) -> bool:
        for group in entry.term.needs:
            for run in group:
                if number in self._holding.get(run, ()):
                    break
            else:
                return False
        return True

    def _texts_with(self, entry: Entry) -> set[int]:
        if not entry.term.needs:
            return set(range(self._texts))
        rarest, *others = sorted(map(self._texts_with_any, entry.term.needs), key=len)
        return rarest.intersection(*others)

    def _texts_with_any(self, group: tuple[str, ...]) -> set[int]:
        if len(group) == 1:
            return self._holding[group[0]]
        return set().union(*(self._holding[run] for run in group if run in self._holding))
