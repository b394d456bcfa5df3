"""The same bytes come out whatever the locale."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

AGREEMENT = "AGREEMENT\n\nArticle 1\n\nThe Parties shall implement the “Budapest Convention”, façade.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_output_is_utf_8(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "draft.txt").write_text(AGREEMENT, "utf-8")
    command = [sys.executable, "-m", "clausecheck", "check", "draft.txt", "--rule", "budapest-convention-reference"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "100"}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert "“The Parties *shall implement* the “[Budapest Convention]”, façade.”" in run.stdout.decode("utf-8")
