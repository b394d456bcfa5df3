"""Mistakes in files that users write: each told at its place, with the name that was probably meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from clausecheck.errors import Mistake

Path_ = tuple[int | str, ...]
"""The keys and indices that lead to a value."""
Place = Callable[[Path_], tuple[int, int]]
"""The 1-based line and column of the value at a path, or of the deepest part of the path that exists."""


@dataclass(slots=True)
class Mistakes:
    """Mistakes as they are found, over all files."""

    found: list[Mistake] = field(default_factory=list)

    def add(self, file: str, line: int, column: int, problem: str) -> None:
        """Note one mistake at a 1-based place."""
        self.found.append(Mistake(file, line, column, problem))


def closest(value: str, known: Sequence[str]) -> str:
    """A question that offers the name most like a wrong one; empty if none is like it."""
    from rapidfuzz import process

    best = process.extractOne(value, known, score_cutoff=70)
    return f"; did you mean '{best[0]}'?" if best else ""
