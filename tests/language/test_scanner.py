"""The scanner may say "perhaps" too often, but it never misses a text that holds a mention."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.language.lexicon import Lexicon, LexiconKind, LookAlike
from clausecheck.language.scanner import Scanner
from clausecheck.language.terms import compile_term, lowered


def lexicon(name: str, *terms: str, look_alikes: tuple[str, ...] = ()) -> Lexicon:
    alikes = tuple(LookAlike((compile_term(term),), f"not {name}") for term in look_alikes)
    return Lexicon(name, LexiconKind.TOPIC, name, tuple(compile_term(term) for term in terms), alikes)


LEXICONS = (
    lexicon(
        "cybercrime", "cyber crime", "high (tech|technology) crime", "crimes [committed] (through|via) [the] internet"
    ),
    lexicon("cooperation", "cooperat*", "exchang* … (information|experience)", "work together"),
    lexicon(
        "budapest-convention",
        "[Council of Europe] Convention on (Cybercrime|Cyber Crime)",
        "Budapest Convention",
        look_alikes=("Budapest Treaty",),
    ),
    lexicon("organised-crime", "organised crime", "UNTOC"),
)

FRAGMENTS = st.sampled_from(
    [
        "The Parties shall", "cooperate", "co-operation", "Cyber-\ncrime", "cyber", "crime", "crimes", "CYBERCRIMES",
        "cyber–crime", "on", "the", "Budapest", "Convention", "Convention onCybercrime", "Treaty", "of", "Europe",
        "Council", "exchange", "of information", "and experience", "organised", "organized", "high-tech", "committed",
        "via", "internet", "UNTOC", "untoc", ".", ";", "(a)", "1.", "high technology", "thecybercrimeunit", "work",
        "together",
    ]
)  # fmt: skip
TEXTS = st.lists(st.tuples(FRAGMENTS, st.sampled_from([" ", "\n", "", "-"])), max_size=25).map(
    lambda pieces: "".join(fragment + joiner for fragment, joiner in pieces)
)


def held(texts: list[str], lexicons: tuple[Lexicon, ...] = LEXICONS) -> list[set[str]]:
    """The lexicons that may be mentioned in each text."""
    postings = Scanner(lexicons).scan(map(lowered, texts))
    return [{name for name in postings.lexicons if number in postings.texts_of(name)} for number in range(len(texts))]


@given(st.lists(TEXTS, max_size=4))
def test_every_mention_lies_in_a_text_that_is_reported_with_its_term(texts: list[str]) -> None:
    postings = Scanner(LEXICONS).scan(map(lowered, texts))
    for one in LEXICONS:
        entries = postings.texts_of(one.id)
        for number, text in enumerate(texts):
            assert one.mentions_among(entries.get(number, []), text, lowered(text)) == one.mentions(text)
            assert set(entries.get(number, [])) == set(postings.entries_in(number, one.id))


def test_what_is_remembered_of_one_agreement_changes_nothing_in_the_next() -> None:
    scanner = Scanner(LEXICONS)
    texts = ["the parties shall cooperate", "against cybercrime and organised crime"]
    first, again = (scanner.scan(texts) for _ in range(2))
    assert first.lexicons == again.lexicons == {"cooperation", "cybercrime", "organised-crime"}
    assert first.texts_of("cybercrime") == again.texts_of("cybercrime")


def test_a_glued_word_hides_nothing() -> None:
    assert held(["Conventiononcybercrime"]) == [{"cybercrime", "budapest-convention"}]


def test_texts_without_any_of_the_words_are_not_reported() -> None:
    assert held(["The Parties shall protect geographical indications."]) == [set()]


def test_all_that_a_term_needs_must_stand_in_one_text() -> None:
    assert held(["organised trade", "crime", "crime, organised"]) == [set(), set(), {"organised-crime"}]


@pytest.mark.parametrize("word", ["a" * 100_000, "cyber" * 20_000])
def test_no_word_keeps_the_scanner_busy(word: str) -> None:
    held([word])


def test_no_text_and_no_lexicons() -> None:
    assert held([""]) == [set()]
    assert held(["cybercrime"], ()) == [set()]


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("shar* … information", "share all information"),
        ("labour", "labour"),
        ("NIS2", "NIS2"),
        ("ETS [No] 185", "ETS 185"),
        ("C029", "C029"),
        ("this Chapter", "this Chapter"),
    ],
)
def test_short_runs_and_common_words_hide_no_mention(term: str, words: str) -> None:
    lexicon = Lexicon("short", LexiconKind.TOPIC, "short", (compile_term(term),))
    assert held([f"They shall {words}."], (lexicon,)) == [{"short"}]
