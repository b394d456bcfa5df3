"""The command line: `clausecheck COMMAND`."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from clausecheck.cli import (
    annotate,
    audit,
    baseline,
    cache,
    check,
    config,
    evaluate,
    explain,
    outline,
    report,
    report_schema,
    rules,
    text,
    verify,
)
from clausecheck.cli.shell import version
from clausecheck.garbage import look_rarely

app = typer.Typer(
    name="clausecheck",
    help="Check trade agreements, drafts and final texts, for the norm commitments the EU wants in them.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def _version(value: bool) -> None:
    if value:
        print(f"clausecheck {version()}")
        raise typer.Exit


@app.callback()
def _options(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Check trade agreements, drafts and final texts, for the norm commitments the EU wants in them."""


app.command(name="annotate")(annotate.command)
app.command(name="check")(check.command)
app.command(name="evaluate")(evaluate.command)
app.command(name="explain")(explain.command)
app.command(name="outline")(outline.command)
app.command(name="report")(report.command)
app.command(name="text")(text.command)
app.command(name="verify")(verify.command)
app.command(name="report-schema")(report_schema.command)
app.add_typer(audit.app, name="audit")
app.add_typer(cache.app, name="cache")
app.add_typer(rules.app, name="rules")
app.add_typer(baseline.app, name="baseline")
app.add_typer(config.app, name="config")


def run() -> None:
    """The entry point of the installed command. What it prints is UTF-8 whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    look_rarely()
    app()
