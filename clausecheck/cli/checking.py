"""One run of `check`: every file with its verdicts, its waivers, its past, and all reports."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.cli.baselines import CommitPast, FilePast, Past
from clausecheck.cli.judging import Judging, judging
from clausecheck.cli.outputs import opened, parse_outputs
from clausecheck.cli.shell import Exit, plain_width, say, version
from clausecheck.cli.waivers import load_waivers
from clausecheck.errors import DocumentError, UsageError
from clausecheck.levels import FailOn

if TYPE_CHECKING:
    from clausecheck.cli.settings.layers import Effective
    from clausecheck.cli.settings.model import Settings
    from clausecheck.rulebook.waivers import Waiver


@dataclass(frozen=True, slots=True)
class Errand:
    """What a run is to do: the files to check, and the settings.

    `today` is the day by which waivers expire, None for the real one. `baseline_commit` is a revision to compare with.
    `signed` is the date of signature of documents that do not state one, as the user knows it.
    `partial` says that only some of the agreements are looked at, so that a waiver for another one is no matter.
    """

    files: tuple[str, ...]
    effective: Effective
    today: datetime.date | None = None
    baseline_commit: str | None = None
    signed: datetime.date | None = None
    partial: bool = False


def check(errand: Errand) -> Exit:
    """Check every file and write every report. Raises UsageError, RuleError or ConfigError before the first."""
    settings = errand.effective.settings
    fail_on = _threshold(errand)
    outputs = parse_outputs(settings.output, settings.format, (*errand.files, *_files_of(errand.effective)))
    with judging(errand.files, errand.effective, signed=errand.signed) as run:
        if not run.book.rules:
            say("no rule was selected; there is nothing to check")
            return Exit.NOTHING_TO_CHECK
        waivers = load_waivers(errand.effective, run.rules, errand.today)
        past = _past(errand, run)
        from clausecheck.matching.comparison import compared
        from clausecheck.matching.threshold import failing
        from clausecheck.reports.writer import Run

        about = Run(
            run.book,
            fail_on,
            against_wanted=bool(settings.profile or settings.wanted or fail_on is FailOn.WANTED),
            brief=settings.brief,
            width=plain_width(),
            version=version(),
            pictures=run.pictures,
        )
        unreadable = below = unused = False
        with opened(outputs, about) as writers:
            for report in run.reports():
                if isinstance(report, DocumentError):
                    writers.failure(report)
                    unreadable = True
                    continue
                report = compared(report, past.of(report)) if past else report
                report = waivers.applied(report, fail_on)
                writers.report(report)
                below = below or bool(failing(report, fail_on))
                unused = unused or bool(report.unused)
    unused = (not errand.partial and _told_strangers(waivers.strangers())) or unused
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


def _threshold(errand: Errand) -> FailOn:
    """The threshold of a run. Beside a baseline what became worse fails, if nothing else was said."""
    settings: Settings = errand.effective.settings
    beside_past = settings.baseline is not None or errand.baseline_commit is not None
    if settings.fail_on is FailOn.WORSE and not beside_past:
        raise UsageError("'worse' needs something to be worse than: --baseline FILE, or --baseline-commit REVISION.")
    return settings.fail_on or (FailOn.WORSE if beside_past else FailOn.NEVER)


def _past(errand: Errand, run: Judging) -> Past | None:
    """What the verdicts are compared with; a commit goes before a file, as it was named for this run."""
    if errand.baseline_commit is not None:
        from clausecheck.cli.git import Repository

        return CommitPast(Repository(Path()), errand.baseline_commit, run.judge, run.read_past)
    baseline = errand.effective.settings.baseline
    return FilePast(baseline, run.files) if baseline else None


def _told_strangers(waivers: tuple[Waiver, ...]) -> bool:
    """Tell of waivers that are for no file there is: they would look applied and do nothing."""
    for one in waivers:
        say(f"{one.file}:{one.line}: unused waiver of {one.rule}: no file and no agreement here is '{one.agreement}'")
    return bool(waivers)
