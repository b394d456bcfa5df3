"""`clausecheck explain`: what one verdict rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from clausecheck.cli.documents import Ocr, OcrOption, PasswordFile, read_agreement, read_password
from clausecheck.cli.selection import select_rules
from clausecheck.cli.shell import Exit, guarded, output
from clausecheck.reading.process import ReadingProcess


@guarded
def command(
    file: Annotated[str, typer.Argument(help="The agreement; '-' reads standard input.")],
    rule: Annotated[str, typer.Argument(help="The rule; 'clausecheck rules list' shows them.")],
    rules: Annotated[list[Path] | None, typer.Option(help="Your own rule file or folder; may be repeated.")] = None,
    password_file: PasswordFile = None,
    ocr: OcrOption = Ocr.AUTO,
) -> Exit:
    """Explain a verdict: every finding and near-miss, the words behind each fact, and what would make it full."""
    book = select_rules([], [rule], rules or [])
    with ReadingProcess() as reader:
        agreement = read_agreement(file, reader, password=read_password(password_file), ocr=ocr)
    from clausecheck.matching import Judge
    from clausecheck.reports.explanation import print_explanation

    report = Judge(book).judge(agreement)
    [result] = [one for one in report.results if one.rule.id == rule]
    print_explanation(output(), report, result)
    return Exit.OK
