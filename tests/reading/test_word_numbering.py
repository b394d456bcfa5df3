"""Automatic numbers, as Word prints them. Expected values follow ECMA-376 part 1, §17.9, and Word's own behaviour."""

from __future__ import annotations

import pytest

from benchmarks.reading.wordfile import blocks, docx, levels, numbering, p, r
from clausecheck.reading.counters import written

TREATY = levels(
    "upperRoman|TITLE %1|suff=space",
    "decimal|Article %2|suff=space|lvlRestart=0",
    "decimal|%3.",
    "lowerLetter|(%4)",
    "lowerRoman|(%5)",
)


def test_a_treaty_numbered_by_word() -> None:
    plan = "0:TRADE 1:Scope 2:One. 3:a; 4:i; 4:ii; 3:b. 2:Two. 1:Aims 2:One. 0:OTHER 1:More"
    body = "".join(p(words, num=f"1/{level}") for level, words in (one.split(":") for one in plan.split()))
    assert blocks(docx(body, numbering=numbering(TREATY))) == [
        "TITLE I TRADE",
        "Article 1 Scope",
        "1. One.",
        "(a) a;",
        "(i) i;",
        "(ii) ii;",
        "(b) b.",
        "2. Two.",
        "Article 2 Aims",
        "1. One.",
        "TITLE II OTHER",
        "Article 3 More",
    ]


def numbers(plan: str, part: str, **parts: str) -> list[str]:
    """The numbers of paragraphs "numId/level", each with no more than its number to show."""
    body = "".join(p("~", num=one) for one in plan.split())
    return [block.removesuffix("~").strip() for block in blocks(docx(body, numbering=part, **parts))]


@pytest.mark.parametrize(
    ("plan", "each", "expected"),
    [
        ("1/0 1/1 1/1 1/0 1/1", ("decimal|%1.", "decimal|%1.%2"), "1. 1.1 1.2 2. 2.1"),
        ("1/0 1/1 1/0 1/1", ("decimal|%1", "decimal|%2|lvlRestart=0"), "1 1 2 2"),
        ("1/0 1/1 1/2 1/1 1/2 1/0 1/2", ("decimal|%1", "decimal|%2", "decimal|%3|lvlRestart=1"), "1 1 1 2 2 2 1"),
        ("1/0 1/0", ("decimal|%1|start=5",), "5 6"),
        ("1/1 1/1", ("decimal|%1", "decimal|%1.%2"), "1.1 1.2"),
        # A level that was only shown has been used: LibreOffice and real judgments agree.
        ("1/1 1/0 1/1", ("decimal|%1", "decimal|%1.%2"), "1.1 2 2.1"),
        # A level that names a deeper one shows nothing.
        ("1/0 1/1", ("decimal|%1.%2", "decimal|%1.%2"), " 1.1"),
        ("1/0 1/1", ("upperRoman|%1", "decimal|%1.%2|isLgl=1"), "I 1.1"),
        ("1/0 1/2", ("decimal|%1.", "bullet|–", "decimal|%1.%2%3"), "1. 1.1"),
        ("1/0 1/1 1/2 1/3", ("bullet|–", "bullet|\uf0b7", "bullet|o", "bullet|\uf02d"), "– • • –"),
        ("1/0", ("none|Sole",), "Sole"),
        ("1/0 1/0", ("decimalZero|%1",), "01 02"),
        ("1/8 1/0", ("decimal|%1",), " 1"),
        ("0/0 7/0 1/0", ("decimal|%1",), "  1"),
    ],
)
def test_levels(plan: str, each: tuple[str, ...], expected: str) -> None:
    assert numbers(plan, numbering(levels(*each))) == expected.split(" ")


def override(num: int, start: int, level: int = 0, abstract: int = 0) -> str:
    return (
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/><w:lvlOverride w:ilvl="{level}">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
    )


def test_numberings_of_one_abstract_go_on_unless_an_override_starts_anew() -> None:
    same = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    part = numbering(levels("decimal|%1."), nums=same + override(3, 1) + override(4, 9))
    assert numbers("1/0 1/0 2/0 3/0 3/0 4/0 4/0", part) == ["1.", "2.", "3.", "1.", "2.", "9.", "10."]


