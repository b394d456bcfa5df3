"""Runs of characters, the rows they stand in, and the lines that are made of them."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from clausecheck.reading.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable


class Run(NamedTuple):
    """Characters drawn one after the other on one line. `number` counts the runs in drawing order."""

    number: int
    x0: float
    top: float
    x1: float
    bottom: float
    length: int


class OrderedLine(NamedTuple):
    """One line in reading order: the numbers of its runs, left to right, the edges of its column, what it is."""

    runs: tuple[int, ...]
    left: float
    right: float
    role: Role = Role.PROSE


Row = list[Run]


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """Runs that stand on one line, top to bottom, each row left to right."""
    rows: list[Row] = []
    edges: list[tuple[float, float]] = []
    for run in sorted(runs, key=_middle):
        top, bottom = run.top, run.bottom
        # Only the last rows can hold a run whose middle is lower than theirs.
        for at in range(len(rows) - 1, len(rows) - 4 if len(rows) > 3 else -1, -1):
            row_top, row_bottom = edges[at]
            overlap = (row_bottom if row_bottom < bottom else bottom) - (row_top if row_top > top else top)
            taller = bottom - top > row_bottom - row_top
            if overlap > 0.5 * (row_bottom - row_top if taller else bottom - top):
                rows[at].append(run)
                if taller:
                    edges[at] = (top, bottom)
                break
        else:
            rows.append([run])
            edges.append((top, bottom))
    for row in rows:
        if len(row) > 1:
            row.sort(key=_left_edge)
    return rows


_left_edge: Final = attrgetter("x0")


def _middle(run: Run) -> float:
    return run.top + run.bottom
