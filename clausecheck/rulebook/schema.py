"""The shape of rule, lexicon and pack files: what a lawyer writes, validated before anything is built from it."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from clausecheck.language.terms import TermSyntaxError, compile_term
from clausecheck.rulebook.identifiers import Identifier
from clausecheck.rulebook.rule import Grade


def _check_term(written: str) -> str:
    try:
        compile_term(written)
    except TermSyntaxError as error:
        raise ValueError(str(error)) from error
    return written


TermText = Annotated[str, AfterValidator(_check_term)]
OneOrMore = Identifier | list[Identifier]
Placement = Literal[
    "operative", "annex", "protocol", "footnote", "preamble", "joint declaration", "unilateral declaration"
]


Wanted = Literal[Grade.FULL, Grade.PARTIAL, Grade.WEAK]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NearModel(_Model):
    """Conditions that must hold together in one window."""

    window: Literal["sentence", "paragraph", "article"]
    all: list[ConditionModel] = Field(min_length=1)


class WithinModel(_Model):
    """Where a unit must stand."""

    placement: list[Placement] = []
    container: ConditionModel | None = None


class ChildrenModel(_Model):
    """A parent rule graded from its children."""

    rules: list[Identifier] = Field(min_length=1)
    full: int = Field(ge=1, description="how many children met fully make the parent full")
    partial: int = Field(default=1, ge=1, description="how many children met at all make the parent partial")


class ConditionModel(_Model):
    """One condition. Several keys in one condition must all hold."""

    instrument: OneOrMore | None = None
    topic: OneOrMore | None = None
    act: OneOrMore | None = None
    words: list[TermText] | None = Field(default=None, min_length=1)
    all: list[ConditionModel] | None = Field(default=None, min_length=1)
    any: list[ConditionModel] | None = Field(default=None, min_length=1)
    not_: ConditionModel | None = Field(default=None, alias="not")
    context: ConditionModel | None = Field(
        default=None, description="must hold as well, but its words are never what is graded"
    )
    near: NearModel | None = None
    heading: ConditionModel | None = None
    within: WithinModel | None = None

    @model_validator(mode="after")
    def _says_something(self) -> ConditionModel:
        if not self.model_fields_set:
            raise ValueError("the condition is empty; say what to look for: instrument, topic, act, words, all, any, …")
        return self


class LookForModel(ConditionModel):
    """What a rule looks for; at the top level it may also be graded from children."""

    children: ChildrenModel | None = None


class OverrideModel(_Model):
    """An exception to the grading policy, with its reason."""

    when: ConditionModel
    at_most: Literal[Grade.PARTIAL, Grade.WEAK, Grade.ABSENT] | None = None
    at_least: Literal[Grade.FULL, Grade.PARTIAL, Grade.WEAK] | None = None
    because: str = Field(min_length=10)

    @model_validator(mode="after")
    def _has_one_bound(self) -> OverrideModel:
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError("an override needs either 'at_most' or 'at_least'")
        return self


class SourceModel(_Model):
    document: str
    quote: str


class PrecedentModel(_Model):
    agreement: str
    citation: str


class ExampleModel(_Model):
    text: str = Field(min_length=3)
    heading: str = ""
    placement: Placement = "operative"
    origin: str = Field(default="", description="agreement and citation, where the text is real")


class ExamplesModel(_Model):
    full: list[str | ExampleModel] = []
    partial: list[str | ExampleModel] = []
    weak: list[str | ExampleModel] = []
    absent: list[str | ExampleModel] = []
    contradicted: list[str | ExampleModel] = []

    @model_validator(mode="after")
    def _is_complete(self) -> ExamplesModel:
        if not self.full and not self.partial:
            raise ValueError("a rule needs at least one example of 'full' or 'partial'")
        if not self.weak:
            raise ValueError("a rule needs at least one example of 'weak'")
        if len(self.absent) < 2:
            raise ValueError("a rule needs at least two look-alikes under 'absent'")
        return self


class VariantModel(_Model):
    """What changes where an option has a value."""

    option: Identifier
    value: Identifier
    suggest: str = Field(min_length=20)
    wanted: Wanted | None = None


class ProfileModel(_Model):
    """One profile file: a named set of rules with the wanted level of each."""

    id: Identifier
    title: str
    description: str
    packs: list[Identifier] = Field(default=[], description="all rules of these packs, at the level each rule wants")
    rules: dict[Identifier, Wanted | Literal["off"]] = Field(
        default={}, description="single rules with their wanted level; 'off' leaves a rule of the packs out"
    )
    options: dict[Identifier, Identifier] = {}


class RuleModel(_Model):
    """One rule file."""

    id: Identifier
    title: str = Field(min_length=3)
    norm: str = Field(min_length=10, description="the commitment in policy terms, one sentence")
    sources: list[SourceModel] = Field(min_length=1)
    look_for: LookForModel
    overrides: list[OverrideModel] = []
    contradicted_by: ConditionModel | None = None
    accepts: list[Literal["negated", "forbidden", "excepted"]] = Field(
        default=[],
        description="polarities that are the norm itself: 'forbidden' for 'no Party shall knowingly allow …'",
    )
    instead: list[Identifier] = Field(
        default=[], description="instruments that are named where this rule's is wanted; reported as near-misses"
    )
    applies_from: datetime.date | None = None
    wanted: Wanted = Grade.FULL
    variants: list[VariantModel] = []
    suggest: str = Field(min_length=20, description="a clause in treaty English that would meet the norm fully")
    precedents: list[PrecedentModel] = []
    examples: ExamplesModel


class LookAlikeModel(_Model):
    terms: list[TermText] = Field(min_length=1)
    meaning: str


class TopicModel(_Model):
    """One topic or act file."""

    id: Identifier
    title: str
    terms: list[TermText] = Field(min_length=1)
    look_alikes: list[LookAlikeModel] = []
    note: str = ""


class InstrumentModel(TopicModel):
    """One instrument file: a treaty or soft-law text that others cite."""

    adopted: datetime.date | None = None


class PackModel(_Model):
    """The pack.yaml of a pack's folder."""

    id: Identifier
    title: str
    description: str
    rules: list[Identifier] = Field(min_length=1)


for _model in (NearModel, WithinModel, ConditionModel, LookForModel):
    _model.model_rebuild()
