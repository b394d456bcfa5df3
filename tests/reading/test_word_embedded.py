"""Parts embedded in a Word document are read where they stand; what is not read is named."""

from __future__ import annotations

import re

import pytest

from benchmarks.reading.wordfile import OFFICE, docx, ins, levels, marks, numbering, p, packed, r
from clausecheck.agreement import MarkKind
from clausecheck.errors import DocumentError, EmptyDocumentError, LimitError
from clausecheck.reading import Limits, detect, read

HTML = b"<html><body><h2>Annex</h2><p>The <b>Parties</b> agree.</p><ol><li>one</li></ol></body></html>"
ARCHIVE = (
    b'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="x"\r\n\r\n'
    b"--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
    b'--x\r\nContent-Type: text/html; charset="iso-8859-1"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    b"<html><body><p>Clause libert=E9 of the Agree=\r\nment</p></body></html>\r\n--x--\r\n"
)


def embedding(*chunks: bytes | None, body: str = "") -> bytes:
    """A document with chunks between two paragraphs; None is a chunk outside the file."""
    links = "".join(
        f'<Relationship Id="c{at}" Type="{OFFICE}/aFChunk" '
        + (
            f'Target="/word/chunk{at}"/>'
            if chunk is not None
            else 'Target="http://example.invalid" TargetMode="External"/>'
        )
        for at, chunk in enumerate(chunks)
    )
    rels = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )
    extra: dict[str, str | bytes] = {"word/_rels/document.xml.rels": rels}
    extra |= {f"word/chunk{at}": chunk for at, chunk in enumerate(chunks) if chunk is not None}
    middle = "".join(f'<w:altChunk r:id="c{at}"/>' for at in range(len(chunks)))
    return docx(p("before") + middle + body + p("after"), extra=extra)


def read_blocks(data: bytes) -> tuple[list[str], str]:
    source, text = read("draft.docx", data=data)
    return text.content.split("\n\n"), source.doubt


INNER = docx(p("Inner ", ins(r("new"))) + p("two", num="1/0"), numbering=numbering(levels("decimal|%1.")))


@pytest.mark.parametrize(
    ("chunk", "expected"),
    [
        (HTML, ["Annex", "The Parties agree.", "1. one"]),
        (b"one line\nand another\n\nA block", ["one line\nand another", "A block"]),
        (b"<?xml version='1.0'?><a><p>words</p></a>", ["words"]),
        (ARCHIVE, ["Clause liberté of the Agreement"]),
        (INNER, ["Inner new", "1. two"]),
        (embedding(HTML), ["before", "Annex", "The Parties agree.", "1. one", "after"]),
    ],
)
def test_embedded_parts_are_read_where_they_stand(chunk: bytes, expected: list[str]) -> None:
    assert read_blocks(embedding(chunk)) == (["before", *expected, "after"], "")


def test_marks_of_an_embedded_document_are_kept() -> None:
    assert marks(read("draft.docx", data=embedding(INNER))[1]) == [(MarkKind.INSERTION, "EU", "new")]


def test_an_embedded_document_counts_for_itself() -> None:
    blocks, _ = read_blocks(embedding(INNER, INNER))
    assert blocks == ["before", "Inner new", "1. two", "Inner new", "1. two", "after"]


@pytest.mark.parametrize(
    ("chunk", "said"),
    [
        (b"{\\rtf1 words}", "RTF document"),
        (b"%PDF-1.7", "application/pdf"),
        (b"", "empty"),
        (docx("x")[:-40], "damaged"),
        (None, "does not hold"),
    ],
)
def test_what_cannot_be_read_is_said(chunk: bytes | None, said: str) -> None:
    blocks, doubt = read_blocks(embedding(chunk))
    assert blocks == ["before", "after"]
    assert doubt.startswith("not read: ")
    assert re.search(said, doubt)


def test_documents_in_one_another_end() -> None:
    data = INNER
    for _ in range(6):
        data = embedding(data)
    blocks, doubt = read_blocks(data)
    assert blocks.count("before") == 4
    assert "not read" in doubt


def test_embedded_documents_share_one_allowance() -> None:
    inner = docx("".join(p("words " * 400) for _ in range(50)))
    with pytest.raises(LimitError, match="bytes; the limit is"):
        read("draft.docx", data=embedding(*[inner] * 20), limits=Limits(max_bytes=1_000_000))


def test_objects_and_linked_documents_are_named() -> None:
    one = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="{}"/></w:object></w:r>'
    body = p("x", one.format("Excel.Sheet.12"), one.format("Excel.Sheet.12"), one.format("Word.Document.12"))
    body += p("y", '<w:subDoc r:id="r7"/>')
    source, text = read("draft.docx", data=docx(body))
    assert text.content == "x\n\ny"
    assert source.doubt == (
        "not read: 2 embedded objects (Excel.Sheet.12); 1 embedded object (Word.Document.12); a linked document"
    )


def test_a_document_of_pictures_says_what_to_do() -> None:
    data = docx(p(""), extra={"word/media/image1.png": b"\x89PNG"})
    with pytest.raises(EmptyDocumentError, match="pictures and no text") as raised:
        read("scan.docx", data=data)
    assert "OCR" in raised.value.remedy


def test_web_archives_are_pages() -> None:
    source, text = read("page.mht", data=ARCHIVE)
    assert (source.media_type, text.content) == (detect.HTML, "Clause liberté of the Agreement")
    deep = b"MIME-Version: 1.0\r\n" + b"".join(
        b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at) for at in range(3000)
    )
    for data in (deep, ARCHIVE[:200], ARCHIVE.replace(b"text/html", b"text/rtf"), ARCHIVE.replace(b"8859-1", b"x")):
        try:
            read("page.mht", data=data)
        except DocumentError as error:
            assert error.remedy


def test_a_letter_that_speaks_of_mime_is_a_letter() -> None:
    assert read("x.txt", data=b"Subject: MIME-Version: 1.0\n\nThe Parties agree.")[0].media_type == detect.PLAIN


def test_archives_that_are_no_word_documents() -> None:
    with pytest.raises(DocumentError, match="Apple Pages") as raised:
        read("x.pages", data=packed({"Index/Document.iwa": b"x"}))
    assert "Word" in raised.value.remedy
