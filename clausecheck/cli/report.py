"""`clausecheck report`: the evidence pack on one agreement."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from clausecheck.cli.documents import STANDARD_INPUT, Documents, OcrOption, PasswordFile
from clausecheck.cli.outputs import written_whole
from clausecheck.cli.selection import Choice, load_rules, options_of, select_rules
from clausecheck.cli.settings import ConfigFile, NoConfig, load_settings
from clausecheck.cli.shell import Exit, guarded, plain_width, say, version
from clausecheck.errors import UsageError


@guarded
def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The agreement.")],
    pack: Annotated[Path, typer.Option("--pack", metavar="ZIP", help="Where to write the evidence pack.")],
    with_document: Annotated[
        bool, typer.Option("--with-document", help="Put the agreement itself into the pack, too.")
    ] = False,
    rule: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only this rule; may be repeated.")] = None,
    rules: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Your own rule file or folder; may be repeated.")
    ] = None,
    profile: Annotated[str | None, typer.Option(metavar="PROFILE", help="The rules of this profile.")] = None,
    option: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="Decide between variants of rules.")
    ] = None,
    password_file: PasswordFile = None,
    ocr: OcrOption = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Exit:
    """Write an evidence pack: report, page, cut-outs, rules and hashes in one file that 'verify' can check."""
    if file == STANDARD_INPUT:
        raise UsageError("an evidence pack is on a file that can be read again. Save standard input to a file first.")
    if pack.exists() and Path(file).exists() and pack.samefile(file):
        raise UsageError(f"{pack}: this file is to be checked; the pack would overwrite it. Name another.")
    given = {"rule": rule, "rules": rules, "profile": profile, "option": option}
    effective = load_settings({**given, "password_file": password_file, "ocr": ocr}, config=config, no_config=no_config)
    settings, choice = effective.settings, Choice.of(effective)
    every_rule = load_rules(choice)
    book = select_rules(choice, every_rule)
    from clausecheck.matching import Judge
    from clausecheck.reports.evidence.archive import MANIFEST, packed
    from clausecheck.reports.evidence.contents import DOCUMENT, manifest, report_members, rule_members, terms_of
    from clausecheck.reports.writer import Run
    from clausecheck.rulebook.shipped import shipped_rules

    with Documents(settings) as documents:
        agreement = documents.read(file)
        run = Run(
            book,
            against_wanted=settings.profile is not None,
            width=plain_width(),
            version=version(),
            pictures=documents.pictures,
        )
        report = Judge(book).judge(agreement)
        members = report_members(report, run)
    terms = terms_of(report, run, options_of(choice, every_rule), choice.own, settings.ocr.value)
    members |= rule_members(shipped_rules(), zip(terms.own, choice.own, strict=True))
    if with_document:
        members[f"{DOCUMENT}/{Path(file).name}"] = Path(file).read_bytes()
    content = packed({**members, MANIFEST: manifest(terms, members)})
    with written_whole(pack) as stream:
        stream.buffer.write(content)
    say(f"{pack}: {len(members) + 1} members, {len(content):,} bytes; document {terms.sha256}")
    return Exit.OK
