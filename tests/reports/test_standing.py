"""What a team decided about verdicts is in every report: waivers that hold, that have expired, that do nothing."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace

import pytest

from clausecheck.matching import Report
from clausecheck.matching.findings import Change, ChangeKind, Verdict
from clausecheck.reports.formats import FORMATS

# What is waived is no annotation and no alert on GitHub; it stands in the summary of the job, which is markdown.
SHOWING = [one.name for one in FORMATS if one.name not in ("github", "code-scanning")]
Written = Callable[..., str]
WORDS = "Article 1(1): 'shall implement' became 'may implement': full → weak"


@pytest.mark.parametrize("name", SHOWING)
def test_a_waiver_that_holds_is_shown_with_reason_author_and_last_day(
    name: str, written: Written, waived_report: Report
) -> None:
    words = html.unescape(written(name, waived_report))
    for said in ("The partner's parliament decides first.", "J. Petrova", "2030-01-31"):
        assert said in " ".join(words.split()), said


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_one_that_has_expired_is_told(name: str, written: Written, waived_report: Report) -> None:
    assert "2028-01-01" in written(name, waived_report)


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_what_became_worse_is_told(name: str, written: Written, waived_report: Report) -> None:
    change = Change(ChangeKind.WORSE, Verdict.FULL, WORDS)
    results = tuple(replace(one, change=change) if one.findings else one for one in waived_report.results)
    words = html.unescape(written(name, replace(waived_report, results=results)))
    assert WORDS in " ".join(words.replace("\\", "").split())
