"""Drafts made at random come back whole: every paragraph, number and mark, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.reading.clauses import Block
from benchmarks.reading.drafts import draft
from benchmarks.reading.roundtrip import DRAFTS, back, marks_of, roundtrip
from benchmarks.reading.wordfile import docx, p, text_of


@pytest.mark.parametrize("seed", range(DRAFTS))
def test_a_draft_comes_back_whole(seed: int) -> None:
    written = draft(seed)
    text = text_of(written.data)
    assert text.content.split("\n\n") == [f"{number} {words}".strip() for number, words in written.blocks]
    assert sorted(marks_of(text)) == sorted(written.marks)


def test_drafts_hold_what_they_are_to_show() -> None:
    drafts = [draft(seed) for seed in range(DRAFTS)]
    numbers = [block.number for one in drafts for block in one.blocks]
    assert {"TITLE II", "Article 3", "(aa)", "3rd", "Part One", "A.2", "1.2.1", "iv)", "¹", "ⁱ"} <= set(numbers)
    assert {mark.kind for one in drafts for mark in one.marks} == {"insertion", "deletion", "comment"}
    assert any("\n" in block.words for one in drafts for block in one.blocks)
    assert draft(4).data == draft(4).data


def test_what_is_lost_counts() -> None:
    whole = draft(2)
    assert back(whole).whole
    lost = replace(whole, blocks=[*whole.blocks, Block("9.", "Never written.")])
    assert (back(lost).blocks - back(lost).blocks_back, back(lost).whole) == (1, False)
    misnumbered = replace(whole, blocks=[block._replace(number="99.") for block in whole.blocks])
    assert back(misnumbered).numbers_back == 0
    assert not back(replace(whole, marks=whole.marks[1:])).whole
    assert back(replace(whole, data=docx(p("AGREEMENT")))).blocks_back == 1


def test_the_table_says_whether_it_holds() -> None:
    assert list(roundtrip(range(2)))[-1].startswith("- holds: ")
