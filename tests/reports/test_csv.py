"""The table: every finding and every verdict, and nothing that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from clausecheck.errors import DamagedError
from clausecheck.matching import Report
from clausecheck.reports.csv_table import COLUMNS
from clausecheck.reports.writer import Run
from clausecheck.rulebook.rule import Rulebook

Written = Callable[..., str]


def rows_of(words: str) -> list[dict[str, str]]:
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(words)))


def test_a_row_a_finding_and_one_a_verdict_without(
    written: Written, real_reports: tuple[Report, ...], shipped: Rulebook
) -> None:
    rows = rows_of(written("csv", *real_reports, run=Run(shipped)))
    expected = sum(max(1, len(result.findings)) for report in real_reports for result in report.results)
    assert len(rows) == expected
    assert {tuple(row) for row in rows} == {COLUMNS}
    [first] = [row for row in rows if row["rule"] == "cybercrime-cooperation" and row["page"] == "19"][:1]
    assert (first["citation"], first["grade"], first["commitment"], first["finding"]) == (
        "Article 36(1)",
        "full",
        "5",
        "1",
    )


def test_a_document_that_cannot_be_read_has_a_row(written: Written) -> None:
    [row] = rows_of(written("csv", DamagedError("broken.pdf", "the file is damaged", "Export it again.")))
    assert (row["document"], row["error"]) == ("broken.pdf", "the file is damaged. Export it again.")


def test_waived(written: Written, waived_report: Report) -> None:
    assert [row["rule"] for row in rows_of(written("csv", waived_report)) if row["waived"] == "true"] == [
        "works-together"
    ]


@pytest.mark.parametrize("evil", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", " =1", "\t=1", "\r=1", "\x00=1"])
def test_formulas_are_words(written: Written, draft_report: Report, evil: str) -> None:
    agreement = replace(draft_report.agreement, title=evil)
    for row in rows_of(written("csv", replace(draft_report, agreement=agreement))):
        assert row["title"].startswith("'")


def test_quotes_commas_and_line_breaks_stay_in_their_cell(written: Written, draft_report: Report) -> None:
    title = 'an "agreement", of\ntwo lines'
    agreement = replace(draft_report.agreement, title=title)
    assert rows_of(written("csv", replace(draft_report, agreement=agreement)))[0]["title"] == title
