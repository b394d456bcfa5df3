"""What only lists headings: tables of contents, lists of what is annexed, the elements of another act in an annex."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from clausecheck.agreement import Kind
from clausecheck.structure.headings import Candidate
from clausecheck.structure.lines import Block
from clausecheck.structure.naming import OUTSIDE

_CONTENTS: Final = re.compile(
    r"(?:TABLE OF CONTENTS|Table of [Cc]ontents|CONTENTS|Contents|[IÍ]NDICE|[IÍ]ndice|SUMMARY"
    r"|TABLE DES MATI[EÈ]RES)\b.{0,20}$"
)
_EMPTY: Final = 330
_ANNEXED: Final = (Kind.ANNEX, Kind.APPENDIX, Kind.DECLARATION)
_AFTER_LIST: Final = (Kind.TITLE, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.DECLARATION)
# "ANNEXES to Directive 2004/17/EC": what follows are that act's, until the agreement's own go on.
_OTHERS: Final = re.compile(
    r"ANNEX(?:ES)? (?:to|of) (?:Council |Commission |Framework )?(?:Directive|Regulation|Decision)\b.{0,40}"
)
_ELEMENT: Final = re.compile(r"Article \d{1,3}[a-z]?\b")
# A block so long that ends with a stop is a sentence.
_SENTENCE: Final = 60
# So many entries make a list, if so large a share of them says nothing.
_ENTRIES: Final = 3
_SILENT: Final = 0.7
# What is listed comes again within so many headings.
_NEAR: Final = 400


def without_contents(content: str, blocks: list[Block], found: list[Candidate]) -> list[Candidate]:
    """The candidates outside a table of contents that says so: it ends where its first entry comes again."""
    contents = next(
        (
            at
            for at, (start, end, _) in enumerate(blocks[:400])
            if content[start] in "TCIÍíS" and end - start < 60 and _CONTENTS.match(content, start, end)
        ),
        None,
    )
    if contents is None:
        return found
    entries = [candidate for candidate in found if candidate.at > contents]
    if not entries:
        return found
    first = next((entry for entry in entries if entry.kind is not Kind.PREAMBLE), entries[0])
    again = next(
        (
            entry
            for entry in entries
            if entry.at > first.at and (entry.kind, entry.label.upper()) == (first.kind, first.label.upper())
        ),
        None,
    )
    if again is None:
        return found
    # What leads up to it (a preamble, a part) belongs to the body as well.
    start = again.at
    preambles = [entry.at for entry in entries if entry.kind is Kind.PREAMBLE and first.at < entry.at < again.at]
    if preambles:
        start = preambles[0]
    return [candidate for candidate in found if candidate.at < contents or candidate.at >= start]


def without_lists(content: str, blocks: list[Block], kept: list[Candidate]) -> list[Candidate]:
    """The headings without lists of headings: runs of empty articles that come again, with their words, further on."""
    articles = [place for place, candidate in enumerate(kept) if candidate.kind is Kind.ARTICLE]
    empty = {place for place in articles if _is_empty(content, blocks, kept, place)}
    if len(empty) < 3:
        return kept
    later: dict[str, int] = {}
    for place in articles:
        if place not in empty:
            later[kept[place].label] = place
    dropped: set[int] = set()
    run: list[int] = []
    for place in [*articles, -1]:
        if place in empty and (not run or place - run[-1] <= 4):
            run.append(place)
            continue
        again = [other for other in run if later.get(kept[other].label, -1) > other]
        if len(run) >= 3 and 2 * len(again) >= len(run):
            first = run[0]
            while (
                first > 0
                and kept[first - 1].kind in (Kind.TITLE, Kind.CHAPTER, Kind.SECTION, Kind.PART)
                and _is_empty(content, blocks, kept, first - 1)
            ):
                first -= 1
            dropped.update(range(first, run[-1] + 1))
        run = [place] if place in empty else []
    return [candidate for place, candidate in enumerate(kept) if place not in dropped]


def _is_empty(content: str, blocks: list[Block], kept: list[Candidate], place: int) -> bool:
    """Whether nothing but a title stands between this heading and the next."""
    at = kept[place].at
    following = kept[place + 1].at if place + 1 < len(kept) else len(blocks)
    if following - at > 3:
        return False
    start, end = kept[place].heading, blocks[following - 1].end
    return end - start <= _EMPTY and content[end - 1] not in ".;:" if end > start else True


def without_annexed(kept: list[Candidate]) -> list[Candidate]:
    """The headings without lists of what is annexed: runs of annexes that say nothing and come again further on.

    A declaration that says nothing before a title or an article is always an entry of such a list.
    """
    dropped: set[int] = set()
    run: list[int] = []
    for place, (one, following) in enumerate(pairwise([*kept, None])):
        assert one is not None
        blank = following is not None and following.at <= one.at + 2
        if one.kind is Kind.DECLARATION and following and following.at == one.at + 1:
            dropped |= {place} if following.kind in _AFTER_LIST else set()
        if blank and one.kind in _ANNEXED:
            run.append(place)
            continue
        dropped.update(_listed(kept, run, place))
        run = []
    return [one for place, one in enumerate(kept) if place not in dropped]


def _listed(kept: list[Candidate], run: list[int], end: int) -> list[int]:
    """The run, if it is a list: three annexes or more with other numbers, most of which come again."""
    labels = {(kept[place].kind, kept[place].label) for place in run if kept[place].kind is not Kind.DECLARATION}
    if len(labels) < 3:
        return []
    later: set[tuple[Kind, str]] = set()
    for one in kept[end : end + _NEAR]:
        if one.kind is Kind.PROTOCOL:
            break
        later.add((one.kind, one.label))
    return run if 2 * len(labels & later) >= len(labels) else []


def without_elements(content: str, blocks: list[Block], found: list[Candidate]) -> list[Candidate]:
    """The candidates without what annexes list of other acts: the articles, titles and annexes of a Directive."""
    found = _without_others(content, blocks, found)
    borders = [place for place, one in enumerate(found) if one.kind in OUTSIDE]
    dropped: set[int] = set()
    for place, end in pairwise([*borders, len(found)]):
        if found[place].kind is Kind.ANNEX and any(one.kind is Kind.ARTICLE for one in found[place + 1 : end]):
            dropped.update(_elements(content, blocks, found, place + 1, end))
    return [one for place, one in enumerate(found) if place not in dropped] if dropped else found


def _elements(content: str, blocks: list[Block], found: list[Candidate], first: int, end: int) -> Iterator[int]:
    """The headings of an annex that only list elements, as most of them do if any does."""
    low, high = found[first - 1].at + 1, found[end].at if end < len(found) else len(blocks)
    entries = [at for at in range(low, high) if _ELEMENT.match(content, blocks[at].start, blocks[at].end)]
    if len(entries) < _ENTRIES:
        return
    silent = {at for at, following in pairwise([*entries, high]) if not _speaks(content, blocks, at, following)}
    if len(silent) < _SILENT * len(entries):
        return
    for place in range(first, end):
        following = found[place + 1].at if place + 1 < len(found) else len(blocks)
        if not _speaks(content, blocks, found[place].at, min(following, high)):
            yield place


def _speaks(content: str, blocks: list[Block], at: int, end: int) -> bool:
    """Whether a sentence stands in the range of blocks; footnotes are none."""
    return any(
        content[block.end - 1] in ".;:" and block.end - block.start > _SENTENCE and content[block.start] != "("
        for block in blocks[at:end]
    )


def _without_others(content: str, blocks: list[Block], found: list[Candidate]) -> list[Candidate]:
    """The candidates without the annexes of another act that are listed under its name."""
    dropped: set[int] = set()
    starts = [block.start for block in blocks]
    for line in _OTHERS.finditer(content):
        at = bisect_left(starts, line.start())
        if at == len(blocks) or starts[at] != line.start() or blocks[at].end > line.end():
            continue
        place = bisect_left(found, at, key=lambda one: one.at)
        own = next((one for one in reversed(found[:place]) if one.kind is Kind.ANNEX), None)
        if own is None:
            continue
        following = next(
            (
                after
                for after in range(place, min(place + _NEAR, len(found)))
                if found[after].kind in (Kind.PROTOCOL, Kind.DECLARATION)
                or (found[after].kind is Kind.ANNEX and found[after].number.follows(own.number))
            ),
            None,
        )
        if following is not None:
            dropped.update(range(place, following))
    return [one for place, one in enumerate(found) if place not in dropped] if dropped else found
