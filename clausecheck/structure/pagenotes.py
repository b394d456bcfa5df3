"""Footnotes that stand in the flow of the page: between the lines of a wrapped text, after a paragraph of a PDF.

    … the definition of “fish and fish products”11 … of a Party.
    11 For the purposes of Article 2.27, “fish” means …

The number may also stand alone on the line above its words.

A line is believed to be a footnote only if its number goes on with the notes before it and the text above calls it: by
digits glued to a word, raised digits, or digits that a line break left alone. What stands after the note is the
text of the page again, so a note is cut out of the blocks before units are read and hung into the tree afterwards.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from clausecheck.agreement import Kind
from clausecheck.offsets import Span
from clausecheck.structure.headings import Candidate
from clausecheck.structure.lines import Block
from clausecheck.structure.nodes import Node

_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS: Final = str.maketrans(_RAISED, "0123456789")
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
# (A pattern that begins with a plain character is searched for ten times as fast as one that begins with a choice.)
_NOTE: Final = re.compile(
    rf"\n[ \t]*(?:(?P<raised>[{_RAISED}]{{1,3}})[ \t]*(?=[^\s{_RAISED}])"
    rf"|(?P<plain>\d{{1,3}})[ \t]{{1,4}}(?=[A-Z“\"‘(])(?!(?:{_MONTHS})\b)"
    r"|(?P<above>\d{1,3})[ \t]*\n[ \t]*(?=[A-Z“\"‘(])|\((?P<oj>\d{1,3})\)[ \t]+(?=OJ [LC] ))"
)
# How the text calls a note: the forms differ in what stands before the first digit and after the last.
_CALL: Final = re.compile(
    rf"[0-9({_RAISED}](?:(?P<raised>(?<=[^\s{_RAISED}][{_RAISED}])[{_RAISED}]{{0,2}})"
    r"|(?P<glued>(?:(?<=[a-z)”’][0-9])|(?<=[a-z.,;)]\"[0-9])|(?<=[a-z]{3}[.,;:][0-9])|(?<=[\w.;][)”’\"][.,;:][0-9]))"
    r"[0-9]{0,2}(?!\.?\d)(?=[\s.,;:)”’\"]|$)(?!\.\w))"
    r"|(?P<apart>(?<=[a-z”’\")] [0-9])[0-9]{0,2}(?= [,.;:]))"
    r"|(?P<alone>(?<=\n[0-9])[0-9]{0,2}(?=\n|$))"
    r"|(?P<oj>(?<=[\w)”’\"] \()[0-9]{1,3}\)(?=[\s.,;:)]|$)))"
)
_PLAIN: Final = ("glued", "apart", "raised")
_FORMS: Final = {"raised": ("raised",), "oj": ("oj", "raised"), "plain": _PLAIN, "above": _PLAIN}
# Weaker calls, believed only of a number that the notes around it lack: "goods 20 that", "goods.5, 6", "ANNEX 9-E40".
_WEAK: Final = re.compile(
    r"[0-9](?P<rest>(?:(?<=[\w)”’\"\],;:.][ \n][0-9])|(?<=\d, [0-9])|(?<=\d,[0-9])|(?<=[A-Z][0-9]))[0-9]{0,2})"
    r"(?=[,;:.]?(?:\s|$))(?! (?:days?|hours|weeks|months?|years?|working|per|million|[A-Z\d])\b)"
)
_CITES: Final = re.compile(
    r"\b(?:Articles?|Art\.|[Pp]aragraphs?|Chapters?|Sections?|Annex(?:es)?|Appendix|Parts?|Titles?|Protocols?|Tables?"
    r"|Nos?\.?|Rules?|[Ii]tems?|[Pp]oints?|[Pp]hases?|[Ss]tages?|[Ll]ists?|(?:of|to|or|and|than|within|least)) $"
)
_UNITS: Final = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.INDENT, Kind.RECITAL})
# Two notes stand no further apart than a line break.
_BLANK: Final = 3
# A call stands at most so many characters above its note.
_REACH: Final = 9000
# Some notes of a sequence may have been lost.
_LOST: Final = 3


class PageNote(NamedTuple):
    """A footnote in the flow: where its number stands, where its words begin, its number, and where it is called."""

    start: int
    body: int
    label: str
    mark: int


def page_notes(content: str) -> dict[int, PageNote]:
    """The footnotes in the flow of a text, by the offset at which the line with their words begins."""
    lines = [
        (found, kind, int(found[kind].translate(_DIGITS)))
        for found in _NOTE.finditer(content)
        if (kind := str(found.lastgroup))
    ]
    calls = _Calls(content)
    kept: dict[int, PageNote] = {}
    last, called = 0, 0
    for place, (found, kind, value) in enumerate(lines):
        start = found.start(kind) - (kind == "oj")
        goes_on = last < value <= last + _LOST
        # A run of numbers goes on although notes before it were lost.
        around = lines[max(0, place - 1) : place + 3]
        runs = any(
            other - value == near - place for near, (*_, other) in enumerate(around, max(0, place - 1)) if near != place
        )
        if value == 0 or (not goes_on and value != 1 and not runs):
            continue
        forms = _FORMS[kind]
        if kind in ("plain", "above") and value == last + 1 > 1:
            # Digits alone on a line may be a page's number: they call only what goes on with a sequence.
            forms = (*forms, "alone")
        low = max(called + 1 if goes_on else 0, start - _REACH)
        mark = calls.first(forms, value, low, start)
        if mark < 0:
            continue
        last, called = value, mark
        note = PageNote(start, found.end(), str(value), mark)
        kept[note.body if kind == "above" else start] = note
    return _completed(content, lines, kept)


def _completed(
    content: str, lines: Sequence[tuple[re.Match[str], str, int]], kept: dict[int, PageNote]
) -> dict[int, PageNote]:
    """The notes, and those that they lack although a line has the number and a word above it may call it."""
    starts, found = sorted(kept), dict(kept)
    before: PageNote | None = None
    for line, kind, value in lines:
        start = line.start(kind) - (kind == "oj")
        block = line.end() if kind == "above" else start
        if block in kept:
            before = kept[block]
            continue
        place = bisect_left(starts, block)
        following = int(kept[starts[place]].label) if place < len(starts) else 0
        last = int(before.label) if before else 0
        fits = last < value <= last + _LOST and (value < following or following <= last)
        if before is None or not fits or start - before.start > _REACH:
            continue
        calls = _WEAK.finditer(content, before.mark + 1, start)
        call = next((call for call in calls if int(call[0]) == value and not _is_cited(content, call)), None)
        if call is not None:
            before = found[block] = PageNote(start, line.end(), str(value), call.start())
    return found


def _is_cited(content: str, call: re.Match[str]) -> bool:
    """Whether the number is that of a provision, or counts something: "Article 3", "at least 5"."""
    return _CITES.search(content, max(0, call.start() - 12), call.start()) is not None


class _Calls:
    """Where each number is called: the text is read only where notes ask for it, and once."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._read = 0
        self._places: dict[tuple[str, int], list[int]] = {}

    def first(self, forms: Sequence[str], value: int, low: int, high: int) -> int:
        """The first call of the number in one of the forms inside the range; -1 if there is none."""
        for found in _CALL.finditer(self._content, max(self._read, low), high):
            form = str(found.lastgroup)
            number = int(found[0].strip("()").translate(_DIGITS))
            self._places.setdefault((form, number), []).append(found.start() + (form == "oj"))
        self._read = max(self._read, high)
        places = (self._places.get((form, value), ()) for form in forms)
        return min((one[at] for one in places if (at := bisect_left(one, low)) < len(one)), default=-1)


