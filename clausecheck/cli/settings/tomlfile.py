"""TOML files with the line of every value."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from clausecheck.rulebook.mistakes import Mistakes, Path_

MAX_BYTES = 1_000_000
_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_HEADER = re.compile(r"\s*(\[\[?)\s*")


@dataclass(frozen=True)
class TomlFile:
    """A TOML file as plain data, and the place of each of its values.

    `table` leads to the part of the file that counts: () for the whole, ("tool", "clausecheck") in a pyproject.toml.
    """

    path: Path
    name: str
    words: str
    table: tuple[str, ...] = ()

    @cached_property
    def root(self) -> dict[str, Any]:
        """The table that counts; empty if the file does not hold it."""
        node: Any = tomllib.loads(self.words)
        for key in self.table:
            node = node.get(key, {})
        return node if isinstance(node, dict) else {}

    def place(self, path: Path_) -> tuple[int, int]:
        """The 1-based line and column of the value at a path, or of the deepest part of the path that has one."""
        whole = (*self.table, *path)
        for length in range(len(whole), 0, -1):
            if whole[:length] in self._lines:
                line = self._lines[whole[:length]]
                return line, len(self._at(line)) - len(self._at(line).lstrip()) + 1
        return 1, 1

    def _at(self, line: int) -> str:
        return self.words.splitlines()[line - 1]

    @cached_property
    def _lines(self) -> dict[Path_, int]:
        lines: dict[Path_, int] = {}
        for line, path in _places(self.words):
            for length in range(1, len(path) + 1):
                lines.setdefault(path[:length], line)
        return lines


def read_toml(path: Path, name: str, mistakes: Mistakes, table: tuple[str, ...] = ()) -> TomlFile | None:
    """Read one file; None, with the mistake noted, if it is not TOML."""
    try:
        if path.stat().st_size > MAX_BYTES:
            mistakes.add(name, 1, 1, f"the file is larger than {MAX_BYTES:,} bytes; a configuration is a page of text")
            return None
        file = TomlFile(path, name, path.read_text("utf-8").replace("\r\n", "\n"), table)
        _ = file.root
    except UnicodeDecodeError as error:
        mistakes.add(name, 1, 1, f"the file is not UTF-8 (byte {error.start}); save it as UTF-8")
    except OSError as error:
        mistakes.add(name, 1, 1, f"the file cannot be read: {error.strerror}")
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line, column = (int(place["line"]), int(place["column"])) if place and place["line"] else (_last(path), 1)
        mistakes.add(name, line, column, f"not valid TOML: {_PLACE.sub('', str(error))}")
    except RecursionError:
        mistakes.add(name, 1, 1, "not valid TOML: the values are nested too deeply")
    else:
        return file
    return None


def _last(path: Path) -> int:
    return max(1, len(path.read_text("utf-8").splitlines()))


def _places(words: str) -> Iterator[tuple[int, Path_]]:
    """The line and the path of every statement of a valid TOML file: each statement can be parsed alone."""
    lines = words.split("\n")
    table: Path_ = ()
    counts: dict[Path_, int] = {}
    at = 0
    while at < len(lines):
        end, data = _statement(lines, at)
        if header := _HEADER.match(lines[at]):
            table = _within(_keys(data), counts, appends=header[1] == "[[")
            yield at + 1, table
        else:
            yield from ((at + 1, (*table, *keys)) for keys in _paths(data))
        at = end


def _statement(lines: list[str], start: int) -> tuple[int, dict[str, Any]]:
    """Where the statement that begins on a line ends, and what it says."""
    for end in range(start + 1, len(lines) + 1):
        try:
            return end, tomllib.loads("\n".join(lines[start:end]))
        except tomllib.TOMLDecodeError:
            continue
    return len(lines), {}


def _keys(data: Any) -> Path_:
    """The keys of a table's header."""
    keys: list[int | str] = []
    while data:
        if isinstance(data, list):
            data = data[0]
            continue
        [(key, data)] = data.items()
        keys.append(key)
    return tuple(keys)


def _within(keys: Path_, counts: dict[Path_, int], *, appends: bool) -> Path_:
    """The path of a table: with the place of its last element where a part of it is an array of tables."""
    path: Path_ = ()
    for i, key in enumerate(keys):
        path = (*path, key)
        if appends and i == len(keys) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _paths(data: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The path of every value of one statement, those in inline tables and arrays included."""
    yield path
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from _paths(value, (*path, key))
