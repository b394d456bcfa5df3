"""Word documents (.docx, .docm, .dotx): text in document order, automatic numbers computed, revisions kept as marks.

The default reading accepts all insertions: deleted words stand in the origin of the text and in no projection of it.
Macros are never run, pictures and embedded files never unpacked, linked files never fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.reading.scribe import Scribe
from clausecheck.reading.word.body import Body
from clausecheck.reading.word.notes import Comments, Notes
from clausecheck.reading.word.numbering import Numberings
from clausecheck.reading.word.package import Package, W
from clausecheck.reading.word.styles import Styles

if TYPE_CHECKING:
    from clausecheck.agreement import Text
    from clausecheck.reading.limits import Limits

__all__ = ["read"]


def read(name: str, data: bytes, *, limits: Limits) -> Text:
    """The text of a Word document. Raises DamagedError, EncryptedError or LimitError."""
    package = Package(name, data, limits)
    document = package.document()
    scribe = Scribe(name, limits)
    settings = package.role("settings")
    body = Body(
        scribe,
        Styles.of(package.role("styles")),
        Numberings.of(package.role("numbering")),
        Notes.of(package.role("footnotes"), "footnote", settings, "decimal"),
        Notes.of(package.role("endnotes"), "endnote", settings, "lowerRoman"),
        Comments.of(package.role("comments")),
    )
    for part in document.iterchildren(W + "body"):
        body.blocks(part)
    body.finish()
    return scribe.text()
