"""What every command shares that judges agreements: the rules that are selected, and the files one after the other."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.cli.documents import Documents, Progress
from clausecheck.cli.selection import Choice, load_rules, select_rules
from clausecheck.cli.shell import messages, say
from clausecheck.errors import DocumentError

if TYPE_CHECKING:
    from clausecheck.agreement import Agreement
    from clausecheck.cli.settings.layers import Effective
    from clausecheck.matching import Judge, Report
    from clausecheck.reading.region import Region
    from clausecheck.rulebook.rule import Rulebook


@dataclass(frozen=True, slots=True)
class Judging:
    """The files of a run and the judge for them.

    `book` holds the selected rules alone, `rules` are the ids of all there are.
    """

    files: tuple[str, ...]
    book: Rulebook
    rules: tuple[str, ...]
    judge: Judge
    read: Callable[[str], Agreement]
    read_past: Callable[[str, bytes], Agreement]
    pictures: Callable[[Agreement, Sequence[Region]], Sequence[bytes]]
    first: Future[Agreement] | None

    def reports(self) -> Iterator[Report | DocumentError]:
        """The report on each file, or why it cannot be read, which has been told."""
        for i, file in enumerate(self.files):
            try:
                agreement = self.first.result() if self.first and i == 0 else self.read(file)
            except DocumentError as error:
                say(str(error))
                yield error
            else:
                yield self.judge.judge(agreement)


@contextmanager
def judging(files: tuple[str, ...], effective: Effective, *, signed: datetime.date | None = None) -> Iterator[Judging]:
    """The judge and the files of a run; `signed` is the date of signature of documents that state none.

    Raises UsageError or RuleError.
    """
    settings = effective.settings

    def read(file: str) -> Agreement:
        with _progress(file, shown=settings.progress) as step:
            return _dated(documents.read(file, step), signed)

    def read_past(file: str, data: bytes) -> Agreement:
        return _dated(documents.read(file, data=data, past=True), signed)

    # The first file is read while the rules are loaded; the reader is ended first, so that nothing waits for it.
    with ThreadPoolExecutor(max_workers=1) as beside, Documents(settings) as documents:
        first = beside.submit(read, files[0]) if files else None
        choice = Choice.of(effective)
        every_rule = load_rules(choice)
        book = select_rules(choice, every_rule)
        from clausecheck.matching import Judge

        rules = tuple(rule.id for rule in every_rule.rules)
        yield Judging(files, book, rules, Judge(book), read, read_past, documents.pictures, first)


def _dated(agreement: Agreement, signed: datetime.date | None) -> Agreement:
    """The agreement with the user's date of signature, where the text states none."""
    if signed is None or agreement.date_signed == signed.isoformat():
        return agreement
    if agreement.date_signed:
        path, stated = agreement.source.path, agreement.date_signed
        say(f"{path}: the text says that it was signed on {stated}; --signed {signed.isoformat()} is not used.")
        return agreement
    return replace(agreement, date_signed=signed.isoformat(), date_given=True)


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
