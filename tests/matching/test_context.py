"""Context: words that must stand there and are never what is graded."""

from __future__ import annotations

from samples import agreement_of

from clausecheck.matching import Judge, Result, Verdict
from clausecheck.rulebook.rule import Rulebook

LEVELS_OF_PROTECTION = """AGREEMENT

Article 1

Upholding levels of protection

The Parties agree not to encourage trade or foreign direct investment to maintain a competitive advantage by:

(a) lowering the level of protection provided by domestic environmental and public health legislation;

(b) derogating from, or failing to apply such legislation.
"""


def result_of(shipped: Rulebook, words: str) -> Result:
    chosen = tuple(rule for rule in shipped.rules if rule.id == "non-regression-labour-environment")
    [result] = Judge(Rulebook(shipped.packs, chosen, shipped.lexicons)).judge(agreement_of(words)).results
    return result


def test_the_act_in_the_chapeau_is_evidence_where_a_point_holds_the_context(shipped: Rulebook) -> None:
    result = result_of(shipped, LEVELS_OF_PROTECTION)
    assert result.verdict is Verdict.FULL
    assert result.findings[0].facts.verb == "agree"


def test_without_its_context_an_act_is_nothing(shipped: Rulebook) -> None:
    other = LEVELS_OF_PROTECTION.replace("environmental and public health", "intellectual property")
    assert result_of(shipped, other).verdict is Verdict.ABSENT
