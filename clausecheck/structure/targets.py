"""The provision that a name means, seen from where it is named.

A number is looked for from the inside out: "paragraph 1" in the article around it, "Chapter 2" in the title around it,
"Article 5" in the protocol around it, and in the agreement only if nothing nearer bears the number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from clausecheck.agreement import Agreement, Kind, Provision
from clausecheck.structure.numbering import Number, parse

UNITS: Final = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.INDENT})
OUTSIDE: Final = frozenset({Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL, Kind.DECLARATION})
_HARMONISED: Final = (re.compile(r"Harmoni[sz]ed\s(?:Commodity|System)"), re.compile(r"HS(?<=\bHS)\b"))


class Targets:
    """Finds provisions of one agreement by what they are called.

    `roman` says that the agreement counts articles in Roman numerals, `nomenclature` that it speaks of the chapters of
    the customs nomenclature.
    """

    def __init__(self, agreement: Agreement) -> None:
        self.provisions = agreement.provisions
        self.roman = any(one.kind is Kind.ARTICLE and one.number.isalpha() for one in self.provisions)
        self.nomenclature = any(name.search(agreement.text.content) for name in _HARMONISED)
        self._starts = [provision.start for provision in self.provisions]
        self._children: dict[tuple[int, Kind, Number], list[int]] = defaultdict(list)
        self._units: dict[int, list[int]] = defaultdict(list)
        self._named: dict[tuple[int, Kind, Number], list[int]] = defaultdict(list)
        self._all: dict[tuple[Kind, Number], list[int]] = defaultdict(list)
        scopes = [0] * len(self.provisions)
        for index, one in enumerate(self.provisions[1:], 1):
            scopes[index] = one.parent if self.provisions[one.parent].kind in OUTSIDE else scopes[one.parent]
            if one.kind in UNITS:
                self._units[one.parent].append(index)
            elif one.number:
                number = parse(one.number)
                self._children[one.parent, one.kind, number].append(index)
                self._named[scopes[index], one.kind, number].append(index)
                self._all[one.kind, number].append(index)

    def at(self, offset: int) -> int:
        """The innermost provision around an offset."""
        index = bisect_right(self._starts, offset) - 1
        while index > 0 and self.provisions[index].end <= offset:
            index = self.provisions[index].parent
        return max(0, index)

    def lineage(self, index: int) -> Iterator[int]:
        """The provision and what is around it, innermost first."""
        while index >= 0:
            yield index
            index = self.provisions[index].parent

    def around(self, index: int, kind: Kind) -> int | None:
        """The provision of a kind that the provision is or stands in."""
        return next((at for at in self.lineage(index) if self.provisions[at].kind is kind), None)

    def own(self, index: int) -> int:
        """The annex, protocol or declaration that the provision stands in, or the agreement."""
        return next((at for at in self.lineage(index) if self.provisions[at].kind in OUTSIDE), 0)

    def has(self, index: int, kind: Kind) -> bool:
        """Whether anything of the kind stands below the provision."""
        end = self.provisions[index].end
        at = index + 1
        while at < len(self.provisions) and self.provisions[at].start < end:
            if self.provisions[at].kind is kind:
                return True
            at += 1
        return False

    # --- by number ------------------------------------------------------------------------------------------------

    def numbered(self, kind: Kind, label: str, near: int, within: int | None = None) -> int | None:
        """The container or article of that number: inside `within` if it is given, else the nearest to `near`."""
        number = parse(label)
        if within is not None:
            return next((at for at in self._all.get((kind, number), ()) if within in self.lineage(at)), None)
        around = list(self.lineage(near))
        for at in around:
            if children := self._children.get((at, kind, number)):
                return children[0]
        for scope in dict.fromkeys((*(at for at in around if self.provisions[at].kind in OUTSIDE), 0)):
            if found := self._named.get((scope, kind, number)):
                return max(found, key=lambda at: len(set(self.lineage(at)).intersection(around)))
        if kind in OUTSIDE or number.series:
            # An annex of a protocol; "Article SSC.67" of the one protocol that counts so.
            return next(iter(self._all.get((kind, number), ())), None)
        return None

    def unit(self, holder: int, label: str) -> int | None:
        """The paragraph or point of that number directly in the provision."""
        return next((at for at in self._units.get(holder, ()) if self.provisions[at].number == label), None)

    def deep(self, holder: int, label: str) -> int | None:
        """The point of that number in the provision, or the only one in its unnumbered paragraphs."""
        if (found := self.unit(holder, label)) is not None:
            return found
        for at in self._units.get(holder, ()):
            if not self.provisions[at].number and (found := self.unit(at, label)) is not None:
                return found
        return None

    def place(self, holder: int, kind: Kind, place: int) -> int | None:
        """The unit at that place: the second subparagraph, the third indent; -1 is the last."""
        units = self._units.get(holder, [])
        if kind is Kind.INDENT:
            units = [at for at in units if self.provisions[at].kind is Kind.INDENT]
        elif holder_is_paragraph(self.provisions[holder]):
            # A paragraph's own words are its first subparagraph.
            units = [holder, *(at for at in units if self.provisions[at].kind is Kind.PARAGRAPH)]
        else:
            units = [at for at in units if self.provisions[at].kind is Kind.PARAGRAPH]
            units = units or ([holder] if place in (1, -1) else [])
        if place == -1:
            return units[-1] if units else None
        return units[place - 1] if place <= len(units) else None

    def numbers_units(self, holder: int) -> bool:
        """Whether the provision has numbered units, so that a number it lacks is missed."""
        return any(self.provisions[at].number for at in self._units.get(holder, ()))

    def beside(self, index: int, kind: Kind, step: int) -> int | None:
        """The provision of a kind before or after the one around `index`."""
        here = self.around(index, kind)
        if here is None and kind is Kind.POINT:
            # "the preceding subparagraph" of a paragraph without number.
            return self.beside(index, Kind.PARAGRAPH, step)
        if here is None:
            return None
        at = here + step
        while 0 < at < len(self.provisions):
            one = self.provisions[at]
            if one.kind is kind and (kind not in UNITS or one.parent == self.provisions[here].parent):
                return at
            if kind in UNITS and at <= self.provisions[here].parent:
                return at
            at += step
        return None


def holder_is_paragraph(holder: Provision) -> bool:
    """Whether subparagraphs, not paragraphs, stand in it."""
    return holder.kind in UNITS and bool(holder.number)
