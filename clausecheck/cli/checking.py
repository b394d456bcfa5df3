"""One run of `check`: the files one after the other, each with its verdicts, waivers and reports."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.cli.documents import Documents, Progress
from clausecheck.cli.outputs import opened, parse_outputs
from clausecheck.cli.selection import Choice, load_rules, select_rules
from clausecheck.cli.shell import Exit, messages, plain_width, say, version
from clausecheck.cli.waivers import load_waivers
from clausecheck.errors import DocumentError
from clausecheck.levels import FailOn

if TYPE_CHECKING:
    from clausecheck.agreement import Agreement
    from clausecheck.cli.settings.layers import Effective
    from clausecheck.rulebook.waivers import Waiver


@dataclass(frozen=True, slots=True)
class Errand:
    """What a run is to do: the files to check, the settings, and the day by which waivers expire (None: today).

    `signed` is the date of signature of documents that do not state one, as the user knows it.
    """

    files: tuple[str, ...]
    effective: Effective
    today: datetime.date | None = None
    signed: datetime.date | None = None


def check(errand: Errand) -> Exit:
    """Check every file and write every report. Raises UsageError, RuleError or ConfigError before the first."""
    effective, settings = errand.effective, errand.effective.settings
    outputs = parse_outputs(settings.output, settings.format, (*errand.files, *_files_of(effective)))

    def agreement(file: str) -> Agreement:
        with _progress(file, shown=settings.progress) as step:
            return _dated(documents.read(file, step), errand.signed)

    # The first file is read while the rules are loaded; the reader is ended first, so that nothing waits for it.
    with ThreadPoolExecutor(max_workers=1) as beside, Documents(settings) as documents:
        first = beside.submit(agreement, errand.files[0]) if errand.files else None
        choice = Choice.of(effective)
        every_rule = load_rules(choice)
        book = select_rules(choice, every_rule)
        if not book.rules:
            say("no rule was selected; there is nothing to check")
            return Exit.NOTHING_TO_CHECK
        waivers = load_waivers(effective, [rule.id for rule in every_rule.rules], errand.today)
        from clausecheck.matching import Judge
        from clausecheck.matching.threshold import failing
        from clausecheck.reports.writer import Run

        fail_on = settings.fail_on or FailOn.NEVER
        against_wanted = bool(settings.profile or settings.wanted or fail_on is FailOn.WANTED)
        judge = Judge(book)
        run = Run(
            book,
            fail_on,
            against_wanted=against_wanted,
            brief=settings.brief,
            width=plain_width(),
            version=version(),
            pictures=documents.pictures,
        )
        unreadable = below = unused = False
        with opened(outputs, run) as writers:
            for i, file in enumerate(errand.files):
                try:
                    read = first.result() if first and i == 0 else agreement(file)
                except DocumentError as error:
                    say(str(error))
                    writers.failure(error)
                    unreadable = True
                    continue
                report = waivers.applied(judge.judge(read), fail_on)
                writers.report(report)
                below = below or bool(failing(report, fail_on))
                unused = unused or bool(report.unused)
    unused = _told_strangers(waivers.strangers()) or unused
    below = below or (unused and settings.unused_waivers == "fail")
    return Exit.UNREADABLE if unreadable else Exit.BELOW_THRESHOLD if below else Exit.OK


def _files_of(effective: Effective) -> Iterator[str]:
    """The files that the settings name to be read, and the one they stand in."""
    from clausecheck.cli.settings.model import FILES

    for name in sorted(FILES):
        value = getattr(effective.settings, name)
        yield from map(str, value if isinstance(value, tuple) else [value] if value else [])
    if effective.file:
        yield str(effective.file.path)


def _dated(agreement: Agreement, signed: datetime.date | None) -> Agreement:
    """The agreement with the user's date of signature, where the text states none."""
    if signed is None or agreement.date_signed == signed.isoformat():
        return agreement
    if agreement.date_signed:
        path, stated = agreement.source.path, agreement.date_signed
        say(f"{path}: the text says that it was signed on {stated}; --signed {signed.isoformat()} is not used.")
        return agreement
    return replace(agreement, date_signed=signed.isoformat(), date_given=True)


def _told_strangers(waivers: tuple[Waiver, ...]) -> bool:
    """Tell of waivers that are for no file there is: they would look applied and do nothing."""
    for one in waivers:
        say(f"{one.file}:{one.line}: unused waiver of {one.rule}: no file and no agreement here is '{one.agreement}'")
    return bool(waivers)


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
