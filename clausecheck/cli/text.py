"""`clausecheck text`: the text as understood."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from clausecheck.cli.documents import Documents, OcrOption, PasswordFile
from clausecheck.cli.settings import ConfigFile, NoConfig, load_settings
from clausecheck.cli.shell import Exit, guarded, say
from clausecheck.offsets import Edit
from clausecheck.reports.plain import clean


class TextFormat(StrEnum):
    """How the text is written."""

    TXT = "txt"
    MD = "md"
    JSON = "json"


@guarded
def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The agreement; '-' reads standard input.")],
    format: Annotated[
        TextFormat, typer.Option("--format", "-f", metavar="FORMAT", help="txt, md with headings marked, or json.")
    ] = TextFormat.TXT,
    pages: Annotated[bool, typer.Option("--pages", help="Show where each page begins.")] = False,
    marks: Annotated[bool, typer.Option("--marks", help="Show tracked changes and comments.")] = False,
    trust: Annotated[bool, typer.Option("--trust", help="Show only how well each page could be read.")] = False,
    password_file: PasswordFile = None,
    ocr: OcrOption = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Exit:
    """Show an agreement's text as clausecheck understands it: look here first when a verdict looks odd."""
    given = {"password_file": password_file, "ocr": ocr}
    with Documents(load_settings(given, config=config, no_config=no_config).settings) as documents:
        agreement = documents.read(file)
    from clausecheck.reports import text as report
    from clausecheck.reports.machine import dump
    from clausecheck.reports.marks import mark_edits, summary

    if trust:
        print("\n".join(report.trust_lines(agreement)))
    elif format is TextFormat.JSON:
        print(dump(report.text_data(agreement), indent=1))
    else:

        def edits() -> Iterator[Edit]:
            if pages:
                yield from report.page_edits(agreement.text)
            if format is TextFormat.MD:
                yield from report.heading_edits(agreement)
            if marks:
                yield from mark_edits(agreement.text)

        print(clean(report.edited(agreement.text, edits())))
        if not marks and (said := summary(agreement.text)):
            say(f"{file}: {said}; --marks shows them")
    return Exit.OK
