"""The preamble: where it begins, and its recitals, numbered or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from clausecheck.agreement import Kind
from clausecheck.offsets import Span
from clausecheck.structure.nodes import Node

_FRONT: Final = 600
"""Blocks before the first heading in which a preamble is looked for."""

_NUMBERED: Final = re.compile(r"\(?(?P<value>\d{1,2})[.)]\s*")
_VERBS: Final = (
    "Acknowledg|Affirm|Aim|Appreciat|Attach|Bear|Believ|Build|Confirm|Consider|Desir|Emphasi[sz]|Encourag|Express|Hav"
    "|Highlight|Intend|Hop|Not|Observ|Promot|Pursu|Reaffirm|Reali[sz]|Recall|Recogni[sz]|Refer|Reiterat|Respect|Seek|Shar"
    "|Stress|Tak|Underlin|Underscor|Welcom|Wish|Work"
)
_STATES: Final = (
    "Anxious|Attached|Aware|Committed|Concerned|Confident|Conscious|Convinced|Decided|Desirous|Determined|Eager"
    "|Encouraged|Guided|Inspired|Mindful|Persuaded|Prompted|Ready|Resolved|Resolute|Willing"
)
# A recital begins with a participle: "RECALLING", "Determined"; in capitals with any, if a small letter follows.
_RECITAL: Final = re.compile(
    r"(?:[-–—]\s?)?(?:"
    r"(?:Further|Also|Firmly|Fully|Strongly|Deeply|FURTHER|ALSO)(?=\s(?:[a-z]{2,}(?:ing|ed|ous|ful|are)|[A-Z]{2,}(?:ING|ED|OUS))\b)|"
    rf"(?:{_VERBS})ing\b|(?:{_VERBS.upper()})ING\b|(?:{_STATES})\b|(?:{_STATES.upper()})\b"
    r"|[A-Z]{2,}(?:ING|ED|OUS|FUL|ARE|IRE)\b(?=,?\s[a-z])|WHEREAS|Whereas|IN VIEW"
    r"|(?:CONSID[EÉ]RANT|CONSCIENTES|CONSIDERANDO|DESEOSOS|DECIDIDOS|RECONOCIENDO|TENIENDO|REAFIRMANDO)"
    r"|(?:ESTABLISH|STRENGTHEN|RECOGNI[SZ]E|CONTRIBUTE|CREATE|AVOID|ENSURE|BUILD|SEEK|ENHANCE|PROMOTE|FACILITATE"
    r"|PROTECT|PRESERVE|REDUCE|"
    r"UNDERTAKE|SUPPORT|IMPLEMENT|DEVELOP|AFFIRM|REAFFIRM|ACKNOWLEDGE|ADDRESS|EXPAND|UPHOLD|ENCOURAGE)\b)"
)
# The first two letters of those that are not in capitals: few other sentences begin so.
_INITIALS: Final = frozenset(
    word[:2] for word in f"{_VERBS}|{_STATES}|Whereas|Further|Also|Firmly|Fully|Strongly|Deeply".split("|")
)
# After a recital any participle begins another: "Reflecting the forward-looking nature of their partnership".
_PARTICIPLE: Final = re.compile(r"(?!During|Nothing|According|Being)[A-Z][a-z]{2,}(?:ing|ed)\b,?\s[a-z]")
_BORDERED: Final = re.compile(r"(?:[;,.]|\band)\s*$")
_BORDER_SIZE: Final = 12
_ENACTING: Final = re.compile(
    r"(?:AND HAVE |and have |HAVE (?:AGREED|DECIDED|DESIGNATED|ADOPTED|CONCLUDED)|Have (?:agreed|decided)"
    r"|have (?:hereby )?agreed|have decided to conclude|agreed (?:as follows|on the following)|have reached agreement"
    r"|HAVE THEREFORE|HEREBY (?:AGREE|CONCLUDE)|[Hh]ereby agree"
    r"|AGREE AS FOLLOWS|Agree as follows|agree as follows|HAN (?:ACORDADO|CONVENIDO|DECIDIDO)|(?:ACUERDAN"
    r"|CONVIENEN)|SONT CONVENU|WHO, having|HAS DECIDED)"
)
_WORD: Final = re.compile(r"(?:PREAMBLE|Preamble|PREÁMBULO|Preámbulo|PRÉAMBULE|Préambule)\s")
_DASHES: Final = frozenset("-–—")
_BORDER: Final = re.compile(r"[;:,.](?: and)?\s+(?=[A-Z])")
# "… AND THE REPUBLIC OF MACEDONIA PREAMBLE The Republic of Iceland, … and Macedonia, Recalling their intention …"
_WORD_INSIDE: Final = re.compile(r"\b(?:PREAMBLE|Preamble)\b(?=\s+(?:The|THE|Desir|DESIR|Recall|RECALL)\b)")
_INSIDE: Final = re.compile(rf"[,;)”\"]\s+(?:\d{{1,2}}\.\s)?(?=(?:{_RECITAL.pattern})\s|(?:{_ENACTING.pattern}))")
_AGREED_INSIDE: Final = re.compile(
    r"\s(?=(?:have|has) (?:decided to conclude|agreed)|agreed (?:as follows|on the following))"
)
_PARTIES: Final = re.compile(r"\bThe\s+(?=[A-Z])")


def opened(content: str, spans: Sequence[Span]) -> list[Span]:
    """The blocks before the first heading, cut where a preamble begins inside the line of the title."""
    if any(_is_sign(content, span) for span in spans[:_FRONT]):
        return list(spans)
    for at, span in enumerate(spans[:_FRONT]):
        word = _WORD_INSIDE.search(content, *span)
        recital = _INSIDE.search(content, *span) or _AGREED_INSIDE.search(content, *span)
        opening = word or (_PARTIES.search(content, span.start, recital.end()) if recital else None)
        edges = {span.start, span.end}
        edges |= {opening.start()} if opening else set()
        edges |= {recital.end()} if recital and (not word or word.end() < recital.start()) else set()
        if word or recital:
            return [*spans[:at], *(Span(*pair) for pair in pairwise(sorted(edges))), *spans[at + 1 :]]
    return list(spans)


def _is_sign(content: str, span: Span) -> bool:
    found = _ENACTING.match(content, *span) or _WORD.match(content, *span)
    return found is not None or _is_recital(content, *span)


def begin(content: str, spans: Sequence[Span]) -> int:
    """The index of the block with which the preamble begins; the number of blocks if there is none."""
    first = next((at for at, span in enumerate(spans[:_FRONT]) if _is_sign(content, span)), None)
    if first is None:
        return len(spans)
    # The list of parties belongs to it: lines that end with a comma, "and", or name a party.
    at = first
    while at > 1 and first - at < 80:
        span = spans[at - 1]
        words = content[span.start : span.end]
        if not (
            words.rstrip().endswith((",", " and", " AND"))
            or words.strip().lower() in ("and", "et", "y")
            or words.startswith(("THE ", "The "))
            or (words.isupper() and at > 2 and words.endswith((",", "AND", ";")))
            or "hereinafter" in words
            or "hereafter" in words
        ):
            break
        at -= 1
    return at


def _is_recital(content: str, start: int, end: int) -> bool:
    """Whether words begin as a recital does."""
    if content[start : start + 2] not in _INITIALS and not content[start + 1 : start + 2].isupper():
        return content[start] in _DASHES and _RECITAL.match(content, start, end) is not None
    return _RECITAL.match(content, start, end) is not None


def _cut(content: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, cut where one recital ends and the next begins on the same line."""
    for start, end in spans:
        at = start
        for found in _BORDER.finditer(content, start, end) if end - start > 200 else ():
            if _is_recital(content, found.end(), end) or _ENACTING.match(content, found.end(), end):
                yield Span(at, found.start() + 1)
                at = found.end()
        yield Span(at, end)


