"""Where words are: any span leads back to the characters it was made from, and its boxes cover its words and no others.

The boxes are held against PDFium's own boxes of characters, which the reader does not use: it asks for looser ones.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
import pypdfium2
import pytest
from handmade import Line, page_of, pdf
from hypothesis import given, settings
from hypothesis import strategies as st
from scanned import saved

from clausecheck.agreement import Text
from clausecheck.language.folding import KeyWords, folded
from clausecheck.reading import read
from clausecheck.structure import parse

if TYPE_CHECKING:
    from numpy.typing import NDArray

CORPUS = Path(__file__).parents[2] / "corpus"
WORDS = re.compile(r"\S+")


@dataclass(frozen=True)
class Read:
    """A PDF as read, the places of its words in the text, and PDFium's characters of each page."""

    text: Text
    words: tuple[tuple[int, int], ...]
    pages: tuple[tuple[str, NDArray[np.float64]], ...]


def pages_of(data: bytes) -> tuple[tuple[str, NDArray[np.float64]], ...]:
    """The letters of each page and the middles of their boxes on the page as shown, by PDFium alone."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        characters, places = page.get_textpage(), []
        letters = ""
        left, bottom, right, top = page.get_bbox()
        for index in range(characters.count_chars()):
            letter = characters.get_text_range(index, 1)
            if not letter.isalnum():
                continue
            x0, y0, x1, y1 = characters.get_charbox(index)
            across, up = (x0 + x1) / 2 - left, (y0 + y1) / 2 - bottom
            width, height = right - left, top - bottom
            turned = ((across, height - up), (up, across), (width - across, up), (height - up, width - across))
            places.append(turned[page.get_rotation() // 90])
            letters += letter[0]
        found.append((letters, np.array(places).reshape(-1, 2)))
    return tuple(found)


def read_pdf(data: bytes) -> Read:
    _, text = read("any.pdf", data=data, ocr="never")
    return Read(text, tuple(found.span() for found in WORDS.finditer(text.content)), pages_of(data))


COLUMNS = [
    Line(x, 780 - 13 * n + 0.0175 * x, f"{word} line {n} of words set in columns", 10, matrix="1 0.0175 -0.0175 1")
    for n in range(20)
    for x, word in ((60, "left"), (310, "right"))
]
SIDEWAYS = [
    Line(80 + 14 * n, 100, f"Line {n} runs up the page, as wide tables do.", 10, matrix="0 1 -1 0") for n in range(9)
]
BODY = page_of(*[f"{n}. The Parties shall co-operate on subject {n}." for n in range(1, 30)], leading=20)
FILES = ("mongolia", "bbnj", "rotated 90", "rotated 180", "rotated 270", "sideways", "askew")


@cache
def document(name: str) -> Read:
    """Real and made PDFs; of the long ones, the first pages."""
    if name in ("mongolia", "bbnj"):
        (file,) = CORPUS.glob(f"*{name}*.pdf")
        whole, some = pypdfium2.PdfDocument(file), pypdfium2.PdfDocument.new()
        some.import_pages(whole, list(range(6)))
        return read_pdf(saved(some))
    made = {
        "sideways": pdf([*BODY[:6], *SIDEWAYS]),
        "askew": pdf(COLUMNS),
    }
    return read_pdf(made[name] if name in made else pdf(BODY, rotate=int(name.split()[1])))


def letters(words: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", words) if letter.isalnum())


def span_of(one: Read, first: int, count: int) -> tuple[int, int]:
    """The span of so many words, from one of them on."""
    at = first % len(one.words)
    return one.words[at][0], one.words[min(at + count, len(one.words)) - 1][1]


SPANS = (st.sampled_from(FILES), st.integers(0, 100_000), st.integers(1, 12))


@settings(max_examples=300)
@given(*SPANS)
def test_a_span_leads_back_to_the_letters_it_was_made_from(name: str, first: int, count: int) -> None:
    one = document(name)
    start, end = span_of(one, first, count)
    low, high = one.text.origin_span(start, end)
    assert letters(one.text.origin[low:high]) == letters(one.text.content[start:end])
    assert one.text.above(low) <= start < end <= one.text.above(high)


@settings(max_examples=300)
@given(*SPANS)
def test_boxes_lie_on_their_page_and_cover_the_words_and_no_others(name: str, first: int, count: int) -> None:
    one = document(name)
    start, end = span_of(one, first, count)
    boxes = one.text.boxes(start, end)
    assert boxes
    covered: Counter[str] = Counter()
    for box in boxes:
        page = one.text.layout.pages[box.page - 1]
        assert -0.5 <= box.x0 < box.x1 <= page.width + 0.5
        assert -0.5 <= box.top < box.bottom <= page.height + 0.5
        names, places = one.pages[box.page - 1]
        inside = (np.abs(places[:, 0] - (box.x0 + box.x1) / 2) <= (box.x1 - box.x0) / 2) & (
            np.abs(places[:, 1] - (box.top + box.bottom) / 2) <= (box.bottom - box.top) / 2
        )
        covered.update(letters("".join(names[at] for at in np.flatnonzero(inside).tolist())))
    wanted = Counter(letters(one.text.content[start:end]))
    assert wanted - covered == Counter()
    # A line that climbs has a box into which its neighbours reach; elsewhere an edge may touch one more letter.
    extra = (covered - wanted).total()
    assert extra <= (wanted.total() if name == "askew" else len(boxes)), (extra, one.text.content[start:end])


@settings(max_examples=60)
@given(st.integers(0, 100_000), st.integers(1, 12))
def test_words_folded_by_the_structure_and_the_rules_keep_their_places(first: int, count: int) -> None:
    """A text on which every projection lies: lines joined, words folded for the rules, marks for the structure."""
    one = misread()
    at = first % len(one.words)
    start, end = one.words[at][0], one.words[min(at + count, len(one.words)) - 1][1]
    low, high = one.text.origin_span(start, end)
    assert letters(one.text.origin[low:high]) == letters(one.text.written(start, end))
    assert one.text.boxes(start, end)


@cache
def misread() -> Read:
    """A hidden layer of text with slips in it, on an image."""
    lines = [
        line
        for n in range(1, 20)
        for line in (
            f"{n}, The Parlies sha11 coopcrate against cyhercrirne and promote the Buda-",
            f"pcst Convention no {n}.",
        )
    ]
    with pikepdf.open(io.BytesIO(pdf(page_of("Artic1e 1", *lines, leading=24, x=40), image=True))) as made:
        made.pages[0].contents_add(b"3 Tr\n", prepend=True)
        buffer = io.BytesIO()
        made.save(buffer)
    source, text = read("any.pdf", data=buffer.getvalue(), ocr="never")
    text = parse(source, folded(text, KeyWords.of(["Budapest Convention", "cybercrime"]))).text
    assert "Budapest" in text.content
    assert "Article 1" in text.content
    assert len(text.maps) >= 3
    return Read(text, tuple(found.span() for found in WORDS.finditer(text.content)), ())


@pytest.mark.parametrize("name", FILES)
def test_the_documents_have_words_enough(name: str) -> None:
    assert len(document(name).words) > 50
