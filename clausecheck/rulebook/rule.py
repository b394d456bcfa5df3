"""Rules, packs and the rulebook: what is checked, as frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from clausecheck.language.lexicon import Lexicon
from clausecheck.rulebook.conditions import Children, Condition


class Grade(StrEnum):
    """How well one finding meets a norm, best first; also the level a rule wants."""

    FULL = "full"
    PARTIAL = "partial"
    WEAK = "weak"
    ABSENT = "absent"
    CONTRADICTED = "contradicted"

    @property
    def rank(self) -> int:
        """Higher is better for the norm."""
        return _RANKS[self]


_RANKS = {Grade.FULL: 3, Grade.PARTIAL: 2, Grade.WEAK: 1, Grade.ABSENT: 0, Grade.CONTRADICTED: -1}


@dataclass(frozen=True, slots=True)
class Override:
    """An exception to the grading policy: when `when` holds, the grade is at most or at least so, `because` of this."""

    when: Condition
    because: str
    at_most: Grade | None = None
    at_least: Grade | None = None


@dataclass(frozen=True, slots=True)
class SourceQuote:
    """Where the norm comes from, and the words that say so."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Precedent:
    """A signed agreement that meets the norm, and where."""

    agreement: str
    citation: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the verdict it must get; `heading` and `placement` say where it stands."""

    verdict: Grade
    text: str
    heading: str = ""
    placement: str = "operative"
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """What a rule wants and suggests where an option has a value: "budapest-status" is "party", for example."""

    option: str
    value: str
    suggest: str
    wanted: Grade | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One norm, ready to be matched."""

    id: str
    pack: str
    title: str
    norm: str
    sources: tuple[SourceQuote, ...]
    look_for: Condition | None
    children: Children | None
    overrides: tuple[Override, ...]
    contradicted_by: Condition | None
    instead: tuple[str, ...]
    applies_from: str
    wanted: Grade
    suggest: str
    precedents: tuple[Precedent, ...]
    examples: tuple[Example, ...]
    file: str
    variants: tuple[Variant, ...] = ()
    accepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of rules used together, in the order in which they are reported."""

    id: str
    title: str
    description: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A named set of rules with the wanted level of each, and the options that decide between variants."""

    id: str
    title: str
    description: str
    wanted: tuple[tuple[str, Grade], ...]
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Packs, rules and the lexicons they speak in; rules in the order of their packs."""

    packs: tuple[Pack, ...]
    rules: tuple[Rule, ...]
    lexicons: Mapping[str, Lexicon]
    profiles: tuple[Profile, ...] = ()
