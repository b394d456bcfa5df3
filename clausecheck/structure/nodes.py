"""A provision while the tree is being built."""

from __future__ import annotations

from dataclasses import dataclass, field

from clausecheck.agreement import Kind
from clausecheck.offsets import Span


@dataclass(slots=True, eq=False)
class Node:
    """As `Provision`, with its children instead of its parent; `mark` is where the text calls a footnote.

    `word` is what the text calls it if not by its kind's name: "Rule" for an article, "Attachment" for an appendix.
    """

    kind: Kind
    number: str
    heading: str
    start: int
    body: int
    end: int
    unit_end: int = 0
    tail: Span | None = None
    mark: int = -1
    word: str = ""
    children: list[Node] = field(default_factory=list)
