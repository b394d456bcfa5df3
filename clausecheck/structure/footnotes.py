"""Footnotes in the manner of the Official Journal, bound to the marks that call them.

In the Official Journal's texts a point's marker stands on a line of its own and a footnote's with its words:
"(1) Australia can agree …". A footnote is believed only if its number is the next one and the text before it calls it:
"consular protection (1) in Australia".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Final

from clausecheck.agreement import Kind
from clausecheck.structure.headings import Candidate
from clausecheck.structure.lines import Block
from clausecheck.structure.numbering import Number

_NOTE: Final = re.compile(r"\((?P<label>\d{1,3})\)\s+(?=\S)")
_MARK: Final = re.compile(r"\((?P<label>\d{1,3})\)(?=[\s.,;:)’”\"]|$)")
_NO_MARK: Final = re.compile(
    r"(?:^|[\n(])\s*$|(?:[Pp]aragraphs?|[Pp]oints?|[Ii]tems?|[Rr]ules?|[Nn]otes?|\band|\bor|\bto) $|[\d)]$"
)
_ALONE: Final = re.compile(r"\([a-z\d]{1,4}\)")
# What stands between two notes of a page's or an annex's foot: a few blocks.
_NEAR: Final = 4
# The items of a list stand at most so many blocks apart.
_REACH: Final = 30
# So many markers alone on a line show that a marker with words beside it is no point.
_ENOUGH: Final = 3


def notes(content: str, blocks: list[Block], found: list[Candidate]) -> list[Candidate]:
    """The footnotes after the signatures, each of which ends where the next begins. `found` are the other headings."""
    places = [at for range_ in _after_signatures(found, len(blocks)) for at in range_]
    return list(_called(content, blocks, places, late=True))


def in_flow(content: str, blocks: list[Block], found: list[Candidate]) -> list[tuple[Candidate, int]]:
    """The footnotes before the signatures or at the end of annexes, each with the last of its blocks.

    They are looked for only where the markers of points stand on lines of their own.
    """
    if not _points_alone(content, blocks):
        return []
    after = {at for range_ in _after_signatures(found, len(blocks)) for at in range_}
    kept = list(_called(content, blocks, [at for at in range(len(blocks)) if at not in after], late=False))
    heads = {candidate.at for candidate in found}
    ends = []
    for note, following in pairwise([*kept, None]):
        assert note is not None
        near = following is not None and following.at - note.at <= _NEAR
        between = range(note.at + 1, following.at) if following is not None and near else range(0)
        # Of two notes that stand close together the first holds what is between them.
        ends.append((note, note.at if heads.intersection(between) or not between else between[-1]))
    return ends


def _called(content: str, blocks: list[Block], places: list[int], *, late: bool) -> Iterator[Candidate]:
    """The blocks that go on with the count of footnotes and are called; `late` says that some may stand before them."""
    starts = [
        (at, match)
        for at in places
        if content[blocks[at].start] == "(" and (match := _NOTE.match(content, blocks[at].start, blocks[at].end))
    ]
    if not starts:
        return
    marks = _marks(content)
    runs = _lists(content, blocks, ((at, int(match["label"])) for at, match in starts))
    last, called, before = 0, 0, 0
    for at, match in starts:
        value = int(match["label"])
        goes_on = value == last + 1 or (late and not last)
        if at in runs or not (goes_on or value == 1):
            continue
        found = marks.get(value, [])
        place = bisect_left(found, called if goes_on else before)
        if place == len(found) or found[place] >= match.start():
            continue
        last, called, before = value, found[place], found[place]
        yield Candidate(at, Kind.FOOTNOTE, match["label"], Number((), value), match.end(), False, mark=called)


def _lists(content: str, blocks: list[Block], numbered: Iterable[tuple[int, int]]) -> set[int]:
    """The blocks that are items of a list, not notes: what stands before the first announces them, the others go on."""
    items: set[int] = set()
    last, before = 0, -_REACH
    for at, value in numbered:
        announced = at > 0 and content[blocks[at - 1].end - 1] in ":—"
        if announced or (value == last + 1 and at - before <= _REACH):
            items.add(at)
            last, before = value, at
    return items


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
