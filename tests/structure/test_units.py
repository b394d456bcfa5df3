"""Paragraphs, points and indents with their addresses, and how they are read aloud."""

from __future__ import annotations

from array import array
from itertools import pairwise

from clausecheck.agreement import Kind, Layout, Page, Source, Text
from clausecheck.structure import compositions, parse

from .excerpts import ALBANIA_85, GEORGIA_17, GEORGIA_19


def reading(read, citation):
    return next(c for c in compositions(read.agreement) if read.agreement.provisions[c.provision].citation == citation)


def test_points_of_a_paragraph(outline):
    read = outline(GEORGIA_17)
    assert read.own("Article 17(1)(g)") == "cybercrime."
    assert read["Article 17(1)(g)"].path == "title-iii/article-17/paragraph-1/point-g"
    assert read.own("Article 17(2)").startswith("The Parties shall enhance")


def test_a_point_is_read_with_its_chapeau(outline):
    read = outline(GEORGIA_17)
    point = reading(read, "Article 17(1)(g)")
    assert point.words.startswith("The Parties shall cooperate on combating")
    assert point.words.endswith("such as: cybercrime.")
    assert point.listed
    assert point.illustrative
    assert read.agreement.words(point.spans[point.own]) == "cybercrime."


def test_a_chapeau_that_says_the_following_is_exhaustive(outline):
    read = outline(
        "Article 1\nThe Parties shall adopt the following measures:\n(a) notification; and\n(b) consultation.\n"
    )
    assert reading(read, "Article 1(a)").listed
    assert not reading(read, "Article 1(a)").illustrative


def test_of_a_long_chapeau_the_last_sentence_is_read(outline):
    chapeau = "The Parties attach importance to trade. " * 15 + "They shall cooperate on the following:"
    read = outline(f"Article 1\n1. {chapeau}\n(a) trade;\n(b) cybercrime.\n")
    assert reading(read, "Article 1(1)(b)").words == "They shall cooperate on the following: cybercrime."


def test_indents_and_the_sentence_flush_after_them(outline):
    read = outline(ALBANIA_85)
    assert read.own("Article 85, first paragraph, third indent") == "corruption, both in the private and public sector,"
    assert read.own("Article 85, second paragraph").startswith("Regional cooperation")
    point = reading(read, "Article 85, first paragraph, fourth indent")
    assert "such as: cybercrime. Regional cooperation" in point.words


def test_a_flush_tail_goes_on_with_the_sentence(outline):
    read = outline(
        "Article 2\nNothing shall prevent a Party from:\n(a) acting; or\n(b) omitting,\nprovided that it gives "
        "notice.\n"
    )
    assert read.own("Article 2") == "Nothing shall prevent a Party from:"
    assert (
        reading(read, "Article 2(a)").words
        == "Nothing shall prevent a Party from: acting; or provided that it gives notice."
    )


def test_sub_paragraphs_have_no_number(outline):
    read = outline(GEORGIA_19)
    assert read.own("Article 19(1), second subparagraph").startswith("This cooperation extends")
    assert "Article 19(2)" in read.citations()


def test_several_unnumbered_paragraphs(outline):
    read = outline("Article 5\nOne shall be done.\nTwo shall be done.\nThree shall be done.\n")
    assert read.own("Article 5, third paragraph") == "Three shall be done."


def test_a_single_paragraph_is_the_article(outline):
    read = outline("Article 5\nOne shall be done.\nArticle 6\nTwo shall be done.\n")
    assert read.citations() == ["Article 5", "Article 6"]
    assert read.own("Article 5") == "One shall be done."


