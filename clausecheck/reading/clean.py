"""Unicode folding: the many ways to write a space, a hyphen or a letter, brought to one.

Each function returns edits for `Text.project`, so nothing is lost on the way back to the source.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from clausecheck.offsets import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ODD_SPACE: Final = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACE: Final = " " + _ODD_SPACE
_INVISIBLE: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f"
_BREAK: Final = "\n\r\x0b\x0c\x85\u2028\u2029"
_DIRTY: Final = re.compile(
    # An odd break or blanks around a break, a run of blanks, one odd character. A lone plain space or newline is not
    # touched, nor even matched: there are half a million of them.
    rf"(?P<line>[{_SPACE}]+(?:\r\n|[{_BREAK}])[{_SPACE}]*|(?:\r\n|[{_BREAK[1:]}])[{_SPACE}]*|\n[{_SPACE}]+)"
    rf"|(?P<space>[{_SPACE}][{_SPACE}{_INVISIBLE}]*[{_SPACE}]|[{_ODD_SPACE}])"
    rf"|(?P<hyphen>[\u2010\u2011])|(?P<ligature>[\ufb00-\ufb06\u0132\u0133])|[{_INVISIBLE}]+"
)
_FOLDED: Final = {"line": "\n", "space": " ", "hyphen": "-", None: ""}


# What can begin a piece of dirt. A search for it alone is ten times as fast as one for the whole pattern.
_START: Final = re.compile(
    rf"[{_ODD_SPACE}{_INVISIBLE}{_BREAK[1:]}\u2010\u2011\ufb00-\ufb06\u0132\u0133]| (?=[{_SPACE}{_INVISIBLE}{_BREAK}])"
    rf"|\n(?=[{_SPACE}])"
)


def folding(text: str) -> Iterator[Edit]:
    """Edits that leave plain spaces, plain newlines, plain hyphens and no invisible characters or ligatures."""
    at = 0
    while start := _START.search(text, at):
        found = _DIRTY.match(text, start.start())
        if found is None:
            at = start.end()
            continue
        at = found.end()
        kind = found.lastgroup
        new = unicodedata.normalize("NFKC", found[0]) if kind == "ligature" else _FOLDED[kind]
        if new == " " and (found.start() == 0 or found.end() == len(text)):
            new = ""
        if new != found[0]:
            yield Edit(found.start(), found.end(), new)


def merged(edits: Iterable[Edit], others: Iterable[Edit]) -> Iterator[Edit]:
    """Two lists of edits as one, in order; where two touch the same characters, only the first list's is kept."""
    rest = iter(others)
    other = next(rest, None)
    done = 0
    for edit in edits:
        while other is not None and other.start < edit.end:
            if done <= other.start and other.end <= edit.start:
                yield other
            other = next(rest, None)
        yield edit
        done = edit.end
    while other is not None:
        if done <= other.start:
            yield other
        other = next(rest, None)
