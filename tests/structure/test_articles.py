"""Articles in every scheme that treaties number them by, and what only looks like an article."""

from __future__ import annotations

import pytest

from clausecheck.agreement import Kind

from .excerpts import ALBANIA_85, KOREA_13

SENTENCE = "The Parties shall cooperate in good faith."


@pytest.mark.parametrize(
    ("lines", "number", "heading"),
    [
        ("Article 22\nScope\n1. The", "22", "Scope"),
        ("ARTICLE 16.4\nClimate change\n1. The", "16.4", "Climate change"),
        ("Artículo 1-01: Objetivos\nLas", "1-01", "Objetivos"),
        ("Article G-01: Scope\nThe", "G-01", "Scope"),
        ("ARTICLE XII\nSafeguards\n1. The", "XII", "Safeguards"),
        ("Article XIII.3: Transparency\nThe", "XIII.3", "Transparency"),
        ("Article 25 bis\nNon-cumulation\n1. The", "25 bis", "Non-cumulation"),
        ("Article 12a\nScope\n1. The", "12a", "Scope"),
        ("ARTICLE ONE\nThe Customs Union\n1. The", "ONE", "The Customs Union"),
        ("ARTICLE TWENTY-ONE\nMeans of Transport\n1. The", "TWENTY-ONE", "Means of Transport"),
        ("Article X.1: Definitions\nFor", "X.1", "Definitions"),
        ("Article [X]\nDefinitions\n1. The", "[X]", "Definitions"),
        ("Article 1507: Definitions\nFor", "1507", "Definitions"),
        ("Article premier\nObjet\n1. Les", "premier", "Objet"),
        ("Art. 5 – Cooperation\nThe", "5", "Cooperation"),
        ("ARTICLE - 5\nCooperation\n1. The", "5", "Cooperation"),
        ("ARTICLE LAW.OTHER.136\nTermination\n1. The", "LAW.OTHER.136", "Termination"),
        ("Article 218 (32)\nRelationship with the Treaty\n1. The", "218", "Relationship with the Treaty"),
        ("Artículo 5.- Definiciones\nPara", "5", "Definiciones"),
        ("Rule 3\nNotifications\n1. The", "3", "Notifications"),
    ],
)
def test_schemes(outline, lines, number, heading):
    article = next(
        p for p in outline(f"{lines} Parties shall cooperate.\n").agreement.provisions if p.kind is Kind.ARTICLE
    )
    assert (article.number, article.heading) == (number, heading)


def test_articles_without_headings_have_only_words(outline):
    text = "\n".join(f"Article {number}\n{SENTENCE}\n{SENTENCE}" for number in range(1, 6))
    read = outline(text)
    assert read.headings() == [""] * 5
    assert read.body("Article 3") == f"{SENTENCE} {SENTENCE}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Article 6 bis of the Paris Convention shall apply to marks.",
        "Article 12(3)(b) applies.",
        "Article 4, paragraph 2, applies.",
        "Articles 14 and 15 apply.",
        "Article 3 shall not apply to this Chapter.",
    ],
)
def test_a_reference_at_the_head_of_a_line_is_no_article(outline, sentence):
    assert outline(f"Article 1\n{SENTENCE}\n{sentence}\nArticle 2\n{SENTENCE}\n").numbers() == ["1", "2"]


def test_a_reference_that_a_line_break_brought_to_the_head_of_a_line(outline):
    wrapped = (
        "Article 1\nScope\nThe measures that the Parties apply under this Chapter are those referred to in\n"
        "Article 2\nand they shall be notified to the Joint Committee.\nArticle 2\nNotification\nThe Parties "
        "shall notify each other.\n"
    )
    assert outline(wrapped).numbers() == ["1", "2"]


def test_a_quoted_article_starts_no_article(outline):
    amends = "Article 5 of the Protocol is replaced by the following:"
    text = f"Article 1\n{amends}\nArticle 5\n{SENTENCE}\nArticle 2\n{SENTENCE}\n"
    assert outline(text).numbers() == ["1", "2"]


