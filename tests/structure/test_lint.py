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


def terms(text):
    return told(text, FlawKind.TERM)


def test_a_body_that_nobody_set_up_is_told():
    # EC–Mercosur Interregional Framework Cooperation Agreement, OJ L 69, 19.3.1996, p. 4, Articles 27 and 29.
    text = (
        "Article 27\nA Joint Cooperation Committee is hereby established.\n1. The Council may delegate powers to "
        "the Joint Committee, which it assists.\n2. The Parties shall inform the Joint Committee of it.\n"
    )
    assert terms(text) == [
        ("Article 27(1)", "“Joint Committee” is used 2 times like a defined term and defined nowhere")
    ]


def test_bodies_that_are_set_up_or_named_or_another_institutions_are_known():
    uses = "1. It reports to the {0}, yearly.\n2. The Parties inform the {0} of it.\n"
    introductions = {
        "Joint Committee": "A Joint Committee is hereby established.",
        "Advisory Group": "Each Party shall convene a new or existing Advisory Group on trade.",
        "Goods Committee": "The Parties establish a Committee on Trade in Goods (Goods Committee).",
        "Trade Partnership Committee": "There are: (a) the Trade Partnership Committee, which addresses trade;",
        "Depositary": "The Secretary-General is hereby designated the Depositary.",
        "Contact Points": "For the purposes of this Agreement ‘Contact Point’ means an office.",
        "European Commission": "It is so.",
        "Council": "It is so.",
    }
    for body, introduction in introductions.items():
        assert terms(f"Article 1\n{introduction}\nArticle 2\nReports\n{uses.format(body)}") == [], body
    assert len(terms(f"Article 2\nReports\n{uses.format('Trade Committee')}")) == 1
    assert terms(f"Article 1\nTrade Committee\nThis is it.\nArticle 2\nReports\n{uses.format('Trade Committee')}") == []


def test_a_term_is_used_in_another_number_case_or_form():
    definitions = (
        "Article 1\nDefinitions\nFor the purposes of this Agreement:\n(a) ‘service supplier of a Party’ means one;\n"
        "(b) ‘reasonably allocate’ means to apportion;\n(c) ‘threat of serious injury’ means injury that is imminent;\n"
        "(d) ‘Harmonized System’ or ‘HS’ means the nomenclature;\n(e) ‘fungible goods or materials’ means such;\n"
    )
    uses = (
        "Article 2\nUse\nService suppliers of the other Party shall have costs reasonably allocated, unless there is "
        "serious injury or threat thereof to fungible materials of the Harmonized System.\n"
    )
    assert terms(definitions + uses) == []
    assert len(terms(definitions)) == 4


def test_a_definition_holds_where_it_says():
    # EU–UK Trade and Cooperation Agreement, OJ L 149, 30.4.2021, p. 10, Article 512.
    text = (
        "PART TWO\nTRADE\nTITLE I\nGOODS\nArticle 1\nScope\n1. Each Party eliminates customs duties.\nTITLE II\nOTHER\n"
        "Article 2\nDefinitions\nFor the purposes of Part Two, the following definitions apply:\n"
        "(a) ‘customs duty’ means any charge.\n"
    )
    assert terms(text) == []


def test_what_a_schedule_explains_for_itself_is_not_scrubbed():
    text = (
        "Article 1\nScope\nThis is it.\nANNEX 2-A\nTARIFFS\n1. For the purposes of this Annex:\n"
        "(a) ‘year one’ means 2010;\n(b) ‘year two’ means 2011.\n"
    )
    assert terms(text) == []


def test_names_given_in_the_preamble_may_be_explained_and_definitions_may_hold_for_one_side():
    text = (
        "THE EUROPEAN UNION and AUSTRALIA, hereinafter referred to as ‘the Parties’,\nHAVE AGREED AS FOLLOWS:\n"
        "Article 1\nDefinitions\n1. ‘Parties’ means the Union and Australia. The Parties apply standards.\n"
        "2. For the Union, ‘standards’ means its own.\n3. For Australia, ‘standards’ means its own.\n"
    )
    assert terms(text) == []
