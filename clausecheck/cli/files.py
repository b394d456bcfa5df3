"""Files by pattern: which are checked where none is named, and which never are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.cli.settings.discovery import shown
from clausecheck.cli.shell import say
from clausecheck.errors import UsageError
from clausecheck.rulebook.globs import matches

if TYPE_CHECKING:
    from clausecheck.cli.settings.layers import Effective

READABLE = frozenset({".pdf", ".docx", ".html", ".htm", ".xhtml", ".xml", ".txt", ".text", ".md", ".markdown"})
"""Endings of the files that are looked at where nobody names them; a file that is named may have any."""
MAX_FILES = 200_000


def chosen_files(named: Sequence[str], effective: Effective, changed_since: str | None = None) -> tuple[str, ...]:
    """The files of a run: those named, or those that the settings include, without those that they exclude.

    A folder stands for what is in it. With a revision, only files that changed since, of all there are if nothing is
    named.
    Patterns are relative to the folder of the configuration file, or to the working folder where there is none. Raises
    UsageError if nothing is named or included, or if git cannot say what changed.
    """
    settings = effective.settings
    folder = effective.file.path.parent if effective.file else Path()
    if changed_since is not None:
        from clausecheck.cli.changed import changed_files

        files = changed_files(changed_since, named, settings.include, folder)
    elif named:
        files = [file for one in named for file in _spread(one)]
    elif settings.include:
        files = [shown(folder / path).as_posix() for path in found_files(folder, settings.include)]
    else:
        raise UsageError("no file is named. Name the agreements to check, or set 'include' in the configuration.")
    kept = []
    for file in files:
        pattern = excluded(relative_to(folder, file), settings.exclude)
        if pattern is None:
            kept.append(file)
        elif file in named:
            say(f"{file} is left out: the settings exclude '{pattern}'")
    if changed_since is not None and not kept:
        say(f"no agreement changed since {changed_since}")
    return tuple(kept)


def _spread(named: str) -> list[str]:
    """The files that a name stands for: of a folder, all below it that may be agreements."""
    folder = Path(named)
    if not folder.is_dir():
        return [named]
    found = [(folder / path).as_posix() for path in _walk(folder) if Path(path).suffix.lower() in READABLE]
    if not found:
        raise UsageError(f"{named}: no file in this folder looks like an agreement. Name the files to check.")
    return found


def relative_to(folder: Path, path: str) -> str:
    """A path as patterns of a folder see it: relative to the folder, with forward slashes; `-` stays itself."""
    if path == "-":
        return path
    try:
        return Path(os.path.relpath(Path(path).resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return Path(path).as_posix()


def excluded(path: str, patterns: Iterable[str]) -> str | None:
    """The first of the patterns that a path matches, itself or by a folder around it."""
    folders = [f"{parent.as_posix()}" for parent in Path(path).parents if parent != Path()]
    return next((one for one in patterns if any(matches(part, one) for part in (path, *folders))), None)


def found_files(folder: Path, include: Iterable[str]) -> tuple[str, ...]:
    """The files below a folder that match one of the patterns, sorted; nothing in hidden folders."""
    patterns = tuple(include)
    return tuple(path for path in _walk(folder) if any(matches(path, one) for one in patterns))


def any_file(folder: Path, pattern: str) -> bool:
    """Whether there is a file below a folder that matches a pattern; yes where there are too many files to tell."""
    if "/" in pattern and not set(pattern) & set("*?["):
        return (folder / pattern).exists()
    try:
        return any(matches(path, pattern) for path in _walk(folder))
    except UsageError:
        return True


def _walk(folder: Path) -> Iterator[str]:
    """Every file below a folder as a path relative to it, sorted within each folder; no links, which may lead away."""
    seen = 0
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(files):
            seen += 1
            if seen > MAX_FILES:
                raise UsageError(f"{folder}: there are more than {MAX_FILES:,} files here. Name the files to check.")
            path = Path(here) / name
            if not path.is_symlink():
                yield path.relative_to(folder).as_posix()
