"""An annotated PDF: real highlights on the words, pages at the end, and nothing of the original changed."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from typer.testing import CliRunner

from clausecheck.agreement import Box
from clausecheck.cli.main import app
from clausecheck.errors import DamagedError
from clausecheck.reading import read
from clausecheck.reading.process import ReadingProcess
from clausecheck.reading.region import Highlight

PDF = "eu-australia-framework-agreement-2017.pdf"
YELLOW = (1.0, 1.0, 0.0)


@pytest.fixture(scope="module")
def annotated(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("annotated") / "out.pdf"
    done = CliRunner().invoke(app, ["annotate", str(corpus / PDF), "-o", str(out), "--no-config", "--pack=cybercrime"])
    assert done.exit_code == 0, done.output
    return out


def test_the_pages_are_as_they_were(annotated: Path, corpus: Path) -> None:
    with pikepdf.open(corpus / PDF) as before, pikepdf.open(annotated) as after:
        for old, new in zip(before.pages, after.pages, strict=False):
            assert old.Contents.read_bytes() == new.Contents.read_bytes()
            assert old.mediabox == new.mediabox
    originals, copies = pypdfium2.PdfDocument(corpus / PDF), pypdfium2.PdfDocument(annotated)
    for number in range(len(originals)):
        texts = [document[number].get_textpage().get_text_range() for document in (originals, copies)]
        assert texts[0] == texts[1]


def test_the_evidence_is_highlighted_with_what_it_shows(annotated: Path) -> None:
    with pikepdf.open(annotated) as document:
        notes = [str(one.Contents) for one in document.pages[18].Annots if one.Subtype == "/Highlight"]
        assert any("Reference to the Budapest Convention\n● full: Article 36(3)" in note for note in notes)
        assert any("It would stand here" in note and "Suggested:" in note for note in notes)
        assert document.open_outline().root[-1].title == "Norm commitments (clausecheck)"


def test_the_pages_at_the_end_say_what_is_missing(annotated: Path, corpus: Path) -> None:
    document = pypdfium2.PdfDocument(annotated)
    first = len(pypdfium2.PdfDocument(corpus / PDF))
    pages = " ".join(document[i].get_textpage().get_text_range() for i in range(first, len(document)))
    assert "What is missing" in pages
    assert "Fast and effective regime of cooperation against cybercrime" in pages


def test_the_same_document_gives_the_same_bytes(annotated: Path, corpus: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    CliRunner().invoke(app, ["annotate", str(corpus / PDF), "-o", str(again), "--no-config", "--pack=cybercrime"])
    assert again.read_bytes() == annotated.read_bytes()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_highlight_lies_on_its_words_however_the_page_is_turned(corpus: Path, turn: int, tmp_path: Path) -> None:
    turned = tmp_path / "turned.pdf"
    with pikepdf.open(corpus / PDF) as document:
        page = document.pages[18]
        page.rotate(turn, relative=False)
        page.cropbox = [30, 40, 560, 800]
        single = pikepdf.new()
        single.pages.append(page)
        single.save(turned)
    text = read(turned)[1]
    at = text.content.index("Budapest Convention")
    boxes = text.boxes(at, at + len("Budapest Convention"))
    with ReadingProcess() as reader:
        marked = reader.highlighted(turned, [Highlight(1, boxes, YELLOW, "words", "note")])
    with pikepdf.open(io.BytesIO(marked)) as document:
        (note,) = document.pages[0].Annots
        x0, y0, x1, y1 = (float(edge) for edge in note.Rect)
    shown = pypdfium2.PdfDocument(turned)[0].get_textpage().get_text_bounded(x0 - 1, y0 - 1, x1 + 1, y1 + 1)
    assert " ".join(shown.split()) == "Budapest Convention"


def test_notes_of_others_stay(corpus: Path) -> None:
    box = Box(1, 100, 100, 200, 112)
    with ReadingProcess() as reader:
        once = reader.highlighted(corpus / PDF, [Highlight(1, (box,), YELLOW, "mine", "first")])
        twice = reader.highlighted("once.pdf", [Highlight(1, (box,), YELLOW, "theirs", "second")], data=once)
    with pikepdf.open(io.BytesIO(twice)) as document:
        assert [str(one.Contents) for one in document.pages[0].Annots] == ["first", "second"]


def test_an_encrypted_document_stays_encrypted(corpus: Path) -> None:
    file = io.BytesIO()
    with pikepdf.open(corpus / PDF) as document:
        document.save(file, encryption=pikepdf.Encryption(owner="owner", user="secret"))
    with ReadingProcess() as reader:
        marked = reader.highlighted(
            "draft.pdf",
            [Highlight(1, (Box(1, 90, 90, 200, 99),), YELLOW, "s", "n")],
            data=file.getvalue(),
            password="secret",
        )
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(marked))
    with pikepdf.open(io.BytesIO(marked), password="secret") as document:
        assert len(document.pages[0].Annots) == 1


def test_a_broken_file_costs_a_clear_error() -> None:
    with ReadingProcess() as reader, pytest.raises(DamagedError, match="cannot be annotated"):
        reader.highlighted("broken.pdf", [], data=b"%PDF-1.7 nothing at all")


def test_the_original_is_never_overwritten(corpus: Path, tmp_path: Path) -> None:
    copy = tmp_path / "draft.pdf"
    copy.write_bytes((corpus / PDF).read_bytes())
    done = CliRunner().invoke(app, ["annotate", str(copy), "-o", str(copy), "--no-config"])
    assert done.exit_code == 2
    assert copy.read_bytes() == (corpus / PDF).read_bytes()