def parted(blocks: Sequence[Block], notes: dict[int, PageNote]) -> tuple[list[Block], list[Node]]:
    """The blocks of the text proper, and a footnote for every block that is one."""
    proper, found = [], []
    for block in blocks:
        note = notes.get(block.start)
        if note is None or note.body >= block.end:
            proper.append(block)
        else:
            found.append(
                Node(Kind.FOOTNOTE, note.label, "", note.start, note.body, block.end, block.end, mark=note.mark)
            )
    return proper, found


def without(
    blocks: list[Block], heads: list[Candidate], notes: Sequence[tuple[Candidate, int]]
) -> tuple[list[Block], list[Candidate], list[Node]]:
    """The blocks and headings without those of footnotes, each given with the last of its blocks, and the footnotes."""
    taken: list[int] = []
    found = []
    for note, last in notes:
        taken += range(note.at, last + 1)
        start, end = blocks[note.at].start, blocks[last].end
        body = min(note.heading, end)
        found.append(Node(Kind.FOOTNOTE, note.label, "", start, body, end, end, mark=note.mark))
    gone = set(taken)
    kept = [head for head in heads if head.at not in gone]
    for head in kept:
        head.at -= bisect_left(taken, head.at)
    return [block for at, block in enumerate(blocks) if at not in gone], kept, found


def attach(root: Node, notes: Sequence[Node]) -> None:
    """Hang footnotes into the innermost provision around them; a sentence that a note interrupts goes on as its tail.

    A note at the foot of the page on which an article ends stands in the article, whichever article calls it.
    """
    for note in notes:
        path = [root]
        while inner := _around(path[-1], note):
            path.append(inner)
        node = path[-1]
        at = bisect_left(node.children, note.start, key=_start)
        if node.tail is not None and node.tail.start <= note.start <= node.tail.start + _BLANK < node.tail.end:
            # Another note stands before the rest of the sentence.
            node.tail = Span(min(note.end, node.tail.end), node.tail.end)
        elif at == len(node.children) and node.body <= note.start < node.unit_end:
            rest = Span(note.end, max(note.end, node.unit_end))
            node.unit_end = note.start
            if not node.children and node.tail is None and rest.start < rest.end:
                node.tail = rest
        node.children.insert(at, note)
        for holder in path:
            holder.end = max(holder.end, note.end)


def _around(node: Node, note: Node) -> Node | None:
    """The child that the note interrupts, or the article or container that has just ended."""
    at = bisect_left(node.children, note.start, key=_start) - 1
    if at < 0:
        return None
    child = node.children[at]
    if child.kind is Kind.FOOTNOTE:
        return None
    calls = child.kind not in _UNITS and child.start <= note.mark < child.end
    return child if child.end > note.start or calls or child.kind is Kind.ARTICLE else None


def _start(node: Node) -> int:
    return node.start
