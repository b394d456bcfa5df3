"""A long document is read as two halves; where the second is read makes no difference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.reading import halves, read

if TYPE_CHECKING:
    import pytest

GEORGIA = Path(__file__).parents[2] / "corpus" / "eu-georgia-association-agreement-2014.pdf"


def test_the_text_is_the_same_wherever_the_second_half_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    _, beside = read(GEORGIA)

    def fails(self: halves.SecondHalf) -> None:
        self._answer = b""

    monkeypatch.setattr(halves.SecondHalf, "_run", fails)
    _, here = read(GEORGIA)
    assert beside.content == here.content
    assert beside.layout.lefts == here.layout.lefts
    assert beside.layout.pages == here.layout.pages


def test_a_process_that_stops_half_way_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = halves.SecondHalf._run  # noqa: SLF001 (the process is what is to fail)

    def stops(self: halves.SecondHalf) -> None:
        whole(self)
        self._answer = self._answer[: len(self._answer) // 2]

    monkeypatch.setattr(halves.SecondHalf, "_run", stops)
    _, text = read(GEORGIA)
    monkeypatch.setattr(halves.SecondHalf, "_run", whole)
    assert text.content == read(GEORGIA)[1].content
