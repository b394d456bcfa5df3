"""`check` with waivers: from which file, on which day, and what a waiver that does nothing costs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clausecheck.cli.main import app

RULE = "budapest-convention-reference"
DRAFT = """\
# AGREEMENT between the European Union and Ruritania

## Article 36

### Combating cybercrime

The Parties may promote the Budapest Convention on Cybercrime as the global standard against cybercrime.
"""
WAIVER = """\
rule: budapest-convention-reference
    agreement: {agreement}
    reason: Comes back in round 8.
    author: J. Petrova
    expires: 2026-12-31
"""
Check = Callable[..., Result]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Check the draft against the level wanted, on the last day of 2026 if no other is given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLAUSECHECK_TODAY", raising=False)
    Path(".git").mkdir()
    Path("drafts").mkdir()
    Path("drafts/ruritania.md").write_text(DRAFT, "utf-8")

    def check(*arguments: str, today: str = "2026-12-31") -> Result:
        always = ("check", "drafts/ruritania.md", "--rule", RULE, "--fail-on", "wanted", "--today", today)
        return CliRunner().invoke(app, [*always, *arguments])

    return check


def waive(agreement: str = "drafts/*.md", file: str = "waivers.yaml") -> None:
    Path(file).write_text("waivers:\n  - " + WAIVER.format(agreement=agreement), "utf-8")


def flat(words: str) -> str:
    return " ".join(words.split())


def test_without_a_waiver_it_fails(check: Check) -> None:
    ran = check()
    assert (ran.exit_code, "Waivers" in ran.stdout) == (1, False)


def test_a_waiver_lets_it_pass_and_is_shown_and_counted_apart(check: Check) -> None:
    waive()
    ran = check()
    assert ran.exit_code == 0
    assert "waived until 2026-12-31 by J. Petrova: Comes back in round 8." in flat(ran.stdout)
    assert "1 rule: all at the level wanted, 1 waived" in flat(ran.stdout)


def test_after_its_day_it_fails_again_and_says_so(check: Check) -> None:
    waive()
    ran = check(today="2027-01-01")
    assert ran.exit_code == 1
    assert "the waiver expired on 2026-12-31; it was by J. Petrova" in flat(ran.stdout)


def test_machines_are_told_the_same(check: Check) -> None:
    waive()
    [result] = json.loads(check("--format", "jsonl").stdout)["results"]
    assert result["waiver"] == {
        "rule": RULE,
        "agreement": "drafts/*.md",
        "citation": None,
        "accepts": None,
        "reason": "Comes back in round 8.",
        "author": "J. Petrova",
        "expires": "2026-12-31",
        "file": "waivers.yaml",
        "line": 2,
    }
    [late] = json.loads(check("--format", "jsonl", today="2027-01-01").stdout)["results"]
    assert (late["waiver"], late["expired_waiver"]) == (None, result["waiver"])


def test_without_waivers_a_report_knows_no_day(check: Check) -> None:
    reports = {check("--output", f"json={day}.json", today=day).stdout for day in ("2026-12-31", "2030-01-01")}
    assert len(reports) == 1
    assert Path("2026-12-31.json").read_bytes() == Path("2030-01-01.json").read_bytes()
    assert not re.search(r"\b20[23]\d\b", Path("2030-01-01.json").read_text("utf-8"))


class TestWhere:
    def test_a_named_file_whose_folder_its_patterns_are_relative_to(self, check: Check) -> None:
        Path("team").mkdir()
        waive("../drafts/*.md", "team/accepted.yaml")
        assert check("--waivers", "team/accepted.yaml").exit_code == 0
        assert check().exit_code == 1

    def test_a_table_of_the_configuration(self, check: Check) -> None:
        Path("clausecheck.toml").write_text(
            '[[waivers]]\nrule = "budapest-convention-reference"\nagreement = "drafts/ruritania.md"\n'
            'reason = "Comes back in round 8."\nauthor = "J. Petrova"\nexpires = 2026-12-31\n',
            "utf-8",
        )
        assert check().exit_code == 0
        assert check(today="2027-01-01").exit_code == 1
        assert check("--no-config").exit_code == 1

    def test_from_a_folder_below(self, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("clausecheck.toml").write_text("", "utf-8")
        waive()
        monkeypatch.chdir("drafts")
        arguments = ["check", "ruritania.md", "--rule", RULE, "--fail-on", "wanted", "--today", "2026-12-31"]
        assert CliRunner().invoke(app, arguments).exit_code == 0

    def test_by_hash_and_by_title(self, check: Check) -> None:
        waive(json.loads(check("--format", "jsonl").stdout)["source"]["sha256"])
        assert check().exit_code == 0
        waive("Agreement between the European Union and Ruritania")
        assert check().exit_code == 0


class TestWrong:
    def test_a_missing_file(self, check: Check) -> None:
        ran = check("--waivers", "none.yaml")
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert "none.yaml: there is no such file of waivers" in ran.stderr

    def test_mistakes_are_told_at_their_line(self, check: Check) -> None:
        waive()
        words = Path("waivers.yaml").read_text("utf-8").replace("reference", "refrence").replace("author", "autor")
        Path("waivers.yaml").write_text(words, "utf-8")
        ran = check()
        assert ran.exit_code == 2
        assert "waivers.yaml:2:5: there is no rule 'budapest-convention-refrence'; did you mean" in ran.stderr
        assert "waivers.yaml:5:5: unknown key 'autor'; did you mean 'author'?" in ran.stderr

    def test_a_day_that_is_none(self, check: Check) -> None:
        assert check(today="tomorrow").exit_code == 2


class TestUnused:
    def test_of_a_verdict_that_needs_none(self, check: Check) -> None:
        waive()
        Path("drafts/ruritania.md").write_text(DRAFT.replace("may", "shall"), "utf-8")
        ran = check()
        assert ran.exit_code == 0
        said = f"waivers.yaml:2: unused waiver of {RULE}: the verdict is full, which needs no waiver"
        assert said in flat(ran.stdout)
        assert check("--unused-waivers", "fail").exit_code == 1

    def test_of_no_file_there_is(self, check: Check) -> None:
        waive("drafts/ruritanai.md")
        ran = check()
        assert ran.exit_code == 1
        assert "waivers.yaml:2: unused waiver of" in ran.stderr
        assert "no file and no agreement here is 'drafts/ruritanai.md'" in ran.stderr

    def test_of_a_file_that_is_not_checked_now(self, check: Check) -> None:
        Path("drafts/borduria.md").write_text(DRAFT, "utf-8")
        waive("drafts/borduria.md")
        ran = check()
        assert "unused" not in ran.stdout + ran.stderr