def test_a_table_of_contents_is_no_structure(outline):
    contents = (
        "TABLE OF CONTENTS\nCHAPTER 1\nGENERAL PROVISIONS (Articles 1.1 to 1.2)\nArticle 1.1 Scope\nCHAPTER 2\nTRADE\n"
    )
    body = f"CHAPTER 1\nGENERAL PROVISIONS\nArticle 1.1\nScope\n{SENTENCE}\n"
    body += f"CHAPTER 2\nTRADE\nArticle 2.1\nGoods\n{SENTENCE}\n"
    text = f"AGREEMENT\n{contents}{body}"
    read = outline(text)
    assert read.numbers() == ["1.1", "2.1"]
    assert read.numbers(Kind.CHAPTER) == ["1", "2"]


def test_a_list_of_articles_that_come_again_is_no_structure(outline):
    titles = ["Scope", "Definitions", "Notification", "Penalties"]
    listed = "".join(f"Article {number}\n{title}\n" for number, title in enumerate(titles, 1))
    body = "".join(f"Article {number}\n{title}\n1.   {SENTENCE}\n" for number, title in enumerate(titles, 1))
    assert outline(f"PROTOCOL I\nTITLE I\nGENERAL\n{listed}TITLE I\nGENERAL\n{body}").numbers() == ["1", "2", "3", "4"]


def test_an_item_of_a_list_is_no_article(outline):
    text = f"Article 1\n1.   The Parties apply GATT 1994:\n(a)\nArticle IX;\n(b)\nArticle X.\nArticle 2\n{SENTENCE}\n"
    assert outline(text).numbers() == ["1", "2"]


def test_numbers_that_begin_anew_in_each_chapter_are_cited_with_it(outline):
    text = "".join(
        f"CHAPTER {chapter}\nTRADE\nArticle 1\nScope\n{SENTENCE}\nArticle 2\nRules\n{SENTENCE}\n" for chapter in (1, 2)
    )
    assert "Chapter 2, Article 1" in outline(text).citations()


def test_a_text_that_lost_its_line_breaks(outline):
    read = outline(ALBANIA_85)
    assert read["Article 85"].heading == "Preventing and combating organised crime and other illegal activities"
    assert read["Article 86"].heading == "General provisions on cooperation policies"
    assert read.body("Article 84").endswith("as referred to in Article 5.")
    assert read.headings(Kind.TITLE) == ["COOPERATION POLICIES"]


def test_decimal_numbers_in_a_text_that_lost_its_line_breaks(outline):
    read = outline(KOREA_13)
    assert read.numbers() == ["1.1", "1.2", "2.1", "2.2"]
    assert read.headings() == ["Objectives", "General definitions", "Objective", "Scope and coverage"]
    assert read.own("Article 1.1(2)(b)") == "to promote competition in their economies."
    assert read.numbers(Kind.CHAPTER) == ["ONE", "TWO"]


def test_where_numbers_begin_anew_in_chapters_each_article_is_cited_with_its_chapter(outline):
    # ASEAN–Australia–New Zealand Free Trade Area, Chapters 10 and 11: no other chapter has an Article 4.
    text = (
        f"CHAPTER 10\nCOMMERCE\nArticle 1\nScope\n{SENTENCE}\nArticle 2\nRules\n{SENTENCE}\n"
        f"CHAPTER 11\nINVESTMENT\nSECTION A\nArticle 1\nScope\n{SENTENCE}\nArticle 2\nRules\n{SENTENCE}\n"
        f"SECTION B\nDISPUTES\nArticle 3\nClaims\n{SENTENCE}\nArticle 4\nAwards\n{SENTENCE}\n"
    )
    assert [citation for citation in outline(text).citations() if "Article" in citation] == [
        "Chapter 10, Article 1",
        "Chapter 10, Article 2",
        "Chapter 11, Article 1",
        "Chapter 11, Article 2",
        "Chapter 11, Article 3",
        "Chapter 11, Article 4",
    ]


def test_a_number_that_comes_twice_by_mistake_makes_no_series(outline):
    text = (
        f"TITLE I\nGOODS\nArticle 1\nScope\n{SENTENCE}\nArticle 2\nRules\n{SENTENCE}\nArticle 2\nAgain\n{SENTENCE}\n"
        f"TITLE II\nSERVICES\nArticle 3\nClaims\n{SENTENCE}\n"
    )
    assert "Article 1" in outline(text).citations()
    assert "Article 3" in outline(text).citations()


