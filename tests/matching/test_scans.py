"""Verdicts on scans: the words that OCR misread are read as the rule's, and the quote shows what it wrote."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from samples import agreement_of, laid_out
from scanned import Sheet, needs_ocr, saved, scan

from clausecheck.agreement import Text, Trust
from clausecheck.language.folding import folded
from clausecheck.matching import Judge, Verdict
from clausecheck.reading import read
from clausecheck.reports.machine import report_data
from clausecheck.rulebook.keywords import key_words
from clausecheck.rulebook.rule import Rulebook
from clausecheck.structure import parse

LINES = (
    "AGREEMENT between the European Union and Georgia",
    "Article 1",
    "The Parties sha11 cooperate in the fight against all crime and exchange information on it.",
    "Article 2",
    "The Parlies shall promote the Budapcst Convention on Cyhercrime as the global standard.",
)


def misread(trust: Trust = Trust.OCR) -> Text:
    return laid_out(*LINES, trust=(trust,))


def test_a_misread_clause_is_found_and_quoted_as_it_stands(small: Rulebook, small_judge: Judge) -> None:
    report = small_judge.judge(agreement_of(folded(misread(), key_words(small))))
    result = next(one for one in report.results if one.rule.id == "names-budapest")
    assert result.verdict is Verdict.FULL
    best = result.findings[0]
    assert best.citation == "Article 2"
    assert best.quote == LINES[-1]
    assert best.sentence == "The Parties shall promote the Budapest Convention on Cybercrime as the global standard."
    assert {(one.written, one.read) for one in best.read_as} >= {("Budapcst", "Budapest"), ("Cyhercrime", "Cybercrime")}
    data = report_data(report)
    assert data["trust"]["folded_words"] >= 4
    found = next(one for one in data["results"] if one["rule"] == "names-budapest")["findings"][0]
    assert {"written": "Budapcst", "read": "Budapest"} in found["read_as"]


def test_the_same_words_on_a_digital_page_are_not_found(small: Rulebook, small_judge: Judge) -> None:
    report = small_judge.judge(agreement_of(folded(misread(Trust.DIGITAL), key_words(small))))
    result = next(one for one in report.results if one.rule.id == "names-budapest")
    assert result.verdict is Verdict.ABSENT


@needs_ocr
def test_a_scan_has_the_verdicts_of_its_original(corpus: Path, shipped: Rulebook) -> None:
    """Three pages of the EU-Australia Framework Agreement, scanned at 150 dots per inch, askew and noisy."""
    whole = pypdfium2.PdfDocument(f"{corpus}/eu-australia-framework-agreement-2017.pdf")
    pages = pypdfium2.PdfDocument.new()
    pages.import_pages(whole, [17, 18, 19])
    typed = saved(pages)
    judge = Judge(shipped)
    original = judge.judge(parse(*read("typed.pdf", data=typed)))
    source, text = read("scan.pdf", data=scan(typed, Sheet(noise=20, skew=0.6)))
    assert {page.trust for page in text.layout.pages} == {Trust.OCR}
    scanned = judge.judge(parse(source, folded(text, key_words(shipped))))
    assert [one.verdict for one in scanned.results] == [one.verdict for one in original.results]
    assert sum(one.verdict is Verdict.FULL for one in scanned.results) >= 3
    first = {one.rule.id: [finding.citation for finding in one.findings[:1]] for one in scanned.results}
    assert first["budapest-convention-reference"] == ["Article 36(3)"]
