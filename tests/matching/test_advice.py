"""The smallest edit that would lift a clause: doing what it says must lift it."""

from __future__ import annotations

import pytest
from samples import agreement_of

from clausecheck.matching import Judge
from clausecheck.matching.advice import edits_to_full
from clausecheck.matching.findings import Finding
from clausecheck.rulebook import Grade


def finding_of(judge: Judge, words: str) -> Finding:
    report = judge.judge(agreement_of(words))
    return next(result.findings[0] for result in report.results if result.rule.id == "names-budapest")


@pytest.mark.parametrize(
    ("written", "advice", "mended"),
    [
        (
            "The Parties shall endeavour to implement the Convention on Cybercrime.",
            "replace 'shall endeavour to' by 'shall'",
            "The Parties shall implement the Convention on Cybercrime.",
        ),
        (
            "The Parties shall, where appropriate, implement the Convention on Cybercrime.",
            "strike 'where appropriate'",
            "The Parties shall implement the Convention on Cybercrime.",
        ),
        (
            "The Parties may implement the Convention on Cybercrime.",
            "replace 'may' by 'shall'",
            "The Parties shall implement the Convention on Cybercrime.",
        ),
        (
            "The Parties recognise the importance of the Convention on Cybercrime.",
            "replace 'recognise' by 'shall' and the act itself",
            "The Parties shall implement the Convention on Cybercrime.",
        ),
        (
            "The Parties shall implement instruments such as the Convention on Cybercrime.",
            "give it a paragraph of its own instead of a place in a list",
            "The Parties shall implement the Convention on Cybercrime.",
        ),
    ],
)
def test_following_the_advice_makes_it_full(small_judge: Judge, written: str, advice: str, mended: str) -> None:
    before = finding_of(small_judge, f"AGREEMENT\n\nArticle 1\n\n{written}\n")
    assert before.grade is not Grade.FULL
    assert advice in edits_to_full(before)
    after = finding_of(small_judge, f"AGREEMENT\n\nArticle 1\n\n{mended}\n")
    assert after.grade is Grade.FULL
    assert edits_to_full(after) == ()


def test_a_recital_has_to_move(small_judge: Judge) -> None:
    words = (
        "AGREEMENT\n\nPREAMBLE\n\nRECALLING the Convention on Cybercrime,\n\nHAVE AGREED AS FOLLOWS:\n\n"
        "Article 1\n\nThis Agreement applies to trade.\n"
    )
    assert "repeat it in an operative article" in edits_to_full(finding_of(small_judge, words))
