"""Phrases are looked for in a whole text and asked for in any part of it."""

from __future__ import annotations

import re

import pytest

from clausecheck.language.phrases import Phrases

TEXT = "no party shall have recourse to arbitration. this chapter shall not\napply to disputes."
PHRASES = Phrases(TEXT, [re.compile(r"shall\s+not\s+apply"), re.compile(r"recourse\s+to"), re.compile(r"shall")])


@pytest.mark.parametrize(
    ("part", "stands"),
    [
        (TEXT, True),
        ("recourse to", True),
        ("recourse", False),
        ("shall not\napply", True),
        ("all not\napply", False),
        ("apply to disputes.", False),
        ("", False),
    ],
)
def test_a_phrase_stands_in_a_part_that_holds_all_of_it(part: str, stands: bool) -> None:
    start = TEXT.index(part)
    assert PHRASES.stand_in(start, start + len(part)) is stands


def test_no_phrase_in_no_text() -> None:
    assert not Phrases("", [re.compile("shall")]).stand_in(0, 0)
