"""The parts of an instrument: preamble, containers, testimonium, footnotes, annexes, declarations; and its facts."""

from __future__ import annotations

import pytest

from clausecheck.agreement import Kind, Source, Text
from clausecheck.structure import parse
from clausecheck.structure.dates import signing_date

from .excerpts import AUSTRALIA


def test_recitals_and_their_addresses(outline):
    read = outline(AUSTRALIA)
    assert read.own("Preamble, recital 2").startswith("AFFIRMING their will")
    assert read["Preamble"].end <= read["Title I"].start


def test_numbered_recitals(outline):
    read = outline(
        "AGREEMENT\nPREAMBLE\nTHE PARTIES,\n1.\nRECALLING one,\n2.\nNOTING two,\nHAVE AGREED AS "
        "FOLLOWS:\nArticle 1\nThis is it.\n"
    )
    assert read.own("Preamble, recital 2") == "NOTING two,"


def test_annexes_count_their_own_articles(outline):
    read = outline(AUSTRALIA)
    assert read["Article 2"].heading == "Combating cybercrime"
    assert read["Annex I, Article 2"].heading == "Meetings"
    assert read.own("Annex I, Article 1(1)").endswith("chaired alternately.")
    assert read["Annex I"].heading == "RULES OF PROCEDURE"


def test_a_joint_declaration_stands_apart(outline):
    assert outline(AUSTRALIA)["JOINT DECLARATION ON ARTICLE 2"].kind is Kind.DECLARATION


def test_what_follows_the_last_article_is_not_part_of_it(outline):
    assert "Done at" not in outline(AUSTRALIA).body("Article 2")
    assert outline(AUSTRALIA)["Testimonium"].kind is Kind.TESTIMONIUM


def test_a_footnote_belongs_to_the_article_that_calls_it(outline):
    assert outline(AUSTRALIA).own("Article 2, footnote 1").startswith("Australia can agree")


def test_the_heading_of_the_next_title_is_not_part_of_the_article_before(outline):
    assert outline(AUSTRALIA).body("Article 1").endswith("implement this Agreement.")


def test_a_title_without_number_is_not_part_of_the_article_before(outline):
    text = "Article 24\nEurojust\n1. The Parties shall cooperate.\nTRADE AND TRADE-RELATED MATTERS\n"
    text += "Article 25\nScope\n1. This is it.\n"
    assert outline(text).body("Article 24") == "1. The Parties shall cooperate."
    assert outline(text).headings(Kind.HEADING) == ["TRADE AND TRADE-RELATED MATTERS"]


def test_titles_in_chapters_and_chapters_in_titles(outline):
    tcas = (
        "PART TWO\nTRADE\nHEADING ONE\nTRADE\nTITLE I\nGOODS\nCHAPTER 1\nACCESS\nArticle 1\nThis is it.\n"
        "CHAPTER 2\nORIGIN\nArticle 2\nThis is it.\nTITLE II\nSERVICES\nArticle 3\nThis is it.\n"
    )
    assert outline(tcas)["Article 2"].path == "part-two/heading-one/title-i/chapter-2/article-2"
    assert outline(tcas)["Article 3"].path == "part-two/heading-one/title-ii/article-3"
    budapest = (
        "CHAPTER II\nMEASURES\nSECTION 1\nLAW\nTITLE 1\nOFFENCES\nArticle 2\nThis is it.\nTITLE 2\nMORE\n"
        "Article 3\nThis is it.\nCHAPTER III\nCOOPERATION\nArticle 4\nThis is it.\n"
    )
    assert outline(budapest)["Article 3"].path == "chapter-ii/section-1/title-2/article-3"
    assert outline(budapest)["Article 4"].path == "chapter-iii/article-4"


