"""The order in which the lines of a document are read, and how each joins the next.

Body first, page after page; a page's footnotes after the paragraph that runs over its end; running heads and page
numbers last of all, where no span of the text can touch them.
"""

from __future__ import annotations

import itertools
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from clausecheck.offsets import Edit
from clausecheck.reading import clean, furniture, notes, paragraphs
from clausecheck.reading.hyphens import Vocabulary
from clausecheck.reading.paragraphs import Seam

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from clausecheck.agreement import Page, Text
    from clausecheck.reading.layout import Collector, Lines

_HYPHENS = ("-", "\u2010", "\u2011", "\u00ad")


class _Part(NamedTuple):
    """Lines that are read on their own: their numbers, and what stands after each."""

    lines: list[int]
    seams: list[Seam]


def arranged(collected: Collector, pages: tuple[Page, ...]) -> Text:
    """The text of the lines, with furniture dropped, cut words and wrapped lines joined, footnotes out of the flow."""
    table = collected.lines()
    aside = furniture.find(table)
    footnotes = notes.find(table, aside)
    order, seams = _woven(_part(table, ~aside & ~footnotes), _part(table, footnotes), table.pages)
    count = len(order)
    table = table.taken(np.append(np.array(order, np.int64), np.flatnonzero(aside))).written_out()
    text = table.as_text(pages)
    # The places are in the text's layout now; kept here, too, they would be in memory twice.
    table = replace(table.taken(np.arange(count)), lefts=np.zeros(0, np.uint16))
    return text.project(clean.merged(_edits(table, seams, len(text.origin)), clean.folding(text.origin)))


def _part(table: Lines, members: NDArray[np.bool_]) -> _Part:
    numbers = np.flatnonzero(members)
    seams = paragraphs.seams(table.taken(numbers)) if len(numbers) else []
    return _Part(numbers.tolist(), [*seams, Seam.BLOCK])


def _woven(body: _Part, footnotes: _Part, pages: NDArray[np.int32]) -> _Part:
    """The body with each page's footnotes after the paragraph that the page's last line belongs to."""
    lines: list[int] = []
    seams: list[Seam] = []
    note = 0
    for at, line in enumerate(body.lines):
        lines.append(line)
        seam = body.seams[at]
        seams.append(seam)
        next_page = pages[body.lines[at + 1]] if at + 1 < len(body.lines) else len(pages)
        due = note < len(footnotes.lines) and pages[footnotes.lines[note]] < next_page
        if not due or seam in (Seam.WRAP, Seam.CELL):
            continue
        end = note
        # A note that runs over to the next page brings its rest along.
        while end < len(footnotes.lines) and (
            pages[footnotes.lines[end]] < next_page or footnotes.seams[end - 1] is Seam.WRAP
        ):
            end += 1
        seams[-1] = Seam.BLOCK
        lines += footnotes.lines[note:end]
        seams += [*footnotes.seams[note : end - 1], Seam.BLOCK]
        note = end
    return _Part(lines + footnotes.lines[note:], seams + footnotes.seams[note:])


def _edits(flow: Lines, seams: list[Seam], total: int) -> Iterator[Edit]:
    """Edits that join wrapped lines and cut words, part blocks, and drop what stands after the flow."""
    end = int(flow.ends[-1]) if len(flow) else 0
    vocabulary = Vocabulary.of(flow.text[: end + 1])
    lines = itertools.pairwise(flow.all_words())
    for seam, at, (words, next_words) in zip(seams, array("I", flow.ends.tobytes()), lines, strict=False):
        if seam is Seam.BLOCK:
            yield Edit(at, at + 1, "\n\n")
        elif seam is Seam.CELL:
            yield Edit(at, at + 1, "\t")
        elif seam is Seam.WRAP:
            yield _wrapped(words, next_words, at, vocabulary)
    yield Edit(end, total, "")


def _wrapped(words: str, next_words: str, end: int, vocabulary: Vocabulary) -> Edit:
    if not words.endswith(_HYPHENS):
        # `and/` / `or`, `2004/17/` / `EC` and `2020–` / `0686` are wrapped without a space.
        bare = words.endswith("/") or (words.endswith(("–", "—")) and words[-2:-1].isalnum())
        return Edit(end, end + 1, "" if bare and next_words[0].isalnum() and words[-2:-1] != " " else " ")
    kept = vocabulary.cut(words, next_words)
    if kept is None:
        return Edit(end, end + 1, "" if words[-2:-1].isalnum() else " ")
    return Edit(end - 1, end + 1, "") if not kept else Edit(end, end + 1, "")
