"""Defined terms: the short name an agreement gives to an instrument, and where that name holds.

    … the Convention on Cybercrime, done at Budapest on 23 November 2001 (hereinafter referred to as "the Convention")

A distinctive short name holds throughout the agreement. A bare "the Convention" holds in the article that defines it,
because the next article may mean another one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from clausecheck.language.lexicon import Lexicon, LexiconKind
from clausecheck.language.scanner import Scanner
from clausecheck.language.terms import lowered, plainly
from clausecheck.offsets import Span

_BEFORE, _AFTER = 600, 150
"""Characters around a bracket that may define a short name, in which the name and what it names are looked for."""

_DEFINES = re.compile(
    r"\s{0,3}[^.;()\"“‘']{0,160}\((?:(?:hereinafter|hereafter|herein)\b[^()\"“‘']{0,60})?"
    r"[\"“‘'](?:the )?(?P<name>[^\"“”‘’']{2,60})[\"”’']\)",
    re.IGNORECASE,
)
_OTHER_INSTRUMENT = re.compile(r"\b(?:Act|Convention|Charter|Declaration|Protocol|Treaty|Agreement|Covenant|Statute)\b")
_MAY_DEFINE = re.compile(r"\((?:here|[\"“‘'])")
_GENERIC = frozenset("convention agreement protocol charter treaty declaration covenant statute instrument".split())


@dataclass(frozen=True)
class Definition:
    """A short name of an instrument, and the span of the text in which it holds."""

    lexicon: str
    name: str
    scope: Span

    def finds(self, words: str) -> tuple[Span, ...]:
        """The places of the short name as written, over line breaks too."""
        if self.name.split()[0] not in words:
            return ()
        return tuple(Span(*found.span()) for found in self._pattern.finditer(words))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = r"\s+".join(re.escape(word) for word in self.name.split())
        article = r"\bthe\s+" if self.name.lower() in _GENERIC else r"\b"
        return re.compile(rf"{article}{words}\b")


def definitions(
    content: str, lexicons: Mapping[str, Lexicon], scanner: Scanner, article_at: Callable[[int], Span]
) -> Iterator[Definition]:
    """The short names that a text defines for instruments; `article_at` gives the article around an offset."""
    whole = Span(0, len(content))
    starts = [max(0, found.start() - _BEFORE) for found in _MAY_DEFINE.finditer(content)]
    windows = [plainly(content[start : start + _BEFORE + _AFTER]) for start in starts]
    lower = list(map(lowered, windows))
    postings = scanner.scan(lower)
    for lexicon in sorted(name for name in postings.lexicons if lexicons[name].kind is LexiconKind.INSTRUMENT):
        seen: set[tuple[str, Span]] = set()
        for number, entries in sorted(postings.texts_of(lexicon).items()):
            words = windows[number]
            for mention in lexicons[lexicon].mentions_among(entries, words, lower[number]):
                found = None if mention.meaning else _DEFINES.match(words, mention.span.end)
                if found is None or _OTHER_INSTRUMENT.search(words, mention.span.end, found.start("name")):
                    continue
                short = " ".join(found["name"].split())
                scope = article_at(starts[number] + found.start()) if short.lower() in _GENERIC else whole
                if (short, scope) not in seen and not lexicons[lexicon].mentions(short):
                    seen.add((short, scope))
                    yield Definition(lexicon, short, scope)