def test_after_an_annex_at_the_end_of_a_chapter_the_body_goes_on(outline):
    text = (
        "CHAPTER 2\nGOODS\nArticle 2.1: Scope\nThis is it.\nArticle 2.2: Rules\nThis is it.\nANNEX 2-A\n"
        "LISTS\nGoods are listed here.\nCHAPTER 3\nORIGIN\nArticle 3.1: Scope\nThis is it.\n"
    )
    assert outline(text)["Article 3.1"].path == "chapter-3/article-3-1"


def test_an_annex_of_a_protocol(outline):
    text = (
        "Article 1\nThis is it.\nPROTOCOL 1\nON ORIGIN\nArticle 1\nThis is it.\nArticle 2\nThis is it.\n"
        "ANNEX I\nNOTES\nThese are notes.\nPROTOCOL 2\nON CUSTOMS\nArticle 1\nThis is it.\n"
    )
    citations = outline(text).citations()
    assert "Protocol 1, Article 2" in citations
    assert "Protocol 1, Annex I" in citations
    assert "Protocol 2, Article 1" in citations


def test_facts(outline):
    agreement = outline(AUSTRALIA).agreement
    assert agreement.title == (
        "FRAMEWORK AGREEMENT between the European Union and its Member States, of the one part, and Australia, "
        "of the other part"
    )
    assert agreement.parties == ("European Union and its Member States", "Australia")
    assert agreement.date_signed == "2017-08-07"
    assert agreement.language == "en"


def test_a_text_that_does_not_say_when_it_was_signed_has_no_date(outline):
    assert outline("Article 1\nThe Convention done at Rome on 26 October 1961 applies.\n").agreement.date_signed == ""


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Done at Brussels on the twenty-seventh day of June in the year two thousand and fourteen.", "2014-06-27"),
        ("DONE at Brussels, 12 December 2003.", "2003-12-12"),
        ("DONE at Budapest, this 23rd day of November 2001, in English and in French", "2001-11-23"),
        ("Done at Budapest this fourth day of November, nineteen hundred and ninety-six", "1996-11-04"),
        ("DONE, at Washington, in duplicate, this twenty-second day of November, 2006.", "2006-11-22"),
        ("DONE at Wellington on December 8, 2020, in English.", "2020-12-08"),
        (
            "Done at Brussels on this twenty-second day of July in the year one thousand nine hundred and seventy-two.",
            "1972-07-22",
        ),
        ("Done at Helsinki, this seventeenth day of March one thousand nine hundred and ninety-two.", "1992-03-17"),
        ("Done at Strasbourg, this ... day of March 1976, in English", ""),
        ("Done at Brussels, [...]", ""),
        ("the Convention done at Rome on 26 October 1961", ""),
    ],
)
def test_the_date_of_signature(words, date):
    assert signing_date(words, 0, len(words)) == date


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The Parties shall cooperate in the field of trade and of energy. ", "en"),
        ("Les Parties coopèrent dans le domaine du commerce et de l'énergie pour les citoyens. ", "fr"),
        ("Las Partes cooperarán en el ámbito del comercio y de la energía para los ciudadanos. ", "es"),
        ("Die Vertragsparteien arbeiten auf dem Gebiet des Handels und der Energie zusammen. ", "de"),
    ],
)
def test_language(outline, sentence, code):
    assert outline("Article 1\n" + sentence * 10).agreement.language == code


# After Article 8.3 of the EU–Japan Economic Partnership Agreement: a page of wrapped lines with footnotes at its foot.
PAGE_WITH_NOTES = (
    """Article 8.3
General exceptions
1. For the purposes of this Chapter, nothing in the Sections below shall be
construed to prevent the adoption of measures necessary to protect public
morals or to maintain public order1, subject to the requirement that such
measures are not applied in a manner which would constitute a means of
1 The public security and public order exceptions may be invoked only where a
genuine and sufficiently serious threat is posed to a fundamental interest.
arbitrary or unjustifiable discrimination between countries.
2. The Parties understand that the measures referred to in this Article include
environmental measures necessary to protect life or health2.
2 For greater certainty, the measures include those that the Parties notify.
Article 8.4
Committee
The Committee shall be responsible for the effective implementation of it.
"""
    + "The Committee shall meet once a year unless the representatives of the Parties\ndecide otherwise.\n" * 20
)


