"""Tables line up, and peers read the pages they are told to."""

from __future__ import annotations

import pytest

from benchmarks.peers import PEERS, sample
from benchmarks.process import ROOT
from benchmarks.table import decimal, share, table
from clausecheck.audit.scoring import Share


def test_a_table_is_aligned_markdown() -> None:
    assert table(("rule", "F1"), [("a", "0.5"), ("longer name", "–")]).splitlines() == [
        "| rule        |  F1 |",
        "| ----------- | --: |",
        "| a           | 0.5 |",
        "| longer name |   – |",
    ]


def test_a_table_may_have_no_rows() -> None:
    assert table(("one", "b"), []).splitlines() == ["| one |   b |", "| --- | --: |"]


def test_scores_are_written_to_three_places() -> None:
    assert decimal(None) == "–"
    assert decimal(2 / 3) == "0.667"
    assert share(Share(0, 0), interval=True) == "–"
    assert share(Share(10, 10)) == "1.000"
    assert share(Share(10, 10), interval=True) == "1.000 [0.722, 1.000]"


def test_a_sample_is_spread_over_the_file() -> None:
    assert sample(5, None) == sample(5, 9) == [0, 1, 2, 3, 4]
    assert sample(1000, 4) == [0, 250, 500, 750]


@pytest.mark.parametrize("peer", PEERS)
def test_peers_read_the_pages_asked_for(peer: str) -> None:
    texts = list(PEERS[peer](ROOT / "corpus" / "eu-mongolia-partnership-and-cooperation-agreement-2013.pdf", 3))
    assert len(texts) == 3
    assert "Mongolia" in texts[0].replace("MONGOLIA", "Mongolia")