def test_i_is_a_letter_after_h_and_a_numeral_before_ii(outline):
    letters = "".join(f"({letter}) item {letter};\n" for letter in "abcdefghij")
    read = outline(f"Article 1\n1. The aims are:\n{letters}")
    assert read.own("Article 1(1)(i)") == "item i;"
    numerals = (
        "".join(f"({letter}) item {letter};\n" for letter in "abcdefgh") + "(i) first;\n(ii) second;\n(iii) third;\n"
    )
    read = outline(f"Article 1\n1. The aims are:\n{numerals}")
    assert read.own("Article 1(1)(h)(ii)") == "second;"


def test_points_of_points(outline):
    read = outline(
        "Article 6\n1. Each Party:\na) shall ban:\n(i) devices;\n(ii) passwords;\nb) may reserve.\n2. This is all.\n"
    )
    assert read.own("Article 6(1)(a)(ii)") == "passwords;"
    assert read.own("Article 6(1)(b)") == "may reserve."
    assert read.own("Article 6(2)") == "This is all."


def test_a_list_inside_a_line(outline):
    read = outline("Article 3\nThe Parties shall cooperate on: (a) trade; (b) energy; and (c) cybercrime.\n")
    assert read.own("Article 3(c)") == "cybercrime."


def test_a_list_that_begins_on_the_line_of_its_paragraph(outline):
    read = outline("Article 3\n1. (a) First.\n(b) Second.\n2. Third.\n")
    assert read.own("Article 3(1)(a)") == "First."
    assert read.own("Article 3(1)(b)") == "Second."


def test_definitions_without_numbers_each_with_its_own_list(outline):
    # US–Colombia Trade Promotion Agreement, Article 1.3.
    read = outline(
        "Article 1.3: Definitions\nFor purposes of this Agreement:\ncentral level of government means:\n"
        "(a) for Colombia, the national level of government; and\n"
        "(b) for the United States, the federal level of government;\n"
        "customs duty includes any customs or import duty, but does not include any:\n"
        "(a) charge equivalent to an internal tax; or\n(b) antidumping duty;\ndays means calendar days;\n"
    )
    assert read.own("Article 1.3, third paragraph").startswith("customs duty includes")
    assert read.own("Article 1.3, third paragraph, point (b)") == "antidumping duty;"
    assert read.own("Article 1.3, fourth paragraph") == "days means calendar days;"


def test_definitions_in_wrapped_lines(outline):
    # Trans-Pacific Partnership, Article 1.3.
    line = (
        "The Parties shall take the measures that are needed to give effect to this\nAgreement in their territories.\n"
    )
    read = outline(
        "Article 1.3: General Definitions\nFor the purposes of this Agreement, unless otherwise provided in it:\n"
        "existing means in effect on the date of entry into force of this Agreement;\n"
        "GATS means the General Agreement on Trade in Services, set out in Annex 1B to the\nWTO Agreement;\n"
        "days means calendar days;\nenterprise means any entity constituted or organised under applicable law,\n"
        "whether or not for profit;\nArticle 1.4: Measures\n" + line * 25
    )
    assert read.own("Article 1.3, second paragraph").startswith("existing means")
    assert read.own("Article 1.3, third paragraph").endswith("WTO Agreement;")
    assert read.own("Article 1.3, fifth paragraph").endswith("whether or not for profit;")


def test_a_space_inside_a_marker(outline):
    # Canada–Ukraine Free Trade Agreement, Article 17.10; UK–Singapore Digital Economy Agreement.
    letters = "".join(f"({letter}) item {letter};\n" for letter in "abc")
    read = outline(f"Article 1\nThe rules of procedure ensure that:\n{letters}( d) item d;\n(e )information is safe.\n")
    assert read.own("Article 1(d)") == "item d;"
    assert read.own("Article 1(e)") == "information is safe."


def test_a_bracket_glued_to_a_word_opens_no_list(outline):
    read = outline("Article 1\nThe Parties shall:\n(a)symmetric keys being lawful, allow them.\n")
    assert read.numbers(Kind.POINT) == []


