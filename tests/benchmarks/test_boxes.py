"""The pages drawn for the eye: the same seed draws the same, one of each kind there is; boxes are on the page."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from benchmarks.reading.boxes import drawn, has_columns, leaves, phrases, picture


def test_the_draw_repeats_and_shows_boxes_on_the_words(corpus: Path) -> None:
    pages = list(leaves(corpus / "eu-mongolia-partnership-and-cooperation-agreement-2013.pdf"))
    chosen = drawn(pages, random.Random(1))
    assert chosen == drawn(pages, random.Random(1))
    assert chosen[0][0] == "two columns"
    assert has_columns(chosen[0][1])
    leaf = chosen[1][1]
    spans = list(phrases(leaf, random.Random(2)))
    assert spans == list(phrases(leaf, random.Random(2)))
    for span in spans:
        assert 3 <= len(leaf.text.content[span.start : span.end].split()) <= 6
    colours = np.asarray(picture(leaf, spans)).reshape(-1, 3)
    for colour in ((255, 0, 0), (0, 0, 255), (0, 128, 0)):
        assert (colours == colour).all(axis=1).any()
