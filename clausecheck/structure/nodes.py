"""A provision while the tree is being built."""

from __future__ import annotations

from dataclasses import dataclass, field

from clausecheck.agreement import Kind
from clausecheck.offsets import Span


@dataclass(slots=True)
class Node:
    """As `Provision`, with its children instead of its parent. `name` is its citation within its parent."""

    kind: Kind
    number: str
    heading: str
    start: int
    body: int
    end: int
    unit_end: int = 0
    tail: Span | None = None
    name: str = ""
    children: list[Node] = field(default_factory=list)
