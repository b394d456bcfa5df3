"""`clausecheck check`: the verdicts on one or more agreements."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from clausecheck.cli.documents import OcrOption, PasswordFile
from clausecheck.cli.settings import ConfigFile, NoConfig, load_settings
from clausecheck.cli.shell import Exit, guarded
from clausecheck.errors import UsageError
from clausecheck.levels import FailOn
from clausecheck.reports.formats import FORMATS

_WHAT = "What is checked"
_FAILS = "What makes it fail"
_WRITTEN = "What is written"


@guarded
def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            help="Agreements or folders of them: PDF, Word, HTML, XML, text or Markdown; '-' reads standard input.",
        ),
    ] = None,
    pack: Annotated[
        list[str] | None,
        typer.Option(metavar="PACK", help="Only this pack of rules; may be repeated.", rich_help_panel=_WHAT),
    ] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Only this rule; may be repeated.", rich_help_panel=_WHAT),
    ] = None,
    rules: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Your own rule file or folder; may be repeated.", rich_help_panel=_WHAT),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            metavar="PROFILE", help="The rules of this profile, each against the level it wants.", rich_help_panel=_WHAT
        ),
    ] = None,
    option: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="Decide between variants of rules, e.g. budapest-status=party.",
            rich_help_panel=_WHAT,
        ),
    ] = None,
    wanted: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE=LEVEL", help="The level wanted of one rule; 'off' leaves it out.", rich_help_panel=_WHAT
        ),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATTERN", help="Files to check where none is named; may be repeated.", rich_help_panel=_WHAT
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="Files never to check; may be repeated.", rich_help_panel=_WHAT),
    ] = None,
    signed: Annotated[
        datetime.datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help="When a document was signed that does not say so itself, as 2020-12-30.",
            rich_help_panel=_WHAT,
        ),
    ] = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            metavar="REVISION",
            help="Only files that changed since this git revision, of all there are if no FILE is named.",
            rich_help_panel=_WHAT,
        ),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            metavar="LEVEL",
            help=f"Exit with status 1 from this verdict downward: {', '.join(FailOn)}. "
            "'wanted' is below the level of its rule. If nothing is said: never, or 'worse' beside a baseline.",
            rich_help_panel=_FAILS,
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Only what is worse than 'clausecheck baseline create' wrote here fails.",
            rich_help_panel=_FAILS,
        ),
    ] = None,
    baseline_commit: Annotated[
        str | None,
        typer.Option(
            metavar="REVISION",
            help="Only what is worse than it was in this git revision fails.",
            rich_help_panel=_FAILS,
        ),
    ] = None,
    waivers: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Verdicts that are accepted, with reason and last day.", rich_help_panel=_FAILS
        ),
    ] = None,
    unused_waivers: Annotated[
        str | None,
        typer.Option(
            metavar="warn|fail", help="What a waiver does that waives nothing; default: warn.", rich_help_panel=_FAILS
        ),
    ] = None,
    today: Annotated[
        datetime.datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            envvar="CLAUSECHECK_TODAY",
            metavar="DATE",
            help="The day by which waivers expire, as 2026-12-31, instead of the real one.",
            rich_help_panel=_FAILS,
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"What standard output gets: {', '.join(one.name for one in FORMATS)}.",
            autocompletion=lambda: [(one.name, one.about) for one in FORMATS],
            rich_help_panel=_WRITTEN,
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FORMAT=PATH",
            help="Write a report to a file too, e.g. json=report.json; may be repeated; '-' is standard output.",
            rich_help_panel=_WRITTEN,
        ),
    ] = None,
    brief: Annotated[
        bool | None, typer.Option(help="Print the scorecard only.", rich_help_panel=_WRITTEN, show_default=False)
    ] = None,
    progress: Annotated[
        bool | None,
        typer.Option(help="Show a progress bar on long files.", rich_help_panel=_WRITTEN, show_default=False),
    ] = None,
    password_file: PasswordFile = None,
    ocr: OcrOption = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Exit:
    """Check agreements for norm commitments: what is there, where, how binding, and what is missing."""
    options = {
        "format": format,
        "output": output,
        "pack": pack,
        "rule": rule,
        "rules": rules,
        "profile": profile,
        "option": option,
        "wanted": wanted,
        "include": include,
        "exclude": exclude,
        "fail_on": fail_on,
        "baseline": baseline,
        "waivers": waivers,
        "unused_waivers": unused_waivers,
        "password_file": password_file,
        "ocr": ocr,
        "brief": brief,
        "progress": progress,
    }
    effective = load_settings(options, config=config, no_config=no_config)
    from clausecheck.cli.checking import Errand, check
    from clausecheck.cli.files import chosen_files

    if baseline is not None and baseline_commit is not None:
        raise UsageError("--baseline and --baseline-commit exclude each other. Give one of them.")
    chosen = chosen_files(files or (), effective, changed_since)
    errand = Errand(
        chosen,
        effective,
        today.date() if today else None,
        baseline_commit,
        signed=signed.date() if signed else None,
        partial=changed_since is not None,
    )
    return check(errand)
