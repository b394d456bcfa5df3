"""`baseline create|compare` and `check --baseline`: only what became worse fails, and it is said what happened."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clausecheck.cli.main import app

DRAFT = """\
# AGREEMENT between the European Union and Ruritania

## Article 36

### Combating cybercrime

1. The Parties shall strengthen cooperation to prevent and combat cybercrime.

2. The Parties shall promote the Budapest Convention on Cybercrime
   as the global standard against cybercrime.
"""
REFORMATTED = """\
AGREEMENT between the European Union and Ruritania

Article 35

Trade

Goods shall move.

Article 37

Combating cybercrime

(1) The Parties shall strengthen co-operation to prevent and combat cyber-crime.

(2) The Parties shall promote the Budapest Convention on Cyber-
crime as the global standard against cybercrime.
"""
WEAKER = REFORMATTED.replace("shall promote", "may promote")
SAID = "Article 37(2) (was Article 36(2)): 'shall promote' became 'may promote': full → weak"
RULES = ("--rule", "budapest-convention-reference", "--rule", "cybercrime-cooperation")
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A folder with a draft and its baseline."""
    monkeypatch.chdir(tmp_path)
    Path("drafts").mkdir()
    Path("drafts/ruritania.md").write_text(DRAFT, "utf-8")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, [*arguments, *RULES])

    created = run("baseline", "create", "drafts/ruritania.md", "-o", "baseline.json")
    assert (created.exit_code, created.stdout, created.stderr) == (0, "", "")
    return run


def draft(words: str, name: str = "drafts/ruritania.md") -> None:
    Path(name).write_text(words, "utf-8")


def flat(words: str) -> str:
    return " ".join(words.split())


