"""Specks of a scan that OCR took for signs: `forms. part`, `two.thousand`, `climate ‘change`, `Article. 5`.

A full stop before a small letter ends no sentence, a quotation mark without its fellow quotes nothing, and a sign
between two words without a blank is none: only what no writer sets is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from clausecheck.language.english import is_english
from clausecheck.offsets import Edit

_STOP: Final = re.compile(r"(?<=[a-z]{3})\. (?=[a-z]{2})")
_GLUED: Final = re.compile(r"(?P<before>[^\W\d_]{2,})(?P<sign>[.:;,'’‘_|])(?P<after>[^\W\d_]{2,})")
_STRAY: Final = re.compile(r"(?<=\s)[_|~°•»«*`]{1,3}\s")
_NUMBERED: Final = re.compile(r"\b(?:Article|ARTICLE|Chapter|CHAPTER|Annex|ANNEX)(?P<sign>[.,:;'’‘`]\s?)(?=\d)")
# A word cut at the end of a line, whose hyphen was read as something else: `polit. ical`, `assess-. ments`.
_CUT: Final = re.compile(r"(?P<before>[^\W\d_]{2,})(?P<sign>[-.,:;]{1,2} )(?P<after>[a-z]{2,})")
_QUOTE: Final = re.compile(r"(?<![^\W_])(?P<opens>[‘“\"'])(?=\w)|(?<=[\w.,;:)])(?P<closes>[’”\"'])(?![^\W_])")
_PAIRS: Final = {"‘": "’", "“": "”", '"': '"', "'": "'"}
_CUT_SHORT: Final = re.compile(r"\b(?:arts?|paras?|nos?|vols?|chs?|secs?|etc|incl|approx|resp)\.?$", re.IGNORECASE)
# What stands after an apostrophe: `Party's`, `shan't`.
_ENDINGS: Final = frozenset("s t re ve ll d m".split())


def without_specks(content: str, start: int, end: int) -> list[Edit]:
    """Edits that leave the specks out of a line of an OCR page; they do not overlap."""
    edits: list[Edit] = []
    found = (find(content, start, end) for find in (_cut, _stops, _glued, _quotes))
    for edit in sorted(chain.from_iterable(found)):
        if not edits or edit.start >= edits[-1].end:
            edits.append(edit)
    return edits


def _stops(content: str, start: int, end: int) -> Iterator[Edit]:
    for found in _STOP.finditer(content, start, end):
        if not _CUT_SHORT.search(content, max(start, found.start() - 8), found.start()):
            yield Edit(*found.span(), " ")
    yield from (Edit(*found.span(), "") for found in _STRAY.finditer(content, start, end))
    yield from (Edit(*found.span("sign"), " ") for found in _NUMBERED.finditer(content, start, end))


def _glued(content: str, start: int, end: int) -> Iterator[Edit]:
    for found in _GLUED.finditer(content, start, end):
        before, after = found["before"].lower(), found["after"].lower()
        if after not in _ENDINGS and is_english(before) and is_english(after):
            yield Edit(*found.span("sign"), f"{found['sign']} " if found["sign"] in ",;" else " ")


def _cut(content: str, start: int, end: int) -> Iterator[Edit]:
    for found in _CUT.finditer(content, start, end):
        before, after = found["before"].lower(), found["after"]
        if not (is_english(before) and is_english(after)) and is_english(before + after):
            yield Edit(*found.span("sign"), "")


def _quotes(content: str, start: int, end: int) -> Iterator[Edit]:
    """The quotation marks of a line that have no fellow in it; an apostrophe after an s has none either."""
    opened: list[re.Match[str]] = []
    for found in _QUOTE.finditer(content, start, end):
        if found["opens"]:
            opened.append(found)
        elif opened and _PAIRS[opened[-1][0]] == found[0]:
            opened.pop()
        elif found[0] in "’'" and content[found.start() - 1] in "sS":
            continue
        else:
            yield Edit(*found.span(), "")
    yield from (Edit(*found.span(), "") for found in opened)
