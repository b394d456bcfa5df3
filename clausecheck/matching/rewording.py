"""What became of a sentence, in words: "'shall promote' became 'may promote'", "'where appropriate' was added"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from clausecheck.matching.fingerprints import own_labels

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_LABEL = "0"
_MOST_PIECES = 3
_MOST_WORDS = 14
_CUT_WORDS = 6
"""Of a longer piece, so many words at either end are told."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is written, and what it is compared by: of a number of the agreement's own provisions, nothing."""

    written: str
    key: str


def rewording(before: str, after: str, verb_before: str = "", verb_after: str = "") -> str:
    """How one sentence became another; empty if only their setting differs, or the numbers of provisions.

    Verbs are told whole: "'shall promote' became 'may promote'" rather than "'shall' became 'may'".
    """
    pieces = list(_pieces(_words(before), _words(after), verb_before, verb_after))
    if verb_before and verb_after and _keys(verb_before) != _keys(verb_after):
        pieces.insert(0, f"'{_flat(verb_before)}' became '{_flat(verb_after)}'")
    more = len(pieces) - _MOST_PIECES
    told = pieces[:_MOST_PIECES] + ([f"and {more} more change{'s' if more > 1 else ''}"] if more > 0 else [])
    return ", ".join(told)


def _pieces(before: list[_Word], after: list[_Word], verb_before: str, verb_after: str) -> Iterator[str]:
    old_keys, new_keys = [one.key for one in before], [one.key for one in after]
    old_verb, new_verb = {*_keys(verb_before), "to"}, {*_keys(verb_after), "to"}
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if "".join(old_keys[start:end]) == "".join(new_keys[new_start:new_end]):  # "Cybercrime", "Cyber-crime"
            continue
        of_verb = old_verb.issuperset(old_keys[start:end]) and new_verb.issuperset(new_keys[new_start:new_end])
        if of_verb and old_verb != new_verb and verb_before and verb_after:
            continue
        old, new = _told(before[start:end]), _told(after[new_start:new_end])
        if kind == "replace":
            yield f"'{old}' became '{new}'"
        else:
            yield f"'{old}' was struck" if old else f"'{new}' was added"


def _words(sentence: str) -> list[_Word]:
    flat = _flat(sentence)
    labels = own_labels(flat)
    words: list[_Word] = []
    for found in _WORD.finditer(flat):
        label = any(span.start <= found.start() and found.end() <= span.end for span in labels)
        if label and words and words[-1].key == _LABEL:
            words[-1] = _Word(f"{words[-1].written} {found[0]}", _LABEL)
        else:
            words.append(_Word(found[0], _LABEL if label else _folded(found[0])))
    return words


def _keys(words: str) -> list[str]:
    return [_folded(found) for found in _WORD.findall(words)]


def _folded(word: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", word).casefold()))


def _told(words: list[_Word]) -> str:
    written = [one.written for one in words]
    if len(written) > _MOST_WORDS:
        written = [*written[:_CUT_WORDS], "[…]", *written[-_CUT_WORDS:]]
    return " ".join(written)


def _flat(words: str) -> str:
    return " ".join(words.split())
