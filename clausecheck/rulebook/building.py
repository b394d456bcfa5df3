"""From validated files to the rules, lexicons and conditions that are matched."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clausecheck.language.lexicon import Lexicon, LexiconKind, LookAlike
from clausecheck.language.terms import Term, compile_term
from clausecheck.rulebook.conditions import (
    AllOf,
    AnyOf,
    Children,
    Condition,
    Context,
    InHeading,
    Mentions,
    Near,
    Not,
    Within,
    Words,
)
from clausecheck.rulebook.rule import Example, Grade, Override, Precedent, Profile, Rule, SourceQuote, Variant
from clausecheck.rulebook.schema import (
    ConditionModel,
    ExampleModel,
    InstrumentModel,
    LookForModel,
    OneOrMore,
    ProfileModel,
    RuleModel,
    TopicModel,
)


def build_lexicon(model: TopicModel, kind: LexiconKind) -> Lexicon:
    """The lexicon of a validated instrument, topic or act file."""
    adopted = model.adopted.isoformat() if isinstance(model, InstrumentModel) and model.adopted else ""
    alikes = tuple(LookAlike(_terms(alike.terms), alike.meaning) for alike in model.look_alikes)
    return Lexicon(model.id, kind, model.title, _terms(model.terms), alikes, adopted, model.note)


def build_rule(model: RuleModel, pack: str, file: str) -> Rule:
    """The rule of a validated rule file."""
    look_for = model.look_for
    return Rule(
        id=model.id,
        pack=pack,
        title=model.title,
        norm=" ".join(model.norm.split()),
        sources=tuple(SourceQuote(source.document, source.quote) for source in model.sources),
        look_for=build_condition(look_for) if look_for.model_fields_set - {"children"} else None,
        children=_children(look_for),
        overrides=tuple(
            Override(build_condition(override.when), override.because, override.at_most, override.at_least)
            for override in model.overrides
        ),
        contradicted_by=build_condition(model.contradicted_by) if model.contradicted_by else None,
        accepts=tuple(model.accepts),
        instead=tuple(model.instead),
        applies_from=model.applies_from.isoformat() if model.applies_from else "",
        wanted=model.wanted,
        suggest=model.suggest.strip(),
        precedents=tuple(Precedent(precedent.agreement, precedent.citation) for precedent in model.precedents),
        examples=tuple(_example(grade, example) for grade in Grade for example in getattr(model.examples, grade.value)),
        file=file,
        variants=tuple(
            Variant(variant.option, variant.value, variant.suggest.strip(), variant.wanted)
            for variant in model.variants
        ),
    )


def build_profile(model: ProfileModel, rules: Iterable[Rule]) -> Profile:
    """The profile of a validated profile file, over the rules there are."""
    wanted = {rule.id: rule.wanted for rule in rules if rule.pack in model.packs}
    for rule, level in model.rules.items():
        if level == "off":
            wanted.pop(rule, None)
        else:
            wanted[rule] = Grade(level)
    return Profile(
        model.id, model.title, model.description, tuple(sorted(wanted.items())), tuple(sorted(model.options.items()))
    )


def build_condition(model: ConditionModel) -> Condition:
    """The condition of a validated mapping; several keys must all hold."""
    parts: list[Condition] = []
    for lexicons, is_act in ((model.instrument, False), (model.topic, False), (model.act, True)):
        if lexicons is not None:
            parts.append(Mentions(_ids(lexicons), is_act))
    if model.words is not None:
        parts.append(Words(_terms(model.words)))
    if model.all is not None:
        parts.append(AllOf(_conditions(model.all)))
    if model.any is not None:
        parts.append(AnyOf(_conditions(model.any)))
    if model.not_ is not None:
        parts.append(Not(build_condition(model.not_)))
    if model.context is not None:
        parts.append(Context(build_condition(model.context)))
    if model.near is not None:
        parts.append(Near(model.near.window, _conditions(model.near.all)))
    if model.heading is not None:
        parts.append(InHeading(build_condition(model.heading)))
    if model.within is not None:
        container = model.within.container
        parts.append(Within(tuple(model.within.placement), build_condition(container) if container else None))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _conditions(models: list[ConditionModel]) -> tuple[Condition, ...]:
    return tuple(build_condition(model) for model in models)


def _terms(written: list[str]) -> tuple[Term, ...]:
    return tuple(compile_term(term) for term in written)


def _ids(value: OneOrMore) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _children(look_for: LookForModel) -> Children | None:
    children = look_for.children
    return Children(tuple(children.rules), children.full, children.partial) if children else None


def _example(verdict: Grade, example: str | ExampleModel) -> Example:
    if isinstance(example, str):
        return Example(verdict, _paragraphs(example))
    return Example(verdict, _paragraphs(example.text), example.heading, example.placement, example.origin)


def _paragraphs(text: str) -> str:
    """The text with its paragraphs kept and the line breaks inside them made spaces."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text.strip()))
