"""What a legal scrubber looks for."""

from __future__ import annotations

from clausecheck.agreement import Source, Text
from clausecheck.structure import parse
from clausecheck.structure.lint import FlawKind, flaws

from .excerpts import AUSTRALIA, GEORGIA_17


def told(text, kind=None):
    agreement = parse(Source("draft.txt", "0" * 64, "text/plain"), Text.of(text))
    return [
        (agreement.provisions[flaw.provision].citation, flaw.words)
        for flaw in flaws(agreement)
        if kind in (None, flaw.kind)
    ]


def test_a_sound_text_has_no_gap():
    assert told(GEORGIA_17, FlawKind.GAP) == []
    assert told(AUSTRALIA, FlawKind.REPEAT) == []


def test_numbers_that_miss_or_repeat():
    text = (
        "TITLE I\nGOODS\nArticle 1\nScope\n1. One.\n2. Two.\n4. Four.\nArticle 2\nUse\n(a) x;\n(b) y;\n(d) z.\n"
        "Article 5\nEnd\nThis is it.\nArticle 5\nAgain\nThis is it.\n"
        "TITLE III\nSERVICES\nArticle 6\nMore\nThis is it.\n"
    )
    assert told(text, FlawKind.GAP) == [
        ("Article 1(4)", "paragraph 4 follows paragraph 2: 3 is missing"),
        ("Article 2(d)", "point d follows point b: c is missing"),
        ("Title I, Article 5", "article 5 follows article 2: 3 and 4 are missing"),
        ("Title III", "title III follows title I: 2 is missing"),
    ]
    assert told(text, FlawKind.REPEAT) == [("Title I, Article 5", "article 5 comes twice in a row")]


def test_numbers_that_begin_anew_are_no_gap():
    text = "".join(f"CHAPTER {n}\nTRADE\nArticle 1\nScope\nThis is it.\nArticle 2\nUse\nThis is it.\n" for n in (1, 2))
    assert told(text) == []


def test_sections_with_letters_do_not_become_numerals():
    text = "".join(f"SECTION {letter}\nTRADE\nArticle {n}\nScope\nThis is it.\n" for n, letter in enumerate("GHIJK", 1))
    assert told(text) == []


def test_references_that_lead_nowhere_are_told_once_each():
    text = (
        "CHAPTER 1\nTRADE\nArticle 1\nScope\n1. Subject to Article 9, see paragraph 3 and this Title.\n"
        "2. Article 9 applies. Annexes I and II list goods; Annex II binds.\n"
    )
    assert told(text, FlawKind.REFERENCE) == [
        ("Article 1(1)", "“Article 9” and 1 more like it: there is no Article 9 in this text"),
        ("Article 1(1)", "“paragraph 3”: there is no paragraph 3 in Article 1"),
        ("Article 1(1)", "“this Title”: it stands in no Title"),
        ("Article 1(2)", "“Annexes I and II” and 1 more like it: there is no annex in this text"),
    ]


def test_terms_defined_twice_and_terms_never_used():
    text = (
        "CHAPTER 1\nTRADE\nArticle 1\nDefinitions\nFor the purposes of this Chapter:\n"
        "(a) ‘carrier’ means a company that carries;\n(b) ‘freight’ means what is carried;\n"
        "(c) ‘carrier’ means an airline.\nArticle 2\nRights\nA carrier may fly.\n"
        "CHAPTER 2\nMORE\nArticle 3\nFreight\nAny freight is welcome.\n"
    )
    assert told(text, FlawKind.TERM) == [
        (
            "Article 1(b)",
            "“freight” is defined and not used in Chapter 1, where it holds, but elsewhere, where it does not hold",
        ),
        ("Article 1(c)", "“carrier” is defined twice in Chapter 1"),
    ]
