"""`clausecheck outline`: the structure of an agreement."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from clausecheck.cli.documents import Documents, OcrOption, PasswordFile
from clausecheck.cli.settings import ConfigFile, NoConfig, load_settings
from clausecheck.cli.shell import Exit, guarded, output

if TYPE_CHECKING:
    from clausecheck.agreement import Agreement


class OutlineFormat(StrEnum):
    """How the outline is written."""

    TREE = "tree"
    JSON = "json"
    MARKDOWN = "markdown"
    AKN = "akn"


@guarded
def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The agreement; '-' reads standard input.")],
    format: Annotated[
        OutlineFormat,
        typer.Option("--format", "-f", metavar="FORMAT", help="tree to read, json, markdown, or akn: Akoma Ntoso XML."),
    ] = OutlineFormat.TREE,
    depth: Annotated[
        int | None, typer.Option(min=1, metavar="LEVELS", help="Show only this many levels of the tree or of Markdown.")
    ] = None,
    units: Annotated[
        bool, typer.Option("--units", help="Show paragraphs, points and recitals in the tree or in Markdown.")
    ] = False,
    lint: Annotated[
        bool,
        typer.Option("--lint", help="List gaps in the numbering, dangling references and idle terms; exit 1 if any."),
    ] = False,
    password_file: PasswordFile = None,
    ocr: OcrOption = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Exit:
    """Show an agreement's structure: parts, titles, chapters, articles, annexes, with citations and pages."""
    given = {"password_file": password_file, "ocr": ocr}
    with Documents(load_settings(given, config=config, no_config=no_config).settings) as documents:
        agreement = documents.read(file)
    if lint:
        return _lint(agreement)
    if format is OutlineFormat.JSON:
        from clausecheck.reports.outline import outline_json

        print(outline_json(agreement))
    elif format is OutlineFormat.MARKDOWN:
        from clausecheck.reports.outline_markdown import outline_markdown

        for line in outline_markdown(agreement, depth=depth, units=units):
            print(line)
    elif format is OutlineFormat.AKN:
        from clausecheck.reports.akoma_ntoso import akoma_ntoso

        print(akoma_ntoso(agreement), end="")
    else:
        from clausecheck.reports.outline import outline_tree

        output().print(outline_tree(agreement, depth=depth, units=units))
    return Exit.OK


def _lint(agreement: Agreement) -> Exit:
    from clausecheck.reports.outline_lint import outline_lint
    from clausecheck.structure.lint import flaws

    found = flaws(agreement)
    for line in outline_lint(agreement, found):
        print(line)
    return Exit.BELOW_THRESHOLD if found else Exit.OK
