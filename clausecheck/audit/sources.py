"""What to audit: the documents of folders, single files, and catalogues that say more of each."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from clausecheck.audit.rows import Document
from clausecheck.errors import UsageError

MOST_BYTES: Final = 64 << 20
"""Of a catalogue: room for some hundred thousand entries."""

ENDINGS: Final = frozenset({".pdf", ".docx", ".html", ".htm", ".xhtml", ".xml", ".txt", ".text", ".md", ".markdown"})
_CATALOGUES: Final = frozenset({".yaml", ".yml", ".csv"})
_SAID: Final = frozenset(field.name for field in fields(Document)) - {"path"}
# What catalogues call these things, beside their own names.
_ALIASES: Final = {"id": "agreement", "file": "path", "signed": "date_signed", "date": "date_signed"}


def documents(named: Iterable[Path]) -> tuple[Document, ...]:
    """All documents of the files, folders and catalogues named, sorted by their paths, each once.

    What a catalogue says of a document wins over its mere presence in a folder. Raises UsageError for what does not
    exist and for a catalogue that is wrong.
    """
    found: dict[str, Document] = {}
    for path in named:
        for one in _documents(path):
            known = found.get(one.path)
            if known is None or replace(known, path="") == Document(""):
                found[one.path] = one
    return tuple(found[path] for path in sorted(found))


def _documents(path: Path) -> Iterator[Document]:
    if path.is_dir():
        yield from (Document(file.as_posix()) for file in _files(path))
    elif not path.exists():
        raise UsageError(f"{path}: there is no such file or folder.")
    elif path.suffix.lower() in _CATALOGUES:
        yield from _catalogued(path)
    else:
        yield Document(path.as_posix())


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it that may be agreements; hidden ones and links out are left alone."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in ENDINGS:
                yield Path(root, name)


def _catalogued(path: Path) -> Iterator[Document]:
    for number, entry in enumerate(_entries(path), 1):
        said = {_ALIASES.get(str(key), str(key)): value for key, value in entry.items()}
        file = said.get("path")
        if not file:
            raise UsageError(f"{path}: entry {number} names no file. Give it a 'file', relative to the catalogue.")
        told = {key: _words(said[key]) for key in sorted(_SAID & set(said)) if said[key] is not None}
        yield Document((path.parent / str(file)).as_posix(), **told)


def _entries(path: Path) -> list[dict[str, Any]]:
    """The entries of a catalogue: the rows of a table, or the mappings of a YAML list."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path}: the catalogue is larger than {MOST_BYTES:,} bytes. Split it.")
        words = path.read_text("utf-8-sig")
        if path.suffix.lower() == ".csv":
            return list(csv.DictReader(io.StringIO(words)))
        entries = YAML(typ="safe").load(words)
    except (OSError, UnicodeDecodeError, csv.Error, YAMLError, ValueError, RecursionError) as error:
        raise UsageError(f"{path}: the catalogue cannot be read ({error}).") from None
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise UsageError(f"{path}: a catalogue is a list of entries, each with 'file' and what else is known of it.")
    return entries


def _words(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
