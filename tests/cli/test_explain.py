"""`clausecheck explain` on a real agreement."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MONGOLIA = Path(__file__).parents[2] / "corpus" / "eu-mongolia-partnership-and-cooperation-agreement-2013.pdf"


def explain(rule: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "clausecheck", "explain", str(MONGOLIA), rule]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_a_listed_item_is_explained_fact_by_fact() -> None:
    told = explain("cybercrime-cooperation")
    assert told.returncode == 0
    for words in (
        "Article 41(2)(g), p. 8",
        "as well as fighting [cyber crime];",
        "why partial: it is one item of a list",
        "to make it full: give it a paragraph of its own",
        "suggested:",
    ):
        assert words in " ".join(told.stdout.split())


def test_an_absence_is_explained_by_what_only_looks_like_it() -> None:
    told = explain("budapest-convention-reference").stdout
    assert "absent" in told


def test_an_unknown_rule_is_wrong_use() -> None:
    told = explain("budapest")
    assert (told.returncode, told.stdout) == (2, "")
    assert "there is no rule 'budapest'" in told.stderr
