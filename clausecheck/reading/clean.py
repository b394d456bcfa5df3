"""Unicode folding: the many ways to write a space, a hyphen or a letter, brought to one.

Each function returns edits for `Text.project`, so nothing is lost on the way back to the source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from clausecheck.offsets import Edit

_SPACE: Final = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f"
_DIRTY: Final = re.compile(
    # A break with the blanks around it, a run of blanks, or one odd character.
    rf"[{_SPACE}]*(?:\r\n?|[\n\x0b\x0c\x85\u2028\u2029])[{_SPACE}]*"
    rf"|[{_SPACE}](?:[{_SPACE}{_INVISIBLE}]*[{_SPACE}])?"
    rf"|[{_INVISIBLE}]+|[\u2010\u2011\ufb00-\ufb06\u0132\u0133]"
)


def folding(text: str) -> Iterator[Edit]:
    """Edits that leave plain spaces, plain newlines, plain hyphens and no invisible characters or ligatures."""
    for found in _DIRTY.finditer(text):
        old = found[0]
        new = _folded(old)
        if found.start() == 0 or found.end() == len(text):
            new = new.strip(" ")
        if new != old:
            yield Edit(found.start(), found.end(), new)


def _folded(old: str) -> str:
    first = old[0]
    if first in "\u2010\u2011":
        return "-"
    if "\ufb00" <= first <= "\ufb06" or first in "\u0132\u0133":
        return unicodedata.normalize("NFKC", first)
    if _is_break(old):
        return "\n"
    return " " if _is_blank(first) else ""


def _is_break(old: str) -> bool:
    return not {*"\r\n\x0b\x0c\x85\u2028\u2029"}.isdisjoint(old)


def _is_blank(character: str) -> bool:
    return character == "\t" or unicodedata.category(character) == "Zs"
