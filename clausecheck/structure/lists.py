"""A list while its items are being read: whether a marker goes on with it."""

from __future__ import annotations

from dataclasses import dataclass

from clausecheck.agreement import Kind
from clausecheck.structure.marks import Mark
from clausecheck.structure.nodes import Node

_PARAGRAPHS = ("1.", "1.1", "1)", "1.)")


@dataclass(slots=True, eq=False)
class OpenList:
    """An open list: the shape and family of its markers, its last value, and the node its items hang on."""

    shape: str
    family: str
    value: int
    holder: Node
    item: Node

    def value_of(self, mark: Mark) -> int:
        """What a marker counts in this list."""
        family = self.family
        if family == "letter":
            return mark.letter
        if family == "arabic":
            return mark.arabic
        if family == "roman":
            return mark.roman
        return 1 if family == "dash" else int(mark.label.rsplit(".", 1)[-1])

    def goes_on(self, mark: Mark) -> bool:
        """Whether a marker of this list's shape is the next."""
        if self.family == "dash":
            return True
        if self.family == "decimal":
            return self.item.number.rpartition(".")[0] == mark.label.rpartition(".")[0]
        return self.value_of(mark) == self.value + 1


def family_of(mark: Mark, *, outermost: bool) -> str:
    """How the list counts that a marker begins: `(i)` opens a Roman one, as `(v)` does where no list is open."""
    if mark.shape == "-":
        return "dash"
    if mark.arabic:
        return "arabic"
    if mark.shape == "1.1":
        return "decimal"
    return "roman" if mark.roman and mark.letter != 1 and (mark.roman == 1 or outermost) else "letter"


def kind_of(mark: Mark, holder: Node) -> Kind:
    """What a unit is that bears the marker."""
    if mark.shape == "-":
        return Kind.INDENT
    if mark.shape in _PARAGRAPHS or (mark.shape == "(1)" and holder.kind is not Kind.PARAGRAPH):
        return Kind.POINT if holder.kind in (Kind.POINT, Kind.INDENT) else Kind.PARAGRAPH
    return Kind.POINT


def counts_paragraphs(mark: Mark) -> bool:
    """Whether the marker is one of those that number the paragraphs of an article."""
    return mark.shape in _PARAGRAPHS
