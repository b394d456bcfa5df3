"""Damaged PDFs end in text or in an error with a name, never in anything else."""

from __future__ import annotations

import random

import pytest
from handmade import Line, page_of, pdf

from clausecheck.errors import DocumentError
from clausecheck.reading import read

PROSE = [f"The Parties shall cooperate on matter {n} of this Agreement." for n in range(12)]


def good() -> bytes:
    cells = [
        Line(x, 300 - 14 * n, words) for n in range(5) for x, words in ((72, f"0{n}01"), (200, "Horses"), (400, "5 %"))
    ]
    stamp = Line(30, 200, "printed by the office", 8, matrix="0 1 -1 0")
    return pdf([*page_of(*PROSE, top=760), *cells, stamp], page_of(*PROSE), page_of("Article 2", "", *PROSE))


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Bits turned, a stretch cut out, a stretch put in the place of another, or the end lost."""
    broken = bytearray(data)
    at, length = chance.randrange(len(data)), chance.randrange(1, 400)
    match chance.randrange(4):
        case 0:
            for _ in range(chance.randrange(1, 60)):
                broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        case 1:
            del broken[at : at + length]
        case 2:
            source = chance.randrange(len(data))
            broken[at : at + length] = data[source : source + length]
        case _:
            del broken[at:]
    return bytes(broken)


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
