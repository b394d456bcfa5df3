"""What is said with a negative and still affirms."""

from __future__ import annotations

import pytest
from samples import agreement_of

from clausecheck.matching import Judge, Verdict


def test_not_only_denies_nothing(small_judge: Judge) -> None:
    words = "The Parties shall not only implement the Convention on Cybercrime but also promote it."
    assert verdict_on(small_judge, words) is Verdict.FULL


@pytest.mark.parametrize("subject", ["Neither Party shall", "The Parties shall not"])
def test_a_promise_not_to_withdraw_contradicts_nothing(small_judge: Judge, subject: str) -> None:
    assert verdict_on(small_judge, f"{subject} withdraw from the Convention on Cybercrime.") is not Verdict.CONTRADICTED


def verdict_on(judge: Judge, sentence: str) -> Verdict:
    report = judge.judge(agreement_of(f"AGREEMENT\n\nArticle 1\n\n{sentence}\n"))
    return next(result.verdict for result in report.results if result.rule.id == "names-budapest")
