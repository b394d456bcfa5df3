"""Where an agreement settles disputes, and which of its provisions a clause about that is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from clausecheck.agreement import CONTAINERS, Agreement, Kind, Provision
from clausecheck.offsets import Span
from clausecheck.structure.references import Reference, references
from clausecheck.structure.targets import OUTSIDE, Targets

SETTLEMENT: Final = re.compile(r"dispute[\s-]*settlement|settlement\s+of\s+disputes|dispute\s+resolution", re.I)
MEANS: Final = re.compile(rf"{SETTLEMENT.pattern}|\barbitration\b|\bpanel\b", re.I)
DISPUTES_ON: Final = re.compile(r"disputes?\b.{0,160}\b(?:concerning|under|regarding|relating\s+to)\s", re.I | re.S)
LONG: Final = 20_000
"""Characters of an article in which clauses are looked for."""

_PANEL: Final = re.compile(r"\b(?:arbitra\w+|panel)\b", re.I)
_TO_BODY: Final = re.compile(
    r"refer\s.{0,80}\bto\s+the\s+(?:\w+\s+){0,2}(?:Committee|Council)|hold\s+consultations", re.I | re.S
)
_SENTENCE: Final = re.compile(r"(?<=[.;])\s+(?=[A-Z(\d])")
_CHAPTERED: Final = re.compile(r"(\d+)[.-]\d+$")


class Settlement:
    """The settlement of disputes in one agreement; provisions go by their index, scopes by their paths."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._content = agreement.text.content
        self._provisions = agreement.provisions
        self._targets = Targets(agreement)
        self._paths = {one.path: index for index, one in enumerate(agreement.provisions)}
        self.headed_so = frozenset(
            index
            for index, one in enumerate(agreement.provisions)
            if (one.kind in CONTAINERS or one.kind is Kind.ARTICLE) and SETTLEMENT.search(one.heading)
        )

    def named(self, span: Span) -> list[Reference]:
        """What a sentence names."""
        return list(references(self._agreement, [span], self._targets))

    def provides_means(self) -> bool:
        """Whether what is headed as dispute settlement speaks of arbitration or panels."""
        return any(
            MEANS.search(self._content, self._provisions[index].body, self._provisions[index].end)
            for index in self.headed_so
        )

    def settles(self, index: int) -> bool:
        """Whether a provision is a part of dispute settlement."""
        return any(at in self.headed_so for at in self._targets.lineage(index))

    def arbitrates(self, index: int) -> bool:
        """Whether the article stands in a settlement of disputes by a panel."""
        around = [at for at in self._targets.lineage(index) if at in self.headed_so]
        last = self._provisions[around[-1]] if around else None
        return last is not None and _PANEL.search(self._content, last.body, last.end) is not None

    def is_part(self, path: str) -> bool:
        """Whether a path is a part, heading or title."""
        return self._provisions[self._paths[path]].kind in (Kind.PART, Kind.HEADING, Kind.TITLE)

    def citation(self, offset: int) -> str:
        """Where a clause stands, down to the paragraph or point."""
        return self._provisions[self._targets.at(offset)].citation

    def scope(self, named: list[Reference], index: int) -> list[str]:
        """The paths of what is named, settlement left out; the article's own chapter if nothing is."""
        own = [one for one in named if one.named.startswith("this ") and one.target]
        if own:
            paths = [one.target for one in own[:1] if one.target and not self.is_settlement(one)]
            return self.numbered_alike(paths, index)
        found = [path for path in self.whole(named) if not self.is_settled(path)]
        return found or ([] if named else self.container(index))

    def whole(self, named: Iterable[Reference], *, only: bool = True) -> list[str]:
        """The paths of what is named; with `only`, of what exists whole."""
        return [one.target for one in named if one.target and (one.whole or not only)]

    def container(self, index: int) -> list[str]:
        """The chapter or title around an article; an annex and a settlement chapter take nothing out of themselves."""
        for at in self._targets.lineage(self._provisions[index].parent):
            kind = self._provisions[at].kind
            if at in self.headed_so and kind is Kind.SECTION:
                continue
            if kind in OUTSIDE or self.settles(at):
                return []
            if kind in (Kind.CHAPTER, Kind.TITLE, Kind.SECTION):
                return self.numbered_alike([self._provisions[at].path], index)
        return []

    def numbered_alike(self, paths: list[str], index: int) -> list[str]:
        """A chapter's path; of a chapter in which the next one's heading was lost, the articles of the same number.

        "This Chapter" in Article 12.21 is Chapter 12, though its articles stand under the heading of Chapter 11.
        """
        number = _CHAPTERED.match(self._provisions[index].number)
        holder = self._provisions[self._paths[paths[0]]] if len(paths) == 1 else None
        if number is None or holder is None or holder.kind is not Kind.CHAPTER or not holder.number.isdecimal():
            return paths
        if holder.number == number[1]:
            return paths
        return [
            one.path
            for one in self._provisions
            if one.kind is Kind.ARTICLE
            and holder.start <= one.start < holder.end
            and (found := _CHAPTERED.match(one.number))
            and found[1] == number[1]
        ]

    def disputed(self, index: int) -> list[str]:
        """The chapters whose disputes an article is about: "disputes concerning Chapters 6 and 7"."""
        one = self._provisions[index]
        for span in self.sentences(one.body, one.end):
            if found := DISPUTES_ON.search(self._content, span.start, span.end):
                _, after = parted(self.named(span), found.end() - 1)
                return [path for path in self.whole(after) if self._provisions[self._paths[path]].kind in CONTAINERS]
        return []

    def settles_chapter(self, index: int) -> bool:
        """Whether an article stands in a chapter or title on dispute settlement."""
        around = (self._provisions[at] for at in self._targets.lineage(index) if at in self.headed_so)
        return any(one.kind in (Kind.CHAPTER, Kind.TITLE, Kind.PART) for one in around)

    def headed(self, reference: Reference) -> str:
        """The heading of what is named."""
        return self._provisions[self._paths[reference.target]].heading if reference.target else ""

    def is_settlement(self, reference: Reference) -> bool:
        """Whether what is named is a part of dispute settlement."""
        return reference.target is not None and self.is_settled(reference.target)

    def is_settled(self, path: str) -> bool:
        """Whether a path is a part of dispute settlement."""
        return self.settles(self._paths[path])

    def covers(self, index: int) -> Iterator[str]:
        """The title or part whose disputes an article settles; an empty path for the whole agreement."""
        one = self._provisions[index]
        for span in self.sentences(one.body, min(one.end, one.body + 3000)):
            words = self._content[span.start : span.end]
            found = DISPUTES_ON.search(words)
            if found is None or "interpretation" not in words:
                continue
            named = self.whole(self.named(span), only=False)
            parts = [target for target in named if self.is_part(target) and not self.is_settled(target)]
            yield from parts
            if not parts and re.search(r"(?:this|the present)\s+Agreement", words[found.end() :]):
                yield ""

    def body_decides(self) -> Provision | None:
        """The article by which a joint body settles what divides the parties, where nobody arbitrates."""
        for one in self._provisions:
            if one.kind is Kind.ARTICLE and re.search(r"fulfil|obligations|disput|non-execution", one.heading, re.I):
                end = min(one.end, one.body + LONG)
                if _TO_BODY.search(self._content, one.body, end) and not MEANS.search(self._content, one.body, end):
                    return one
        return None

    def sentences(self, start: int, end: int) -> Iterator[Span]:
        """The sentences between two offsets."""
        at = start
        for found in _SENTENCE.finditer(self._content, start, end):
            yield Span(at, found.start())
            at = found.end()
        yield Span(at, end)


def parted(named: list[Reference], offset: int) -> tuple[list[Reference], list[Reference]]:
    """The references that end before an offset, and the others."""
    before = [one for one in named if one.span.end <= offset]
    return before, [one for one in named if one not in before]
