"""What a field is told to do: its name, its arguments and its switches (ECMA-376 part 1, §17.16.2 to §17.16.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from clausecheck.reading.counters import written
from clausecheck.reading.word.numbering import integer

_TOKEN: Final = re.compile(r'"([^"]*)"|(\\[^\s"])|([^\s"\\]+)')
_VALUED: Final = frozenset({"\\*", "\\#", "\\l", "\\r", "\\s"})
_PICTURE: Final = re.compile("0{1,9}")
_CAPITALS: Final = frozenset({"caps", "firstcap", "upper"})


@dataclass(frozen=True, slots=True)
class Instruction:
    """One field's instruction; `formats` are the values of its `\\*` switches, in order."""

    name: str
    arguments: tuple[str, ...]
    switches: dict[str, str]
    formats: tuple[str, ...]

    @classmethod
    def of(cls, words: str) -> Instruction:
        r"""The instruction as a document writes it: `SEQ Annex \* ROMAN`."""
        arguments: list[str] = []
        switches: dict[str, str] = {}
        formats: list[str] = []
        awaiting = ""
        for quoted, switch, bare in _TOKEN.findall(words):
            if switch:
                awaiting = switch.lower()
                switches.setdefault(awaiting, "")
            elif awaiting == "\\*":
                formats.append(bare)
                awaiting = ""
            elif awaiting in _VALUED:
                switches[awaiting] = quoted or bare
                awaiting = ""
            else:
                arguments.append(quoted or bare)
        name = arguments.pop(0).upper() if arguments else ""
        return cls(name, tuple(arguments), switches, tuple(formats))

    def number(self, switch: str) -> int | None:
        """The number that a switch gives."""
        return integer(self.switches.get(switch))

    def written(self, value: int) -> str:
        """A value in the format that the field asks for, in digits where it asks for none."""
        for name in self.formats:
            case = "upper" if name[:1].isupper() else "lower"
            match name.lower():
                case "roman":
                    return written(value, f"{case}Roman")
                case "alphabetic":
                    return written(value, f"{case}Letter")
                case "ordinal":
                    return written(value, "ordinal")
                case "cardtext" | "ordtext" as text:
                    words = written(value, "cardinalText" if text == "cardtext" else "ordinalText")
                    return words if _CAPITALS & {one.lower() for one in self.formats} else words.lower()
        picture = self.switches.get("\\#", "")
        return f"{value:0{len(picture)}}" if _PICTURE.fullmatch(picture) else str(value)
