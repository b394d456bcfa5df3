"""Damaged PDFs end in text or in an error with a name, never in anything else."""

from __future__ import annotations

import random

import pytest
from handmade import Line, page_of, pdf

from benchmarks.reading.damage import damaged
from clausecheck.errors import DocumentError
from clausecheck.reading import read

PROSE = [f"The Parties shall cooperate on matter {n} of this Agreement." for n in range(12)]


def good() -> bytes:
    cells = [
        Line(x, 300 - 14 * n, words) for n in range(5) for x, words in ((72, f"0{n}01"), (200, "Horses"), (400, "5 %"))
    ]
    stamp = Line(30, 200, "printed by the office", 8, matrix="0 1 -1 0")
    return pdf([*page_of(*PROSE, top=760), *cells, stamp], page_of(*PROSE), page_of("Article 2", "", *PROSE))


@pytest.mark.parametrize("seed", range(80))
def test_damage_costs_at_most_the_document(seed: int) -> None:
    data = damaged(good(), random.Random(seed))
    try:
        _, text = read("draft.pdf", data=data, ocr="never")
    except DocumentError as error:
        assert str(error).startswith("draft.pdf: ")
        return
    for start in range(0, max(len(text.content) - 8, 0), 7):
        for box in text.boxes(start, start + 8):
            assert 1 <= box.page <= len(text.layout.pages)
