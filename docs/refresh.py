"""Run every command that the manual shows and write what it prints under it: `python docs/refresh.py`.

What is run are the lines `$ clausecheck …` at the beginning of console blocks. A JSON block after a comment
`<!-- $ clausecheck … > KEY.0.KEY -->` is that part of the JSON which the command prints.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_CONSOLE = re.compile(
    r"(?P<fence>`{3,4})console\n\$ clausecheck (?P<command>[^\n]+)\n(?P<gap>\n?).*?(?P=fence)", re.DOTALL
)
_JSON = re.compile(r"<!-- \$ clausecheck (?P<command>[^\n>]+) > (?P<path>\S+) -->\n```json\n.*?```", re.DOTALL)


def refreshed(page: str) -> str:
    """The page with the output of every command as it is now."""
    return _JSON.sub(_json_block, _CONSOLE.sub(_console_block, page))


def _console_block(found: re.Match[str]) -> str:
    printed = _output(found["command"]).strip("\n")
    return f"{found['fence']}console\n$ clausecheck {found['command']}\n{found['gap']}{printed}\n{found['fence']}"


def _json_block(found: re.Match[str]) -> str:
    data: Any = json.loads(_output(found["command"]))
    for key in found["path"].split("."):
        data = data[int(key)] if key.isdigit() else data[key]
    shown = json.dumps(data, indent=2, ensure_ascii=False)
    return f"<!-- $ clausecheck {found['command']} > {found['path']} -->\n```json\n{shown}\n```"


def _output(command: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    program = [sys.executable, "-m", "clausecheck", *command.split()]
    return subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, check=True).stdout.decode("utf-8")


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(refreshed(page.read_text("utf-8")), "utf-8")
