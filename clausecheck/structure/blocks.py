"""Text into blocks: one heading, one marker or one paragraph each, however the text arrived.

Three shapes arrive. In the first a line is a block (`lines`). In the second, lines were wrapped to a page's width
(`wrapped`). In the third the line breaks were lost, and blocks are found inside a line as long as a chapter (`flat`).
"""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise
from typing import Final

from clausecheck.structure import flat, wrapped
from clausecheck.structure.lines import Block, lines

# Below this length a line without breaks inside is an ordinary paragraph.
_LONG: Final = 2500


def blocks(content: str, notes: Container[int] = ()) -> list[Block]:
    """The blocks of a text, in order; `notes` are the offsets at which footnotes begin."""
    found = lines(content)
    if width := wrapped.width(content, found):
        found = wrapped.joined(content, found, width, notes)
    if any(end - start > _LONG for start, end, _ in found):
        found = _unflattened(content, found)
    return found


def _unflattened(content: str, lines: list[Block]) -> list[Block]:
    cut: list[Block] = []
    for line in lines:
        if line.end - line.start <= _LONG:
            cut.append(line)
            continue
        edges = [line.start, *flat.breaks(content, line.start, line.end), line.end]
        for at, (start, end) in enumerate(pairwise(edges)):
            while start < end and content[start].isspace():
                start += 1
            while end > start and content[end - 1].isspace():
                end -= 1
            if start < end:
                cut.append(Block(start, end, line.gap if at == 0 else False))
    return cut
