"""The facts of a finding: placement, commitment, focus, who is bound, polarity."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausecheck.language.hedges import Hedge, hedges, reaches
from clausecheck.language.ladder import Commitment
from clausecheck.language.lexicon import LexiconKind
from clausecheck.language.polarity import polarity
from clausecheck.language.subjects import Bound, agent, bound
from clausecheck.language.verbs import VerbGroup, governing
from clausecheck.matching.enforceability import Scopes
from clausecheck.matching.evaluate import Hit, Outcome
from clausecheck.matching.findings import Facts, Focus, Placement
from clausecheck.matching.focus import focus_in_sentence, is_label
from clausecheck.matching.unit import Unit
from clausecheck.offsets import Span

_FULFILMENT = re.compile(
    r"[^:;]*?\b(?:implement\w*|ratif\w+|acced\w+|accession|compl(?:y|ying|iance)|adher\w+|fulfil\w*"
    r"|giv\w+ (?:full )?effect)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:co-?operat\w+|exchang\w+|shar(?:e|ing)|promot\w+|encourag\w+|dialogue|information|consult\w*|attention"
    r"|relationship|prejudice|between|such as|inter alia|for example|among others)\b",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"\b(?:(?:sub-?)?committees?|councils?|consultations?|definitions?|institutional|contact points?|secretariat)\b",
    re.IGNORECASE,
)
_NOT_OPERATIVE = frozenset(
    {Placement.PREAMBLE, Placement.JOINT_DECLARATION, Placement.UNILATERAL_DECLARATION, Placement.FOOTNOTE}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One hit with the sentence it stands in and the verb that governs it; spans are in the unit's words."""

    hit: Hit
    sentence: Span
    verb: VerbGroup | None
    hedges: tuple[Hedge, ...]

    @property
    def anchor(self) -> Span:
        """The words that stand for the object: the hit, or the verb where only the heading names the object."""
        if self.hit.span is not None:
            return self.hit.span
        return self.verb.span if self.verb else Span(self.sentence.start, self.sentence.start)


def evidence_of(outcome: Outcome, unit: Unit) -> tuple[Evidence, ...]:
    """The evidence of a condition that holds: one per hit on the object in the unit's own words.

    Where only the heading names the object, every sentence of the unit's own words is evidence.
    """
    graded = [hit for hit in outcome.hits if not hit.is_context and not _is_label(hit, unit)]
    objects = [hit for hit in graded if not hit.is_act] or graded
    own = [hit for hit in objects if hit.span is not None and hit.span.end > unit.own.start]
    if not own and any(hit.span is not None and hit.span.end > unit.own.start for hit in outcome.hits):
        own = [hit for hit in objects if hit.span is not None][-1:]
    if own:
        return tuple(_evidence(hit, sentence_span(unit, hit.span), unit) for hit in own if hit.span is not None)
    by_heading = [hit for hit in objects if hit.span is None]
    if not by_heading:
        return ()
    sentences = [sentence for sentence in unit.sentences if sentence.end > unit.own.start]
    return tuple(_evidence(by_heading[0], sentence, unit) for sentence in sentences)


def _is_label(hit: Hit, unit: Unit) -> bool:
    """Whether a hit on a subject is only the name of another provision."""
    if hit.span is None or unit.index.lexicons[hit.lexicon].kind is not LexiconKind.TOPIC:
        return False
    return is_label(unit.words, *hit.span)


def sentence_span(unit: Unit, span: Span) -> Span:
    """The sentence of the unit's words that a span stands in."""
    sentence = unit.sentence_at(span.start)
    return Span(sentence.start, max(sentence.end, span.end))


