"""Words that OCR misread: read as key words where they can be nothing else, and never otherwise."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from samples import laid_out

from clausecheck.agreement import Text, Trust
from clausecheck.language.english import english_words, is_english
from clausecheck.language.folding import KeyWords, folded
from clausecheck.rulebook.keywords import key_words
from clausecheck.rulebook.rule import Rulebook

# Enough of a text for its language and its vocabulary to be seen.
PROSE = (
    "The Parties shall cooperate in the fight against crime, including the exchange of information between the",
    "competent authorities of the Parties. They shall promote the ratification of this Convention by other States.",
    "Each Party shall adopt the measures that are necessary under its law for the investigation of offences.",
)


@pytest.fixture(scope="module")
def keys(shipped: Rulebook) -> KeyWords:
    """The key words of the shipped rules."""
    return key_words(shipped)


def scanned(*lines: str, trust: Trust = Trust.OCR) -> Text:
    """The lines on an OCR page after some prose."""
    return laid_out(*PROSE, *lines, trust=(trust,))


def last_line(text: Text) -> str:
    return text.content.rstrip("\n").rpartition("\n")[2]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("the Budapcst Convention on Cyhercrime", "the Budapest Convention on Cybercrime"),
        ("the Parlies sha11 promote it", "the Parties shall promote it"),
        ("the Convenlion on cyber-crirne", "the Convention on cyber-crime"),
        ("to cornbat terrorisrn and rnoney laundering", "to combat terrorism and money laundering"),
        ("the Parties shal1 coopcrate", "the Parties shall cooperate"),
        ("human rights and democralic principlcs", "human rights and democratic principles"),
        ("the réspect of the Paris Agreernent", "the respect of the Paris Agreement"),
        ("THE PARLIES SHALL COOPERALE", "THE PARTIES SHALL COOPERATE"),
        ("the gteenhouse gas ernissions", "the greenhouse gas emissions"),
        ("under Artic1e 5, Artide 6 and Arlicle 7", "under Article 5, Article 6 and Article 7"),
        ("the Un|ted Nations Convenlion", "the United Nations Convention"),
    ],
)
def test_a_slip_is_read_as_the_key_word_it_must_be(written: str, read: str, keys: KeyWords) -> None:
    text = folded(scanned(written), keys)
    assert last_line(text) == read
    assert text.written(0, len(text.content)) == scanned(written).content


@pytest.mark.parametrize(
    "words",
    [
        "the Bucharest Convention on the Protection of the Black Sea",
        "a small part of the parts of the party",
        "the Treaty of Paris and the Treaty of Basle",
        "in 2O23, 1O September 2Ol3, l1 or 185l",
        "Article5 and Article1 and 13Parties and Parties13",
        "a Mr Budafrost of the Company Convensys",
        "the State of Kuwait and the Kingdom of Eswatini",
        "ASEM, CETA, UNTOC, EPA, OSCE",
        "inaccordance with theParties and theConvention",
        "les Parties coopèrent à la lutle contre la criminalilé et la Conventien",
    ],
)
def test_what_is_a_word_a_name_or_a_number_stays(words: str, keys: KeyWords) -> None:
    assert last_line(folded(scanned(words), keys)) == words


def test_a_name_that_comes_often_is_no_slip(keys: KeyWords) -> None:
    once = scanned("the Convenbion of the sea")
    often = scanned(*["the Convenbion of the sea"] * 9)
    assert last_line(folded(once, keys)) == "the Convention of the sea"
    assert last_line(folded(often, keys)) == "the Convenbion of the sea"


def test_digital_pages_are_never_touched_and_their_words_are_words(keys: KeyWords) -> None:
    line = "the Budapcst Convention"
    assert folded(scanned(line, trust=Trust.DIGITAL), keys).content == scanned(line).content
    mixed = laid_out(*PROSE, line, line, pages=(1, 1, 1, 1, 2), trust=(Trust.OCR, Trust.DIGITAL))
    assert folded(mixed, keys).content == mixed.content
    other = laid_out(*PROSE, line, "a digital page", pages=(1, 1, 1, 1, 2), trust=(Trust.OCR, Trust.DIGITAL))
    assert "Budapest" in folded(other, keys).content


def test_a_scan_in_another_language_is_left_alone(keys: KeyWords) -> None:
    lines = (
        "Les Parties coopèrent dans la lutte contre la criminalité, y compris par l'échange d'informations entre les",
        "autorités compétentes des Parties. Elles encouragent la ratification de la présente Conventien par d'autres",
    )
    text = laid_out(*lines, trust=(Trust.OCR,))
    assert folded(text, keys).content == text.content


def test_words_of_the_own_rules_are_key_words_too() -> None:
    text = folded(scanned("the Zwentibold Convention and the Zwentibo1d Protocol"), KeyWords.of(["Zwentibold"]))
    assert last_line(text) == "the Zwentibold Convention and the Zwentibold Protocol"


def test_a_word_that_was_cut_at_a_line_end_keeps_its_places(keys: KeyWords) -> None:
    """The projection that joined the word lies under the one that folds it."""
    text = scanned("the Buda-", "pcst Convention")
    cut = text.content.index("-\npcst")
    joined = text.project([(cut, cut + 2, "")])  # type: ignore[list-item]
    found = folded(joined, keys)
    at = found.content.index("Budapest")
    low, high = found.origin_span(at, at + 8)
    assert found.origin[low:high] == "Buda-\npcst"
    assert len(found.boxes(at, at + 8)) == 2
    (folding,) = found.foldings
    assert (folding.written, folding.read) == ("Budapcst", "Budapest")


LOOKS = {"m": "rn", "d": "cl", "l": "1", "i": "l", "e": "c", "h": "b", "o": "0", "s": "5", "t": "l", "a": "á"}


@settings(max_examples=40)
@given(st.integers(0, 10_000))
def test_the_map_leads_back_and_nothing_but_slips_changes(seed: int) -> None:
    """A text with random slips: what is folded was a slip, and each folded word stands for what was written there."""
    chance = random.Random(seed)
    words = [
        "".join(LOOKS.get(letter, letter) if chance.random() < 0.04 else letter for letter in word)
        for word in " ".join(PROSE).split()
    ]
    lines = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
    text = laid_out(*lines, trust=(Trust.OCR,))
    found = folded(text, KeyWords.of(PROSE))
    assume(found.foldings)
    assert found.written(0, len(found.content)) == text.content
    for folding in found.foldings:
        start, end = found.above(folding.span.start), found.above(folding.span.end)
        assert found.content[start:end] == folding.read
        assert found.origin[folding.span.start : folding.span.end] == folding.written
        assert found.origin_span(start, end) == folding.span
        assert not is_english(folding.written.lower())
        assert is_english(folding.read.lower())
        assert sum(map(str.isdigit, folding.read)) == 0
    truth = set(" ".join(PROSE).replace(",", "").replace(".", "").split())
    assert {folding.read for folding in found.foldings} <= truth | {word.capitalize() for word in truth}


def test_the_word_list_knows_small_words_names_and_forms() -> None:
    assert {"with", "their", "shall", "budapest", "bucharest", "ratification"} <= english_words()
    assert all(map(is_english, ("cybercrimes", "implementing", "multilateral", "stakeholders", "nonbinding")))
    assert not any(map(is_english, ("budapcst", "parlies", "sha11", "cyhercrime", "artic1e")))
