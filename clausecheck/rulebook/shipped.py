"""Where the rules are that come with clausecheck."""

from __future__ import annotations

from pathlib import Path


def shipped_rules() -> Path:
    """The folder of the rules that come with clausecheck, installed or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"