def test_a_footnote_in_the_flow_of_the_page_is_no_part_of_the_sentence_around_it(outline):
    read = outline(PAGE_WITH_NOTES)
    note = read["Article 8.3, footnote 1"]
    assert note.kind is Kind.FOOTNOTE
    assert read.own("Article 8.3, footnote 1").startswith("The public security")
    assert read.own("Article 8.3, footnote 1").endswith("a fundamental interest.")
    paragraph = read["Article 8.3(1)"]
    assert read.own("Article 8.3(1)").endswith("would constitute a means of")
    assert read.agreement.words(paragraph.tail).strip().startswith("arbitrary or unjustifiable")


def test_a_footnote_under_the_last_line_of_an_article_is_the_articles(outline):
    read = outline(PAGE_WITH_NOTES)
    assert read["Article 8.3, footnote 2"].path == "article-8-3/footnote-2"
    assert read.own("Article 8.3(2)").endswith("life or health2.")


def test_raised_digits_call_a_footnote(outline):
    text = (
        "Article 1\nScope\nThe Parties shall promote labour standards¹.\n\n¹ “Labour” means work.\n\nArticle 2\nThis.\n"
    )
    read = outline(text)
    assert read.own("Article 1, footnote 1") == "“Labour” means work."
    assert read.own("Article 1") == "The Parties shall promote labour standards¹."


@pytest.mark.parametrize(
    "line", ["1 The Parties shall cooperate.", "2 The Parties shall cooperate.", "31 December 2010"]
)
def test_a_number_that_nothing_calls_is_no_footnote(outline, line):
    assert outline(f"Article 1\nScope\nThis is done.\n{line}\nArticle 2\nThis.\n").numbers(Kind.FOOTNOTE) == []


def test_a_protocol_whose_subject_stands_under_its_number(outline):
    # EU–Montenegro Stabilisation and Association Agreement, OJ L 108, 29.4.2010, p. 3.
    text = (
        "Article 1\nThis is it.\nPROTOCOL 3\nconcerning the definition of the concept of ‘originating products’\n"
        "Article 1\nThis is it.\n"
    )
    assert outline(text).headings(Kind.PROTOCOL) == [
        "concerning the definition of the concept of ‘originating products’"
    ]


def test_numbered_definitions_are_no_footnotes_though_the_text_calls_one(outline):
    # EU–Georgia Association Agreement, OJ L 261, 30.8.2014, p. 4, Articles 49 and 53.
    text = (
        "Article 49\nAim\nThe provisions of this Chapter apply to trade in goods (1) between them, such as:\n"
        "(a)\nplants;\n(b)\nanimals; and\n(c)\nproducts.\n(1)  Goods are products as understood in GATT 1994.\n"
        "Article 53\nDefinitions\nFor the purposes of this Chapter, the following definitions shall apply:\n"
        "(1) ‘measures’ means those defined in the SPS Agreement;\n(2) ‘animals’ means those defined in the Code;\n"
        "Article 54\nAuthorities\nThe Parties shall inform each other.\n"
    )
    read = outline(text)
    assert read.own("Article 49, footnote 1").startswith("Goods are products")
    assert read.own("Article 53(1)").startswith("‘measures’ means")
    assert read.own("Article 53(2)").startswith("‘animals’ means")
    assert read.numbers(Kind.FOOTNOTE) == ["1"]


