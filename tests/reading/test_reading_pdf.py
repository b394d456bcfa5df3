"""PDF: reading order, furniture, paragraphs, hyphens, boxes, trust."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pytest
from handmade import Line, page_of, pdf

from clausecheck.agreement import Text, Trust
from clausecheck.reading import fonts, read


def text_of(*pages: list[Line], **options: object) -> Text:
    return read("draft.pdf", data=pdf(*pages, **options))[1]  # type: ignore[arg-type]


PROSE = (
    "The Parties shall cooperate on preventing and combating cybercrime, by exchanging information",
    "in compliance with their respective international and domestic obligations, as they see it at",
    "the time, and with due regard to the protection of personal data and of human rights, always.",
)


def body(page: int) -> list[str]:
    """Lines that no other page has."""
    return [f"{'abcdefgh'[page]} {line}"[:90] for line in PROSE]


def test_wrapped_lines_are_one_paragraph_and_gaps_part_blocks() -> None:
    text = text_of(page_of("Article 1", "", *PROSE, "", "2. The Parties agree."))
    assert text.content == f"Article 1\n\n{' '.join(PROSE)}\n\n2. The Parties agree."


def test_numbered_points_are_blocks_without_a_gap() -> None:
    text = text_of(page_of(*PROSE, "(a) first point;", "(b) second point."))
    assert text.content.endswith("always.\n\n(a) first point;\n\n(b) second point.")


def test_running_heads_and_page_numbers_go_and_article_headings_stay() -> None:
    pages = [
        [
            Line(200, 800, "DRAFT - WITHOUT PREJUDICE"),
            Line(72, 770, f"Article {n * 3}"),
            *page_of(*body(n), top=740),
            Line(290, 40, f"Page {n} of 6"),
        ]
        for n in range(1, 7)
    ]
    content = text_of(*pages).content
    assert "DRAFT" not in content
    assert "Page" not in content
    assert [line for line in content.split("\n") if line.startswith("Article")] == [
        f"Article {n * 3}" for n in range(1, 7)
    ]


def test_articles_that_count_like_pages_stay() -> None:
    pages = [[Line(72, 770, f"Article {n}"), *page_of(*body(n), top=740)] for n in range(1, 7)]
    assert "Article 4" in text_of(*pages).content


def test_a_sentence_runs_over_the_page() -> None:
    pages = [
        [Line(72, 800, "Treaty series"), *page_of(*PROSE[:2], top=740), Line(290, 40, "1")],
        [Line(72, 800, "Treaty series"), *page_of(PROSE[2], top=740), Line(290, 40, "2")],
        [Line(72, 800, "Treaty series"), *page_of("Article 2", top=740), Line(290, 40, "3")],
    ]
    text = text_of(*pages)
    assert text.content.startswith(" ".join(PROSE))
    start = text.content.index("as they see")
    boxes = text.boxes(start, text.content.index("always"))
    assert [box.page for box in boxes] == [1, 2]


LEFT = [f"left {n} the Parties shall cooperate on this" for n in range(8)]
RIGHT = [f"right {n} and they shall share what they know" for n in range(8)]


@pytest.mark.parametrize("by_row", [True, False])
def test_two_columns_whatever_the_drawing_order(by_row: bool) -> None:
    left, right = page_of(*LEFT, x=60, top=700), page_of(*RIGHT, x=320, top=700)
    lines = [line for row in zip(left, right, strict=True) for line in row] if by_row else left + right
    heading = Line(120, 740, "A heading that stands over both of the columns of this page", 14)
    words = text_of([*lines, heading]).content.split()
    numbered = [(words[i], words[i + 1]) for i in range(len(words) - 1) if words[i] in ("left", "right")]
    assert words[0] == "A"
    assert numbered == [("left", str(n)) for n in range(8)] + [("right", str(n)) for n in range(8)]


def test_a_table_is_read_by_row() -> None:
    rows = [(f"0101 {n}", "Live horses", f"{n} %") for n in range(8)]
    lines = [
        Line(x, 700 - 14 * n, cell) for n, row in enumerate(rows) for x, cell in zip((72, 200, 400), row, strict=True)
    ]
    assert "0101 3\tLive horses\t3 %" in text_of(lines).content


def test_list_labels_in_the_margin_are_no_column() -> None:
    lines = [
        line
        for n in range(8)
        for line in (
            Line(72, 700 - 14 * n, f"({'abcdefgh'[n]})"),
            Line(110, 700 - 14 * n, f"point {n} of the list that is long;"),
        )
    ]
    assert "(c) point 2" in text_of(lines).content


def test_cut_words_are_joined_and_real_hyphens_kept() -> None:
    text = text_of(
        page_of(
            "non-trade concerns and cybercrime and permitted acts are dealt with in this Agreement by its non-",
            "trade chapters, and what is said of cyber-",
            "crime there stays permit-",
            "ted.",
        )
    )
    assert "its non-trade chapters" in text.content
    assert "of cybercrime there stays permitted." in text.content


def test_superscript_marks_are_not_glued_to_a_number() -> None:
    text = text_of(
        [
            Line(72, 700, "as laid down in Article 5"),
            Line(187.5, 700, "1", 6, rise=4),
            Line(195, 700, "and in Article 6."),
        ]
    )
    assert "Article 51" not in text.content
    assert "¹ and in Article 6." in text.content


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_text_on_its_side_is_read_and_placed_on_the_page(rotate: int) -> None:
    text = text_of(page_of(*PROSE), rotate=rotate)
    assert text.content == " ".join(PROSE)
    page = text.layout.pages[0]
    assert (page.width, page.height) == ((842, 595) if rotate % 180 else (595, 842))
    for box in text.boxes(0, 20):
        assert 0 <= box.x0 < box.x1 <= page.width
        assert 0 <= box.top < box.bottom <= page.height


def test_boxes_cover_the_words() -> None:
    data = pdf([*page_of(*PROSE, top=700), *page_of("Second block of words", top=600, size=14)])
    text = read("draft.pdf", data=data)[1]
    page = pypdfium2.PdfDocument(data)[0]
    textpage = page.get_textpage()
    for phrase in ("cybercrime", "human rights", "Second", "words"):
        start = text.content.index(phrase)
        (box,) = text.boxes(start, start + len(phrase))
        at, length = textpage.search(phrase).get_next()
        for index in range(at, at + length):
            left, bottom, right, top = textpage.get_charbox(index)
            assert box.x0 - 0.2 <= left <= right <= box.x1 + 0.2
            assert box.top - 0.2 <= page.get_height() - top <= page.get_height() - bottom <= box.bottom + 0.2
        before = text.boxes(max(start - 2, 0), max(start - 1, 1))
        assert phrase == "Second" or before[0].x1 <= box.x0 + 0.2


def test_every_span_leads_back_to_characters_it_was_made_from() -> None:
    text = text_of(*[[Line(72, 800, "Head"), *page_of(*body(n), top=700), Line(290, 40, str(n))] for n in range(1, 5)])
    for start in range(0, len(text.content) - 12, 5):
        words = text.content[start : start + 12]
        low, high = text.origin_span(start, start + 12)
        assert text.origin[low:high].split() == words.split() or "\n" in text.origin[low:high]


@pytest.mark.parametrize(
    ("page", "image", "trust"),
    [
        (page_of(*PROSE), False, Trust.DIGITAL),
        ([], False, Trust.BLANK),
        ([], True, Trust.IMAGE_ONLY),
        (page_of(*PROSE), True, Trust.DIGITAL),
    ],
)
def test_trust(page: list[Line], image: bool, trust: Trust) -> None:
    text = read("draft.pdf", data=pdf(page, image=image), ocr="never")[1]
    assert text.layout.pages[0].trust is trust
    assert bool(text.layout.pages[0].reason) == (trust is Trust.IMAGE_ONLY)


def test_characters_of_no_size_are_no_harm() -> None:
    assert text_of([Line(72, 700, "hidden", 0), Line(72, 680, "shown")]).content.endswith("shown")


def test_a_font_without_a_map_is_repaired_where_its_glyphs_are_in_the_known_order() -> None:
    codes = np.array([ord(letter) for letter in "PRÉAM%ULE d¶application"], np.uint32)
    unmapped = np.isin(codes, [ord("%"), ord("¶")])
    assert fonts.suspicious(codes)
    repaired = fonts.repaired(codes, unmapped)
    assert repaired is not None
    assert "".join(map(chr, repaired.tolist())) == "PRÉAMBULE d’application"
    assert fonts.repaired(np.arange(4, 30, dtype=np.uint32), np.ones(26, np.bool_)) is None


def test_footnotes_do_not_cut_a_sentence_that_runs_over_the_page() -> None:
    note = [Line(72, 100, "1", 5, rise=3), Line(76, 100, "This note explains the word above.", 7)]
    pages = [[*page_of(*PROSE[:2], top=740), *note], [*page_of(PROSE[2], "", "2. The Parties agree.", top=740)]]
    content = text_of(*pages).content
    assert content == f"{' '.join(PROSE)}\n\n¹ This note explains the word above.\n\n2. The Parties agree."


def test_progress_counts_pages() -> None:
    seen: list[tuple[int, int]] = []
    read("x.pdf", data=pdf(*[page_of("words")] * 3), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_the_same_page_twice_is_not_all_running_head() -> None:
    assert text_of(page_of(*PROSE), page_of(*PROSE)).content.count("cybercrime") == 2


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("the terms there-", "of are open", "thereof"),
        ("a report on low-", "carbon growth", "low-carbon"),
        ("the market-", "access of goods; the market and access", "market-access"),
        ("the agree-", "ment of goods", "agreement"),
        ("the inter-", "national order, inter alia, of national law and international law", "international"),
    ],
)
def test_what_becomes_of_a_cut_word_that_stands_nowhere_else(before: str, after: str, whole: str) -> None:
    lines = [f"{'x' * (70 - len(before))} {before}", after]
    assert whole in text_of(page_of(*lines)).content.split()
