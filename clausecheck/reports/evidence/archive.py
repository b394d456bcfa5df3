"""The ZIP file around an evidence pack: the same members give the same bytes; what is read from one is not trusted."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from clausecheck.errors import DamagedError, LimitError

MANIFEST: Final = "manifest.json"
MOST_MEMBERS: Final = 5_000
MOST_BYTES: Final = 1 << 29
"""Of all members together, unpacked: half a gigabyte, more than any pack has."""

_BROKEN: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
_REMEDY: Final = "Ask for the pack again, from whoever made it."
# The first day a ZIP file can name: a pack does not say when it was made.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


def sha256(content: bytes) -> str:
    """The SHA-256 of some bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def packed(members: Mapping[str, bytes]) -> bytes:
    """The ZIP file of the members, in the order of their names, the manifest first."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(members, key=lambda name: (name != MANIFEST, name)):
            info = zipfile.ZipInfo(name, _NO_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, members[name])
    return file.getvalue()


def unpacked(name: str, content: bytes) -> dict[str, bytes]:
    """The members of a ZIP file by name. Nothing is written, and no more is unpacked than a pack may hold.

    Raises DamagedError for what is no ZIP file, holds a name twice or one that leads out of it; LimitError for what
    unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_MEMBERS:
                raise LimitError(name, f"it has more than {MOST_MEMBERS:,} members", _REMEDY)
            _check_names(name, [entry.filename for entry in entries])
            room = MOST_BYTES
            members = {}
            for entry in entries:
                with archive.open(entry) as member:
                    members[entry.filename] = member.read(room + 1)
                room -= len(members[entry.filename])
                if room < 0:
                    raise LimitError(name, f"it unpacks to more than {MOST_BYTES:,} bytes", _REMEDY)
            return members
    except _BROKEN as error:
        raise DamagedError(name, f"this is no whole ZIP file ({error})", _REMEDY) from None


def _check_names(name: str, members: list[str]) -> None:
    for member in members:
        parts = member.split("/")
        if "\\" in member or member.startswith("/") or ":" in parts[0] or {"", ".", ".."} & set(parts):
            raise DamagedError(name, f"the name '{member}' leads out of the pack", _REMEDY)
    if len(set(members)) != len(members):
        raise DamagedError(name, "a name stands in it twice", _REMEDY)
