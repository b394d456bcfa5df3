"""What had to be guessed to read a file is said."""

from __future__ import annotations

import pytest

from clausecheck.reading import read

SENTENCE = "Article 1\n\nThe Parties shall cooperate on “cybercrime”.\n"


@pytest.mark.parametrize(("encoding", "doubt"), [("utf-8", ""), ("utf-16", ""), ("cp1252", "read as windows-1252")])
def test_a_guessed_encoding_is_said(encoding: str, doubt: str) -> None:
    source, text = read("a.txt", data=SENTENCE.encode(encoding))
    assert text.content == SENTENCE
    assert doubt in source.doubt
    assert bool(source.doubt) is bool(doubt)


def test_unreadable_characters_are_counted() -> None:
    source, _ = read("a.txt", data=("é" * 200 + SENTENCE).encode("utf-8") + b"\xff")
    assert "1 characters of it unreadable" in source.doubt


def test_the_quotation_marks_of_old_macintosh_programs() -> None:
    # UK–Canada Agreement on Trade Continuity, as the Government of the United Kingdom published its text.
    words = (
        "Article I\rReferences to “this Agreement” are those of the United Kingdom (“UK”).\r"
        "Canada’s law – and the UK’s – applies to the “Parties”.\r"
    )
    source, text = read("a.txt", data=words.encode("mac-roman"))
    assert text.content == words.replace("\r", "\n")
    assert "mac-roman" in source.doubt


def test_accents_of_windows_are_no_quotation_marks() -> None:
    words = "Artículo 1\nRESOLUCIÓN de las Partes: PANAMÁ Y ESPAÑA («las Partes») convienen, según Ó. y Ñ.\n"
    assert read("a.txt", data=words.encode("cp1252"))[1].content == words
