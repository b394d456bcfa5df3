"""A lexicon knows its own words and the words that only look like them."""

from __future__ import annotations

import pytest

from clausecheck.language.lexicon import Lexicon, LexiconKind, LookAlike
from clausecheck.language.terms import compile_term

PATENTS = "the Budapest Treaty on the deposit of micro-organisms"
BOATS = "the Budapest Convention on carriage by inland waterways"


@pytest.fixture(scope="module")
def convention() -> Lexicon:
    return Lexicon(
        "budapest-convention",
        LexiconKind.INSTRUMENT,
        "Convention on Cybercrime",
        tuple(
            compile_term(term)
            for term in (
                "Budapest Convention [on Cybercrime]",
                "Convention on Cybercrime",
                "ETS [No] 185",
                "Budapest Treaty",
            )
        ),
        (
            LookAlike((compile_term("Budapest Treaty on … micro organism"),), PATENTS),
            LookAlike((compile_term("Budapest Convention on … inland waterway"),), BOATS),
        ),
        adopted="2001-11-23",
    )


def read(lexicon: Lexicon, words: str) -> list[tuple[str, str]]:
    return [(words[slice(*mention.span)], mention.meaning) for mention in lexicon.mentions(words)]


def test_the_longest_way_of_writing_it_is_taken(convention: Lexicon) -> None:
    words = "The Parties shall promote the Budapest Convention on Cybercrime as the global standard against cybercrime."
    assert read(convention, words) == [("Budapest Convention on Cybercrime", "")]


def test_a_look_alike_covers_what_is_inside_it(convention: Lexicon) -> None:
    words = "the Budapest Treaty on the International Recognition of the Deposit of Micro-organisms, and ETS No 185"
    look_alike = "Budapest Treaty on the International Recognition of the Deposit of Micro-organisms"
    assert read(convention, words) == [(look_alike, PATENTS), ("ETS No 185", "")]


def test_a_convention_of_the_same_place_and_year_is_another(convention: Lexicon) -> None:
    words = "the Budapest Convention on the Contract for the Carriage of Goods by Inland Waterways"
    assert [meaning for _, meaning in read(convention, words)] == [BOATS]


def test_mentions_come_in_order_of_place(convention: Lexicon) -> None:
    words = "ETS 185 (the Convention on Cybercrime, or Budapest Convention)"
    assert read(convention, words) == [("ETS 185", ""), ("Convention on Cybercrime", ""), ("Budapest Convention", "")]


def test_a_real_mention_around_a_look_alike_wins() -> None:
    topic = Lexicon(
        "cybercrime",
        LexiconKind.TOPIC,
        "cybercrime",
        (compile_term("fight against cyber piracy rings"),),
        (LookAlike((compile_term("cyber piracy"),), "a domain-name rule"),),
    )
    assert read(topic, "the fight against cyber-piracy rings") == [("fight against cyber-piracy rings", "")]
    assert read(topic, "trademark cyber-piracy") == [("cyber-piracy", "a domain-name rule")]


def test_its_entries_are_its_own_terms_and_those_of_its_look_alikes(convention: Lexicon) -> None:
    assert [(entry.term.written, entry.meaning) for entry in convention.entries][-3:] == [
        ("Budapest Treaty", ""),
        ("Budapest Treaty on … micro organism", PATENTS),
        ("Budapest Convention on … inland waterway", BOATS),
    ]


def test_only_the_entries_that_may_stand_are_looked_for(convention: Lexicon) -> None:
    words = "the Convention on Cybercrime (ETS 185)"
    among = [entry for entry in convention.entries if entry.term.written.startswith("ETS")]
    found = convention.mentions_among(among, words, words.lower())
    assert [words[slice(*mention.span)] for mention in found] == ["ETS 185"]
