"""Which candidates are headings: told by the sequence of numbers and by the block before.

What is left out: tables of contents, references that a line break brought to the head of a line, articles of
another treaty that are quoted ("Article 5 is replaced by the following: …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from clausecheck.agreement import Kind
from clausecheck.structure import footnotes
from clausecheck.structure.headings import ABOUT, TITLED, Candidate
from clausecheck.structure.lines import Block
from clausecheck.structure.numbering import Number, parse

_RESTARTS: Final = frozenset(
    {Kind.PART, Kind.TITLE, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL, Kind.DECLARATION}
)
_OPEN_END: Final = re.compile(
    r"(?:[,(–]|\b(?:in|of|and|or|under|with|to|by|see|the|from|than|Articles?|paragraph|subparagraph|Chapter"
    r"|Section|Annex|for|per|de|del|y|en|al|la|el))$"
)
# A word longer than any of them.
_LONGEST: Final = 16
_AMENDS: Final = re.compile(
    r"\b(?:is|are|be|hereby) (?:hereby )?(?:replaced (?:by|with)|amended (?:to read|as follows|by)|substituted"
    r"|inserted|added)[^.;]{0,70}[:‘“\"]$"
    r"|\b(?:shall|to) read(?: as follows)?[:‘“\"]{1,2}$",
    re.I,
)
_QUOTES: Final = frozenset(':‘“"')
_MARKER_ALONE: Final = re.compile(r"\(?[a-z\d]{1,5}[.)]|[-–—•]")
_CONTENTS: Final = re.compile(
    r"(?:TABLE OF CONTENTS|Table of [Cc]ontents|CONTENTS|Contents|[IÍ]NDICE|[IÍ]ndice|SUMMARY"
    r"|TABLE DES MATI[EÈ]RES)\b.{0,20}$"
)
_EMPTY: Final = 330
_ANNEXED: Final = (Kind.ANNEX, Kind.APPENDIX, Kind.DECLARATION)
_AFTER_LIST: Final = (Kind.TITLE, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.DECLARATION)
# What is listed comes again within so many headings.
_NEAR: Final = 400


@dataclass(slots=True)
class _State:
    last: Number | None = None
    fresh: bool = True
    quoted: bool = False


def settle(content: str, blocks: list[Block], found: list[Candidate]) -> list[Candidate]:
    """The candidates that are headings, in order."""
    found = _without_contents(content, blocks, found)
    notes = footnotes.notes(content, blocks, found)
    if notes:
        found = sorted([*found, *notes], key=lambda candidate: candidate.at)
        at_notes = {note.at for note in notes}
        found = [candidate for candidate in found if candidate.kind is Kind.FOOTNOTE or candidate.at not in at_notes]
    state = _State()
    kept: list[Candidate] = []
    for place, candidate in enumerate(found):
        _unglue(candidate, state)
        if candidate.kind is Kind.FOOTNOTE:
            real = True
        elif candidate.bare:
            real = _bare_is_real(found, place, kept)
        elif candidate.kind is Kind.ARTICLE:
            real = _article_is_real(content, blocks, candidate, state)
        else:
            real = _division_is_real(content, blocks, candidate)
        if not real or _names_what_opened(kept, candidate) or _is_title_of_all(candidate, state):
            continue
        if candidate.kind is Kind.ARTICLE:
            state.last, state.fresh, state.quoted = candidate.number, False, False
        elif candidate.kind in _RESTARTS:
            state.fresh, state.quoted = True, False
        kept.append(candidate)
    return _without_lists(content, blocks, _without_listed(kept))


def _without_listed(kept: list[Candidate]) -> list[Candidate]:
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


def _unglue(candidate: Candidate, state: _State) -> None:
    """Read "Article 253" after Article 24 as Article 25 with the mark of footnote 3."""
    if (
        candidate.kind is not Kind.ARTICLE
        or state.last is None
        or not candidate.label.isdecimal()
        or len(candidate.label) < 2
    ):
        return
    if candidate.number.follows(state.last) or candidate.number.near(state.last):
        return
    for size in range(len(candidate.label) - 1, 0, -1):
        shorter = parse(candidate.label[:size])
        if shorter.follows(state.last) and shorter.value > 1:
            candidate.label, candidate.number = candidate.label[:size], shorter
            return


def _names_what_opened(kept: list[Candidate], candidate: Candidate) -> bool:
    """Whether a protocol or declaration is the title of the annex whose number stands on the line before."""
    if not kept or candidate.kind not in (Kind.PROTOCOL, Kind.DECLARATION) or candidate.label:
        return False
    last = kept[-1]
    return last.alone and last.kind in (Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL) and last.at == candidate.at - 1


def _is_title_of_all(candidate: Candidate, state: _State) -> bool:
    """Whether the whole instrument is a protocol or declaration, and this its title: no article stands before it."""
    return candidate.kind in (Kind.PROTOCOL, Kind.DECLARATION) and not candidate.label and state.last is None


def _article_is_real(content: str, blocks: list[Block], candidate: Candidate, state: _State) -> bool:
    number = candidate.number
    expected = state.last is not None and number.follows(state.last)
    begins = number.value <= 1 and (state.fresh or state.last is None)
    before = _words_before(content, blocks, candidate.at)
    block = blocks[candidate.at]
    if before[-1:] in _QUOTES and _AMENDS.search(before):
        state.quoted = True
        return False
    if state.quoted and not expected:
        return False
    if _continues(content, blocks, candidate.at) or (not expected and _is_item(content, blocks, candidate.at)):
        return False
    if _is_open(before) and not (expected and (block.gap or before[-1:] == ",")) and not (begins and block.gap):
        return False
    if candidate.alone or candidate.marked:
        return True
    return expected or begins or (state.last is not None and number.near(state.last) and block.gap)


def _division_is_real(content: str, blocks: list[Block], candidate: Candidate) -> bool:
    if candidate.kind in (Kind.PREAMBLE, Kind.TESTIMONIUM):
        return True
    block = blocks[candidate.at]
    before = _words_before(content, blocks, candidate.at)
    if not block.gap and _is_open(before) and not content[block.start : block.start + 4].isupper():
        return False
    following = blocks[candidate.at + 1].start if candidate.at + 1 < len(blocks) else len(content)
    titled = candidate.alone and candidate.kind in TITLED and ABOUT.match(content, following)
    if titled and content[block.start : block.start + 5].isupper():
        return True
    return not _continues(content, blocks, candidate.at) and not _is_item(content, blocks, candidate.at)


def _is_item(content: str, blocks: list[Block], at: int) -> bool:
    """Whether the block is what the marker on the line before it introduces: "(e)", "Article X"."""
    if at == 0:
        return False
    start, end, _ = blocks[at - 1]
    return end - start <= 8 and _MARKER_ALONE.fullmatch(content, start, end) is not None


def _bare_is_real(found: list[Candidate], place: int, kept: list[Candidate]) -> bool:
    """Whether "II Trade in Goods" is a chapter: an article comes next, and the number is the next one."""
    candidate = found[place]
    following = found[place + 1] if place + 1 < len(found) else None
    if following is None or following.at > candidate.at + 1 or not (following.kind is Kind.ARTICLE or following.bare):
        return False
    same = [other for other in kept if other.bare and other.kind is candidate.kind]
    return candidate.number.first or bool(same and candidate.number.follows(same[-1].number))


def _words_before(content: str, blocks: list[Block], at: int) -> str:
    if at == 0:
        return ""
    start, end, _ = blocks[at - 1]
    return content[max(start, end - 90) : end]


def _is_open(before: str) -> bool:
    """Whether words end in the middle of a sentence."""
    return before[-1:] not in ".;:" and _OPEN_END.search(before[-_LONGEST:]) is not None


def _continues(content: str, blocks: list[Block], at: int) -> bool:
    """Whether the next line goes on with a sentence: a small letter, or a bracket that closes nothing."""
    if at + 1 >= len(blocks):
        return False
    following = blocks[at + 1]
    return (not following.gap and content[following.start] in ",;)") or (
        content[following.start].islower()
        and content[following.start + 1 : following.start + 3].isalpha()
        and not following.gap
    )


def _without_contents(content: str, blocks: list[Block], found: list[Candidate]) -> list[Candidate]:
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


def _without_lists(content: str, blocks: list[Block], kept: list[Candidate]) -> list[Candidate]:
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