def test_a_chapter_that_ends_a_sentence_is_no_chapter() -> None:
    words = (
        "CHAPTER 2\n\nTRADE IN GOODS\n\nArticle 2.4\n\nScope\n\n"
        "Goods originate in accordance with the provisions of\n\nChapter 3.\n\n"
        "Article 2.5\n\nTariffs\n\nEach Party shall eliminate its duties.\n\nCHAPTER 3\n\nRULES OF ORIGIN\n\n"
        "Article 3.1\n\nDefinitions\n\nFor the purposes of this Chapter, goods means products.\n"
    )
    agreement = parse(Source("a.txt", "", "text/plain"), Text.of(words))
    chapters = [(one.number, one.heading) for one in agreement.provisions if one.kind is Kind.CHAPTER]
    assert chapters == [("2", "TRADE IN GOODS"), ("3", "RULES OF ORIGIN")]


def test_a_chapter_at_the_end_of_the_line_before_it(outline):
    # Canada–Ukraine Free Trade Agreement, where pages were joined without a break and out of order.
    read = outline(
        "Article 1.5: Other Agreements\nReferences include amendments binding on the Parties. Chapter 15: Cooperation\n"
        "Article 15.1: Cooperation\nThe Parties undertake to cooperate.\nAnnex 15-A: Indicative List\n1. Agriculture\n"
        "2. Standards\nSection B - General Definitions\nArticle 1.6: Definitions\nFor the purposes of this Agreement, "
        "goods means products.\nAnnex 1-A: Environmental Agreements\nThe Stockholm Convention, done on 22 May 2001. "
        "Chapter 2: National treatment\nArticle 2.1: Scope\nThis Chapter applies to trade in goods.\n"
    )
    assert read.headings(Kind.CHAPTER) == ["Cooperation", "National treatment"]
    assert read.body("Article 1.5").endswith("binding on the Parties.")
    assert not {"Article 15.1", "Article 1.6", "Article 2.1"} - set(read.citations())
    assert read["Article 2.1"].path == "chapter-2/article-2-1"


def test_annex_text_is_no_annex(outline):
    # EU–Japan Economic Partnership Agreement as a consolidated text.
    text = (
        "Article 1\nThis is it.\nIN WITNESS WHEREOF, the undersigned have signed.\nANNEX TEXT:\n"
        "ANNEX 2-A\nTARIFFS\nGoods are listed.\n"
    )
    assert outline(text).numbers(Kind.ANNEX) == ["2-A"]


def test_an_interpretative_instrument_stands_apart_from_the_declaration_before_it(outline):
    # UK–Canada Agreement on Trade Continuity.
    text = (
        "Article I\nThis is it.\nIN WITNESS WHEREOF they have signed.\nDeclaration concerning tariff rate quotas\n"
        "1. The quotas are administered.\nJOINT INTERPRETATIVE INSTRUMENT ON THE AGREEMENT ON TRADE CONTINUITY\n"
        "1. Preamble\n"
    )
    assert outline(text).headings(Kind.DECLARATION) == [
        "Declaration concerning tariff rate quotas",
        "JOINT INTERPRETATIVE INSTRUMENT ON THE AGREEMENT ON TRADE CONTINUITY",
    ]


# Trans-Pacific Partnership, Articles 2.11, 2.21 and 18.7: the number of a note stands above it, digits stand apart.
PAGE_WITH_NUMBERS_ABOVE = (
    """Article 2.11: Remanufactured Goods
1. For greater certainty, paragraph 1 of Article 2.10 shall apply to the
importation of remanufactured goods in the territory of the Party1.
2. A Party may require that they be identified as such for sale of
goods 2 that support their repair or refurbishment for the buyer.5, 6
1
For Canada, this paragraph shall not apply to certain ships.
2
Such goods include books, magazines, and media carrying recordings.
3. This paragraph goes on under the notes of the page and is not theirs.
5 For Mexico, this paragraph shall not apply to used goods.
6 This paragraph shall not apply to certain remanufactured goods.
Article 2.12: Import Licensing
The measures last until the end of the month of May, that is for at least 7
days of that month and of the month before.
7 Parties notify each other, which they shall do promptly.
"""
    + "The Committee shall meet once a year unless the representatives of the Parties\ndecide otherwise.\n" * 20
)


