"""Dispute-settlement scope: which provisions the agreement's own dispute settlement covers.

Carve-outs stand in another article than the norm and name it by chapter or title ("The dispute settlement procedure
of Chapter 14 shall not apply to this Chapter"), so they are attached by scope, not by nearness.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clausecheck.agreement import Provision
from clausecheck.matching.findings import Enforceable


class Effect(StrEnum):
    """What a clause does to the dispute settlement of the provisions it is about."""

    EXCLUDED = "excluded"
    OWN_PROCEDURE = "own procedure"
    WITH_REMEDIES = "own procedure with remedies"
    LIMITED_REMEDY = "limited remedy"
    FOR_A_TIME = "excluded for one party or for a time"
    PRECONDITION = "consultations first"
    OTHER_AGREEMENTS = "leaves the settlement of other agreements alone"

    @property
    def enforceable(self) -> Enforceable | None:
        """What it means for its provisions; None where they stay under dispute settlement as they were."""
        return _ENFORCEABLE.get(self)


_ENFORCEABLE = {
    Effect.EXCLUDED: Enforceable.EXCLUDED,
    Effect.OWN_PROCEDURE: Enforceable.OWN_PROCEDURE,
    Effect.WITH_REMEDIES: Enforceable.OWN_PROCEDURE,
    Effect.LIMITED_REMEDY: Enforceable.OWN_PROCEDURE,
}


@dataclass(frozen=True, slots=True)
class CarveOut:
    """One clause: the path it is about, what it does, where it stands, and the paths it leaves as they are.

    An empty path is the whole agreement.
    """

    path: str
    effect: Effect
    citation: str
    exceptions: tuple[str, ...] = ()

    def is_about(self, paths: frozenset[str]) -> bool:
        """Whether it is about a provision, given by its path and the paths around it."""
        return (not self.path or self.path in paths) and paths.isdisjoint(self.exceptions)


@dataclass(frozen=True, slots=True)
class Scopes:
    """The clauses of an agreement on its dispute settlement, and whether it has any."""

    carve_outs: tuple[CarveOut, ...]
    has_settlement: bool

    def of(self, lineage: tuple[Provision, ...]) -> Enforceable:
        """Whether a provision, given with the provisions around it, can be enforced: the nearest clause counts."""
        found = [(one, one.effect.enforceable) for one in self.about(lineage)]
        decisive = [(len(one.path), enforceable) for one, enforceable in found if enforceable is not None]
        if decisive:
            # Of two clauses about the same place, what has a procedure of its own is not left without any.
            return max(decisive, key=lambda one: (one[0], one[1] is Enforceable.OWN_PROCEDURE))[1]
        return Enforceable.YES if self.has_settlement else Enforceable.NONE_FOUND

    def about(self, lineage: tuple[Provision, ...]) -> tuple[CarveOut, ...]:
        """The clauses that are about a provision, given with the provisions around it, in the order of the text."""
        paths = frozenset(provision.path for provision in lineage)
        return tuple(one for one in self.carve_outs if one.is_about(paths))
