"""What a check finds: findings with their facts, near-misses, results, and the report that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clausecheck.agreement import Agreement, Box, Folding
from clausecheck.language.ladder import Commitment
from clausecheck.language.polarity import Polarity
from clausecheck.language.subjects import Bound
from clausecheck.offsets import Span
from clausecheck.rulebook.rule import Grade, Rule
from clausecheck.rulebook.waivers import Waiver


class Verdict(StrEnum):
    """A rule's result for an agreement, best first."""

    FULL = "full"
    PARTIAL = "partial"
    WEAK = "weak"
    ABSENT = "absent"
    CONTRADICTED = "contradicted"
    NOT_APPLICABLE = "not-applicable"

    @property
    def rank(self) -> int:
        """Higher is better for the norm; what does not apply holds as little of it as what is absent."""
        return (Grade.ABSENT if self is Verdict.NOT_APPLICABLE else Grade(self.value)).rank


class Placement(StrEnum):
    """Where in the instrument a provision stands."""

    OPERATIVE = "operative"
    ANNEX = "annex"
    PROTOCOL = "protocol"
    FOOTNOTE = "footnote"
    PREAMBLE = "preamble"
    JOINT_DECLARATION = "joint declaration"
    UNILATERAL_DECLARATION = "unilateral declaration"


class Focus(StrEnum):
    """How much of the provision is about the norm."""

    OWN_ARTICLE = "own article"
    OWN_PARAGRAPH = "own paragraph"
    LISTED_ITEM = "listed item"
    PASSING_MENTION = "passing mention"


class Enforceable(StrEnum):
    """Whether the agreement's dispute settlement covers the provision."""

    YES = "yes"
    OWN_PROCEDURE = "own-procedure"
    EXCLUDED = "excluded"
    NONE_FOUND = "none-found"


class Role(StrEnum):
    """Why a word is marked: it names the norm's object, carries the commitment, or takes part of it back."""

    OBJECT = "object"
    VERB = "verb"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Deciding words, as a span of the agreement's text."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Facts:
    """What the engine found about one provision, before any grade.

    `promised_instrument` is set where the verb promises to implement, join or comply with an instrument by its name:
    in a list of such instruments each is bound to. `procedural` marks articles on joint bodies, consultations and
    definitions: what they say of a norm is said for the sake of the procedure. `settled_by` are the clauses on dispute
    settlement that are about the provision, each with what it does.
    """

    placement: Placement
    commitment: Commitment
    focus: Focus
    bound: Bound
    polarity: Polarity
    enforceable: Enforceable
    promised_instrument: bool
    verb: str
    hedges: tuple[str, ...] = ()
    procedural: bool = False
    settled_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One provision that speaks to one rule, with its evidence, its facts and its grade.

    `span` is the evidence in the agreement's text, `quote` the words a reader needs, chapeau included: those of
    `quote_spans`, words left out before the spans that `cuts` counts. `sentence` is the whole of what `quote` may have
    cut. `reasons` say why the grade is what it is and what keeps it from the next one up. `read_as` are words of the
    quote that OCR misread: the quote shows what it wrote.
    """

    citation: str
    page: int | None
    span: Span
    boxes: tuple[Box, ...]
    quote: str
    marks: tuple[Mark, ...]
    quote_spans: tuple[Span, ...]
    cuts: tuple[int, ...]
    grade: Grade
    facts: Facts
    reasons: tuple[str, ...]
    sentence: str
    read_as: tuple[Folding, ...] = ()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A provision that looks like the norm and is not; `why` says what it is, or what it lacks."""

    citation: str
    page: int | None
    span: Span
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class Expected:
    """Where a missing commitment would stand: a provision by its index in `Agreement.provisions`, and why there."""

    provision: int
    why: str


class ChangeKind(StrEnum):
    """What became of a verdict since the baseline was made."""

    NEW = "new"
    WORSE = "worse"
    BETTER = "better"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict beside that of the baseline.

    `before` is None for what the baseline does not know. `words` say what happened ("Article 36(3): 'shall promote'
    became 'may promote': full → weak"); empty where nothing did. `span` is where in the text it happened, None where
    the words are gone.
    """

    kind: ChangeKind
    before: Verdict | None = None
    words: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One rule's verdict with all that it rests on, best finding first.

    `waiver` is the one that accepts the verdict, `expired` one that did until its day passed. `change` is None where
    there is no baseline. `expected` is where the commitment would stand if it were made in full; None if it is, or
    where the agreement has no place for it.
    """

    rule: Rule
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    note: str = ""
    waiver: Waiver | None = None
    expired: Waiver | None = None
    change: Change | None = None
    expected: Expected | None = None

    @property
    def below_wanted(self) -> bool:
        """Whether the verdict is worse than the level the rule wants."""
        return self.verdict is not Verdict.NOT_APPLICABLE and self.verdict.rank < self.rule.wanted.rank


@dataclass(frozen=True, slots=True)
class UnusedWaiver:
    """A waiver for an agreement that waives nothing in it, and why."""

    waiver: Waiver
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """All results for one agreement, in the order of the rules, and the waivers for it that waive nothing."""

    agreement: Agreement
    results: tuple[Result, ...]
    unused: tuple[UnusedWaiver, ...] = ()
