"""A repository with a draft, and the environment that a CI system gives to a job."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DRAFT = """\
# AGREEMENT between the European Union and Ruritania

## Article 36

### Combating cybercrime

1. The Parties shall strengthen cooperation to prevent and combat cybercrime.

2. The Parties shall promote the Budapest Convention on Cybercrime as the global standard against cybercrime.

## Article 37

### Final provisions

Done at Brussels on 3 March 2025.
"""
LINE = 1 + DRAFT[: DRAFT.index("shall promote")].count("\n")
WEAKER = DRAFT.replace("shall promote", "may promote")
SAID = "Article 36(2): 'shall promote' became 'may promote': full → weak"
CONFIG = """\
rule = ["budapest-convention-reference", "cybercrime-cooperation"]
include = ["drafts/*.md"]
fail-on = "wanted"
"""


@dataclass(frozen=True)
class Ran:
    """How a script or a command ended, and what it said where."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Place:
    """A repository on this machine, and an environment in which `clausecheck` is the one under test."""

    path: Path
    environment: dict[str, str]

    def git(self, *arguments: str) -> str:
        """Run git here."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.path,
            env=self.environment,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout.strip()

    def commit(self, message: str) -> str:
        """Commit everything; the new commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD")

    def write(self, path: str, words: str) -> None:
        """Write a file."""
        (self.path / path).parent.mkdir(parents=True, exist_ok=True)
        (self.path / path).write_text(words, "utf-8")

    def run(self, script: str, *, shell: tuple[str, ...] = ("bash", "-e"), **environment: str) -> Ran:
        """Run a script here, with more variables than the environment has."""
        done = subprocess.run(
            [*shell, "-c", script],
            cwd=self.path,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
        )
        assert "Traceback" not in done.stdout + done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)
