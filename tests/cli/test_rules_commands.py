"""`clausecheck rules`: list, show, lint, new, schema."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from clausecheck.rulebook.template import rule_template


def rules(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "clausecheck", "rules", *arguments]
    # Named, because readline sets COLUMNS in the environment that is inherited without a word.
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=dict(os.environ))


def test_a_new_rule_already_passes_its_tests(tmp_path: Path) -> None:
    begun = rules("new", "critical-raw-materials")
    assert begun.stdout == rule_template("critical-raw-materials")
    file = tmp_path / "critical-raw-materials.yaml"
    file.write_text(begun.stdout, "utf-8")
    tested = rules("test", "--rules", str(file))
    assert (tested.returncode, tested.stdout) == (0, "4 examples as stated, 0 not, in 1 rules\n")


@pytest.mark.parametrize("name", ["Critical Raw", "a--b", "", "ä", "../x"])
def test_a_new_rule_needs_a_plain_id(name: str) -> None:
    assert rules("new", name).returncode == 2


def test_a_rule_is_shown_with_its_words_and_look_alikes() -> None:
    shown = rules("show", "budapest-convention-reference").stdout
    for words in ("looks for:", "Convention on Cybercrime", "not: ", "suggested: ", "examples: "):
        assert words in shown


@pytest.mark.parametrize("kind", ["rule", "instrument", "topic", "pack", "profile"])
def test_the_schema_is_a_json_schema_that_refuses_unknown_keys(kind: str) -> None:
    schema = json.loads(rules("schema", kind).stdout)
    assert schema["additionalProperties"] is False
    assert "id" in schema["required"]


def test_the_shipped_rules_have_no_warnings() -> None:
    linted = rules("lint", "--no-hints")
    assert (linted.returncode, linted.stdout.splitlines()[:-1]) == (0, [])


def test_lint_finds_a_rule_that_can_never_match(tmp_path: Path) -> None:
    words = rule_template("odd").replace("words: [odd]", "all: [{words: [odd]}, {not: {words: [odd]}}]")
    (tmp_path / "odd.yaml").write_text(words, "utf-8")
    linted = rules("lint", "--rules", str(tmp_path / "odd.yaml"), "--no-hints")
    assert linted.returncode == 1
    assert "odd: warning: look_for can never hold" in linted.stdout


class TestList:
    def test_rules_stand_under_their_pack(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("COLUMNS", raising=False)
        lines = rules("list").stdout.splitlines()
        pack = lines.index("Cybersecurity  --pack cybersecurity")
        assert lines[pack + 1].startswith("cybersecurity-cooperation ")
        assert "'--profile NAME' shows what a profile holds: cybercrime-only, eu-association, eu-trade." in lines

    def test_a_profile_says_what_it_holds_and_wants(self) -> None:
        shown = rules("list", "--profile", "eu-trade").stdout
        assert shown.startswith("EU trade agreement\nWhat a trade agreement can be expected to hold:")
        assert re.search(r"^budapest-convention-reference  weak     Reference to the Budapest Convention$", shown, re.M)
        assert "cybercrime-extradition" not in shown

    def test_in_json_too(self) -> None:
        listed = json.loads(rules("list", "--profile", "eu-trade", "--format", "json").stdout)
        assert {one["rule"]: one["wanted"] for one in listed}["budapest-convention-reference"] == "weak"

    def test_an_unknown_profile_is_answered_with_those_there_are(self) -> None:
        ran = rules("list", "--profile", "eu")
        assert ran.returncode == 2
        assert "eu-trade" in ran.stderr


def test_a_rule_is_wrapped_at_the_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = rules("show", "cybercrime-cooperation").stdout.splitlines()
    assert max(map(len, lines)) <= 60
    assert "  computer systems and data, or for the collection of" in lines