def test_notes_with_their_number_above_or_called_from_between_words(outline):
    read = outline(PAGE_WITH_NUMBERS_ABOVE)
    assert read.numbers(Kind.FOOTNOTE) == ["1", "2", "5", "6"]
    assert read.own("Article 2.11, footnote 2").startswith("Such goods include books")
    assert read.own("Article 2.11, footnote 6").startswith("This paragraph shall not apply to certain")
    assert read.own("Article 2.11(3)").startswith("This paragraph goes on")


def test_numbers_alone_on_lines_of_a_table_are_no_footnotes(outline):
    # EU–UK Trade and Cooperation Agreement, OJ L 149, 30.4.2021, p. 10, Annex 39.
    table = (
        'ANNEX 39\nEXCHANGES\nNumerical values "0", "1" or "99" contain no information:\nx.1 = x, x.1, x.2\nValue\n'
        "Description\n0\nReferring original profile\n1\nEqual in all available alleles\n2\nEqual with wildcards\n"
        "3\nHIT with Deviation\n4\nHIT with mismatch\n"
    )
    assert outline(f"Article 1\nThis is it.\nDone at Brussels.\n{table}").numbers(Kind.FOOTNOTE) == []


def test_what_an_annex_is_annexed_to_is_not_its_heading(outline):
    # EU–Georgia Association Agreement, OJ L 261, 30.8.2014, p. 4.
    text = "Article 1\nThis is it.\nANNEX XXIX TO THIS AGREEMENT\nCONSUMER POLICY\nGeorgia undertakes to do so.\n"
    assert outline(text).headings(Kind.ANNEX) == ["CONSUMER POLICY"]


# EU–Japan Economic Partnership Agreement, consolidated: the table of contents stands before the preamble.
CONTENTS_BEFORE_PREAMBLE = (
    "Agreement between the European Union and Japan for an Economic Partnership\nTABLE OF CONTENTS\nPREAMBLE\n"
    "CHAPTER 1 GENERAL PROVISIONS\nANNEX 8-C\nUNDERSTANDING ON MOVEMENT OF NATURAL PERSONS FOR BUSINESS PURPOSES\n"
    "PREAMBLE\nTHE EUROPEAN UNION and JAPAN (hereinafter referred to as ‘the Parties’),\n"
    "CONSCIOUS of their longstanding partnership;\nPAYING particular attention to trade;\n"
    "Reflecting the forward-looking nature of their partnership;\nFurther recognising the importance of access;\n"
    "HAVE AGREED as follows:\nCHAPTER 1\nGENERAL PROVISIONS\nArticle 1.1\nObjectives\nThis is it.\n"
)


def test_a_heading_in_capitals_is_no_recital(outline):
    read = outline(CONTENTS_BEFORE_PREAMBLE)
    recitals = [one for one in read.agreement.provisions if one.kind is Kind.RECITAL]
    assert [read.own(one.citation).split()[0] for one in recitals] == ["CONSCIOUS", "PAYING", "Reflecting", "Further"]


@pytest.mark.parametrize("title", ["AGREEMENT", "AMENDMENT", "REVISED TREATY OF TRADE", "ESTABLISHMENT", "LIMITED"])
def test_a_title_in_capitals_is_no_recital(outline, title):
    text = (
        f"{title}\nbetween X and Y\nTHE PARTIES,\nDESIRING to trade,\nHAVE AGREED AS FOLLOWS:\nArticle 1\nThis is it.\n"
    )
    read = outline(text)
    assert read.own("Preamble, recital 1") == "DESIRING to trade,"
    assert read.numbers(Kind.RECITAL) == [""]


def test_a_line_break_inside_a_recital_begins_none(outline):
    text = (
        "THE PARTIES,\nBUILDING on their rights under the Marrakesh Agreement\nEstablishing the World Trade Body;\n"
        "HAVE AGREED AS FOLLOWS:\nArticle 1\nThis is it.\n"
    )
    assert outline(text).numbers(Kind.RECITAL) == [""]
