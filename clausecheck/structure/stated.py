"""The tree of a text whose file states its structure, as XML and the Official Journal's HTML do.

What is stated is taken over as it is. Where the file says nothing the grammar speaks: about the units of an article,
the recitals of a preamble, and whatever stands between the stated provisions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from clausecheck.agreement import Kind, Text
from clausecheck.offsets import Span
from clausecheck.structure import outline, preamble
from clausecheck.structure.headings import candidates
from clausecheck.structure.lines import Block
from clausecheck.structure.nodes import Node
from clausecheck.structure.sequence import settle
from clausecheck.structure.units import Units

_UNITS: Final = frozenset({Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.INDENT})
_ITEMS: Final = frozenset({Kind.POINT, Kind.INDENT})
_PLAIN: Final = frozenset({Kind.RECITAL, Kind.FOOTNOTE, Kind.TESTIMONIUM})
_OUTSIDE: Final = frozenset({Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL, Kind.DECLARATION})


def build(text: Text, units: Units, blocks: list[Block]) -> Node:
    """The tree of a text with stated provisions."""
    root = _nested(text)
    preambled = any(child.kind is Kind.PREAMBLE for child in root.children)
    filler = _Filler(text.content, units, blocks, [block.start for block in blocks], preambled)
    filler.fill(root)
    _close(root)
    root.start, root.end = 0, len(text.content)
    return root


def _nested(text: Text) -> Node:
    """The stated provisions as a tree, at their places in the content. What is left of none of its words is dropped."""
    content = text.content
    root = Node(Kind.AGREEMENT, "", "", 0, 0, len(content))
    open_: list[Node] = [root]
    for one in text.stated:
        span = _trimmed(content, text.above(one.start), text.above(one.end))
        while len(open_) > 1 and open_[-1].end <= span.start:
            open_.pop()
        end = min(span.end, open_[-1].end)
        if span.start >= end:
            continue
        body = max(span.start, min(text.above(one.body), end))
        node = Node(one.kind, one.number, one.heading, span.start, body, end, body)
        if one.kind is Kind.FOOTNOTE:
            node.mark = span.start
        open_[-1].children.append(node)
        open_.append(node)
    return root


@dataclass(frozen=True, slots=True)
class _Filler:
    """Gives every node the words that no stated child holds."""

    content: str
    units: Units
    blocks: list[Block]
    starts: list[int]
    # Whether the file states a preamble, so that none has to be looked for.
    preamble: bool

    def fill(self, node: Node) -> None:
        """Fill a node and all below it."""
        for child in node.children:
            self.fill(child)
        notes = [child for child in node.children if child.kind is Kind.FOOTNOTE]
        stated = [child for child in node.children if child.kind is not Kind.FOOTNOTE]
        node.children = stated
        if node.kind in _PLAIN:
            node.unit_end = node.end
        elif node.kind in _UNITS:
            self._unit(node, stated, notes)
        else:
            self._container(node, stated, notes)
        node.children += notes
        node.children.sort(key=lambda child: child.start)

    # --- articles and their units ---------------------------------------------------------------------------------

    def _unit(self, node: Node, stated: list[Node], notes: list[Node]) -> None:
        gaps = self._gaps(node, [*stated, *notes])
        if not stated:
            spans = [span for gap in gaps for span in self._spans(gap)]
            self.units.read(spans, node)
            return
        for gap in gaps:
            before = next((child for child in reversed(stated) if child.end <= gap.start), None)
            if before is None:
                node.unit_end = gap.end
            elif before.kind in _ITEMS and gap.start > stated[-1].start and node.tail is None:
                # Flush words after the last item of a list govern the list.
                node.tail = gap
            else:
                node.children += self._loose(gap)
        node.children.sort(key=lambda child: child.start)
        _settle(node)

    # --- containers -----------------------------------------------------------------------------------------------

    def _container(self, node: Node, stated: list[Node], notes: list[Node]) -> None:
        for gap in self._gaps(node, [*stated, *notes]):
            first = all(child.start >= gap.end for child in stated)
            if node.kind is Kind.PREAMBLE and not stated:
                preamble.recitals(self.content, self._spans(gap), node)
            elif node.kind is Kind.AGREEMENT and first:
                node.children += self._front(gap)
            elif node.kind in _OUTSIDE or node.kind is Kind.AGREEMENT:
                node.children += self._grammar(node, gap, own=first)
            elif not stated:
                self.units.read(self._spans(gap), node)
            elif first:
                node.unit_end = gap.end
            else:
                node.children += self._grammar(node, gap, own=False)

    def _front(self, gap: Span) -> Iterator[Node]:
        """The preamble before the first stated provision; what stands before it is the title."""
        if self.preamble:
            return
        spans = preamble.opened(self.content, self._spans(gap))
        at = preamble.begin(self.content, spans)
        if at < len(spans):
            start = spans[at].start
            node = Node(Kind.PREAMBLE, "", "", start, start, spans[-1].end, start)
            preamble.recitals(self.content, spans[at:], node)
            yield node

    def _grammar(self, holder: Node, gap: Span, *, own: bool) -> Iterator[Node]:
        """What the grammar finds in a gap; `own` says that the words before its first heading are the holder's."""
        blocks = [Block(span.start, span.end, False) for span in self._spans(gap)]
        heads = settle(self.content, blocks, candidates(self.content, blocks))
        before = blocks[: heads[0].at] if heads else blocks
        if own:
            self.units.read([(block.start, block.end) for block in before], holder)
        elif before:
            yield from self._loose(Span(before[0].start, before[-1].end))
        if heads:
            found = outline.build(self.units, blocks, heads).children
            yield from (node for node in found if node.start >= blocks[heads[0].at].start)

    # --- words ----------------------------------------------------------------------------------------------------

    def _loose(self, gap: Span) -> list[Node]:
        """Words between provisions, as unnumbered paragraphs with the lists in them."""
        holder = Node(Kind.ARTICLE, "", "", gap.start, gap.start, gap.end)
        self.units.read(self._spans(gap), holder)
        if holder.unit_end <= holder.start:
            return holder.children
        end = max([holder.unit_end, *(child.end for child in holder.children)])
        paragraph = Node(Kind.PARAGRAPH, "", "", gap.start, gap.start, end, holder.unit_end, holder.tail)
        paragraph.children = holder.children
        return [paragraph]

    def _gaps(self, node: Node, children: Sequence[Node]) -> list[Span]:
        """The words of a node that stand in none of its children."""
        gaps, at = [], node.body
        for child in sorted(children, key=lambda one: one.start):
            gaps.append(_trimmed(self.content, at, max(at, child.start)))
            at = max(at, child.end)
        gaps.append(_trimmed(self.content, at, max(at, node.end)))
        return [gap for gap in gaps if gap.start < gap.end]

    def _spans(self, gap: Span) -> list[Span]:
        """The blocks inside a gap, cut to it."""
        place = max(0, bisect_left(self.starts, gap.start + 1) - 1)
        spans = []
        for block in self.blocks[place : bisect_left(self.starts, gap.end)]:
            start, end = max(block.start, gap.start), min(block.end, gap.end)
            if start < end:
                spans.append(Span(start, end))
        return spans


def _settle(node: Node) -> None:
    """A first paragraph without number is the node's own words, unless an article has several such."""
    first = node.children[0]
    unnumbered = [child for child in node.children if child.kind is Kind.PARAGRAPH and not child.number]
    alone = node.kind is not Kind.ARTICLE or unnumbered == [first]
    if unnumbered and unnumbered[0] is first and alone and node.unit_end <= node.body:
        node.unit_end = first.unit_end
        node.tail = node.tail or first.tail
        node.children[:1] = first.children


def _trimmed(content: str, start: int, end: int) -> Span:
    while start < end and content[start].isspace():
        start += 1
    while end > start and content[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _close(node: Node) -> int:
    """Let every node reach to the end of its last descendant and of its tail."""
    ends = [node.end, node.unit_end, *map(_close, node.children)]
    if node.tail is not None:
        ends.append(node.tail.end)
    node.end = max(ends)
    return node.end
