"""Polarity: whether a sentence gives, denies or only spares what it speaks of."""

from __future__ import annotations

import re
from enum import StrEnum


class Polarity(StrEnum):
    """How the sentence stands to its object: "nothing … shall require" negates, "shall not" forbids."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    FORBIDDEN = "forbidden"
    EXCEPTED = "excepted"
    CONDITIONAL = "conditional"


_NOTHING_REQUIRES = re.compile(
    r"\bnothing in\b[^.;]{0,160}?\b(?:requir|oblig|impos|commit|compel)\w*"
    r"|\b(?:not|neither|no party) (?:shall |is |are |be )*(?:obliged?|required?|bound) to\b"
    r"|\bno party (?:shall|may) be (?:required|obliged) to\b"
    r"|\b(?:does|do) not (?:require|oblige|compel|impose)\b",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(
    r"\bnothing in\b[^.;]{0,200}?\b(?:prevent|preclud|prohibit|limit|affect|prejudic|constru)\w*"
    r"|\bnot (?:be construed|prevent|preclude|affect)\b"
    r"|\bshall not (?:apply|be subject|prejudice)\b",
    re.IGNORECASE,
)
_SHALL_NOT = re.compile(r"\b(?:shall|will|must|may|should) (?:not(?! only)|neither)\b", re.IGNORECASE)
_NO_PARTY = re.compile(r"\b(?:no|neither) (?:party|state|contracting party)\s*$", re.IGNORECASE)
_SPARING = re.compile(
    r"\b(?:without prejudice to|notwithstanding|except (?:as|for|where)|other than|with the exception of|contrary to"
    r"|subject to (?:its|their|the))\b",
    re.IGNORECASE,
)


def polarity(sentence: str, evidence_start: int, verb_start: int) -> Polarity:
    """The polarity of a sentence towards the words at `evidence_start`, governed by the verb at `verb_start`."""
    before = sentence[:evidence_start] if evidence_start > verb_start else sentence
    if _NOTHING_REQUIRES.search(before):
        return Polarity.NEGATED
    if _EXCEPTION.search(before):
        return Polarity.EXCEPTED
    if _SHALL_NOT.match(sentence, verb_start) or _NO_PARTY.search(sentence, 0, verb_start):
        return Polarity.FORBIDDEN
    sparing = [found.end() for found in _SPARING.finditer(sentence, 0, evidence_start)]
    verb_between = bool(sparing) and sparing[-1] <= verb_start < evidence_start
    if sparing and not verb_between and "," not in sentence[sparing[-1] : evidence_start]:
        return Polarity.CONDITIONAL
    return Polarity.AFFIRMED
