"""The text as understood: pages, headings, tracked changes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from samples import laid_out

from clausecheck.agreement import MarkKind, Source, Text, TextMark, Trust
from clausecheck.language.folding import KeyWords, folded
from clausecheck.offsets import Edit, Span
from clausecheck.reports.marks import mark_edits
from clausecheck.reports.text import edited, heading_edits, page_spans, text_data
from clausecheck.structure import parse

MONGOLIA = Path(__file__).parents[2] / "corpus" / "eu-mongolia-partnership-and-cooperation-agreement-2013.pdf"
ORIGIN = "Article 1\n\nThe Parties may shall cooperate on cybercrime.\n"
MAY, SHALL = (Span(ORIGIN.index(word), ORIGIN.index(word) + len(word)) for word in ("may ", "shall "))


def draft() -> Text:
    """A sentence in which one delegation struck "may" and wrote "shall", and another commented."""
    marks = (
        TextMark(MarkKind.DELETION, MAY, "EU", "2026-03-01T10:00:00Z"),
        TextMark(MarkKind.INSERTION, SHALL, "EU", "2026-03-01T10:00:00Z"),
        TextMark(MarkKind.COMMENT, SHALL, "XX", note="to be discussed"),
    )
    return Text.of(ORIGIN, marks=marks).project([Edit(MAY.start, MAY.end, "")])


def test_tracked_changes_and_comments_are_shown_where_they_are() -> None:
    words = edited(draft(), mark_edits(draft()))
    shown = "{--may--} {++{==shall==}{>>XX: to be discussed<<}++}{>>EU<<}"
    assert f"The Parties {shown} cooperate on cybercrime." in words


def test_marks_in_json_lead_to_the_words_that_count() -> None:
    data = text_data(parse(Source("draft.docx", "", "text/plain"), draft()))
    deletion, insertion, comment = data["marks"]
    assert (deletion["words"], deletion["start"], deletion["end"]) == ("may ", insertion["start"], insertion["start"])
    assert data["content"][insertion["start"] : insertion["end"]] == "shall "
    assert comment["note"] == "to be discussed"


def test_headings_are_marked_by_their_depth() -> None:
    content = "AGREEMENT\n\nTITLE I\n\nPURPOSE\n\nArticle 1\n\nThe Parties shall cooperate.\n\nArticle 2\n\nNo more.\n"
    agreement = parse(Source("a.txt", "", "text/plain"), Text.of(content))
    written = edited(agreement.text, heading_edits(agreement))
    assert "# TITLE I" in written
    assert "## Article 1" in written
    assert written.replace("#", "").replace(" ", "") == content.replace(" ", "")


def run(*arguments: str) -> str:
    command = [sys.executable, "-m", "clausecheck", "text", str(MONGOLIA), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def test_the_command_shows_pages_and_trust() -> None:
    assert run("--trust").splitlines()[0] == "page 1: digital"
    assert run("--pages").count("──────── page ") == 15


def test_pages_cover_the_text_in_order() -> None:
    data = json.loads(run("--format", "json"))
    assert [page["page"] for page in data["pages"]] == list(range(1, 16))
    assert [page["start"] for page in data["pages"][1:]] == [page["end"] for page in data["pages"][:-1]]
    assert data["pages"][-1]["end"] == len(data["content"])


def test_a_text_without_pages_has_none() -> None:
    assert list(page_spans(Text.of(ORIGIN))) == []


def test_what_ocr_misread_is_shown_as_a_substitution() -> None:
    text = laid_out("The Parlies sha11 promote the Budapcst Convention.", trust=(Trust.OCR,))
    text = folded(text, KeyWords.of(["Budapest Convention"]))
    shown = edited(text, mark_edits(text))
    assert shown.startswith("The {~~Parlies~>Parties~~} {~~sha11~>shall~~} promote the {~~Budapcst~>Budapest~~}")
    data = text_data(parse(Source("scan.pdf", "", "application/pdf"), text))
    assert data["read_as"][0] == {"start": 4, "written": "Parlies", "read": "Parties"}
    assert data["content"].startswith("The Parties shall")
