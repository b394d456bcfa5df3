"""Words cut at the end of a line, judged by the document's own vocabulary.

`permit-` / `ted` is one word if the document writes `permitted` elsewhere; `non-` / `trade` keeps its hyphen if the document
writes `non-trade`, or if it knows both halves as words of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_HEAD: Final = re.compile(r"([^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*)([-\u2010\u2011\u00ad])$")
_TAIL: Final = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
# Signs that mean nothing but a word cut in two.
_SOFT: Final = "\u00ad"


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of a document, small letters, with how often each stands away from a line end.

    `soft` holds the hyphens that the document only ever uses to cut words.
    """

    words: Counter[str]
    soft: frozenset[str] = frozenset(_SOFT)

    @classmethod
    def of(cls, text: str) -> Vocabulary:
        """The vocabulary of a text with a newline after each line."""
        words = Counter(
            found[0].lower().replace("\u2010", "-").replace("\u2011", "-")
            for found in _WORD.finditer(text)
            # A word before a hyphen at the line end is half a word; the one after it too.
            if text[found.end() : found.end() + 2] not in ("-\n", "\u2010\n", "\u00ad\n")
        )
        inside = re.search(r"\w\u2010\w", text)
        return cls(words, frozenset(_SOFT if inside else _SOFT + "\u2010"))

    def cut(self, line: str, next_line: str) -> str | None:
        """What stands for the hyphen at the end of a line that cuts a word: nothing or the hyphen; None for no cut word."""
        head, tail = _HEAD.search(line), _TAIL.match(next_line)
        if not head or not tail:
            return None
        before, hyphen, after = head[1].lower(), head[2], tail[0].lower()
        if hyphen in self.soft:
            return ""
        if not tail[0][0].islower():
            # `EU-` / `Japan` is a compound; capitals throughout may be a word cut in a heading.
            return "" if before + after in self.words and head[1].isupper() else hyphen
        joined, kept = self.words[before + after], self.words[f"{before}-{after}"]
        if joined != kept:
            return "" if joined > kept else hyphen
        last, first = before.rsplit("-", 1)[-1], after.split("-", 1)[0]
        return hyphen if self.words[last] > 1 and self.words[first] > 1 else ""
