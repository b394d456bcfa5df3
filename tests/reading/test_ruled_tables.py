"""Tables with ruling lines: read cell by cell where the lines say so, and prose wherever they say nothing."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Sequence

import pytest
from handmade import Line, pdf

from clausecheck.agreement import Text
from clausecheck.reading import read

PROSE = (
    "The Parties shall strengthen cooperation to prevent and combat cybercrime through exchanging information and",
    "practical experiences in compliance with their national legislation and within the limits of their powers.",
)
OURS = (
    "The Parties shall promote the Budapest Convention on Cybercrime as the global standard against cybercrime at all "
    "appropriate levels, and each Party shall accede to it within three years. They shall report to the Committee."
)
THEIRS = (
    "The Parties recognise the importance of the Budapest Convention on Cybercrime, and each Party may consider, in "
    "accordance with its law, whether to accede to it. The Committee may discuss the matter from time to time."
)


def ruled(xs: Sequence[float], ys: Sequence[float]) -> str:
    """A grid of strokes."""
    level = (f"{xs[0]} {y} m {xs[-1]} {y} l S" for y in ys)
    upright = (f"{x} {ys[0]} m {x} {ys[-1]} l S" for x in xs)
    return "0.5 w " + " ".join([*level, *upright])


def cell(x: float, y: float, words: str, width: int) -> list[Line]:
    """Words wrapped to so many characters, under one another from (x, y) on."""
    return [Line(x, y - 12 * at, line) for at, line in enumerate(textwrap.wrap(words, width))]


def prose(top: float) -> list[Line]:
    return [Line(50, top - 12 * at, line) for at, line in enumerate(PROSE)]


def text_of(*lines: list[Line], drawing: str, rotate: int = 0) -> Text:
    page = [line for one in lines for line in one]
    return read("draft.pdf", data=pdf(page, drawing=drawing, rotate=rotate), ocr="never")[1]


# The columns stand so close that no gap parts them: the first one's numbers end where the descriptions begin.
XS, YS = (50.0, 105.0, 330.0, 400.0), (660.0, 700.0, 724.0, 760.0)
SCHEDULE = [
    *cell(53, 748, "Heading", 10),
    *cell(107, 748, "Description of the goods", 60),
    *cell(334, 748, "Base rate", 20),
    *cell(53, 712, "0101 21 00", 12),
    *cell(107, 712, "Live horses, asses: pure-bred breeding animals", 60),
    *cell(334, 712, "Free", 20),
    *cell(53, 688, "0102 90 05", 12),
    *cell(107, 688, "Live bovine animals of a weight not over 80 kg, other than pure-bred ones for breeding", 50),
    *cell(334, 688, "10,2 %", 20),
]
ROWS = [
    "Heading\tDescription of the goods\tBase rate",
    "0101 21 00\tLive horses, asses: pure-bred breeding animals\tFree",
    "0102 90 05\tLive bovine animals of a weight not over 80 kg, other than pure-bred ones for breeding\t10,2 %",
]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_schedule_whose_columns_no_gap_parts_is_read_row_by_row(rotate: int) -> None:
    text = text_of(prose(800), SCHEDULE, prose(620), drawing=ruled(XS, YS), rotate=rotate)
    assert text.content.split("\n\n") == [" ".join(PROSE), *ROWS, " ".join(PROSE)]


def test_without_the_lines_geometry_alone_cannot_tell() -> None:
    assert ROWS[1] not in text_of(SCHEDULE, drawing="").content


def test_thin_filled_rectangles_are_lines_too() -> None:
    level = " ".join(f"{XS[0]} {y} {XS[-1] - XS[0]} 0.5 re f" for y in YS)
    upright = " ".join(f"{x} {YS[0]} 0.5 {YS[-1] - YS[0]} re f" for x in XS)
    assert text_of(SCHEDULE, drawing=f"{level} {upright}").content.split("\n\n") == ROWS


def test_cells_drawn_one_by_one_are_a_table_too() -> None:
    boxes = [
        f"{left} {low} {right - left} {high - low} re S"
        for low, high in itertools.pairwise(YS)
        for left, right in itertools.pairwise(XS)
    ]
    assert text_of(SCHEDULE, drawing=" ".join(boxes)).content.split("\n\n") == ROWS


def test_a_cell_over_several_columns_is_one() -> None:
    head = cell(53, 772, "Part I of the schedule of the European Union", 60)
    over = f"{XS[0]} 784 m {XS[-1]} 784 l S {XS[0]} 760 m {XS[0]} 784 l S {XS[-1]} 760 m {XS[-1]} 784 l S"
    content = text_of(head, SCHEDULE, drawing=f"{ruled(XS, YS)} {over}").content
    assert content.split("\n\n") == ["Part I of the schedule of the European Union", *ROWS]


def test_two_drafts_side_by_side_are_prose_read_cell_by_cell_in_the_order_of_rows() -> None:
    xs, ys = (50.0, 297.0, 545.0), (480.0, 620.0, 740.0, 765.0)
    page = [
        *cell(54, 748, "EU text", 40),
        *cell(301, 748, "Partner text", 40),
        *cell(54, 726, OURS, 44),
        *cell(301, 726, THEIRS, 44),
        *cell(54, 606, OURS.replace("Budapest Convention on Cybercrime", "Paris Agreement"), 44),
        *cell(301, 606, THEIRS.replace("Budapest Convention on Cybercrime", "Paris Agreement"), 44),
    ]
    text = text_of(page, drawing=ruled(xs, ys))
    assert "\t" not in text.content
    blocks = [" ".join(block.split()) for block in text.content.split("\n\n")]
    assert blocks == [
        "EU text",
        "Partner text",
        OURS,
        THEIRS,
        OURS.replace("Budapest Convention on Cybercrime", "Paris Agreement"),
        THEIRS.replace("Budapest Convention on Cybercrime", "Paris Agreement"),
    ]
    at = text.content.index("Budapest Convention on")
    assert all(box.x1 < 297 for box in text.boxes(at, at + 22))


@pytest.mark.parametrize(
    "drawing",
    [
        "0.5 w 40 760 510 -60 re S",
        "0.5 w 40 700 m 550 700 l S 40 760 m 550 760 l S 40 700 m 40 760 l S 550 700 m 550 760 l S",
        "50 716 200 0.7 re f",
        "0.5 w 50 728 m 250 728 l S 50 716 m 300 716 l S",
        "0.5 w 45 700 m 45 760 l S 548 700 m 548 760 l S",
        "0.5 w 40 760 510 -60 re S 60 690 m 60 770 l S 200 690 m 200 770 l S 350 690 m 350 770 l S",
    ],
    ids=["a box", "a frame of lines", "an underline", "two underlines", "change bars", "lines through words"],
)
def test_what_is_no_table_leaves_prose_as_it_is(drawing: str) -> None:
    page = [Line(50, 748, "Article 5"), *prose(730)]
    assert text_of(page, drawing=drawing).content == text_of(page, drawing="").content


def test_a_page_full_of_strokes_is_a_drawing() -> None:
    drawing = " ".join(f"{n % 500 + 20} {n // 500 * 9 + 20} 4 4 re S" for n in range(20_000))
    assert text_of(prose(730), drawing=drawing).content == text_of(prose(730), drawing="").content
