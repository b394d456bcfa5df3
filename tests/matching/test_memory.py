"""What is judged is let go at once: nothing in it refers to itself in a circle."""

from __future__ import annotations

import gc
from pathlib import Path

from clausecheck.matching import Judge
from clausecheck.reading import read
from clausecheck.rulebook import Rulebook
from clausecheck.structure import parse

MERCOSUR = "eu-mercosur-interregional-framework-agreement-1995.txt"


def test_an_agreement_and_its_report_leave_nothing_behind(corpus: Path, shipped: Rulebook) -> None:
    judge = Judge(shipped)
    judge.judge(parse(*read(corpus / MERCOSUR)))  # what is read and compiled on first use stays
    gc.collect()
    gc.disable()
    try:
        report = judge.judge(parse(*read(corpus / MERCOSUR)))
        assert report.results
        del report
        assert gc.collect() == 0
    finally:
        gc.enable()
