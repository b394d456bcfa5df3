"""The markers of units: `1.`, `(a)`, `a)`, `(i)`, `(A)`, `1.1`, a dash.

A marker is read for all it may be; which of it counts is decided by the list it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from clausecheck.structure.numbering import roman

_MARKER: Final = re.compile(
    r"(?P<marker>(?:\(\s?)?(?:\d{1,3}|[a-z]{1,5}|[A-Z]{1,4})(?:\.\)|[.)]|\s\)))(?:(?=[\s(\[“\"‘'])|$"
    r"|(?<=[.)])(?=[A-Z]))[\s]*"
    r"|(?P<glued>\([a-z]{1,5}\s?\))(?=[a-z])"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?:\s+|$)(?=[A-Z(\"“‘]|$)"
    r"|(?P<dash>[–—−•·▪*]|-)(?:\s+|$|(?=[a-zA-Z]))"
)
#: How one of a row of definitions without numbers begins: "customs duty means …", "measure includes …".
DEFINES: Final = re.compile(
    r"(?!(?:provided|where|which|and|or|such|if|it|this|that|these|those|the|when|unless|except|in|to|for)\b)[\"“‘]?(?:"
    r"\w[\w\s’'()/-]{1,90}?[\"”’]?,?\s(?:means?|(?:has|have)\s(?:for\seach\sParty\s)?the\s(?:same\s)?meaning|refers\sto)"
    r"|(?:[\w’'()/-]+\s){1,5}includes)\b"
)
_LEADING: Final = frozenset("(-–—−•·▪*0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker read: its shape ("(a)"), its label, its values as a letter and as a Roman and an Arabic numeral.

    `opens` says that a list may begin with it.
    """

    shape: str
    label: str
    letter: int = 0
    roman: int = 0
    arabic: int = 0
    opens: bool = False


def read_mark(content: str, start: int, end: int) -> tuple[Mark, int] | None:
    """The marker at the head of the range, and where the words after it begin."""
    if content[start] not in _LEADING:
        return None
    found = _MARKER.match(content, start, end)
    if found is None:
        return None
    kind = str(found.lastgroup)
    mark = _mark(kind, found[kind])
    return None if mark is None else (mark, found.end())


@lru_cache(maxsize=4096)
def _mark(kind: str, written: str) -> Mark | None:
    """What a marker is that is written so; None for what is none."""
    if kind == "dash":
        return Mark("-", written, opens=True)
    if kind == "decimal":
        return Mark("1.1", written)
    label = written.strip("(). \t\n\xa0")
    open_, close = (part.strip() for part in written.split(label))
    if open_ and close == ".":
        return None
    if label.isdecimal():
        return Mark(f"{open_}1{close}", label, arabic=int(label), opens=int(label) == 1)
    if not open_ and ((close == "." and len(label) > 1 and not roman(label)) or len(label) > 4):
        return None
    letter, numeral = _letter(label.lower()), roman(label)
    if not letter and not numeral:
        return None
    family = "a" if label.islower() else "A"
    opens = 1 in (letter, numeral) or label.lower() == "aa"
    if kind == "glued" and opens:
        # "(g)information" goes on with a list, "(a)symmetric" begins none.
        return None
    return Mark(f"{open_}{family}{close}", label, letter, numeral, opens=opens)


def _letter(label: str) -> int:
    """1 for a, 27 for aa; 0 for what is no letter of a list."""
    if len(label) == 1:
        return ord(label) - 96
    if len(set(label)) == 1 and len(label) <= 3:
        return 26 * (len(label) - 1) + ord(label[0]) - 96
    if len(label) == 2 and label[0] in "abc":
        return 26 * (ord(label[0]) - 96) + ord(label[1]) - 96
    return 0
