"""Headings: which provision gives a unit its heading, and what the headings of an agreement mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from clausecheck.agreement import CONTAINERS, Agreement, Kind, Provision
from clausecheck.language.lexicon import Lexicon
from clausecheck.language.scanner import Scanner
from clausecheck.language.terms import lowered, plainly

_NOTHING: frozenset[str] = frozenset()


class Headings:
    """The headings of one agreement and the lexicons that they mention, look-alikes left out."""

    def __init__(self, agreement: Agreement, lexicons: Mapping[str, Lexicon], scanner: Scanner) -> None:
        self._provisions = agreement.provisions
        self._heading_of = _articles(agreement.provisions)
        headings = tuple({one.heading: None for one in agreement.provisions if one.heading})
        words = tuple(map(plainly, headings))
        postings = scanner.scan(map(lowered, words))
        lexicons_in: defaultdict[str, set[str]] = defaultdict(set)
        self._headings_with: defaultdict[str, set[str]] = defaultdict(set)
        for lexicon in postings.lexicons:
            for number, entries in postings.texts_of(lexicon).items():
                if any(not mention.meaning for mention in lexicons[lexicon].mentions(words[number], entries)):
                    lexicons_in[headings[number]].add(lexicon)
                    self._headings_with[lexicon].add(headings[number])
        self._lexicons_in = {heading: frozenset(ids) for heading, ids in lexicons_in.items()}

    def article(self, provision: int) -> Provision | None:
        """The article a provision stands in; failing one, the innermost container around it that has a heading."""
        at = self._heading_of[provision]
        return self._provisions[at] if at >= 0 else None

    def mentioned_by(self, provision: Provision) -> frozenset[str]:
        """The lexicons that the heading of a provision mentions."""
        return self._lexicons_in.get(provision.heading, _NOTHING)

    def mentioning(self, lexicon: str) -> set[str]:
        """The headings that mention a lexicon."""
        return self._headings_with.get(lexicon, set())


def _articles(provisions: tuple[Provision, ...]) -> list[int]:
    """For each provision the index of its article, or of the innermost container with a heading; -1 for neither."""
    found: list[int] = []
    for index, one in enumerate(provisions):
        around = found[one.parent] if one.parent > 0 else -1
        in_article = around >= 0 and provisions[around].kind is Kind.ARTICLE
        heads = one.kind is Kind.ARTICLE or (one.heading and not in_article and one.kind in CONTAINERS)
        found.append(index if heads else around)
    return found
