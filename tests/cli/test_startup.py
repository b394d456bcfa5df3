"""What a command does not need it does not load."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "pdfplumber", "pypdfium2", "numpy", "lxml")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["rules", "list"]], ids=" ".join)
def test_what_only_talks_loads_no_reader_and_no_language_model(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from clausecheck.cli.main import app\n"
        f"try: app({arguments!r})\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "sys.exit(f'loaded: {loaded}' if loaded else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def test_rules_that_were_read_once_are_listed_without_their_files_being_read() -> None:
    code = (
        "import sys\n"
        "from clausecheck.cli.main import app\n"
        "try: app(['rules', 'list'])\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "sys.exit('ruamel.yaml' in sys.modules)\n"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8") for _ in range(2)]
    assert runs[1].returncode == 0, runs[1].stderr
    assert runs[0].stdout == runs[1].stdout
