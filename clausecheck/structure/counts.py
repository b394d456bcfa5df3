"""What has been counted so far: the articles and divisions of the main body and of each annex.

Whether a heading after an annex stands in the annex or goes on with the main body is told by its number.
"""

from __future__ import annotations

from typing import Final

from clausecheck.agreement import Kind
from clausecheck.structure.headings import Candidate
from clausecheck.structure.nodes import Node
from clausecheck.structure.numbering import Number

_RESUMED: Final = (Kind.PART, Kind.TITLE, Kind.CHAPTER)
# Chapters that annexes interrupted may have lost some between.
_LOST: Final = 4


class Counts:
    """The last numbers, by what they are counted in: the agreement `root`, an annex, a protocol."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._articles: dict[int, Number] = {}
        # The last article of the main body in each series: "1.5" in "1", "15.2" in "15"; the last of all under None.
        self._series: dict[tuple[str, ...] | None, Number] = {}
        self._divisions: dict[tuple[int, Kind], Number] = {}

    def article(self, scope: Node) -> Number | None:
        """The last article counted in the scope."""
        return self._articles.get(id(scope))

    def add_article(self, scope: Node, number: Number) -> None:
        """Count an article."""
        self._articles[id(scope)] = number
        if scope is self._root:
            self._series[number.series] = self._series[None] = number

    def division(self, holder: Node, kind: Kind) -> Number | None:
        """The last division, annex or protocol of that kind counted in the holder."""
        return self._divisions.get((id(holder), kind))

    def add_division(self, holder: Node, kind: Kind, number: Number) -> None:
        """Count a division, annex or protocol."""
        self._divisions[id(holder), kind] = number

    # --- does the main body go on? --------------------------------------------------------------------------------

    def article_goes_on(self, number: Number, scope: Node) -> bool:
        """Whether an article's number goes on with the main body's, not with those of the annex it stands in."""
        here = self.article(scope) if scope is not self._root else None
        before = (self._series.get(None), self._series.get(number.series))
        follows = any(last is not None and number.follows(last) for last in before)
        return follows and not (here is not None and number.follows(here))

    def division_goes_on(self, head: Candidate, below: Candidate | None, scope: Node) -> bool:
        """Whether a division goes on with the main body: by its own number, or by that of its first article."""
        here = self.division(scope, head.kind) if scope is not self._root else None
        before = self.division(self._root, head.kind)
        counted = head.kind in _RESUMED and here is None and before is not None
        if counted and before is not None and before.value < head.number.value <= before.value + _LOST:
            return True
        return below is not None and self._leads_on(head, below.number, scope)

    def _leads_on(self, head: Candidate, number: Number, scope: Node) -> bool:
        """Whether the first article under a division goes on with the main body.

        "Chapter 4" begins the series of Article 4.1; a section goes on with the series before it.
        """
        begins = head.kind is Kind.CHAPTER and number.series[-1:] in ((str(head.number.value),), (head.label.upper(),))
        return bool(number.series) and (begins or not number.first) and self.article_goes_on(number, scope)
