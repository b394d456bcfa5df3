"""Pictures of parts of pages, drawn in the reading process."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from clausecheck.errors import DamagedError
from clausecheck.reading import read
from clausecheck.reading.process import ReadingProcess
from clausecheck.reading.region import SCALE, Region


def test_a_picture_shows_the_part_of_the_page_that_was_asked_for(corpus: Path) -> None:
    agreement = corpus / "eu-australia-framework-agreement-2017.pdf"
    _, text = read(agreement)
    at = text.content.index("Budapest Convention")
    (box,) = text.boxes(at, at + len("Budapest"))
    words = Region(box.page, box.x0, box.top, box.x1, box.bottom)
    margin = Region(box.page, 2, 2, 40, 12)
    with ReadingProcess() as reader:
        drawn = reader.pictures(agreement, [words, margin, words])
    assert drawn[0] == drawn[2]
    pictures = [Image.open(io.BytesIO(one)).convert("L") for one in drawn]
    assert abs(pictures[0].width - words.width * SCALE) <= 2
    assert abs(pictures[0].height - words.height * SCALE) <= 2
    ink = [sum(shade < 128 for shade in picture.tobytes()) / (picture.width * picture.height) for picture in pictures]
    assert ink[0] > 0.08
    assert ink[1] == 0


def test_what_cannot_be_drawn_is_empty(corpus: Path) -> None:
    agreement = corpus / "eu-mongolia-partnership-and-cooperation-agreement-2013.pdf"
    with ReadingProcess() as reader:
        assert reader.pictures(agreement, [Region(4000, 0, 0, 10, 10), Region(1, 0, 0, 1e6, 1e6)]) == [b"", b""]


def test_a_broken_file_costs_a_clear_error() -> None:
    with ReadingProcess() as reader, pytest.raises(DamagedError, match="cannot be opened"):
        reader.pictures("broken.pdf", [Region(1, 0, 0, 9, 9)], data=b"%PDF-1.4 nothing")
