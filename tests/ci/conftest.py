"""The repository that the tests of CI work in."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ci_place import CONFIG, DRAFT, ROOT, Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A repository with one draft and its configuration, committed as `main`."""
    programs = tmp_path / "programs"
    programs.mkdir()
    command = programs / "clausecheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m clausecheck "$@"\n', "utf-8")
    command.chmod(0o755)
    environment = {
        "PATH": os.pathsep.join([str(programs), os.environ["PATH"]]),
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "J. Petrova",
        "GIT_AUTHOR_EMAIL": "j@example.org",
        "GIT_COMMITTER_NAME": "J. Petrova",
        "GIT_COMMITTER_EMAIL": "j@example.org",
    }
    place = Place(tmp_path / "repository", environment)
    place.write("drafts/ruritania.md", DRAFT)
    place.write("README.md", "# Drafts\n")
    place.write("clausecheck.toml", CONFIG)
    place.git("init", "--quiet", "--initial-branch", "main")
    place.commit("Round 7")
    return place


@pytest.fixture
def waive() -> Callable[[Place], None]:
    """Accept the weaker draft until the end of 2030."""

    def waive(place: Place) -> None:
        place.write(
            "waivers.yaml",
            "waivers:\n"
            "  - rule: budapest-convention-reference\n"
            "    agreement: drafts/ruritania.md\n"
            "    reason: Comes back in round 8.\n"
            "    author: J. Petrova\n"
            "    expires: 2030-12-31\n",
        )

    return waive
