"""The cache of texts: by the hash of a document and of what read it, private, bounded, and never more than a help."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from clausecheck.agreement import Source, Text
from clausecheck.audit.frozen import frozen, thawed
from clausecheck.private import read_private, write_private

MOST_BYTES: Final = 2 << 30
"""What a cache holds at most: two gigabytes, some ten thousand agreements."""

_SUFFIX: Final = ".text"


@dataclass(frozen=True, slots=True)
class TextCache:
    """Texts in files of a folder that nobody else may read. A cache that cannot be read or written is no error."""

    folder: Path
    most: int = MOST_BYTES

    def get(self, key: str) -> tuple[Source, Text] | None:
        """The text kept under a key, None if there is none or it cannot be used."""
        path = self._path(key)
        try:
            content = read_private(path)
            # The least recently used go first when room is needed.
            os.utime(path)
        except OSError:
            return None
        return thawed(content)

    def put(self, key: str, source: Source, text: Text) -> None:
        """Keep a text."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_private(path, frozen(source, text))

    def trim(self) -> int:
        """Remove what was used longest ago until the rest fits; the bytes that are left."""
        kept = 0
        for _, size, path in sorted(self._files(), reverse=True):
            if kept + size > self.most:
                path.unlink(missing_ok=True)
            else:
                kept += size
        return kept

    def clear(self) -> int:
        """Remove everything; how many texts there were."""
        files = list(self._files())
        for _, _, path in files:
            path.unlink(missing_ok=True)
        return len(files)

    def size(self) -> tuple[int, int]:
        """How many texts there are, and their bytes."""
        sizes = [size for _, size, _ in self._files()]
        return len(sizes), sum(sizes)

    def _files(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in self.folder.glob(f"??/*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        return found

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}{_SUFFIX}"
