"""HTML and XML: the structure that a file states is kept as stated provisions, written as the printed page shows them.

Every schema is a walker of its own: Formex 4, Akoma Ntoso, ToTA, the Official Journal's HTML, any other page or tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.errors import DamagedError, FormatError
from clausecheck.reading import detect, safexml
from clausecheck.reading.markup import akoma, archive, formex, journal, other, pages, tota
from clausecheck.reading.markup.walker import local
from clausecheck.reading.scribe import Scribe

if TYPE_CHECKING:
    from lxml import etree

    from clausecheck.agreement import Text
    from clausecheck.reading.limits import Limits

__all__ = ["read_html", "read_xml"]

_OFFICE: tuple[str, ...] = ("http://schemas.microsoft.com/office/", "urn:oasis:names:tc:opendocument:")


def read_xml(name: str, data: bytes, *, limits: Limits) -> Text:
    """The text of an XML document. Raises DamagedError, FormatError or LimitError."""
    try:
        root = safexml.parse(data)
    except safexml.UnsoundXmlError as error:
        remedy = "Save or download it again, without a document type of its own."
        raise DamagedError(name, f"this is no sound XML ({error})", remedy) from None
    if str(root.tag).startswith(tuple(f"{{{space}" for space in _OFFICE)):
        raise FormatError(name, "this is an Office document as a single XML file", "Save it as .docx and check that.")
    scribe = Scribe(name, limits)
    _walker(root, scribe).write(root)
    return scribe.text()


def read_html(name: str, data: bytes, *, limits: Limits) -> Text:
    """The text of an HTML page, or of the page in a web archive. Raises DamagedError or LimitError."""
    if detect.is_web_archive(data):
        data = archive.page(data) or b""
        if not data:
            raise DamagedError(name, "there is no page in the web archive", "Open it in a browser and save the page.")
    scribe = Scribe(name, limits)
    root = pages.parse(name, data)
    journal.Journal(scribe).write(root)
    return scribe.text()


def _walker(root: etree._Element, scribe: Scribe) -> formex.Formex | akoma.Akoma | tota.Tota | other.Other:
    """The walker of a tree's schema."""
    if local(root) == "akomaNtoso":
        return akoma.Akoma(scribe)
    if local(root) == "treaty" and next(root.iterfind("body/chapter"), None) is not None:
        return tota.Tota(scribe)
    if formex.is_formex(root):
        return formex.Formex(scribe)
    return other.Other(scribe)
