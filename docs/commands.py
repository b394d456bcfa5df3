"""The page of commands, made of the commands themselves when the manual is built."""

from __future__ import annotations

from typing import Any

import typer
from mkdocs.structure.files import File, Files
from typer.cli import get_docs_for_click

from clausecheck.cli.main import app


def on_files(files: Files, config: Any) -> Files:
    """Add `commands.md`."""
    command = typer.main.get_command(app)
    context = command.context_class(command, info_name="clausecheck")  # type: ignore[attr-defined]
    words = get_docs_for_click(obj=command, ctx=context, name="clausecheck", title="Commands")  # type: ignore[arg-type]
    files.append(File.generated(config, "commands.md", content=words))
    return files
