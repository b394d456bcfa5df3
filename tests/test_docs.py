"""What the README and the manual show is what happens."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from clausecheck.matching.examples import run_examples
from clausecheck.reports.csv_table import COLUMNS
from clausecheck.reports.formats import FORMATS
from clausecheck.rulebook import Rulebook, load_rulebook

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
_spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
assert _spec is not None
assert _spec.loader is not None
refresh = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(refresh)


@pytest.mark.parametrize("page", refresh.PAGES, ids=lambda page: page.name)
def test_what_the_manual_shows_is_what_is_printed(page: Path) -> None:
    shown = page.read_text("utf-8")
    assert refresh.refreshed(shown) == shown, "run 'python docs/refresh.py' and look at what has changed"


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
