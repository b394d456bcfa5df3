"""The table of clauses on dispute settlement: every row stands in its text, and is found and attached as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.enforceability import Row, disagreements, rows
from clausecheck.matching.enforceability import Effect

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.agreement}:{row.clause}")
def test_every_clause_is_found_and_attached_to_what_it_covers(row: Row) -> None:
    words = " ".join((CORPUS / f"{row.agreement}.txt").read_text(encoding="utf-8").split())
    assert row.quote in words
    assert Effect(row.effect)
    assert row.covers
    assert list(disagreements(row)) == []
