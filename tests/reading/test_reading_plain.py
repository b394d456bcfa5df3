"""Plain text and Markdown: encodings, folding, running heads, marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.agreement import Text
from clausecheck.reading import clean, detect, plain, read


def content(text: str | bytes) -> str:
    data = text.encode() if isinstance(text, str) else text
    return read("draft.txt", data=data)[1].content


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    words = "The Parties’ “commitment” – coopération à l’échelle"
    assert content(words.encode(encoding)) == words


def test_windows_1252_with_bytes_it_does_not_know() -> None:
    assert content(b"the Parties\x92 obligations\x81 \x96 all") == "the Parties’ obligations – all"


def test_utf_8_with_a_few_bad_bytes_stays_utf_8() -> None:
    data = ("“Parties” shall cooperate – " * 20).encode() + b"\xff end"
    decoded = detect.decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.guessed
    assert "“Parties”" in decoded.text


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("cyber\u00adcrime", "cybercrime"),
        ("Article\u00a05 \u2003(1)", "Article 5 (1)"),
        ("non\u2011trade", "non-trade"),
        ("\ufb01nal o\ufb03ce", "final office"),
        ("co\u200boperate\ufeff", "cooperate"),
        ("one \t two", "one two"),
        ("line  \n   next", "line\nnext"),
        ("page one\x0cpage two", "page one\npage two"),
    ],
)
def test_folding(raw: str, folded: str) -> None:
    assert Text.of(raw).project(clean.folding(raw)).content == folded


@pytest.mark.parametrize(
    "head",
    [
        "15.9.2017\nEN\nOfficial Journal of the European Union\nL 237/7\n",
        "L 161/3 EN Official Journal of the European Union 29.5.2014\n",
        "Official Journal of the European Communities\nNo L 238/47\n",
    ],
)
def test_journal_heads_go(head: str) -> None:
    assert content(f"Article 1\n{head}Objectives\n") == "Article 1\nObjectives\n"
    assert (
        content(f"The Parties shall, in this\n{head}field, cooperate.\n")
        == "The Parties shall, in this field, cooperate.\n"
    )


def test_the_journal_in_a_sentence_stays() -> None:
    words = "This Agreement shall be published in the Official Journal of the European Union.\n"
    assert content(words) == words
    words = "Wherever legislation refers to publication in the\n"
    words += "Official Journal of the European Union\nthis means the Gazette.\n"
    assert "Official Journal" in content(words)


# A draft as an editor wraps it; the last five are lines of their own (COP21 negotiating texts of December 2015).
WRAPPED = """\
# Agreement between the European Union and Ruritania

**Article 1**
Fight against cybercrime

1. The Parties shall implement the provisions of the Convention on
   Cybercrime, done at Budapest on 23 November 2001, as set out in
   Article 5(2), and shall cooperate with the European Union Agency
   Europol.
2. The Parties shall cooperate in preventing and combating cybercrime such as
   (a) fraud by means of a computer.

Option 1: Nationally Determined Mitigation Contribution or Commitment of each Party
Option 2: Mitigation Component of the Nationally Determined Contribution of each Party
[Placeholder for context CBDRCC, in the light of different national circumstances]
[Placeholder referring to article 4 of the Convention]
Note: some Parties suggested that some of the sub-items could be taken up in Article 9
"""


ONE = (
    "1. The Parties shall implement the provisions of the Convention on Cybercrime, done at Budapest on 23 November "
    "2001, as set out in Article 5(2), and shall cooperate with the European Union Agency Europol."
)


def test_wrapped_paragraphs_of_markdown_are_one_line() -> None:
    assert content(WRAPPED).splitlines() == [
        "Agreement between the European Union and Ruritania",
        "",
        "Article 1",
        "Fight against cybercrime",
        "",
        ONE,
        "2. The Parties shall cooperate in preventing and combating cybercrime such as",
        "(a) fraud by means of a computer.",
        "",
        *WRAPPED.splitlines()[-5:],
    ]


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("# Agreement\n\n## Article 1\n\nWords.\n", True),
        ("## Article 1\n\nThe Parties **shall** meet.\n", True),
        ("# Agreement\n\nWords.\n", False),
        ("# 1 is a number\n# 2 is another\n", False),
        ("#1 of 2\n#2 of 2\n", False),
    ],
)
def test_two_headings_make_markdown(words: str, markdown: bool) -> None:
    assert plain.is_markdown(words) is markdown


def test_a_wrapped_line_keeps_its_place() -> None:
    text = read("draft.md", data=WRAPPED.encode())[1]
    start = text.content.index("Cybercrime, done")
    assert text.origin_span(start, start + 10) == (at := WRAPPED.index("Cybercrime, done"), at + 10)


def test_markdown_is_reduced_to_its_words() -> None:
    text = "<meta charset='utf-8' />\n\n##Title\n\n#### Article 1\n\n"
    text += "See the [1950 Convention](../x/README.md), *inter alia,* **must**.\n"
    assert content(text) == "Title\n\nArticle 1\n\nSee the 1950 Convention, inter alia, must.\n"


@pytest.mark.parametrize(
    "draft", ["The Parties [shall][should] cooperate.", "[Article](..)", "[EU: shall] [AU: may]", "# 1 is a number"]
)
def test_negotiating_brackets_are_no_markdown(draft: str) -> None:
    assert content(draft) == draft
    assert "[shall][should]" in content("# A\n\n# B\n\n# C\n\n[shall][should] and [x](http://a.b/c)")


@given(st.text())
def test_every_span_leads_back_to_characters_that_fold_to_it(raw: str) -> None:
    text = Text.of(raw)
    for change in (plain.markdown_marks, lambda words: list(clean.folding(words)), plain.running_heads):
        text = text.project(change(text.content))
    for start in range(0, len(text.content), 3):
        for end in range(start + 1, min(start + 6, len(text.content)) + 1):
            low, high = text.origin_span(start, end)
            source = raw[low:high]
            again = Text.of(source)
            again = again.project(plain.markdown_marks(source)) if len(source) > 60 else again
            assert set(_letters(text.content[start:end])) <= set(_letters(source)), (source, text.content[start:end])


def _letters(words: str) -> str:
    return "".join(c for c in Text.of(words).project(clean.folding(words)).content if c.isalnum())


@given(st.binary())
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    from clausecheck.errors import DocumentError

    for start in (b"", b"%PDF-1.7\n"):
        try:
            read("x", data=start + data)
        except DocumentError as error:
            assert error.remedy


def test_form_feeds_give_pages_and_no_boxes() -> None:
    source, text = read("draft.txt", data=b"Article 1\nThe Parties shall\x0ccooperate.\n\x0cArticle 2\n\x0c\n")
    assert source.pages == 3
    assert [text.page_at(text.content.index(words)) for words in ("shall", "cooperate", "Article 2")] == [1, 2, 3]
    assert text.boxes(0, 20) == ()
    assert read("draft.txt", data=b"Article 1\x0c")[0].pages is None


def test_a_heading_of_a_text_whose_paragraphs_are_single_lines_stays_a_line() -> None:
    """As the Official Journal's text of the EU–Kosovo agreement: Article 17 lost its heading."""
    heading = "Cooperation with countries having signed a Stabilisation and Association Agreement"
    paragraph = (
        "After the signing of this Agreement, Kosovo shall start negotiations with the countries which have already "
    )
    text = f"# TITLE III\n\n# REGIONAL COOPERATION\n\n# Article 17\n{heading}\n{paragraph * 2}\n"
    assert f"{heading}\nAfter the signing" in read("kosovo.md", data=text.encode())[1].content
