"""Where the reports of a check go: standard output and the files that `--output FORMAT=PATH` names."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from clausecheck.errors import UsageError
from clausecheck.reports.formats import FORMATS, Format, format_named

if TYPE_CHECKING:
    from clausecheck.errors import DocumentError
    from clausecheck.matching import Report
    from clausecheck.reports.writer import Run, Writer

STANDARD_OUTPUT = "-"
READ = format_named("terminal")


@dataclass(frozen=True, slots=True)
class Output:
    """One report to write: its format and its file, None for standard output."""

    format: Format
    path: Path | None


def parse_outputs(given: Iterable[str], format: str | None, inputs: Iterable[str]) -> tuple[Output, ...]:
    """The outputs of a run: the files named as FORMAT=PATH, and the one format that standard output gets.

    That is `format`, or the format of PATH `-`, or else the terminal's. Raises UsageError for an unknown format, for
    two reports to one place, for a file in a folder that does not exist, and for one that is an input.
    """
    outputs = [_parsed(one) for one in given]
    on_stdout = [one for one in outputs if one.path is None]
    if format is not None:
        on_stdout.append(Output(format_named(format), None))
    if len(on_stdout) > 1:
        named = " and ".join(one.format.name for one in on_stdout)
        raise UsageError(f"{named} cannot both go to standard output. Send all but one to files: --output FORMAT=PATH.")
    files = [one for one in outputs if one.path is not None]
    refuse_collisions([one.path for one in files if one.path is not None], [Path(name) for name in inputs])
    return (*(on_stdout or [Output(READ, None)]), *files)


def _parsed(given: str) -> Output:
    name, equals, path = given.partition("=")
    if not (name and equals and path):
        names = ", ".join(one.name for one in FORMATS)
        raise UsageError(
            f"'{given}' does not say both format and file. Write FORMAT=PATH, for example json=report.json. "
            f"There are: {names}."
        )
    return Output(format_named(name), None if path == STANDARD_OUTPUT else Path(path))


def refuse_collisions(paths: list[Path], inputs: list[Path]) -> None:
    """Raises UsageError for a file to write that cannot be one, or that is another one or an input."""
    for i, path in enumerate(paths):
        if path.is_dir():
            raise UsageError(f"{path}: this is a folder. Name a file in it.")
        if not path.parent.is_dir():
            raise UsageError(f"{path}: there is no folder {path.parent}. Create it first, or name another.")
        if any(_same(path, other) for other in inputs):
            raise UsageError(f"{path}: the run reads this file; a report would overwrite it. Name another.")
        if any(_same(path, other) for other in paths[:i]):
            raise UsageError(f"{path}: two reports cannot go to one file. Name another for one of them.")


def _same(path: Path, other: Path) -> bool:
    """Whether two names mean one file, be it through a link."""
    try:
        return path.resolve() == other.resolve() or (path.exists() and other.exists() and path.samefile(other))
    except OSError:
        return False


class Outputs:
    """All writers of a run, as one. A report that cannot be written raises UsageError with the reason."""

    def __init__(self, writers: tuple[Writer, ...]) -> None:
        self._writers = writers

    def report(self, report: Report) -> None:
        """Hand one report to every writer."""
        for writer in self._writers:
            with _told():
                writer.report(report)

    def failure(self, error: DocumentError) -> None:
        """Tell every writer that a document could not be read."""
        for writer in self._writers:
            with _told():
                writer.failure(error)

    def close(self) -> None:
        """Let every writer write what comes after the last report."""
        for writer in self._writers:
            with _told():
                writer.close()


@contextmanager
def opened(outputs: tuple[Output, ...], run: Run) -> Iterator[Outputs]:
    """The writers of all outputs; files appear under their names when the run has ended well, whole or not at all."""
    with ExitStack() as stack:
        writers = Outputs(
            tuple(
                one.format.open(sys.stdout if one.path is None else stack.enter_context(written_whole(one.path)), run)
                for one in outputs
            )
        )
        yield writers
        writers.close()


@contextmanager
def _told(path: Path | None = None) -> Iterator[None]:
    """Tell in plain words that a file cannot be written; a closed pipe is for the shell to deal with."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        named = f"{path}: the report" if path else "a report"
        raise UsageError(f"{named} cannot be written ({error.strerror}). Check the disk and your rights.") from None


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A stream whose content takes the place of the file when the block ends, unless it ends with an error.

    What is no regular file (a pipe, a device) is written to directly.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        with _told(path):
            device = path.open("w", encoding="utf-8", newline="\n")
        with _closed(device, path):
            yield device
        return
    with _told(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    unfinished = Path(name)
    try:
        with _closed(os.fdopen(handle, "w", encoding="utf-8", newline="\n"), path) as stream:
            yield stream
        with _told(path):
            unfinished.chmod(_mode(path))
            unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _closed(stream: TextIO, path: Path) -> Iterator[TextIO]:
    try:
        yield stream
    finally:
        with _told(path):
            stream.close()


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those that any new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