def recitals(content: str, spans: Sequence[Span], node: Node) -> None:
    """Hang the recitals of a preamble on it; what is no recital (parties, enacting words) are paragraphs."""
    last = 0
    for span in _cut(content, spans):
        numbered = _NUMBERED.match(content, span.start, span.end)
        before = node.children[-1] if node.children else None
        if numbered and int(numbered["value"]) == last + 1:
            last += 1
            node.children.append(_unit(Kind.RECITAL, numbered["value"], span, numbered.end()))
        elif before is not None and before.kind is Kind.RECITAL and before.body >= before.unit_end:
            before.unit_end = before.end = span.end
        elif _ENACTING.match(content, span.start, span.end):
            node.children.append(_unit(Kind.PARAGRAPH, "", span, span.start))
        elif not last and (_is_recital(content, span.start, span.end) or _follows(content, before, span)):
            node.children.append(_unit(Kind.RECITAL, "", span, span.start))
        elif before is not None and (
            before.kind is Kind.PARAGRAPH or content[span.start].islower() or content[before.end - 1] not in ".;"
        ):
            before.unit_end = before.end = span.end
        else:
            node.children.append(_unit(Kind.PARAGRAPH, "", span, span.start))
    if node.children:
        node.end = max(node.end, node.children[-1].end)


def _follows(content: str, before: Node | None, span: Span) -> bool:
    """Whether a block begins the next recital with a participle of its own."""
    if before is None or before.kind is not Kind.RECITAL:
        return False
    if not _BORDERED.search(content, max(before.start, before.end - _BORDER_SIZE), before.end):
        return False
    return _PARTICIPLE.match(content, span.start, span.end) is not None


def _unit(kind: Kind, number: str, span: Span, body: int) -> Node:
    return Node(kind, number, "", span.start, min(body, span.end), span.end, span.end)
