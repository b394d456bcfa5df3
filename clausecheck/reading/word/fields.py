"""Fields: only results are read; the number of a field that keeps none is computed (ECMA-376 part 1, §17.16)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from clausecheck.reading.word.autonum import AutoNumbers
from clausecheck.reading.word.instruction import Instruction
from clausecheck.reading.word.listnum import ListNumbers
from clausecheck.reading.word.numbering import Place, integer

_AUTOMATIC: Final = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT"})


@dataclass(slots=True)
class Field:
    """An open field: its instruction, and the words of its result once that has begun."""

    instruction: str = ""
    begun: bool = False
    result: str = ""


@dataclass(slots=True)
class Sequences:
    """SEQ fields: each name counts by itself (§17.16.5.56). `headings` counts the headings of each level."""

    counters: dict[str, int] = field(default_factory=dict)
    headings: list[int] = field(default_factory=lambda: [0] * 9)
    seen: dict[str, int] = field(default_factory=dict)

    def enter(self, heading: int | None) -> None:
        """Begin a paragraph: a heading of a level from 0, or text."""
        if heading is not None:
            self.headings[heading] += 1

    def result(self, instruction: Instruction, said: str) -> str:
        """The next number of a sequence; where the document has one already, that one is counted on from."""
        # With a bookmark, the field repeats a number that stands elsewhere.
        if len(instruction.arguments) != 1:
            return ""
        name = instruction.arguments[0].lower()
        value = self.counters.get(name, 0)
        level = instruction.number("\\s")
        if level is not None:
            above = sum(self.headings[:level])
            value = value if self.seen.get(name) == above else 0
            self.seen[name] = above
        if "\\c" not in instruction.switches:
            value += 1
        start = instruction.number("\\r")
        shown = integer(said.strip())
        value = value if start is None else start
        value = value if shown is None else shown
        self.counters[name] = value
        hidden = "\\h" in instruction.switches and not instruction.formats
        return "" if hidden else instruction.written(value)


@dataclass(slots=True)
class NumberFields:
    """The numbers of all fields of a document."""

    lists: ListNumbers
    automatic: AutoNumbers = field(default_factory=AutoNumbers)
    sequences: Sequences = field(default_factory=Sequences)

    def enter(self, place: Place | None, heading: int | None) -> None:
        """Begin a paragraph, with its own number's place and, for a heading, its level from 0."""
        self.lists.enter(place)
        self.automatic.enter(heading)
        self.sequences.enter(heading)

    def ended(self, one: Field) -> str:
        """What is to be written where a field ends: what it shows, where the document does not keep that."""
        instruction = Instruction.of(one.instruction)
        if instruction.name == "SEQ":
            number = self.sequences.result(instruction, one.result)
            return "" if one.result.strip() else number
        if one.result.strip():
            return ""
        if instruction.name == "LISTNUM":
            return self.lists.result(instruction)
        if instruction.name == "MACROBUTTON":
            # What templates show where something is to be filled in.
            return " ".join(instruction.arguments[1:])
        return self.automatic.result(instruction) if instruction.name in _AUTOMATIC else ""
