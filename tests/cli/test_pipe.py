"""A reader that stops reading: `clausecheck rules list | head`."""

from __future__ import annotations

import subprocess
import sys


def test_a_reader_that_stops_reading_is_no_error() -> None:
    command = [sys.executable, "-m", "clausecheck", "rules", "list"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, told = process.communicate()
    assert (process.returncode, told) == (0, b"")
