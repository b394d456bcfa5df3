"""What a rule looks for: a small algebra of conditions on one composed unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clausecheck.language.terms import Term


@dataclass(frozen=True, slots=True)
class Mentions:
    """The unit mentions one of the lexicons; the heading of its article counts too, but not for an act."""

    lexicons: tuple[str, ...]
    is_act: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The unit's words hold one of the terms."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every condition holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one condition holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Near:
    """All conditions hold together in one sentence of the unit, in the unit (`paragraph`), or in its `article`."""

    window: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class InHeading:
    """The condition holds for the headings of the unit's article and of the containers around it."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Within:
    """The unit stands in one of the placements, and inside a container whose heading meets the condition."""

    placements: tuple[str, ...] = ()
    container: Condition | None = None


@dataclass(frozen=True, slots=True)
class Children:
    """The rule is also graded from its children: `full` met fully make it full, `partial` met at all partial."""

    rules: tuple[str, ...]
    full: int
    partial: int


@dataclass(frozen=True, slots=True)
class Context:
    """The condition holds, but its words are never what is graded: they only say what the rest is about."""

    condition: Condition


Condition = Mentions | Words | AllOf | AnyOf | Not | Near | InHeading | Within | Context


def walk(condition: Condition) -> Iterator[Condition]:
    """The condition and every condition inside it."""
    yield condition
    match condition:
        case AllOf(conditions) | AnyOf(conditions) | Near(_, conditions):
            for inner in conditions:
                yield from walk(inner)
        case Not(inner) | InHeading(inner) | Context(inner):
            yield from walk(inner)
        case Within(_, container) if container is not None:
            yield from walk(container)
        case _:
            pass
