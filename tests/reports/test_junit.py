"""JUnit: valid by the schema of Jenkins, and failing where the run fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lxml import etree

from clausecheck.errors import DamagedError
from clausecheck.levels import FailOn
from clausecheck.matching import Report
from clausecheck.reports.writer import Run
from clausecheck.rulebook.rule import Rulebook

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "fixtures/schemas/junit-10.xsd"))
Written = Callable[..., str]


def suites_of(words: str) -> list[etree._Element]:
    """The suites of a file that is valid."""
    root = etree.fromstring(words.encode("utf-8"))
    assert SCHEMA.validate(root), SCHEMA.error_log
    return root.findall("testsuite")


def outcomes(suite: etree._Element) -> dict[str | None, str]:
    """What became of each test."""
    return {test.get("name"): test[0].tag if len(test) else "" for test in suite.findall("testcase")}


def test_real_agreements_and_one_that_cannot_be_read(
    written: Written, real_reports: tuple[Report, ...], shipped: Rulebook
) -> None:
    damaged = DamagedError("broken.pdf", "the file is damaged", "Export it again.")
    suites = suites_of(written("junit", *real_reports, damaged, run=Run(shipped)))
    assert [suite.get("tests") for suite in suites] == [*[str(len(shipped.rules))] * 3, "1"]
    assert outcomes(suites[-1]) == {"the document can be read": "error"}
    assert (suites[-1].get("errors"), suites[-1].get("failures")) == ("1", "0")
    assert set(outcomes(suites[2]).values()) == {"system-out", "failure", "skipped"}


def test_what_passes_shows_its_evidence(written: Written, real_reports: tuple[Report, ...], shipped: Rulebook) -> None:
    [suite] = suites_of(written("junit", real_reports[0], run=Run(shipped)))
    [test] = [one for one in suite.findall("testcase") if one.get("name") == "cybercrime-cooperation"]
    shown = test.findtext("system-out")
    assert shown is not None
    assert "Article 36(1), p. 19 [full]: The Parties shall strengthen cooperation" in shown


def test_a_failure_says_where_and_why(written: Written, draft_report: Report) -> None:
    [suite] = suites_of(written("junit", draft_report))
    [failure] = [one.find("failure") for one in suite.findall("testcase") if one.get("name") == "works-together"]
    assert failure is not None
    assert failure.get("message") == "Article 1(2): 'may cooperate' leaves it to discretion; wanted: full"
    assert "at: Article 1(2) (line 10)" in str(failure.text)
    assert "replace 'may' by 'shall'" in str(failure.text)


def test_waived_is_skipped_with_the_reason(written: Written, waived_report: Report) -> None:
    [suite] = suites_of(written("junit", waived_report))
    [skipped] = [one.find("skipped") for one in suite.findall("testcase") if one.get("name") == "works-together"]
    assert skipped is not None
    assert skipped.get("message") == "waived by J. Petrova until 2030-01-31: The partner's parliament decides first."
    assert "is not used" in str(suite.findtext("system-err"))


def test_the_threshold_decides_what_fails(written: Written, draft_report: Report, small: Rulebook) -> None:
    [suite] = suites_of(written("junit", draft_report, run=Run(small, FailOn.ABSENT)))
    assert outcomes(suite)["works-together"] == "system-out"
    assert outcomes(suite)["rests-on-rights"] == "failure"
    assert suite.get("failures") == str(list(outcomes(suite).values()).count("failure"))


def test_what_xml_cannot_hold_is_left_out(written: Written, draft_report: Report) -> None:
    evil = replace(draft_report.agreement, title="a\x00b\x1b]\ufffe<c>&\"'")
    [suite] = suites_of(written("junit", replace(draft_report, agreement=evil)))
    assert suite.xpath("properties/property[@name='title']/@value") == ["ab]<c>&\"'"]
