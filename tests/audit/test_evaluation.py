"""`clausecheck evaluate`: verdicts against a table coded by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clausecheck.audit.evaluation import Judged, TruthRow, locate, read_truth, scores
from clausecheck.errors import UsageError

CORPUS = Path(__file__).parents[2] / "corpus"
MONGOLIA = "eu-mongolia-partnership-and-cooperation-agreement-2013"
TABLE = f"""\
source_file,rule_id,expected,article,evidence_quote
{MONGOLIA}.txt,cybercrime-cooperation,partial,Article 41(2)(g),fighting cyber crime
{MONGOLIA}.txt,budapest-convention-reference,absent,-,
{MONGOLIA}.txt,essential-elements-clause,full,Article 99,
{MONGOLIA}.txt,a-rule-that-is-not-there,full,Article 1,
nowhere.txt,cybercrime-cooperation,full,Article 1,
"""


def test_a_table_is_scored_row_by_row(tmp_path: Path) -> None:
    (tmp_path / "truth.csv").write_text(TABLE, "utf-8")
    command = [sys.executable, "-m", "clausecheck", "evaluate", str(tmp_path / "truth.csv"), "--texts", str(CORPUS)]
    environment = {**os.environ, "COLUMNS": "140"}
    run = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 3
    assert "nowhere.txt: there is no such document" in run.stderr
    told = " ".join(run.stdout.split())
    assert "essential-elements-clause: full as expected, but at Article" in told
    assert "all rules 3 2 1.000 [0.342, 1.000] 1.000 [0.342, 1.000] 1.000" in told
    assert "right article 0.500" in told


def test_documents_are_found_by_their_stem(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "pta_1.eu.txt").write_text("x", "utf-8")
    (tmp_path / "pta_11.eu.txt").write_text("x", "utf-8")
    assert locate(tmp_path, "pta_1.xml") == tmp_path / "deep" / "pta_1.eu.txt"
    assert locate(tmp_path, "pta_2.xml") is None


@pytest.mark.parametrize(
    ("content", "told"),
    [("", "no rows"), ("rule,expected\nx,full\n", "lacks the column source_file"), (None, "cannot be read")],
)
def test_a_table_that_is_none_is_told(tmp_path: Path, content: str | None, told: str) -> None:
    if content is not None:
        (tmp_path / "truth.csv").write_text(content, "utf-8")
    with pytest.raises(UsageError, match=told):
        read_truth(tmp_path / "truth.csv")


def test_what_does_not_apply_counts_as_absent() -> None:
    row = TruthRow("a", "b", "absent", "")
    assert scores([Judged(row, "not-applicable", ())]).accuracy.value == 1.0
