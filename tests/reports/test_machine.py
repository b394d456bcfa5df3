"""The report for programs: its contract, and that it never says more than the text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from samples import SMALL_RULES, agreement_of, laid_out

from clausecheck.agreement import Trust
from clausecheck.errors import DamagedError
from clausecheck.matching import Judge
from clausecheck.reports.machine import dump, failure_data, report_data
from clausecheck.rulebook.rule import Rulebook

LINES = (
    "AGREEMENT between the European Union and Georgia",
    "Article 1",
    "The Parties shall, where appropriate, implement the Budapest Con-",
    "vention. They shall cooperate against drugs, arms, corruption and cybercrime.",
    "Article 2",
    "The Budapest Treaty shall apply.",
    "Done at Brussels on 27 June 2014.",
    "",
)
TRUST = (Trust.DIGITAL, Trust.DIGITAL, Trust.IMAGE_ONLY)


@pytest.fixture(scope="module")
def data(small_judge: Judge) -> dict[str, Any]:
    text = laid_out(*LINES, pages=(1, 1, 1, 2, 2, 2, 2, 3), trust=TRUST)
    return report_data(small_judge.judge(agreement_of(text)))


@pytest.fixture(scope="module")
def content() -> str:
    return "".join(f"{line}\n" for line in LINES)


def test_the_keys_of_the_contract(data: dict[str, Any]) -> None:
    assert data["schema"] == "clausecheck/report/v1"
    assert set(data) >= {"schema", "source", "agreement", "trust", "results"}
    assert set(data["source"]) >= {"path", "sha256", "pages", "media_type"}
    assert set(data["agreement"]) >= {"title", "parties", "date_signed", "language"}
    findings = [finding for result in data["results"] for finding in result["findings"]]
    misses = [miss for result in data["results"] for miss in result["near_misses"]]
    assert findings
    assert misses
    for result in data["results"]:
        assert set(result) >= {"rule", "pack", "verdict", "findings", "near_misses"}
    wanted = "citation page start end boxes quote grade placement commitment focus bound enforceable".split()
    for finding in findings:
        assert set(finding) >= set(wanted)
    for miss in misses:
        assert set(miss) >= {"citation", "page", "start", "end", "quote", "why"}


def test_every_rule_appears_in_the_order_of_the_rulebook(data: dict[str, Any], small: Rulebook) -> None:
    assert [(one["rule"], one["pack"]) for one in data["results"]] == [(rule.id, rule.pack) for rule in small.rules]


def test_facts_of_the_agreement(data: dict[str, Any]) -> None:
    assert data["agreement"]["date_signed"] == "2014-06-27"
    assert data["agreement"]["parties"] == ["European Union", "Georgia"]
    assert data["source"]["pages"] == 3


def test_trust_names_the_pages_that_could_not_be_read(data: dict[str, Any]) -> None:
    assert data["trust"]["readable_share"] == pytest.approx(2 / 3, abs=1e-4)
    assert data["trust"]["grades"] == {"digital": 2, "image-only": 1}


def test_values_are_of_one_kind(data: dict[str, Any]) -> None:
    for result in data["results"]:
        assert result["verdict"] in {"full", "partial", "weak", "absent", "contradicted", "not-applicable"}
        for finding in result["findings"]:
            assert finding["commitment"] in range(6)
            assert finding["grade"] in {"full", "partial", "weak", "contradicted"}
            assert finding["enforceable"] in {"yes", "own-procedure", "excluded", "none-found"}
            assert finding["boxes"]
            assert {box["page"] for box in finding["boxes"]} <= {1, 2, 3}


def test_every_span_lies_in_the_text_and_says_what_the_quote_says(data: dict[str, Any], content: str) -> None:
    for result in data["results"]:
        for finding in result["findings"]:
            words = " ".join(content[finding["start"] : finding["end"]].split())
            assert words
            assert words in finding["quote"]
            for mark in finding["marks"]:
                assert content[mark["start"] : mark["end"]].strip()
                assert mark["role"] in {"object", "verb", "hedge"}
        for miss in result["near_misses"]:
            assert " ".join(content[miss["start"] : miss["end"]].split()) in miss["quote"]


def test_nothing_in_it_changes_from_one_run_to_the_next(small_judge: Judge, small: Rulebook) -> None:
    agreement = agreement_of("".join(f"{line}\n" for line in LINES))
    again = dump(report_data(Judge(small).judge(agreement)))
    assert dump(report_data(small_judge.judge(agreement))) == again
    assert json.loads(again)["source"]["path"] == "draft.txt"


def test_the_order_of_hashes_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("\n\n".join(LINES), "utf-8")
    code = (
        "import sys; from pathlib import Path\n"
        "from clausecheck.matching import Judge; from clausecheck.reading import read\n"
        "from clausecheck.reports.machine import dump, report_data; from clausecheck.structure import parse\n"
        "from clausecheck.rulebook.loading import load_rulebook\n"
        "book = load_rulebook(root=Path(sys.argv[1]))\n"
        "print(dump(report_data(Judge(book).judge(parse(*read('draft.txt'))))))\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, str(SMALL_RULES)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    ]
    assert runs[0] == runs[1] == runs[2]
    assert len(json.loads(runs[0])["results"]) == 5


def test_words_of_all_alphabets_stay_words() -> None:
    assert dump({"title": "Übereinkommen Ελλάς"}) == '{"title": "Übereinkommen Ελλάς"}'


def test_a_file_that_could_not_be_read_has_its_place_in_the_output() -> None:
    data = failure_data(DamagedError("draft.pdf", "the file is damaged", "Export it again."))
    assert data["schema"] == "clausecheck/report/v1"
    assert data["source"]["path"] == "draft.pdf"
    assert data["error"] == {"kind": "DamagedError", "problem": "the file is damaged", "remedy": "Export it again."}
    assert data["results"] == []
