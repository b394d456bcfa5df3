"""The sentences of an agreement, to find again what somebody has reworded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from clausecheck.agreement import Agreement
from clausecheck.offsets import Span
from clausecheck.structure import compositions

_END = re.compile(r"(?<=[.;:])\s+(?=[A-Z(])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit's composed reading or one sentence of it, with its citation and the span of the unit's own words."""

    words: str
    citation: str
    span: Span


class Sentences:
    """The sentences of one agreement; they are read when they are first asked for."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement

    def most_alike(self, words: str, least: float, citation: str | None = None) -> Sentence | None:
        """The sentence most like some words, of one provision or of all; None if none is alike by `least` of 100."""
        from rapidfuzz import fuzz, process

        places = self._at.get(citation, ()) if citation is not None else range(len(self._plain))
        asked = {i: self._plain[i] for i in places}
        found = process.extractOne(plain(words), asked, scorer=fuzz.ratio, score_cutoff=least)
        return self._sentences[found[2]] if found else None

    @cached_property
    def _at(self) -> dict[str, list[int]]:
        """The places of the sentences of each citation."""
        places: dict[str, list[int]] = {}
        for i, sentence in enumerate(self._sentences):
            places.setdefault(sentence.citation, []).append(i)
        return places

    @cached_property
    def _plain(self) -> list[str]:
        return [plain(one.words) for one in self._sentences]

    @cached_property
    def _sentences(self) -> list[Sentence]:
        return list(self._read())

    def _read(self) -> Iterator[Sentence]:
        for unit in compositions(self._agreement):
            citation = self._agreement.provisions[unit.provision].citation
            for words in dict.fromkeys([unit.words, *_END.split(unit.words)]):
                yield Sentence(words, citation, unit.spans[unit.own])


def plain(words: str) -> str:
    """Words as they are compared: on one line, without capitals."""
    return " ".join(words.split()).casefold()
