"""Words cut at the end of a line, judged by the document's own vocabulary.

`permit-` / `ted` is one word if the document writes `permitted` elsewhere; `non-` / `trade` keeps its hyphen if the
document writes `non-trade`, or if it knows both halves as words of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_HEAD: Final = re.compile(r"([^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*)([-\u2010\u2011\u00ad])$")
_TAIL: Final = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
# Parts that make compounds in any agreement, should this one show none.
_COMBINING: Final = frozenset(
    (
        *(
            "non-",
            "self-",
            "cross-",
            "multi-",
            "quasi-",
            "vice-",
            "long-",
            "short-",
            "high-",
            "low-",
            "well-",
            "third-",
        ),
        *(
            "user-",
            "co-",
            "-based",
            "-friendly",
            "-related",
            "-wide",
            "-free",
            "-term",
            "-level",
            "-making",
            "-building",
        ),
        *("-sharing", "-specific", "-led", "-owned", "-up", "-ups"),
    )
)
# Parts that hardly begin a word without hyphen, unless its rest is an ending.
_PREFIXES: Final = frozenset(("non", "self", "quasi", "vice", "low", "third", "user", "cross"))
_LONG: Final = 5
# `there-` / `of` is one word, though both halves are.
_ADVERBS: Final = frozenset(("there", "here", "where"))
_PREPOSITIONS: Final = frozenset("of in by to with under after upon for from on at as fore about within unto".split())
# Signs that mean nothing but a word cut in two.
_SOFT: Final = "\u00ad"


_CUT: Final = re.compile(r"[-\u2010\u2011\u00ad]\n")
# So many characters are taken at a time.
_PIECE: Final = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of a document in small letters, with how often each stands away from a line end.

    `parts` holds the first and the last parts of its compounds (`non-`, `-based`); `soft` the hyphens that
    the document only ever uses to cut words.
    """

    words: Counter[str]
    parts: frozenset[str] = _COMBINING
    soft: frozenset[str] = frozenset(_SOFT)

    @classmethod
    def of(cls, text: str) -> Vocabulary:
        """The vocabulary of a text with a newline after each line."""
        words: Counter[str] = Counter()
        for piece in _pieces(text):
            words.update(_WORD.findall(_whole(piece).lower().replace("\u2010", "-").replace("\u2011", "-")))
        compounds = [word for word in words if "-" in word]
        first = {word.partition("-")[0] + "-" for word in compounds}
        last = {"-" + word.rpartition("-")[2] for word in compounds}
        inside = "\u2010" in text and re.search(r"\w\u2010\w", text)
        return cls(words, _COMBINING | first | last, frozenset(_SOFT if inside else _SOFT + "\u2010"))

    def cut(self, line: str, next_line: str) -> str | None:
        """What stands for the hyphen at the end of a line that cuts a word: nothing or the hyphen, None for no word."""
        head, tail = _HEAD.search(line, line.rfind(" ") + 1), _TAIL.match(next_line)
        if not head or not tail:
            return None
        hyphen = head[2]
        if hyphen in self.soft:
            return ""
        return "" if self._is_one_word(head[1], tail[0]) else hyphen

    def _is_one_word(self, head: str, tail: str) -> bool:
        before, after = head.lower(), tail.lower()
        joined, kept = self.words[before + after], self.words[f"{before}-{after}"]
        if not tail[0].islower():
            # `EU-` / `Japan` and `VI-` / `A` are compounds; capitals throughout may be a word cut in a heading.
            return head.isupper() and tail.isupper() and joined > kept and min(len(head), len(tail)) > 2
        if joined != kept:
            return joined > kept
        # Neither form is known, or both are alike.
        last = before.rpartition("-")[2]
        if last in _PREFIXES and len(after) >= _LONG:
            return False
        if before in _ADVERBS and after in _PREPOSITIONS:
            return True
        # A compound has words for parts, or a part that makes compounds elsewhere.
        first = after.partition("-")[0]
        if f"-{first}" in _COMBINING and len(last) > 2:
            return False
        begins, ends = self.words[last] or f"{last}-" in self.parts, self.words[first] or f"-{first}" in self.parts
        return not (begins and ends and (self.words[first] or self.words[last]))


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that end with a whole word: a list of the words of a treaty is larger than the treaty."""
    at = 0
    while at < len(text):
        end = text.find("\n", at + _PIECE) + 1
        while end and _CUT.match(text, end - 2):
            end = text.find("\n", end) + 1
        end = end or len(text)
        yield text[at:end]
        at = end


def _whole(text: str) -> str:
    """The text without words cut at a line end: neither half is evidence of a word."""
    first, *others = _CUT.split(text)
    kept = [first]
    for part in others:
        kept[-1] = kept[-1][: _last_blank(kept[-1])]
        kept.append(part[_first_blank(part) :])
    return " ".join(kept)


def _last_blank(text: str) -> int:
    return max(text.rfind(" "), text.rfind("\n")) + 1


def _first_blank(text: str) -> int:
    blanks = [at for at in (text.find(" "), text.find("\n")) if at >= 0]
    return min(blanks, default=len(text))
