"""The agreements that changed since a revision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from clausecheck.cli.files import READABLE, relative_to
from clausecheck.cli.git import Repository
from clausecheck.cli.settings.discovery import shown
from clausecheck.rulebook.globs import matches


def changed_files(revision: str, named: Sequence[str], include: Sequence[str], folder: Path) -> list[str]:
    """The files that changed since a revision: of those named, files and folders; or of those that patterns include.

    If nothing is named and nothing included, all below the working folder that may be agreements. Patterns are relative
    to `folder`. Raises UsageError if git cannot say what changed.
    """
    repository = Repository(Path())
    changed = repository.changed(repository.commit(revision))
    if named:
        paths = {one.now for one in changed} | {one.then for one in changed if not one.now}
        kept = [file for file in named if not Path(file).is_dir() and _is_meant(file, repository.path(file), paths)]
        folders = [path for file in named if Path(file).is_dir() and (path := repository.path(file)) is not None]
        below = [one.now for one in changed if any(_is_below(one.now, here) for here in folders) and _readable(one.now)]
        found = [shown(repository.root / path).as_posix() for path in below]
        return list(dict.fromkeys([*kept, *found]))
    files = [shown(repository.root / one.now).as_posix() for one in changed if one.now]
    if include:
        return [file for file in files if any(matches(relative_to(folder, file), one) for one in include)]
    return [file for file in files if _readable(file) and not file.startswith("../")]


def _is_meant(file: str, path: str | None, changed: set[str]) -> bool:
    """Whether a file that was named changed; one that does not exist is left to be told so."""
    return path in changed if Path(file).exists() else path not in changed


def _is_below(path: str, folder: str) -> bool:
    return bool(path) and (folder == "." or path.startswith(f"{folder}/"))


def _readable(path: str) -> bool:
    return Path(path).suffix.lower() in READABLE
