"""A text as bytes and back: nothing of it is lost, and bytes of others are no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.agreement import Kind, MarkKind, Source, StatedProvision, Text, TextMark
from clausecheck.audit.frozen import frozen, thawed
from clausecheck.offsets import Edit, Span
from clausecheck.reading import read


def same(one: Text, other: Text) -> bool:
    layouts = [(t.layout.pages, t.layout.line_starts, t.layout.line_pages, t.layout.line_boxes) for t in (one, other)]
    rest = [(t.layout.lefts, t.layout.line_turns, t.marks, t.stated, t.content, t.origin) for t in (one, other)]
    maps = [[(m.starts, m.below_starts, m.below_ends, m.length, m.below_length) for m in t.maps] for t in (one, other)]
    return layouts[0] == layouts[1] and rest[0] == rest[1] and maps[0] == maps[1]


@pytest.mark.parametrize(
    "file",
    [
        "eu-australia-framework-agreement-2017.pdf",
        "eu-australia-framework-agreement-2017.txt",
        "eu-mongolia-partnership-and-cooperation-agreement-2013.pdf",
    ],
)
def test_real_agreements_come_back_whole(corpus: Path, file: str) -> None:
    source, text = read(corpus / file)
    kept = frozen(source, text)
    back = thawed(kept)
    assert back is not None
    assert back[0] == source
    assert same(back[1], text)
    at = text.content.index("cooperation")
    assert back[1].boxes(at, at + 9) == text.boxes(at, at + 9)
    assert frozen(*back) == kept


@given(st.text(max_size=60), st.text(max_size=5))
def test_any_text_with_projections_and_marks_comes_back(words: str, new: str) -> None:
    text = Text.of(
        words,
        marks=(TextMark(MarkKind.COMMENT, Span(0, len(words)), "A", "2026-01-01", new),),
        stated=(StatedProvision(Kind.ARTICLE, "1", new, 0, 0, len(words)),),
    ).project([Edit(0, len(words) // 2, new)])
    back = thawed(frozen(Source("a.txt", "0" * 64, "text/plain"), text))
    assert back is not None
    assert same(back[1], text)


@given(st.binary(max_size=200), st.integers(0, 500), st.integers(0, 255))
def test_bytes_of_others_are_no_text(noise: bytes, at: int, value: int) -> None:
    assert thawed(noise) is None
    good = bytearray(frozen(Source("a.txt", "0" * 64, "text/plain"), Text.of("Article 1 of some length")))
    if at < len(good):
        good[at] = value
    thawed(bytes(good))
    assert thawed(bytes(good[: len(good) // 2])) is None
