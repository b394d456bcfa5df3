"""Dispute-settlement scope: which provisions the agreement's own dispute settlement covers.

Carve-outs stand in another article than the norm and name it by chapter or title ("The dispute settlement
procedure of Chapter 14 shall not apply to this Chapter"), so they are attached by scope, not by nearness.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausecheck.agreement import CONTAINERS, Agreement, Kind, Provision
from clausecheck.matching.findings import Enforceable

_SETTLEMENT = re.compile(r"dispute\s*settlement|settlement\s+of\s+disputes|dispute\s+resolution", re.IGNORECASE)
_EXCLUDES = re.compile(
    r"(?:not\s+(?:be\s+)?subject\s+to|shall\s+not\s+apply\s+to|not\s+be\s+invoked|"
    r"(?:no|neither)\s+party\s+(?:may|shall)\s+have\s+recourse\s+to|non-application\s+of)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"shall\s+only\s+have\s+recourse\s+to\s+the\s+procedures|exclusively\s+(?:to|under)\s+the\s+procedures",
    re.IGNORECASE,
)
_THIS = re.compile(r"\bthis\s+(article|section|chapter|title|part)\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(Part|Title|Chapter|Section|Article)\s+([0-9]+(?:\.[0-9]+)?|[IVXLC]+|[A-Z][a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Scopes:
    """The provisions taken out of dispute settlement, by path, and whether the agreement has any."""

    excluded: tuple[tuple[str, Enforceable], ...]
    has_settlement: bool

    def of(self, lineage: tuple[Provision, ...]) -> Enforceable:
        """Whether a provision, given with the provisions around it, can be enforced."""
        paths = {provision.path for provision in lineage}
        for path, enforceable in self.excluded:
            if path in paths:
                return enforceable
        return Enforceable.YES if self.has_settlement else Enforceable.NONE_FOUND


def dispute_settlement_scopes(agreement: Agreement) -> Scopes:
    """Find the agreement's dispute settlement and what is taken out of it."""
    excluded: dict[str, Enforceable] = {}
    settlement = _settlement_containers(agreement)
    for index, provision in enumerate(agreement.provisions):
        if provision.kind is not Kind.ARTICLE:
            continue
        words = agreement.text.content[provision.start : min(provision.end, provision.start + 20_000)]
        if not _EXCLUDES.search(words) and not _OWN.search(words):
            continue
        for sentence in re.split(r"(?<=[.;])\s", words):
            kind = _kind(sentence, settlement)
            if kind is not None:
                for path in _scope(sentence, agreement, index):
                    excluded.setdefault(path, kind)
    headed = any(
        _SETTLEMENT.search(provision.heading)
        for provision in agreement.provisions
        if provision.kind in CONTAINERS or provision.kind is Kind.ARTICLE
    )
    return Scopes(tuple(sorted(excluded.items())), headed)


def _settlement_containers(agreement: Agreement) -> frozenset[tuple[str, str]]:
    """The parts of the agreement that are about dispute settlement, by kind and number: ("chapter", "14")."""
    return frozenset(
        (provision.kind.value, provision.number.lower())
        for provision in agreement.provisions
        if provision.number and _SETTLEMENT.search(provision.heading)
    )


def _kind(sentence: str, settlement: frozenset[tuple[str, str]]) -> Enforceable | None:
    if _OWN.search(sentence):
        return Enforceable.OWN_PROCEDURE
    if _EXCLUDES.search(sentence) and (_SETTLEMENT.search(sentence) or _named(sentence) & settlement):
        return Enforceable.EXCLUDED
    return None


def _named(words: str) -> frozenset[tuple[str, str]]:
    return frozenset((found.group(1).lower(), found.group(2).lower()) for found in _NAMED.finditer(words))


def _scope(sentence: str, agreement: Agreement, index: int) -> list[str]:
    """The paths of what a sentence takes out: "this Chapter", or the provisions it names, settlement itself left out.

    What "shall not apply to" takes out stands behind it; what "is not subject to" takes out stands before.
    """
    place = _EXCLUDES.search(sentence) or _OWN.search(sentence)
    cut = place.end() if place and "apply" in place.group().lower() else 0
    taken_out = sentence[cut:] if cut else sentence
    lineage = (agreement.provisions[index], *agreement.ancestors(index))
    kinds = {found.group(1).lower() for found in _THIS.finditer(taken_out)}
    own = [provision.path for provision in lineage if provision.kind.value in kinds]
    if own:
        return own[:1]
    named = _named(taken_out)
    return [
        provision.path
        for provision in agreement.provisions
        if (provision.kind.value, provision.number.lower()) in named and not _SETTLEMENT.search(provision.heading)
    ]
