"""The help of every command reads well in eighty columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from clausecheck.cli.main import app

if TYPE_CHECKING:
    from typer import Typer


def commands(of: Typer, before: str = "") -> Iterator[str]:
    """Every command of the program, with the words that lead to it."""
    for command in of.registered_commands:
        yield f"{before}{command.name}".strip()
    for group in of.registered_groups:
        assert group.typer_instance is not None
        yield from commands(group.typer_instance, f"{before}{group.name} ")


@pytest.mark.parametrize("command", sorted(commands(app)))
def test_values_have_names_and_lines_fit(command: str) -> None:
    ran = CliRunner().invoke(app, [*command.split(), "--help"], env={"COLUMNS": "80", "TERM": "dumb"})
    assert ran.exit_code == 0
    assert max(map(len, ran.stdout.splitlines())) <= 80
    unnamed = re.compile(r"--\S+ .*<(?:str|int|path|list|float|[a-z|-]*\s)")
    assert not unnamed.findall(ran.stdout), "a type, or a list of values cut off, where a name would do"
