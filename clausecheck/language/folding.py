"""Words that OCR misread, read as the key words they must have been: `Budapcst`, `cyhercrime`, `Artic1e`, `sha11`.

Only a word that is none is folded: not one that a digital page has, nor an English one, nor a number. It becomes a key
word if it is nearer to that than to any other word. Letters that look alike (c and e, rn and m, l and 1) count as near.
The distances are those of the document's vocabulary to the key words, a few thousand words each, not of its text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from clausecheck.agreement import Text, Trust
from clausecheck.language.english import english_words, is_english
from clausecheck.language.ladder import EFFORT_VERBS, MODALS, PRESENT_VERBS, SOFT_VERBS
from clausecheck.offsets import Edit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD: Final = re.compile(r"[^\W_]+(?:[|!$¢£€@][^\W_]+)*")
_LINE: Final = re.compile(r"[^\n]+")
_DIGITS: Final = re.compile(r"^\d+|\d+$")
# The shortest key word that is recognised; the share of its letters that may be wrong, and how many at the most.
_SHORTEST: Final = 4
_SHARE: Final = 0.2
_MOST: Final = 2.0
# A slip this frequent, and more so than the key word, is a name.
_SLIPS: Final = 2
# Letters, at the least; the share of a scan's words that must be English for English key words to be looked for, and
# one in how many of a line's must be small.
_LETTERS: Final = 3
_ENGLISH: Final = 0.5
_ONE_IN: Final = 8
# Words that are often glued to another.
_SMALL: Final = frozenset(
    "in of to by on at is be or as an no it the and for with from that this shall may any".split()
)
# So many words that are none are looked at; a scan that has more is not read but guessed.
_MOST_SLIPS: Final = 20_000

# Abbreviations are shorter than this.
_CAPITALS: Final = 7
# What looks alike: signs that stand for letters, pairs of letters, classes of letters, and what is like two of a class.
_SIGNS: Final = str.maketrans("1|!05$689€¢£@", "lllossbbgecea")
_PAIRS: Final = (("rn", "m"), ("cl", "d"), ("vv", "w"))
_CLASSES: Final = str.maketrans("ijtfeobqyu", "llllcchgvn")
_TALL: Final = ("ll", "h")
# How many distances are held at a time.
_CELLS: Final = 4_000_000

ACTING: Final = frozenset({*MODALS, *EFFORT_VERBS, *SOFT_VERBS, *PRESENT_VERBS}) | frozenset(
    "party parties agreement appropriate possible practicable necessary promote promoting cooperate cooperation "
    "strengthen exchange implement implementation ensure prevent combat respect facilitate adopt maintain ratify "
    "accede nothing neither without prejudice accordance laws legislation member states union community".split()
)
"""Words that say what the parties do and how firmly, for any rule."""


# Where each slip stands and how it is written there, by its lower case.
Places = dict[str, list[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class KeyWords:
    """What a slip may be folded to, in lower case: whole words, and beginnings of words."""

    words: frozenset[str]
    stems: frozenset[str] = frozenset()

    @classmethod
    def of(cls, written: Iterable[str]) -> KeyWords:
        """The key words among terms as rule files write them; `cooperat*` is a beginning."""
        tokens = {token.lower() for term in written for token in re.findall(r"[^\W\d_]+\*?", term)}
        kept = {token for token in tokens if len(token.rstrip("*")) >= _SHORTEST}
        return cls(
            frozenset(token for token in kept if not token.endswith("*")) | ACTING,
            frozenset(token.rstrip("*") for token in kept if token.endswith("*")),
        )

    def among(self, vocabulary: Iterable[str]) -> list[str]:
        """The key words, their plurals, and those of the vocabulary that begin as one of the stems; sorted."""
        stems = tuple(sorted(self.stems))
        plurals = {f"{word}s" for word in self.words if not word.endswith("s")}
        begun = (word for word in vocabulary if word.startswith(stems)) if stems else ()
        return sorted({*self.words, *plurals, *begun})


def folded(text: Text, keys: KeyWords) -> Text:
    """The text with the slips on its OCR pages read as key words. A text without such pages is returned as it is."""
    if not text.has_ocr:
        return text
    vocabulary = Counter(found[0].lower() for found in _WORD.finditer(text.content))
    if not _is_english(vocabulary):
        return text
    places = _slips(text, vocabulary, keys)
    readings = _readings(places, vocabulary, keys)
    edits = [
        Edit(start, start + len(written), _as_written(written, readings[slip]))
        for slip, found in places.items()
        if slip in readings
        for start, written in found
    ]
    return text.fold(sorted(edits))


def _is_english(vocabulary: Counter[str]) -> bool:
    """Whether half of the words are English: key words are, and other languages have words that look like them."""
    letters = [(word, count) for word, count in vocabulary.items() if word.isalpha() and len(word) > 1]
    known = sum(count for word, count in letters if word in english_words())
    return known >= _ENGLISH * sum(count for _, count in letters)


def _is_english_line(line: str) -> bool:
    """Whether a line has the small words that an English one cannot do without, unless it is a short one."""
    words = [word.lower() for word in _WORD.findall(line)]
    return sum(word in _SMALL for word in words) >= len(words) // _ONE_IN


def _slips(text: Text, vocabulary: Counter[str], keys: KeyWords) -> Places:
    """Where what is no word stands on OCR pages, in English lines, and how it is written; by its lower case."""
    odd = {word for word in vocabulary if _may_be_slip(word)}.difference(keys.among(()))
    places: Places = {}
    digital: set[str] = set()
    for line in _LINE.finditer(text.content):
        found = [word for word in _WORD.finditer(line[0]) if word[0].lower() in odd]
        if not found:
            continue
        if text.trust_at(line.start() + found[0].start()) is not Trust.OCR:
            digital.update(word[0].lower() for word in found)
        elif _is_english_line(line[0]):
            for word in found:
                places.setdefault(word[0].lower(), []).append((line.start() + word.start(), word[0]))
    return {word: found for word, found in places.items() if word not in digital}


def _may_be_slip(word: str) -> bool:
    """Whether this is neither a word nor a number, nor a word to which a number is glued."""
    letters = sum(letter.isalpha() for letter in word)
    if len(word) < _SHORTEST or letters < _LETTERS or letters < 0.5 * len(word):
        return False
    bare = _DIGITS.sub("", word)
    if bare != word and len(bare) > _LETTERS and is_english(bare):
        return False
    return not is_english(word) and not _is_two(word)


def _is_two(word: str) -> bool:
    """Whether two words stand in it without a space: `inaccordance`, `theparties`."""
    words = english_words()
    pairs = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return any(
        (first in _SMALL and len(last) > _LETTERS and last in words)
        or (last in _SMALL and len(first) > _LETTERS and first in words)
        for first, last in pairs
    )


def _readings(places: Places, vocabulary: Counter[str], keys: KeyWords) -> dict[str, str]:
    """What each slip is read as; those that may be something else are left out."""
    slips = sorted(places)[:_MOST_SLIPS]
    known = english_words()
    candidates = keys.among({*known, *(word for word in vocabulary if word not in places)})
    found = dict(_nearest(slips, candidates, vocabulary))
    rivals = dict(_nearest(sorted(found), sorted(known.difference(candidates)), vocabulary))
    return {
        slip: near.word
        for slip, near in found.items()
        if (slip not in rivals or near.cost < rivals[slip].cost or near.beats(rivals[slip], vocabulary))
        and (near.alike or not _is_name(places[slip], vocabulary[near.word]))
    }


def _is_name(found: list[tuple[int, str]], as_often: int) -> bool:
    """Whether what is no word is a name rather than a slip: it is frequent, or an abbreviation in capitals."""
    return len(found) > max(_SLIPS, as_often) or all(word.isupper() and len(word) < _CAPITALS for _, word in found)


@dataclass(frozen=True, slots=True)
class _Near:
    """A word near a slip: how far it is, and whether it looks just like it."""

    word: str
    cost: float
    alike: bool

    def beats(self, other: _Near, vocabulary: Counter[str]) -> bool:
        """Whether the document tells which of two words, both as near, is meant."""
        return self.cost == other.cost and not vocabulary[other.word] and vocabulary[self.word] > _SLIPS


def _nearest(slips: Sequence[str], candidates: Sequence[str], vocabulary: Counter[str]) -> Iterator[tuple[str, _Near]]:
    """For each slip the nearest candidate within the distance that its length allows; none where two are as near."""
    import numpy as np

    allowed = np.array([min(_MOST, _SHARE * len(word)) for word in candidates], np.float32)
    shapes = [_shape(word) for word in candidates]
    step = max(1, _CELLS // max(1, len(candidates)))
    for at in range(0, len(slips) if candidates else 0, step):
        some = slips[at : at + step]
        plain, alike = _distances(some, candidates), _distances([_shape(slip) for slip in some], shapes)
        costs = (plain + alike) / np.float32(2)
        costs[costs > allowed] = np.inf
        for slip, cost, same in zip(some, costs, alike == 0, strict=True):
            nearest = np.flatnonzero(cost == cost.min()).tolist() if np.isfinite(cost.min()) else []
            nearest.sort(key=lambda one: -vocabulary[candidates[one]])
            counts = [vocabulary[candidates[one]] for one in nearest[:2]]
            if len(nearest) == 1 or (nearest and counts[0] > counts[1]):
                yield slip, _Near(candidates[nearest[0]], float(cost[nearest[0]]), bool(same[nearest[0]]))


def _distances(words: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
    """The number of letters that differ, words by others; 5 for more than any slip has."""
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    found = cdist(words, others, scorer=Levenshtein.distance, score_cutoff=4, dtype=np.uint8)
    return np.asarray(found, np.float32)


@cache
def _shape(word: str) -> str:
    """The word with letters that look alike written alike, accents left out."""
    bare = word if word.isascii() else _without_accents(word)
    bare = bare.translate(_SIGNS)
    for pair, single in _PAIRS:
        bare = bare.replace(pair, single)
    return bare.translate(_CLASSES).replace(*_TALL)


def _without_accents(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def _as_written(slip: str, word: str) -> str:
    """The word in the capitals of the slip."""
    letters = [letter for letter in slip if letter.isalpha()]
    if sum(map(str.isupper, letters)) > len(letters) / 2:
        return word.upper()
    return word.capitalize() if slip[0].isupper() or (not slip[0].isalpha() and letters[0].isupper()) else word
