"""One pass over the words of a text for all lexicons at once.

A treaty of 3 million characters has some 15,000 distinct words. Each distinct word is looked at once, whatever
the number of rules, to see which lexicons it could begin a mention of; the pass over the text only
looks words up. Whether a mention is really there is decided by the lexicon's own pattern, on the units hit.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from clausecheck.language.lexicon import Lexicon
from clausecheck.offsets import Span

_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Where in a text the words stand that could belong to a mention: sorted offsets, and the lexicons of each.

    `vocabulary` is every distinct word of the text, lower case, joined by spaces.
    """

    offsets: array[int]
    lexicons: tuple[frozenset[str], ...]
    vocabulary: str = ""

    def within(self, spans: Iterable[Span]) -> frozenset[str]:
        """The ids of the lexicons that may have a mention in the spans."""
        found: set[str] = set()
        for span in spans:
            low = bisect_left(self.offsets, span.start)
            high = bisect_left(self.offsets, span.end, low)
            for lexicons in self.lexicons[low:high]:
                found |= lexicons
        return frozenset(found)


class Scanner:
    """Finds the words that could begin a mention of any of the lexicons."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._lexicons_of: dict[str, set[str]] = {}
        for lexicon in lexicons:
            for anchor in lexicon.anchors:
                self._lexicons_of.setdefault(anchor, set()).add(lexicon.id)
        self._lengths = sorted({len(anchor) for anchor in self._lexicons_of})

    def scan(self, content: str) -> Hits:
        """All hits in a text, in order of their place."""
        offsets, lexicons = array("I"), []
        known: dict[str, frozenset[str]] = {}
        for found in _WORD.finditer(content):
            word = found.group()
            ids = known.get(word)
            if ids is None:
                ids = known[word] = self._lexicons_in(word.lower())
            if ids:
                offsets.append(found.start())
                lexicons.append(ids)
        return Hits(offsets, tuple(lexicons), " ".join(sorted({word.lower() for word in known})))

    def _lexicons_in(self, word: str) -> frozenset[str]:
        """The lexicons that have an anchor anywhere inside the word: glued words must not hide one."""
        return frozenset(
            lexicon
            for length in self._lengths
            for start in range(len(word) - length + 1)
            for lexicon in self._lexicons_of.get(word[start : start + length], ())
        )
