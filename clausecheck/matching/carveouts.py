"""The clauses that take provisions out of an agreement's dispute settlement, or give them a procedure of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from clausecheck.agreement import Agreement, Kind
from clausecheck.language.phrases import Phrases
from clausecheck.language.terms import lowered
from clausecheck.matching.enforceability import CarveOut, Effect, Scopes
from clausecheck.matching.settlement import DISPUTES_ON, LONG, MEANS, SETTLEMENT, Settlement, parted
from clausecheck.offsets import Span
from clausecheck.structure.references import Reference

_TRIGGERS: Final = tuple(
    map(
        re.compile,
        (
            r"recourse\s+(?:only\s+|exclusively\s+)?to",
            r"not\s+(?:be\s+)?subject\s+to",
            r"shall\s+not\s+apply",
            r"does\s+not\s+apply",
            r"with\s+the\s+exception\s+of",
            r"not\s+be\s+invoked",
            r"exclusively\s+governed",
            r"disput\w+",
            r"refer\s.{0,60}\bto\s+the\s+\w+\s+(?:committee|council)",
            r"appropriate\s+measures",
            r"essential\s+elements?",
            r"measures\s+may\s+not\s+include",
            r"remed(?:y|ies)\s+authori[sz]ed",
            r"monetary\s+(?:enforcement\s+)?assessment",
            r"articles\s+\d+\s+and\s+\d+\s+(?:shall\s+)?apply\s+to",
        ),
    )
)
_OWN: Final = re.compile(
    r"(?:shall|may|will)\s+(?:only|exclusively)\s+have\s+recourse|have\s+recourse\s+(?:only|exclusively)"
    r"|only\s+have\s+recourse|exclusively\s+governed",
    re.I,
)
_NO_RECOURSE: Final = re.compile(
    r"\b(?:(?:no|neither)\s+part(?:y|ies)\s+(?:may|shall|can)\s+(?:have|initiate|resort|seek)\w*"
    r"|part(?:y|ies)\s+(?:shall|may)\s+not\s+(?:have|resort|seek|initiate)\w*)\s+(?:recourse\s+)?(?:to\s+)?",
    re.I,
)
_NOT_SUBJECT: Final = re.compile(r"\bnot\s+(?:be\s+)?subject\s+to", re.I)
_NOT_APPLY: Final = re.compile(r"\b(?:shall|do(?:es)?)\s+not\s+apply\b(?:\s+(?:to|in|with\s+respect\s+to))?", re.I)
_FIRST: Final = re.compile(r"\bwithout\s+first\b|\bunless\b|\buntil\b", re.I)
_FOR_A_TIME: Final = re.compile(r"\bfor\s+a\s+period\s+of\b|\bfor\s+\w+\s+years\b|\buntil\b", re.I)
_EXCEPT: Final = re.compile(r"\b(?:other\s+than|except\s+(?:for|as)|with\s+the\s+exception\s+of)\b", re.I)
_ALL_BUT: Final = re.compile(r"\bcovered\s+provisions\b.{0,200}\bwith\s+the\s+exception\s+of:?$", re.I | re.S)
_PANELS: Final = tuple(
    re.compile(rf"{body}\s+(?:shall\s+)?be\s+(?:established|convened|reconvened)")
    for body in (r"review\s+panel", r"panel\s+of\s+experts", r"group\s+of\s+experts", r"expert\s+panel")
)
_REMEDIES: Final = re.compile(r"\bremed(?:y|ies)\s+authori[sz]ed\b|\bmonetary\s+(?:enforcement\s+)?assessment\b", re.I)
_LIMITED: Final = re.compile(r"\bmeasures\s+may\s+not\s+include\s+the\s+suspension\s+of\s+any\s+rights\b", re.I)
_VIOLATION: Final = re.compile(
    r"\b(?:violation|breach)\b[^.;]{0,60}?\bessential\s+elements?\b[^.;]{0,80}?(?=\bArticles?\s)", re.I
)
_MEASURES: Final = re.compile(r"\bappropriate\s+measures\b", re.I)
_OTHER_AGREEMENTS: Final = re.compile(
    rf"(?:{SETTLEMENT.pattern})\s+provisions\s+of\s+(?:this|the\s+present)\s+Agreement\s+shall\s+not\s+(?:replace|affect)"
    r"[^.;]{0,120}\bother\s+agreements\b",
    re.I,
)
_PANELS_APPLY: Final = re.compile(r"\bArticles\s+\d+\s+and\s+\d+\s+(?:shall\s+)?apply\s+to\s+", re.I)
_EXPERTS: Final = re.compile(r"\b(?:panel|group)s?\s+of\s+experts\b|\bexpert\s+panel\b|\bconsultations\b", re.I)


def dispute_settlement_scopes(agreement: Agreement) -> Scopes:
    """Find the agreement's dispute settlement and what is taken out of it."""
    return _Finder(agreement).scopes()


