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
        # The end of the text stands after the last item, so that there always is a next.
        self._starts = [*(item.start for item in self._items), len(content)]

    def parts(self, spans: Iterable[tuple[int, int]]) -> list[Part]:
        """The spans, cut where an item begins inside of them."""
        parts: list[Part] = []
        for start, end in spans:
            place = bisect_right(self._starts, start) if end - start > _SHORT else -1
            if self._starts[place] < end:
                parts += self._cut(start, end, place)
            else:
                parts.append((start, end, False))
        return parts

    def _cut(self, start: int, end: int, place: int) -> Iterator[Part]:
        """The parts of a block; `place` is that of the first item after its beginning."""
        inline = False
        while self._starts[place] < end:
            item = self._items[place]
            if item.stop > start and item.words < end:
                yield start, item.stopped, inline
                start, inline = item.start, True
            place += 1
        yield start, end, inline


def _items(content: str, sign: str) -> Iterator[_Item]:
    pattern, stop = _ITEMS[sign]
    for found in pattern.finditer(content):
        start = found.start()
        if before := stop.search(content, max(0, start - _REACH), start):
            yield _Item(start, found.end(), before.start(), before.start() + len(before[0].rstrip()))
