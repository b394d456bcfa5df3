"""`clausecheck outline`: the structure of an agreement."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from clausecheck.cli.documents import PasswordFile, read_agreement, read_password
from clausecheck.cli.shell import Exit, guarded, output
from clausecheck.reading.process import ReadingProcess


class OutlineFormat(StrEnum):
    """How the outline is written."""

    TREE = "tree"
    JSON = "json"


@guarded
def command(
    file: Annotated[str, typer.Argument(help="The agreement; '-' reads standard input.")],
    format: Annotated[
        OutlineFormat, typer.Option("--format", "-f", help="A tree to read, or JSON.")
    ] = OutlineFormat.TREE,
    depth: Annotated[int | None, typer.Option(min=1, help="Show only this many levels of the tree.")] = None,
    units: Annotated[bool, typer.Option("--units", help="Show paragraphs, points and recitals in the tree.")] = False,
    password_file: PasswordFile = None,
) -> Exit:
    """Show an agreement's structure: parts, titles, chapters, articles, annexes, with citations and pages."""
    with ReadingProcess() as reader:
        agreement = read_agreement(file, reader, password=read_password(password_file))
    from clausecheck.reports.outline import outline_json, outline_tree

    if format is OutlineFormat.JSON:
        print(outline_json(agreement))
    else:
        output().print(outline_tree(agreement, depth=depth, units=units))
    return Exit.OK
