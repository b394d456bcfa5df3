"""The container of a Word document: a ZIP archive of XML parts (ECMA-376 part 2, Open Packaging Conventions).

Only the parts that hold words, numbers and notes are ever unpacked: pictures, macros and embedded objects stay packed,
so they can do no harm and need no repair. Each part's size is known before it is unpacked.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

from clausecheck.errors import DamagedError, EncryptedError, LimitError
from clausecheck.reading import safexml

if TYPE_CHECKING:
    from lxml import etree

    from clausecheck.reading.limits import Limits

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W: Final = f"{{{MAIN}}}"

# The strict conformance class writes the same elements in another namespace.
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_REPAIR: Final = "Open it in Word or LibreOffice and save it again, or check a PDF of it."
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    OverflowError,
)
# Deflate shrinks at most a thousandfold; the XML of a real document ten- to fiftyfold, of a generated one more.
_BOMB_RATIO: Final = 500
_BOMB_SIZE: Final = 10_000_000


class Allowance:
    """How much a document may unpack to, the documents embedded in it included."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._unpacked = 0

    def spend(self, info: zipfile.ZipInfo) -> None:
        """Unpack one part. Raises LimitError if that is too much, or too much for its packed size."""
        self._unpacked += info.file_size
        self._limits.check_bytes(self._name, self._unpacked)
        if info.file_size > _BOMB_SIZE and info.file_size > _BOMB_RATIO * max(1, info.compress_size):
            problem = f"{info.filename} would unpack to {info.file_size:,} bytes, {_BOMB_RATIO} times its size and more"
            raise LimitError(self._name, problem, "This is no ordinary Word document: do not open it.")


class _Link(NamedTuple):
    """A relationship inside the archive: its id, the role of the part it leads to, and that part."""

    id: str
    role: str
    target: str


class Package:
    """The parts of a Word document, by the role they play."""

    def __init__(self, name: str, data: bytes, allowance: Allowance) -> None:
        self._name = name
        self._allowance = allowance
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise DamagedError(name, "the Word document is damaged: its archive cannot be opened", _REPAIR) from None
        self._members = {info.filename: info for info in self._archive.infolist()}
        main = (link.target for link in self._links("") if link.role == "officeDocument")
        self._main = next(main, "word/document.xml")
        self._own = self._links(self._main)

    def document(self) -> etree._Element:
        """The main part. Raises DamagedError if there is none."""
        root = self._part(self._main)
        if root is None:
            raise DamagedError(self._name, f"the Word document has no main part ({self._main})", _REPAIR)
        return root

    def role(self, role: str) -> etree._Element | None:
        """The part of the main document with a role: "styles", "numbering", "footnotes", "comments" and so on."""
        usual = posixpath.join(posixpath.dirname(self._main), f"{role}.xml")
        return self._part(next((link.target for link in self._own if link.role == role), usual))

    @property
    def main(self) -> str:
        """The name of the main part."""
        return self._main

    @property
    def links_of_main(self) -> str:
        """The name of the part that says what the main part points to."""
        folder, file = posixpath.split(self._main)
        return posixpath.join(folder, "_rels", f"{file}.rels")

    @property
    def part_of_comments(self) -> str:
        """The name of the part with the comments, the usual one where there is none."""
        usual = posixpath.join(posixpath.dirname(self._main), "comments.xml")
        return next((link.target for link in self._own if link.role == "comments"), usual)

    @property
    def strict(self) -> bool:
        """Whether the document is of the strict conformance class."""
        return _STRICT in (self._bytes(self._main) or b"")

    def embedded(self, link: str) -> bytes | None:
        """The bytes of the part that the main part embeds by the id of a link; None if it lies outside or nowhere."""
        target = next((one.target for one in self._own if one.id == link), "")
        return self._bytes(target)

    @property
    def pictures(self) -> int:
        """How many pictures the archive holds; they stay packed."""
        return sum("/media/" in member for member in self._members)

    def _links(self, source: str) -> list[_Link]:
        """The parts that a part points to; what lies outside the archive is never looked at."""
        folder, file = posixpath.split(source)
        root = self._part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = []
        for one in root.iter(_RELATIONSHIP) if root is not None else ():
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
                found.append(_Link(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target))
        return found

    def _bytes(self, member: str) -> bytes | None:
        info = self._members.get(member)
        if info is None:
            return None
        self._allowance.spend(info)
        try:
            return self._archive.read(info)
        except RuntimeError:
            problem = "the parts of the Word document are encrypted"
            raise EncryptedError(self._name, problem, "Save it without a password.") from None
        except _BROKEN:
            raise self._damaged(member, "cannot be unpacked") from None

    def _part(self, member: str) -> etree._Element | None:
        data = self._bytes(member)
        if data is None:
            return None
        try:
            return safexml.parse(data.replace(_STRICT, MAIN.encode()))
        except safexml.UnsoundXmlError as error:
            raise self._damaged(member, f"is no sound XML ({error})") from None

    def _damaged(self, member: str, problem: str) -> DamagedError:
        return DamagedError(self._name, f"the Word document is damaged: its part {member} {problem}", _REPAIR)
