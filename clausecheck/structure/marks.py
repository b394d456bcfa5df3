"""The markers of units: `1.`, `(a)`, `a)`, `(i)`, `(A)`, `1.1`, a dash.

A marker is read for all it may be; which of it counts is decided by the list it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from clausecheck.structure.numbering import roman

_MARKER: Final = re.compile(
    r"(?P<open>\(?)(?P<label>\d{1,3}|[a-z]{1,5}|[A-Z]{1,4})(?P<close>\.\)|[.)])(?:(?=[\s(\[“\"‘'])|$"
    r"|(?<=[.)])(?=[A-Z]))[\s]*"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?:\s+|$)(?=[A-Z(\"“‘]|$)"
    r"|(?P<dash>[–—−•·▪*]|-)(?:\s+|$|(?=[a-zA-Z]))"
)
_LEADING: Final = frozenset("(-–—−•·▪*0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker read: its shape ("(a)"), its label, its values as a letter and as a Roman and an Arabic numeral.

    `body` is where the words after it begin.
    """

    shape: str
    label: str
    letter: int
    roman: int
    arabic: int
    body: int

    @property
    def opens(self) -> bool:
        """Whether a list may begin with it."""
        return 1 in (self.letter, self.roman, self.arabic) or self.shape == "-" or (self.label.lower() == "aa")


def read_mark(content: str, start: int, end: int) -> Mark | None:
    """The marker at the head of the range."""
    if content[start] not in _LEADING:
        return None
    found = _MARKER.match(content, start, end)
    if found is None:
        return None
    if found["dash"]:
        return Mark("-", found["dash"], 0, 0, 0, found.end())
    if found["decimal"]:
        return Mark("1.1", found["decimal"], 0, 0, 0, found.end())
    label, open_, close = found["label"], found["open"], found["close"]
    if open_ and close == ".":
        return None
    if label.isdecimal():
        return Mark(f"{open_}1{close}", label, 0, 0, int(label), found.end())
    if not open_ and ((close == "." and len(label) > 1 and not roman(label)) or len(label) > 4):
        return None
    family = "a" if label.islower() else "A"
    letter = _letter(label.lower())
    numeral = roman(label)
    if not letter and not numeral:
        return None
    return Mark(f"{open_}{family}{close}", label, letter, numeral, 0, found.end())


def _letter(label: str) -> int:
    """1 for a, 27 for aa; 0 for what is no letter of a list."""
    if len(label) == 1:
        return ord(label) - 96
    if len(set(label)) == 1 and len(label) <= 3:
        return 26 * (len(label) - 1) + ord(label[0]) - 96
    if len(label) == 2 and label[0] in "abc":
        return 26 * (ord(label[0]) - 96) + ord(label[1]) - 96
    return 0
