"""The help of every command reads well in eighty columns."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from clausecheck.cli.main import app

COMMANDS = [
    "check",
    "evaluate",
    "explain",
    "outline",
    "report-schema",
    "text",
    "rules list",
    "rules test",
    "rules show",
    "rules lint",
    "rules new",
    "rules schema",
    "config show",
    "config schema",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_values_have_names_and_lines_fit(command: str) -> None:
    ran = CliRunner().invoke(app, [*command.split(), "--help"], env={"COLUMNS": "80", "TERM": "dumb"})
    assert ran.exit_code == 0
    assert max(map(len, ran.stdout.splitlines())) <= 80
    unnamed = [line for line in ran.stdout.splitlines() if re.search(r"--\S+ .*<(?!bool)", line)]
    assert not unnamed, "a type in angle brackets, where a name would say what is meant"


def test_every_command_is_looked_at() -> None:
    listed = set(re.findall(r"^│ ([a-z-]+)", CliRunner().invoke(app, ["--help"], env={"COLUMNS": "80"}).stdout, re.M))
    assert listed >= {command.split()[0] for command in COMMANDS}
    assert {name for name in listed if not name.startswith("-")} == {command.split()[0] for command in COMMANDS}