def test_an_override_starts_its_level_once_and_not_behind_a_deeper_one() -> None:
    starts = override(2, 1).replace("</w:num>", "") + (
        '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    part = numbering(levels("decimal|%1.", "decimal|%1.%2"), nums=starts)
    assert numbers("1/0 1/0 2/0 1/0 2/0", part) == ["1.", "2.", "1.", "2.", "3."]
    assert numbers("1/0 1/1 1/1 2/1 2/0", part) == ["1.", "1.1", "1.2", "1.1", "2."]


def test_a_number_of_more_digits_than_older_programs_know() -> None:
    level = levels("decimal|%1").replace(
        '<w:numFmt w:val="decimal"/>',
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>',
    )
    assert numbers("1/0 1/0", numbering(level)) == ["001", "002"]


def test_an_override_replaces_a_level() -> None:
    level = f'<w:lvlOverride w:ilvl="0">{levels("lowerLetter|(%1)")}</w:lvlOverride>'
    nums = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{level}</w:num>'
    assert numbers("2/0 2/0", numbering(levels("decimal|%1."), nums=nums)) == ["(a)", "(b)"]


def test_lists_apart_count_apart() -> None:
    part = numbering(levels("decimal|%1."), levels("lowerLetter|(%1)"))
    assert numbers("1/0 2/0 2/0 1/0 2/0", part) == ["1.", "(a)", "(b)", "2.", "(c)"]


def style(name: str, based: str = "", num: str = "", level: str = "") -> str:
    num = f'<w:numId w:val="{num}"/>' if num else ""
    level = f'<w:ilvl w:val="{level}"/>' if level else ""
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    properties = f"<w:pPr><w:numPr>{level}{num}</w:numPr></w:pPr>"
    return f'<w:style w:type="paragraph" w:styleId="{name}">{based}{properties}</w:style>'


@pytest.mark.parametrize(
    ("styles", "each"),
    [
        # Each style says its numbering and level.
        (style("H1", num="1") + style("H2", num="1", level="1"), ("decimal|%1", "decimal|%1.%2")),
        # The level says its style (§17.9.23).
        (style("H1", num="1") + style("H2", num="1"), ("decimal|%1|pStyle=H1", "decimal|%1.%2|pStyle=H2")),
        # The style says its level only, and inherits the numbering.
        (style("H1", num="1") + style("H2", based="H1", level="1"), ("decimal|%1", "decimal|%1.%2")),
        (style("H1", num="1") + style("H2", based="H1", level="1"), ("decimal|%1|pStyle=H1", "decimal|%1.%2")),
    ],
)
def test_numbers_from_styles(styles: str, each: tuple[str, ...]) -> None:
    body = p("a", style="H1") + p("b", style="H2") + p("c", style="H2") + p("d", style="H1") + p("e", style="H2")
    body += p("off", style="H1", num="0")
    data = docx(body, styles=styles, numbering=numbering(levels(*each)))
    assert blocks(data) == ["1 a", "1.1 b", "1.2 c", "2 d", "2.1 e", "off"]


def test_numbering_styles_stand_in_between() -> None:
    part = numbering('<w:styleLink w:val="Treaty"/>' + levels("decimal|Article %1"), '<w:numStyleLink w:val="Treaty"/>')
    assert numbers("2/0 2/0", part) == ["Article 1", "Article 2"]


def test_numbers_alone_bullets_alone_and_glue() -> None:
    part = numbering(levels("decimal|Article %1|suff=nothing"), levels("bullet|•"))
    body = p(num="1/0") + p("Scope", num="1/0") + p(num="2/0") + p("x", num="2/0")
    assert blocks(docx(body, numbering=part)) == ["Article 1", "Article 2 Scope", "• x"]


def test_hidden_paragraphs_are_not_counted() -> None:
    part = numbering(levels("decimal|%1."))
    hidden = p(r("secret", "<w:vanish/>"), num="1/0", mark="<w:vanish/>")
    body = p("one", num="1/0") + hidden + p("two", num="1/0")
    assert blocks(docx(body, numbering=part)) == ["1. one", "2. two"]


def test_a_section_break_alone_is_not_counted() -> None:
    num = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    broken = f"<w:p><w:pPr>{num}<w:sectPr/></w:pPr></w:p>"
    body = p("one", num="1/0") + broken + p("two", num="1/0") + broken.replace("</w:pPr>", f"</w:pPr>{r('three')}")
    assert blocks(docx(body, numbering=numbering(levels("decimal|%1.")))) == ["1. one", "2. two", "3. three"]


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        (3, "decimal", "3"),
        (3, "lowerLetter", "c"),
        (28, "upperLetter", "BB"),
        (49, "lowerRoman", "xlix"),
        (1994, "upperRoman", "MCMXCIV"),
        (4000, "upperRoman", "4000"),
        (53, "lowerLetter", "aaa"),
        (30, "russianUpper", "ББ"),
        (22, "ordinal", "22nd"),
        (113, "ordinal", "113th"),
        (21, "cardinalText", "Twenty-one"),
        (22, "ordinalText", "Twenty-second"),
        (30, "ordinalText", "Thirtieth"),
        (127, "cardinalText", "One hundred twenty-seven"),
        (2000, "ordinalText", "Two thousandth"),
        (3, "decimalZero", "03"),
        (7, "0001", "0007"),
        (5, "chicago", "**"),
        (500, "chicago", "500"),
        (2_000_000_000, "lowerLetter", "2000000000"),
        (-4, "upperRoman", "-4"),
        (7, "japaneseCounting", "7"),
        (7, "none", ""),
    ],
)
def test_number_formats(value: int, style: str, expected: str) -> None:
    assert written(value, style) == expected
