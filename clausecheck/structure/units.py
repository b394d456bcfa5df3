"""The units of an article: paragraphs, sub-paragraphs, points, sub-points, indents, and the tail after a list.

Units are told by their markers, and a marker by its sequence: `(i)` after `(h)` is a letter unless `(ii)` comes next,
`12.` after `4.` is a number that a line break brought to the head of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from clausecheck.agreement import Kind
from clausecheck.offsets import Span
from clausecheck.structure.inline import InlineLists, Part
from clausecheck.structure.lists import OpenList, counts_paragraphs, family_of, kind_of
from clausecheck.structure.marks import DEFINES, Mark, read_mark
from clausecheck.structure.nodes import Node

_STOPPED: Final = re.compile(r"[.!?][)\]\"”’']*(?:\s?[(\[]\d{1,3}[)\]]|\d{1,3})?$")
_OPEN: Final = re.compile(r"\b(?:with|of|the|and|in|to|by|for|under|from|or|a|an|de|la|el|los|las|del|en|con)$")
# What ends a sentence or announces a list, and what may stand after it; what says that another item follows.
_STOPS: Final = (".", ":", ";", "!", "?", "—", "–")
_CLOSERS: Final = ")]\"”’'"
_JOINS: Final = tuple(f"{stop} {word}" for stop in ";," for word in ("and", "or", "y", "o", "e", "et", "ou"))
# So many numbers of a list may have been lost between two of its items.
_LOST: Final = 4
# An item that goes on with a list stands at most so many blocks ahead.
_AHEAD: Final = 12


class Units:
    """Reads the units of one text, region by region."""

    def __init__(self, content: str) -> None:
        self.content = content
        self._lists = InlineLists(content)

    def read(self, spans: Iterable[tuple[int, int]], node: Node) -> None:
        """Hang the units of a region on its node; the spans are the blocks that the region consists of."""
        _Region(self.content, self._lists.parts(spans), node).build()


class _Region:
    """One region while it is read: the lists that are open, the unit that was read last, and whether it has words."""

    def __init__(self, content: str, parts: list[Part], root: Node) -> None:
        self._content = content
        self._parts = parts
        self._marks = [read_mark(content, start, end) for start, end, _ in parts]
        self._root = root
        self._lists: list[OpenList] = []
        self._last: Node = root
        self._own = False
        # The lines of an annex that end no sentence are the cells of a table: one paragraph, not hundreds.
        self._cells = root.kind is not Kind.ARTICLE
        root.unit_end = root.body

    def build(self) -> None:
        """Read the region to its end."""
        for place, (start, _, inline) in enumerate(self._parts):
            mark = self._marks[place]
            if mark is None or not self._place(*mark, start, place, inline):
                self._plain(place)
        for child in self._root.children:
            _close(child)
        _settle_paragraphs(self._root)

    # --- marked units ---------------------------------------------------------------------------------------------

    def _place(self, mark: Mark, body: int, start: int, place: int, inline: bool) -> bool:
        """Hang a marked unit where its sequence says; False if the marker is none."""
        open_list = self._continued(mark, place)
        if open_list is None:
            if not mark.opens and (inline or not self._may_begin_late(mark)):
                return False
            if inline and mark.shape != "-" and self._content[self._parts[place - 1][1] - 1] not in ":—–-":
                return False
            open_list = self._opened(mark)
            self._lists.append(open_list)
        holder, end = open_list.holder, self._parts[place][1]
        node = Node(kind_of(mark, holder), mark.label, "", start, body, end, end)
        holder.children.append(node)
        open_list.item = self._last = node
        self._own = body < end
        # `1. (a) …`: a list that begins on the line of its paragraph.
        inner = read_mark(self._content, body, end) if body < end and self._content[body] == "(" else None
        if inner is not None and inner[0].opens and inner[0].shape != mark.shape:
            node.unit_end = body
            self._place(*inner, body, place, inline=False)
        return True

    def _continued(self, mark: Mark, place: int) -> OpenList | None:
        """The open list whose next item this is; those inside of it are closed."""
        lists = self._lists
        for depth in range(len(lists) - 1, -1, -1):
            open_list = lists[depth]
            if open_list.shape == mark.shape and open_list.goes_on(mark):
                if open_list.family == "letter" and mark.label in ("i", "I") and self._roman_next(mark, place):
                    continue
                return self._resumed(mark, depth)
        if (mark.opens and mark.shape != "-") or len(mark.label) > 3:
            return None
        for depth in range(len(lists) - 1, -1, -1):
            open_list = lists[depth]
            if open_list.shape == mark.shape and 0 < open_list.value_of(mark) - open_list.value <= _LOST:
                return self._resumed(mark, depth)
        return None

    def _resumed(self, mark: Mark, depth: int) -> OpenList:
        del self._lists[depth + 1 :]
        open_list = self._lists[depth]
        open_list.value = open_list.value_of(mark)
        return open_list

    def _roman_next(self, mark: Mark, place: int) -> bool:
        """Whether the `(i)` after `(h)` opens a Roman list: `(ii)` comes before `(j)`."""
        for other in self._marks[place + 1 : place + 40]:
            if other is not None and other[0].shape == mark.shape:
                return other[0].label.lower() == "ii"
        return False

    def _opened(self, mark: Mark) -> OpenList:
        """A new list, hung on what it is a list of."""
        family = family_of(mark, outermost=not self._lists)
        holder = self._last
        if counts_paragraphs(mark) and family in ("arabic", "decimal"):
            # A paragraph number that begins anew belongs to the region, unless a list is being introduced.
            introduced = self._content[self._last.body : self._last.unit_end].rstrip().endswith((":", "—"))
            if not introduced or not self._lists:
                if family == "decimal" and self._lists and self._lists[0].family == "arabic":
                    del self._lists[1:]
                    holder = self._lists[0].item
                else:
                    self._lists.clear()
                    holder = self._root
        for depth, open_list in enumerate(self._lists):
            # The same list twice in a row, nothing said between: siblings, not a list in a list.
            if open_list.shape == mark.shape and open_list.family == family:
                holder = open_list.holder
                del self._lists[depth:]
                break
        opened = OpenList(mark.shape, family, 0, holder, holder)
        opened.value = opened.value_of(mark) or 1
        return opened

    def _may_begin_late(self, mark: Mark) -> bool:
        """Whether a list may begin with this number, its first items lost: only at the head of the region."""
        if mark.shape == "1.1":
            return True
        return not self._lists and not self._root.children and mark.shape in ("1.", "(a)") and len(mark.label) == 1

    # --- unmarked text --------------------------------------------------------------------------------------------

    def _plain(self, place: int) -> None:
        start, end, inline = self._parts[place]
        if inline or (self._goes_on(start) if self._own else self._last is not self._root):
            self._extend(start, end)
        elif not self._lists:
            self._paragraph(self._root, start, end)
        else:
            self._after_list(place, start, end)

    def _after_list(self, place: int, start: int, end: int) -> None:
        """Words that follow the item of a list and do not go on with its sentence."""
        depth = self._depth_after(place)
        lists = self._lists
        before = self._parts[place - 1][1]
        flush = self._content[start].islower() or not _STOPPED.search(self._content, max(0, before - 8), before)
        if depth is not None:
            # Another item of an open list follows: the words belong to the item before it.
            inside = len(lists) > depth + 1
            item = lists[depth].item
            del lists[depth + 1 :]
            if inside and flush:
                item.tail = Span(item.tail.start if item.tail else start, end)
                self._last, self._own = item, True
            elif inside or item.kind is Kind.PARAGRAPH:
                self._paragraph(item, start, end)
            else:
                self._last = item
                self._extend(start, end)
            return
        if lists[-1].shape == "1." and lists[-1].family == "arabic":
            self._paragraph(lists[-1].item, start, end)
            return
        outermost = next(at for at, one in enumerate(lists) if one.family != "arabic" or one.shape != "1.")
        holder = lists[outermost].holder
        del lists[outermost:]
        if flush and not DEFINES.match(self._content, start, end):
            holder.tail = Span(start, end)
            self._last, self._own = holder, True
        else:
            self._paragraph(lists[-1].item if lists else self._root, start, end)

    def _depth_after(self, place: int) -> int | None:
        """The innermost open list that the next marked block goes on with, leaving paragraphs out."""
        following = next((mark[0] for mark in self._marks[place + 1 : place + _AHEAD] if mark is not None), None)
        if following is None or following.shape in ("1.", "-"):
            return None
        for depth in range(len(self._lists) - 1, -1, -1):
            if self._lists[depth].shape == following.shape and self._lists[depth].goes_on(following):
                return depth
        return None

    def _goes_on(self, start: int) -> bool:
        """Whether the block goes on with the sentence before it, cut by a page or a line break, or with its table."""
        last = self._last
        body, before = last.body, last.tail.end if last.tail else last.unit_end
        words = self._content[body if body > before - 12 else before - 12 : before].rstrip()
        if not words or _is_ended(words):
            return False
        if self._content[start].islower():
            return words[-1] != ","
        return (self._cells and not last.children) or _OPEN.search(words) is not None

    def _extend(self, start: int, end: int) -> None:
        last = self._last
        if last.tail is not None:
            last.tail = Span(last.tail.start, end)
        elif last.children:
            last.tail = Span(start, end)
        else:
            last.unit_end = end
        if end > last.end:
            last.end = end
        self._own = True

    def _paragraph(self, holder: Node, start: int, end: int) -> None:
        node = Node(Kind.PARAGRAPH, "", "", start, start, end, end)
        holder.children.append(node)
        self._last, self._own = node, True


def _is_ended(words: str) -> bool:
    """Whether words end with a sentence, or announce what comes next."""
    return words.endswith(_JOINS) if words[-1].isalnum() else words.rstrip(_CLOSERS).endswith(_STOPS)


def _close(node: Node) -> None:
    """Set where a node's descendants end: with the last of their words."""
    end = node.unit_end
    for child in node.children:
        _close(child)
        end = max(end, child.end)
    node.end = max(end, node.tail.end) if node.tail else end


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
