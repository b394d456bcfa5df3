"""What a set of verdicts is worth: presence, levels, the right article. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Final

LEVELS: Final = ("full", "partial", "weak", "absent")
"""The verdicts a truth row can expect; `contradicted` would join them if a text ever said it."""

_ARTICLE: Final = re.compile(
    r"\bart(?:icles?\b|\.)\s*-?\s*"
    r"(?P<number>(?:\d+[a-z]?|[ivxlc]+|[a-z])(?:[.\-](?:\d+[a-z]?|[a-z]))*(?:\s?(?:bis|ter|quater))?)(?![a-z])",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(r"preamble|recital|annex|protocol|declaration|instrument|footnote", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    total: int

    @property
    def value(self) -> float:
        """The share; 0 of none."""
        return self.count / self.total if self.total else 0.0

    def interval(self, z: float = 1.96) -> tuple[float, float]:
        """Wilson's interval, by default at 95 %: honest at 0 and 1 and for few rows. (0, 1) where there are none."""
        if not self.total:
            return 0.0, 1.0
        spread = z * z / self.total
        middle = (self.value + spread / 2) / (1 + spread)
        half = z / (1 + spread) * sqrt(self.value * (1 - self.value) / self.total + spread / (4 * self.total))
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Presence:
    """How often a commitment was seen where it is, and not seen where it is not."""

    hits: int = 0
    false_alarms: int = 0
    missed: int = 0
    rightly_absent: int = 0

    def __add__(self, other: Presence) -> Presence:
        return Presence(
            self.hits + other.hits,
            self.false_alarms + other.false_alarms,
            self.missed + other.missed,
            self.rightly_absent + other.rightly_absent,
        )

    @property
    def rows(self) -> int:
        """How many rows were judged."""
        return self.hits + self.false_alarms + self.missed + self.rightly_absent

    @property
    def precision(self) -> Share:
        """Of what was seen, the share that is there."""
        return Share(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> Share:
        """Of what is there, the share that was seen."""
        return Share(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing is there and nothing was seen."""
        relevant = 2 * self.hits + self.false_alarms + self.missed
        return 2 * self.hits / relevant if relevant else None


def is_present(verdict: str) -> bool:
    """Whether a verdict says that the agreement speaks to the rule at all."""
    return verdict not in ("absent", "not-applicable")


def presence(expected: str, verdict: str) -> Presence:
    """One row's contribution."""
    want, got = is_present(expected), is_present(verdict)
    return Presence(want and got, got and not want, want and not got, not want and not got)


def level(verdict: str) -> str:
    """The verdict as a level: what does not apply to an agreement is not in it."""
    return "absent" if verdict == "not-applicable" else verdict


def level_accuracy(pairs: Iterable[tuple[str, str]]) -> Share:
    """The share of (expected, verdict) pairs that agree."""
    agree = [expected == level(verdict) for expected, verdict in pairs]
    return Share(sum(agree), len(agree))


def level_f1(pairs: Iterable[tuple[str, str]]) -> dict[str, float]:
    """F1 of each level that the truth knows, in the order of `LEVELS`."""
    counted = Counter((expected, level(verdict)) for expected, verdict in pairs)
    scores: dict[str, float] = {}
    for name in LEVELS:
        expected = sum(count for (want, _), count in counted.items() if want == name)
        given = sum(count for (_, got), count in counted.items() if got == name)
        if expected:
            scores[name] = 2 * counted[name, name] / (expected + given)
    return scores


def macro(scores: Iterable[float]) -> float:
    """The mean in which a rare level weighs as much as a common one."""
    values = list(scores)
    return sum(values) / len(values) if values else 0.0


def article_key(citation: str) -> str:
    """The article's own number, or the kind of place where there is none: `preamble`, `annex`, …

    `Chapter 10, Article 7(1)` and `Article 7, second paragraph` are both `7`; `Article 8.61-E(2)` is `8.61.e`.
    """
    if found := _ARTICLE.search(citation):
        return re.sub(r"\s", "", found["number"].lower().replace("-", "."))
    place = _PLACE.search(citation)
    if not place:
        return ""
    return "preamble" if place.group().lower() == "recital" else place.group().lower()
