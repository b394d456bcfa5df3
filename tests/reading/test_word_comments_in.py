"""Comments put into Word documents: at their words, and nothing else changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from typer.testing import CliRunner

from clausecheck.agreement import MarkKind, Text
from clausecheck.cli.main import app
from clausecheck.errors import DocumentError, FormatError
from clausecheck.offsets import Span
from clausecheck.reading import Limits, read
from clausecheck.reading.process import ReadingProcess
from clausecheck.reading.region import Comment
from clausecheck.reading.word.commenting import commented

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPHS = (
    ("Article 1",),
    ("The Parties shall ", "promote", " the Budapest Convention, as the global standard."),
    ("They ", "may", " cooperate; they ", "shall", " inform each other."),
)


def document(paragraphs: Sequence[Sequence[str]] = PARAGRAPHS) -> bytes:
    """A Word document, every second run of a paragraph in bold."""
    made = docx.Document()
    for runs in paragraphs:
        paragraph = made.add_paragraph()
        for i, words in enumerate(runs):
            paragraph.add_run(words).bold = i % 2 == 1
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def with_comments(data: bytes, *comments: Comment) -> bytes:
    return commented("draft.docx", data, comments, limits=Limits())


def text_of(data: bytes) -> Text:
    return read("draft.docx", data=data)[1]


def on(data: bytes, words: str, note: str) -> Comment:
    """A comment on some words of a document."""
    text = text_of(data)
    at = text.content.index(words)
    return Comment(text.origin_span(at, at + len(words)), note)


def shown(text: Text) -> list[tuple[str, str]]:
    """The words that are commented on, with the comments."""
    marks = [mark for mark in text.marks if mark.kind is MarkKind.COMMENT]
    return [(text.origin[mark.span.start : mark.span.end], mark.note) for mark in marks]


def test_a_comment_stands_at_its_words_even_inside_a_run() -> None:
    data = document()
    made = with_comments(
        data, on(data, "Budapest Convention", "● full"), on(data, "may cooperate", "◔ weak\nWhy weak: 'may'")
    )
    assert shown(text_of(made)) == [("Budapest Convention", "● full"), ("may cooperate", "◔ weak\nWhy weak: 'may'")]


def test_the_words_are_as_they_were(corpus: Path) -> None:
    words = read(corpus / "eu-mongolia-partnership-and-cooperation-agreement-2013.txt")[1].content[:40_000]
    data = document([[line] for line in words.split("\n") if line])
    length = len(text_of(data).origin)
    made = with_comments(data, *(Comment(Span(at, at + 200), f"note {at}") for at in range(0, length - 200, 1500)))
    assert text_of(made).content == text_of(data).content


def test_other_parts_are_as_they_were_byte_for_byte() -> None:
    data = document()
    made = with_comments(data, on(data, "global", "note"))
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}


def test_comments_of_others_stay() -> None:
    data = document()
    once = with_comments(data, on(data, "Article 1", "first"))
    twice = with_comments(once, on(once, "global standard", "second"))
    assert shown(text_of(twice)) == [("Article 1", "first"), ("global standard", "second")]
    with zipfile.ZipFile(io.BytesIO(twice)) as archive:
        numbers = [one.get(f"{W}id") for one in etree.fromstring(archive.read("word/comments.xml"))]
    assert numbers == ["0", "1"]


def test_python_docx_opens_the_result() -> None:
    data = document()
    made = docx.Document(io.BytesIO(with_comments(data, on(data, "promote", "a note"))))
    assert [paragraph.text for paragraph in made.paragraphs] == ["".join(runs) for runs in PARAGRAPHS]


@given(st.data())
def test_any_words_can_be_commented_on(data: st.DataObject) -> None:
    runs = st.lists(st.text("abc é", min_size=1, max_size=9), min_size=1, max_size=4)
    paragraphs = data.draw(st.lists(runs, min_size=1, max_size=4))
    made = document([["x", *runs] for runs in paragraphs])
    text = text_of(made)
    start = data.draw(st.integers(0, len(text.origin) - 1))
    end = data.draw(st.integers(start + 1, len(text.origin)))
    result = text_of(with_comments(made, Comment(Span(start, end), "note")))
    assert result.content == text.content
    [(words, note)] = shown(result)
    assert note == "note"
    # A range cannot begin or end in the break between two paragraphs.
    assert words.strip("\n") == text.origin[start:end].strip("\n") or not text.origin[start:end].strip("\n")


def test_a_strict_document_is_refused_with_a_remedy() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document())) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            new.writestr(name, old.read(name).replace(W[1:-1].encode(), strict))
    with pytest.raises(FormatError, match="Strict"):
        with_comments(file.getvalue(), Comment(Span(0, 3), "note"))


def test_a_broken_document_costs_a_clear_error() -> None:
    with ReadingProcess() as reader, pytest.raises(DocumentError):
        reader.commented("broken.docx", [Comment(Span(0, 1), "note")], data=document()[:-400])


def test_annotate_hands_the_draft_back(tmp_path: Path) -> None:
    draft, out = tmp_path / "draft.docx", tmp_path / "out.docx"
    draft.write_bytes(document())
    done = CliRunner().invoke(app, ["annotate", str(draft), "-o", str(out), "--no-config", "--pack=cybercrime"])
    assert done.exit_code == 0, done.output
    notes = shown(read(out)[1])
    assert any(
        "Reference to the Budapest Convention\n● full" in note and "Convention" in words for words, note in notes
    )
    assert any("It would stand here" in note and "Suggested:" in note for _, note in notes)
