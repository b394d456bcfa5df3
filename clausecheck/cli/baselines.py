"""What verdicts are compared with: a baseline file, or the agreements as they read in a commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from clausecheck.cli.files import relative_to
from clausecheck.cli.shell import say
from clausecheck.errors import DocumentError

if TYPE_CHECKING:
    from clausecheck.agreement import Agreement
    from clausecheck.cli.git import Repository
    from clausecheck.matching import Judge, Report
    from clausecheck.matching.baseline import PastAgreement


class Past(Protocol):
    """Knows the verdicts on agreements as they were."""

    def of(self, report: Report) -> PastAgreement | None:
        """What there was of a report's agreement; None if there was nothing."""


class FilePast:
    """The past as a baseline file tells it. Raises UsageError if it cannot be read.

    `alone` says that the one file of the run is to be compared with the one agreement of the baseline, whatever both
    are called.
    """

    def __init__(self, path: Path, files: Sequence[str], *, alone: bool = False) -> None:
        from clausecheck.reports.baseline import read_baseline

        self._baseline = read_baseline(path)
        self._alone = alone and len(self._baseline.agreements) == 1
        self._met: set[str] = set()
        self._folder = path.parent
        self._checked = frozenset(relative_to(self._folder, file) for file in files)

    def of(self, report: Report) -> PastAgreement | None:
        """What the baseline holds of the agreement."""
        source = report.agreement.source
        path = relative_to(self._folder, source.path)
        found = self._baseline.of(path, source.sha256, report.agreement.title, self._checked - {path})
        if found is None and self._alone:
            found = self._baseline.agreements[0]
        if found is not None:
            self._met.add(found.path)
        return found

    def unmet(self) -> tuple[str, ...]:
        """The agreements of the baseline that no report was of."""
        return tuple(one.path for one in self._baseline.agreements if one.path not in self._met)


class CommitPast:
    """The past as a commit tells it: each agreement's words of then, judged by the rules of now."""

    def __init__(
        self, repository: Repository, revision: str, judge: Judge, read: Callable[[str, bytes], Agreement]
    ) -> None:
        self._repository = repository
        self._commit = repository.commit(revision)
        self._revision = revision
        self._then = {one.now: one.then for one in repository.changed(self._commit)}
        self._judge = judge
        self._read = read

    def of(self, report: Report) -> PastAgreement | None:
        """The verdicts on the agreement as it read then; None if it was not there, or could not be read."""
        from clausecheck.matching.baseline import remembered

        path = self._repository.path(report.agreement.source.path)
        if path is None:
            return None
        if path not in self._then:
            return remembered(report, path)
        then = self._then[path]
        data = self._repository.content(self._commit, then) if then else None
        if data is None:
            return None
        try:
            return remembered(self._judge.judge(self._read(then, data)), path)
        except DocumentError as error:
            say(f"as it was at {self._revision}: {error}")
            return None
