"""Which candidates are headings: told by the sequence of numbers and by the block before.

What is left out: tables of contents, references that a line break brought to the head of a line, articles of
another treaty that are quoted ("Article 5 is replaced by the following: …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from clausecheck.agreement import Kind
from clausecheck.structure import footnotes, listed
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
# The next article stands at most so many headings ahead.
_AHEAD: Final = 12


@dataclass(slots=True)
class _State:
    last: Number | None = None
    fresh: bool = True
    quoted: bool = False


def settle(content: str, blocks: list[Block], found: list[Candidate]) -> list[Candidate]:
    """The candidates that are headings, in order."""
    found = listed.without_elements(content, blocks, listed.without_contents(content, blocks, found))
    notes = footnotes.notes(content, blocks, found)
    if notes:
        found = sorted([*found, *notes], key=lambda candidate: candidate.at)
        at_notes = {note.at for note in notes}
        found = [candidate for candidate in found if candidate.kind is Kind.FOOTNOTE or candidate.at not in at_notes]
    state = _State()
    kept: list[Candidate] = []
    for place, candidate in enumerate(found):
        _unglue(candidate, state, found[place + 1 : place + _AHEAD])
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
    return listed.without_lists(content, blocks, listed.without_annexed(kept))


def _unglue(candidate: Candidate, state: _State, following: Sequence[Candidate]) -> None:
    """Read "Article 253" after Article 24 as Article 25 with the mark of footnote 3, if Article 26 comes next."""
    label = candidate.label
    if candidate.kind is not Kind.ARTICLE or state.last is None or not label.isdecimal() or len(label) < 2:
        return
    if candidate.number.follows(state.last) or candidate.number.near(state.last):
        return
    for size in range(len(label) - 1, 0, -1):
        shorter = parse(label[:size])
        if shorter.follows(state.last) and shorter.value > 1 and _goes_on_after(shorter, int(label[size:]), following):
            candidate.label, candidate.number = label[:size], shorter
            return


def _goes_on_after(number: Number, mark: int, following: Sequence[Candidate]) -> bool:
    """Whether the next article is counted after the number, be it glued to the mark of a later footnote or not."""
    other = next((one for one in following if one.kind is Kind.ARTICLE), None)
    if other is None or other.number.first or other.number.follows(number):
        return True
    digits = str(number.value + 1)
    rest = other.label.removeprefix(digits)
    return other.label.startswith(digits) and rest.isdecimal() and int(rest) > mark


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
