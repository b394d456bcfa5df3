"""A run says what its command said, and a command that fails is no figure."""

from __future__ import annotations

import sys

import pytest

from benchmarks.process import FailedRunError, run


def test_a_run_keeps_output_and_messages_apart() -> None:
    done = run((sys.executable, "-c", "import sys; print('out'); print('err', file=sys.stderr)"))
    assert (done.status, done.output, done.messages) == (0, "out\n", "err\n")


def test_memory_of_a_process_of_a_process_counts() -> None:
    hungry = "import time; held = b'x' * 150_000_000; time.sleep(0.5)"
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hungry!r}])"
    assert run((sys.executable, "-c", nested)).peak_mib > 143


def test_a_failed_run_says_why() -> None:
    with pytest.raises(FailedRunError, match="ended with status 3: no such thing"):
        run((sys.executable, "-c", "import sys; print('no such thing', file=sys.stderr); sys.exit(3)"))
    assert run((sys.executable, "-c", "raise SystemExit(3)"), accept=(0, 3)).status == 3
