"""What a file is, decided by its bytes and never by its name."""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

from clausecheck.errors import EmptyDocumentError, FormatError

PDF: Final = "application/pdf"
PLAIN: Final = "text/plain"
MARKDOWN: Final = "text/markdown"

_HEAD: Final = 1024
_SAVE_AS: Final = "Save it as PDF or as plain text and check that"

_BINARY: Final = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls, .ppt)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\x00", "a database"),
)

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


# Five bytes have no meaning in Windows-1252; as Latin-1 they are control characters, dropped with the others.
_LATIN_1_TO_1252: Final = {
    byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


class Decoded(NamedTuple):
    """Text out of bytes: the encoding it was taken for, and whether that is a guess."""

    text: str
    encoding: str
    guessed: bool


def media_type(name: str, data: bytes) -> str:
    """The media type of the bytes: PDF, or plain text (which may turn out to be Markdown).

    Raises EmptyDocumentError for no bytes, FormatError naming what the file is where clausecheck does not read it.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise EmptyDocumentError(name, "the file is empty", "Check that it was saved or downloaded completely.")
    if b"%PDF-" in data[:_HEAD]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        raise FormatError(name, *_archive(data))
    for magic, label in _BINARY:
        if data.startswith(magic):
            raise FormatError(name, f"this is {label}, not an agreement's text", f"{_SAVE_AS}.")
    _refuse_markup(name, data)
    if not data.startswith(tuple(bom for bom, _ in _BOMS)) and _is_binary(data):
        raise FormatError(name, "this is binary data of an unknown kind", f"{_SAVE_AS}.")
    return PLAIN


def decode(data: bytes) -> Decoded:
    """The text of the bytes: by byte order mark, as UTF-8, else as Windows-1252 with stray bytes kept as Latin-1."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(data.decode(encoding, "replace"), encoding, guessed=False)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    # A long UTF-8 file with a few broken bytes is still UTF-8: Windows-1252 would spoil every quotation mark in it.
    if not broken or len(text.encode("ascii", "ignore")) + 5 * broken < len(text):
        return Decoded(text, "utf-8", guessed=bool(broken))
    return Decoded(data.decode("latin-1").translate(_LATIN_1_TO_1252), "windows-1252", guessed=True)


def _archive(data: bytes) -> tuple[str, str]:
    if b"word/" in data:
        return "Word documents are not read yet", f"{_SAVE_AS}."
    if b"xl/" in data:
        return "this is an Excel workbook, not an agreement's text", f"{_SAVE_AS}."
    if b"opendocument.text" in data[:200]:
        return "OpenDocument texts are not read yet", f"{_SAVE_AS}."
    return "this is a ZIP archive", "Unpack it and check the files inside."


def _refuse_markup(name: str, data: bytes) -> None:
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<?xml"):
        raise FormatError(name, "XML documents are not read yet", f"{_SAVE_AS}.")
    if head.startswith((b"<!doctype html", b"<html")):
        raise FormatError(name, "HTML pages are not read yet", f"{_SAVE_AS}.")


def _is_binary(data: bytes) -> bool:
    sample = data[:65536]
    control = sum(sample.count(bytes([byte])) for byte in range(32) if byte not in (8, 9, 10, 11, 12, 13, 27))
    return b"\x00" in sample or control > len(sample) // 50
