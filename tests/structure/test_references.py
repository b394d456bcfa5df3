"""Cross-references: what a text names, and the provision that it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausecheck.agreement import Source, Text
from clausecheck.structure import parse
from clausecheck.structure.mentions import mentions
from clausecheck.structure.references import references, unresolved

# The shape of the EU–UK Trade and Cooperation Agreement: titles in headings in parts, chapters counted anew.
TREATY = """TRADE AGREEMENT between the European Union, of the one part, and Ruritania, of the other part
PART TWO
TRADE
TITLE I
GOODS
CHAPTER 1
ACCESS
Article 1
Scope
1. This Chapter applies to trade in goods.
2. The following are excluded:
(a) goods in transit;
(b) used goods; and
(c) goods that:
(i) are waste; or
(ii) are scrap.
CHAPTER 2
ORIGIN
Article 2
Rules
1. Origin is determined by Protocol 1.
2. {}
Article 3
Proof
Proof is given on request.
TITLE II
SERVICES
CHAPTER 1
GENERAL
Article 4
Commitments
Services are free.
Market access is given.
CHAPTER 14
DISPUTE SETTLEMENT
Article 5
Panels
Panels are set up.
Article 6
Reports
Reports are made.
ANNEX II
LISTS
Article 1
Lists
Goods are listed.
PROTOCOL 1
ON ORIGIN
Article 1
Definitions
1. Terms are defined.
Article 9
Proof
{}
"""


def named(sentence, second="Nothing is said here."):
    agreement = parse(Source("treaty.txt", "0" * 64, "text/plain"), Text.of(TREATY.format(sentence, second)))
    content = agreement.text.content
    said = [(content.index(words), content.index(words) + len(words)) for words in (sentence, second) if words]
    return [
        (one.named, one.target)
        for one in references(agreement)
        if any(start <= one.span.start and one.span.end <= end for start, end in said)
    ]


ARTICLE_1 = "part-two/title-i/chapter-1/article-1"
ARTICLE_2 = "part-two/title-i/chapter-2/article-2"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("As laid down in Article 1(2)(b).", [("Article 1(2)(b)", f"{ARTICLE_1}/paragraph-2/point-b")]),
        (
            "Articles 1 and 3 apply.",
            [("Article 1", ARTICLE_1), ("Article 3", "part-two/title-i/chapter-2/article-3")],
        ),
        (
            "Articles 4 to 6 apply.",
            [
                ("Article 4", "part-two/title-ii/chapter-1/article-4"),
                ("Article 5", "part-two/title-ii/chapter-14/article-5"),
                ("Article 6", "part-two/title-ii/chapter-14/article-6"),
            ],
        ),
        ("See paragraph 1 of this Article.", [("Paragraph 1", f"{ARTICLE_2}/paragraph-1")]),
        ("See the preceding paragraph.", [("Paragraph before", f"{ARTICLE_2}/paragraph-1")]),
        ("See point (c)(ii) of Article 1(2).", [("Point c(ii)", f"{ARTICLE_1}/paragraph-2/point-c/point-ii")]),
        ("See Article 1, paragraph 2, point (a).", [("Point a", f"{ARTICLE_1}/paragraph-2/point-a")]),
        (
            "See points (a) to (c) of Article 1(2).",
            [(f"Point {point}", f"{ARTICLE_1}/paragraph-2/point-{point}") for point in "abc"],
        ),
        (
            "See the second paragraph of Article 4.",
            [("Paragraph 2", "part-two/title-ii/chapter-1/article-4/paragraph-2")],
        ),
        ("See Chapter 1.", [("Chapter 1", "part-two/title-i/chapter-1")]),
        ("See Chapter 1 of Title II of Part Two.", [("Chapter 1", "part-two/title-ii/chapter-1")]),
        ("See Chapter 14 (Dispute Settlement).", [("Chapter 14", "part-two/title-ii/chapter-14")]),
        ("See Annex II and Protocol 1.", [("Annex II", "annex-ii"), ("Protocol 1", "protocol-1")]),
        ("See Article 9 of Protocol 1.", [("Article 9", "protocol-1/article-9")]),
        ("This Title applies to this Chapter.", [("this Chapter", "part-two/title-i/chapter-2")]),
    ],
)
def test_what_is_named_is_found(sentence, expected):
    assert [one for one in named(sentence) if one[0] != "this Title"] == expected


def test_in_a_protocol_an_article_is_the_protocols_own():
    assert named("Nothing.", "See Article 1(1).") == [("Article 1(1)", "protocol-1/article-1/paragraph-1")]
    assert named("Nothing.", "See Article 1 of this Agreement.") == [("Article 1", ARTICLE_1)]
    assert named("Nothing.", "See Article 3.") == [("Article 3", "part-two/title-i/chapter-2/article-3")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Article 6 bis of the Paris Convention applies.",
        "Article XX of GATT 1994 applies.",
        "Articles 2 and 4.2(c) of the Agreement on Safeguards apply.",
        "Article 5 TFEU applies.",
        "Articles 3 and 5, and Annex II of Regulation (EU) No 952/2013, apply.",
        "Protocol No 21 on the position of the United Kingdom applies.",
        "Goods classified under Chapter 1 are excluded.",
    ],
)
def test_what_belongs_to_another_instrument_is_external(sentence):
    agreement = parse(Source("treaty.txt", "0" * 64, "text/plain"), Text.of(TREATY.format(sentence, "")))
    found = [one for one in references(agreement) if one.span.start >= agreement.text.content.index(sentence)]
    found = [one for one in found if one.span.end <= agreement.text.content.index(sentence) + len(sentence)]
    assert found
    assert all(one.external and one.target is None for one in found)


def test_what_does_not_exist_is_unresolved():
    text = TREATY.format("See Articles 3 and 77, Article 1(2)(e) and Chapter 3 of Title II.", "")
    agreement = parse(Source("treaty.txt", "0" * 64, "text/plain"), Text.of(text))
    missing = [(one.named, one.target) for one in unresolved(agreement)]
    assert missing == [
        ("Article 77", None),
        ("Article 1(2)(e)", f"{ARTICLE_1}/paragraph-2"),
        ("Chapter 3", "part-two/title-ii"),
    ]


def test_what_applies_with_changes_says_so():
    agreement = parse(
        Source("treaty.txt", "0" * 64, "text/plain"),
        Text.of(TREATY.format("Article 3 applies mutatis mutandis.", "Article 1 applies.")),
    )
    adapted = [one.named for one in references(agreement) if one.adapted]
    assert adapted == ["Article 3"]


def test_american_agreements_write_the_paragraph_after_a_point():
    text = "CHAPTER 16\nLABOR\nArticle 16.2\nEnforcement\n1. (a) A Party shall not fail to enforce its laws.\n"
    text += "(b) Each Party retains discretion.\nArticle 16.6\nConsultations\nThis is about Article 16.2.1(a) only.\n"
    agreement = parse(Source("treaty.txt", "0" * 64, "text/plain"), Text.of(text))
    assert [one.target for one in references(agreement)] == ["chapter-16/article-16-2/paragraph-1/point-a"]


WORDS = st.sampled_from(
    "Article Articles Chapter Title Part Annex paragraph paragraphs point (a) (i) (b)(ii) 1 2 3.4 XII ONE and or to of "
    "this that the preceding second , of this Agreement GATT Convention 12 bis Protocol – . ; \n".split(" ")
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_words_in_any_order(words):
    agreement = parse(Source("treaty.txt", "0" * 64, "text/plain"), Text.of(f"Article 1\n{words}\nArticle 2\n1. x\n"))
    paths = {one.path for one in agreement.provisions}
    for one in references(agreement):
        assert 0 <= one.span.start < one.span.end <= len(agreement.text.content)
        assert one.target is None or one.target in paths
        assert not (one.external and one.target)
    for mention in mentions(words):
        assert mention.start < mention.end
