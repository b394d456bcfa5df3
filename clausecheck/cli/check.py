"""`clausecheck check`: the verdicts on one or more agreements."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausecheck.cli.documents import Ocr, OcrOption, PasswordFile, Progress, read_agreement, read_password
from clausecheck.cli.selection import select_rules
from clausecheck.cli.shell import Exit, guarded, messages, output, say
from clausecheck.errors import DocumentError
from clausecheck.reading.process import ReadingProcess

if TYPE_CHECKING:
    from clausecheck.agreement import Agreement
    from clausecheck.matching import Report
    from clausecheck.rulebook.rule import Rulebook


class ReportFormat(StrEnum):
    """How the report is written."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"


class FailOn(StrEnum):
    """From which verdict downward the exit status is 1."""

    NEVER = "never"
    CONTRADICTED = "contradicted"
    ABSENT = "absent"
    WEAK = "weak"
    PARTIAL = "partial"
    WANTED = "wanted"


_RANK = {"full": 4, "partial": 3, "weak": 2, "absent": 1, "contradicted": 0, "never": -1}


@guarded
def command(
    files: Annotated[
        list[str], typer.Argument(help="Agreements: PDF, Word, HTML, XML, text or Markdown; '-' reads standard input.")
    ],
    format: Annotated[
        ReportFormat,
        typer.Option("--format", "-f", help="A report to read, one JSON array, or one JSON report a line."),
    ] = ReportFormat.TERMINAL,
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

        judge, writer = Judge(book), _Writer(format, book, brief, against_wanted=profile is not None)
        unreadable = below = False
        for i, file in enumerate(files):
            try:
                report = judge.judge(first.result() if i == 0 else agreement(file))
            except DocumentError as error:
                say(str(error))
                writer.failure(file, error)
                unreadable = True
            else:
                writer.report(report)
                below = below or _falls_below(report, fail_on)
    writer.close()
    return Exit.UNREADABLE if unreadable else Exit.BELOW_THRESHOLD if below else Exit.OK


def _falls_below(report: Report, fail_on: FailOn) -> bool:
    if fail_on is FailOn.WANTED:
        return any(result.below_wanted for result in report.results)
    return any(_RANK.get(result.verdict.value, 4) <= _RANK[fail_on] for result in report.results)


class _Writer:
    """Writes reports as they come; the JSON array is opened at once and closed at the end."""

    def __init__(self, format: ReportFormat, book: Rulebook, brief: bool, *, against_wanted: bool) -> None:
        self._format = format
        self._packs = book.packs
        self._brief = brief
        self._against_wanted = against_wanted
        self._written = 0

    def report(self, report: Report) -> None:
        from clausecheck.reports.machine import report_data
        from clausecheck.reports.terminal import print_report

        if self._format is ReportFormat.TERMINAL:
            print_report(output(), report, self._packs, brief=self._brief, against_wanted=self._against_wanted)
        else:
            self._machine(report_data(report))

    def failure(self, file: str, error: DocumentError) -> None:
        from clausecheck.reports.machine import failure_data

        if self._format is not ReportFormat.TERMINAL:
            self._machine(failure_data(file, error))

    def close(self) -> None:
        if self._format is ReportFormat.JSON:
            print("[]" if not self._written else "\n]")

    def _machine(self, data: object) -> None:
        from clausecheck.reports.machine import dump

        if self._format is ReportFormat.JSONL:
            print(dump(data), flush=True)
        else:
            print("[" if not self._written else ",")
            print(dump(data, indent=1), end="", flush=True)
        self._written += 1


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
