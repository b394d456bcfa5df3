"""Lists in annexes, read with the article that names the annex.

An item of such a list ("computer crime") has its verb there: "cooperation relates to the forms of crime listed in
Annex 41".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

from clausecheck.agreement import Agreement, Composition, Kind, Provision
from clausecheck.language.lexicon import Mention
from clausecheck.language.terms import plainly
from clausecheck.matching.findings import Placement
from clausecheck.matching.placement import APART
from clausecheck.matching.unit import Unit
from clausecheck.offsets import Span

_LISTED: Final = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.INDENT})
_LISTS: Final = (
    r"\b(?:listed|set out|laid down|specified|referred to|mentioned|contained|indicated|enumerated)\s+in\s+(?:the\s+)?"
)
_CHANGES: Final = re.compile(r"\b(?:amend|modif|updat|replac|revis)\w*", re.I)
_SENTENCE: Final = re.compile(r"[.;]\s+(?=[A-Z(\d])")
_LONGEST_ITEM: Final = 400
"""Characters of a list's item; what is longer is a table or a text of its own."""
_LONGEST: Final = 600
"""Characters of a sentence that may introduce the list of an annex."""


class PromisedUnit(Unit):
    """A listed unit of an annex, read with the sentence of an article that names the annex."""

    def __init__(self, unit: Unit, sentence: Span, named_in: str) -> None:
        super().__init__(unit.index, unit.number)
        introduced = f"{unit.agreement.words(sentence)} {unit.composition.words}"
        spans = (sentence, *unit.composition.spans)
        self.composition = Composition(
            unit.composition.provision, spans, introduced, unit.composition.own + 1, listed=True
        )
        self.words = plainly(introduced)
        self._named_in = named_in
        self._found: dict[str, tuple[Mention, ...]] = {}

    @cached_property
    def citation(self) -> str:
        """Both addresses: "Article 566(1) with Annex 41, second indent"."""
        return f"{self._named_in} with {self.provision.citation}"

    def mentions(self, lexicon: str) -> tuple[Mention, ...]:
        """What the words of sentence and unit mention of a lexicon, look-alikes included."""
        if lexicon not in self._found:
            self._found[lexicon] = self.index.lexicons[lexicon].mentions(self.words)
        return self._found[lexicon]


class NamingArticles:
    """The sentences of an agreement's articles that name its annexes, each looked for once."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._starts = [one.start for one in agreement.provisions]
        self._found: dict[str, tuple[Span, str] | None] = {}

    def promised(self, unit: Unit) -> Unit:
        """A listed unit of an annex without a verb of its own, read with what names the annex; else the unit itself."""
        provision = unit.provision
        if provision.kind not in _LISTED or provision.end - provision.start > _LONGEST_ITEM:
            return unit
        around = [one for one in unit.lineage if one.kind in APART]
        if unit.placement is not Placement.ANNEX or len(around) != 1 or around[0].kind is not Kind.ANNEX:
            return unit
        if any(unit.verbs(sentence) for sentence in unit.sentences):
            return unit
        named = self._naming(around[0])
        return PromisedUnit(unit, *named) if named else unit

    def _naming(self, annex: Provision) -> tuple[Span, str] | None:
        if annex.path not in self._found:
            self._found[annex.path] = self._search(annex)
        return self._found[annex.path]

    def _search(self, annex: Provision) -> tuple[Span, str] | None:
        content = self._agreement.text.content
        number = rf"\s+{re.escape(annex.number)}(?![\w-])" if annex.number else r"\b(?!\s+[\dIVXA-Z])"
        for found in re.finditer(rf"{_LISTS}Annex{number}", content, re.I):
            index = self._innermost(found.start())
            one = self._agreement.provisions[index]
            apart = any(around.kind in APART for around in (one, *self._agreement.ancestors(index)))
            if apart or one.parent < 0:
                continue
            sentence = self._sentence(one, found.start())
            if sentence.end - sentence.start <= _LONGEST and not _CHANGES.search(content, *sentence):
                return sentence, one.citation
        return None

    def _innermost(self, offset: int) -> int:
        provisions = self._agreement.provisions
        index = bisect_right(self._starts, offset) - 1
        while index > 0 and provisions[index].end <= offset:
            index = provisions[index].parent
        return max(0, index)

    def _sentence(self, one: Provision, offset: int) -> Span:
        """The sentence around an offset, without its full stop: the list goes on from there."""
        content = self._agreement.text.content
        start, end = one.body, one.end
        for found in _SENTENCE.finditer(content, one.body, one.end):
            if found.end() <= offset:
                start = found.end()
            else:
                end = found.start()
                break
        while end > start and content[end - 1] in " \n\t.;":
            end -= 1
        return Span(start, end)
