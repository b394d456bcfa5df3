"""Scores the articles found in an agreement against those that a reader found."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.structure.regex import Article

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Gold:
    """An article as a reader found it: number, heading, its first and its last words."""

    number: str
    heading: str
    begins: str
    ends: str


@dataclass(slots=True)
class Score:
    """How many articles there are, were found, have their number in order, and are whole."""

    gold: int = 0
    found: int = 0
    boundaries: int = 0
    whole: int = 0

    def add(self, other: Score) -> None:
        """Add the counts of another agreement."""
        self.gold += other.gold
        self.found += other.found
        self.boundaries += other.boundaries
        self.whole += other.whole

    def f1(self, hits: int) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * hits / max(1, self.gold + self.found)


def gold() -> dict[str, list[Gold]]:
    """The articles of each agreement's main body, in order."""
    read: dict[str, list[Gold]] = defaultdict(list)
    with (HERE / "articles.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            read[row["agreement"]].append(Gold(row["number"], row["heading"], row["begins"], row["ends"]))
    return read


def score(expected: Sequence[Gold], found: Sequence[Article]) -> Score:
    """An article is whole if number, heading, first and last words are those that a reader found."""
    result = Score(len(expected), len(found))
    matcher = SequenceMatcher(None, [one.number for one in expected], [one.number for one in found], False)
    for block in matcher.get_matching_blocks():
        for place in range(block.size):
            result.boundaries += 1
            result.whole += _whole(expected[block.a + place], found[block.b + place])
    return result


def _whole(expected: Gold, found: Article) -> bool:
    text = _plain(found.text)
    return (
        _plain(expected.heading) == _plain(found.heading)
        and text.startswith(_plain(expected.begins))
        and text.endswith(_plain(expected.ends))
    )


def _plain(words: str) -> str:
    return re.sub(r"\s+", "", words).casefold()
