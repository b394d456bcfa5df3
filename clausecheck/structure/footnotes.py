"""Footnotes at the end of an instrument, bound to the marks that call them.

In the Official Journal's texts a point's marker stands on a line of its own and a footnote's with its words:
"(1) Australia can agree …". A footnote is believed only if its number is the next one and the text before it calls it:
"consular protection (1) in Australia".
"""

from __future__ import annotations

import re
from bisect import bisect_left
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


def notes(content: str, blocks: list[Block]) -> list[Candidate]:
    """The footnotes of a text whose points stand on lines of their own."""
    found = [
        (at, match)
        for at, block in enumerate(blocks)
        if content[block.start] == "(" and (match := _NOTE.match(content, block.start, block.end))
    ]
    if (
        not found
        or sum(1 for _, block in zip(range(_ENOUGH), filter(lambda b: _alone(content, b), blocks), strict=False))
        < _ENOUGH
    ):
        return []
    marks = _marks(content)
    kept: list[Candidate] = []
    last, called = 0, 0
    for at, match in found:
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


def _alone(content: str, block: Block) -> bool:
    return content[block.start] == "(" and bool(_ALONE.fullmatch(content, block.start, block.end))


def _marks(content: str) -> dict[int, list[int]]:
    """Where each number is called inside a line."""
    marks: dict[int, list[int]] = {}
    for found in _MARK.finditer(content):
        if not _NO_MARK.search(content, max(0, found.start() - 12), found.start()):
            marks.setdefault(int(found["label"]), []).append(found.start())
    return marks
