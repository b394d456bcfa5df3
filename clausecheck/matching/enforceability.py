"""Dispute-settlement scope: which provisions the agreement's own dispute settlement covers.

Carve-outs stand in another article than the norm and name it by chapter or title ("The dispute settlement procedure
of Chapter 14 shall not apply to this Chapter"), so they are attached by scope, not by nearness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from clausecheck.agreement import CONTAINERS, Agreement, Kind, Provision
from clausecheck.language.phrases import Phrases
from clausecheck.language.terms import lowered
from clausecheck.matching.findings import Enforceable
from clausecheck.offsets import Span
from clausecheck.structure.references import Reference, references
from clausecheck.structure.targets import OUTSIDE, Targets

_SETTLEMENT: Final = re.compile(r"dispute[\s-]*settlement|settlement\s+of\s+disputes|dispute\s+resolution", re.I)
_MEANS: Final = re.compile(rf"{_SETTLEMENT.pattern}|\barbitration\b|\bpanel\b", re.I)
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
_EXCEPT: Final = re.compile(r"\b(?:other\s+than|except\s+(?:for|as)|with\s+the\s+exception\s+of)\b", re.I)
_ALL_BUT: Final = re.compile(r"\bcovered\s+provisions\b.{0,200}\bwith\s+the\s+exception\s+of:?$", re.I | re.S)
_PANEL: Final = re.compile(r"\b(?:arbitra\w+|panel)\b", re.I)
_PANELS: Final = tuple(
    re.compile(rf"{body}\s+(?:shall\s+)?be\s+(?:established|convened|reconvened)")
    for body in (r"review\s+panel", r"panel\s+of\s+experts", r"group\s+of\s+experts", r"expert\s+panel")
)
_OF_THIS: Final = re.compile(r"disputes?\b.{0,160}\b(?:concerning|under|regarding|relating\s+to)\s", re.I | re.S)
_TO_BODY: Final = re.compile(
    r"refer\s.{0,80}\bto\s+the\s+(?:\w+\s+){0,2}(?:Committee|Council)|hold\s+consultations", re.I | re.S
)
_SENTENCE: Final = re.compile(r"(?<=[.;])\s+(?=[A-Z(\d])")
_LONG: Final = 20_000


@dataclass(frozen=True, slots=True)
class CarveOut:
    """One clause: the path it takes out or gives a procedure of its own, where it stands, and what it leaves in."""

    path: str
    enforceable: Enforceable
    citation: str
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scopes:
    """The provisions taken out of dispute settlement, and whether the agreement has any.

    `covered` are the paths that dispute settlement is for; empty if it is for the whole agreement.
    """

    carve_outs: tuple[CarveOut, ...]
    has_settlement: bool
    covered: tuple[str, ...] = ()

    def of(self, lineage: tuple[Provision, ...]) -> Enforceable:
        """Whether a provision, given with the provisions around it, can be enforced: the nearest clause counts."""
        paths = {provision.path for provision in lineage}
        found = [
            one for one in self.carve_outs if one.path in paths and not any(path in paths for path in one.exceptions)
        ]
        if found:
            # Of two clauses about the same place, what has a procedure of its own is not left without any.
            return max(found, key=lambda one: (len(one.path), one.enforceable is Enforceable.OWN_PROCEDURE)).enforceable
        if self.covered and not paths.intersection(self.covered):
            return Enforceable.OWN_PROCEDURE
        return Enforceable.YES if self.has_settlement else Enforceable.NONE_FOUND


def dispute_settlement_scopes(agreement: Agreement) -> Scopes:
    """Find the agreement's dispute settlement and what is taken out of it."""
    return _Finder(agreement).scopes()


