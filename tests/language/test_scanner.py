"""The scanner may say "perhaps" too often, but it never misses a unit that holds a mention."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.language.lexicon import Lexicon, LexiconKind, LookAlike
from clausecheck.language.scanner import Scanner
from clausecheck.language.terms import compile_term
from clausecheck.offsets import Span


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


@given(TEXTS, st.data())
def test_every_mention_lies_in_a_unit_that_is_reported(content: str, data: st.DataObject) -> None:
    hits = Scanner(LEXICONS).scan(content)
    edges = sorted({0, len(content), *data.draw(st.lists(st.integers(0, len(content)), max_size=3))})
    units = [Span(low, high) for low, high in pairwise(edges)]
    for unit in units:
        reported = hits.within([unit])
        for one in LEXICONS:
            # A unit begins and ends between words, so only those cuts are judged.
            if _between_words(content, unit) and list(one.mentions(content[unit.start : unit.end])):
                assert one.id in reported


def _between_words(content: str, unit: Span) -> bool:
    cut_inside = [0 < edge < len(content) and content[edge - 1].isalpha() and content[edge].isalpha() for edge in unit]
    return not any(cut_inside)


@given(TEXTS)
def test_hits_come_in_order_and_inside_the_text(content: str) -> None:
    hits = Scanner(LEXICONS).scan(content)
    assert list(hits.offsets) == sorted(hits.offsets)
    assert all(0 <= offset < len(content) for offset in hits.offsets)
    assert len(hits.offsets) == len(hits.anchors)


def test_a_glued_word_hides_nothing() -> None:
    hits = Scanner(LEXICONS).scan("Conventiononcybercrime")
    assert {"cybercrime", "budapest-convention"} <= hits.within([Span(0, 22)])


def test_units_without_any_of_the_words_are_not_reported() -> None:
    hits = Scanner(LEXICONS).scan("The Parties shall protect geographical indications.")
    assert hits.within([Span(0, 51)]) == frozenset()


def test_several_spans_of_one_unit_are_looked_at_together() -> None:
    content = "The Parties shall cooperate on:\n(a) drugs;\n(b) cybercrime."
    hits = Scanner(LEXICONS).scan(content)
    point = Span(content.index("(b)"), len(content))
    assert hits.within([Span(0, 31), point]) == {"cooperation", "cybercrime", "budapest-convention"}
    assert "cooperation" not in hits.within([point])


@pytest.mark.parametrize("word", ["a" * 100_000, "cyber" * 20_000])
def test_no_word_keeps_the_scanner_busy(word: str) -> None:
    Scanner(LEXICONS).scan(word).within([Span(0, len(word))])


def test_no_text_and_no_lexicons() -> None:
    assert Scanner(LEXICONS).scan("").within([Span(0, 0)]) == frozenset()
    assert Scanner(()).scan("cybercrime").within([Span(0, 10)]) == frozenset()


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("shar* … information", "share all information"),
        ("labour", "labour"),
        ("NIS2", "NIS2"),
        ("ETS [No] 185", "ETS 185"),
    ],
)
def test_a_short_anchor_hides_no_mention(term: str, words: str) -> None:
    lexicon = Lexicon("short", LexiconKind.TOPIC, "short", (compile_term(term),))
    hits = Scanner([lexicon]).scan(f"They shall {words}.")
    assert hits.within([Span(0, 100)]) == {"short"}
