"""One composed unit as the judge sees it: its words, what they mention, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from clausecheck.agreement import Provision
from clausecheck.language.lexicon import Mention
from clausecheck.language.nlp import analyse
from clausecheck.language.sentences import sentences
from clausecheck.language.verbs import VerbGroup, verb_groups
from clausecheck.matching.findings import Placement
from clausecheck.matching.index import AgreementIndex
from clausecheck.matching.placement import placement_of
from clausecheck.offsets import Span


class Unit:
    """A composed reading with everything derived from it, each derived once and only when asked for."""

    def __init__(self, index: AgreementIndex, number: int) -> None:
        self.index = index
        self.number = number
        self.agreement = index.agreement
        self.composition = index.compositions[number]
        self.words = index.words[number]
        self._verbs: dict[Span, tuple[VerbGroup, ...]] = {}

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
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the unit's words."""
        return sentences(self.words)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds a character of the unit's words, or is the next after it."""
        return next((sentence for sentence in self.sentences if offset < sentence.end), self.sentences[-1])

    def verbs(self, sentence: Span) -> tuple[VerbGroup, ...]:
        """The verb groups of one of the unit's sentences; spans are of the unit's words."""
        if sentence not in self._verbs:
            groups = verb_groups(analyse(self.words[sentence.start : sentence.end])[:])
            self._verbs[sentence] = tuple(
                replace(one, span=Span(sentence.start + one.span.start, sentence.start + one.span.end))
                for one in groups
            )
        return self._verbs[sentence]

    @cached_property
    def own(self) -> Span:
        """Where in `words` the unit's own words stand, its tail included, its chapeau left out."""
        start = sum(span.end - span.start + 1 for span in self.composition.spans[: self.composition.own])
        return Span(start, len(self.words))

    def in_heading(self, lexicon: str) -> bool:
        """Whether the heading of the unit's article mentions a lexicon, not by a look-alike."""
        return self.heading in self.index.headings.mentioning(lexicon)

    def in_container_headings(self, lexicon: str) -> bool:
        """Whether one of the headings around the unit mentions a lexicon, the article's included."""
        headings = self.index.headings.mentioning(lexicon)
        return bool(headings) and any(one.heading in headings for one in self.lineage)

    def mentions(self, lexicon: str) -> tuple[Mention, ...]:
        """What the unit's words mention of a lexicon, look-alikes included."""
        return self.index.mentions(lexicon, self.number)

    def text_spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the agreement's text under characters of `words`."""
        return self.composition.text_span(start, end)
