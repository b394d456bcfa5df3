"""Scores are what the benchmark's reader thinks they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.audit.scoring import (
    Presence,
    Share,
    article_key,
    is_present,
    level_accuracy,
    level_f1,
    macro,
    presence,
)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [  # published values of Wilson's interval without continuity correction
        (10, 10, 0.7225, 1.0),
        (0, 10, 0.0, 0.2775),
        (1, 29, 0.0061, 0.1718),
        (81, 263, 0.2553, 0.3662),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson_interval(count: int, total: int, low: float, high: float) -> None:
    assert Share(count, total).interval() == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_stays_within_bounds(count: int, rest: int) -> None:
    part = Share(count, count + rest)
    low, high = part.interval()
    assert 0 <= low <= high <= 1
    assert not part.total or low - 1e-9 <= part.value <= high + 1e-9


def test_a_share_of_nothing_is_zero() -> None:
    assert Share(0, 0).value == 0


@pytest.mark.parametrize(
    ("expected", "verdict", "outcome"),
    [
        ("full", "weak", Presence(hits=1)),
        ("absent", "weak", Presence(false_alarms=1)),
        ("partial", "absent", Presence(missed=1)),
        ("partial", "not-applicable", Presence(missed=1)),
        ("absent", "not-applicable", Presence(rightly_absent=1)),
        ("absent", "contradicted", Presence(false_alarms=1)),
    ],
)
def test_presence_of_a_row(expected: str, verdict: str, outcome: Presence) -> None:
    assert presence(expected, verdict) == outcome


def test_presence_adds_up() -> None:
    total = Presence(hits=6, false_alarms=2) + Presence(missed=4, rightly_absent=8)
    assert total.rows == 20
    assert total.precision == Share(6, 8)
    assert total.recall == Share(6, 10)
    assert total.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


def test_there_is_no_f1_where_nothing_is_there_and_nothing_was_seen() -> None:
    assert Presence(rightly_absent=7).f1 is None
    assert Presence(missed=1).f1 == 0


def test_levels() -> None:
    pairs = [("full", "full"), ("full", "partial"), ("partial", "partial"), ("absent", "not-applicable")]
    assert level_accuracy(pairs) == Share(3, 4)
    scores = level_f1(pairs)
    assert list(scores) == ["full", "partial", "absent"]
    assert scores == {"full": pytest.approx(2 / 3), "partial": pytest.approx(2 / 3), "absent": 1}
    assert macro(scores.values()) == pytest.approx(7 / 9)
    assert macro([]) == 0


@pytest.mark.parametrize("verdict", ["absent", "not-applicable"])
def test_what_is_absent_is_not_present(verdict: str) -> None:
    assert not is_present(verdict)


@pytest.mark.parametrize(
    ("citation", "key"),
    [
        ("Article 36(3)", "36"),
        ("Article 36", "36"),
        ("ARTICLE 36, second paragraph", "36"),
        ("Article 16.4(4)", "16.4"),
        ("Article 8.61-E(2)", "8.61.e"),
        ("Article 8.61-O(4)", "8.61.o"),
        ("Article 25 bis(1)", "25bis"),
        ("Article 13a", "13a"),
        ("Article XII", "xii"),
        ("Chapter 10, Article 7(1)", "7"),
        ("Annex 39, Article 4", "4"),
        ("Article 59(2) and (5)", "59"),
        ("Article 566(1) with Annex 41", "566"),
        ("Art. 5", "5"),
        ("Articles 5 and 6", "5"),
        ("Preamble, recital 4", "preamble"),
        ("Recital 4", "preamble"),
        ("Annex II", "annex"),
        ("Joint Interpretative Instrument", "instrument"),
        ("Protocol on articles of association", "protocol"),
        ("-", ""),
        ("", ""),
    ],
)
def test_article_key(citation: str, key: str) -> None:
    assert article_key(citation) == key
