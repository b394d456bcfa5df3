"""Annexes that hold the agreement's own articles, and lists whose verb stands in the article that names them."""

from __future__ import annotations

import pytest
from samples import agreement_of

from clausecheck.matching import Judge, Result, Verdict
from clausecheck.rulebook.rule import Rulebook

# EU–UK Trade and Cooperation Agreement, Article 566(1) and Annex 41, shortened
EUROPOL = """AGREEMENT

Article 566

Forms of crime

1. The cooperation established under this Title relates to the forms of crime within Europol's competence, as listed in
Annex 41, including related criminal offences.

2. The Specialised Committee may amend Annex 41.

ANNEX 41

FORMS OF CRIME

—

Terrorism,

—

Computer crime,

—

Corruption.
"""

# UK–Singapore Digital Economy Agreement, Articles 2 and 5 and Annex A, shortened
AMENDING = """AGREEMENT

Article 1

Amendment

The Parties agree to replace the provisions of Section F with the provisions as set out in Annex A to this Agreement.

Article 2

Entry into force

This Agreement enters into force on the first day of the next month.

ANNEX A

Article 8.61-M

Consumer protection

Each Party shall adopt or maintain measures that protect consumers engaged in digital trade.

Article 8.61-N

Information

The Parties shall exchange information.

Article 8.61-O

Cooperation

The Parties shall cooperate.
"""


def result_of(shipped: Rulebook, rule: str, text: str) -> Result:
    chosen = tuple(one for one in shipped.rules if one.id == rule)
    [result] = Judge(Rulebook(shipped.packs, chosen, shipped.lexicons)).judge(agreement_of(text)).results
    return result


class TestLists:
    def test_a_list_in_an_annex_is_promised_by_the_article_that_names_it(self, shipped: Rulebook) -> None:
        result = result_of(shipped, "cybercrime-cooperation", EUROPOL)
        assert result.verdict is Verdict.PARTIAL
        assert result.findings[0].citation == "Article 566(1) with Annex 41, second indent"
        assert "relates to the forms of crime" in result.findings[0].quote
        assert result.findings[0].quote.endswith("Computer crime,")

    def test_an_article_that_names_another_annex_promises_nothing(self, shipped: Rulebook) -> None:
        text = EUROPOL.replace("listed in\nAnnex 41", "listed in\nAnnex 4")
        assert result_of(shipped, "cybercrime-cooperation", text).verdict is Verdict.ABSENT


class TestAmendingAgreements:
    def test_the_annex_of_an_amending_agreement_holds_its_articles(self, shipped: Rulebook) -> None:
        result = result_of(shipped, "consumer-protection", AMENDING)
        assert (result.verdict, result.findings[0].citation) == (Verdict.FULL, "Annex A, Article 8.61-M")

    @pytest.mark.parametrize("naming", ["The Parties may amend Annex A.", "The Parties shall apply Annex A."])
    def test_an_annex_that_amends_nothing_stays_an_annex(self, shipped: Rulebook, naming: str) -> None:
        start, end = AMENDING.index("The Parties agree"), AMENDING.index("\n\nArticle 2")
        text = AMENDING[:start] + naming + AMENDING[end:]
        assert result_of(shipped, "consumer-protection", text).verdict is Verdict.PARTIAL

    def test_where_nothing_else_has_articles_the_annex_is_the_agreement(self, shipped: Rulebook) -> None:
        text = "DECISION\n\nThe protocol in the annex is approved.\n\n" + AMENDING[AMENDING.index("ANNEX A") :]
        assert result_of(shipped, "consumer-protection", text).verdict is Verdict.FULL
