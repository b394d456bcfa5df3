"""Which provisions dispute settlement covers: carve-outs in the words of real agreements."""

from __future__ import annotations

import pytest

from clausecheck.agreement import Kind, Source, Text
from clausecheck.matching.carveouts import dispute_settlement_scopes
from clausecheck.matching.enforceability import Effect
from clausecheck.matching.findings import Enforceable
from clausecheck.structure import parse

SETTLEMENT = """CHAPTER 14
DISPUTE SETTLEMENT
Article 14.1
Scope
This Chapter applies to any dispute concerning the interpretation and application of this Agreement.
Article 14.2
Arbitration panel
An arbitration panel shall be established.
"""


def scoped(text, citation):
    agreement = parse(Source("treaty.txt", "0" * 64, "text/plain"), Text.of(text))
    scopes = dispute_settlement_scopes(agreement)
    index = next(at for at, one in enumerate(agreement.provisions) if one.citation == citation)
    return scopes.of((agreement.provisions[index], *agreement.ancestors(index)))


def chapter(clause):
    return (
        "CHAPTER 12\nGOODS\nArticle 12.1\nScope\nGoods are traded.\n"
        "CHAPTER 13\nTRADE AND SUSTAINABLE DEVELOPMENT\nArticle 13.1\nLabour\nThe Parties respect rights.\n"
        f"Article 13.2\nPrinciples\n1. The Parties recall their duties.\nArticle 13.16\nDispute settlement\n{clause}\n"
        + SETTLEMENT
    )


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        # EU–Korea, OJ L 127, 14.5.2011, p. 6, Article 13.16.
        (
            (
                "For any matter arising under this Chapter, the Parties shall only have recourse to the procedures "
                "provided for in Articles 13.14 and 13.15."
            ),
            Enforceable.OWN_PROCEDURE,
        ),
        # EU–UK, OJ L 149, 30.4.2021, p. 10, Article 389(2).
        (
            (
                "In the event of disagreement on the application of this Chapter, the Parties shall have recourse "
                "exclusively to the procedures established under Articles 408, 409 and 410."
            ),
            Enforceable.OWN_PROCEDURE,
        ),
        # EU–Japan, OJ L 330, 27.12.2018, p. 3, Article 18.19.
        (
            "The provisions of this Chapter shall not be subject to dispute settlement under Chapter 14.",
            Enforceable.EXCLUDED,
        ),
        ("This Chapter is not subject to Chapter 14 (Dispute Settlement).", Enforceable.EXCLUDED),
        (
            "The dispute settlement procedure provided for in Chapter 14 shall not apply to this Chapter.",
            Enforceable.EXCLUDED,
        ),
        ("Chapter 14 shall not apply to any matter arising under this Chapter.", Enforceable.EXCLUDED),
        (
            "The Parties shall not have recourse to arbitration under Chapter 14 for matters under this Chapter.",
            Enforceable.EXCLUDED,
        ),
        (
            (
                "No Party shall have recourse to dispute settlement under Chapter 14 (Dispute Settlement) for any "
                "matter arising under this Chapter."
            ),
            Enforceable.EXCLUDED,
        ),
        # What only has to be tried first is not taken out, nor is what one Party is spared for a time.
        (
            (
                "No Party may have recourse to dispute settlement under this Agreement for a matter arising under this "
                "Chapter without first seeking to resolve the matter in accordance with this Article."
            ),
            Enforceable.YES,
        ),
        (
            (
                "With respect to existing measures, Ruritania shall not be subject to dispute settlement under "
                "Chapter 14 (Dispute Settlement) for two years."
            ),
            Enforceable.YES,
        ),
        ("This Chapter is without prejudice to Chapter 14.", Enforceable.YES),
    ],
)
def test_a_clause_about_its_own_chapter(clause, expected):
    text = chapter(clause)
    assert scoped(text, "Article 13.1") is expected
    assert scoped(text, "Article 12.1") is Enforceable.YES


def test_all_but_one():
    text = chapter(
        "No Party may have recourse to dispute settlement under this Agreement for any matter arising under any "
        "provision of this Chapter other than Article 13.2.1."
    )
    assert scoped(text, "Article 13.1") is Enforceable.EXCLUDED
    assert scoped(text, "Article 13.2(1)") is Enforceable.YES


def test_a_list_of_what_is_not_covered():
    # After Article 735(2) of the EU–UK Trade and Cooperation Agreement, OJ L 149, 30.4.2021, p. 10.
    text = (
        "PART TWO\nTRADE\nTITLE XI\nLEVEL PLAYING FIELD\nArticle 355\nPrinciples\n1. One.\n2. Two.\n3. Three.\n"
        "PART THREE\nLAW ENFORCEMENT\nArticle 525\nData\nThe Parties protect data.\nPART FOUR\nTHEMATIC COOPERATION\n"
        "Article 703\nDialogue\nThe Parties shall endeavour to have a dialogue on cyber issues.\n"
        "PART SIX\nFINAL\nTITLE I\nDISPUTE SETTLEMENT\nArticle 735\nScope\n"
        "1. This Title applies to disputes between the Parties concerning the interpretation and application of the "
        "provisions of this Agreement.\n"
        "2. The covered provisions shall include all provisions of this Agreement with the exception of:\n"
        "(a) Article 355(1) and (2);\n(b) Part Three, including when applying in relation to situations governed by "
        "other provisions; and\n(c) Part Four.\nArticle 736\nArbitration tribunal\nA panel is set up.\n"
    )
    assert scoped(text, "Article 525") is Enforceable.EXCLUDED
    assert scoped(text, "Article 703") is Enforceable.EXCLUDED
    assert scoped(text, "Article 355(1)") is Enforceable.EXCLUDED
    assert scoped(text, "Article 355(3)") is Enforceable.YES


