"""Files that are kept for this user alone: what others can write is not read."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path


def read_private(path: Path) -> bytes:
    """The content of a file that only this user can have written. Raises OSError if it is none, or cannot be read."""
    with path.open("rb") as file:
        for status in (os.fstat(file.fileno()), path.parent.stat()):
            if hasattr(os, "getuid") and (
                status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
            ):
                raise PermissionError(f"{path} may have been written by somebody else")
        return file.read()


def write_private(path: Path, content: bytes) -> None:
    """Write a file that nobody else can read, into folders of which the same holds; it appears whole or not at all.

    Raises OSError if it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