class _Finder:
    def __init__(self, agreement: Agreement) -> None:
        self._content = agreement.text.content
        self._provisions = agreement.provisions
        self._settlement = Settlement(agreement)
        lower = lowered(self._content)
        self._triggers = Phrases(lower, _TRIGGERS)
        self._panels = Phrases(lower, _PANELS)
        # The parts that settlement is for: where it says so, and what that leaves to the others.
        self._covered: dict[str, tuple[str, Effect]] = {}

    def scopes(self) -> Scopes:
        """What is said, then what panels of experts imply, then what holds for the whole agreement."""
        said: list[CarveOut] = []
        implied: list[CarveOut] = []
        for index, one in enumerate(self._provisions):
            if one.kind is not Kind.ARTICLE:
                continue
            said.extend(self._article(index))
            implied.extend(self._panel_of_its_own(index))
            for path in self._settlement.covers(index) if self._settlement.arbitrates(index) else ():
                self._covered.setdefault(path, (one.citation, Effect.OWN_PROCEDURE))
        with_remedies = {one.path for one in said if one.effect is Effect.WITH_REMEDIES}
        implied = [one for one in implied if one.path not in with_remedies]
        found: dict[tuple[str, Effect], CarveOut] = {}
        for carve_out in (*said, *implied, *self._of_whole()):
            found.setdefault((carve_out.path, carve_out.effect), carve_out)
        return Scopes(tuple(found.values()), bool(self._settlement.headed_so))

    def _of_whole(self) -> Iterator[CarveOut]:
        """What holds for the whole agreement: another remedy outside of a part, or a joint body's decision."""
        # "disputes concerning the provisions of Title IV" is narrower than what another sentence says in passing.
        parts = [path for path in self._covered if path]
        if parts:
            citation, effect = self._covered[parts[0]]
            yield CarveOut("", effect, citation, tuple(parts))
        if not self._settlement.provides_means() and (article := self._settlement.body_decides()):
            yield CarveOut("", Effect.OWN_PROCEDURE, article.citation)

    def _article(self, index: int) -> Iterator[CarveOut]:
        one = self._provisions[index]
        end = min(one.end, one.body + LONG)
        if not self._triggers.stand_in(one.start, end):
            return
        for span in self._settlement.sentences(one.body, end):
            if self._triggers.stand_in(*span):
                yield from self._clause(index, span, self._content[span.start : span.end])
        if self._settlement.settles(index):
            yield from self._excepted(index)

    def _panel_of_its_own(self, index: int) -> Iterator[CarveOut]:
        one = self._provisions[index]
        if self._panels.stand_in(one.body, min(one.end, one.body + LONG)):
            yield from self._made(self._settlement.container(index), Effect.OWN_PROCEDURE, one.start)

    def _clause(self, index: int, span: Span, words: str) -> Iterator[CarveOut]:
        """What one sentence takes out, or gives a procedure or a remedy of its own."""
        named = self._settlement.named(span)
        if own := _OWN.search(words):
            yield from self._own(index, span, named, own, words)
        elif recourse := _NO_RECOURSE.search(words):
            if MEANS.search(words, recourse.end()) or any(self._settlement.is_settlement(one) for one in named):
                yield from self._taken_out(named, index, span, words)
        elif subject := _NOT_SUBJECT.search(words):
            before, after = parted(named, span.start + subject.start())
            if SETTLEMENT.search(words, subject.end()) or any(map(self._settlement.is_settlement, after)):
                if before:
                    yield from self._taken_out(before, index, span, words)
                elif _FOR_A_TIME.search(words, subject.end()):
                    spared = [one for one in after if not self._settlement.is_settlement(one)]
                    yield from self._made(self._settlement.whole(spared), Effect.FOR_A_TIME, span.start)
        elif applies := _NOT_APPLY.search(words):
            before, after = parted(named, span.start + applies.start())
            if any(map(self._settlement.is_settlement, before)) or SETTLEMENT.search(words[: applies.start()]):
                yield from self._taken_out(after, index, span, words)
        elif self._settlement.settles(index) and (mechanism := DISPUTES_ON.search(words)):
            # A part that settles its disputes by itself, beside the settlement of the whole agreement.
            parts = [one for one in named if one.named in ("this Part", "this Heading")]
            after = [one for one in parts if one.span.start >= span.start + mechanism.start()]
            yield from self._made(self._settlement.whole(after), Effect.OWN_PROCEDURE, span.start)
        else:
            yield from self._remedy(index, span, named, words)

    def _remedy(self, index: int, span: Span, named: list[Reference], words: str) -> Iterator[CarveOut]:
        """What one sentence says of remedies: which there are beside or instead of dispute settlement."""
        if _OTHER_AGREEMENTS.search(words):
            yield CarveOut("", Effect.OTHER_AGREEMENTS, self._settlement.citation(span.start))
        elif _LIMITED.search(words):
            kept = tuple(path for path in self._settlement.whole(named) if self._settlement.is_part(path))
            if kept:
                yield CarveOut("", Effect.LIMITED_REMEDY, self._settlement.citation(span.start), kept)
        elif violation := _VIOLATION.search(words):
            article = self._provisions[index]
            if _MEASURES.search(self._content, article.body, article.end):
                _, elements = parted(named, span.start + violation.end())
                yield from self._made(self._settlement.whole(elements), Effect.OWN_PROCEDURE, span.start)
        elif _REMEDIES.search(words) and not self._settlement.settles_chapter(index):
            yield from self._made(
                self._settlement.disputed(index) or self._settlement.container(index), Effect.WITH_REMEDIES, span.start
            )
        elif apply := _PANELS_APPLY.search(words):
            before, after = parted(named, span.start + apply.end())
            if before and all(_EXPERTS.search(self._settlement.headed(one)) for one in before):
                yield from self._made(self._settlement.whole(after), Effect.OWN_PROCEDURE, span.start)

    def _own(
        self, index: int, span: Span, named: list[Reference], own: re.Match[str], words: str
    ) -> Iterator[CarveOut]:
        before, after = parted(named, span.start + own.start())
        scope = self._settlement.scope(before or after, index)
        if any(self._settlement.is_settlement(one) for one in after) or SETTLEMENT.search(words, own.end()):
            # The part that settlement is for: what stands outside of it has another remedy.
            article = self._provisions[index]
            limited = _MEASURES.search(self._content, article.body, article.end) is not None
            effect = Effect.LIMITED_REMEDY if limited else Effect.OWN_PROCEDURE
            for path in filter(self._settlement.is_part, scope):
                self._covered[path] = (self._settlement.citation(span.start), effect)
            return
        yield from self._made(scope, Effect.OWN_PROCEDURE, span.start)

    def _taken_out(self, named: list[Reference], index: int, span: Span, words: str) -> Iterator[CarveOut]:
        except_ = _EXCEPT.search(words)
        limit = except_.start() + span.start if except_ else -1
        kept = [one for one in named if except_ and limit <= one.span.start <= limit + 60 and one.target]
        scope = self._settlement.scope([one for one in named if one not in kept], index)
        effect = Effect.PRECONDITION if _FIRST.search(words) else Effect.EXCLUDED
        yield from self._made(scope, effect, span.start, tuple(self._settlement.whole(kept, only=False)))

    def _excepted(self, index: int) -> Iterator[CarveOut]:
        """What a list takes out: "The covered provisions shall include all provisions with the exception of: (a) …"."""
        for at in range(index + 1, len(self._provisions)):
            one = self._provisions[at]
            if one.start >= self._provisions[index].end:
                return
            if _ALL_BUT.search(self._content[one.body : one.unit_end].rstrip()[-300:]):
                for reference in self._settlement.named(Span(one.unit_end, one.end)):
                    yield from self._made(self._settlement.whole([reference]), Effect.EXCLUDED, reference.span.start)

    def _made(
        self, paths: Iterable[str], effect: Effect, offset: int, exceptions: tuple[str, ...] = ()
    ) -> Iterator[CarveOut]:
        for path in paths:
            yield CarveOut(path, effect, self._settlement.citation(offset), exceptions)
