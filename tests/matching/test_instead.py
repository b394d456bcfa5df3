"""Another instrument where one is wanted: reported as what it is, never as a match."""

from __future__ import annotations

import pytest
from samples import agreement_of

from clausecheck.matching import Judge, Verdict
from clausecheck.rulebook import Rulebook, load_rulebook


@pytest.fixture(scope="module")
def judge() -> Judge:
    book = load_rulebook()
    chosen = tuple(rule for rule in book.rules if rule.id == "budapest-convention-reference")
    return Judge(Rulebook(book.packs, chosen, book.lexicons))


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("African Union Convention on Cyber Security and Personal Data Protection", "this names another instrument"),
        ("United Nations Convention against Cybercrime", "United Nations Convention against Cybercrime"),
    ],
)
def test_a_rival_instrument_is_a_near_miss(judge: Judge, named: str, told: str) -> None:
    report = judge.judge(agreement_of(f"AGREEMENT\n\nArticle 1\n\nThe Parties shall implement the {named}.\n"))
    [result] = report.results
    assert result.verdict is Verdict.ABSENT
    assert any(told in miss.why for miss in result.near_misses)
