"""Footnotes at the end of an instrument, bound to the marks that call them.

In the Official Journal's texts a point's marker stands on a line of its own and a footnote's with its words:
"(1) Australia can agree …". A footnote is believed only if its number is the next one and the text before it calls it:
"consular protection (1) in Australia".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

from clausecheck.agreement import Kind
from clausecheck.structure.blocks import Block
from clausecheck.structure.headings import Candidate
from clausecheck.structure.numbering import Number

_NOTE: Final = re.compile(r"\((?P<label>\d{1,3})\)\s+(?=\S)")
_MARK: Final = re.compile(r"\((?P<label>\d{1,3})\)(?=[\s.,;:)’”\"]|$)")
_NO_MARK: Final = re.compile(
    r"(?:^|[\n(])\s*$|(?:[Pp]aragraphs?|[Pp]oints?|[Ii]tems?|[Rr]ules?|[Nn]otes?|\band|\bor|\bto) $|[\d)]$"
)
_ALONE: Final = re.compile(r"\([a-z\d]{1,4}\)")
# So many markers alone on a line show that a marker with words beside it is no point.
_ENOUGH: Final = 3


def notes(content: str, blocks: list[Block], found: list[Candidate]) -> list[Candidate]:
    """The footnotes of a text: after the signatures, and anywhere if points stand on lines of their own.

    `found` are the candidates for headings.
    """
    anywhere = _points_alone(content, blocks)
    ranges = [range(len(blocks))] if anywhere else list(_after_signatures(found, len(blocks)))
    starts = [
        (at, match)
        for places in ranges
        for at in places
        if content[blocks[at].start] == "(" and (match := _NOTE.match(content, blocks[at].start, blocks[at].end))
    ]
    if not starts:
        return []
    marks = _marks(content)
    kept: list[Candidate] = []
    last, called = 0, 0
    for at, match in starts:
        value = int(match["label"])
        if value not in (last + 1, 1):
            continue
        places = marks.get(value, [])
        place = bisect_left(places, called if value == last + 1 else (kept[-1].mark if kept else 0))
        if place == len(places) or places[place] >= match.start():
            continue
        last, called = value, places[place]
        kept.append(Candidate(at, Kind.FOOTNOTE, match["label"], Number((), value), match.end(), False, mark=called))
    return kept


def _points_alone(content: str, blocks: list[Block]) -> bool:
    """Whether the text sets the markers of its points on lines of their own."""
    alone = (
        block
        for block in blocks
        if content[block.start] == "(" and _ALONE.fullmatch(content, block.start, block.end) is not None
    )
    return sum(1 for _ in islice(alone, _ENOUGH)) == _ENOUGH


def _after_signatures(found: list[Candidate], end: int) -> Iterator[range]:
    """From each testimonium to the next heading of anything else."""
    for candidate, following in pairwise([*found, None]):
        if candidate is not None and candidate.kind is Kind.TESTIMONIUM:
            yield range(candidate.at + 1, following.at if following is not None else end)


def _marks(content: str) -> dict[int, list[int]]:
    """Where each number is called inside a line."""
    marks: dict[int, list[int]] = {}
    for found in _MARK.finditer(content):
        if not _NO_MARK.search(content, max(0, found.start() - 12), found.start()):
            marks.setdefault(int(found["label"]), []).append(found.start())
    return marks
