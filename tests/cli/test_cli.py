"""The command as a user runs it: what it prints where, how it ends, and that no mistake ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from clausecheck.cli.main import app

DRAFT = """\
AGREEMENT between the European Union and Georgia

Article 17

The fight against organised crime and corruption

1. The Parties shall cooperate on combating and preventing criminal and illegal activities, such as:

(a) smuggling and trafficking in human beings; and

(b) cybercrime.

Article 18

Illicit drugs

The Parties shall cooperate to ensure a balanced approach towards drug issues.
"""
RULE = "cybercrime-cooperation"

OWN_RULE = """\
id: our-own-norm
title: Cooperation against cybercrime, in our words
norm: The Parties commit to cooperate against cybercrime.
sources: [{document: Mandate, quote: cooperation against cybercrime}]
look_for:
  all:
    - topic: cybercrime
    - act: cooperate
suggest: The Parties shall cooperate in preventing and combating cybercrime.
examples:
  full: [The Parties shall cooperate in preventing and combating cybercrime.]
  weak: [The Parties may cooperate on cybercrime.]
  absent:
    - The Parties shall cooperate in combating money laundering.
    - Each Party shall settle disputes over trademark cyber-piracy.
"""
WRONG_RULE = (
    OWN_RULE.replace("title:", "titel:")
    .replace("topic: cybercrime", "topic: cybercrimes")
    .replace("  weak: [The Parties may cooperate on cybercrime.]\n", "")
)


@dataclass(frozen=True)
class Ran:
    """How a run ended, and what it said where."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good files and bad ones."""
    folder = tmp_path_factory.mktemp("files")
    (folder / "draft.txt").write_text(DRAFT, "utf-8")
    (folder / "second.md").write_text(DRAFT.replace("cybercrime", "corruption"), "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.pdf").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing else")
    (folder / "own.yaml").write_text(OWN_RULE, "utf-8")
    (folder / "wrong.yaml").write_text(WRONG_RULE, "utf-8")
    (folder / "failing.yaml").write_text(OWN_RULE.replace("may cooperate", "shall cooperate"), "utf-8")
    (folder / "no-rules").mkdir()
    return folder


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    """Run the command in the folder, as a program of its own."""

    def run(*arguments: str, stdin: str | None = None) -> Ran:
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
        environment.pop("COLUMNS", None)
        done = subprocess.run(
            [sys.executable, "-m", "clausecheck", *arguments],
            cwd=folder,
            env=environment,
            input=stdin or "",
            capture_output=True,
            encoding="utf-8",
        )
        assert "Traceback" not in done.stdout + done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def invoke(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same inside this process, which is quicker."""
    monkeypatch.chdir(folder)

    def invoke(*arguments: str) -> Ran:
        result = CliRunner().invoke(app, arguments)
        assert "Traceback" not in result.output
        return Ran(result.exit_code, result.stdout, result.stderr)

    return invoke


FILES = ("draft.txt", "none.pdf", "empty.txt", "photo.pdf", "broken.pdf", "second.md")


@pytest.fixture(scope="module")
def ran(run: Run) -> Ran:
    """One call with good files and bad ones among them."""
    return run("check", *FILES, "--rule", RULE, "--format", "jsonl")


class TestOneBadFileAmongGoodOnes:
    def test_the_status_says_that_a_file_could_not_be_read(self, ran: Ran) -> None:
        assert ran.status == 3

    def test_the_good_ones_are_still_checked(self, ran: Ran) -> None:
        reports = [json.loads(line) for line in ran.out.splitlines()]
        assert [report["source"]["path"] for report in reports] == list(FILES)
        verdicts = [report["results"][0]["verdict"] if report["results"] else None for report in reports]
        assert verdicts == ["partial", None, None, None, None, "absent"]

    def test_each_bad_one_is_explained_with_a_remedy(self, ran: Ran) -> None:
        told = ran.err.splitlines()
        assert len(told) == 4
        for line, file, said in zip(told, FILES[1:5], ("no such file", "empty", "JPEG", "damaged"), strict=True):
            assert line.startswith(f"clausecheck: {file}: ")
            assert said in line
            assert line.endswith(".")

    def test_the_finding_is_where_a_reader_would_look(self, ran: Ran) -> None:
        [result] = json.loads(ran.out.splitlines()[0])["results"]
        [finding] = result["findings"]
        assert (finding["citation"], finding["page"], finding["boxes"]) == ("Article 17(1)(b)", None, [])
        assert DRAFT[finding["start"] : finding["end"]] == "cybercrime."


class TestFormats:
    def test_json_is_one_array(self, run: Run) -> None:
        ran = run("check", "draft.txt", "none.txt", "second.md", "--rule", RULE, "--format", "json")
        reports = json.loads(ran.out)
        assert [report["source"]["path"] for report in reports] == ["draft.txt", "none.txt", "second.md"]
        assert ran.status == 3

    def test_a_pipe_gets_plain_text(self, run: Run) -> None:
        ran = run("check", "draft.txt", "--rule", RULE)
        assert (ran.status, ran.err) == (0, "")
        assert "\x1b" not in ran.out
        assert "Article 17(1)(b)" in ran.out
        assert max(map(len, ran.out.splitlines())) <= 100

    def test_standard_input_is_a_file_like_others(self, run: Run) -> None:
        ran = run("check", "-", "--rule", RULE, "--format", "jsonl", stdin=DRAFT)
        report = json.loads(ran.out)
        assert (ran.status, report["source"]["path"], report["results"][0]["verdict"]) == (0, "-", "partial")

    def test_nothing_on_standard_input(self, run: Run) -> None:
        ran = run("check", "-", "--rule", RULE)
        assert (ran.status, ran.out) == (3, "")
        assert ran.err.startswith("clausecheck: -: ")


class TestThreshold:
    @pytest.mark.parametrize(
        ("file", "fail_on", "status"),
        [
            ("draft.txt", "weak", 0),
            ("draft.txt", "partial", 1),
            ("second.md", "contradicted", 0),
            ("second.md", "absent", 1),
        ],
    )
    def test_a_verdict_at_or_below_the_threshold_fails(self, invoke: Run, file: str, fail_on: str, status: int) -> None:
        assert invoke("check", file, "--rule", RULE, "--fail-on", fail_on, "--format", "jsonl").status == status

    def test_as_a_program_too(self, run: Run) -> None:
        assert run("check", "second.md", "--rule", RULE, "--fail-on", "absent", "--brief").status == 1

    def test_an_unread_file_weighs_more_than_a_low_verdict(self, invoke: Run) -> None:
        assert invoke("check", "second.md", "none.txt", "--rule", RULE, "--fail-on", "absent", "--brief").status == 3


class TestWrongUse:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["check"], "no file is named"),
            (["check", "draft.txt", "--format", "xlsx"], "xlsx"),
            (["check", "draft.txt", "--fail-on", "sometimes"], "sometimes"),
            (["check", "draft.txt", "--rule", "budapest"], "there is no rule 'budapest'"),
            (["check", "draft.txt", "--pack", "cyber"], "there is no pack 'cyber'"),
            (["check", "draft.txt", "--rules", "none.yaml"], "none.yaml: there is no such rule file"),
            (["rules", "list", "--pack", "cyber"], "There are: capacity"),
            (["rules", "test", "budapest"], "there is no rule 'budapest'"),
            (["outline"], "Missing argument"),
            (["frobnicate"], "frobnicate"),
        ],
    )
    def test_is_explained_and_ends_with_2(self, invoke: Run, arguments: list[str], said: str) -> None:
        ran = invoke(*arguments)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err

    def test_three_mistakes_in_a_rule_file_are_told_at_once(self, run: Run) -> None:
        ran = run("check", "draft.txt", "--rules", "wrong.yaml")
        assert (ran.status, ran.out) == (2, "")
        for place, said in (("2:1", "titel"), ("7:7", "cybercrimes"), ("10:1", "weak")):
            assert any(f"wrong.yaml:{place}: " in line and said in line for line in ran.err.splitlines()), ran.err

    def test_nothing_to_check_ends_with_4(self, run: Run) -> None:
        ran = run("check", "draft.txt", "--rules", "no-rules")
        assert (ran.status, ran.out) == (4, "")
        assert "nothing to check" in ran.err


class TestSelection:
    def rules(self, ran: Ran) -> list[str]:
        assert ran.status == 0
        return [result["rule"] for result in json.loads(ran.out)["results"]]

    def test_own_rules_alone(self, invoke: Run) -> None:
        ran = invoke("check", "draft.txt", "--rules", "own.yaml", "--format", "jsonl")
        assert self.rules(ran) == ["our-own-norm"]
        assert json.loads(ran.out)["results"][0]["verdict"] == "partial"

    def test_own_rules_beside_shipped_ones(self, invoke: Run) -> None:
        ran = invoke("check", "draft.txt", "--rules", "own.yaml", "--rule", RULE, "--format", "jsonl")
        assert RULE in self.rules(ran)

    def test_a_pack_is_all_of_its_rules(self, invoke: Run) -> None:
        listed = json.loads(invoke("rules", "list", "--pack", "cybercrime", "--format", "json").out)
        assert {one["pack"] for one in listed} == {"cybercrime"}
        ran = invoke("check", "draft.txt", "--pack", "cybercrime", "--format", "jsonl")
        assert self.rules(ran) == [one["rule"] for one in listed]

    def test_a_parent_brings_its_children(self, invoke: Run) -> None:
        ran = invoke("check", "draft.txt", "--rule", "cybercrime-procedural-powers", "--format", "jsonl")
        assert len(self.rules(ran)) > 3


class TestRules:
    def test_the_list_names_every_rule(self, run: Run) -> None:
        ran = run("rules", "list")
        assert ran.status == 0
        assert RULE in ran.out
        assert " rules in " in ran.out

    def test_a_right_rule_file_passes_its_own_test(self, invoke: Run) -> None:
        ran = invoke("rules", "test", "our-own-norm", "--rules", "own.yaml")
        assert (ran.status, "4 examples as stated, 0 not" in ran.out) == (0, True)

    def test_an_example_that_comes_out_otherwise_is_shown(self, invoke: Run) -> None:
        ran = invoke("rules", "test", "our-own-norm", "--rules", "failing.yaml")
        assert ran.status == 1
        assert "failing.yaml: expected weak, got full" in ran.out


class TestOutline:
    def test_json_and_tree(self, invoke: Run) -> None:
        provisions = json.loads(invoke("outline", "draft.txt", "--format", "json").out)["provisions"]
        assert [one["number"] for one in provisions if one["kind"] == "article"] == ["17", "18"]
        ran = invoke("outline", "draft.txt")
        assert ran.status == 0
        assert "Illicit drugs" in ran.out

    def test_a_bad_file(self, run: Run) -> None:
        ran = run("outline", "photo.pdf")
        assert (ran.status, ran.out) == (3, "")
        assert "JPEG" in ran.err


class TestHelp:
    def test_all_commands_are_listed(self, run: Run) -> None:
        ran = run("--help")
        assert ran.status == 0
        for command in ("check", "outline", "rules"):
            assert command in ran.out

    def test_no_command_shows_the_help(self, invoke: Run) -> None:
        ran = invoke()
        assert "Usage" in ran.out + ran.err

    def test_the_version(self, invoke: Run) -> None:
        assert invoke("--version").out.startswith("clausecheck 0.")
