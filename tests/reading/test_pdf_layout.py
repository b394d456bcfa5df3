"""PDF pages that are more than one column of prose: tables, margins, text on its side, odd ways to set letters."""

from __future__ import annotations

import pytest
from handmade import Line, page_of, pdf

from clausecheck.agreement import Text
from clausecheck.reading import read

PROSE = (
    "The Parties shall cooperate on preventing and combating cybercrime, by exchanging information",
    "in compliance with their respective international and domestic obligations, as they see it at",
    "the time, and with due regard to the protection of personal data and of human rights, always.",
)


def text_of(*pages: list[Line]) -> Text:
    return read("draft.pdf", data=pdf(*pages))[1]


def row(y: float, *cells: tuple[float, str]) -> list[Line]:
    return [Line(x, y, words) for x, words in cells]


def test_a_tariff_table_stands_apart_from_the_prose_around_it() -> None:
    rows = [
        row(600 - 14 * n, (72, f"0{n}01 21 00"), (200, "Live horses for breeding"), (420, f"{n},5 %")) for n in range(6)
    ]
    text = text_of([*page_of(*PROSE), *(line for one in rows for line in one), *page_of(*PROSE, top=480)])
    blocks = text.content.split("\n\n")
    assert blocks[0] == blocks[-1] == " ".join(PROSE)
    assert blocks[1:-1] == [f"0{n}01 21 00\tLive horses for breeding\t{n},5 %" for n in range(6)]


def test_the_lines_of_a_cell_are_read_together() -> None:
    lines = []
    for n in range(4):
        y = 700 - 40 * n
        lines += row(y, (72, f"Sector {n} of the list"), (220, "Market access is limited"), (400, "No limitation"))
        lines += row(y - 12, (72, "of services"), (220, "to branches of a bank"))
    text = text_of(lines)
    for n in range(4):
        wanted = f"Sector {n} of the list of services\tMarket access is limited to branches of a bank\tNo limitation"
        assert wanted in text.content.split("\n\n")
    start = text.content.index("limited to branches")
    assert len(text.boxes(start, start + len("limited to branches"))) == 2


@pytest.mark.parametrize("label", ["({})", "{}.", "Article {}", "{}"])
def test_a_list_is_no_table(label: str) -> None:
    lines = [one for n in range(1, 9) for one in row(700 - 14 * n, (72, label.format(n)), (130, PROSE[0][:60] + ";"))]
    content = text_of(lines).content
    assert "\t" not in content
    assert f"{label.format(3)} The Parties shall" in content


def test_contents_are_no_table() -> None:
    lines = [
        one
        for n in range(1, 9)
        for one in row(700 - 14 * n, (72, f"Article {n}"), (150, "Scope . . . . . . . . . ."), (400, str(n)))
    ]
    assert "\t" not in text_of(lines).content


def test_a_cell_that_every_page_repeats_stays() -> None:
    pages = [
        [line for n in range(6) for line in row(760 - 14 * n, (72, f"{page}0{n} item"), (200, "Free"), (400, "0 to 5"))]
        for page in "123456"
    ]
    assert text_of(*pages).content.count("Free") == 36


@pytest.mark.parametrize("step", [1, 5])
def test_line_numbers_in_the_margin_go(step: int) -> None:
    words = [f"{'abcdefghijklmnopqrst'[n]} line of the draft text that goes on to the next" for n in range(20)]
    lines = page_of(*words, x=100, top=700, leading=20)
    numbers = [Line(60, 700 - 20 * (n - 1), str(n)) for n in range(step, 21, step)]
    text = text_of([*lines, *numbers])
    assert text.content == " ".join(words)


def test_numbers_of_paragraphs_stay() -> None:
    lines = [
        one for n in range(1, 6) for one in (Line(72, 760 - 45 * n, str(n)), *page_of(*PROSE, x=100, top=760 - 45 * n))
    ]
    assert "\n\n3 The Parties" in text_of(lines).content


def test_letter_spaced_headings_are_words() -> None:
    content = text_of([Line(200, 700, "A R T I C L E   5"), Line(200, 660, "D A T A  F L O W S", 12)]).content
    assert content.split("\n\n") == ["ARTICLE 5", "DATA FLOWS"]


def test_marks_in_a_table_are_no_letter_spaced_word() -> None:
    assert "X X X X" in text_of([Line(72, 700, "Ships X X X X")]).content


@pytest.mark.parametrize("offset", [0.0, 0.4])
def test_words_drawn_twice_are_read_once(offset: float) -> None:
    once = page_of("Article 5", "", *PROSE)
    twice = [line._replace(x=line.x + offset) for line in once]
    assert text_of(once + twice).content == text_of([*once, *twice[:0]]).content
    assert "shall" in text_of(once + twice).content


def test_a_stamp_up_the_margin_of_every_page_goes() -> None:
    def page(n: int) -> list[Line]:
        stamp = Line(30, 200, "printed on demand by the office", 8, matrix="0 1 -1 0")
        return [stamp, *page_of(f"{'abc'[n]} {PROSE[0]}", *PROSE[1:], top=700)]

    content = text_of(page(0), page(1), page(2)).content
    assert "printed" not in content
    assert content.count("cybercrime") == 3


def test_text_up_the_margin_of_one_page_is_kept_apart() -> None:
    stamp = Line(30, 200, "without prejudice to the final text", 8, matrix="0 1 -1 0")
    blocks = text_of([stamp, *page_of(*PROSE, top=700)]).content.split("\n\n")
    assert blocks == [" ".join(PROSE), "without prejudice to the final text"]


def test_three_columns() -> None:
    columns = [
        page_of(*(f"{name}{n} the Parties shall do it" for n in range(8)), x=x, top=700)
        for name, x in (("a", 50), ("b", 220), ("c", 390))
    ]
    words = text_of([line for lines in zip(*columns, strict=True) for line in lines]).content.split()
    assert [word for word in words if word[1:].isdigit()] == [f"{name}{n}" for name in "abc" for n in range(8)]


def test_names_beside_recitals_are_a_column() -> None:
    names = page_of(*(f"THE REPUBLIC OF {'ABCDEFGHIJ'[n] * (3 + n % 7)}," for n in range(10)), x=50, top=700)
    right = page_of(*(f"{'abcdefghij'[n]} common values on which it is all built" for n in range(10)), x=312, top=700)
    wide = Line(
        50, 740, "AGREEMENT between the European Union and its Member States, of the one part, and another, of the", 11
    )
    content = text_of([wide, *(line for pair in zip(names, right, strict=True) for line in pair)]).content
    assert content.index("REPUBLIC OF JJJ") < content.index("a common values")
