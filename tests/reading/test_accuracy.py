"""The measure of `benchmarks/reading`: what it calls accurate."""

from __future__ import annotations

import pytest

from benchmarks.reading.accuracy import accuracy

TEXT = " ".join(f"Article {n} The Parties shall cooperate on matter {n}." for n in range(400))


def test_the_same_words_are_accurate_whatever_the_line_breaks() -> None:
    assert accuracy(TEXT, TEXT.replace(". ", ".\n\n")) == 1.0


def test_every_lost_added_or_changed_character_counts_once() -> None:
    read = TEXT.replace("matter 7.", "mater 7.").replace("matter 311.", "matter 3l1.") + " EN"
    assert accuracy(TEXT, read) == pytest.approx(1 - 5 / len(TEXT), abs=1e-6)


def test_order_counts() -> None:
    half = len(TEXT) // 2
    assert accuracy(TEXT, TEXT[half:] + TEXT[:half]) < 0.9


def test_nothing_read_is_nothing_right() -> None:
    assert accuracy(TEXT, "") == 0.0
    assert accuracy("", "") == 1.0
