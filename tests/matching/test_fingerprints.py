"""The same evidence keeps its fingerprint through renumbering and reformatting; other words lose it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import agreement_of

from clausecheck.matching import Judge
from clausecheck.matching.fingerprints import fingerprint, fingerprints, folded

PROMOTE = (
    "The Parties shall promote the Budapest Convention on Cybercrime as the global standard against cybercrime, "
    "in accordance with Article 36(3) and points (a) to (c) of Chapter IV."
)


@pytest.mark.parametrize(
    "same",
    [
        PROMOTE.replace(" ", "\n", 4),
        PROMOTE.replace("The Parties shall promote", "THE  PARTIES  SHALL  PROMOTE"),
        PROMOTE.replace("Convention", "Con-\nvention").replace("promote", "pro\u00admote"),
        PROMOTE.replace("Budapest Convention", "“Budapest Convention”"),
        PROMOTE.replace("shall promote", "**shall** _promote_"),
        PROMOTE.replace("Article 36(3)", "Article 37(4)"),
        PROMOTE.replace("Article 36(3)", "Article 5 bis(4)").replace("Chapter IV", "Chapter XIII"),
        PROMOTE.replace("Article 36(3)", "Article 8.61-L(1)").replace("points (a) to (c)", "points (i) to (iv)"),
        PROMOTE.replace("fi", "ﬁ").replace("cybercrime", "cyber-crime"),
    ],
)
def test_setting_and_numbering_do_not_count(same: str) -> None:
    assert folded(same) == folded(PROMOTE)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("shall", "may"),
        ("The Parties", "The Party"),
        ("as the global standard", "where appropriate"),
        ("Article 36(3)", "Articles 36(3) and 37"),
        ("Article 36(3)", "Article 36(3) of the Convention"),
        ("Chapter IV", "Title IV"),
    ],
)
def test_other_words_do(written: str, instead: str) -> None:
    assert folded(PROMOTE.replace(written, instead)) != folded(PROMOTE)


def test_the_numbers_of_other_instruments_count() -> None:
    powers = "Each Party shall adopt the powers of Article {} of the Budapest Convention."
    assert folded(powers.format(16)) != folded(powers.format(18))
    convention = "The Parties shall implement ILO Convention No {}."
    assert folded(convention.format(29)) != folded(convention.format(105))


def test_a_fingerprint_is_of_one_rule_and_one_occurrence() -> None:
    told = {fingerprint(rule, PROMOTE, i) for rule in ("one", "two") for i in (0, 1)} | {fingerprint("one", "")}
    assert len(told) == 5
    assert {len(one) for one in told} == {32}
    assert fingerprint("one", PROMOTE) == "b2fc142be9ab8a582add904c94b0744d", "baselines in use would all be new"


@given(st.text(max_size=200))
def test_any_words_can_be_folded_and_blank_space_never_counts(words: str) -> None:
    assert folded(f"\n {words}\t") == folded(words)


TWICE = """\
AGREEMENT between the European Union and Georgia

Article 1

The Parties shall implement the Convention on Cybercrime.

Article 2

The Parties shall implement the Convention on Cybercrime.

The Parties recognise the importance of the Convention on Cybercrime.
"""


def test_equal_evidence_in_two_places_is_told_apart_and_absence_has_its_own(small_judge: Judge) -> None:
    results = {one.rule.id: one for one in small_judge.judge(agreement_of(TWICE)).results}
    told = fingerprints(results["names-budapest"])
    assert len(told) == len(set(told)) == 3
    assert fingerprints(results["names-paris"]) == (fingerprint("names-paris", ""),)


def test_an_article_before_it_changes_no_fingerprint(small_judge: Judge) -> None:
    later = TWICE.replace("Article 2", "Article 3").replace("Article 1\n", "Article 1\n\nGoods move.\n\nArticle 2\n")

    def told(draft: str) -> list[str]:
        return [one for result in small_judge.judge(agreement_of(draft)).results for one in fingerprints(result)]

    assert told(later) == told(TWICE)
