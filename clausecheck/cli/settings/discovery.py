"""Where the configuration is: the nearest `clausecheck.toml`, or `pyproject.toml` with a table `tool.clausecheck`."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

from clausecheck.cli.settings.tomlfile import TomlFile, read_toml
from clausecheck.cli.shell import say
from clausecheck.errors import ConfigError, UsageError
from clausecheck.rulebook.mistakes import Mistakes

OWN = "clausecheck.toml"
SHARED = "pyproject.toml"
TABLE = ("tool", "clausecheck")
WAIVERS = "waivers.yaml"


def named_config(path: Path) -> TomlFile:
    """The configuration file that the user named. Raises UsageError if there is none, ConfigError if it is no TOML."""
    if not path.is_file():
        raise UsageError(f"{path}: there is no such configuration file. Check the name and the folder.")
    return _read(path, path.name == SHARED)


def found_config(folder: Path, home: Path | None) -> TomlFile | None:
    """The nearest configuration file, from a folder upward; None if there is none.

    The search ends with the root of the repository that the folder is in, with the home folder, or with the root
    of the file system. In one folder, `clausecheck.toml` goes before `pyproject.toml`. Raises ConfigError.
    """
    inside = any((one / ".git").exists() for one in (folder, *folder.parents))
    for one in _upward(folder, home):
        for name in (OWN, SHARED):
            path = one / name
            if path.is_file() and (name == OWN or _holds_table(path)):
                if inside or one == folder or _trusted(path):
                    return _read(path, name == SHARED)
                say(f"{path} belongs to another user and is not used; if it should be, name it with --config")
    return None


def found_waivers(folder: Path) -> Path | None:
    """The waivers beside the configuration, or in the working folder where there is no configuration."""
    path = folder / WAIVERS
    return shown(path) if path.is_file() else None


def _upward(folder: Path, home: Path | None) -> Iterator[Path]:
    for one in (folder, *folder.parents):
        yield one
        if (one / ".git").exists() or one == home:
            return


def _holds_table(path: Path) -> bool:
    """Whether a pyproject.toml speaks to clausecheck; a broken one that does not is the concern of others."""
    try:
        words = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    try:
        return "clausecheck" in tomllib.loads(words).get("tool", {})
    except (tomllib.TOMLDecodeError, AttributeError, RecursionError):
        return ".".join(TABLE) in words


def _trusted(path: Path) -> bool:
    """Whether a file above the working folder is the user's own or the administrator's, where the system can say."""
    return not hasattr(os, "geteuid") or path.stat().st_uid in (os.geteuid(), 0)


def _read(path: Path, shared: bool) -> TomlFile:
    mistakes = Mistakes()
    name = shown(path).as_posix()
    file = read_toml(path, name, mistakes, TABLE if shared else ())
    if file is None:
        raise ConfigError(tuple(mistakes.found))
    return file


def shown(path: Path) -> Path:
    """A path as it is shown and used: relative to the working folder, so that a report says the same everywhere."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:  # another drive
        return path
