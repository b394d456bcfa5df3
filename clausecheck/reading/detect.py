"""What a file is, decided by its bytes and never by its name."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from itertools import islice
from typing import Final, NamedTuple

from clausecheck.errors import DocumentError, EmptyDocumentError, EncryptedError, FormatError

PDF: Final = "application/pdf"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML: Final = "text/html"
XML: Final = "application/xml"
PLAIN: Final = "text/plain"
MARKDOWN: Final = "text/markdown"

_HEAD: Final = 1024
_SAVE_AS: Final = "Save it as PDF, Word or plain text and check that"

_BINARY: Final = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\x00", "a database"),
)

_OTHER_TEXTS: Final = (
    (b"{\\rtf", "an RTF document (.rtf)"),
    (b"\xffWPC", "a WordPerfect document (.wpd)"),
    (b"\xdb\xa5", "a Word 2 document (.doc)"),
)
_TO_WORD: Final = "Open it in Word or LibreOffice and save it as .docx."

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: Final = (
    ("WordDocument", "an old Word document (.doc)", _TO_WORD),
    ("Workbook", "an old Excel workbook (.xls)", f"{_SAVE_AS}."),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)", f"{_SAVE_AS}."),
    ("__substg1.0_", "an Outlook message (.msg)", "Save what is attached to it and check that."),
)

# What may stand before the root: declaration, comments, processing instructions.
_PROLOG: Final = re.compile(r"\A(?:<\?.*?\?>\s*|<!--.*?-->\s*)+", re.S)
_HTML_HEAD: Final = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_ROOT: Final = re.compile(r"<([A-Za-z_][\w.:-]*)(?:\s+[\w.:-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*>")
# The head of a message: lines of a name and a value, folded ones indented.
_MAIL_HEAD: Final = re.compile(rb"\s*(?:[A-Za-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?mime-version:\s*1\.0", re.I)
_MAIL_PAGE: Final = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)\b", re.I | re.M)
_HTML_ELEMENTS: Final = frozenset("article center div h1 h2 h3 main ol p section span table ul".split())

# Where Windows-1252 has capitals with accents, Mac Roman has quotation marks: "ÒUKÓ" and "CanadaÕs" are no words.
_MAC_QUOTES: Final = re.compile(rb"[a-z]\xd5[a-z]|[\s(]\xd2[A-Za-z]|[a-z.,]\xd3[\s.,;)]")
_ENOUGH_QUOTES: Final = 3
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
    """The media type of the bytes: PDF, Word, HTML, XML, or plain text (which may turn out to be Markdown).

    Raises EmptyDocumentError for no bytes, EncryptedError for a Word document under a password, FormatError naming
    what the file is where clausecheck does not read it.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise EmptyDocumentError(name, "the file is empty", "Check that it was saved or downloaded completely.")
    if b"%PDF-" in data[:_HEAD]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        if _is_word(data):
            return WORD
        raise FormatError(name, *_archive(data))
    if data.startswith(_OLE):
        raise _old_office(name, data)
    for magic, label in _BINARY:
        if data.startswith(magic):
            raise FormatError(name, f"this is {label}, not an agreement's text", f"{_SAVE_AS}.")
    for magic, label in _OTHER_TEXTS:
        if data.startswith(magic):
            raise FormatError(name, f"this is {label}", _TO_WORD)
    if is_web_archive(data):
        return HTML
    if markup := _markup(data):
        return markup
    if not data.startswith(tuple(bom for bom, _ in _BOMS)) and _is_binary(data):
        raise FormatError(name, "this is binary data of an unknown kind", f"{_SAVE_AS}.")
    return PLAIN


def is_web_archive(data: bytes) -> bool:
    """Whether the bytes are a web page with its pictures in one file (MHTML, RFC 2557)."""
    head = data[: 4 * _HEAD]
    return _MAIL_HEAD.match(head) is not None and _MAIL_PAGE.search(head) is not None


def decode(data: bytes) -> Decoded:
    """The text of the bytes: by byte order mark, as UTF-8, else as Windows-1252 with stray bytes kept as Latin-1.

    Where quotation marks stand as old Macintosh programs write them, it is read as Mac Roman.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(data.decode(encoding, "replace"), encoding, guessed=False)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    # A long UTF-8 file with a few broken bytes is still UTF-8: Windows-1252 would spoil every quotation mark in it.
    if not broken or len(text.encode("ascii", "ignore")) + 5 * broken < len(text):
        return Decoded(text, "utf-8", guessed=bool(broken))
    if sum(1 for _ in islice(_MAC_QUOTES.finditer(data), _ENOUGH_QUOTES)) == _ENOUGH_QUOTES:
        return Decoded(data.decode("mac-roman"), "mac-roman", guessed=True)
    return Decoded(data.decode("latin-1").translate(_LATIN_1_TO_1252), "windows-1252", guessed=True)


def _is_word(data: bytes) -> bool:
    names = _names(data)
    # The archive of a damaged document cannot be listed; its reader will say what is wrong with it.
    return any(name.startswith("word/") for name in names) if names else b"word/" in data


def _names(data: bytes) -> list[str]:
    try:
        return zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
        return []


def _archive(data: bytes) -> tuple[str, str]:
    """What an archive is that holds no Word document, and what to do."""
    names = _names(data)
    folders = {name.partition("/")[0] for name in names}
    for folder, label in (("xl", "an Excel workbook"), ("ppt", "a PowerPoint presentation")):
        if folder in folders:
            return f"this is {label}, not an agreement's text", f"{_SAVE_AS}."
    if b"application/vnd.oasis.opendocument" in data[:200]:
        return "this is an OpenDocument file (.odt, .ods, .odp)", _TO_WORD
    if "Index/Document.iwa" in names:
        return "this is an Apple Pages document (.pages)", "Export it from Pages as Word (.docx)."
    if b"application/epub+zip" in data[:200]:
        return "this is an e-book (.epub)", f"{_SAVE_AS}."
    return "this is a ZIP archive", "Unpack it and check the files inside."


def _old_office(name: str, data: bytes) -> DocumentError:
    """An OLE container: an Office document before 2007, or a newer one under a password."""
    if _stream("EncryptedPackage") in data:
        problem = "the Office document needs a password"
        return EncryptedError(name, problem, "Open it in Word and save it without a password, or as PDF.")
    for stream, label, remedy in _STREAMS:
        if _stream(stream) in data:
            return FormatError(name, f"this is {label}", remedy)
    return FormatError(name, "this is an old Office file (.doc, .xls, .ppt)", _TO_WORD)


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _markup(data: bytes) -> str:
    """HTML, XML, or "" for what is neither."""
    head = decode(data[: 4 * _HEAD]).text.lstrip("\ufeff \t\r\n")
    declared = head.startswith("<?xml")
    head = _PROLOG.sub("", head)
    if _HTML_HEAD.match(head):
        return HTML
    if declared or head.startswith("<!DOCTYPE"):
        return XML
    root = _ROOT.match(head)
    if root is None or f"</{root[1]}>" not in decode(data[-_HEAD:]).text:
        return ""
    return HTML if root[1].lower() in _HTML_ELEMENTS else XML


def _is_binary(data: bytes) -> bool:
    sample = data[:65536]
    control = sum(sample.count(bytes([byte])) for byte in range(32) if byte not in (8, 9, 10, 11, 12, 13, 27))
    return b"\x00" in sample or control > len(sample) // 50
