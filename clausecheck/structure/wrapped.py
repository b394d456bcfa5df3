"""Lines that were wrapped to the width of a page, joined to paragraphs.

A line that fills the width and ends no sentence goes on in the next. Most lines are told by their first letter and the
last sign of the line before; the patterns are for the others.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from clausecheck.structure.lines import Block
from clausecheck.structure.marks import DEFINES

_MARKER: Final = re.compile(
    r"\(? ?(?:\d{1,3}|[a-zA-Z]|[ivxl]{1,5})(?:[.)]| \))(?:\s|$)|[–—•]\s|- |\d{1,3}\.\d{1,2}\.?\s"
    r"|(?:Article|ARTICLE|Art\.|Art[ií]culo|ART[IÍ]CULO|Chapter|CHAPTER|Section|SECTION|TITLE|Title|PART|ANNEX"
    r"|Annex|Appendix"
    r"|APPENDIX|PROTOCOL|Protocol|CAP[IÍ]TULO|Cap[ií]tulo|ANEXO|Anexo)\s"
    r"|(?:TABLE OF CONTENTS|Table of Contents|CONTENTS|PREAMBLE|Preamble)$"
)
# What it can begin with if the second letter is small.
_MARKER_INITIALS: Final = frozenset("(ivxlACSTP")
_HEAD: Final = re.compile(
    r"(?:ARTICLE|CHAPTER|SECTION|TITLE|PART|ANNEX|APPENDIX|PROTOCOL|ART[IÍ]CULO|CAP[IÍ]TULO|ANEXO)\s|"
    r"Art(?:icle|[ií]culo|\.)\s*[\dA-Z.\-]+(?:$|\s?[:–—-]\s)|(?:TABLE OF CONTENTS|Table of Contents|CONTENTS"
    r"|PREAMBLE|Preamble)$"
)
_NUMBER_ALONE: Final = re.compile(
    r"(?:ARTICLE|Article|CHAPTER|Chapter|SECTION|Section|TITLE|PART|ART[IÍ]CULO|Art[ií]culo"
    r"|CAP[IÍ]TULO)\s+[A-Z\d.\-]{1,10}"
)
_OPEN_TITLE: Final = re.compile(r"(?:[,-]|\b(?:and|of|the|for|or|in|to|with|on|by|from|a|y|de|la|del|los|las|et|des))$")
_CLOSED: Final = re.compile(r"(?:[.;:!?—–][)\]\"”’']*|[;,.] (?:and|or|y|o|et|ou)|\b(?:and|or))$")
_STOPS: Final = frozenset(".;:!?")
_STOPPED: Final = re.compile(r"[.;:!?][)\]\"”’']*\d{0,3}$")
_JOINS: Final = re.compile(r"(?:and|or|and/or)\b")


def width(content: str, lines: list[Block]) -> int:
    """The width to which the lines were wrapped; 0 if they were not."""
    lengths = sorted(end - start for start, end, _ in lines)
    if len(lengths) < 30:
        return 0
    usual = lengths[len(lengths) * 9 // 10]
    beyond = sum(length for length in lengths if length > 160)
    if usual < 40 or beyond >= 0.2 * sum(lengths):
        return 0
    # Wrapped lines that fill the width mostly end inside a sentence.
    full = [end for start, end, _ in lines[:4000] if end - start >= 0.75 * usual]
    inside = sum(content[end - 1] not in ".,;:" for end in full)
    return usual if inside >= 0.5 * len(full) else 0


def joined(content: str, lines: list[Block], width: int, notes: Container[int]) -> list[Block]:
    """The paragraphs of lines wrapped to a width; `notes` are the offsets at which footnotes begin."""
    paragraphs: list[Block] = []
    first = last = lines[0]
    # Whether the last line is a title: it stands under the number of an article or container.
    number, title, note = _is_number(content, first), False, first.start in notes
    for line in lines[1:]:
        begins_note = line.start in notes
        # What stands under a footnote that has ended is the text of the page again.
        alone = number or begins_note or (note and _is_stopped(content, last))
        if alone or not (
            _title_runs_on(content, last, line, width) if title else _runs_on(content, first, last, line, width)
        ):
            paragraphs.append(Block(first.start, last.end, first.gap))
            first, note, title, number = line, begins_note, number, _is_number(content, line)
        last = line
    paragraphs.append(Block(first.start, last.end, first.gap))
    return paragraphs


def _title_runs_on(content: str, title: Block, line: Block, width: int) -> bool:
    """Whether a title goes on: with a small letter, after an open end, or with a few more words in capitals."""
    if line.gap or _is_marked(content, line):
        return False
    if content[line.start].islower() or _OPEN_TITLE.search(content, max(title.start, title.end - 12), title.end):
        return True
    words = content[line.start : line.end].split()
    few = line.end - line.start < 0.6 * width and content[line.end - 1] not in ".:;,"
    full = title.end - title.start >= 0.6 * width
    return full and few and all(word[0].isupper() or len(word) < 5 for word in words)


def _runs_on(content: str, first: Block, before: Block, line: Block, width: int) -> bool:
    """Whether a line goes on with the sentence of the line before it; `first` is the first line of the paragraph."""
    last, small = content[before.end - 1], content[line.start].islower()
    stopped = _is_stopped(content, before)
    if line.gap:
        return small and not stopped and last not in ",-—" and not _is_marked(content, line)
    if _is_marked(content, line):
        return (
            last not in _STOPS
            and not _CLOSED.search(_tail(content, before))
            and _is_full(content, first, before, line, width)
            and not _HEAD.match(content, line.start, line.end)
        )
    if stopped and _tail(content, before).rstrip("0123456789")[-1:] in ";:" and DEFINES.match(content, line.start):
        return False
    if small:
        # What is said after a list begins anew; "and" alone goes on with the list.
        return (
            not stopped
            or last == ":"
            or _JOINS.match(content, line.start) is not None
            or _is_full(content, first, before, line, width)
        )
    # A sentence that ends at the very end of a full line may go on; a line far longer than the width was not wrapped.
    full = _is_full(content, first, before, line, width)
    return full and not (stopped and not 0.9 * width <= before.end - before.start <= 1.3 * width)


def _is_full(content: str, first: Block, before: Block, line: Block, width: int) -> bool:
    """Whether a line fills the width; if the next stands in the middle of a sentence, a shorter line does."""
    size = before.end - before.start
    return size >= 0.72 * width or (size >= 0.6 * width and _is_running(content, first, before, line))


def _is_running(content: str, first: Block, last: Block, line: Block) -> bool:
    """Whether a line may stand in the middle of a sentence: its paragraph began earlier, or with a marker."""
    if not content[last.end - 1].isalpha() or content[line.start : line.end].isupper():
        return False
    begun = first is not last or _is_marked(content, first)
    return begun and not _HEAD.match(content, first.start, last.end)


def _is_number(content: str, line: Block) -> bool:
    """Whether a line is the number of an article or container, with nothing beside it."""
    return line.end - line.start < 30 and _NUMBER_ALONE.fullmatch(content, line.start, line.end) is not None


def _is_marked(content: str, line: Block) -> bool:
    """Whether a line begins with the marker of a unit or the word of a heading."""
    if content[line.start + 1 : line.start + 2].islower() and content[line.start] not in _MARKER_INITIALS:
        return False
    return _MARKER.match(content, line.start, line.end) is not None


def _is_stopped(content: str, line: Block) -> bool:
    """Whether a line ends with a sentence or a part of one."""
    last = content[line.end - 1]
    if last in _STOPS:
        return True
    return not (last.isalpha() or last == ",") and _STOPPED.search(_tail(content, line)) is not None


def _tail(content: str, line: Block) -> str:
    return content[max(line.start, line.end - 12) : line.end]
