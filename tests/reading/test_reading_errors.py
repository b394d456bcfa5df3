"""Every way a file can fail ends in a typed error that says what to do."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from handmade import page_of, pdf

from clausecheck.errors import (
    DamagedError,
    DocumentError,
    EmptyDocumentError,
    EncryptedError,
    FormatError,
    LimitError,
    NotFoundError,
)
from clausecheck.reading import Limits, read

if TYPE_CHECKING:
    from pathlib import Path


def archive(member: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(member, "words")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"", EmptyDocumentError, "empty"),
        (b" \n\n", EmptyDocumentError, "empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", FormatError, "JPEG"),
        (b"\x89PNG\r\n\x1a\n\x00", FormatError, "PNG"),
        (archive("word/document.xml"), DamagedError, "word/document.xml is no sound XML"),
        (archive("xl/workbook.xml"), FormatError, "Excel workbook"),
        (archive("ppt/presentation.xml"), FormatError, "PowerPoint presentation"),
        (archive("photos/a.txt"), FormatError, "ZIP"),
        (b"<?xml version='1.0'?><a/>", EmptyDocumentError, "no text"),
        (b"<?xml version='1.0'?><a><b></a>", DamagedError, "no sound XML"),
        (b"<!DOCTYPE html><html></html>", EmptyDocumentError, "no text"),
        (bytes(range(256)) * 8, FormatError, "binary"),
        (b"%PDF-1.7\nnothing else", DamagedError, "damaged"),
    ],
)
def test_wrong_files(data: bytes, error: type[DocumentError], said: str) -> None:
    with pytest.raises(error, match=said) as raised:
        read("file.pdf", data=data)
    assert str(raised.value).startswith("file.pdf: ")
    assert raised.value.remedy.endswith(".")


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such file"):
        read(tmp_path / "none.pdf")
    with pytest.raises(NotFoundError, match="folder"):
        read(tmp_path)


def test_passwords() -> None:
    data = pdf(page_of("Secret words"), password="open")
    with pytest.raises(EncryptedError, match="needs a password"):
        read("x.pdf", data=data)
    with pytest.raises(EncryptedError, match="does not open"):
        read("x.pdf", data=data, password="wrong")
    assert read("x.pdf", data=data, password="open")[1].content == "Secret words"
    assert read("x.pdf", data=pdf(page_of("Secret words"), password=""))[1].content == "Secret words"


def test_limits() -> None:
    data = pdf(*[page_of("Some words")] * 3)
    for limits in (Limits(max_bytes=10), Limits(max_pages=2), Limits(max_characters=15)):
        with pytest.raises(LimitError, match="the limit is"):
            read("x.pdf", data=data, limits=limits)
    with pytest.raises(LimitError, match="characters"):
        read("x.txt", data=b"words " * 10, limits=Limits(max_characters=15))


def test_junk_before_the_header_is_no_harm() -> None:
    assert read("x.pdf", data=b"junk\n" + pdf(page_of("words")))[1].content == "words"


@pytest.mark.parametrize("step", range(40))
def test_truncated_and_flipped_files_never_crash(step: int) -> None:
    good = pdf(page_of("Some words of a treaty"), page_of("and more"))
    for data in (good[: len(good) * step // 40], bytes(b ^ (i % 97 == step) * 0x15 for i, b in enumerate(good))):
        try:
            read("x.pdf", data=data)
        except DocumentError as error:
            assert error.problem
