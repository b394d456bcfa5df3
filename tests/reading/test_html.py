"""HTML: the Official Journal's pages, and any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.agreement import Kind, MarkKind, Text
from clausecheck.errors import DocumentError, LimitError
from clausecheck.reading import detect, read

JOURNAL = Path(__file__).parent / "markup" / "journal.html"


def text_of(data: bytes | str) -> Text:
    return read("page", data=data.encode() if isinstance(data, str) else data)[1]


def content(body: str) -> str:
    return text_of(f"<html><head><title>No words</title></head><body>{body}</body></html>").content


def test_the_journal_reads_as_it_is_printed() -> None:
    source, text = read(JOURNAL)
    assert (source.media_type, source.pages) == (detect.HTML, None)
    assert "Official Journal" not in text.content
    begin = text.content.index("TITLE I")
    assert text.content[begin : text.content.index("IN WITNESS")] == (
        "TITLE I\nCOOPERATION\n\nArticle 1\nCybercrime\n\n1. The Parties¹ shall:\n\n"
        "(a) exchange ‘best practices’, such as:\n\n— training,\n\n— visits;\n\n(b) preserve electronic evidence,\n\n"
        "in accordance with their laws.\n\n2. The Committee shall meet.\n\nIt shall report.\n\n¹ See Annex I.\n\n"
        "Article 2\n\nNothing here is numbered.\n\n"
    )


def test_the_journal_without_the_prefix_of_the_newer_pages() -> None:
    old = JOURNAL.read_text().replace('class="oj-', 'class="')
    assert text_of(old).stated == read(JOURNAL)[1].stated


def test_containers_open_and_close_by_rank() -> None:
    lines = ["TITLE I", "CHAPTER 1", "SECTION 1", "CHAPTER 2", "TITLE II"]
    body = "".join(f'<p class="ti-section-1">{line}</p><p class="normal">Words of {line}.</p>' for line in lines)
    text = text_of(f"<!DOCTYPE html><html><body>{body}</body></html>")
    spans = [(one.number, text.origin[one.start : one.end].count("Words")) for one in text.stated]
    assert spans == [("I", 4), ("1", 2), ("1", 1), ("2", 1), ("II", 1)]


def test_quoted_articles_are_words() -> None:
    body = '<p class="ti-art">Article 1</p><p class="normal">Inserted:</p><p class="ti-art">‘Article 6a</p>'
    assert [(one.kind, one.number) for one in text_of(f"<html>{body}</html>").stated] == [(Kind.ARTICLE, "1")]


@pytest.mark.parametrize(
    ("body", "read_as"),
    [
        ("<h1>Title</h1><p>One\n two</p>three<p>four", "Title\n\nOne two\n\nthree\n\nfour"),
        ("<p>a<br>b<br/></p>", "a\nb"),
        ("<p>the <b>Par</b>ties <i> shall </i> act</p>", "the Parties shall act"),
        ("<script>x()</script><style>y</style><noscript>z</noscript><p>words</p>", "words"),
        ("<p style='display: none'>no</p><p hidden>no</p><p>yes</p>", "yes"),
        ("<ol><li>one</li><li><p>two</p><p>more</p></li></ol>", "1. one\n\n2. two\n\nmore"),
        ("<ol type=a start=3><li>c<li value=26>z<li>aa</ol>", "c. c\n\nz. z\n\naa. aa"),
        ("<ol type=I><li>one<ul><li>dot</ul></ol>", "I. one\n\n• dot"),
        ("<ul style='list-style-type: none'><li>(a) bare</ul>", "(a) bare"),
        ("<table><tr><th>a<th>b<tr><td>1<td><p>2</p></table>after", "a b\n1 2\n\nafter"),
        ("<table><tr><td>(a)<td><p>one</p><p>two</p></table>", "(a) one\n\ntwo"),
        ("<pre>line one\n  line two</pre>", "line one\nline two"),
        ("<p>Article 5<sup>1</sup> and 1<sup>st</sup></p>", "Article 5¹ and 1st"),
        ("<p>caf&eacute;&nbsp;&amp; &#8364;</p>", "café & €"),
    ],
)
def test_any_page(body: str, read_as: str) -> None:
    assert content(body) == read_as


def test_changes_are_marks() -> None:
    text = text_of("<html><p>It <del>may</del> <ins datetime='2024-05-01'>shall</ins> act.</p></html>")
    assert text.content == "It shall act."
    assert [(mark.kind, mark.date) for mark in text.marks] == [
        (MarkKind.DELETION, ""),
        (MarkKind.INSERTION, "2024-05-01"),
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("<!-- saved --><!DOCTYPE HTML><html><p>x</p></html>", detect.HTML),
        ('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>x</body></html>', detect.HTML),
        ("<div class='eli-container'><p>x</p></div>", detect.HTML),
        ("<act><p>x</p></act>", detect.XML),
        ("<Parties> shall agree.", detect.PLAIN),
        ("<the Parties> shall agree </the>", detect.PLAIN),
        ("1. <b>words</b>", detect.PLAIN),
    ],
)
def test_what_is_markup_is_decided_by_content(data: str, kind: str) -> None:
    assert read("x", data=data.encode())[0].media_type == kind


@pytest.mark.parametrize(
    ("charset", "encoding"), [("windows-1252", "cp1252"), ("UTF-8", "utf-8"), ("none-such", "utf-8"), ("x", "utf-16")]
)
def test_encodings(charset: str, encoding: str) -> None:
    page = f"<html><head><meta charset='{charset}'></head><body>Parties’ coopération</body></html>"
    assert text_of(page.encode(encoding)).content == "Parties’ coopération"


def test_a_page_too_deep_is_refused_not_cut() -> None:
    with pytest.raises(LimitError, match="nests"):
        content("<div>" * 1000 + "deep" + "</div>" * 1000 + "<p>after</p>")


def test_nothing_is_fetched_and_no_entity_resolved() -> None:
    page = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><html><body>x &a; <img src="http://example.invalid/i">'
    assert "x" in text_of(page).content


@given(
    st.integers(0, 6000),
    st.integers(0, 60),
    st.sampled_from(["", "<", "<p>", "</div>", "&#x0;", "<table>", "<li>", "'"]),
)
def test_mutations_end_in_text_or_in_an_error(at: int, cut: int, new: str) -> None:
    good = JOURNAL.read_text()
    try:
        text = text_of(good[:at] + new + good[at + cut :])
    except DocumentError as error:
        assert error.problem
    else:
        assert all(0 <= one.start <= one.body <= one.end <= len(text.origin) for one in text.stated)
