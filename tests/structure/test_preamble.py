"""Preambles that begin inside the line of the title, or that no participle opens."""

from __future__ import annotations

import pytest
from samples import agreement_of

from clausecheck.agreement import Agreement, Kind
from clausecheck.structure import compositions

ARTICLES = "\n\nArticle 1\n\nThe Parties shall establish a free trade area.\n\nArticle 2\n\nThe Parties shall meet.\n"


def units_of(agreement: Agreement) -> list[tuple[Kind, str]]:
    return [
        (one.kind, agreement.text.content[one.start : one.unit_end])
        for one in agreement.provisions
        if agreement.provisions[one.parent].kind is Kind.PREAMBLE
    ]


# EFTA–Macedonia Free Trade Agreement
AFTER_THE_WORD = """FREE TRADE AGREEMENT BETWEEN THE EFTA STATES AND THE REPUBLIC OF MACEDONIA PREAMBLE The Republic \
of Iceland and the Republic of Macedonia, Reaffirming their commitment to pluralistic democracy,"""

# ASEAN–Korea Agreement on Trade in Goods
AFTER_THE_TITLE = """AGREEMENT ON TRADE IN GOODS AMONG THE MEMBER COUNTRIES AND THE REPUBLIC OF KOREA The Governments \
of Brunei Darussalam and the Republic of Korea, REAFFIRMING their commitment to pluralistic democracy;"""

# Agreement on the Creation of a Free-Trade Area of the Commonwealth of Independent States
AFTER_THE_PARTIES = """AGREEMENT ON THE CREATION OF A FREE-TRADE AREA

The Member States of this Agreement, hereinafter referred to as the Contracting Parties, Reaffirming their commitment \
to pluralistic democracy, Hereby agreed as follows:"""


@pytest.mark.parametrize("front", [AFTER_THE_WORD, AFTER_THE_TITLE, AFTER_THE_PARTIES])
def test_a_preamble_may_begin_inside_a_line(front: str) -> None:
    recitals = [words for kind, words in units_of(agreement_of(front + ARTICLES)) if kind is Kind.RECITAL]
    assert any("their commitment to pluralistic democracy" in words for words in recitals)
    assert not any("AGREEMENT" in words for words in recitals)


def test_the_enacting_words_are_enough() -> None:
    front = "AGREEMENT\n\nThe Sides,\n\naspiring to the rule of law,\n\nagreed on the following:"
    units = units_of(agreement_of(front + ARTICLES))
    assert any("aspiring to the rule of law" in words for _, words in units)


def test_a_title_alone_is_no_preamble() -> None:
    agreement = agreement_of("AGREEMENT\n\non free trade, concluded at Vienna" + ARTICLES)
    assert not any(one.kind is Kind.PREAMBLE for one in agreement.provisions)


def test_an_exchange_of_letters_is_read_whole() -> None:
    text = """AGREEMENT

in the form of an Exchange of Letters

A. Letter from the Union

Madam,

1. The Parties shall protect personal data.

In witness whereof the undersigned have signed this Agreement.
"""
    agreement = agreement_of(text)
    assert any("personal data" in one.words for one in compositions(agreement))
