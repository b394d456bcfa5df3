"""Headings and blocks into one tree: containers, articles, annexes, each with its units.

The order of containers is the text's own: some have chapters in titles, others titles in chapters. A kind that is open
is closed by its next heading; a kind that is not goes inside what is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from clausecheck.agreement import Kind
from clausecheck.offsets import Span
from clausecheck.structure import preamble, titles
from clausecheck.structure.counts import Counts
from clausecheck.structure.headings import Candidate
from clausecheck.structure.lines import Block
from clausecheck.structure.nodes import Node
from clausecheck.structure.numbering import Number
from clausecheck.structure.units import Units

_RANK: Final = {Kind.PART: 1, Kind.HEADING: 2, Kind.TITLE: 3, Kind.CHAPTER: 4, Kind.SECTION: 5, Kind.SUBSECTION: 6}
# A decision of so few articles is the cover of the agreement that follows its signature.
_DECISION: Final = 5
_OUTSIDE: Final = frozenset({Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL, Kind.DECLARATION})


@dataclass(slots=True)
class _Builder:
    units: Units
    content: str
    blocks: list[Block]
    style: titles.Style
    root: Node
    counts: Counts
    stack: list[Node] = field(default_factory=list)
    main: list[Node] = field(default_factory=list)
    above: set[tuple[Kind, Kind]] = field(default_factory=set)
    resumed: bool = False

    def add(self, head: Candidate, limit: int, below: Candidate | None) -> None:
        """Hang a heading and the blocks up to `limit`; `below` is the first article under a division."""
        if head.kind is Kind.ARTICLE:
            self._article(head, limit)
        elif head.kind in _RANK:
            self._division(head, limit, below)
        elif head.kind is Kind.PREAMBLE:
            self._preamble(head, limit)
        elif head.kind is Kind.TESTIMONIUM:
            self._testimonium(head, limit)
        elif head.kind is Kind.FOOTNOTE:
            self._footnote(head, limit)
        else:
            self._outside(head, limit)

    # --- kinds of headings ----------------------------------------------------------------------------------------

    def _article(self, head: Candidate, limit: int) -> None:
        self._resume(head)
        scope = self._scope()
        before = self.counts.article(scope)
        if head.number.first and self.stack[-1].kind is Kind.TESTIMONIUM and before and before.value > _DECISION:
            scope = self._attached(scope, head)
        stray = titles.stray_title(self.content, self.blocks, head.at, limit)
        limit -= stray is not None
        title = titles.article_title(self.content, self.blocks, head, limit, self.style)
        node = self._node(head, title, limit)
        while self.stack[-1].kind in (Kind.TESTIMONIUM, Kind.PREAMBLE):
            self.stack.pop()
        self._append(node)
        self.counts.add_article(scope, head.number)
        self._units(node, title, limit)
        if stray is not None:
            words = " ".join(self.content[stray.start : stray.end].split())
            self.stack[-1].children.append(Node(Kind.HEADING, "", words, stray.start, stray.end, stray.end, stray.end))

    def _attached(self, scope: Node, head: Candidate) -> Node:
        """Open an annex for articles that begin anew after the signatures, with no heading of their own."""
        start = self.blocks[head.at].start
        node = Node(Kind.ANNEX, "", "", start, start, start, start)
        scope.children.append(node)
        self.stack[self.stack.index(scope) + 1 :] = [node]
        return node

    def _division(self, head: Candidate, limit: int, below: Candidate | None) -> None:
        self._resume(head, below)
        while self.stack[-1].kind in (Kind.TESTIMONIUM, Kind.PREAMBLE):
            self.stack.pop()
        kind = head.kind
        kinds = [node.kind for node in self.stack]
        if kind in kinds:
            del self.stack[kinds.index(kind) :]
        else:
            while (top := self.stack[-1].kind) in _RANK and self._closes(kind, top, head.number):
                self.stack.pop()
            if top in _RANK:
                self.above.add((top, kind))
        title = titles.division_title(self.content, self.blocks, head, limit)
        node = self._node(head, title, limit)
        self._append(node)
        self.stack.append(node)
        self.counts.add_division(self._scope(), kind, head.number)
        self._units(node, title, limit)

    def _closes(self, kind: Kind, top: Kind, number: Number) -> bool:
        """Whether a container of `kind` stands above an open one: as seen before in this text, or by custom."""
        if (kind, top) in self.above:
            return True
        if (top, kind) in self.above:
            return False
        return _RANK[kind] < _RANK[top] and not number.first

    def _outside(self, head: Candidate, limit: int) -> None:
        """Annexes, appendices, protocols and declarations."""
        kind = head.kind
        if self._scope() is self.root and self.stack[-1].kind is not Kind.TESTIMONIUM:
            self.main = self.stack[:]
        holder = self._holder(kind, head.number)
        del self.stack[self.stack.index(holder) + 1 :]
        title = titles.division_title(self.content, self.blocks, head, limit)
        node = self._node(head, title, limit)
        self._gather(holder, kind, head.number)
        holder.children.append(node)
        self.stack.append(node)
        self.counts.add_division(holder, kind, head.number)
        self._units(node, title, limit)

    def _gather(self, holder: Node, kind: Kind, number: Number) -> None:
        """Protocols between two annexes that count on belong to the annex before them."""
        before = self.counts.division(holder, kind)
        if kind is not Kind.ANNEX or before is None or not number.follows(before) or number.first:
            return
        place = max(at for at, child in enumerate(holder.children) if child.kind is Kind.ANNEX)
        between = holder.children[place + 1 :]
        if between and all(child.kind is Kind.PROTOCOL for child in between):
            holder.children[place].children += between
            del holder.children[place + 1 :]

    def _holder(self, kind: Kind, number: Number) -> Node:
        outside = [node for node in self.stack if node.kind in _OUTSIDE]
        if kind is Kind.APPENDIX:
            return next((node for node in reversed(outside) if node.kind is not Kind.APPENDIX), self.root)
        if kind is Kind.ANNEX:
            protocol = next((node for node in outside if node.kind is Kind.PROTOCOL), None)
            last = self.counts.division(self.root, Kind.ANNEX)
            if protocol is not None and not (
                last is not None
                and number.value > 1
                and number.follows(last)
                and self.counts.division(protocol, Kind.ANNEX) is None
            ):
                return protocol
        return self.root

    def _preamble(self, head: Candidate, limit: int) -> None:
        scope = self._scope()
        del self.stack[self.stack.index(scope) + 1 :]
        if any(child.kind in (Kind.ARTICLE, *_RANK) for child in scope.children):
            return
        node = Node(Kind.PREAMBLE, "", "", self.blocks[head.at].start, head.heading, self._end(limit), head.heading)
        scope.children.append(node)
        self.stack.append(node)
        preamble.recitals(
            self.content, [Span(block.start, block.end) for block in self.blocks[head.at + 1 : limit]], node
        )

    def _testimonium(self, head: Candidate, limit: int) -> None:
        scope = self._scope()
        if self.stack[-1].kind is Kind.TESTIMONIUM or (scope.children and scope.children[-1].kind is Kind.TESTIMONIUM):
            last = self.stack[-1] if self.stack[-1].kind is Kind.TESTIMONIUM else scope.children[-1]
            last.end = last.unit_end = self._end(limit)
            return
        if scope is self.root:
            self.main = self.stack[:]
        del self.stack[self.stack.index(scope) + 1 :]
        start = self.blocks[head.at].start
        end = self._end(limit)
        node = Node(Kind.TESTIMONIUM, "", "", start, start, end, end)
        scope.children.append(node)
        self.stack.append(node)

    def _footnote(self, head: Candidate, limit: int) -> None:
        while self.stack[-1].kind in (Kind.TESTIMONIUM, Kind.PREAMBLE):
            self.stack.pop()
        start, end = self.blocks[head.at].start, self._end(limit)
        body = min(head.heading, end)
        self.stack[-1].children.append(Node(Kind.FOOTNOTE, head.label, "", start, body, end, end, mark=head.mark))

    # --- parts ----------------------------------------------------------------------------------------------------

    def _resume(self, head: Candidate, below: Candidate | None = None) -> None:
        """Return to the main body after an annex at the end of a chapter: its numbers go on."""
        scope = self._scope()
        if (scope is self.root and self.stack[-1].kind is not Kind.TESTIMONIUM) or not self.main:
            return
        if head.kind is Kind.ARTICLE:
            goes_on = self.counts.article_goes_on(head.number, scope)
        else:
            # After the signatures the chapters are those of annexes, or of the customs nomenclature.
            signed = any(child.kind is Kind.TESTIMONIUM for child in self.root.children)
            goes_on = not signed and self.counts.division_goes_on(head, below, scope)
        if goes_on:
            self.stack = self.main[:]
            self.resumed = True

    def _append(self, node: Node) -> None:
        """Hang a node on what is open. Annexes that interrupted a container stand in it if it goes on after them."""
        holder = self.stack[-1]
        if self.resumed and len(self.stack) > 1:
            place = self.root.children.index(self.stack[1]) + 1
            holder.children += self.root.children[place:]
            del self.root.children[place:]
        self.resumed = False
        holder.children.append(node)

    def _scope(self) -> Node:
        """Within what numbers count: the annex, protocol or declaration that is open, or the agreement."""
        for node in reversed(self.stack):
            if node.kind in _OUTSIDE:
                return node
        return self.root

    def _node(self, head: Candidate, title: titles.Title, limit: int) -> Node:
        heading = " ".join(self.content[title.start : title.end].split())
        start = self.blocks[head.at].start
        end = self._end(limit)
        body = min(title.body, end)
        return Node(head.kind, " ".join(head.label.split()), heading, start, body, end, body, word=head.word)

    def _units(self, node: Node, title: titles.Title, limit: int) -> None:
        spans = [(start, end) for start, end, _ in self.blocks[title.block : limit]]
        while spans and spans[0][1] <= title.body:
            del spans[0]
        if spans and spans[0][0] < title.body:
            spans[0] = title.body, spans[0][1]
        self.units.read(spans, node)

    def _end(self, limit: int) -> int:
        return self.blocks[limit - 1].end


def build(units: Units, blocks: list[Block], heads: Sequence[Candidate]) -> Node:
    """The tree of a text."""
    content = units.content
    root = Node(Kind.AGREEMENT, "", "", 0, 0, len(content))
    builder = _Builder(units, content, blocks, titles.style(content, blocks, heads), root, Counts(root), [root])
    first = heads[0].at if heads else len(blocks)
    structured = any(head.kind not in (Kind.TESTIMONIUM, Kind.DECLARATION) for head in heads)
    _front(units, blocks[:first], root, structured=structured)
    for place, head in enumerate(heads):
        limit = heads[place + 1].at if place + 1 < len(heads) else len(blocks)
        builder.add(head, limit, _first_article(heads, place))
    _close(root)
    root.start, root.end = 0, len(content)
    return root


def _first_article(heads: Sequence[Candidate], place: int) -> Candidate | None:
    """The first article under a division, if none but divisions below it stand before."""
    rank = _RANK.get(heads[place].kind, 0)
    for head in heads[place + 1 : place + 6]:
        if head.kind is Kind.ARTICLE:
            return head
        if _RANK.get(head.kind, 0) <= rank:
            return None
    return None


def _front(units: Units, blocks: list[Block], root: Node, *, structured: bool) -> None:
    """What stands before the first heading: title and preamble; or, without any heading, the whole text."""
    spans = [Span(start, end) for start, end, _ in blocks]
    if not structured:
        units.read(spans, root)
        return
    spans = preamble.opened(units.content, spans)
    begin = preamble.begin(units.content, spans)
    if begin < len(spans):
        node = Node(Kind.PREAMBLE, "", "", spans[begin].start, spans[begin].start, spans[-1].end, spans[begin].start)
        root.children.append(node)
        preamble.recitals(units.content, spans[begin:], node)


def _close(node: Node) -> None:
    """Let every node reach to the end of its last descendant."""
    for child in node.children:
        if child.children:
            _close(child)
        if child.end > node.end:
            node.end = child.end
