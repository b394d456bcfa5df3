"""Focus inside a sentence: lists, parentheses, adjuncts, and names of other provisions."""

from __future__ import annotations

import pytest

from clausecheck.matching.findings import Focus
from clausecheck.matching.focus import focus_in_sentence, is_label


@pytest.mark.parametrize(
    ("sentence", "focus"),
    [
        ("shall cooperate to combat [cybercrime].", Focus.OWN_PARAGRAPH),
        ("shall cooperate on trade, transport and [cybercrime].", Focus.LISTED_ITEM),
        ("shall cooperate on crime, including [cybercrime].", Focus.LISTED_ITEM),
        # EU–Armenia Comprehensive and Enhanced Partnership Agreement, on cybercrime
        (
            "shall strengthen cooperation, including by exchanging best practices, to prevent [cybercrime].",
            Focus.OWN_PARAGRAPH,
        ),
        # New Zealand–Chinese Taipei, Chapter 16, Article 2(2)
        (
            "shall promote in its laws, regulations, policies and practices, the following [labour rights].",
            Focus.OWN_PARAGRAPH,
        ),
        # Lanzarote Convention, Article 37(1)
        (
            "shall take measures to collect, in accordance with the rules on [personal data], data on offenders.",
            Focus.PASSING_MENTION,
        ),
    ],
)
def test_how_much_of_a_sentence_is_about_the_object(sentence: str, focus: Focus) -> None:
    before, after = sentence.split("[")[0], sentence.split("]")[1]
    assert focus_in_sentence(before, after, is_instrument=False) is focus


def test_an_instrument_in_an_adjunct_may_be_what_is_promised() -> None:
    before = "shall combat crime, in accordance with the "
    assert focus_in_sentence(before, ".", is_instrument=False) is Focus.PASSING_MENTION
    assert focus_in_sentence(before, ".", is_instrument=True) is Focus.OWN_PARAGRAPH


@pytest.mark.parametrize(
    ("words", "label"),
    [
        # EU–Central America Association Agreement, Article 63(2)
        ("set out in Title V (Environment, Natural Disasters and [Climate Change]) of Part III", True),
        ("without prejudice to Article 14.8 ([Personal Data]), each Party", True),
        ("effects on nature (including [climate change]) shall be", False),
        ("[climate change] (Title V)", False),
    ],
)
def test_the_name_of_another_provision_is_only_a_label(words: str, label: bool) -> None:
    start = words.index("[")
    plain = words.replace("[", "").replace("]", "")
    assert is_label(plain, start, start + words.index("]") - start - 1) is label
