"""What the README and the manual show is what happens."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from clausecheck.cli.main import app
from clausecheck.matching.examples import run_examples
from clausecheck.reports.csv_table import COLUMNS
from clausecheck.reports.formats import FORMATS
from clausecheck.rulebook import Rulebook, load_rulebook

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_report_in_the_readme_is_the_report() -> None:
    command, shown = re.search(r"```console\n\$ clausecheck ([^\n]+)\n\n(.*?)```", README, re.DOTALL).groups()  # type: ignore[union-attr]
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    program = [sys.executable, "-m", "clausecheck", *command.split()]
    run = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert run.stdout.decode("utf-8").strip() == shown.strip()


def test_the_result_in_the_manual_is_the_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manual = (ROOT / "docs" / "reports.md").read_text("utf-8")
    draft = re.search(r"^```markdown\n(.*?)^```", manual, re.DOTALL | re.MULTILINE)
    command, shown = re.search(r"as `clausecheck ([^`]+)` writes it.*?```json\n(.*?)```", manual, re.DOTALL).groups()  # type: ignore[union-attr]
    assert draft is not None
    monkeypatch.chdir(tmp_path)
    Path("draft.md").write_text(draft[1], "utf-8")
    [run] = json.loads(CliRunner().invoke(app, command.split()).stdout)["runs"]
    assert run["results"] == [json.loads(shown)]


def test_the_table_of_columns_names_every_column() -> None:
    manual = (ROOT / "docs" / "reports.md").read_text("utf-8")
    table = manual[manual.index("| column | holds |") :]
    named = [name for row in re.findall(r"^\| (`.*?`) \|", table, re.M) for name in re.findall(r"`(\w+)`", row)]
    assert tuple(named) == COLUMNS


def test_the_table_of_formats_names_every_format() -> None:
    manual = (ROOT / "docs" / "reports.md").read_text("utf-8")
    table = manual[manual.index("| format | for |") : manual.index("What is written as documents come")]
    named = re.findall(r"`([\w-]+)`", "".join(re.findall(r"^\| (`[^|]*) \|", table, re.M)))
    assert sorted(named) == sorted(one.name for one in FORMATS)


def test_the_python_in_the_readme_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [code] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert "budapest-convention-reference full Article 36(3) 19" in capsys.readouterr().out


def test_both_set_up_commands_are_single_lines() -> None:
    commands = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert len(commands) == 2
    assert "clausecheck check corpus/" in commands[0]
    assert "-m pytest" in commands[1]


def test_the_rule_in_the_manual_is_a_rule_and_keeps_its_word(tmp_path: Path) -> None:
    manual = (ROOT / "docs" / "rules.md").read_text("utf-8")
    rule = re.search(r"```yaml\n(id: .*?)```", manual, re.DOTALL)
    assert rule is not None
    (tmp_path / "budapest-reference.yaml").write_text(rule[1], "utf-8")
    book = load_rulebook([tmp_path / "budapest-reference.yaml"])
    own = Rulebook(book.packs, tuple(one for one in book.rules if one.pack == "own"), book.lexicons)
    assert [outcome.passed for outcome in run_examples(own)] == [True] * 4


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", README))
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
