"""AUTONUM, AUTONUMLGL and AUTONUMOUT: paragraphs numbered by the level of their heading (ECMA-376 part 1, §17.16.5).

A document never holds the results of these fields. Paragraphs of text count anew below each numbered heading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from clausecheck.reading.counters import written
from clausecheck.reading.word.instruction import Instruction

_TEXT: Final = 9
"""Below all nine levels of headings."""
_OUTLINE: Final = (
    ("upperRoman", "."),
    ("upperLetter", "."),
    ("decimal", "."),
    ("lowerLetter", ")"),
    ("decimal", "()"),
    ("lowerLetter", "()"),
    ("lowerRoman", "()"),
    ("lowerLetter", "()"),
    ("lowerRoman", "()"),
)


@dataclass(slots=True)
class AutoNumbers:
    """How far the nine levels of headings, and the text below them, have counted."""

    counters: list[int] = field(default_factory=lambda: [0] * (_TEXT + 1))
    level: int = _TEXT
    counted: bool = False

    def enter(self, heading: int | None) -> None:
        """Begin a paragraph: a heading of a level from 0, or text."""
        self.level = _TEXT if heading is None else heading
        self.counted = False

    def result(self, instruction: Instruction) -> str:
        """The number of the paragraph, as the field writes it; all fields of a paragraph show the same number."""
        if not self.counted:
            self.counted = True
            self.counters[self.level] += 1
            self.counters[self.level + 1 :] = [0] * (_TEXT - self.level)
        count = self.counters[self.level]
        separator = instruction.switches.get("\\s") or "."
        if instruction.name == "AUTONUMLGL":
            words = separator.join(str(one) for one in self._path())
            return words if "\\e" in instruction.switches else words + separator
        if instruction.name == "AUTONUMOUT":
            return self._outlined(count)
        return instruction.written(count) + separator

    def _path(self) -> list[int]:
        """The numbers of the headings above, and the paragraph's own; the text's alone where no heading is numbered."""
        above = self.counters[: self.level] if self.level < _TEXT else self.counters[: self._deepest()]
        return [max(one, 1) for one in above] + [self.counters[self.level]]

    def _outlined(self, count: int) -> str:
        # Text without numbered headings is numbered 1., 2.
        level = self.level if self.level < _TEXT else (self._deepest() or 2)
        style, sign = _OUTLINE[min(level, len(_OUTLINE) - 1)]
        words = written(count, style)
        return f"({words})" if sign == "()" else words + sign

    def _deepest(self) -> int:
        """How many levels of headings stand above the text."""
        return max((level + 1 for level in range(_TEXT) if self.counters[level]), default=0)
