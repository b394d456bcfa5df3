"""Text into blocks: one heading, one marker or one paragraph each, however the text arrived.

Three shapes arrive. In the first a line is a block. In the second, lines were wrapped to a page's width: a line
that fills the width and ends no sentence goes on in the next. In the third the line breaks were lost, and
blocks are found inside a line as long as a chapter (`flat`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container
from itertools import pairwise
from typing import Final, NamedTuple

from clausecheck.structure import flat
from clausecheck.structure.marks import DEFINES

# Page numbers and what is left of running heads: the width of the whole line, nothing else on it.
_FURNITURE: Final = re.compile(
    r"\d{1,4}|\d{1,2}-\d{1,3}|[IVXLC]{1,8}|- ?\d{1,4} ?-|Page \d+(?: of \d+)?"
    r"|EN|\[ ?EN ?\]|L \d+/\d+|\d{1,2}\.\d{1,2}\.\d{4}|Official Journal of the European (?:Union|Communities)"
)
_WIDEST: Final = 45
_MARKER: Final = re.compile(
    r"\(? ?(?:\d{1,3}|[a-zA-Z]|[ivxl]{1,5})(?:[.)]| \))(?:\s|$)|[–—•]\s|- |\d{1,3}\.\d{1,2}\.?\s"
    r"|(?:Article|ARTICLE|Art\.|Art[ií]culo|ART[IÍ]CULO|Chapter|CHAPTER|Section|SECTION|TITLE|Title|PART|ANNEX"
    r"|Annex|Appendix"
    r"|APPENDIX|PROTOCOL|Protocol|CAP[IÍ]TULO|Cap[ií]tulo|ANEXO|Anexo)\s"
    r"|(?:TABLE OF CONTENTS|Table of Contents|CONTENTS|PREAMBLE|Preamble)$"
)
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
# A container's heading at the end of the line before it: "…international law. CHAPTER 2", "…Party. Chapter 4: Labour".
_STRAY: Final = re.compile(r"(?:CHAPTER|TITLE|PART|SECTION|ANNEX|ARTICLE) (?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,2})?)$")
_STRAY_TITLE: Final = re.compile(r"C(?<=[.;:)] C)(?:HAPTER|hapter) \d{1,2}: [A-Z][^.;:\n]{2,90}$", re.M)
_STRAY_SIZE: Final = 15
# What it ends with.
_LAST: Final = frozenset("IVXLC0123456789")
# A page's number glued to it: "2-66CHAPTER 3".
_PAGE: Final = re.compile(r"(?:^|\n)\d{1,2}-\d{1,3}$")
_CLOSED: Final = re.compile(r"(?:[.;:!?—–][)\]\"”’']*|[;,.] (?:and|or|y|o|et|ou)|\b(?:and|or))$")
_STOPPED: Final = re.compile(r"[.;:!?][)\]\"”’']*\d{0,3}$")
_JOINS: Final = re.compile(r"(?:and|or|and/or)\b")

# Below this length a line without breaks inside is an ordinary paragraph.
_LONG: Final = 2500


class Block(NamedTuple):
    """A range of the text that stands by itself. `gap` says that a blank line stands before it."""

    start: int
    end: int
    gap: bool


def blocks(content: str, notes: Container[int] = ()) -> list[Block]:
    """The blocks of a text, in order; `notes` are the offsets at which footnotes begin."""
    lines = _without_stray(content, _lines(content))
    if width := _wrap_width(content, lines):
        lines = _unwrapped(content, lines, width, notes)
    if any(line.end - line.start > _LONG for line in lines):
        lines = _unflattened(content, lines)
    return lines


def _lines(content: str) -> list[Block]:
    """The lines that say something, without blanks at their ends."""
    if "\r" in content or "\f" in content:
        # Reading folds them; what was not read by us keeps its offsets.
        content = content.replace("\r\n", " \n").replace("\r", "\n").replace("\f", "\n")
    lines: list[Block] = []
    at = newlines = 0
    for line in content.split("\n"):
        if words := line.strip():
            size = len(words)
            if size >= _WIDEST or not _FURNITURE.fullmatch(words):
                start = at + line.index(words[0])
                lines.append(Block(start, start + size, newlines > 1))
                newlines = 0
        at += len(line) + 1
        newlines += 1
    return lines


def _without_stray(content: str, lines: list[Block]) -> list[Block]:
    """The lines, a container's heading at the end of a sentence on a line of its own."""
    strays = [
        at
        for start, end, _ in lines
        if content[end - 1] in _LAST
        and (found := _STRAY.search(content, max(start, end - _STRAY_SIZE), end))
        and (at := found.start()) > 1
        and ((content[at - 1] == " " and content[at - 2] in ".;:)”") or _PAGE.search(content, max(0, at - 8), at))
    ]
    strays = sorted({*strays, *(found.start() for found in _STRAY_TITLE.finditer(content))})
    if not strays:
        return lines
    parted: list[Block] = []
    for line in lines:
        place = bisect_right(strays, line.start)
        if place < len(strays) and strays[place] < line.end:
            before = content[line.start : strays[place]].rstrip()
            if not _FURNITURE.fullmatch(before):
                parted.append(Block(line.start, line.start + len(before), line.gap))
            parted.append(Block(strays[place], line.end, False))
        else:
            parted.append(line)
    return parted