def test_a_plural_in_brackets_is_no_point(outline):
    # EU–Korea Free Trade Agreement, OJ L 127, 14.5.2011, p. 6, Article 13.12: the line breaks are lost.
    read = outline(
        "Article 13.12Institutional mechanism1. Each Party shall designate an office.2. Each Party shall establish a "
        "Domestic Advisory Group(s) on sustainable development (environment and labour).3. The Domestic Advisory "
        "Group(s) comprise(s) independent representative organisations of civil society.Article 13.13Dialogue1. "
        + "Members of Domestic Advisory Group(s) of each Party will meet at a Civil Society Forum. "
        * 40
    )
    assert read.own("Article 13.12(3)").startswith("The Domestic Advisory Group(s) comprise(s) independent")
    assert all("subparagraph" not in citation for citation in read.citations())


def test_point_s_after_a_glued_and(outline):
    # International Tropical Timber Agreement, OJ L 262, 9.10.2007, p. 8, Article 1.
    letters = "".join(f"({letter}) promoting {letter};" for letter in "abcdefghijklmnopq")
    read = outline(
        f"Article 1Objectives{letters}(r) encouraging members to manage forests; and(s) identifying relevant issues."
        "Article 2Definitions" + "For the purposes of this Agreement members shall be those that are bound by it. " * 35
    )
    assert read.own("Article 1(s)") == "identifying relevant issues."


def test_paragraphs_after_a_number_glued_to_that_of_the_article(outline):
    # EU–Albania Stabilisation and Association Agreement, OJ L 107, 28.4.2009, p. 166, Article 43.
    read = outline(
        "Article 42This Title shall not preclude prohibitions on imports.Article 431. The Parties agree that "
        "administrative cooperation is essential for the control of the product(s) concerned.2. Where a Party has made "
        "a finding, it may suspend the treatment.3. For the purpose of this Article a failure shall mean:(a) a failure "
        "to respect the obligations;(b) a repeated refusal.Article 44In case of error the Parties shall consult. "
        + "The Parties shall notify each other of any measure that they intend to take. "
        * 35
    )
    assert read.own("Article 43(2)").startswith("Where a Party has made")
    assert read.own("Article 43(3)(b)") == "a repeated refusal."


def test_a_number_that_a_line_break_brought_to_the_head_of_a_line_is_no_paragraph(outline):
    read = outline(
        "Article 3\n1. The measures last until the end of the month of May, not beyond\n31. December of the "
        "year.\n2. More.\n"
    )
    assert "Article 3(31)" not in read.citations()
    assert "Article 3(2)" in read.citations()


def test_every_character_of_a_body_is_read_once_as_a_units_own(outline):
    read = outline(GEORGIA_17)
    content = read.agreement.text.content
    owned = sorted(c.spans[c.own] for c in compositions(read.agreement))
    assert all(before.end <= after.start for before, after in pairwise(owned))
    own = "".join(content[start:end] for start, end in owned)
    for words in ("The Parties shall cooperate on combating", "smuggling and trafficking in goods;", "cybercrime."):
        assert own.count(words) == 1


def test_a_text_without_structure_has_numbered_places(outline):
    read = outline("The sides met.\n\nThey agreed on nothing.\n\nThey parted.\n")
    assert read.own("paragraph 2") == "They agreed on nothing."


def test_with_pages_they_are_cited_by_page():
    content = "The sides met.\n\nThey agreed on nothing.\n\nThey parted.\n"
    starts = [0, content.index("They agreed"), content.index("They parted")]
    layout = Layout(
        (Page(1, 595, 842), Page(2, 595, 842)), array("I", starts), array("H", [1, 2, 2]), array("f", [0.0] * 12)
    )
    agreement = parse(Source("note.pdf", "0" * 64, "application/pdf", 2), Text.of(content, layout))
    assert [provision.citation for provision in agreement.provisions[1:]] == [
        "page 1, paragraph 1",
        "page 2, paragraph 1",
        "page 2, paragraph 2",
    ]
