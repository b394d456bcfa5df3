"""What became of a sentence is said in the words of both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.matching.rewording import rewording

BEFORE = "The Parties shall promote the Budapest Convention on Cybercrime as the global standard against cybercrime."


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("shall", "may", "'shall' became 'may'"),
        ("shall promote", "shall, where appropriate, promote", "'where appropriate' was added"),
        (" as the global standard", "", "'as the global standard' was struck"),
        ("Budapest Convention on Cybercrime", "relevant instruments", "became 'relevant instruments'"),
        ("The Parties", "The European Union", "'Parties' became 'European Union'"),
    ],
)
def test_a_change_is_told_in_both_wordings(written: str, instead: str, said: str) -> None:
    assert said in rewording(BEFORE, BEFORE.replace(written, instead))


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("may promote", "'shall promote' became 'may promote'"),
        ("shall endeavour to promote", "'shall promote' became 'shall endeavour to promote'"),
    ],
)
def test_verbs_are_told_whole(verb: str, said: str) -> None:
    assert rewording(BEFORE, BEFORE.replace("shall promote", verb), "shall promote", verb) == said


def test_setting_and_the_numbers_of_provisions_are_no_change() -> None:
    before = "As set out in Article 36(3) and Annex IV, the Parties shall cooperate."
    after = "As set out in\nArticle 5 bis(1) and  Annex V the PARTIES shall cooperate"
    assert rewording(before, after) == ""


def test_the_numbers_of_other_instruments_are() -> None:
    before = "Each Party shall apply Article 16 of the Budapest Convention."
    assert rewording(before, before.replace("16", "18")) == "'16' became '18'"


def test_long_changes_are_cut_and_many_are_counted() -> None:
    long = " ".join(f"word{i}" for i in range(40))
    assert rewording(BEFORE, BEFORE.replace("as", long)) == (
        "'as' became 'word0 word1 word2 word3 word4 word5 […] word34 word35 word36 word37 word38 word39'"
    )
    before = " ".join(f"same{i} old{i}" for i in range(6))
    assert rewording(before, before.replace("old", "new")).endswith("and 3 more changes")


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_have_an_answer(before: str, after: str) -> None:
    assert isinstance(rewording(before, after), str)
    assert rewording(before, before) == ""