def _evidence(hit: Hit, sentence: Span, unit: Unit) -> Evidence:
    groups = unit.verbs(unit.sentence_at(sentence.start))
    verb = governing(groups, hit.span) if hit.span else (groups[0] if groups else None)
    found = hedges(unit.words[sentence.start : sentence.end])
    shifted = [Hedge(Span(h.span.start + sentence.start, h.span.end + sentence.start), h.strong) for h in found]
    if verb is not None:
        words = unit.words[: sentence.end]
        shifted = [one for one in shifted if reaches(one.span, words, groups, verb, hit.span or verb.span)]
    return Evidence(hit, sentence, verb, tuple(shifted))


def facts_of(evidence: Evidence, unit: Unit, scopes: Scopes) -> Facts:
    """The facts of one piece of evidence; `scopes` are the agreement's clauses on dispute settlement."""
    sentence = unit.words[evidence.sentence.start : evidence.sentence.end]
    verb_start = evidence.verb.span.start if evidence.verb else evidence.sentence.start
    lexicon = unit.index.lexicons[evidence.hit.lexicon]
    return Facts(
        placement=unit.placement,
        commitment=_commitment(evidence, unit.placement),
        focus=_focus(evidence, unit, lexicon.kind),
        bound=_bound(evidence, unit),
        polarity=polarity(
            sentence, max(0, evidence.anchor.start - evidence.sentence.start), verb_start - evidence.sentence.start
        ),
        enforceable=scopes.of(unit.lineage),
        settled_by=tuple(f"{one.citation}: {one.effect.value}" for one in scopes.about(unit.lineage)),
        promised_instrument=lexicon.kind is LexiconKind.INSTRUMENT and _is_to_be_fulfilled(evidence, unit),
        verb=evidence.verb.words if evidence.verb else "",
        procedural=_PROCEDURE.search(unit.heading) is not None,
        hedges=tuple(unit.words[hedge.span.start : hedge.span.end] for hedge in evidence.hedges),
    )


def _commitment(evidence: Evidence, placement: Placement) -> Commitment:
    """The ladder level of the governing verb, less its hedges."""
    if placement in _NOT_OPERATIVE:
        return Commitment.RECITAL
    if evidence.verb is None:
        return Commitment.DISCRETIONARY
    level, effort = evidence.verb.level, evidence.verb.effort
    for hedge in evidence.hedges:
        if level <= Commitment.DISCRETIONARY:
            break
        if hedge.strong:
            level = Commitment.DISCRETIONARY if effort else min(level, Commitment.BEST_EFFORTS)
        elif level > Commitment.BEST_EFFORTS:
            level = Commitment(level - 1)
    return level


def _focus(evidence: Evidence, unit: Unit, kind: LexiconKind) -> Focus:
    """How much of the unit is about the object."""
    if evidence.hit.span is None or unit.in_heading(evidence.hit.lexicon):
        return Focus.OWN_ARTICLE
    if unit.composition.listed and evidence.hit.span.start >= unit.own.start:
        return Focus.LISTED_ITEM
    verb_start = evidence.verb.span.start if evidence.verb else evidence.sentence.start
    before = unit.words[verb_start : evidence.hit.span.start]
    after = unit.words[evidence.hit.span.end : evidence.sentence.end]
    return focus_in_sentence(before, after, is_instrument=kind is LexiconKind.INSTRUMENT)


def _is_to_be_fulfilled(evidence: Evidence, unit: Unit) -> bool:
    """Whether the verb promises to implement, join or comply with what is named, not to talk about it."""
    if evidence.verb is None or evidence.hit.span is None:
        return False
    between = unit.words[evidence.verb.span.start : evidence.hit.span.start]
    return _FULFILMENT.match(between) is not None and _TALK.search(between) is None


def _bound(evidence: Evidence, unit: Unit) -> Bound:
    if evidence.verb is None:
        return Bound.UNSPECIFIED
    if evidence.verb.passive:
        return agent(unit.words[evidence.verb.span.end : evidence.sentence.end], unit.agreement.parties)
    return bound(unit.words[evidence.sentence.start : evidence.verb.span.start], unit.agreement.parties)
