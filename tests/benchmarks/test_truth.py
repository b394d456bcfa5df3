"""The truth table is about the texts that are shipped, and says nothing that is not in them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from benchmarks.keywords import WORDS, folded, found
from benchmarks.verdicts import Judged, Row, truth
from clausecheck.audit.scoring import LEVELS, article_key

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
ROWS = truth()


@cache
def words(agreement: str) -> str:
    return " ".join((CORPUS / f"{agreement}.txt").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.agreement}:{row.rule}")
def test_every_row_can_be_checked_against_its_text(row: Row) -> None:
    assert row.quote in words(row.agreement)
    assert row.expected in LEVELS
    assert row.placement in {"", "operative", "annex", "preamble", "declaration"}
    if row.expected == "absent":
        assert not row.quote or row.note.startswith("near miss: ")
    else:
        assert row.placement
        assert row.quote
        assert article_key(row.article)


def test_a_rule_is_judged_once_per_agreement() -> None:
    assert max(Counter((row.agreement, row.rule) for row in ROWS).values()) == 1


def test_every_rule_has_key_words() -> None:
    assert WORDS.keys() == {row.rule for row in ROWS}


def test_key_words_are_found_whatever_the_case_and_the_line_breaks() -> None:
    text = folded("The Parties reaffirm\ntheir commitment to the  PARIS\nAGREEMENT.")
    assert found("paris-agreement-commitment", text)
    assert not found("budapest-convention-reference", text)


def test_judging_a_row() -> None:
    row = Row("some-agreement", "cybercrime-cooperation", "partial", "Article 17(1)(g)", "operative", "", "")
    found_it = Judged(row, "partial", ("Article 3", "Article 17(1), point (g)"), by_key_words=True)
    assert found_it.agrees
    assert found_it.article_matters
    assert found_it.cites(found_it.citations)
    assert not found_it.cites(found_it.citations[:1])
    assert not Judged(row, "not-applicable", (), by_key_words=False).article_matters


def test_no_quote_holds_control_characters() -> None:
    assert not [row for row in ROWS if re.search(r"[\x00-\x1f]", row.quote + row.note)]
