"""`clausecheck check`: the verdicts on one or more agreements."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausecheck.cli.documents import Ocr, OcrOption, PasswordFile, Progress, read_agreement, read_password
from clausecheck.cli.outputs import opened, parse_outputs
from clausecheck.cli.selection import select_rules
from clausecheck.cli.shell import Exit, guarded, messages, plain_width, say
from clausecheck.errors import DocumentError
from clausecheck.levels import FailOn
from clausecheck.reading.process import ReadingProcess
from clausecheck.reports.formats import FORMATS

if TYPE_CHECKING:
    from clausecheck.agreement import Agreement


@guarded
def command(
    files: Annotated[
        list[str], typer.Argument(help="Agreements: PDF, Word, HTML, XML, text or Markdown; '-' reads standard input.")
    ],
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"What standard output gets: {', '.join(one.name for one in FORMATS)}.",
            autocompletion=lambda: [(one.name, one.about) for one in FORMATS],
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FORMAT=PATH",
            help="Write a report to a file too, e.g. json=report.json; may be repeated; '-' is standard output.",
        ),
    ] = None,
    pack: Annotated[list[str] | None, typer.Option(help="Check only this pack of rules; may be repeated.")] = None,
    rule: Annotated[list[str] | None, typer.Option(help="Check only this rule; may be repeated.")] = None,
    rules: Annotated[
        list[Path] | None, typer.Option(help="Check with your own rule file or folder; may be repeated.")
    ] = None,
    profile: Annotated[
        str | None, typer.Option(help="Check the rules of this profile, each against the level it wants.")
    ] = None,
    option: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="Decide between variants of rules, e.g. budapest-status=party."),
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(help="Exit with status 1 if a rule's verdict is this or worse; 'wanted': worse than its level."),
    ] = FailOn.NEVER,
    password_file: PasswordFile = None,
    ocr: OcrOption = Ocr.AUTO,
    brief: Annotated[bool, typer.Option("--brief", help="Print the scorecard only.")] = False,
    progress: Annotated[bool, typer.Option(help="Show a progress bar on long files.")] = True,
) -> Exit:
    """Check agreements for norm commitments: what is there, where, how binding, and what is missing."""
    outputs = parse_outputs(output or (), format, files)
    password = read_password(password_file)

    def agreement(file: str) -> Agreement:
        with _progress(file, shown=progress) as step:
            return read_agreement(file, reader, step, password=password, ocr=ocr)

    # The first file is read while the rules are loaded; the reader is ended first, so that nothing waits for it.
    with ThreadPoolExecutor(max_workers=1) as beside, ReadingProcess() as reader:
        first = beside.submit(agreement, files[0])
        book = select_rules(pack or [], rule or [], rules or [], profile=profile, options=tuple(option or ()))
        if not book.rules:
            say("no rule was selected; there is nothing to check")
            return Exit.NOTHING_TO_CHECK
        from clausecheck.matching import Judge
        from clausecheck.matching.threshold import failing
        from clausecheck.reports.writer import Run

        judge = Judge(book)
        run = Run(book, fail_on, against_wanted=profile is not None, brief=brief, width=plain_width())
        unreadable = below = False
        with opened(outputs, run) as writers:
            for i, file in enumerate(files):
                try:
                    report = judge.judge(first.result() if i == 0 else agreement(file))
                except DocumentError as error:
                    say(str(error))
                    writers.failure(error)
                    unreadable = True
                else:
                    writers.report(report)
                    below = below or bool(failing(report, fail_on))
    return Exit.UNREADABLE if unreadable else Exit.BELOW_THRESHOLD if below else Exit.OK


@contextmanager
def _progress(file: str, *, shown: bool) -> Iterator[Progress | None]:
    """A progress bar over the pages of a long file, on a terminal only; it vanishes when the file is done."""
    console = messages()
    if not shown or not console.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("pages"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task(Path(file).name, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