def test_settlement_for_one_title_only():
    # After Articles 244 and 245 of the EU–Georgia Association Agreement, OJ L 261, 30.8.2014, p. 4.
    text = (
        "TITLE III\nJUSTICE\nArticle 17\nCrime\nThe Parties shall cooperate.\nTITLE IV\nTRADE\nCHAPTER 1\nGOODS\n"
        "Article 23\nObjective\nA free trade area is set up.\nCHAPTER 14\nDISPUTE SETTLEMENT\nArticle 245\nScope\n"
        "This Chapter shall apply in respect of any dispute concerning the interpretation and application of the "
        "provisions of Title IV (Trade and Trade-related Matters) of this Agreement.\n"
        "Article 246\nArbitration panel\nAn arbitration panel is set up.\n"
    )
    assert scoped(text, "Article 23") is Enforceable.YES
    assert scoped(text, "Article 17") is Enforceable.OWN_PROCEDURE


def test_a_joint_committee_decides_where_nobody_arbitrates():
    # After Article 57 of the EU–Australia Framework Agreement, OJ L 237, 15.9.2017, p. 7.
    text = (
        "Article 36\nCybercrime\nThe Parties shall cooperate.\nArticle 57\nFulfilment of obligations\n"
        "If either Party considers that the other has failed to fulfil an obligation, it may refer the matter to the "
        "Joint Committee.\n"
    )
    assert scoped(text, "Article 36") is Enforceable.OWN_PROCEDURE


def test_an_agreement_that_says_nothing():
    text = "Article 1\nScope\nGoods are traded.\nArticle 2\nEnd\nThis is the end.\n"
    assert scoped(text, "Article 1") is Enforceable.NONE_FOUND


def effects(text):
    agreement = parse(Source("treaty.txt", "0" * 64, "text/plain"), Text.of(text))
    return [(one.path, one.effect, one.citation) for one in dispute_settlement_scopes(agreement).carve_outs]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        # US–Colombia Trade Promotion Agreement, Article 17.7(7).
        (
            (
                "1. No Party may have recourse to dispute settlement under this Agreement for a matter arising under "
                "this Chapter without first seeking to resolve the matter in accordance with this Article."
            ),
            [("chapter-13", Effect.PRECONDITION)],
        ),
        # Trans-Pacific Partnership, Article 14.18(1), shortened.
        (
            (
                "1. With respect to existing measures, Malaysia shall not be subject to dispute settlement under "
                "Chapter 14 (Dispute Settlement) regarding its obligations under Article 13.1 and Article 13.2 for a "
                "period of two years after the date of entry into force of this Agreement for Malaysia."
            ),
            [("chapter-13/article-13-1", Effect.FOR_A_TIME), ("chapter-13/article-13-2", Effect.FOR_A_TIME)],
        ),
        # Canada–Ukraine Free Trade Agreement, Article 13.16(6), shortened.
        (
            (
                "1. The requesting Party may request in writing that the Review Panel be reconvened with a view to "
                "determining whether or not a monetary assessment needs to be set and paid."
            ),
            [("chapter-13", Effect.WITH_REMEDIES)],
        ),
        # EU–Colombia/Peru Trade Agreement, Article 8(3), shortened.
        (
            (
                "1. Any Party may immediately adopt appropriate measures in accordance with international law in case "
                "of violation by another Party of the essential elements referred to in Articles 13.1 and 13.2 of "
                "this Agreement."
            ),
            [("chapter-13/article-13-1", Effect.OWN_PROCEDURE), ("chapter-13/article-13-2", Effect.OWN_PROCEDURE)],
        ),
        # EU–Australia Framework Agreement, Article 55(2).
        (
            (
                "1. The dispute settlement provisions of this Agreement shall not replace or affect in any way the "
                "dispute settlement provisions of other agreements between the Parties."
            ),
            [("", Effect.OTHER_AGREEMENTS)],
        ),
    ],
)
def test_what_a_clause_does_and_to_what(clause, expected):
    assert effects(chapter(clause)) == [(path, effect, "Article 13.16(1)") for path, effect in expected]


def test_what_has_remedies_has_a_procedure_of_its_own():
    text = chapter("1. The Review Panel be reconvened to see whether a monetary assessment needs to be paid.")
    assert scoped(text, "Article 13.1") is Enforceable.OWN_PROCEDURE


def test_what_is_spared_for_a_time_or_tried_first_stays_under_dispute_settlement():
    for clause in (
        "Neither Party may have recourse to dispute settlement for matters of this Chapter without first consulting.",
        "Malaysia shall not be subject to dispute settlement under Chapter 14 regarding Article 13.1 for two years.",
    ):
        assert scoped(chapter(clause), "Article 13.1") is Enforceable.YES


def test_this_chapter_goes_by_the_number_of_the_article_where_a_heading_was_lost():
    # In one text of the Canada–Ukraine Free Trade Agreement the heading of Chapter 12 is glued to a list of spirits.
    text = chapter("1. This Chapter is not subject to Chapter 14 (Dispute Settlement).").replace(
        "CHAPTER 13\nTRADE AND SUSTAINABLE DEVELOPMENT\n", ""
    )
    assert scoped(text, "Article 13.1") is Enforceable.EXCLUDED
    assert scoped(text, "Article 12.1") is Enforceable.YES


def test_every_clause_is_cited():
    agreement = parse(
        Source("treaty.txt", "0" * 64, "text/plain"), Text.of(chapter("Chapter 14 shall not apply to this Chapter."))
    )
    carve_outs = dispute_settlement_scopes(agreement).carve_outs
    assert [(one.path, one.citation) for one in carve_outs] == [("chapter-13", "Article 13.16")]
    assert agreement.provisions[0].kind is Kind.AGREEMENT
