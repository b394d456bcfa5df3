"""`--output FORMAT=PATH`: several reports of one run, each whole or not there at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clausecheck.cli.main import app
from clausecheck.reports.formats import FORMATS

DRAFT = "AGREEMENT\n\nArticle 1\n\nThe Parties shall cooperate in preventing and combating cybercrime.\n"
Check = Callable[..., Result]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Check a draft in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(DRAFT, "utf-8")

    def check(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["check", *arguments, "--rule", "cybercrime-cooperation"])

    return check


class TestSeveralAtOnce:
    def test_files_beside_the_report_to_read(self, check: Check) -> None:
        ran = check("draft.txt", "--output", "json=all.json", "--output", "jsonl=lines.jsonl")
        assert ran.exit_code == 0
        assert "Cooperation against cybercrime" in ran.stdout
        assert json.loads(Path("all.json").read_text("utf-8")) == [json.loads(Path("lines.jsonl").read_text("utf-8"))]

    def test_standard_output_gets_one_format(self, check: Check) -> None:
        by_output = check("draft.txt", "--output", "json=-", "--output", "terminal=read.txt")
        assert json.loads(by_output.stdout)
        assert check("draft.txt", "--format", "json").stdout == by_output.stdout
        assert check("draft.txt").stdout == Path("read.txt").read_text("utf-8")

    def test_a_batch_writes_each_file_once(self, check: Check) -> None:
        ran = check("draft.txt", "none.txt", "draft.txt", "--output", "jsonl=lines.jsonl", "--brief")
        lines = [json.loads(line) for line in Path("lines.jsonl").read_text("utf-8").splitlines()]
        assert [line["source"]["path"] for line in lines] == ["draft.txt", "none.txt", "draft.txt"]
        assert ran.exit_code == 3

    def test_every_format_at_once_and_the_same_bytes_again(self, check: Check) -> None:
        Path("draft.txt").write_text(DRAFT.replace("shall", "may") + "The Paris Charter shall apply.\n", "utf-8")
        outputs = [word for one in FORMATS for word in ("--output", f"{one.name}=SEED.{one.name}")]
        for seed in ("1", "2"):
            command = ["check", "draft.txt", "none.txt", *(word.replace("SEED", seed) for word in outputs)]
            program = [sys.executable, "-m", "clausecheck", *command, "--pack", "cybercrime", "--pack", "values"]
            environment = {**os.environ, "PYTHONHASHSEED": seed}
            assert subprocess.run(program, env=environment, capture_output=True, check=False).returncode == 3
        for one in FORMATS:
            first = Path(f"1.{one.name}").read_bytes()
            assert first
            assert first == Path(f"2.{one.name}").read_bytes(), one.name


class TestRefused:
    @pytest.mark.parametrize(
        ("outputs", "said"),
        [
            (["xlsx=report.xlsx"], "there is no format 'xlsx'. There are: terminal, html, memo"),
            (["report.json"], "'report.json' does not say both format and file"),
            (["json="], "'json=' does not say both format and file"),
            (["json=-", "jsonl=-"], "json and jsonl cannot both go to standard output"),
            (["json=none/report.json"], "there is no folder none. Create it first"),
            (["json=."], "this is a folder"),
            (["json=draft.txt"], "a report would overwrite it"),
            (["json=./draft.txt"], "a report would overwrite it"),
            (["json=link.txt"], "a report would overwrite it"),
            (["json=a.json", "jsonl=./a.json"], "two reports cannot go to one file"),
        ],
    )
    def test_with_a_remedy_and_nothing_written(self, check: Check, outputs: list[str], said: str) -> None:
        Path("link.txt").symlink_to("draft.txt")
        ran = check("draft.txt", *(word for output in outputs for word in ("--output", output)))
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert said in ran.stderr
        assert sorted(path.name for path in Path().iterdir()) == ["draft.txt", "link.txt"]
        assert Path("draft.txt").read_text("utf-8") == DRAFT

    def test_no_report_takes_the_place_of_rules_or_waivers(self, check: Check) -> None:
        Path("waivers.yaml").write_text("waivers: []\n", "utf-8")
        ran = check("draft.txt", "--waivers", "waivers.yaml", "--output", "csv=waivers.yaml")
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert "waivers.yaml: the run reads this file" in ran.stderr

    def test_a_format_beside_an_output_to_standard_output(self, check: Check) -> None:
        assert check("draft.txt", "--format", "json", "--output", "jsonl=-").exit_code == 2


class TestWholeOrNotAtAll:
    def test_a_wrong_rule_leaves_the_old_report(self, check: Check) -> None:
        Path("report.json").write_text("the old one", "utf-8")
        assert check("draft.txt", "--output", "json=report.json", "--rule", "nonsense").exit_code == 2
        assert Path("report.json").read_text("utf-8") == "the old one"

    def test_an_interrupted_run_leaves_the_old_report(self, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        Path("report.json").write_text("the old one", "utf-8")
        monkeypatch.setattr("clausecheck.matching.Judge.judge", interrupted)
        assert check("draft.txt", "--output", "json=report.json").exit_code == 130
        assert sorted(path.name for path in Path().iterdir()) == ["draft.txt", "report.json"]
        assert Path("report.json").read_text("utf-8") == "the old one"

    def test_a_full_disk_is_told_in_plain_words(self, check: Check) -> None:
        ran = check("draft.txt", "--output", "json=/dev/full", "--brief")
        assert ran.exit_code == 2
        assert "cannot be written (No space left on device)" in ran.stderr

    def test_the_permissions_are_those_of_any_new_file_or_of_the_old_one(self, check: Check) -> None:
        Path("new").touch()
        Path("old.json").touch(mode=0o600)
        check("draft.txt", "--output", "json=new.json", "--output", "jsonl=old.json")
        assert Path("new.json").stat().st_mode == Path("new").stat().st_mode
        assert Path("old.json").stat().st_mode & 0o777 == 0o600

    def test_a_link_stays_a_link(self, check: Check) -> None:
        Path("real.json").touch()
        Path("link.json").symlink_to("real.json")
        check("draft.txt", "--output", "json=link.json")
        assert Path("link.json").is_symlink()
        assert json.loads(Path("real.json").read_text("utf-8"))


class TestDateOfSignature:
    RULE = ("--rule", "paris-agreement-reference", "--format", "jsonl")

    def test_is_the_users_word_where_the_text_states_none(self, check: Check) -> None:
        report = json.loads(check("draft.txt", "--signed", "1998-05-17", *self.RULE).stdout)
        assert (report["agreement"]["date_signed"], report["agreement"]["date_given"]) == ("1998-05-17", True)
        verdicts = {result["rule"]: result["verdict"] for result in report["results"]}
        assert verdicts["paris-agreement-reference"] == "not-applicable"

    def test_is_the_texts_word_where_it_states_one(self, check: Check) -> None:
        Path("draft.txt").write_text(f"{DRAFT}\nDone at Brussels on 17 July 2018.\n", "utf-8")
        ran = check("draft.txt", "--signed", "1998-05-17", *self.RULE)
        assert json.loads(ran.stdout)["agreement"]["date_signed"] == "2018-07-17"
        assert "the text says that it was signed on 2018-07-17; --signed 1998-05-17 is not used" in ran.stderr

    def test_must_be_a_date(self, check: Check) -> None:
        assert check("draft.txt", "--signed", "last year").exit_code == 2


class TestContinuousIntegration:
    """What happens to a draft in a repository when one word changes."""

    FIRM = (
        "# Agreement between the European Union and Ruritania\n\n## Article 1\n\n"
        "1. The Parties shall meet.\n\n"
        "2. The Parties recognise the threat of\n   crime and\n   shall cooperate in preventing and\n"
        "   combating cybercrime.\n"
    )

    def test_may_in_the_place_of_shall_fails_on_its_line(self, check: Check) -> None:
        Path("draft.md").write_text(self.FIRM, "utf-8")
        gate = ("draft.md", "--fail-on", "wanted", "--format", "github")
        firm = check(*gate)
        assert (firm.exit_code, firm.stdout) == (0, "")
        Path("draft.md").write_text(self.FIRM.replace("shall cooperate", "may cooperate"), "utf-8")
        soft = check(*gate, "--output", "markdown=summary.md", "--output", "code-scanning=alerts.sarif")
        assert soft.exit_code == 1
        assert soft.stdout.splitlines() == [
            (
                "::error file=draft.md,line=9,endLine=9,col=4,endColumn=16,"
                "title=Cooperation against cybercrime%3A weak (cybercrime-cooperation)::"
                "Article 1(2): 'may cooperate' leaves it to discretion; wanted: full.%0A"
                "To make it full: replace 'may' by 'shall'."
            )
        ]
        assert "# Clausecheck: 1 of 1 document below the threshold" in Path("summary.md").read_text("utf-8")
        [alert] = json.loads(Path("alerts.sarif").read_text("utf-8"))["runs"][0]["results"]
        assert alert["locations"][0]["physicalLocation"]["region"]["startLine"] == 9
