"""Encrypted documents: the password comes from a file, never from the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from clausecheck.cli.documents import read_password
from clausecheck.errors import UsageError


def test_the_password_is_the_first_line_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("Brüssel 2001\nand a note\n", "utf-8")
    assert read_password(tmp_path / "password") == "Brüssel 2001"
    assert read_password(None) is None


@pytest.mark.parametrize("content", [b"", None, b"\xff\xfe\xfd"])
def test_a_password_file_without_password_is_told(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "password"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UsageError, match="password"):
        read_password(file)


def test_there_is_no_option_that_takes_the_password_itself() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "clausecheck", "check", "--help"], capture_output=True, text=True, check=True
    )
    assert "--password-file" in run.stdout
    assert "--password " not in run.stdout
