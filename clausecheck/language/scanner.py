"""One pass over the words of a text for all lexicons at once.

A treaty of 3 million characters has some 15,000 distinct words. Each distinct word is looked at once, whatever
the number of rules, to see which lexicons it could begin a mention of; the pass over the text only
looks words up. Whether a mention is really there is decided by the lexicon's own pattern, on the units hit.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clausecheck.language.lexicon import Lexicon
from clausecheck.offsets import Span

_WORD = re.compile(r"[^\W_]{3,}")
SHORT = 5
"""An anchor of fewer characters must begin its word: "ets" stands inside too many others."""


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Where in a text the words stand that could belong to a mention: sorted offsets, and the anchors in each.

    `lexicons_of` leads from an anchor to the lexicons it belongs to.
    """

    offsets: array[int]
    anchors: tuple[frozenset[str], ...]
    lexicons_of: Mapping[str, frozenset[str]]

    def anchors_within(self, spans: Iterable[Span]) -> frozenset[str]:
        """The anchors that stand in the spans."""
        found: set[str] = set()
        for span in spans:
            low = bisect_left(self.offsets, span.start)
            high = bisect_left(self.offsets, span.end, low)
            for anchors in self.anchors[low:high]:
                found |= anchors
        return frozenset(found)

    def lexicons_with(self, anchors: frozenset[str]) -> frozenset[str]:
        """The ids of the lexicons that may have a mention where these anchors stand."""
        return frozenset(lexicon for anchor in anchors for lexicon in self.lexicons_of[anchor])

    def within(self, spans: Iterable[Span]) -> frozenset[str]:
        """The ids of the lexicons that may have a mention in the spans."""
        return self.lexicons_with(self.anchors_within(spans))


class Scanner:
    """Finds the words that could begin a mention of any of the lexicons."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        lexicons_of: dict[str, set[str]] = {}
        for lexicon in lexicons:
            for anchor in lexicon.anchors:
                lexicons_of.setdefault(anchor, set()).add(lexicon.id)
        self._lexicons_of = {anchor: frozenset(ids) for anchor, ids in lexicons_of.items()}
        self._lengths = sorted({len(anchor) for anchor in lexicons_of})

    def scan(self, content: str) -> Hits:
        """All hits in a text, in order of their place."""
        offsets, anchors = array("I"), []
        known: dict[str, frozenset[str]] = {}
        for found in _WORD.finditer(content):
            word = found.group()
            inside = known.get(word)
            if inside is None:
                inside = known[word] = self._anchors_in(word.lower())
            if inside:
                offsets.append(found.start())
                anchors.append(inside)
        return Hits(offsets, tuple(anchors), self._lexicons_of)

    def _anchors_in(self, word: str) -> frozenset[str]:
        """The anchors anywhere inside the word, for glued words must not hide one; short ones only at its beginning."""
        inside = (
            word[start : start + length]
            for length in self._lengths
            for start in range(len(word) - length + 1 if length >= SHORT else 1)
        )
        return frozenset(piece for piece in inside if piece in self._lexicons_of)
