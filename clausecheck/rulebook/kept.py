"""The shipped rulebook, kept as it was when its files were last read and found right.

Reading two hundred files, checking each value and compiling each term takes half a second; to see that none of the
files has changed takes a hundredth. What is kept goes by the hash of the files and of the code that reads them, so
that a changed file is read again, and every mistake in it told.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from clausecheck.private import read_private, write_private
from clausecheck.rulebook.frozen import frozen, thawed
from clausecheck.rulebook.rule import Rulebook
from clausecheck.rulebook.shipped import shipped_rules

_CODE: Final = ("rulebook", "language/terms.py", "language/lexicon.py")
_MOST: Final = 4
"""So many rulebooks are kept: of a few versions or checkouts used side by side."""


def kept_rulebook(folder: Path | None, root: Path | None = None) -> Rulebook:
    """The shipped rulebook, or that of another root, from a private folder; loaded, and kept there, if it is not in it.

    Raises RuleError as loading does. A folder that is None, or cannot be read or written, is no error.
    """
    root = root or shipped_rules()
    key = _digest(root)
    path = folder / f"{key}.json" if folder else None
    if path is not None:
        with contextlib.suppress(OSError):
            if (book := thawed(read_private(path))) is not None:
                return book
    from clausecheck.rulebook.loading import load_rulebook

    book = load_rulebook(root=root)
    if path is not None and _digest(root) == key:  # no file has changed meanwhile
        with contextlib.suppress(OSError):
            write_private(path, frozen(book))
            forget(path.parent, all_but=_MOST)
    return book


def kept_files(folder: Path) -> list[Path]:
    """The files of kept rulebooks, the newest first."""
    return sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)


def forget(folder: Path, *, all_but: int = 0) -> None:
    """Remove what is kept, the newest so many left out."""
    for path in kept_files(folder)[all_but:]:
        path.unlink(missing_ok=True)


def _digest(root: Path) -> str:
    """The SHA-256 of the rule files, their place, and the code that makes a rulebook of them."""
    total = hashlib.sha256(str(root).encode("utf-8", "surrogateescape"))
    for path in _files(root):
        total.update(b"\0" + str(path).encode("utf-8", "surrogateescape") + b"\0")
        with contextlib.suppress(OSError):  # loading tells of it
            total.update(path.read_bytes())
    return total.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    yield from sorted(root.rglob("*.yaml"))
    package = Path(__file__).parents[1]
    for name in _CODE:
        yield from sorted(package.glob(f"{name}/*.py" if "." not in name else name))
