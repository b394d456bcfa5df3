"""From evidence to what a reader is shown: citation, page, boxes, quote, marked words."""

from __future__ import annotations

from dataclasses import dataclass

from clausecheck.matching.facts import Evidence, sentence_span
from clausecheck.matching.findings import Facts, Finding, Mark, NearMiss, Role
from clausecheck.matching.unit import Unit
from clausecheck.offsets import Span
from clausecheck.rulebook.rule import Grade

MAX_QUOTE = 700
"""Characters; a longer sentence is cut around the verb and the evidence."""

CUT = "[…]"
"""Stands where words of the sentence were left out."""

_BESIDE = 160
"""Characters shown on either side of what decides, where a sentence is cut."""


def finding_of(unit: Unit, evidence: Evidence, facts: Facts, grade: Grade, reasons: tuple[str, ...]) -> Finding:
    """The finding for one graded piece of evidence."""
    deciding = [evidence.anchor, *([evidence.verb.span] if evidence.verb else [])]
    windows = _windows(unit.words, evidence.sentence, deciding)
    spans, cuts = _text_spans(unit, evidence.sentence, windows)
    own = _own_span(unit, windows, evidence.anchor)
    agreement = unit.agreement
    text = agreement.text
    return Finding(
        citation=unit.citation,
        page=text.page_at(own.start),
        span=own,
        boxes=text.boxes(*own),
        quote=_joined(unit, spans, cuts),
        marks=_marks(unit, evidence),
        quote_spans=spans,
        cuts=cuts,
        grade=grade,
        facts=facts,
        reasons=reasons,
        read_as=tuple(one for span in spans for one in text.foldings_in(*span) if one.is_word),
        sentence=" ".join(" ".join(agreement.words(span).split()) for span in unit.text_spans(*evidence.sentence)),
    )


@dataclass(frozen=True, slots=True)
class Miss:
    """A near-miss before it is quoted, for few are shown: its place in the unit's words, and its span in the text."""

    unit: Unit
    place: Span
    span: Span
    why: str


def miss_at(unit: Unit, place: Span, why: str) -> Miss:
    """The near-miss at a place in the unit's words."""
    here = unit.text_spans(*place) or unit.text_spans(*sentence_span(unit, place))
    return Miss(unit, place, here[0] if here else Span(unit.provision.start, unit.provision.start), why)


def near_miss_of(miss: Miss) -> NearMiss:
    """The near-miss with its sentence."""
    unit, text = miss.unit, miss.unit.agreement.text
    sentence = sentence_span(unit, miss.place)
    spans, cuts = _text_spans(unit, sentence, _windows(unit.words, sentence, [miss.place]))
    page = text.page_at(miss.span.start) if text.content else None
    return NearMiss(unit.citation, page, miss.span, _joined(unit, spans, cuts), miss.why)


def _windows(words: str, sentence: Span, deciding: list[Span]) -> tuple[Span, ...]:
    """What of a sentence is shown: all of it, or the surroundings of what decides, cut between words."""
    if sentence.end - sentence.start <= MAX_QUOTE:
        return (sentence,)
    windows: list[Span] = []
    for place in sorted(deciding):
        start = _word_edge(words, max(sentence.start, place.start - _BESIDE), sentence.start, -1)
        end = _word_edge(words, min(sentence.end, place.end + _BESIDE), sentence.end, 1)
        if windows and start <= windows[-1].end + _BESIDE:
            windows[-1] = Span(windows[-1].start, max(windows[-1].end, end))
        else:
            windows.append(Span(start, end))
    return tuple(windows)


def _word_edge(words: str, at: int, limit: int, step: int) -> int:
    """The nearest place between words, from `at` outward, no further than `limit`."""
    while at != limit and (words[at - 1].isalnum() and at < len(words) and words[at].isalnum()):
        at += step
    return at


def _text_spans(unit: Unit, sentence: Span, windows: tuple[Span, ...]) -> tuple[tuple[Span, ...], tuple[int, ...]]:
    """The spans of the text that are shown, and before which of them words were left out (their number: at the end)."""
    spans: list[Span] = []
    cuts: list[int] = []
    for i, window in enumerate(windows):
        if i or window.start > sentence.start:
            cuts.append(len(spans))
        spans.extend(unit.text_spans(*window))
    if windows[-1].end < sentence.end:
        cuts.append(len(spans))
    return tuple(spans), tuple(cuts)


def _own_span(unit: Unit, windows: tuple[Span, ...], anchor: Span) -> Span:
    """The span of the text in which the evidence stands: the unit's own part of what is shown."""
    shown = next((window for window in windows if window.start <= anchor.start < window.end), windows[-1])
    own = unit.text_spans(max(shown.start, min(unit.own.start, anchor.start)), shown.end)
    here = unit.text_spans(anchor.start, max(anchor.end, anchor.start + 1))
    for span in own:
        if here and span.start <= here[0].start < span.end:
            return span
    return own[0] if own else Span(unit.provision.start, unit.provision.end)


def _joined(unit: Unit, spans: tuple[Span, ...], cuts: tuple[int, ...]) -> str:
    pieces = [" ".join(unit.agreement.quoted(span).split()) for span in spans]
    for cut in reversed(cuts):
        pieces.insert(cut, CUT)
    return " ".join(pieces)


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
