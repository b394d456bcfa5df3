"""Defined terms: the short name an agreement gives to an instrument, and where that name holds.

    … the Convention on Cybercrime, done at Budapest on 23 November 2001 (hereinafter referred to as "the Convention")

A distinctive short name holds throughout the agreement. A bare "the Convention" holds in the article that defines it,
because the next article may mean another one.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from clausecheck.language.lexicon import Lexicon, LexiconKind
from clausecheck.language.scanner import Hits
from clausecheck.language.terms import plainly
from clausecheck.offsets import Span

_BEFORE, _AFTER = 300, 260
"""Characters around a trigger word in which a name and its definition are looked for."""

_DEFINES = re.compile(
    r"\s{0,3}[^.;()\"“‘']{0,160}\((?:(?:hereinafter|hereafter|herein)\b[^()\"“‘']{0,60})?"
    r"[\"“‘'](?:the )?(?P<name>[^\"“”‘’']{2,60})[\"”’']\)",
    re.IGNORECASE,
)
_OTHER_INSTRUMENT = re.compile(r"\b(?:Act|Convention|Charter|Declaration|Protocol|Treaty|Agreement|Covenant|Statute)\b")
_MAY_DEFINE = re.compile(r"\((?:here|[\"“‘'])")
_GENERIC = frozenset("convention agreement protocol charter treaty declaration covenant statute instrument".split())


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name of an instrument, and the span of the text in which it holds."""

    lexicon: str
    name: str
    scope: Span

    def pattern(self) -> re.Pattern[str]:
        """The short name as it is looked for: as written, over line breaks too."""
        words = r"\s+".join(re.escape(word) for word in self.name.split())
        article = r"\bthe\s+" if self.name.lower() in _GENERIC else r"\b"
        return re.compile(rf"{article}{words}\b")


def definitions(
    content: str, hits: Hits, lexicons: Mapping[str, Lexicon], article_at: Callable[[int], Span]
) -> Iterator[Definition]:
    """The short names that a text defines for instruments; `article_at` gives the article around an offset."""
    whole = Span(0, len(content))
    places: dict[str, list[int]] = {
        name: [] for name in sorted(lexicons) if lexicons[name].kind is LexiconKind.INSTRUMENT
    }
    instruments_of: dict[frozenset[str], tuple[str, ...]] = {}
    for offset, anchors in zip(hits.offsets, hits.anchors, strict=True):
        if anchors not in instruments_of:
            instruments_of[anchors] = tuple(name for name in hits.lexicons_with(anchors) if name in places)
        for name in instruments_of[anchors]:
            places[name].append(offset)
    for name, offsets in places.items():
        lexicon = lexicons[name]
        seen: set[tuple[str, Span]] = set()
        for window in _windows(offsets, len(content)):
            if not _MAY_DEFINE.search(content, window.start, window.end):
                continue
            words = plainly(content[window.start : window.end])
            for mention in lexicon.mentions(words):
                found = None if mention.meaning else _DEFINES.match(words, mention.span.end)
                if found is None or _OTHER_INSTRUMENT.search(words, mention.span.end, found.start("name")):
                    continue
                short = " ".join(found["name"].split())
                scope = article_at(window.start + found.start()) if short.lower() in _GENERIC else whole
                if (short, scope) not in seen and not any(True for _ in lexicon.mentions(short)):
                    seen.add((short, scope))
                    yield Definition(lexicon.id, short, scope)


def with_defined_names(hits: Hits, content: str, defined: Iterable[Definition]) -> Hits:
    """The hits with the places of defined names added, so that units that hold only such a name are looked at."""
    lexicons_of = dict(hits.lexicons_of)
    added: list[tuple[int, frozenset[str]]] = []
    for definition in defined:
        anchor = f"{definition.lexicon}/{definition.name}"
        lexicons_of[anchor] = frozenset({definition.lexicon})
        places = definition.pattern().finditer(content, definition.scope.start, definition.scope.end)
        added.extend((found.start(), frozenset({anchor})) for found in places)
    merged = sorted([*zip(hits.offsets, hits.anchors, strict=True), *added], key=lambda one: one[0])
    offsets = array("I", (offset for offset, _ in merged))
    return Hits(offsets, tuple(anchors for _, anchors in merged), lexicons_of)


def _windows(offsets: Iterable[int], length: int) -> Iterator[Span]:
    """The surroundings of trigger words, overlapping ones merged."""
    pending: Span | None = None
    for offset in offsets:
        window = Span(max(0, offset - _BEFORE), min(length, offset + _AFTER))
        if pending is None or window.start > pending.end:
            if pending is not None:
                yield pending
            pending = window
        else:
            pending = Span(pending.start, window.end)
    if pending is not None:
        yield pending
