"""The outline as Markdown, and its flaws line by line."""

from __future__ import annotations

from array import array

from clausecheck.agreement import Layout, Page, Source, Text
from clausecheck.reports.outline_lint import outline_lint
from clausecheck.reports.outline_markdown import outline_markdown
from clausecheck.structure import parse
from clausecheck.structure.lint import flaws

# EU–Georgia Association Agreement, OJ L 261, 30.8.2014, p. 4. © European Union.
GEORGIA = """TITLE III
FREEDOM, SECURITY AND JUSTICE
Article 17
The fight against organised crime and corruption
1.   The Parties shall cooperate on combating criminal activities, such as:
(a)
smuggling in goods; and
(b)
cybercrime.
2.   The Parties shall enhance cooperation as laid down in Article 99.
"""
SOURCE = Source("treaty.txt", "0" * 64, "text/plain")


def test_headings_alone():
    lines = list(outline_markdown(parse(SOURCE, Text.of(GEORGIA))))
    assert [line for line in lines if line] == [
        "# Agreement",
        "## Title III – FREEDOM, SECURITY AND JUSTICE",
        "### Article 17 – The fight against organised crime and corruption",
    ]


def test_units_are_nested_lists():
    lines = list(outline_markdown(parse(SOURCE, Text.of(GEORGIA)), units=True))
    assert "- (1) The Parties shall cooperate on combating criminal activities, such as:" in lines
    assert "  - (b) cybercrime." in lines


def test_depth_cuts_the_levels_below():
    lines = list(outline_markdown(parse(SOURCE, Text.of(GEORGIA)), depth=1, units=True))
    assert not any("Article 17" in line for line in lines)


def test_words_never_become_markup():
    text = "Article 1\nScope\n1. The *Parties* agree [on] <b>this</b>_and_that `now`.\n2. - not a list\n"
    lines = list(outline_markdown(parse(SOURCE, Text.of(text)), units=True))
    assert r"- (1) The \*Parties\* agree \[on\] \<b\>this\</b\>\_and\_that \`now\`." in lines
    assert r"- (2) \- not a list" in lines


def test_flaws_are_told_with_citation_and_page():
    layout = Layout((Page(1, 595, 842),), array("I", [0]), array("H", [1]), array("f", [0.0] * 4))
    agreement = parse(SOURCE, Text.of(GEORGIA, layout))
    assert list(outline_lint(agreement, flaws(agreement))) == [
        "Article 17(2), p. 1: reference: “Article 99”: there is no Article 99 in this text"
    ]