def test_rules_are_cited_as_rules_and_annexes_without_number_by_their_headings(outline):
    # ASEAN–Australia–New Zealand Free Trade Area, Annex on Operational Certification Procedures.
    text = (
        f"Article 1\nScope\n{SENTENCE}\nANNEX ON OPERATIONAL CERTIFICATION\nPROCEDURES\n{SENTENCE}\n"
        f"Rule 1\n{SENTENCE}\n{SENTENCE}\nPRESENTATION\nRule 2\n{SENTENCE}\nRule 3\n{SENTENCE}\n"
        f"ANNEX ON TELECOMMUNICATIONS\nArticle 1\nScope\n{SENTENCE}\n"
    )
    read = outline(text)
    assert "ANNEX ON TELECOMMUNICATIONS, Article 1" in read.citations()
    assert read["ANNEX ON OPERATIONAL CERTIFICATION PROCEDURES, Rule 2"].kind is Kind.ARTICLE
    assert not read.body("ANNEX ON OPERATIONAL CERTIFICATION PROCEDURES, Rule 1").endswith("PRESENTATION")


# EU–Georgia Association Agreement, OJ L 261, 30.8.2014, p. 4, Annexes XVI-G to XVI-I: what a Directive consists of.
ELEMENTS = (
    "ANNEX XVI-G\nOTHER NON-MANDATORY ELEMENTS OF DIRECTIVE 2004/18/EC\n"
    "The elements of Directive 2004/18/EC set out in this Annex are not mandatory.\n"
    "TITLE I\nDefinitions and general principles\nArticle 1\nDefinitions (paragraphs: 5, 6, 7, 10 and 11(c))\n"
    "TITLE II\nRules on public contracts\nCHAPTER V\nProcedures\nArticle 29\nCompetitive dialogue\n"
    "Article 32\nFramework agreements (except the last subparagraph of paragraph 2)\nANNEXES to Directive 2004/18/EC\n"
    "Annex I List of the activities\nAnnex II Services\n"
    "ANNEX XVI-H\nOTHER MANDATORY ELEMENTS\nArticle 3 Special rights\nArticle 8 Scope\nArticle 9 Methods\n"
    "ANNEX XVI-I\nRULES OF PROCEDURE\nArticle 1\nChair\n1. The Committee shall be chaired alternately by the Parties.\n"
    "Article 2\nMeetings\nThe Joint Committee shall meet once a year in the territory of a Party.\n"
    "Article 3\nCosts\nEach Party shall bear the costs that it incurs in taking part in the meetings.\n"
)


def test_an_annex_that_lists_the_articles_of_another_act_has_none(outline):
    read = outline(f"Article 1\nScope\n{SENTENCE}\nDone at Brussels.\n{ELEMENTS}")
    assert read.numbers(Kind.ANNEX) == ["XVI-G", "XVI-H", "XVI-I"]
    assert read.numbers() == ["1", "1", "2", "3"]
    assert read["Annex XVI-I, Article 2"].heading == "Meetings"
    assert read.numbers(Kind.TITLE) == read.numbers(Kind.CHAPTER) == []


def test_a_number_glued_to_the_mark_of_a_note_is_told_by_the_next(outline):
    glued = f"Article 24\nScope\n{SENTENCE}\nArticle 253\nNotes\n{SENTENCE}\nArticle 26\nMore\n{SENTENCE}\n"
    assert outline(glued).numbers() == ["24", "25", "26"]
    wide = f"Article 2\nScope\n{SENTENCE}\nArticle 39\nNotes\n{SENTENCE}\nArticle 41\nMore\n{SENTENCE}\n"
    assert outline(wide).numbers() == ["2", "39", "41"]


def test_annex_i_follows_annex_h(outline):
    text = f"Article 1\n{SENTENCE}\n" + "".join(f"ANNEX XVI-{letter}\nLIST\n{SENTENCE}\n" for letter in "GHIJ")
    assert outline(text).numbers(Kind.ANNEX) == ["XVI-G", "XVI-H", "XVI-I", "XVI-J"]


def test_a_heading_may_end_with_a_colon_if_it_is_set_as_one(outline):
    # Australia–United States Free Trade Agreement, Article 15.8; a chapeau with a colon is no heading.
    text = (
        f"Article 1\nScope\n{SENTENCE}\nArticle 2\nDefinitions For Purposes Of This Chapter:\n"
        f"measure means any law.\nArticle 3\nAims\n{SENTENCE}\nArticle 4\nEach Party shall adopt:\n(a) laws;\n(b) so.\n"
    )
    assert outline(text).headings() == ["Scope", "Definitions For Purposes Of This Chapter:", "Aims", ""]
