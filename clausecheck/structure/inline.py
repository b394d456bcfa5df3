"""Lists inside a block: "…, such as: (a) …; (b) …; and (c) …", "…: – …; – …".

Their items are looked for once in the whole text, sign by sign: a search for one plain character costs a tenth of a
search for a choice of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

# How an item begins, and what must stand before it.
_ITEMS: Final = {
    "(": (re.compile(r"\( ?(?:[a-z]{1,4}|\d{1,2}) ?\)\s"), re.compile(r"[:;—–]\s+$|[;,] (?:and|or|y|o|et|ou)\s+$")),
    "–": (re.compile(r"–\s(?=\w)"), re.compile(r"[:;,]\s+$")),
    "—": (re.compile(r"—\s(?=\w)"), re.compile(r"[:;,]\s+$")),
    "-": (re.compile(r"-\s(?=\w)"), re.compile(r"[:;,]\s+$")),
}
_REACH: Final = 8
# A block so short holds no list.
_SHORT: Final = 30

Part = tuple[int, int, bool]
"""Where a part of a block begins and ends, and whether it is an item that does not begin the block."""


class _Item(NamedTuple):
    """An item: where it begins, where its words do, and from where to where the stop stands that announces it."""

    start: int
    words: int
    stop: int
    stopped: int


class InlineLists:
    """The lists of one text that begin or go on inside a block."""

    def __init__(self, content: str) -> None:
        self._items = sorted(item for sign in _ITEMS if sign in content for item in _items(content, sign))
        self._starts = [item.start for item in self._items]

    def parts(self, spans: Iterable[tuple[int, int]]) -> list[Part]:
        """The spans, cut where an item begins inside of them."""
        parts: list[Part] = []
        starts = self._starts
        for start, end in spans:
            at, inline = start, False
            place = bisect_right(starts, start) if end - start > _SHORT else len(starts)
            while place < len(starts) and starts[place] < end:
                item = self._items[place]
                if item.stop > at and item.words < end:
                    parts.append((at, item.stopped, inline))
                    at, inline = item.start, True
                place += 1
            parts.append((at, end, inline))
        return parts


def _items(content: str, sign: str) -> Iterator[_Item]:
    pattern, stop = _ITEMS[sign]
    for found in pattern.finditer(content):
        start = found.start()
        if before := stop.search(content, max(0, start - _REACH), start):
            yield _Item(start, found.end(), before.start(), before.start() + len(before[0].rstrip()))
