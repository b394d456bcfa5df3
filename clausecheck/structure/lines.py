"""The lines of a text that say something.

What is left of page numbers and running heads says nothing; a container's heading at the end of a sentence is a line of
its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, NamedTuple

# Page numbers and what is left of running heads: the width of the whole line, nothing else on it.
_FURNITURE: Final = re.compile(
    r"\d{1,4}|\d{1,2}-\d{1,3}|[IVXLC]{1,8}|- ?\d{1,4} ?-|Page \d+(?: of \d+)?"
    r"|EN|\[ ?EN ?\]|L \d+/\d+|\d{1,2}\.\d{1,2}\.\d{4}|Official Journal of the European (?:Union|Communities)"
)
_WIDEST: Final = 45
# What furniture begins with.
_INITIALS: Final = frozenset("0123456789IVXLC-PE[O")
# A container's heading at the end of the line before it: "…international law. CHAPTER 2", "…Party. Chapter 4: Labour".
_STRAY: Final = re.compile(r"(?:CHAPTER|TITLE|PART|SECTION|ANNEX|ARTICLE) (?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,2})?)$")
_STRAY_TITLE: Final = re.compile(r"C(?<=[.;:)] C)(?:HAPTER|hapter) \d{1,2}: [A-Z][^.;:\n]{2,90}$", re.M)
_STRAY_SIZE: Final = 15
# What it ends with.
_LAST: Final = frozenset("IVXLC0123456789")
# A page's number glued to it: "2-66CHAPTER 3".
_PAGE: Final = re.compile(r"(?:^|\n)\d{1,2}-\d{1,3}$")


class Block(NamedTuple):
    """A range of the text that stands by itself. `gap` says that a blank line stands before it."""

    start: int
    end: int
    gap: bool


def lines(content: str) -> list[Block]:
    """The lines that say something, without blanks at their ends."""
    return _without_stray(content, _split(content))


def _split(content: str) -> list[Block]:
    if "\r" in content or "\f" in content:
        # Reading folds them; what was not read by us keeps its offsets.
        content = content.replace("\r\n", " \n").replace("\r", "\n").replace("\f", "\n")
    found: list[Block] = []
    at = newlines = 0
    for line in content.split("\n"):
        if words := line.strip():
            size = len(words)
            if size >= _WIDEST or words[0] not in _INITIALS or not _FURNITURE.fullmatch(words):
                start = at if size == len(line) else at + line.index(words[0])
                found.append(Block(start, start + size, newlines > 1))
                newlines = 0
        at += len(line) + 1
        newlines += 1
    return found


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
