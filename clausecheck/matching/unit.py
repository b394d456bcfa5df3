"""One composed unit as the judge sees it: its words, what they mention, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from clausecheck.agreement import Provision
from clausecheck.language.lexicon import Mention
from clausecheck.matching.findings import Placement
from clausecheck.matching.index import AgreementIndex
from clausecheck.matching.placement import placement_of
from clausecheck.offsets import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Unit:
    """A composed reading with everything derived from it, each derived once and only when asked for."""

    def __init__(self, index: AgreementIndex, number: int) -> None:
        self.index = index
        self.number = number
        self.agreement = index.agreement
        self.composition = index.compositions[number]
        self.words = index.words[number]

    @cached_property
    def provision(self) -> Provision:
        """The provision whose composed reading this is."""
        return self.agreement.provisions[self.composition.provision]

    @cached_property
    def lineage(self) -> tuple[Provision, ...]:
        """The provision and the provisions around it, innermost first, without the agreement itself."""
        return (
            self.provision,
            *(one for one in self.agreement.ancestors(self.composition.provision) if one.parent >= 0),
        )

    @cached_property
    def article(self) -> Provision | None:
        """The article the unit stands in; failing one, the innermost annex, protocol or declaration."""
        return self.index.article(self.number)

    @cached_property
    def citation(self) -> str:
        """The unit's legal address; words above all provisions are the title, or all there is."""
        alone = len(self.agreement.provisions) == 1
        return self.provision.citation or ("paragraph 1" if alone else "title")

    @cached_property
    def heading(self) -> str:
        """The heading of the unit's article."""
        return self.article.heading if self.article else ""

    @cached_property
    def placement(self) -> Placement:
        """Where the unit stands in the instrument."""
        return placement_of(self.lineage, self.index.operative_annexes)

    @cached_property
    def doc(self) -> Doc:
        """Tokens, lemmas and sentences of the unit's words."""
        from clausecheck.language.nlp import analyse

        return analyse(self.words)

    @cached_property
    def own(self) -> Span:
        """Where in `words` the unit's own words stand, its tail included, its chapeau left out."""
        start = sum(span.end - span.start + 1 for span in self.composition.spans[: self.composition.own])
        return Span(start, len(self.words))

    @cached_property
    def in_heading(self) -> frozenset[str]:
        """The lexicons that the heading of the unit's article mentions, look-alikes left out."""
        return self.index.headings.mentioned_by(self.article) if self.article else frozenset()

    @cached_property
    def in_container_headings(self) -> frozenset[str]:
        """The lexicons that the headings around the unit mention, the article's included."""
        return frozenset().union(*(self.index.headings.mentioned_by(one) for one in self.lineage))

    def mentions(self, lexicon: str) -> tuple[Mention, ...]:
        """What the unit's words mention of a lexicon, look-alikes included."""
        return self.index.mentions(lexicon, self.number)

    def text_spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the agreement's text under characters of `words`."""
        return self.composition.text_span(start, end)

    def sentences(self) -> Iterator[Span]:
        """The sentences of the unit's words."""
        yield from (Span(sentence.start_char, sentence.end_char) for sentence in self.doc.sents)
