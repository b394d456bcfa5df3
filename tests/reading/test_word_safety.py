"""Word files that are bombs, damaged, encrypted or no Word files at all: text or a typed error, never a traceback."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reading.wordfile import changed, docx, gone, ins, levels, numbering, p, packed, r, text_of
from clausecheck.errors import (
    DamagedError,
    DocumentError,
    EncryptedError,
    FormatError,
    LimitError,
)
from clausecheck.reading import Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (stream("EncryptedPackage"), EncryptedError, "needs a password"),
        (stream("WordDocument"), FormatError, "old Word document"),
        (stream("Workbook"), FormatError, "old Excel workbook"),
        (stream("__substg1.0_"), FormatError, "Outlook message"),
        (OLE, FormatError, "old Office file"),
        (b"{\\rtf1 words}", FormatError, "RTF"),
        (b"\xffWPC words", FormatError, "WordPerfect"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), FormatError, "OpenDocument"),
        (packed({"word/other.xml": "<a/>"}), DamagedError, "no main part"),
        (packed({"word/document.xml": "<w:document"}), DamagedError, "no sound XML"),
        (docx("<w:sdt>" * 300 + "</w:sdt>" * 300), DamagedError, "nest deeper"),
        (b"PK\x03\x04 word/ and nothing else", DamagedError, "archive cannot be opened"),
    ],
)  # fmt: skip
def test_files_that_are_refused(data: bytes, error: type[DocumentError], said: str) -> None:
    with pytest.raises(error, match=said) as raised:
        text_of(data)
    assert raised.value.remedy.endswith(".")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = docx(p("x"), extra={"word/styles.xml": b" " * 40_000_000})
    assert len(bomb) < 100_000
    with pytest.raises(LimitError, match="would unpack to"):
        text_of(bomb)
    with pytest.raises(LimitError, match="bytes"):
        text_of(docx(p("words " * 1000)), Limits(max_bytes=3000))
    with pytest.raises(LimitError, match="characters"):
        text_of(docx(p("words " * 1000)), Limits(max_characters=3000))


def test_a_picture_that_is_a_bomb_is_never_unpacked() -> None:
    assert text_of(docx(p("words"), extra={"word/media/image1.png": b"\x00" * 40_000_000})).content == "words"


def test_parts_under_a_password() -> None:
    data = bytearray(docx(p("words")))
    # The flag of encryption, in every local and central header.
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x03\x04":
            data[at + 6] |= 1
        elif data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    with pytest.raises(EncryptedError):
        text_of(bytes(data))


GOOD = docx(
    p("Article ", "<w:r><w:fldChar w:fldCharType='begin'/></w:r>", num="1/0")
    + p(ins(r("in")), gone("out"), "<w:r><w:footnoteReference w:id='2'/></w:r>", mark=changed("del"))
    + f"<w:tbl><w:tr><w:tc>{p('cell', style='H')}</w:tc></w:tr></w:tbl>",
    numbering=numbering(levels("decimal|%1.", "upperRoman|%1.%2")),
    styles='<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    footnotes=f'<w:footnote w:id="2">{p("Note.")}</w:footnote>',
    comments=f'<w:comment w:id="0" w:author="A">{p("c")}</w:comment>',
    settings="",
)


def survives(data: bytes) -> None:
    try:
        text = text_of(data)
    except DocumentError as error:
        assert error.problem
        assert error.remedy
    else:
        for mark in text.marks:
            assert 0 <= mark.span.start <= mark.span.end <= len(text.origin)


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=6), st.integers(0, len(GOOD)))
def test_flipped_and_cut_archives(flips: list[tuple[int, int]], end: int) -> None:
    data = bytearray(GOOD)
    for at, value in flips:
        data[at] = value
    survives(bytes(data))
    survives(bytes(data[:end]))


XML_PARTS = {
    name: zipfile.ZipFile(io.BytesIO(GOOD)).read(name) for name in zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
}


@given(st.sampled_from(sorted(XML_PARTS)), st.data())
def test_parts_with_anything_in_any_place(name: str, data: st.DataObject) -> None:
    words = XML_PARTS[name].decode()
    at = data.draw(st.integers(0, len(words)))
    length = data.draw(st.integers(0, 30))
    new = data.draw(
        st.sampled_from(["", "0", "-1", "99999999999", "w:val", "<w:p/>", "<w:tbl/>", '"', "&", "\x00", "é"])
    )
    survives(packed({**XML_PARTS, name: words[:at] + new + words[at + length :]}))


@given(st.lists(st.sampled_from(
    "<w:p> </w:p> <w:r> </w:r> <w:t>x</w:t> <w:tbl> </w:tbl> <w:tr> </w:tr> <w:tc> </w:tc> <w:ins> </w:ins> <w:del> "
    "</w:del> <w:sdt> </w:sdt> <mc:AlternateContent> </mc:AlternateContent> <mc:Choice> </mc:Choice> <w:drawing> "
    "</w:drawing> <w:txbxContent> </w:txbxContent> <w:fldChar/> <w:sym/> <w:footnoteReference/> <w:commentRangeStart/>"
    .split()), max_size=40))  # fmt: skip
def test_elements_in_any_order(pieces: list[str]) -> None:
    written, open_ = "", list[str]()
    for piece in pieces:
        if piece.startswith("</"):
            if not open_:
                continue
            piece = f"</{open_.pop()}>"
        elif not piece.endswith("/>") and "</" not in piece:
            open_.append(piece[1:-1])
        written += piece
    written += "".join(f"</{name}>" for name in reversed(open_))
    survives(docx(p("x") + written))
