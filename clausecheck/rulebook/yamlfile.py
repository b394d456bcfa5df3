"""YAML files with the place of every value, and validation that reports every mistake at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from clausecheck.errors import RuleMistake

Model = TypeVar("Model", bound=BaseModel)
Path_ = tuple[int | str, ...]
MAX_RULE_FILE_BYTES = 1_000_000
MAX_VALUES = 20_000
_UNION_NOISE = frozenset({"string_type", "list_type", "model_type"})


@dataclass(slots=True)
class Mistakes:
    """Mistakes as they are found, over all files."""

    found: list[RuleMistake] = field(default_factory=list)

    def add(self, file: str, line: int, column: int, problem: str) -> None:
        """Note one mistake at a 1-based place."""
        self.found.append(RuleMistake(file, line, column, problem))


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A parsed YAML file that knows where each of its values stands."""

    name: str
    root: CommentedMap

    def place(self, path: Path_) -> tuple[int, int]:
        """The 1-based line and column of the value at a path, or of the deepest part of the path that exists."""
        node: Any = self.root
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
        try:
            return model.model_validate(_plain(self.root))
        except ValidationError as error:
            for detail in error.errors():
                path = tuple(detail["loc"])
                if detail["type"] in _UNION_NOISE and self._is_collection(path) != (detail["type"] == "list_type"):
                    continue
                mistakes.add(self.name, *self.place(path), _explain(path, detail["type"], detail["msg"]))
            return None

    def _is_collection(self, path: Path_) -> bool:
        node: Any = self.root
        for step in path:
            in_list = isinstance(node, CommentedSeq) and isinstance(step, int)
            if in_list or (isinstance(node, CommentedMap) and step in node):
                node = node[step]
        return isinstance(node, CommentedMap | CommentedSeq)

    def values_of(self, keys: frozenset[str]) -> Iterator[tuple[str, str, Path_]]:
        """Every string under one of the keys, alone or in a list, with its key and path."""
        yield from _values_of(self.root, keys, ())


def read_yaml(path: Path, name: str, mistakes: Mistakes) -> YamlFile | None:
    """Read one file; None, with the mistake noted, if it is no YAML mapping."""
    yaml = YAML(typ="rt", pure=True)
    yaml.allow_duplicate_keys = False
    try:
        if path.stat().st_size > MAX_RULE_FILE_BYTES:
            mistakes.add(
                name, 1, 1, f"the file is larger than {MAX_RULE_FILE_BYTES:,} bytes; a rule file is a page of text"
            )
            return None
        root = yaml.load(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        mistakes.add(name, 1, 1, f"the file is not UTF-8 (byte {error.start}); save it as UTF-8")
        return None
    except OSError as error:
        mistakes.add(name, 1, 1, f"the file cannot be read: {error.strerror}")
        return None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        mistakes.add(name, line, column, f"not valid YAML: {error.problem or error.context}")
        return None
    except (YAMLError, RecursionError, ValueError) as error:
        mistakes.add(name, 1, 1, f"not valid YAML: {error}")
        return None
    if not isinstance(root, CommentedMap):
        mistakes.add(name, 1, 1, "the file must be a mapping that begins with 'id:'")
        return None
    if not _is_small(root):
        mistakes.add(name, 1, 1, f"the file holds more than {MAX_VALUES:,} values once its aliases are written out")
        return None
    return YamlFile(name, root)


def _is_small(root: Any) -> bool:
    """Whether the file stays small when aliases are followed: a few lines can stand for millions of values."""
    pending, values = [root], 0
    while pending:
        node = pending.pop()
        values += 1
        if values > MAX_VALUES:
            return False
        if isinstance(node, CommentedMap):
            pending.extend(node.values())
        elif isinstance(node, CommentedSeq):
            pending.extend(node)
    return True


def _plain(node: Any) -> Any:
    if isinstance(node, CommentedMap):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [_plain(value) for value in node]
    return str(node) if isinstance(node, str) else node


def _values_of(node: Any, keys: frozenset[str], path: Path_) -> Iterator[tuple[str, str, Path_]]:
    if isinstance(node, CommentedMap):
        for key, value in node.items():
            inner = (*path, str(key))
            if key in keys:
                listed = list(enumerate(value)) if isinstance(value, CommentedSeq) else []
                places = [((*inner, i), item) for i, item in listed] or [(inner, value)]
                yield from ((str(key), str(item), place) for place, item in places if isinstance(item, str))
            yield from _values_of(value, keys, inner)
    elif isinstance(node, CommentedSeq):
        for i, value in enumerate(node):
            yield from _values_of(value, keys, (*path, i))


def _explain(path: Path_, kind: str, message: str) -> str:
    where = ".".join(str(step) for step in path if not (isinstance(step, str) and step[:1].isupper()))
    if kind == "extra_forbidden":
        return f"unknown key '{path[-1]}'"
    if kind == "missing":
        return f"'{path[-1]}' is missing"
    message = message.removeprefix("Value error, ")
    return f"{where}: {message}" if where else message
