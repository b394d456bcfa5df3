"""What a command does not need it does not load."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "pdfplumber", "pypdfium2", "numpy")


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
