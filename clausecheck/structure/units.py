"""The units of an article: paragraphs, sub-paragraphs, points, sub-points, indents, and the tail after a list.

Units are told by their markers, and a marker by its sequence: `(i)` after `(h)` is a letter unless `(ii)` comes next,
`12.` after `4.` is a number that a line break brought to the head of a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from clausecheck.agreement import Kind
from clausecheck.offsets import Span
from clausecheck.structure.marks import Mark, read_mark
from clausecheck.structure.nodes import Node

# A list inside a block: "…, such as: (a) …; (b) …; and (c) …", "…: – …; – …".
# (One class of characters at its head makes the search many times faster than two branches.)
_INLINE: Final = re.compile(r"[(–—-](?:(?<=\()(?:[a-z]{1,4}|\d{1,2})\)\s|(?<=[–—-])\s(?=\w))")
_BEFORE_ITEM: Final = re.compile(r"[:;—–]\s+$|[;,] (?:and|or|y|o|et|ou)\s+$")
_BEFORE_DASH: Final = re.compile(r"[:;,]\s+$")
_STOPPED: Final = re.compile(r"[.!?][)\]\"”’']*(?:\s?[(\[]\d{1,3}[)\]]|\d{1,3})?$")
_OPEN: Final = re.compile(r"\b(?:with|of|the|and|in|to|by|for|under|from|or|a|an|de|la|el|los|las|del|en|con)$")
_ENDED: Final = re.compile(r"(?:[.:;!?—–][)\]\"”’']*|[;,] (?:and|or|y|o|e|et|ou))$")

_WORDS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()


def nth(place: int) -> str:
    """The ordinal as a citation writes it: "third", "32nd"."""
    if place <= len(_WORDS):
        return _WORDS[place - 1]
    ending = "th" if 10 < place % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


@dataclass(slots=True)
class _Level:
    """An open list: the shape and family of its markers, its last value, and the node its items hang on."""

    shape: str
    family: str
    value: int
    holder: Node
    item: Node


class Units:
    """Hangs the units of one region on its node."""

    def __init__(self, content: str, spans: Sequence[Span], root: Node) -> None:
        self._content = content
        self._spans = _cut(content, spans)
        self._marks = [read_mark(content, span.start, span.end) for span, _ in self._spans]
        self._root = root
        self._levels: list[_Level] = []
        self._last: Node = root
        self._own = False
        # The lines of an annex that end no sentence are the cells of a table: one paragraph, not hundreds.
        self._cells = root.kind is not Kind.ARTICLE
        root.unit_end = root.body

    def build(self) -> None:
        """Read the region to its end."""
        for place, (span, inline) in enumerate(self._spans):
            mark = self._marks[place]
            if mark is None or not self._place(mark, span, place, inline):
                self._plain(span, place, inline)
        for child in self._root.children:
            _close(child)
        _settle_paragraphs(self._root)

    # --- marked units ---------------------------------------------------------------------------------------------

    def _place(self, mark: Mark, span: Span, place: int, inline: bool) -> bool:
        """Hang a marked unit where its sequence says; False if the marker is none."""
        level = self._continued(mark, place)
        if level is None:
            if not mark.opens and (inline or not self._may_begin_late(mark)):
                return False
            if inline and mark.shape != "-" and not self._content[: span.start].rstrip().endswith((":", "—", "–", "-")):
                return False
            level = self._opened(mark, place)
            self._levels.append(level)
        else:
            del self._levels[self._levels.index(level) + 1 :]
        node = Node(_kind(mark, level.holder), mark.label, "", span.start, mark.body, span.end, span.end)
        level.holder.children.append(node)
        level.item = node
        self._last = node
        self._own = mark.body < span.end
        self._nested(mark, span, node, place)
        return True

    def _nested(self, mark: Mark, span: Span, node: Node, place: int) -> None:
        """`1. (a) …`: a list that begins on the line of its paragraph."""
        inner = read_mark(self._content, mark.body, span.end) if mark.body < span.end else None
        if inner is not None and inner.opens and inner.shape not in ("-", mark.shape) and inner.shape[0] == "(":
            node.unit_end = mark.body
            self._place(inner, Span(mark.body, span.end), place, False)

    def _continued(self, mark: Mark, place: int) -> _Level | None:
        """The open list whose next item this is."""
        for level in reversed(self._levels):
            if level.shape == mark.shape and _follows(level, mark):
                if level.family == "letter" and mark.label in ("i", "I") and self._roman_next(mark, place):
                    continue
                level.value = _value(level, mark)
                return level
        if mark.opens and mark.shape != "-":
            return None
        for level in reversed(self._levels):
            if level.shape == mark.shape and 0 < _value(level, mark) - level.value <= 4 and len(mark.label) < 4:
                level.value = _value(level, mark)
                return level
        return None

    def _roman_next(self, mark: Mark, place: int) -> bool:
        """Whether the `(i)` after `(h)` opens a Roman list: `(ii)` comes before `(j)`."""
        for other in self._marks[place + 1 : place + 40]:
            if other is not None and other.shape == mark.shape:
                return other.label.lower() == "ii"
        return False

    def _opened(self, mark: Mark, place: int) -> _Level:
        family = (
            "dash" if mark.shape == "-" else "arabic" if mark.arabic else "decimal" if mark.shape == "1.1" else "letter"
        )
        if family == "letter" and mark.roman and (mark.letter != 1 and (mark.roman == 1 or not self._levels)):
            family = "roman"
        holder = self._last
        if family in ("arabic", "decimal") and mark.shape in ("1.", "1.1", "1)", "1.)"):
            # A paragraph number that begins anew belongs to the region, unless a list is being introduced.
            introduced = self._content[self._last.body : self._last.unit_end].rstrip().endswith((":", "—"))
            if not introduced or not self._levels:
                if family == "decimal" and self._levels and self._levels[0].family == "arabic":
                    del self._levels[1:]
                    holder = self._levels[0].item
                else:
                    self._levels.clear()
                    holder = self._root
        for open_level in self._levels:
            # The same list twice in a row, nothing said between: siblings, not a list in a list.
            if (open_level.shape, open_level.family) == (mark.shape, family):
                holder = open_level.holder
                del self._levels[self._levels.index(open_level) :]
                break
        level = _Level(mark.shape, family, 0, holder, holder)
        level.value = _value(level, mark) or 1
        return level

    def _may_begin_late(self, mark: Mark) -> bool:
        """Whether a list may begin with this number, its first items lost: only at the head of the region."""
        if mark.shape == "1.1":
            return True
        return not self._levels and not self._root.children and mark.shape in ("1.", "(a)") and len(mark.label) == 1

    # --- unmarked text --------------------------------------------------------------------------------------------

    def _plain(self, span: Span, place: int, inline: bool) -> None:
        if inline or (self._own and self._goes_on(span)) or (not self._own and self._last is not self._root):
            self._extend(span)
            return
        if not self._levels:
            self._paragraph(self._root, span)
            return
        depth = self._depth_after(place)
        lists = [level for level in self._levels if level.family != "arabic" or level.shape != "1."]
        ends_open = not _STOPPED.search(
            self._content, max(0, self._spans[place - 1][0].end - 8), self._spans[place - 1][0].end
        )
        if depth is not None:
            # Another item of an open list follows: the words belong to the item before it.
            inner = self._levels[depth + 1 :]
            item = self._levels[depth].item
            del self._levels[depth + 1 :]
            if inner and (ends_open or self._content[span.start].islower()):
                item.tail = Span(item.tail.start if item.tail else span.start, span.end)
                self._last, self._own = item, True
            elif inner or item.kind is Kind.PARAGRAPH:
                self._paragraph(item, span)
            else:
                self._last = item
                self._extend(span)
        elif lists and lists[-1] is self._levels[-1]:
            holder = lists[0].holder
            del self._levels[self._levels.index(lists[0]) :]
            if ends_open or self._content[span.start].islower():
                holder.tail = Span(span.start, span.end)
                self._last, self._own = holder, True
            else:
                self._paragraph(self._levels[-1].item if self._levels else self._root, span)
        else:
            self._paragraph(self._levels[-1].item, span)

    def _depth_after(self, place: int) -> int | None:
        """The innermost open list that the next marked block goes on with, leaving paragraphs out."""
        for mark in self._marks[place + 1 : place + 12]:
            if mark is None:
                continue
            for depth in range(len(self._levels) - 1, -1, -1):
                level = self._levels[depth]
                if (
                    level.shape == mark.shape
                    and level.shape != "1."
                    and _follows(level, mark)
                    and level.family != "dash"
                ):
                    return depth
            return None
        return None

    def _goes_on(self, span: Span) -> bool:
        """Whether the block goes on with the sentence before it, cut by a page or a line break, or with its table."""
        before = self._last.tail.end if self._last.tail else self._last.unit_end
        words = self._content[max(self._last.body, before - 12) : before].rstrip()
        if not words or _ENDED.search(words):
            return False
        if self._content[span.start].islower():
            return words[-1] != ","
        return bool(_OPEN.search(words)) or (self._cells and not self._last.children)

    def _extend(self, span: Span) -> None:
        last = self._last
        if last.tail is not None:
            last.tail = Span(last.tail.start, span.end)
        elif last.children:
            last.tail = Span(span.start, span.end)
        else:
            last.unit_end = span.end
        last.end = max(last.end, span.end)
        self._own = True

    def _paragraph(self, holder: Node, span: Span) -> None:
        node = Node(Kind.PARAGRAPH, "", "", span.start, span.start, span.end, span.end)
        holder.children.append(node)
        self._last, self._own = node, True


def _cut(content: str, spans: Sequence[Span]) -> list[tuple[Span, bool]]:
    """The spans, cut where a list begins or goes on inside of them; True for a part that did not begin a block."""
    parts: list[tuple[Span, bool]] = []
    for start, end in spans:
        at, inline = start, False
        for found in _INLINE.finditer(content, start, end) if end - start > 30 else ():
            item = found.start()
            before = (_BEFORE_ITEM if content[item] == "(" else _BEFORE_DASH).search(content, max(at, item - 8), item)
            if before and before.start() > at:
                parts.append((Span(at, before.start() + len(before[0].rstrip())), inline))
                at, inline = item, True
        parts.append((Span(at, end), inline))
    return parts


def _value(level: _Level, mark: Mark) -> int:
    if level.family == "dash":
        return 1
    if level.family == "decimal":
        return int(mark.label.rsplit(".", 1)[-1])
    return {"arabic": mark.arabic, "roman": mark.roman, "letter": mark.letter}[level.family]


def _follows(level: _Level, mark: Mark) -> bool:
    if level.family == "dash":
        return True
    if level.family == "decimal":
        return level.item.number.rpartition(".")[0] == mark.label.rpartition(".")[0]
    return _value(level, mark) == level.value + 1


def _kind(mark: Mark, holder: Node) -> Kind:
    if mark.shape == "-":
        return Kind.INDENT
    if mark.shape in ("1.", "1.1", "1)", "1.)") or (mark.shape == "(1)" and holder.kind is not Kind.PARAGRAPH):
        return Kind.POINT if holder.kind in (Kind.POINT, Kind.INDENT) else Kind.PARAGRAPH
    return Kind.POINT


def _close(node: Node) -> int:
    """Set where a node's descendants end: with the last of their words."""
    ends = [node.unit_end, *(_close(child) for child in node.children)]
    if node.tail:
        ends.append(node.tail.end)
    node.end = max(ends)
    return node.end


def _settle_paragraphs(root: Node) -> None:
    """One unnumbered paragraph at the head is the region's own words; several are paragraphs of their own."""
    if not root.children:
        return
    first = root.children[0]
    unnumbered = [child for child in root.children if child.kind is Kind.PARAGRAPH and not child.number]
    if unnumbered == [first]:
        root.unit_end, root.tail = first.unit_end, first.tail
        root.children[:1] = first.children
    elif (
        len(root.children) == 2 == len(unnumbered) and first.children and not first.tail and not unnumbered[1].children
    ):
        # A sentence flush after the only list of an article governs the list.
        first.tail = Span(unnumbered[1].start, unnumbered[1].unit_end)
