"""Line numbers in the margin of a draft: found by their counting, whatever margin they stand in.

A number that counts lines stands outside the text, above or below others of its kind, and differs from the next
by as many as there are lines between the two. Numbers of paragraphs do not: a paragraph has more lines than one.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausecheck.reading.runs import Row, Run

# The least a page of numbered lines has, numbered by fives or one by one, and the share of its numbers that must count.
_LEAST: Final = 4
_LEAST_OF_ONES: Final = 10
_COUNTING: Final = 0.7
_DIGITS: Final = 4
# Points: between a number and the text beside it, and how far the edges of numbers may differ.
_APART: Final = 6.0
_WOBBLE: Final = 3.0


def line_numbers(rows: Sequence[Row], words: Callable[[Run], str]) -> set[int]:
    """The numbers of the runs that are line numbers. `words` gives the characters of a run."""
    for left in (True, False):
        outer = [(at, run) for at, row in enumerate(rows) if (run := _outer(row, left)) is not None]
        if len(outer) < _LEAST:
            continue
        numbered = [(at, run, int(words(run))) for at, run in outer if words(run).isdecimal()]
        if len(numbered) >= _LEAST and _counts(numbered) and _stands_apart(rows, numbered, left):
            return {run.number for _, run, _ in numbered}
    return set()


def _outer(row: Row, left: bool) -> Run | None:
    """The run at the margin of a row, if it is short enough for a number and stands alone or apart."""
    run = row[0] if left else row[-1]
    if run.length > _DIGITS:
        return None
    if len(row) == 1:
        return run
    apart = row[1].x0 - run.x1 if left else run.x0 - row[-2].x1
    return run if apart > _APART else None


def _counts(numbered: list[tuple[int, Run, int]]) -> bool:
    """Whether the numbers rise with the lines, one by one or five by five."""
    steps = [(after[0] - before[0], after[2] - before[2]) for before, after in itertools.pairwise(numbered)]
    good = sum(0 < step <= 10 and abs(rows - step) <= (step > 1) for rows, step in steps)
    # A list of one-line items counts like lines that are numbered one by one, but is shorter.
    ones = sum(step == 1 for _, step in steps) > len(steps) / 2
    return good >= _COUNTING * len(steps) and (not ones or len(numbered) >= _LEAST_OF_ONES)


def _stands_apart(rows: Sequence[Row], numbered: list[tuple[int, Run, int]], left: bool) -> bool:
    """Whether the numbers share an edge, and no other line reaches into their margin."""
    edges = [run.x1 if left else run.x0 for _, run, _ in numbered]
    others = [run.x0 if left else run.x1 for _, run, _ in numbered]
    if min(max(edges) - min(edges), max(others) - min(others)) > _WOBBLE:
        return False
    mine = {run.number for _, run, _ in numbered}
    rest = [run for row in rows for run in row if run.number not in mine]
    inside = [run for run in rest if (run.x0 < max(edges) if left else run.x1 > min(edges))]
    # A running head or foot may be wider than the text.
    return len(rest) >= len(numbered) and len(inside) <= 3
