"""The two sides of an agreement, and who is on each: the Union and the States listed "of the one part".

THE KINGDOM OF BELGIUM, THE REPUBLIC OF BULGARIA, … of the one part, and GEORGIA, of the other part
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from clausecheck.agreement import Agreement, Kind

_SPLIT: Final = re.compile(r"\bof\s+the\s+one\s+part\b|\bon\s+the\s+one\s+hand\b", re.I)
_END: Final = re.compile(r"\bof\s+the\s+other\s+part\b|\bon\s+the\s+other\s+(?:hand|part)\b", re.I)
_MEMBER: Final = re.compile(
    r"(?:^|[\n,;]|\band\b|\bAND\b|(?<=[a-z])(?=THE\s))\s*(?:[Tt]he\s|THE\s)?"
    r"(?P<name>[A-Z][A-Z’' ()-]{2,60}[A-Z)])\s*(?=[,;\n]|$|\band\b)"
)
_NO_MEMBER: Final = re.compile(
    r"^AND\b|\bAND$|^EN$|\b(?:ON|OF)$|PARTIES$|MEMBER STATES?$|HAVE |AGREE|PREAMBLE|BETWEEN|PARTNERSHIP|COOPERATION"
    r"|INDICATIONS"
)
# A list of parties is not longer than this.
_LONG: Final = 9000


@dataclass(frozen=True, slots=True)
class Side:
    """One side as the title names it, and its members as the preamble lists them; none where it lists none."""

    name: str
    members: tuple[str, ...] = ()


def sides(agreement: Agreement) -> tuple[Side, ...]:
    """The sides of an agreement, in the order of its parties."""
    if len(agreement.parties) != 2:
        return tuple(Side(name) for name in agreement.parties)
    words = _before_recitals(agreement)
    splits = list(_SPLIT.finditer(words))
    if not splits:
        return tuple(Side(name) for name in agreement.parties)
    split = splits[-1]
    end = _END.search(words, split.end())
    one, other = words[: split.start()], words[split.end() : end.start() if end else len(words)]
    return tuple(Side(name, _members(listed)) for name, listed in zip(agreement.parties, (one, other), strict=True))


def _before_recitals(agreement: Agreement) -> str:
    """What stands before the first recital: the list of the parties."""
    first = next(
        (one.start for one in agreement.provisions if one.kind in (Kind.RECITAL, Kind.ARTICLE)),
        len(agreement.text.content),
    )
    return agreement.text.content[max(0, first - _LONG) : first]


def _members(listed: str) -> tuple[str, ...]:
    names = (" ".join(found["name"].split()) for found in _MEMBER.finditer(listed))
    return tuple(dict.fromkeys(name for name in names if not _NO_MEMBER.search(name)))
