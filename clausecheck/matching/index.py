"""What all units of one agreement share: where which words stand, defined names, articles, headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from clausecheck.agreement import Agreement, Kind, Provision
from clausecheck.language.definitions import definitions, with_defined_names
from clausecheck.language.lexicon import Lexicon, Mention, stands
from clausecheck.language.scanner import Scanner
from clausecheck.language.terms import Term, plainly
from clausecheck.offsets import Span


class AgreementIndex:
    """Finds mentions in one agreement; a lexicon's patterns only run where its words stand."""

    def __init__(
        self, agreement: Agreement, lexicons: Mapping[str, Lexicon], gates: frozenset[str], scanner: Scanner
    ) -> None:
        self.agreement = agreement
        self.gates = gates
        self._articles = [one for one in agreement.provisions if one.kind is Kind.ARTICLE]
        self._article_starts = [one.start for one in self._articles]
        self._held: dict[tuple[Span, str], bool] = {}
        self._in_heading: dict[str, frozenset[str]] = {}
        content = agreement.text.content
        hits = scanner.scan(content)
        standing = frozenset().union(*set(hits.anchors))
        self.lexicons = {name: lexicon.narrowed(standing) for name, lexicon in lexicons.items()}
        self._terms_of: dict[str, list[tuple[str, Term]]] = {}
        for name in sorted(gates):
            for term in self.lexicons[name].every_term():
                for anchor in term.anchors:
                    self._terms_of.setdefault(anchor, []).append((name, term))
        self._definitions = tuple(definitions(content, hits, self.lexicons, self.article_at))
        self._hits = with_defined_names(hits, content, self._definitions)
        self._defined = self._hits.lexicons_of.keys() - hits.lexicons_of.keys()

    def article_at(self, offset: int) -> Span:
        """The span of the article around an offset; where there is none, of the whole text."""
        i = bisect_right(self._article_starts, offset) - 1
        if i >= 0 and offset < self._articles[i].end:
            return Span(self._articles[i].start, self._articles[i].end)
        return Span(0, len(self.agreement.text.content))

    def anchors(self, spans: Iterable[Span]) -> frozenset[str]:
        """The anchors of lexicons that stand in the spans."""
        return self._hits.anchors_within(spans)

    def mentioned(self, words: str, anchors: frozenset[str]) -> frozenset[str]:
        """The gating lexicons of which a term or a look-alike stands in the words, whose anchors are given.

        Only gates are asked of every unit: what the parties do stands everywhere, what they do it about does not.
        """
        lower = words.lower()
        found: set[str] = set()
        for anchor in anchors:
            if anchor in self._defined:
                found |= self._hits.lexicons_of[anchor] & self.gates
            for name, term in self._terms_of.get(anchor, ()):
                if name not in found and stands(term, words, lower):
                    found.add(name)
        return frozenset(found)

    def mentions(self, lexicon: str, words: str, place: int, anchors: frozenset[str]) -> tuple[Mention, ...]:
        """What `words`, taken from around the offset `place`, mention of a lexicon, by defined names too.

        `anchors` are those that stand in the words.
        """
        found = list(self.lexicons[lexicon].mentions(words, anchors))
        for definition in self._definitions:
            if definition.lexicon == lexicon and definition.scope.start <= place < definition.scope.end:
                found += (Mention(lexicon, Span(*match.span())) for match in definition.pattern().finditer(words))
        return tuple(sorted(found, key=lambda mention: mention.span))

    def in_heading(self, provision: Provision | None) -> frozenset[str]:
        """The lexicons that a provision's heading mentions, look-alikes left out."""
        if provision is None or not provision.heading:
            return frozenset()
        heading = provision.heading
        if heading not in self._in_heading:
            anchors = self.anchors((Span(provision.start, provision.body),))
            self._in_heading[heading] = frozenset(
                name
                for name in self._hits.lexicons_with(anchors)
                if any(not mention.meaning for mention in self.lexicons[name].mentions(plainly(heading), anchors))
            )
        return self._in_heading[heading]

    def holds(self, provision: Provision, lexicon: str) -> bool:
        """Whether a provision mentions a lexicon anywhere."""
        span = Span(provision.start, provision.end)
        key = (span, lexicon)
        if key not in self._held:
            found: tuple[Mention, ...] = ()
            anchors = self.anchors((span,))
            if lexicon in self._hits.lexicons_with(anchors):
                words = plainly(self.agreement.words(span))
                found = self.mentions(lexicon, words, span.start, anchors)
            self._held[key] = any(not mention.meaning for mention in found)
        return self._held[key]
