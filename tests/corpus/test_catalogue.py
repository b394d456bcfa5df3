"""The catalogue tells the truth about the files beside it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from ruamel.yaml import YAML

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
ENTRIES: list[dict[str, Any]] = YAML(typ="safe").load((CORPUS / "catalogue.yaml").read_text(encoding="utf-8"))
FIELDS = {
    "id", "title", "short", "parties", "partner", "date_signed", "celex", "source", "licence",
    "file", "media_type", "form", "sha256",
}  # fmt: skip
OPTIONAL = {"pages", "typeset_from", "note"}
FORMS = {
    "original text": "text/plain",
    "original PDF": "application/pdf",
    "typeset from the OJ text": "application/pdf",
}
PDFS = [entry for entry in ENTRIES if entry["media_type"] == "application/pdf"]
TYPESET = [entry for entry in PDFS if "typeset_from" in entry]

every_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
every_pdf = pytest.mark.parametrize("entry", PDFS, ids=lambda entry: entry["id"])
every_typeset = pytest.mark.parametrize("entry", TYPESET, ids=lambda entry: entry["id"])


def digest(name: str) -> str:
    return hashlib.sha256((CORPUS / name).read_bytes()).hexdigest()


def page_count(name: str) -> int:
    document = pdfium.PdfDocument(CORPUS / name)
    try:
        return len(document)
    finally:
        document.close()


def characters(text: str) -> Counter[str]:
    """Every letter, digit and sign; not spaces, and not hyphens, which a line's end may add."""
    return Counter(c for c in text if not c.isspace() and c not in "-\u00ad\u2010\u2011\x02\ufffe")


def test_ids_are_sorted_and_unique() -> None:
    ids = [entry["id"] for entry in ENTRIES]
    assert ids == sorted(set(ids))


def test_there_is_enough_to_try() -> None:
    assert len(ENTRIES) >= 16
    assert len(PDFS) >= 4
    assert sum(entry["pages"] > 1000 for entry in PDFS) == 1
    assert {entry["form"] for entry in ENTRIES} == set(FORMS)


def test_every_file_is_catalogued() -> None:
    named = {entry["file"] for entry in ENTRIES} | {entry["typeset_from"]["file"] for entry in TYPESET}
    assert named == {path.name for path in CORPUS.iterdir() if path.suffix in {".txt", ".pdf"}}


@every_entry
def test_entry_is_complete(entry: dict[str, Any]) -> None:
    assert set(entry) - OPTIONAL == FIELDS
    assert all(entry[name] for name in ("title", "short", "parties", "source", "licence"))
    assert entry["media_type"] == FORMS[entry["form"]]
    assert ("pages" in entry) == (entry["media_type"] == "application/pdf")
    assert ("typeset_from" in entry) == entry["form"].startswith("typeset")
    assert Path(entry["file"]).stem == entry["id"]
    if entry["date_signed"] is None:
        assert entry["note"]
    else:
        signed = entry["date_signed"]
        assert isinstance(signed, date)
        assert str(signed.year) in entry["id"]
    if entry["celex"] is not None:
        assert re.fullmatch(r"2\d{4}A\d{4}\(\d{2}\)", entry["celex"])


@every_entry
def test_file_is_the_one_catalogued(entry: dict[str, Any]) -> None:
    assert digest(entry["file"]) == entry["sha256"]
    if "typeset_from" in entry:
        assert digest(entry["typeset_from"]["file"]) == entry["typeset_from"]["sha256"]


@every_entry
def test_text_says_the_celex_number_or_the_journal_it_was_printed_in(entry: dict[str, Any]) -> None:
    if not entry["source"].startswith("OJ "):
        pytest.skip("not from the Official Journal's text")
    name = entry.get("typeset_from", entry)["file"]
    opening = (CORPUS / name).read_text(encoding="utf-8")[:3000]
    series, day, page = re.fullmatch(r"OJ (LI? \d+), ([\d.]+), p\. (\d+)", entry["source"]).groups()  # type: ignore[union-attr]
    if opening.startswith("EUR-Lex"):
        volume = series.split()[1].zfill(3)
        printed = "/".join(part.zfill(2) for part in day.split("."))
        assert entry["celex"] in opening
        assert re.search(rf"Official Journal L {volume} , {printed} P\. 0*{page} ", opening)
    else:
        assert opening.splitlines()[0] == day
        assert opening.splitlines()[3] == f"{series}/{page}"


@every_pdf
def test_pages_match(entry: dict[str, Any]) -> None:
    assert page_count(entry["file"]) == entry["pages"]


@every_typeset
def test_typesetting_lost_no_character(entry: dict[str, Any]) -> None:
    source = (CORPUS / entry["typeset_from"]["file"]).read_text(encoding="utf-8")
    lines = source.splitlines()
    running_head = 4 if lines[1] == "EN" else 0
    wanted = characters("".join(lines[running_head:]))
    found: Counter[str] = Counter()
    document = pdfium.PdfDocument(CORPUS / entry["file"])
    for index in range(len(document)):
        page = document[index]
        words = page.get_textpage()
        found.update(characters(words.get_text_range()))
        words.close()
        page.close()
    document.close()
    assert not wanted - found
