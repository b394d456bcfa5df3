"""How the typesetter reads a dump. (WeasyPrint is not needed for this.)"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "typeset.py"


@pytest.fixture(scope="module")
def typeset() -> ModuleType:
    specification = importlib.util.spec_from_file_location("typeset_script", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module


def test_running_heads_go_wherever_they_stand(typeset: ModuleType) -> None:
    even = ["15.9.2017", "EN", "Official Journal of the European Union", "L 237/7"]
    odd = ["L 237/8", "EN", "Official Journal of the European Union", "15.9.2017"]
    kept, masthead = typeset.drop_running_heads([*even, "one", *odd, "two", "EN", "three"])
    assert kept == ["one", "two", "EN", "three"]
    assert (masthead.date, masthead.series) == ("15.9.2017", "L 237")


def test_articles_headings_and_marks(typeset: ModuleType) -> None:
    lines = [
        "FRAMEWORK AGREEMENT",
        "between the European Union and Mongolia",
        "TITLE V",
        "JUSTICE",
        "Article 36",
        "Fight against cybercrime",
        "1.   The Parties shall cooperate by:",
        "(a)",
        "exchanging information; and",
        "(b)",
        "Article 12 measures.",
        "2.",
        "The Parties agree.",
        "Article 37",
        "The Parties shall consult.",
    ]
    blocks = [(block.kind, block.label, block.text) for block in typeset.parse(lines)]
    assert blocks == [
        ("title", "", "FRAMEWORK AGREEMENT\nbetween the European Union and Mongolia"),
        ("container", "TITLE V", "JUSTICE"),
        ("article", "Article 36", "Fight against cybercrime"),
        ("numbered", "1.", "The Parties shall cooperate by:"),
        ("item", "(a)", "exchanging information; and"),
        ("item", "(b)", "Article 12 measures."),
        ("numbered", "2.", "The Parties agree."),
        ("article", "Article 37", ""),
        ("paragraph", "", "The Parties shall consult."),
    ]


@pytest.mark.parametrize(
    ("marks", "depths"),
    [
        ("(a) (b) (i) (ii) (iii) (c)", [0, 0, 1, 1, 1, 0]),
        ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (j)", [0] * 10),
        ("(a) (i) (A) (B) (ii) (b)", [0, 1, 2, 2, 1, 0]),
        ("(h) (i) (i) (ii) (j)", [0, 0, 1, 1, 0]),
        ("(h) (i) (ii) (i) (j)", [0, 1, 1, 0, 0]),
        ("(1) (a) (b) (2) (a)", [0, 1, 1, 0, 1]),
        ("(a) — — (b)", [0, 1, 1, 0]),
        ("(z) (aa) (bb)", [0, 0, 0]),
    ],
)
def test_depth_of_list_marks(typeset: ModuleType, marks: str, depths: list[int]) -> None:
    lists = typeset.ListDepth()
    row = marks.split()
    assert [lists.place(mark, after) for mark, after in zip(row, [*row[1:], ""], strict=True)] == depths


def test_short_lines_in_a_row_are_table_cells(typeset: ModuleType) -> None:
    assert typeset.table_cells(
        ["AT", "Tiroler Speck", "Meat products", "AT", "A sentence of the text. " * 9, "BE"]
    ) == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]
