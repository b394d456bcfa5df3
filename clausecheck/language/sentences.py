"""Sentences of a composed unit, told by its characters alone, so that near-misses need no tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausecheck.offsets import Span

_ABBREVIATIONS = frozenset("no nos art arts para paras p pp vol cf e.g i.e etc ch sec al dr mr mrs st subpara".split())
_LIST_MARK = re.compile(r"\d{1,3}|[a-z]{1,4}|[IVXLC]{1,6}")
_MAY_END = re.compile(
    r"""[.?!](?:[ ](?=[^\W_a-z]|["“‘'(])"""
    r"""|(?=["'“‘][)\]"'”’,;:]*(?:\s|$))"""  # what closes a quotation does not belong to the sentence
    r"""|(?<=[a-z.]\.)(?=[A-Z]))"""  # "respectively.However"
)
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*) ?\.+$")
_LONGEST_WORD = 40


def sentences(words: str) -> tuple[Span, ...]:
    """The sentences of some words, in order, the spaces between them left out."""
    return tuple(_sentences(words))


def _sentences(words: str) -> Iterator[Span]:
    start = 0
    for found in _MAY_END.finditer(words):
        following = words[found.end()]
        if not following.islower() and _ends(words, start, found.start()):
            yield Span(start, found.start() + 1)
            start = found.end()
    if start < len(words):
        yield Span(start, len(words))


def _ends(words: str, start: int, mark: int) -> bool:
    """Whether a mark ends the sentence that begins at `start`: not after an abbreviation or the number of a point."""
    if words[mark] != ".":
        return True
    begin = max(start, mark - _LONGEST_WORD)
    last = _LAST_WORD.search(words, begin, mark + 1)
    if last is None:
        return True
    is_list_mark = last.start() == start and _LIST_MARK.fullmatch(last[1])
    return last[1].lower() not in _ABBREVIATIONS and not is_list_mark
