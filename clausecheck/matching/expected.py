"""Where a commitment that is missing or falls short would stand: linters point at what is there, we at what is not.

In this order: the article in which it already stands, too weakly; the article, or failing one the chapter, whose
heading speaks of its subject; the smallest part that holds at least half of what the agreement says on the rule's
pack; the article or chapter whose heading speaks of the subject of a quarter of the pack's rules. One clause alone
does not make a place the pack's: it takes two. Only the agreement's own articles count: a commitment is not sent to an
annex. Where none of this leads anywhere, the agreement has no place for the commitment, and none is made up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from clausecheck.agreement import CONTAINERS, Agreement, Kind, Provision
from clausecheck.matching.findings import Expected, Placement, Result, Verdict
from clausecheck.rulebook.rule import Pack

_OUTSIDE = frozenset(
    {Kind.PREAMBLE, Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL, Kind.DECLARATION, Kind.FOOTNOTE, Kind.TESTIMONIUM}
)
_ENOUGH = 2
"""So many rules of a pack make a place the pack's."""

Headings = Callable[[str], Collection[str]]
"""Leads from a lexicon to the headings that mention it."""


def with_expected_places(
    agreement: Agreement,
    results: tuple[Result, ...],
    packs: Iterable[Pack],
    subjects: Mapping[str, frozenset[str]],
    mentioning: Headings,
) -> tuple[Result, ...]:
    """The results, each that could be better with the place where the commitment is expected.

    `subjects` are the topics and instruments of which a rule needs one, by rule; `mentioning` gives the
    headings that mention one.
    """
    places = _Places(agreement, frozenset().union(*subjects.values()), mentioning)
    homes = {}
    for pack in packs:
        of_pack = [result for result in results if result.rule.pack == pack.id]
        homes[pack.id] = places.where_said(of_pack, pack.title) or places.headed_for(of_pack, pack.title, subjects)
    return tuple(
        result
        if result.verdict in (Verdict.FULL, Verdict.NOT_APPLICABLE)
        else replace(
            result,
            expected=places.of_finding(result)
            or places.headed(_subjects(result, subjects))
            or homes.get(result.rule.pack),
        )
        for result in results
    )


def _subjects(result: Result, subjects: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The subjects of a rule; of one that is only met through its children, theirs."""
    own = subjects.get(result.rule.id, frozenset())
    if own or result.rule.children is None:
        return own
    return frozenset().union(*(subjects.get(child, frozenset()) for child in result.rule.children.rules))


class _Places:
    """The articles of one agreement, and the parts around them, as places for a commitment."""

    def __init__(self, agreement: Agreement, lexicons: Iterable[str], mentioning: Headings) -> None:
        self._provisions = agreement.provisions
        own = _own(agreement.provisions)
        self._articles = [i for i in own if self._provisions[i].kind is Kind.ARTICLE]
        self._starts = [self._provisions[i].start for i in self._articles]
        parts = [i for i in own if self._provisions[i].kind in CONTAINERS]
        mentioned_by: defaultdict[str, set[str]] = defaultdict(set)
        for lexicon in lexicons:
            for heading in mentioning(lexicon):
                mentioned_by[heading].add(lexicon)
        places = (*self._articles, *parts)
        self._headings = [
            (i, mentioned_by[heading]) for i in places if (heading := self._provisions[i].heading) in mentioned_by
        ]

    def of_finding(self, result: Result) -> Expected | None:
        """The article of the best operative finding."""
        for finding in result.findings:
            if finding.facts.placement is Placement.OPERATIVE:
                article = self._article_at(finding.span.start)
                return None if article is None else Expected(article, "it already speaks of it")
        return None

    def headed(self, lexicons: frozenset[str]) -> Expected | None:
        """The article, or else the part, whose heading speaks of most of the lexicons."""
        best = max(self._headings, key=lambda one: len(one[1] & lexicons), default=None)
        if best is None or not best[1] & lexicons:
            return None
        return Expected(best[0], "its heading speaks of the subject")

    def where_said(self, results: list[Result], pack: str) -> Expected | None:
        """The smallest part that holds at least half of what the agreement says on a pack."""
        said = [place.provision for result in results if (place := self.of_finding(result)) is not None]
        counts = Counter(part for article in said for part in (article, *self._around(article)))
        enough = [part for part, count in counts.items() if count >= _ENOUGH and 2 * count >= len(said)]
        if not enough:
            return None
        best = min(enough, key=lambda part: (self._size(part), part))
        return Expected(best, f"most of what the agreement says on “{pack}” stands there")

    def headed_for(self, results: list[Result], pack: str, subjects: Mapping[str, frozenset[str]]) -> Expected | None:
        """The article, or else the part, whose heading speaks of the subject of most rules of a pack: of a quarter."""
        of_rules = [_subjects(result, subjects) for result in results]
        met = [(sum(bool(one & mentioned) for one in of_rules), place) for place, mentioned in self._headings]
        count, best = max(met, key=lambda one: one[0], default=(0, 0))
        if count < _ENOUGH or 4 * count < len(results):
            return None
        return Expected(best, f"its heading speaks of what “{pack}” is about")

    def _article_at(self, offset: int) -> int | None:
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._provisions[self._articles[at]].end:
            return None
        return self._articles[at]

    def _around(self, index: int) -> Iterator[int]:
        while (index := self._provisions[index].parent) > 0:
            yield index

    def _size(self, index: int) -> int:
        return self._provisions[index].end - self._provisions[index].start


def _own(provisions: tuple[Provision, ...]) -> list[int]:
    """The agreement's own provisions, those of its preamble and annexes left out, as indexes."""
    outside: set[int] = set()
    for i, provision in enumerate(provisions):
        if provision.kind in _OUTSIDE or provision.parent in outside:
            outside.add(i)
    return [i for i in range(1, len(provisions)) if i not in outside]
