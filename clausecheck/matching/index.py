"""What all units of one agreement share: their words, what each mentions, defined names, headings."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from clausecheck.agreement import Agreement, Kind, Provision
from clausecheck.language.definitions import Definition, definitions
from clausecheck.language.lexicon import Entry, Lexicon, Mention
from clausecheck.language.scanner import Scanner
from clausecheck.language.terms import lowered, plainly
from clausecheck.matching.headings import Headings
from clausecheck.matching.placement import operative_annexes
from clausecheck.offsets import Span
from clausecheck.structure import compositions


class AgreementIndex:
    """Finds mentions in the composed units of one agreement, which go by their numbers in document order.

    `words` are those of each unit, written as terms are. A lexicon's patterns only run on the units that hold all
    the letters they need.
    """

    def __init__(self, agreement: Agreement, lexicons: Mapping[str, Lexicon], scanner: Scanner) -> None:
        self.agreement = agreement
        self.lexicons = lexicons
        self.operative_annexes = operative_annexes(agreement)
        self.compositions = tuple(compositions(agreement))
        self.words = tuple(plainly(one.words) for one in self.compositions)
        self.headings = Headings(agreement, lexicons, scanner)
        self._lower = tuple(map(lowered, self.words))
        self._postings = scanner.scan(self._lower)
        self._mentions: dict[tuple[str, int], tuple[Mention, ...]] = {}
        self._held: dict[tuple[Span, str], bool] = {}
        content = agreement.text.content
        defined = tuple(definitions(content, lexicons, scanner, _article_at(agreement)))
        self._definitions = {one.lexicon: [each for each in defined if each.lexicon == one.lexicon] for one in defined}
        self._named = {lexicon: self._mentions_by_name(lexicon) for lexicon in self._definitions}
        self._units_under: defaultdict[str, list[int]] = defaultdict(list)
        for number in range(len(self.compositions)):
            if (article := self.article(number)) is not None:
                self._units_under[article.heading].append(number)

    def article(self, number: int) -> Provision | None:
        """The article a unit stands in; failing one, the innermost annex, protocol or declaration with a heading."""
        return self.headings.article(self.compositions[number].provision)

    def units_with(self, lexicon: str) -> set[int]:
        """The units whose words mention a lexicon, be it by a look-alike, and those under a heading that does."""
        texts = self._postings.texts_of(lexicon)
        for number in texts.keys() | self._named.get(lexicon, {}).keys():
            self._mentions[lexicon, number] = self._mentioned(lexicon, number, texts.get(number, ()))
        units = {number for number in texts if self._mentions[lexicon, number]}.union(self._named.get(lexicon, ()))
        return units.union(*(self._units_under.get(one, ()) for one in self.headings.mentioning(lexicon)))

    def mentions(self, lexicon: str, number: int) -> tuple[Mention, ...]:
        """What the words of a unit mention of a lexicon, look-alikes and defined names included."""
        key = (lexicon, number)
        if key not in self._mentions:
            self._mentions[key] = self._mentioned(lexicon, number, self._postings.entries_in(number, lexicon))
        return self._mentions[key]

    def _mentioned(self, lexicon: str, number: int, entries: Sequence[Entry]) -> tuple[Mention, ...]:
        found = self.lexicons[lexicon].mentions_among(entries, self.words[number], self._lower[number])
        if names := self._named.get(lexicon, {}).get(number):
            found = tuple(sorted([*found, *names], key=lambda mention: mention.span))
        return found

    def holds(self, provision: Provision, lexicon: str) -> bool:
        """Whether a provision mentions a lexicon anywhere."""
        span = Span(provision.start, provision.end)
        key = (span, lexicon)
        if key not in self._held:
            words = plainly(self.agreement.words(span))
            found = any(not mention.meaning for mention in self.lexicons[lexicon].mentions(words))
            self._held[key] = found or any(
                _holds_at(one, span.start) and one.finds(words) for one in self._definitions.get(lexicon, ())
            )
        return self._held[key]

    def _mentions_by_name(self, lexicon: str) -> dict[int, list[Mention]]:
        """The mentions of an instrument by the names that the agreement defines for it, of each unit."""
        found: defaultdict[int, list[Mention]] = defaultdict(list)
        for definition in self._definitions[lexicon]:
            for number, one in enumerate(self.compositions):
                if _holds_at(definition, one.spans[one.own].start):
                    for span in definition.finds(self.words[number]):
                        found[number].append(Mention(lexicon, span))
        return dict(found)


def _holds_at(definition: Definition, offset: int) -> bool:
    return definition.scope.start <= offset < definition.scope.end


def _article_at(agreement: Agreement) -> Callable[[int], Span]:
    """Leads from an offset to the span of the article around it; where there is none, of the whole text."""
    articles = [one for one in agreement.provisions if one.kind is Kind.ARTICLE]
    starts = [one.start for one in articles]

    def article_at(offset: int) -> Span:
        i = bisect_right(starts, offset) - 1
        if i >= 0 and offset < articles[i].end:
            return Span(articles[i].start, articles[i].end)
        return Span(0, len(agreement.text.content))

    return article_at
