"""The outline of an agreement: the JSON contract of `clausecheck outline`, and the tree a person reads."""

from __future__ import annotations

import json
from typing import Any

from rich.text import Text as RichText
from rich.tree import Tree

from clausecheck.agreement import CONTAINERS, Agreement, Kind, Provision
from clausecheck.reports.plain import clean

_UNITS = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.INDENT, Kind.RECITAL, Kind.FOOTNOTE})
_BEGINNING = 70


def outline_json(agreement: Agreement) -> str:
    """All provisions in document order, as one JSON object.

    An article's or a unit's `text` is its whole body; a container's is only what stands before its first child.
    """
    provisions = [_provision(agreement, one) for one in agreement.provisions if one.parent >= 0]
    return json.dumps({"schema": "clausecheck/outline/v1", "provisions": provisions}, ensure_ascii=False, indent=1)


def _provision(agreement: Agreement, one: Provision) -> dict[str, Any]:
    content = agreement.text.content
    end = one.unit_end if one.kind in CONTAINERS else one.end
    return {
        "kind": one.kind.value,
        "number": one.number,
        "heading": one.heading,
        "citation": one.citation,
        "path": one.path,
        "text": content[one.body : max(one.body, end)].strip(),
        "start": one.start,
        "end": one.end,
        "page": agreement.text.page_at(one.start) if content else None,
    }


def outline_tree(agreement: Agreement, *, depth: int | None = None, units: bool = False) -> Tree:
    """The provisions as a tree with page numbers; `units` adds paragraphs and points, `depth` cuts the levels below."""
    root = Tree(RichText(clean(agreement.title) or "Agreement", style="bold"), guide_style="dim")
    nodes: dict[int, tuple[Tree, int]] = {0: (root, 0)}
    for index, one in enumerate(agreement.provisions):
        if one.parent < 0 or one.parent not in nodes or (one.kind in _UNITS and not units):
            continue
        parent, level = nodes[one.parent]
        if depth is not None and level >= depth:
            continue
        nodes[index] = (parent.add(_label(agreement, one)), level + 1)
    return root


def _label(agreement: Agreement, one: Provision) -> RichText:
    label = RichText(clean(_name(one)), style="bold" if one.kind in CONTAINERS else "")
    if one.heading and one.heading not in _name(one):
        label.append(f"  {clean(one.heading)}", style="default not bold")
    elif one.kind in _UNITS:
        words = " ".join(agreement.text.content[one.body : one.unit_end].split())
        label.append(f"  {clean(words[:_BEGINNING])}{'…' if len(words) > _BEGINNING else ''}", style="dim not bold")
    page = agreement.text.page_at(one.start)
    if page is not None:
        label.append(f"  p. {page}", style="dim not bold")
    return label


def _name(one: Provision) -> str:
    if one.kind in _UNITS:
        return f"({one.number})" if one.number else "–"
    name = f"{one.kind.value.capitalize()} {one.number}".strip()
    return one.heading or name if one.kind in (Kind.DECLARATION, Kind.PREAMBLE) and not one.number else name
