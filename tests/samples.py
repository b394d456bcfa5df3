"""Samples that several tests are made of: edits, laid-out texts, small agreements."""

from __future__ import annotations

from array import array
from pathlib import Path

from hypothesis import strategies as st

from clausecheck.agreement import Agreement, Layout, Page, Source, Text, Trust
from clausecheck.offsets import Edit
from clausecheck.structure import parse

SMALL_RULES = Path(__file__).parent / "matching" / "small-rules"
"""A rulebook that belongs to the tests."""

WORDS = st.text(alphabet="abc -\n", max_size=40)
"""Texts to edit; edits write other letters, so that it shows what they wrote."""

WIDTH = 6.0
"""Of every character of a laid-out text, in points."""


@st.composite
def edits_of(draw: st.DrawFn, below: str) -> list[Edit]:
    """Any edits of a string: sorted, not overlapping, insertions and deletions among them."""
    cuts = sorted(draw(st.lists(st.integers(0, len(below)), max_size=12)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [Edit(start, end, draw(st.text(alphabet="XYZ ", max_size=4))) for start, end in pairs]


def laid_out(*lines: str, pages: tuple[int, ...] = (), trust: tuple[Trust, ...] = ()) -> Text:
    """Lines under one another, 12 points apart, each character as wide as the next; `pages` says where each stands."""
    where = pages or (1,) * len(lines)
    grades = trust or (Trust.DIGITAL,) * max(where)
    starts, boxes, lefts = array("I"), array("f"), array("H")
    at = 0
    for i, line in enumerate(lines):
        starts.append(at)
        boxes.extend([72, 100 + 12 * i, 72 + WIDTH * len(line), 110 + 12 * i])
        lefts.extend(int(10 * (72 + WIDTH * j)) for j in range(len(line) + 1))
        at += len(line) + 1
    layout = Layout(
        tuple(Page(number, 595, 842, grade) for number, grade in enumerate(grades, 1)),
        starts,
        array("H", where),
        boxes,
        lefts,
    )
    return Text.of("".join(f"{line}\n" for line in lines), layout)


def agreement_of(words: str | Text) -> Agreement:
    """The agreement that a text is."""
    text = words if isinstance(words, Text) else Text.of(words)
    return parse(Source("draft.txt", "0" * 64, "text/plain", len(text.layout.pages) or None), text)