class _Finder:
    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._content = agreement.text.content
        self._provisions = agreement.provisions
        self._targets = Targets(agreement)
        lower = lowered(self._content)
        self._triggers = Phrases(lower, _TRIGGERS)
        self._panels = Phrases(lower, _PANELS)
        self._paths = {one.path: index for index, one in enumerate(agreement.provisions)}
        self._covered: dict[str, None] = {}
        self._settlement = frozenset(
            index
            for index, one in enumerate(agreement.provisions)
            if (one.kind in CONTAINERS or one.kind is Kind.ARTICLE) and _SETTLEMENT.search(one.heading)
        )

    def scopes(self) -> Scopes:
        found: dict[tuple[str, Enforceable], CarveOut] = {}
        covered = self._covered
        for index, one in enumerate(self._provisions):
            if one.kind is not Kind.ARTICLE:
                continue
            for carve_out in self._article(index):
                found.setdefault((carve_out.path, carve_out.enforceable), carve_out)
            for path in self._covers(index) if self._arbitrates(index) else ():
                covered[path] = None
        # "disputes concerning the provisions of Title IV" is narrower than what another sentence says in passing.
        parts = tuple(path for path in covered if path)
        arbitrates = any(
            _MEANS.search(self._content, self._provisions[index].body, self._provisions[index].end)
            for index in self._settlement
        )
        if not arbitrates and (article := self._body_decides()):
            found["", Enforceable.OWN_PROCEDURE] = CarveOut("", Enforceable.OWN_PROCEDURE, article.citation)
        return Scopes(tuple(found.values()), bool(self._settlement), parts)

    def _settles(self, index: int) -> bool:
        return any(at in self._settlement for at in self._targets.lineage(index))

    def _arbitrates(self, index: int) -> bool:
        """Whether the article stands in a settlement of disputes by a panel."""
        around = [at for at in self._targets.lineage(index) if at in self._settlement]
        last = self._provisions[around[-1]] if around else None
        return last is not None and _PANEL.search(self._content, last.body, last.end) is not None

    def _is_part(self, path: str) -> bool:
        return self._provisions[self._paths[path]].kind in (Kind.PART, Kind.HEADING, Kind.TITLE)

    # --- clauses --------------------------------------------------------------------------------------------------

    def _article(self, index: int) -> Iterator[CarveOut]:
        one = self._provisions[index]
        end = min(one.end, one.body + _LONG)
        if self._panels.stand_in(one.body, end):
            yield from self._made(self._container(index), Enforceable.OWN_PROCEDURE, index)
        if not self._triggers.stand_in(one.start, end):
            return
        for span in self._sentences(one.body, end):
            if self._triggers.stand_in(*span):
                yield from self._clause(index, span, self._content[span.start : span.end])
        if self._settles(index):
            yield from self._excepted(index)

    def _clause(self, index: int, span: Span, words: str) -> Iterator[CarveOut]:
        """What one sentence takes out, or gives a procedure of its own."""
        named = list(references(self._agreement, [span], self._targets))
        if own := _OWN.search(words):
            after = [one for one in named if one.span.start >= span.start + own.start()]
            scope = self._scope([one for one in named if one not in after] or after, index)
            if any(self._is_settlement(one) for one in after) or _SETTLEMENT.search(words, own.end()):
                # The part that settlement is for: what stands outside of it has another remedy.
                self._covered.update(dict.fromkeys(path for path in scope if self._is_part(path)))
                return
            yield from self._made(scope, Enforceable.OWN_PROCEDURE, index)
        elif (recourse := _NO_RECOURSE.search(words)) and not _FIRST.search(words):
            if _MEANS.search(words, recourse.end()) or any(self._is_settlement(one) for one in named):
                yield from self._taken_out(named, index, span, words)
        elif (subject := _NOT_SUBJECT.search(words)) and not _FIRST.search(words):
            before = [one for one in named if one.span.end <= span.start + subject.start()]
            after = [one for one in named if one not in before]
            if before and (_SETTLEMENT.search(words, subject.end()) or any(map(self._is_settlement, after))):
                yield from self._taken_out(before, index, span, words)
        elif applies := _NOT_APPLY.search(words):
            before = [one for one in named if one.span.end <= span.start + applies.start()]
            after = [one for one in named if one not in before]
            if any(map(self._is_settlement, before)) or _SETTLEMENT.search(words[: applies.start()]):
                yield from self._taken_out(after, index, span, words)
        elif self._settles(index) and (mechanism := _OF_THIS.search(words)):
            # A part that settles its disputes by itself, beside the settlement of the whole agreement.
            parts = [one for one in named if one.named in ("this Part", "this Heading")]
            after = [one for one in parts if one.span.start >= span.start + mechanism.start()]
            yield from self._made([one.target for one in after if one.target], Enforceable.OWN_PROCEDURE, index)

    def _taken_out(self, named: list[Reference], index: int, span: Span, words: str) -> Iterator[CarveOut]:
        except_ = _EXCEPT.search(words)
        limit = except_.start() + span.start if except_ else -1
        kept = [one for one in named if except_ and limit <= one.span.start <= limit + 60 and one.target]
        scope = self._scope([one for one in named if one not in kept], index)
        exceptions = tuple(one.target for one in kept if one.target)
        yield from self._made(scope, Enforceable.EXCLUDED, index, exceptions)

    def _excepted(self, index: int) -> Iterator[CarveOut]:
        """What a list takes out: "The covered provisions shall include all provisions with the exception of: (a) …"."""
        for at in range(index + 1, len(self._provisions)):
            one = self._provisions[at]
            if one.start >= self._provisions[index].end:
                return
            if _ALL_BUT.search(self._content[one.body : one.unit_end].rstrip()[-300:]):
                for reference in references(self._agreement, [Span(one.unit_end, one.end)], self._targets):
                    if reference.target and reference.whole:
                        yield from self._made([reference.target], Enforceable.EXCLUDED, at)

    def _made(
        self, paths: list[str], enforceable: Enforceable, index: int, exceptions: tuple[str, ...] = ()
    ) -> Iterator[CarveOut]:
        for path in paths:
            yield CarveOut(path, enforceable, self._provisions[index].citation, exceptions)

    # --- scopes ---------------------------------------------------------------------------------------------------

    def _scope(self, named: list[Reference], index: int) -> list[str]:
        """The paths of what is named, settlement left out; the article's own chapter if nothing is."""
        own = [one for one in named if one.named.startswith("this ") and one.target]
        if own:
            return [one.target for one in own[:1] if one.target and not self._is_settlement(one)]
        found = [one.target for one in named if one.target and one.whole and not self._is_settlement(one)]
        return found or ([] if named else self._container(index))

    def _container(self, index: int) -> list[str]:
        """The chapter or title around an article; an annex and a settlement chapter take nothing out of themselves."""
        for at in self._targets.lineage(self._provisions[index].parent):
            if self._provisions[at].kind in OUTSIDE or self._settles(at):
                return []
            if self._provisions[at].kind in (Kind.CHAPTER, Kind.TITLE, Kind.SECTION):
                return [self._provisions[at].path]
        return []

    def _is_settlement(self, reference: Reference) -> bool:
        return reference.target is not None and self._is_settled(reference.target)

    def _is_settled(self, path: str) -> bool:
        return self._settles(self._paths[path])

    def _covers(self, index: int) -> Iterator[str]:
        """The title or part whose disputes an article settles; an empty path for the whole agreement."""
        one = self._provisions[index]
        for span in self._sentences(one.body, min(one.end, one.body + 3000)):
            words = self._content[span.start : span.end]
            found = _OF_THIS.search(words)
            if found is None or "interpretation" not in words:
                continue
            named = [one.target for one in references(self._agreement, [span], self._targets)]
            parts = [target for target in named if target and self._is_part(target) and not self._is_settled(target)]
            yield from parts
            if not parts and re.search(r"(?:this|the present)\s+Agreement", words[found.end() :]):
                yield ""

    def _body_decides(self) -> Provision | None:
        """The article by which a joint body settles what divides the parties, where nobody arbitrates."""
        for one in self._provisions:
            if one.kind is Kind.ARTICLE and re.search(r"fulfil|obligations|disput|non-execution", one.heading, re.I):
                end = min(one.end, one.body + _LONG)
                if _TO_BODY.search(self._content, one.body, end) and not _MEANS.search(self._content, one.body, end):
                    return one
        return None

    def _sentences(self, start: int, end: int) -> Iterator[Span]:
        at = start
        for found in _SENTENCE.finditer(self._content, start, end):
            yield Span(at, found.start())
            at = found.end()
        yield Span(at, end)
