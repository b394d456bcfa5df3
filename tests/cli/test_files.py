"""Which files a run checks: those named, those included, none that is excluded."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clausecheck.cli.main import app

DRAFT = "AGREEMENT\n\nArticle 1\n\nThe Parties shall cooperate in preventing and combating cybercrime.\n"
Check = Callable[..., Result]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """A folder of drafts, some of them old."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "round-7/b.md", "old/c.md", "notes.txt", ".hidden/d.md"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(DRAFT, "utf-8")

    def check(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["check", "--rule", "cybercrime-cooperation", "-f", "jsonl", *arguments])

    return check


def checked(ran: Result) -> list[str]:
    assert ran.exit_code == 0, ran.stderr
    return [json.loads(line)["source"]["path"] for line in ran.stdout.splitlines()]


def test_nothing_named_and_nothing_included(check: Check) -> None:
    ran = check()
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "no file is named" in ran.stderr


def test_included_files_are_checked_in_order(check: Check) -> None:
    assert checked(check("--include", "*.md")) == ["a.md", "old/c.md", "round-7/b.md"]
    assert checked(check("--include", "*.md", "--exclude", "old/")) == ["a.md", "round-7/b.md"]


def test_patterns_are_relative_to_the_configuration(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".git").mkdir()
    Path("clausecheck.toml").write_text('include = ["*.md", "notes.txt"]\nexclude = ["old"]\n', "utf-8")
    monkeypatch.chdir("round-7")
    assert checked(check()) == ["../a.md", "../notes.txt", "b.md"]


def test_what_is_named_and_excluded_is_told(check: Check) -> None:
    ran = check("a.md", "old/c.md", "--exclude", "old/")
    assert checked(ran) == ["a.md"]
    assert "old/c.md is left out: the settings exclude 'old/'" in ran.stderr


def test_named_files_come_in_their_order_and_before_included_ones(check: Check) -> None:
    assert checked(check("round-7/b.md", "a.md", "--include", "*.md")) == ["round-7/b.md", "a.md"]


def test_a_folder_stands_for_what_is_in_it(check: Check) -> None:
    Path("old/tool.py").write_text("print()", "utf-8")
    Path("old/link.md").symlink_to("../a.md")
    assert checked(check(".")) == ["a.md", "notes.txt", "old/c.md", "round-7/b.md"]
    assert checked(check("round-7", "old", "--exclude", "old/")) == ["round-7/b.md"]
    Path("empty").mkdir()
    ran = check("empty")
    assert ran.exit_code == 2
    assert "no file in this folder looks like an agreement" in ran.stderr


def test_all_excluded_is_nothing_wrong(check: Check) -> None:
    ran = check("a.md", "--exclude", "*.md", "-o", "json=report.json")
    assert ran.exit_code == 0
    assert json.loads(Path("report.json").read_text("utf-8")) == []
