"""Headings: which provision gives a unit its heading, and what the headings of an agreement mention."""

from __future__ import annotations

from collections.abc import Mapping

from clausecheck.agreement import CONTAINERS, Agreement, Kind, Provision
from clausecheck.language.lexicon import Entry, Lexicon
from clausecheck.language.scanner import Scanner
from clausecheck.language.terms import lowered, plainly


class Headings:
    """The headings of one agreement and the lexicons that they mention, look-alikes left out."""

    def __init__(self, agreement: Agreement, lexicons: Mapping[str, Lexicon], scanner: Scanner) -> None:
        self._provisions = agreement.provisions
        self._lexicons = lexicons
        self._heading_of = _articles(agreement.provisions)
        self._headings = tuple({one.heading: None for one in agreement.provisions if one.heading})
        self._words = tuple(map(plainly, self._headings))
        self._lower = tuple(map(lowered, self._words))
        self._postings = scanner.scan(self._lower)
        self._mentioning: dict[str, frozenset[str]] = {}

    def article(self, provision: int) -> Provision | None:
        """The article a provision stands in; failing one, the innermost container around it that has a heading."""
        at = self._heading_of[provision]
        return self._provisions[at] if at >= 0 else None

    def mentioning(self, lexicon: str) -> frozenset[str]:
        """The headings that mention a lexicon."""
        if lexicon not in self._mentioning:
            self._mentioning[lexicon] = frozenset(
                self._headings[number]
                for number, entries in self._postings.texts_of(lexicon).items()
                if self._is_meant(lexicon, number, entries)
            )
        return self._mentioning[lexicon]

    def _is_meant(self, lexicon: str, number: int, entries: list[Entry]) -> bool:
        found = self._lexicons[lexicon].mentions_among(entries, self._words[number], self._lower[number])
        return any(not mention.meaning for mention in found)


def _articles(provisions: tuple[Provision, ...]) -> list[int]:
    """For each provision the index of its article, or of the innermost container with a heading; -1 for neither."""
    found: list[int] = []
    for index, one in enumerate(provisions):
        around = found[one.parent] if one.parent > 0 else -1
        in_article = around >= 0 and provisions[around].kind is Kind.ARTICLE
        heads = one.kind is Kind.ARTICLE or (one.heading and not in_article and one.kind in CONTAINERS)
        found.append(index if heads else around)
    return found
