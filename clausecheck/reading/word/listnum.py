"""LISTNUM: numbers of a list anywhere in a paragraph (ECMA-376 part 1, §17.16.5.32).

A document never holds the results of these fields. One that names no list goes on with the last list: in a numbered
paragraph one level below the paragraph's number, elsewhere on the level where that list stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from clausecheck.reading.word.instruction import Instruction
from clausecheck.reading.word.numbering import LEVELS, Level, Numbering, Numberings, Place

_DEFAULT: Final = "NumberDefault"
# The lists that every document has, level by level (Microsoft, "How to Use the ListNum Field in Word", Q162895).
_BUILT_IN: Final = {
    _DEFAULT: "1) a) i) (1) (a) (i) 1. a. i.",
    "OutlineDefault": "I. A. 1. a) (1) (a) (i) (a) (i)",
    "LegalDefault": " ".join("1." * depth for depth in range(1, LEVELS + 1)),
}
_SIGN: Final = re.compile("[1aAiI]")
_STYLES: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True)
class ListNumbers:
    """The list that was counted last, and the paragraph's own until a field has gone on with it."""

    numberings: Numberings
    last: Place | None = None
    own: Place | None = None

    def enter(self, place: Place | None) -> None:
        """Begin a paragraph, which has a number of its own where a place is given."""
        self.own = place if place is not None and place.here.style != "bullet" else None
        self.last = self.own or self.last

    def result(self, instruction: Instruction) -> str:
        """The next number of the list that the field means."""
        place = self._place(instruction.arguments[0] if instruction.arguments else "")
        level = instruction.number("\\l")
        if level is not None and level - 1 in place.numbering.levels:
            place = place._replace(level=level - 1)
        start = instruction.number("\\s")
        if start is not None:
            self.numberings.begin(place, start)
        self.last, self.own = place, None
        label = self.numberings.count(place)
        return label.text if label is not None else ""

    def _place(self, name: str) -> Place:
        if not name and self.own is not None:
            below = self.own.level + 1
            return self.own._replace(level=below if below in self.own.numbering.levels else self.own.level)
        if not name and self.last is not None:
            return self.last
        found = self.numberings.named(name) or _built_in(name)
        if self.last is not None and self.last.numbering.abstract == found.numbering.abstract:
            return found._replace(level=self.last.level)
        return found


def _built_in(name: str) -> Place:
    known = {key.lower(): key for key in _BUILT_IN}
    key = known.get(name.lower(), _DEFAULT)
    levels = {level: _level(level, sample) for level, sample in enumerate(_BUILT_IN[key].split())}
    return Place(Numbering(key, levels, {}), key, 0)


def _level(level: int, sample: str) -> Level:
    """A level from its first number: `(a)` counts in small letters, `1.1.` shows the level above before its own."""
    signs = [sign for sign in sample if sign in _STYLES]
    shown = iter(range(level + 2 - len(signs), level + 2))
    return Level(1, _STYLES[signs[-1]], _SIGN.sub(lambda _: f"%{next(shown)}", sample))
