"""`clausecheck explain`: what one verdict rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from clausecheck.cli.documents import Documents, OcrOption, PasswordFile
from clausecheck.cli.selection import Choice, select_rules
from clausecheck.cli.settings import ConfigFile, NoConfig, load_settings
from clausecheck.cli.shell import Exit, guarded, output


@guarded
def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The agreement; '-' reads standard input.")],
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The rule; 'clausecheck rules list' shows them.")],
    rules: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Your own rule file or folder; may be repeated.")
    ] = None,
    password_file: PasswordFile = None,
    ocr: OcrOption = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Exit:
    """Explain a verdict: every finding and near-miss, the words behind each fact, and what would make it full."""
    given = {"rule": [rule], "rules": rules, "password_file": password_file, "ocr": ocr}
    effective = load_settings(given, config=config, no_config=no_config)
    book = select_rules(Choice.of(effective))
    with Documents(effective.settings) as documents:
        agreement = documents.read(file)
    from clausecheck.matching import Judge
    from clausecheck.reports.explanation import print_explanation

    report = Judge(book).judge(agreement)
    [result] = [one for one in report.results if one.rule.id == rule]
    print_explanation(output(), report, result)
    return Exit.OK
