"""Conditions evaluated on a unit: whether they hold, by which words, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from clausecheck.language.lexicon import Lexicon
from clausecheck.language.terms import Term
from clausecheck.matching.unit import Unit
from clausecheck.offsets import Span
from clausecheck.rulebook.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Context,
    InHeading,
    Mentions,
    Near,
    Not,
    Within,
    Words,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that met a condition. `span` is in the unit's words; None where the heading or the article met it.

    `is_context` marks words that only say what the rest is about: they are never graded.
    """

    lexicon: str
    span: Span | None
    is_act: bool = False
    is_context: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a condition holds on a unit; the words that met it; the atoms that were not met."""

    holds: bool
    hits: tuple[Hit, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Evaluates conditions with the lexicons of one rulebook; `words_ids` names those made of Words conditions."""

    lexicons: Mapping[str, Lexicon]
    words_ids: Mapping[tuple[Term, ...], str]
    _titles: dict[tuple[str, ...], str] = field(default_factory=dict)

    def evaluate(self, condition: Condition, unit: Unit, window: Span | None = None) -> Outcome:
        """The outcome on the unit's words, or on a window of them."""
        match condition:
            case Mentions(lexicons, is_act):
                return self._mentions(lexicons, is_act, unit, window)
            case Words(terms):
                return self._mentions((self.words_ids[terms],), True, unit, window)
            case AllOf(conditions):
                return self._all(conditions, lambda inner: self.evaluate(inner, unit, window))
            case AnyOf(conditions):
                return self._any(conditions, lambda inner: self.evaluate(inner, unit, window))
            case Not(inner):
                outcome = self.evaluate(inner, unit, window)
                return Outcome(
                    not outcome.holds, missing=(f"but without {self.describe(inner)}",) if outcome.holds else ()
                )
            case Context(inner):
                return _as_context(self.evaluate(inner, unit, window))
            case Near(name, conditions):
                return self._near(name, conditions, unit, window)
            case InHeading(inner):
                return self._in_headings(inner, unit)
            case Within(placements, container):
                return self._within(placements, container, unit)

    def describe(self, condition: Condition) -> str:
        """A condition in words, for the list of what is missing."""
        match condition:
            case Mentions(lexicons, _):
                return self._title(lexicons)
            case Words(terms):
                return "the words " + " or ".join(f"'{term.spoken}'" for term in terms[:4])
            case AllOf(conditions) | Near(_, conditions):
                return " and ".join(self.describe(inner) for inner in conditions)
            case AnyOf(conditions):
                return " or ".join(self.describe(inner) for inner in conditions)
            case Not(inner):
                return f"no {self.describe(inner)}"
            case Context(inner):
                return self.describe(inner)
            case InHeading(inner):
                return f"a heading with {self.describe(inner)}"
            case Within(placements, container):
                places = f"the {' or '.join(placements)} part" if placements else "a part"
                return places + (f" headed by {self.describe(container)}" if container else "")

    def _title(self, lexicons: tuple[str, ...]) -> str:
        """What lexicons are called; kept, because most of what rules look for is missing in most units."""
        if lexicons not in self._titles:
            self._titles[lexicons] = " or ".join(f"'{self.lexicons[lexicon].title}'" for lexicon in lexicons)
        return self._titles[lexicons]

    def _mentions(self, ids: tuple[str, ...], is_act: bool, unit: Unit, window: Span | None) -> Outcome:
        hits = [
            Hit(lexicon, mention.span, is_act)
            for lexicon in ids
            for mention in unit.mentions(lexicon)
            if not mention.meaning and _inside(mention.span, window)
        ]
        if not hits and not is_act:
            hits = [Hit(lexicon, None) for lexicon in ids if unit.in_heading(lexicon)]
        if hits:
            return Outcome(True, tuple(hits))
        return Outcome(False, missing=(self._title(ids),))

    def _all(self, conditions: tuple[Condition, ...], evaluate: Callable[[Condition], Outcome]) -> Outcome:
        outcomes = [evaluate(inner) for inner in conditions]
        return Outcome(
            all(outcome.holds for outcome in outcomes),
            tuple(hit for outcome in outcomes for hit in outcome.hits),
            tuple(missing for outcome in outcomes if not outcome.holds for missing in outcome.missing),
        )

    def _any(self, conditions: tuple[Condition, ...], evaluate: Callable[[Condition], Outcome]) -> Outcome:
        outcomes = [evaluate(inner) for inner in conditions]
        held = [outcome for outcome in outcomes if outcome.holds]
        if held:
            return Outcome(True, tuple(hit for outcome in held for hit in outcome.hits))
        nearest = max(outcomes, key=lambda outcome: len(outcome.hits))
        alternatives = tuple(dict.fromkeys(missing for outcome in outcomes for missing in outcome.missing))
        return Outcome(False, nearest.hits, nearest.missing if nearest.hits else (" or ".join(alternatives[:4]),))

    def _near(self, name: str, conditions: tuple[Condition, ...], unit: Unit, window: Span | None) -> Outcome:
        if name == "article":
            return self._all(conditions, lambda inner: self._in_article(inner, unit))
        if name == "paragraph":
            return self._all(conditions, lambda inner: self.evaluate(inner, unit))
        whole = self._all(conditions, lambda inner: self.evaluate(inner, unit, window))
        if not whole.holds:
            return whole
        outcomes = [
            outcome for sentence in unit.sentences if (outcome := self._in_sentence(conditions, unit, sentence)).holds
        ]
        if outcomes:
            return Outcome(True, tuple(hit for outcome in outcomes for hit in outcome.hits))
        return Outcome(False, whole.hits, ("all of it in one sentence",))

    def _in_sentence(self, conditions: tuple[Condition, ...], unit: Unit, sentence: Span) -> Outcome:
        return self._all(conditions, lambda inner: self.evaluate(inner, unit, sentence))

    def _in_article(self, condition: Condition, unit: Unit) -> Outcome:
        outcome = self.evaluate(condition, unit)
        if outcome.holds or unit.article is None:
            return outcome
        article = unit.article
        elsewhere = self._elsewhere(condition, lambda lexicon: unit.index.holds(article, lexicon))
        return elsewhere if elsewhere.holds else outcome

    def _within(self, placements: tuple[str, ...], container: Condition | None, unit: Unit) -> Outcome:
        missing = []
        if placements and unit.placement.value not in placements:
            missing.append(f"a place in the {' or '.join(placements)} part")
        if container is not None and not self._in_headings(container, unit).holds:
            missing.append(f"a container headed by {self.describe(container)}")
        return Outcome(not missing, missing=tuple(missing))

    def _in_headings(self, condition: Condition, unit: Unit) -> Outcome:
        return self._elsewhere(condition, unit.in_container_headings)

    def _elsewhere(self, condition: Condition, mentioned: Callable[[str], bool]) -> Outcome:
        """A condition on words outside the unit; hits there have no place in the unit's words."""
        match condition:
            case Mentions(lexicons, is_act):
                ids = lexicons
            case Words(terms):
                ids, is_act = (self.words_ids[terms],), True
            case AllOf(conditions) | Near(_, conditions):
                return self._all(conditions, lambda inner: self._elsewhere(inner, mentioned))
            case AnyOf(conditions):
                return self._any(conditions, lambda inner: self._elsewhere(inner, mentioned))
            case Not(negated):
                return Outcome(not self._elsewhere(negated, mentioned).holds)
            case InHeading(nested):
                return self._elsewhere(nested, mentioned)
            case Context(nested):
                return _as_context(self._elsewhere(nested, mentioned))
            case Within():
                return Outcome(True)
        found = tuple(Hit(lexicon, None, is_act) for lexicon in ids if mentioned(lexicon))
        return Outcome(bool(found), found, () if found else (self.describe(condition),))


def _as_context(outcome: Outcome) -> Outcome:
    return replace(outcome, hits=tuple(replace(hit, is_context=True) for hit in outcome.hits))


def _inside(span: Span, window: Span | None) -> bool:
    return window is None or (window.start <= span.start and span.end <= window.end)
