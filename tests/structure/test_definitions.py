"""Defined terms, where they are defined and where they hold."""

from __future__ import annotations

from clausecheck.agreement import Kind, Source, Text
from clausecheck.structure import parse
from clausecheck.structure.definitions import definitions

from .excerpts import AUSTRALIA

# EU–Japan Economic Partnership Agreement, OJ L 330, 27.12.2018, p. 3.
JAPAN = """CHAPTER 1
GENERAL PROVISIONS
ARTICLE 1.2
General definitions
For the purposes of this Agreement, unless otherwise specified:
(a)
‘Agreement on Agriculture’ means the Agreement on Agriculture in Annex 1A to the WTO Agreement;
(b)
‘customs legislation’ means any laws and regulations of the European Union or Japan.
CHAPTER 8
TRADE IN SERVICES
SUB-SECTION 4
Telecommunications services
ARTICLE 8.42
Definitions
For the purposes of this Sub-Section:
(a)
‘leased circuits’ means telecommunications facilities between two or more designated points;
ARTICLE 8.43
Approaches
1. Each Party shall act. The term ‘user’ includes a supplier of services. Others may join.
CHAPTER 11
COMPETITION POLICY
ARTICLE 11.3
Definitions
‘economic activities’ means those activities pertaining to the offering of goods and services in a market.
ARTICLE 11.4
Competition law
The Parties shall cooperate with the International Plant Protection Convention (hereinafter referred to as ‘IPPC’).
"""

# The manner of agreements of the Americas: terms without quotation marks, a paragraph each.
PLAIN = """CHAPTER TEN
INVESTMENT
Article 10.28
Definitions
For purposes of this Chapter:
enterprise of a Party means an enterprise constituted or organized under the law of a Party;
freely usable currency means “freely usable currency” as determined by the International Monetary Fund;
"""


def defined(text):
    agreement = parse(Source("treaty.txt", "0" * 64, "text/plain"), Text.of(text))
    return {one.term: (one.scope, one.level, agreement.words(one.span)) for one in definitions(agreement)}


def test_a_definition_holds_where_it_says():
    terms = defined(JAPAN)
    assert terms["customs legislation"][:2] == ("", Kind.AGREEMENT)
    assert terms["leased circuits"][:2] == ("chapter-8/subsection-4", Kind.SUBSECTION)


def test_a_definitions_article_that_does_not_say_holds_where_it_stands():
    assert defined(JAPAN)["economic activities"][:2] == ("chapter-11", Kind.CHAPTER)


def test_a_definition_in_passing_holds_in_its_article():
    assert defined(JAPAN)["user"][:2] == ("chapter-8/subsection-4/article-8-43", Kind.ARTICLE)


def test_a_short_name_holds_in_the_agreement():
    scope, level, words = defined(JAPAN)["IPPC"]
    assert (scope, level) == ("", Kind.AGREEMENT)
    assert words.endswith("(hereinafter referred to as ‘IPPC’")
    assert defined(AUSTRALIA)["Union"][:2] == ("", Kind.AGREEMENT)


def test_the_span_is_the_whole_definition():
    assert defined(JAPAN)["leased circuits"][2].endswith("designated points;")
    assert defined(JAPAN)["user"][2] == "The term ‘user’ includes a supplier of services."


def test_terms_without_quotation_marks():
    terms = defined(PLAIN)
    assert terms["enterprise of a Party"][:2] == ("chapter-ten", Kind.CHAPTER)
    assert "freely usable currency" in terms


def test_what_only_looks_like_a_definition():
    terms = defined(
        "Article 1\nPayment shall be made by any contractual means. It is what the Party means. This includes trade.\n"
    )
    assert terms == {}
