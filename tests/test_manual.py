"""Every block of the manual is run, and what it shows is what happens; `…` stands for what is left out."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clausecheck.language.ladder import Commitment
from clausecheck.matching import Result

ROOT = Path(__file__).parents[1]
PAGES = sorted(path for path in (ROOT / "docs").glob("*.md"))
BLOCK = re.compile(
    r"(?:In `(?P<file>[\w./-]+)`[^\n]*\n\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
CLAUSE = re.compile(
    r"^### (?P<level>\d): (?P<plain>[^\n]+)\n\n(?P<quote>(?:> [^\n—]*\n)+)>\n"
    r"> — (?P<agreement>[\w-]+), (?P<citation>[^:]+): (?P<rule>[\w-]+)$",
    re.MULTILINE,
)

PROGRAMS = {"clausecheck": [sys.executable, "-m", "clausecheck"], "git": ["git"]}
"""What is run; all else that a manual shows is for the reader's own machine."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the corpus in it."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands(body: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with what it prints."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def matches(shown: str, printed: str) -> bool:
    """Whether what a command prints is what the manual shows; a lone `…` stands for any lines."""
    if not shown.strip():
        return True
    lines = ["(?:[^\n]*\n)*?" if line.strip() == "…" else _line(line) for line in shown.rstrip("\n").split("\n")]
    return re.fullmatch("".join(lines), "".join(f"{line.rstrip()}\n" for line in printed.splitlines())) is not None


def _line(line: str) -> str:
    return "[^\n]*".join(re.escape(part) for part in line.rstrip().split("…")) + "\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_blocks_of_the_manual(page: Path, desk: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS" and name[:4] != "GIT_"}
    for who in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{who}_NAME": "J. Petrova", f"GIT_{who}_EMAIL": "j@example.org"}
    for block in BLOCK.finditer(page.read_text("utf-8")):
        if block["file"]:
            (desk / block["file"]).parent.mkdir(parents=True, exist_ok=True)
            (desk / block["file"]).write_text(block["body"], "utf-8")
        if block["kind"] == "console":
            for command, shown in commands(block["body"]):
                words = shlex.split(command)
                if words[0] not in PROGRAMS:
                    continue
                program = [*PROGRAMS[words[0]], *words[1:]]
                done = subprocess.run(program, env=environment, capture_output=True)
                printed = done.stdout.decode("utf-8")
                assert done.returncode in (0, 1), done.stderr.decode("utf-8")
                assert matches(shown, printed), f"{page.name}: {command}\n{printed}"
        elif block["kind"] == "python":
            exec(compile(block["body"], page.name, "exec"), {})


def test_the_clauses_of_the_ladder_stand_on_their_rungs(verdicts_on: Callable[[str], dict[str, Result]]) -> None:
    clauses = list(CLAUSE.finditer((ROOT / "docs" / "verdicts.md").read_text("utf-8")))
    assert [int(clause["level"]) for clause in clauses] == [int(level) for level in reversed(Commitment)]
    for clause in clauses:
        level = Commitment(int(clause["level"]))
        assert clause["plain"] == level.plain
        result = verdicts_on(f"{clause['agreement']}.txt")[clause["rule"]]
        [finding] = [one for one in result.findings if one.citation == clause["citation"]]
        assert finding.facts.commitment is level
        assert " ".join(finding.quote.split()) == " ".join(clause["quote"].replace("> ", " ").split())


def test_every_page_is_in_the_navigation() -> None:
    listed = re.findall(r"([\w-]+\.md)", (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert {page.name for page in PAGES} <= set(listed)
