"""What provisions are called: "Chapter 5", "Annex on Telecommunications", and the divisions an article is cited with.

Where article numbers begin anew in each chapter, every article is cited with its chapter, whether another bears its
number or not: "Chapter 11, Article 6". The division that is named is the outermost that tells all of them apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from clausecheck.agreement import Kind
from clausecheck.structure.nodes import Node

DIVISIONS: Final = frozenset({Kind.PART, Kind.HEADING, Kind.TITLE, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION})
OUTSIDE: Final = frozenset({Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL, Kind.DECLARATION})
_ORDER: Final = (Kind.PART, Kind.HEADING, Kind.TITLE, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION)
_NAMES: Final = {kind: kind.value.capitalize() for kind in Kind} | {Kind.SUBSECTION: "Sub-section"}
_LONG: Final = 150
_ON: Final = re.compile(r"(?:annex|appendix|attachment) (?:on|concerning|regarding) ", re.I)
# Where fewer articles share their number with another, some number is wrong, and the count does not begin anew.
_RESTARTED: Final = 0.3

Divisions = tuple[Node, ...]


def joined(*parts: str) -> str:
    """The parts of a citation that say something, outermost first."""
    return ", ".join(filter(None, parts))


def numbered_name(node: Node) -> str:
    """The provision's word and number: "Article 5", "Rule 5", "Chapter II"."""
    return f"{node.word or _NAMES[node.kind]} {node.number}"


def division_name(node: Node) -> str:
    """The name of a division: its number, or its heading if it has none."""
    return numbered_name(node) if node.number else node.heading[:_LONG]


def outside_name(node: Node) -> str:
    """The name of an annex, appendix, protocol or declaration; one without number is known by its heading."""
    if node.number and node.kind is not Kind.DECLARATION:
        return numbered_name(node)
    if node.kind in (Kind.DECLARATION, Kind.PROTOCOL) or _ON.match(node.heading):
        return node.heading[:_LONG] or _NAMES[node.kind]
    return node.word or _NAMES[node.kind]


class _Count(NamedTuple):
    """How articles are counted in one scope: what tells them apart, and which numbers come more than once."""

    kinds: frozenset[Kind]
    repeated: frozenset[str]
    restarts: bool


class Naming:
    """The divisions that the articles of a tree are cited with."""

    def __init__(self, root: Node) -> None:
        articles: dict[str, list[tuple[str, Divisions]]] = {}
        for scope, number, divisions in _articles(root):
            articles.setdefault(scope, []).append((number, divisions))
        self._counts = {scope: count for scope, found in articles.items() if (count := _count(found)) is not None}

    def within(self, number: str, scope: str, divisions: Divisions) -> str:
        """The names of the divisions that belong to the citation of an article; empty where its number is enough."""
        count = self._counts.get(scope)
        if count is None or not divisions or not (count.restarts or number in count.repeated):
            return ""
        named = [one for one in divisions if one.kind in count.kinds]
        return joined(*map(division_name, named or divisions[-1:]))


def _articles(root: Node) -> Iterator[tuple[str, str, Divisions]]:
    """Every article's scope, number and divisions."""
    stack: list[tuple[Node, str, Divisions]] = [(root, "", ())]
    while stack:
        node, scope, divisions = stack.pop()
        for child in node.children:
            if child.kind is Kind.ARTICLE:
                yield scope, child.number, divisions
            elif child.kind in OUTSIDE:
                stack.append((child, joined(scope, outside_name(child)), ()))
            elif child.children:
                stack.append((child, scope, (*divisions, child) if child.kind in DIVISIONS else divisions))


def _count(articles: Sequence[tuple[str, Divisions]]) -> _Count | None:
    """How the articles of a scope are counted; None where no number comes twice."""
    numbers = Counter(number for number, _ in articles)
    repeated = frozenset(number for number, count in numbers.items() if count > 1)
    if not repeated:
        return None
    present = {division.kind for _, divisions in articles for division in divisions}
    kinds = [kind for kind in _ORDER if kind in present]
    ways = [frozenset(way) for size in range(1, len(kinds) + 1) for way in combinations(kinds, size)]
    best = min(ways, key=lambda way: _alike(articles, way), default=frozenset())
    restarts = len(repeated) > 1 and sum(numbers[number] for number in repeated) > _RESTARTED * len(articles)
    return _Count(best, repeated, restarts)


def _alike(articles: Sequence[tuple[str, Divisions]], kinds: frozenset[Kind]) -> int:
    """How many articles are not told apart by their number and the names of the divisions of these kinds."""
    keys = Counter(
        (number, *(division_name(one) for one in divisions if one.kind in kinds)) for number, divisions in articles
    )
    return sum(count for count in keys.values() if count > 1)
