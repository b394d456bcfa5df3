"""Damaged and hostile files of every format end in text or in an error with a name, never in anything else."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.reading.damage import good_files, mutation
from benchmarks.reading.hostile import HOSTILE, pdf_bomb
from clausecheck.errors import DamagedError, DocumentError, LimitError
from clausecheck.reading import Limits, read
from clausecheck.reading.process import ReadingProcess


@cache
def files() -> dict[str, bytes]:
    """Without PDF, whose damage is tested by itself."""
    return {name: data for name, data in good_files().items() if name != "PDF"}


def test_good_files_are_read() -> None:
    for name, data in files().items():
        assert read(name, data=data)[1].content.strip()


@pytest.mark.parametrize("seed", range(180))
def test_damage_costs_at_most_the_document(seed: int) -> None:
    _, data = mutation(files(), seed)
    try:
        _, text = read("draft", data=data, ocr="never")
    except DocumentError as error:
        assert str(error).startswith("draft: ")
        assert error.remedy.endswith(".")
        return
    for mark in text.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(text.origin)
    assert text.origin_span(0, len(text.content)).end <= len(text.origin)


@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        ("zip bomb, .docx", LimitError, "would unpack to"),
        ("entity bomb, .docx", DamagedError, "entities of its own"),
        ("entity that names a file, .docx", DamagedError, "entities of its own"),
        ("entity bomb, .xml", DamagedError, "entities of its own"),
        ("entity of 90 kB used 30,000 times, .xml", DamagedError, "entities of its own"),
        ("entity that names a file, .xml", DamagedError, "entities of its own"),
        ("200,000 elements in one another, .xml", DamagedError, "nest deeper"),
        ("200,000 elements in one another, .html", LimitError, "nests more elements"),
        ("200,000 content controls in one another, .docx", DamagedError, "nest deeper"),
        ("one page 100,000 times, .pdf", LimitError, "100,000 pages"),
    ],
)
def test_traps_are_named(name: str, error: type[DocumentError], said: str) -> None:
    with pytest.raises(error, match=said):
        read("trap", data=HOSTILE[name](), ocr="never")


def test_a_text_is_measured_before_it_is_worked_on() -> None:
    with pytest.raises(LimitError, match="characters; the limit is"):
        read("trap", data=b"# [a](b) **c**\n" * 100, limits=Limits(max_characters=1000))


def test_a_reader_that_memory_fails_says_so() -> None:
    limits = Limits(max_memory=600 * 2**20)
    with ReadingProcess(limits) as reader, pytest.raises(LimitError, match="more than 600 MB of memory"):
        reader.read("trap.pdf", data=pdf_bomb(80), ocr="never")
