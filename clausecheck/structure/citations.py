"""Addresses: the citation a lawyer writes and the path that is unique.

`Article 22(2)(f)`, `Article 22(2), second subparagraph`, `Article 85, first paragraph, third indent`,
`Annex II, Article 3(1)`, `Chapter 5, Article 9` where article numbers begin anew in each chapter.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from clausecheck.agreement import Kind, Provision
from clausecheck.structure.naming import DIVISIONS, OUTSIDE, Naming, division_name, joined, numbered_name, outside_name
from clausecheck.structure.nodes import Node

_UNITS: Final = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.INDENT})
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()


class _Flattener:
    def __init__(self, root: Node) -> None:
        self.provisions: list[Provision] = []
        self._naming = Naming(root)

    def add(self, node: Node, parent: int, citation: str, path: str) -> int:
        """Take over a node; its index among the provisions."""
        self.provisions.append(
            Provision(
                node.kind,
                node.number,
                node.heading,
                citation,
                path,
                node.start,
                node.body,
                node.end,
                parent,
                node.unit_end,
                node.tail,
                node.mark,
            )
        )
        return len(self.provisions) - 1

    def children(self, node: Node, index: int, scope: str, base: str, path: str, divisions: tuple[Node, ...]) -> None:
        """Add the children of a node.

        `scope` is the citation of the annex or protocol around it, `base` that of the node itself.
        """
        repeats: dict[str, int] = {}
        places: dict[Kind, int] = {}
        above = f"{path}/" if path else ""
        for child in node.children:
            kind = child.kind
            place = places.get(kind, 0)
            if not child.number or kind is Kind.INDENT:
                places[kind] = place = place + 1
            if kind in _UNITS:
                citation = _unit_citation(child, node, base, place)
            else:
                citation = self._citation(child, scope, base, divisions, place)
            segment = _segment(kind, child.number, place)
            repeats[segment] = repeat = repeats.get(segment, 0) + 1
            child_path = above + segment if repeat == 1 else f"{above}{segment}~{repeat}"
            at = self.add(child, index, citation, child_path)
            if child.children:
                inner = (*divisions, child) if kind in DIVISIONS else () if kind in OUTSIDE else divisions
                outer = citation if kind in OUTSIDE else scope
                self.children(child, at, outer, citation, child_path, inner)

    def _citation(self, child: Node, scope: str, base: str, divisions: tuple[Node, ...], place: int) -> str:
        """The citation of what is no unit."""
        kind = child.kind
        if kind is Kind.ARTICLE:
            return joined(scope, self._naming.within(child.number, scope, divisions), numbered_name(child))
        if kind is Kind.RECITAL:
            return f"{base}, recital {child.number or place}"
        if kind is Kind.FOOTNOTE:
            return joined(scope, f"footnote {child.number}")
        if kind in DIVISIONS:
            return joined(scope, *map(division_name, divisions), division_name(child))
        return joined(scope, outside_name(child))


def _unit_citation(child: Node, node: Node, base: str, place: int) -> str:
    if child.kind is Kind.INDENT:
        return joined(base, f"{_nth(place)} indent")
    if child.number:
        if node.kind in (Kind.ARTICLE, Kind.POINT) or (node.kind is Kind.PARAGRAPH and node.number):
            number = (
                child.number.rpartition(".")[2]
                if node.number and child.number.startswith(f"{node.number}.")
                else child.number
            )
            return f"{base}({number})"
        if node.kind is Kind.PARAGRAPH or node.kind is Kind.INDENT:
            return joined(base, f"point ({child.number})")
        word = "paragraph" if child.kind is Kind.PARAGRAPH else "point"
        return joined(base, f"{word} {child.number}" if word == "paragraph" else f"point ({child.number})")
    if (node.kind is Kind.PARAGRAPH and node.number) or node.kind is Kind.POINT:
        return joined(base, f"{_nth(place + 1)} subparagraph")
    if node.kind in (Kind.ARTICLE, Kind.PARAGRAPH, Kind.INDENT):
        return joined(base, f"{_nth(place)} paragraph")
    if node.kind is Kind.PREAMBLE:
        return base
    if node.kind is Kind.FOOTNOTE:
        return base
    return joined(base, f"paragraph {place}")


def flatten(root: Node, page_at: Callable[[int], int | None] = lambda offset: None) -> tuple[Provision, ...]:
    """The provisions of a tree in document order, each with citation and path.

    `page_at` gives the page of an offset: in a text without structure a paragraph is cited by page.
    """
    flattener = _Flattener(root)
    flattener.children(root, flattener.add(root, -1, "", ""), "", "", "", ())
    if root.children and all(child.kind in _UNITS for child in root.children):
        return tuple(_by_page(flattener.provisions, page_at))
    return tuple(_with_footnotes(flattener.provisions))


def _by_page(provisions: list[Provision], page_at: Callable[[int], int | None]) -> Iterator[Provision]:
    """The provisions of a text without structure: "page 3, paragraph 2", or "paragraph 12" where there are no pages."""
    counts: Counter[int | None] = Counter()
    base, own = "", ""
    for provision in provisions:
        if provision.parent == 0:
            page = page_at(provision.start)
            counts[page] += 1
            base, own = provision.citation, f"paragraph {counts[page]}"
            own = own if page is None else f"page {page}, {own}"
        if provision.parent >= 0:
            provision = provision._replace(citation=own + provision.citation.removeprefix(base))
        yield provision


def _with_footnotes(provisions: list[Provision]) -> list[Provision]:
    """The provisions, each footnote cited by the article or annex that calls it."""
    called = [index for index, provision in enumerate(provisions) if provision.mark >= 0]
    if not called:
        return provisions
    homes = [provision for provision in provisions if provision.kind is Kind.ARTICLE or provision.kind in OUTSIDE]
    starts = [home.start for home in homes]
    for index in called:
        note = provisions[index]
        home = bisect_right(starts, note.mark) - 1
        if home >= 0 and note.mark < homes[home].end:
            provisions[index] = note._replace(citation=joined(homes[home].citation, f"footnote {note.number}"))
    return provisions


@lru_cache(maxsize=4096)
def _segment(kind: Kind, number: str, place: int) -> str:
    """What a provision adds to the path of what it stands in, unless another of its number stands there too."""
    slug = "" if kind is Kind.INDENT else number.lower()
    if not slug.isalnum():
        slug = "".join(character if character.isalnum() else "-" for character in slug).strip("-")
    return f"{kind}-{slug or place}"


def _nth(place: int) -> str:
    """The ordinal as a citation writes it: "third", "32nd"."""
    if place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    ending = "th" if 10 < place % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