def _wrap_width(content: str, lines: list[Block]) -> int:
    """The width to which the lines were wrapped; 0 if they were not."""
    lengths = sorted(end - start for start, end, _ in lines)
    if len(lengths) < 30:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    beyond = sum(length for length in lengths if length > 160)
    if width < 40 or beyond >= 0.2 * sum(lengths):
        return 0
    # Wrapped lines that fill the width mostly end inside a sentence.
    full = [end for start, end, _ in lines[:4000] if end - start >= 0.75 * width]
    inside = sum(content[end - 1] not in ".,;:" for end in full)
    return width if inside >= 0.5 * len(full) else 0


def _unwrapped(content: str, lines: list[Block], width: int, notes: Container[int]) -> list[Block]:
    """The lines joined to paragraphs."""
    joined: list[Block] = []
    last = Block(0, 0, True)
    # Whether the last line is a title: it stands under the number of an article or container.
    number = title = note = False
    for line in lines:
        begins_note = line.start in notes
        # What stands under a footnote that has ended is the text of the page again.
        apart = begins_note or (note and bool(_STOPPED.search(content, max(last.start, last.end - 12), last.end)))
        running = bool(joined) and _is_running(content, joined[-1], last, line)
        runs_on = not apart and (
            _title_runs_on(content, last, line, width) if title else _runs_on(content, last, line, width, running)
        )
        if joined and not number and runs_on:
            joined[-1] = Block(joined[-1].start, line.end, joined[-1].gap)
        else:
            joined.append(line)
            note = begins_note
            title = number
            number = line.end - line.start < 30 and bool(_NUMBER_ALONE.fullmatch(content, line.start, line.end))
        last = line
    return joined


def _title_runs_on(content: str, title: Block, line: Block, width: int) -> bool:
    """Whether a title goes on: with a small letter, after an open end, or with a few more words in capitals."""
    if line.gap or _MARKER.match(content, line.start, line.end):
        return False
    if content[line.start].islower() or _OPEN_TITLE.search(content, max(title.start, title.end - 12), title.end):
        return True
    words = content[line.start : line.end].split()
    few = line.end - line.start < 0.6 * width and content[line.end - 1] not in ".:;,"
    full = title.end - title.start >= 0.6 * width
    return full and few and all(word[0].isupper() or len(word) < 5 for word in words)


def _is_running(content: str, block: Block, last: Block, line: Block) -> bool:
    """Whether a line may stand in the middle of a sentence: the block before it began earlier, or with a marker."""
    if not content[last.end - 1].isalpha() or content[line.start : line.end].isupper():
        return False
    begun = block.start < last.start or _MARKER.match(content, block.start, block.end) is not None
    return begun and not _HEAD.match(content, block.start, block.end)


def _runs_on(content: str, before: Block, line: Block, width: int, running: bool) -> bool:
    """Whether a line goes on with the sentence of the line before it, in the middle of which it may be `running`."""
    tail = content[max(before.start, before.end - 12) : before.end]
    first = content[line.start]
    stopped = _STOPPED.search(tail)
    if line.gap:
        return (
            first.islower()
            and not stopped
            and tail[-1] not in ",-—"
            and not _MARKER.match(content, line.start, line.end)
        )
    full = before.end - before.start >= (0.6 if running else 0.72) * width
    if _MARKER.match(content, line.start, line.end):
        return full and not _CLOSED.search(tail) and not _HEAD.match(content, line.start, line.end)
    if stopped and tail.rstrip("0123456789")[-1:] in ";:" and DEFINES.match(content, line.start):
        return False
    if first.islower():
        # What is said after a list begins anew; "and" alone goes on with the list.
        return full or not stopped or tail[-1] == ":" or _JOINS.match(content, line.start) is not None
    if _HEAD.match(content, before.start, before.end) and not full:
        return False
    # A sentence that ends at the very end of a full line may go on; a line far longer than the width was not wrapped.
    return full and not (stopped and not 0.9 * width <= before.end - before.start <= 1.3 * width)


def _unflattened(content: str, lines: list[Block]) -> list[Block]:
    cut: list[Block] = []
    for line in lines:
        if line.end - line.start <= _LONG:
            cut.append(line)
            continue
        edges = [line.start, *flat.breaks(content, line.start, line.end), line.end]
        for at, (start, end) in enumerate(pairwise(edges)):
            while start < end and content[start].isspace():
                start += 1
            while end > start and content[end - 1].isspace():
                end -= 1
            if start < end:
                cut.append(Block(start, end, line.gap if at == 0 else False))
    return cut
