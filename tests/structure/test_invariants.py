"""Whatever the text, there is a tree: nested, in order, every address unique."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from clausecheck.agreement import Agreement, Kind, Source, Text
from clausecheck.structure import compositions, parse

SOURCE = Source("draft.txt", "0" * 64, "text/plain")

# The pieces treaties are made of, in an order no treaty has.
PIECES = st.sampled_from(
    [
        "Article 1",
        "ARTICLE 2",
        "Article 1.1: Scope",
        "Article 3Objectives1. The",
        "Article 5 bis",
        "Art. 12a – Trade",
        "ARTÍCULO 3-02",
        "TITLE I",
        "CHAPTER ONE",
        "Chapter 2",
        "SECTION A",
        "PART II",
        "ANNEX",
        "ANNEX I",
        "Appendix 1",
        "PROTOCOL 1",
        "PROTOCOL ON TRADE",
        "Joint Declaration on Trade",
        "PREAMBLE",
        "HAVE AGREED AS FOLLOWS:",
        "RECOGNISING the need,",
        "1.",
        "2. The Parties shall:",
        "(a)",
        "(b) trade;",
        "(h) x;",
        "(i)",
        "(ii) y;",
        "(aa)",
        "a)",
        "i)",
        "– trade,",
        "- ",
        "(1) Note.",
        "1.1 The Parties",
        "(a) (i) (A) 1. x",
        "The Parties shall cooperate.",
        "and trade",
        "IN WITNESS WHEREOF",
        "Done at Brussels on 3 May 2001.",
        "TABLE OF CONTENTS",
        "I Trade",
        "",
        "is replaced by the following:",
        "   ",
        "\t",
        "“",
        ")",
        "47",
        "such as: (a) one; (b) two; and (c) three",
        "Footnote (1) here",
        "x" * 2600,
        "Article 1The Parties shall.Article 2Each Party may.TITLE IITRADE" + "y " * 1500,
    ]
)
TREATIES = st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n", " ", "", "\f", "\r\n"])), max_size=60).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)


def check(agreement: Agreement) -> None:
    provisions, content = agreement.provisions, agreement.text.content
    assert provisions[0].kind is Kind.AGREEMENT
    assert (provisions[0].start, provisions[0].end) == (0, len(content))
    assert len({provision.path for provision in provisions}) == len(provisions)
    last_child: dict[int, int] = {}
    for index, provision in enumerate(provisions):
        assert 0 <= provision.start <= provision.body <= provision.unit_end <= provision.end <= len(content), provision
        if index:
            parent = provisions[provision.parent]
            assert provision.parent < index
            assert parent.start <= provision.start
            assert provision.end <= parent.end, (parent, provision)
            assert provision.start >= last_child.get(provision.parent, 0), provision
            last_child[provision.parent] = provision.end
    for reading in compositions(agreement):
        assert reading.words == " ".join(content[start:end] for start, end in reading.spans)
        assert 0 <= reading.own < len(reading.spans)


@given(TREATIES)
@settings(max_examples=300, deadline=None)
@example("Article 1\n(a) x\n(a) y\n(a) z")
@example("1. a\n(1) Note.\nArticle 1")
@example("TITLE I\nCHAPTER 1\nArticle 1.1\nx\nANNEX 1-A\ny\nArticle 1.2\nz\nCHAPTER 2\nArticle 2.1\nx")
@example("Article 1\nScope\nWords¹ that go\n\n¹ Note.\n\non.\n\n1. x\n\n¹ Note.\nArticle 2")
def test_pieces_of_treaties_in_any_order(text: str) -> None:
    check(parse(SOURCE, Text.of(text)))


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    check(parse(SOURCE, Text.of(text)))


def test_an_empty_text_is_an_agreement_that_says_nothing() -> None:
    agreement = parse(SOURCE, Text.of(""))
    assert [provision.kind for provision in agreement.provisions] == [Kind.AGREEMENT]
    assert list(compositions(agreement)) == []
