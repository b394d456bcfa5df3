"""What all units of one agreement share: where which words stand, defined names, articles, headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from clausecheck.agreement import Agreement, Kind, Provision
from clausecheck.language.definitions import definitions, with_defined_names
from clausecheck.language.lexicon import Lexicon, Mention
from clausecheck.language.scanner import Scanner
from clausecheck.offsets import Span


class AgreementIndex:
    """Finds mentions in one agreement; a lexicon's patterns only run where its words stand."""

    def __init__(self, agreement: Agreement, lexicons: Mapping[str, Lexicon], scanner: Scanner) -> None:
        self.agreement = agreement
        self._articles = [one for one in agreement.provisions if one.kind is Kind.ARTICLE]
        self._article_starts = [one.start for one in self._articles]
        self._held: dict[tuple[Span, str], bool] = {}
        self._in_heading: dict[tuple[str, str], tuple[Mention, ...]] = {}
        content = agreement.text.content
        hits = scanner.scan(content)
        self.lexicons = {name: lexicon.narrowed(hits.vocabulary) for name, lexicon in lexicons.items()}
        self._definitions = tuple(definitions(content, hits, self.lexicons, self.article_at))
        self._hits = with_defined_names(hits, content, self._definitions)

    def article_at(self, offset: int) -> Span:
        """The span of the article around an offset; where there is none, of the whole text."""
        i = bisect_right(self._article_starts, offset) - 1
        if i >= 0 and offset < self._articles[i].end:
            return Span(self._articles[i].start, self._articles[i].end)
        return Span(0, len(self.agreement.text.content))

    def anchors(self, spans: Iterable[Span]) -> frozenset[str]:
        """The anchors of lexicons that stand in the spans."""
        return self._hits.anchors_within(spans)

    def present(self, anchors: frozenset[str]) -> frozenset[str]:
        """The lexicons that have one of the anchors: a superset of those that are mentioned."""
        return self._hits.lexicons_with(anchors)

    def mentions(self, lexicon: str, words: str, place: int, anchors: frozenset[str]) -> tuple[Mention, ...]:
        """What `words`, taken from around the offset `place`, mention of a lexicon, by defined names too.

        `anchors` are those that stand in the words.
        """
        found = list(self.lexicons[lexicon].mentions(words, anchors))
        for definition in self._definitions:
            if definition.lexicon == lexicon and definition.scope.start <= place < definition.scope.end:
                found += (Mention(lexicon, Span(*match.span())) for match in definition.pattern().finditer(words))
        return tuple(sorted(found, key=lambda mention: mention.span))

    def heading_mentions(self, lexicon: str, heading: str) -> tuple[Mention, ...]:
        """What a heading mentions of a lexicon, look-alikes left out."""
        key = (heading, lexicon)
        if key not in self._in_heading:
            found = self.lexicons[lexicon].mentions(heading)
            self._in_heading[key] = tuple(mention for mention in found if not mention.meaning)
        return self._in_heading[key]

    def holds(self, provision: Provision, lexicon: str) -> bool:
        """Whether a provision mentions a lexicon anywhere."""
        span = Span(provision.start, provision.end)
        key = (span, lexicon)
        if key not in self._held:
            found: tuple[Mention, ...] = ()
            anchors = self.anchors((span,))
            if lexicon in self.present(anchors):
                found = self.mentions(lexicon, self.agreement.words(span), span.start, anchors)
            self._held[key] = any(not mention.meaning for mention in found)
        return self._held[key]
