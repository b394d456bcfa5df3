"""One composed unit as the judge sees it: its words, what they mention, and where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from clausecheck.agreement import CONTAINERS, Agreement, Composition, Kind, Provision
from clausecheck.language.definitions import Definition
from clausecheck.language.lexicon import Lexicon, Mention
from clausecheck.matching.findings import Placement
from clausecheck.offsets import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLACEMENTS = {
    Kind.PREAMBLE: Placement.PREAMBLE,
    Kind.ANNEX: Placement.ANNEX,
    Kind.APPENDIX: Placement.ANNEX,
    Kind.PROTOCOL: Placement.PROTOCOL,
    Kind.FOOTNOTE: Placement.FOOTNOTE,
}


class Unit:
    """A composed reading with everything derived from it, each derived once and only when asked for."""

    def __init__(
        self,
        agreement: Agreement,
        composition: Composition,
        lexicons: Mapping[str, Lexicon],
        definitions: tuple[Definition, ...] = (),
    ) -> None:
        self.agreement = agreement
        self._definitions = definitions
        self.composition = composition
        self.words = composition.words
        self._lexicons = lexicons
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._heading_mentions: dict[str, tuple[Mention, ...]] = {}

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
        articles = [one for one in self.lineage if one.kind is Kind.ARTICLE]
        containers = [one for one in self.lineage if one.kind in CONTAINERS and one.heading]
        return next(iter((*articles, *containers)), None)

    @cached_property
    def heading(self) -> str:
        """The heading of the unit's article."""
        return self.article.heading if self.article else ""

    @cached_property
    def container_headings(self) -> tuple[str, ...]:
        """The headings around the unit, innermost first, the article's included."""
        return tuple(one.heading for one in self.lineage if one.heading)

    @cached_property
    def placement(self) -> Placement:
        """Where the unit stands in the instrument."""
        for one in self.lineage:
            if one.kind is Kind.DECLARATION:
                unilateral = "unilateral" in one.heading.lower() or " by " in f" {one.heading.lower()} "
                return Placement.UNILATERAL_DECLARATION if unilateral else Placement.JOINT_DECLARATION
            if one.kind in _PLACEMENTS:
                return _PLACEMENTS[one.kind]
        return Placement.OPERATIVE

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

    def lexicon(self, name: str) -> Lexicon:
        """The lexicon of an id."""
        return self._lexicons[name]

    def mentions(self, lexicon: str) -> tuple[Mention, ...]:
        """What the unit's words mention of a lexicon, look-alikes included."""
        if lexicon not in self._mentions:
            named = self._lexicons[lexicon].mentions(self.words)
            self._mentions[lexicon] = tuple(sorted((*named, *self._by_defined_name(lexicon)), key=lambda one: one.span))
        return self._mentions[lexicon]

    def heading_mentions(self, lexicon: str) -> tuple[Mention, ...]:
        """What the heading of the unit's article mentions of a lexicon, look-alikes left out."""
        if lexicon not in self._heading_mentions:
            found = self._lexicons[lexicon].mentions(self.heading)
            self._heading_mentions[lexicon] = tuple(mention for mention in found if not mention.meaning)
        return self._heading_mentions[lexicon]

    def _by_defined_name(self, lexicon: str) -> Iterator[Mention]:
        """Mentions by a short name that the agreement defined, where that name holds."""
        start = self.composition.spans[self.composition.own].start
        for definition in self._definitions:
            if definition.lexicon == lexicon and definition.scope.start <= start < definition.scope.end:
                for found in definition.pattern().finditer(self.words):
                    yield Mention(lexicon, Span(*found.span()))

    def text_spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the agreement's text under characters of `words`."""
        return self.composition.text_span(start, end)

    def sentences(self) -> Iterator[Span]:
        """The sentences of the unit's words."""
        yield from (Span(sentence.start_char, sentence.end_char) for sentence in self.doc.sents)


def article_finder(agreement: Agreement) -> Callable[[int], Span]:
    """A function that gives the span of the article around an offset; where there is none, of the whole text."""
    articles = [one for one in agreement.provisions if one.kind is Kind.ARTICLE]
    starts = [one.start for one in articles]

    def article_at(offset: int) -> Span:
        i = bisect_right(starts, offset) - 1
        if i >= 0 and offset < articles[i].end:
            return Span(articles[i].start, articles[i].end)
        return Span(0, len(agreement.text.content))

    return article_at
