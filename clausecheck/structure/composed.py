"""Composed readings: every unit as a reader would say it aloud.

A point is read with the chapeau that introduces it and the tail that closes its list: "The Parties shall cooperate
on …, such as: … (g) cybercrime". The verb stands in the chapeau, the object in the point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from clausecheck.agreement import Agreement, Composition, Kind, Provision
from clausecheck.offsets import Span

_READ: Final = frozenset(
    {
        Kind.ARTICLE,
        Kind.PARAGRAPH,
        Kind.POINT,
        Kind.INDENT,
        Kind.RECITAL,
        Kind.FOOTNOTE,
        Kind.ANNEX,
        Kind.APPENDIX,
        Kind.PROTOCOL,
        Kind.DECLARATION,
        Kind.AGREEMENT,
        Kind.PART,
        Kind.HEADING,
        Kind.TITLE,
        Kind.CHAPTER,
        Kind.SECTION,
        Kind.SUBSECTION,
    }
)
_LISTED: Final = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.INDENT})
_ILLUSTRATIVE: Final = re.compile(
    r"\b(?:such as|inter alia|in particular|including|includes?|notably|for example|among others?|among other things|"
    r"may cover|not (?:be )?limited to|especially)\b",
    re.I,
)
_SENTENCE: Final = re.compile(r"[.;!?][)\]\"”’']*\s+(?=[A-Z(“\"‘])")
# A chapeau longer than this keeps only the sentence that introduces the list.
_LONG: Final = 400


def compositions(agreement: Agreement) -> Iterator[Composition]:
    """The composed reading of every unit that says something of its own, in document order."""
    provisions = agreement.provisions
    content = agreement.text.content
    parents = {provision.parent for provision in provisions}
    is_illustrative = cache(lambda chapeau: _ILLUSTRATIVE.search(content, *chapeau) is not None)
    for index, provision in enumerate(provisions):
        if provision.kind not in _READ:
            continue
        own = _trimmed(content, provision.body, provision.unit_end)
        before = _chapeaux(content, provisions, provision)
        listed = provision.kind in _LISTED and bool(before)
        illustrative = listed and is_illustrative(before[-1])
        after = _tails(content, provisions, provision)
        tail = _trimmed(content, *provision.tail) if provision.tail and index in parents else None
        inside = tail is not None and tail.end <= provision.end
        if own is not None:
            own_tail = [tail] if tail is not None and inside else []
            yield _composed(content, index, [*before, own, *own_tail, *after], len(before), listed, illustrative)
        if tail is not None and inside:
            head = [*before, own] if own is not None else before
            yield _composed(content, index, [*head, tail, *after], len(head), listed, illustrative)


def _composed(content: str, index: int, spans: list[Span], own: int, listed: bool, illustrative: bool) -> Composition:
    words = " ".join([content[start:end] for start, end in spans])
    return Composition(index, tuple(spans), words, own, listed, illustrative)


def _chapeaux(content: str, provisions: tuple[Provision, ...], provision: Provision) -> list[Span]:
    """What introduces a unit, outermost first."""
    found: list[Span] = []
    at = provision
    while at.kind in _LISTED and at.parent >= 0:
        parent = provisions[at.parent]
        chapeau = _trimmed(content, parent.body, parent.unit_end)
        if chapeau is not None and _introduces(content, chapeau, at, parent):
            found.append(_last_sentence(content, chapeau))
        at = parent
    return found[::-1]


def _introduces(content: str, chapeau: Span, unit: Provision, parent: Provision) -> bool:
    if unit.kind is Kind.PARAGRAPH:
        # A paragraph stands for itself unless the words before it break off.
        return bool(unit.number) and content[chapeau.end - 1] in ":—–-,"
    if parent.kind in (Kind.PARAGRAPH, Kind.POINT, Kind.INDENT, Kind.ARTICLE):
        return True
    return content[chapeau.end - 1] in ":—–-,"


def _tails(content: str, provisions: tuple[Provision, ...], provision: Provision) -> list[Span]:
    """The flush text after the lists that a unit is an item of, innermost first."""
    found: list[Span] = []
    at = provision
    while at.kind in (Kind.POINT, Kind.INDENT) and at.parent >= 0:
        parent = provisions[at.parent]
        tail = _trimmed(content, *parent.tail) if parent.tail else None
        if tail is not None and tail.start >= at.end:
            found.append(tail)
        at = parent
    return found


def _last_sentence(content: str, chapeau: Span) -> Span:
    """The sentence of a long chapeau that introduces the list."""
    if chapeau.end - chapeau.start <= _LONG:
        return chapeau
    start = chapeau.start
    for found in _SENTENCE.finditer(content, chapeau.start, chapeau.end - 20):
        start = found.end()
    return Span(start, chapeau.end)


def _trimmed(content: str, start: int, end: int) -> Span | None:
    while start < end and content[start].isspace():
        start += 1
    while end > start and content[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
