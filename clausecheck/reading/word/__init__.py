"""Word documents (.docx, .docm, .dotx): text in document order, automatic numbers computed, revisions kept as marks.

The default reading accepts all insertions: deleted words stand in the origin of the text and in no projection of it.
Macros are never run, pictures and embedded objects never unpacked, linked files never fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.errors import EmptyDocumentError
from clausecheck.reading.scribe import Scribe
from clausecheck.reading.word.document import Writer
from clausecheck.reading.word.package import Allowance, Package

if TYPE_CHECKING:
    from clausecheck.agreement import Text
    from clausecheck.reading.limits import Limits

__all__ = ["read"]


def read(name: str, data: bytes, *, limits: Limits) -> tuple[Text, str]:
    """The text of a Word document, and what of it was not read; nothing for a document read whole.

    Raises DamagedError, EmptyDocumentError for a document of pictures, EncryptedError or LimitError.
    """
    allowance = Allowance(name, limits)
    package = Package(name, data, allowance)
    writer = Writer(name, limits, allowance, Scribe(name, limits))
    writer.write(package)
    text = writer.scribe.text()
    if package.pictures and not text.content.strip():
        problem = "the document holds pictures and no text"
        raise EmptyDocumentError(name, problem, "Save it as PDF and check that: OCR can read its pages.")
    return text, f"not read: {'; '.join(writer.unread)}" if writer.unread else ""
