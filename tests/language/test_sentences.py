"""Where a sentence of a unit ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.language.nlp import MAX_CHARACTERS, analyse
from clausecheck.language.sentences import sentences


def read(words: str) -> list[str]:
    return [words[slice(*span)] for span in sentences(words)]


@pytest.mark.parametrize(
    "words",
    [
        "The Convention on Cybercrime, ETS No. 185, shall apply.",
        "Cooperation under Art. 36 and paras. 2 and 3 shall continue.",
        "They shall cooperate on: (a) drugs; (b) cybercrime.",
        "1. The Parties shall cooperate.",
        "iv. The Parties shall cooperate.",
        "(a) The Parties shall cooperate, e.g. on cybercrime.",
        "products of heading No ... (1) of the nomenclature",
        "the expression “trade secrets.” of that Act",
    ],
)
def test_abbreviations_and_list_marks_end_no_sentence(words: str) -> None:
    assert read(words) == [words]


@pytest.mark.parametrize(
    "pieces",
    [
        ["The Parties recognise the threat.", "They shall cooperate.", "(This is vital.)"],
        ["They adopted it in 2001.", "2. Each Party shall apply it."],
        ["Is it in force?", "“Data” means facts."],
        ["Η σύμβαση ισχύει.", "Έγινε στις Βρυξέλλες."],
        ["Article 12.", "The Parties shall cooperate."],
    ],
)
def test_a_mark_before_a_capital_a_number_or_a_quotation_ends_one(pieces: list[str]) -> None:
    assert read(" ".join(pieces)) == pieces


def test_a_lost_space_between_two_sentences_is_seen() -> None:
    assert read("of Albania respectively.However, it applies.") == ["of Albania respectively.", "However, it applies."]


def test_a_closing_quotation_mark_is_left_to_what_follows() -> None:
    assert read('the word "apply." It may not.') == ['the word "apply.', '" It may not.']


@given(st.text(alphabet="aB1 .?!\"'(”\n", max_size=40).map(str.strip))
def test_sentences_come_in_order_and_leave_nothing_out_but_spaces(words: str) -> None:
    found = sentences(words)
    assert list(found) == sorted(found)
    assert "".join(read(words)).replace(" ", "") == words.replace(" ", "")


@pytest.mark.parametrize("hostile", ["x" * 200_000, "a." * 100_000, "." * 200_000, ". A" * 60_000, '."' * 100_000])
def test_no_text_keeps_the_reader_busy(hostile: str) -> None:
    assert sentences(hostile)


def test_a_hostile_sentence_is_cut() -> None:
    assert len(analyse("x" * 200_000).text) <= MAX_CHARACTERS
    assert len(analyse("word " * 40_000).text) <= MAX_CHARACTERS
