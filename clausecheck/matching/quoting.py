"""From evidence to what a reader is shown: citation, page, boxes, quote, marked words."""

from __future__ import annotations

from clausecheck.matching.facts import Evidence, sentence_span
from clausecheck.matching.findings import Facts, Finding, Mark, NearMiss, Role
from clausecheck.matching.unit import Unit
from clausecheck.offsets import Span
from clausecheck.rulebook.rule import Grade

MAX_QUOTE = 700
"""Characters; a longer sentence is cut around the evidence."""


def finding_of(unit: Unit, evidence: Evidence, facts: Facts, grade: Grade, reasons: tuple[str, ...]) -> Finding:
    """The finding for one graded piece of evidence."""
    shown = _shown(evidence.sentence, evidence.anchor)
    spans = unit.text_spans(*shown)
    own = _own_span(unit, shown, evidence.anchor)
    text = unit.agreement.text
    return Finding(
        citation=unit.citation,
        page=text.page_at(own.start),
        span=own,
        boxes=text.boxes(*own),
        quote=_joined(unit, spans),
        marks=_marks(unit, evidence),
        quote_spans=spans,
        grade=grade,
        facts=facts,
        reasons=reasons,
    )


def near_miss_of(unit: Unit, place: Span, why: str) -> NearMiss:
    """The near-miss at a place in the unit's words."""
    shown = _shown(sentence_span(unit, place), place)
    spans = unit.text_spans(*place) or unit.text_spans(*shown)
    span = spans[0] if spans else Span(unit.provision.start, unit.provision.start)
    text = unit.agreement.text
    page = text.page_at(span.start) if text.content else None
    return NearMiss(unit.citation, page, span, _joined(unit, unit.text_spans(*shown)), why)


def _shown(sentence: Span, anchor: Span) -> Span:
    """The sentence, cut around the anchor where it is too long to quote."""
    if sentence.end - sentence.start <= MAX_QUOTE:
        return sentence
    start = max(sentence.start, min(anchor.start - MAX_QUOTE // 2, sentence.end - MAX_QUOTE))
    return Span(start, min(sentence.end, start + MAX_QUOTE))


def _own_span(unit: Unit, shown: Span, anchor: Span) -> Span:
    """The span of the text in which the evidence stands: the unit's own part of what is shown."""
    own = unit.text_spans(max(shown.start, min(unit.own.start, anchor.start)), shown.end)
    here = unit.text_spans(anchor.start, max(anchor.end, anchor.start + 1))
    for span in own:
        if here and span.start <= here[0].start < span.end:
            return span
    return own[0] if own else Span(unit.provision.start, unit.provision.end)


def _joined(unit: Unit, spans: tuple[Span, ...]) -> str:
    return " ".join(" ".join(unit.agreement.words(span).split()) for span in spans)


def _marks(unit: Unit, evidence: Evidence) -> tuple[Mark, ...]:
    places = [(hedge.span, Role.HEDGE) for hedge in evidence.hedges]
    if evidence.verb is not None:
        places += ((piece, Role.VERB) for piece in _without(evidence.verb.span, [span for span, _ in places]))
    if evidence.hit.span is not None:
        places.append((evidence.hit.span, Role.OBJECT))
    marks = {Mark(span, role) for place, role in places for span in unit.text_spans(*place)}
    return tuple(sorted(marks))


def _without(span: Span, holes: list[Span]) -> list[Span]:
    """The pieces of a span that are left when the holes are cut out: "shall, where appropriate, endeavour"."""
    pieces, at = [], span.start
    for hole in sorted(holes):
        if at <= hole.start and hole.end <= span.end:
            pieces.append(Span(at, hole.start))
            at = hole.end
    return [piece for piece in (*pieces, Span(at, span.end)) if piece.start < piece.end]
