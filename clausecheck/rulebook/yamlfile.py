"""YAML files with the place of every value, and validation that reports every mistake at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from clausecheck.rulebook.mistakes import Mistakes, Path_
from clausecheck.rulebook.validation import Model, validated

MAX_RULE_FILE_BYTES = 1_000_000
MAX_VALUES = 20_000
MAX_DEPTH = 60
_UNION_NOISE = frozenset({"string_type", "list_type", "model_type"})


@dataclass(frozen=True)
class YamlFile:
    """A YAML file as plain data, and the place of each of its values.

    The data is read by the fast parser; places are only found, by the slow one, when there is a mistake to place.
    """

    name: str
    words: str
    root: dict[str, Any]
    extends: str = ""

    def place(self, path: Path_) -> tuple[int, int]:
        """The 1-based line and column of the value at a path, or of the deepest part of the path that exists."""
        node: Any = self._placed
        line, column = node.lc.line, node.lc.col
        for step in path:
            if isinstance(node, CommentedMap) and step in node:
                line, column = node.lc.key(step)
            elif isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
                line, column = node.lc.item(step)
            else:  # a missing key, or pydantic's name for one branch of a union
                continue
            node = node[step]
        return line + 1, column + 1

    def validate(self, model: type[Model], mistakes: Mistakes) -> Model | None:
        """The file as a model; None, with every mistake noted, if it is not one."""
        return validated(model, self.root, self.name, self.place, mistakes, self._is_noise)

    def values_of(self, keys: frozenset[str]) -> Iterator[tuple[str, str, Path_]]:
        """Every string under one of the keys, alone or in a list, with its key and path."""
        yield from _values_of(self.root, keys, ())

    @cached_property
    def _placed(self) -> CommentedMap:
        yaml = YAML(typ="rt", pure=True)
        yaml.Constructor = _DatesAreWords
        placed: CommentedMap = yaml.load(self.words)
        return placed

    def _is_noise(self, path: Path_, kind: str) -> bool:
        """Whether an error is of a branch of a union that the value was not meant for."""
        return kind in _UNION_NOISE and self._is_collection(path) != (kind == "list_type")

    def _is_collection(self, path: Path_) -> bool:
        node: Any = self.root
        for step in path:
            in_list = isinstance(node, list) and isinstance(step, int)
            if in_list or (isinstance(node, dict) and step in node):
                node = node[step]
        return isinstance(node, dict | list)


class _PlainDatesAreWords(SafeConstructor):
    """Leaves dates to the schema, which can say what is wrong with one and where."""


class _DatesAreWords(RoundTripConstructor):
    """The same for the parser that knows places."""


for _constructor in (_PlainDatesAreWords, _DatesAreWords):
    _constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: str(node.value))


def read_yaml(path: Path, name: str, mistakes: Mistakes, *, begins_with: str = "id") -> YamlFile | None:
    """Read one file; None, with the mistake noted, if it is no YAML mapping, such as one that begins with a key."""
    yaml = YAML(typ="safe")
    yaml.Constructor = _PlainDatesAreWords
    try:
        if path.stat().st_size > MAX_RULE_FILE_BYTES:
            mistakes.add(
                name, 1, 1, f"the file is larger than {MAX_RULE_FILE_BYTES:,} bytes; such a file is a page of text"
            )
            return None
        words = path.read_text("utf-8")
        root = yaml.load(words)
    except UnicodeDecodeError as error:
        mistakes.add(name, 1, 1, f"the file is not UTF-8 (byte {error.start}); save it as UTF-8")
        return None
    except OSError as error:
        mistakes.add(name, 1, 1, f"the file cannot be read: {error.strerror}")
        return None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = "quote words that hold brackets or a colon"
        mistakes.add(name, line, column, f"not valid YAML: {error.problem or error.context}; {hint}")
        return None
    except (YAMLError, RecursionError, ValueError) as error:
        mistakes.add(name, 1, 1, f"not valid YAML: {error}")
        return None
    if not isinstance(root, dict):
        mistakes.add(name, 1, 1, f"the file must be a mapping that begins with '{begins_with}:'")
        return None
    if not _is_small(root):
        problem = f"the file nests deeper than {MAX_DEPTH} levels or stands for more than {MAX_VALUES:,} values"
        mistakes.add(name, 1, 1, f"{problem} once its aliases are written out")
        return None
    return YamlFile(name, words, {str(key): value for key, value in root.items()})


def _is_small(root: Any) -> bool:
    """Whether the file stays small when aliases are followed: a few lines can stand for millions of values."""
    pending, values = [(root, 1)], 0
    while pending:
        node, depth = pending.pop()
        values += 1
        if values > MAX_VALUES or depth > MAX_DEPTH:
            return False
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        pending.extend((value, depth + 1) for value in inner)
    return True


def _values_of(node: Any, keys: frozenset[str], path: Path_) -> Iterator[tuple[str, str, Path_]]:
    if isinstance(node, dict):
        for key, value in node.items():
            inner = (*path, str(key))
            if key in keys:
                listed = list(enumerate(value)) if isinstance(value, list) else []
                places = [((*inner, i), item) for i, item in listed] or [(inner, value)]
                yield from ((str(key), str(item), place) for place, item in places if isinstance(item, str))
            yield from _values_of(value, keys, inner)
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from _values_of(value, keys, (*path, i))