class TestCreate:
    def test_the_same_verdicts_give_the_same_bytes(self, run: Run) -> None:
        first = Path("baseline.json").read_bytes()
        assert run("baseline", "create", "drafts/ruritania.md").stdout.encode() == first
        [agreement] = json.loads(first)["agreements"]
        assert agreement["path"] == "drafts/ruritania.md"
        [finding] = agreement["results"][0]["findings"]
        assert finding["sentence"].endswith("as the global standard against cybercrime.")

    def test_paths_are_relative_to_the_baseline(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("kept").mkdir()
        run("baseline", "create", "drafts/ruritania.md", "-o", "kept/baseline.json")
        assert json.loads(Path("kept/baseline.json").read_bytes())["agreements"][0]["path"] == "../drafts/ruritania.md"
        monkeypatch.chdir("drafts")
        assert "1 worse" not in run("baseline", "compare", "../kept/baseline.json", "ruritania.md").stdout

    def test_an_unreadable_file_leaves_the_old_one(self, run: Run) -> None:
        first = Path("baseline.json").read_bytes()
        ran = run("baseline", "create", "drafts/ruritania.md", "none.md", "-o", "baseline.json")
        assert ran.exit_code == 3
        assert "no baseline is written" in ran.stderr
        assert Path("baseline.json").read_bytes() == first

    def test_a_draft_is_never_overwritten(self, run: Run) -> None:
        ran = run("baseline", "create", "drafts/ruritania.md", "-o", "drafts/ruritania.md")
        assert ran.exit_code == 2
        assert Path("drafts/ruritania.md").read_text("utf-8") == DRAFT


class TestCompare:
    def test_renumbering_and_reformatting_are_nothing(self, run: Run) -> None:
        draft(REFORMATTED)
        ran = run("baseline", "compare", "baseline.json", "drafts/ruritania.md")
        assert ran.exit_code == 0
        assert "2 verdicts: 0 worse, 0 better, 0 new, 2 unchanged" in ran.stdout

    def test_it_says_what_happened(self, run: Run) -> None:
        draft(WEAKER)
        ran = run("baseline", "compare", "baseline.json", "drafts/ruritania.md")
        assert ran.exit_code == 1
        assert f"▼ worse Reference to the Budapest Convention {SAID}" in flat(ran.stdout)
        told = json.loads(run("baseline", "compare", "baseline.json", "drafts/ruritania.md", "-f", "json").stdout)
        assert told["agreements"][0]["results"][0] == {
            "rule": "budapest-convention-reference",
            "kind": "worse",
            "before": "full",
            "verdict": "weak",
            "words": SAID,
        }

    def test_one_file_is_compared_with_one_agreement_whatever_their_names(self, run: Run) -> None:
        draft(WEAKER.replace("Ruritania", "the Kingdom of Ruritania"), "round-8.txt")
        ran = run("baseline", "compare", "baseline.json", "round-8.txt")
        assert ran.exit_code == 1
        assert "round-8.txt (in the baseline: drafts/ruritania.md)" in ran.stdout

    def test_what_the_baseline_does_not_know_is_new_and_what_is_not_looked_at_is_told(self, run: Run) -> None:
        draft(WEAKER.replace("Ruritania", "Borduria"), "a.txt")
        draft(WEAKER.replace("Ruritania", "Syldavia"), "b.txt")
        ran = run("baseline", "compare", "baseline.json", "a.txt", "b.txt")
        assert ran.exit_code == 0
        assert ran.stdout.count("the baseline does not know this agreement") == 2
        assert "drafts/ruritania.md: in the baseline, not looked at" in ran.stdout

    @pytest.mark.parametrize(
        "words",
        ["", "{", "[]", '{"schema": "clausecheck/report/v1", "agreements": []}', '{"agreements": [{"path": 3}]}'],
    )
    def test_what_is_no_baseline_is_refused(self, run: Run, words: str) -> None:
        Path("baseline.json").write_text(words, "utf-8")
        ran = run("baseline", "compare", "baseline.json", "drafts/ruritania.md")
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert "baseline.json: this is no baseline" in ran.stderr

    def test_a_missing_baseline(self, run: Run) -> None:
        assert "the baseline cannot be read" in run("baseline", "compare", "none.json", "drafts/ruritania.md").stderr


class TestCheck:
    def test_only_what_became_worse_fails(self, run: Run) -> None:
        arguments = ("check", "drafts/ruritania.md", "--baseline", "baseline.json", "--brief")
        assert run(*arguments).exit_code == 0
        draft(WEAKER)
        ran = run(*arguments)
        assert ran.exit_code == 1
        assert SAID in flat(ran.stdout)
        assert "1 worse than before" in flat(ran.stdout)

    def test_the_threshold_still_holds_for_what_became_worse(self, run: Run) -> None:
        draft(WEAKER)
        arguments = ("check", "drafts/ruritania.md", "--baseline", "baseline.json", "--brief", "--fail-on")
        assert run(*arguments, "weak").exit_code == 1
        assert run(*arguments, "absent").exit_code == 0
        assert run(*arguments, "worse").exit_code == 1

    def test_what_was_weak_before_fails_no_more(self, run: Run) -> None:
        draft(WEAKER)
        run("baseline", "create", "drafts/ruritania.md", "-o", "baseline.json")
        assert run("check", "drafts/ruritania.md", "--fail-on", "weak", "--brief").exit_code == 1
        ran = run("check", "drafts/ruritania.md", "--fail-on", "weak", "--brief", "--baseline", "baseline.json")
        assert ran.exit_code == 0

    def test_a_new_agreement_meets_the_threshold_in_full(self, run: Run) -> None:
        draft(WEAKER.replace("Ruritania", "Borduria"), "drafts/borduria.md")
        both = ("check", "drafts/ruritania.md", "drafts/borduria.md", "--baseline", "baseline.json", "--brief")
        assert run(*both).exit_code == 0
        assert run(*both, "--fail-on", "weak").exit_code == 1

    def test_a_waiver_accepts_what_became_worse(self, run: Run) -> None:
        draft(WEAKER)
        Path("waivers.yaml").write_text(
            "waivers: [{rule: budapest-convention-reference, agreement: '*.md', reason: r, author: a,"
            " expires: 2026-12-31}]",
            "utf-8",
        )
        arguments = ("check", "drafts/ruritania.md", "--baseline", "baseline.json", "--brief", "--today")
        assert run(*arguments, "2026-12-31").exit_code == 0
        assert run(*arguments, "2027-01-01").exit_code == 1

    def test_worse_needs_a_baseline(self, run: Run) -> None:
        ran = run("check", "drafts/ruritania.md", "--fail-on", "worse")
        assert ran.exit_code == 2
        assert "'worse' needs something to be worse than" in ran.stderr

    def test_machines_are_told_where(self, run: Run) -> None:
        draft(WEAKER)
        ran = run("check", "drafts/ruritania.md", "--baseline", "baseline.json", "-f", "jsonl")
        change = json.loads(ran.stdout)["results"][0]["change"]
        assert (change["kind"], change["before"], change["words"]) == ("worse", "full", SAID)
        assert change["start"] < change["end"]
