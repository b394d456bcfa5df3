"""The walls of the house: who may import whom, who may speak, and how large a room may be."""

from __future__ import annotations

import ast
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import clausecheck

PACKAGE = Path(clausecheck.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "cli" not in path.relative_to(PACKAGE).parts)
EVERY_MODULE = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 400
PIPES = {"reading/halves.py": "sys.stdout", "reading/worker.py": "sys.stdout"}
"""Programs of our own, which answer their parent through a pipe."""

every_module = pytest.mark.parametrize("path", EVERY_MODULE, ids=lambda path: str(path.relative_to(PACKAGE)))


def name_of(node: ast.expr) -> str:
    """The dotted name of an expression, as far as it is one."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{name_of(value)}.{name}"
    return ""


def speaks(tree: ast.AST) -> Iterator[str]:
    """Everything in a module that prints, exits or reads the environment."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=function) if name_of(function) in (
                "print",
                "input",
                "exit",
                "quit",
                "sys.exit",
                "os._exit",
            ):
                yield f"line {node.lineno}: {name_of(function)}()"
            case ast.Attribute() if name_of(node) in (
                "os.environ",
                "os.getenv",
                "sys.stdout",
                "sys.stderr",
                "sys.argv",
            ):
                yield f"line {node.lineno}: {name_of(node)}"
            case ast.ImportFrom(module="os", names=names) if {"environ", "getenv"} & {one.name for one in names}:
                yield f"line {node.lineno}: the environment"
            case ast.Raise(exc=ast.Call(func=ast.Name(id="SystemExit")) | ast.Name(id="SystemExit")):
                yield f"line {node.lineno}: SystemExit"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_speaks(path: Path) -> None:
    pipe = PIPES.get(path.relative_to(PACKAGE).as_posix(), "nothing")
    assert [said for said in speaks(ast.parse(path.read_text("utf-8"))) if not said.endswith(f": {pipe}")] == []


@pytest.mark.parametrize(
    "words",
    [
        "print('a')",
        "import sys; sys.exit(1)",
        "import os; os.environ['A']",
        "from os import environ",
        "raise SystemExit(1)",
    ],
)
def test_speaking_would_be_noticed(words: str) -> None:
    assert list(speaks(ast.parse(words)))


@every_module
def test_no_module_holds_two_things(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES


@every_module
def test_every_module_says_what_it_is_for(path: Path) -> None:
    if path.read_text("utf-8").strip():
        assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_imports_point_downward_only() -> None:
    command = Path(sys.executable).parent / "lint-imports"
    found = str(command) if command.exists() else shutil.which("lint-imports")
    if found is None or importlib.util.find_spec("importlinter") is None:
        pytest.skip("import-linter is not installed")
    done = subprocess.run([found, "--no-cache"], cwd=PACKAGE.parent, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_tells_type_checkers_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()
