"""Waivers meet verdicts: accepted, expired, unused, and why."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from samples import agreement_of

from clausecheck.levels import FailOn
from clausecheck.matching import Judge, Report
from clausecheck.matching.threshold import failing
from clausecheck.matching.waiving import waived
from clausecheck.rulebook.rule import Grade
from clausecheck.rulebook.waivers import Waiver

DRAFT = """\
AGREEMENT between the European Union and Georgia

Article 4

1. The Parties recognise the importance of the Convention on Cybercrime.

Article 40

The Parties shall cooperate in preventing and combating cybercrime.
"""
LAST = datetime.date(2026, 12, 31)
AFTER = datetime.date(2027, 1, 1)
BUDAPEST = Waiver("names-budapest", "draft.md", "Round 8.", "J. Petrova", LAST)


@pytest.fixture(scope="module")
def judged(small_judge: Judge) -> Report:
    return small_judge.judge(agreement_of(DRAFT))


def verdicts(report: Report) -> dict[str, str]:
    return {result.rule.id: result.verdict.value for result in report.results if result.waiver}


def test_the_draft_is_what_the_tests_take_it_for(judged: Report) -> None:
    found = {result.rule.id: result.verdict.value for result in judged.results}
    assert (found["names-budapest"], found["names-paris"], found["works-together"]) == ("weak", "absent", "full")


class TestAccepted:
    def test_a_waived_verdict_fails_no_more(self, judged: Report) -> None:
        report = waived(judged, [BUDAPEST], "draft.md", LAST, FailOn.WEAK)
        assert verdicts(report) == {"names-budapest": "weak"}
        assert "names-budapest" in [one.rule.id for one in failing(judged, FailOn.WEAK)]
        assert "names-budapest" not in [one.rule.id for one in failing(report, FailOn.WEAK)]
        assert "names-paris" in [one.rule.id for one in failing(report, FailOn.WEAK)]

    def test_of_another_agreement_it_is_neither_used_nor_unused(self, judged: Report) -> None:
        assert waived(judged, [BUDAPEST], "other.md", LAST, FailOn.WEAK) == judged

    def test_after_its_day_the_verdict_fails_again_and_says_so(self, judged: Report) -> None:
        report = waived(judged, [BUDAPEST], "draft.md", AFTER, FailOn.WEAK)
        [result] = [one for one in report.results if one.rule.id == "names-budapest"]
        assert (result.waiver, result.expired) == (None, BUDAPEST)
        assert result in failing(report, FailOn.WEAK)
        assert report.unused == ()

    def test_one_that_holds_goes_before_one_that_has_expired(self, judged: Report) -> None:
        renewed = replace(BUDAPEST, expires=AFTER)
        report = waived(judged, [BUDAPEST, renewed], "draft.md", AFTER, FailOn.WEAK)
        [result] = [one for one in report.results if one.rule.id == "names-budapest"]
        assert (result.waiver, result.expired) == (renewed, None)
        assert [one.waiver for one in report.unused] == [BUDAPEST]

    @pytest.mark.parametrize(
        ("citation", "holds"),
        [
            ("Article 4(1)", True),
            ("Article 4", True),
            ("Article 40", False),
            ("Article", False),
            ("Article 5", False),
        ],
    )
    def test_a_citation_is_of_the_provision_or_one_around_it(self, judged: Report, citation: str, holds: bool) -> None:
        report = waived(judged, [replace(BUDAPEST, citation=citation)], "draft.md", LAST)
        assert bool(verdicts(report)) is holds

    @pytest.mark.parametrize(("accepts", "holds"), [(Grade.PARTIAL, False), (Grade.WEAK, True), (Grade.ABSENT, True)])
    def test_what_is_worse_than_it_accepts_is_not_waived(self, judged: Report, accepts: Grade, holds: bool) -> None:
        report = waived(judged, [replace(BUDAPEST, accepts=accepts)], "draft.md", LAST)
        assert bool(verdicts(report)) is holds


class TestUnused:
    @pytest.mark.parametrize(
        ("waiver", "why"),
        [
            (replace(BUDAPEST, rule="works-together"), "the verdict is full, which needs no waiver"),
            (
                replace(BUDAPEST, accepts=Grade.PARTIAL),
                "is weak, and nothing worse than partial is accepted",
            ),
            (replace(BUDAPEST, citation="Article 9"), "the verdict rests on Article 4(1), not on Article 9"),
            (replace(BUDAPEST, rule="names-paris", citation="Article 9"), "rests on no provision, not on Article 9"),
        ],
    )
    def test_it_is_told_why(self, judged: Report, waiver: Waiver, why: str) -> None:
        [unused] = waived(judged, [waiver], "draft.md", LAST).unused
        assert unused.waiver == waiver
        assert why in unused.why

    def test_expired_and_not_needed_any_more(self, judged: Report) -> None:
        [unused] = waived(judged, [replace(BUDAPEST, rule="works-together")], "draft.md", AFTER).unused
        assert "needs no waiver" in unused.why

    def test_of_two_that_would_do_the_second_is_unused(self, judged: Report) -> None:
        second = replace(BUDAPEST, reason="again")
        [unused] = waived(judged, [BUDAPEST, second], "draft.md", LAST).unused
        assert (unused.waiver, unused.why) == (second, "another waiver accepts the verdict")

    def test_a_rule_that_is_not_checked_is_no_matter(self, judged: Report) -> None:
        assert waived(judged, [replace(BUDAPEST, rule="some-other-rule")], "draft.md", LAST).unused == ()


def test_a_threshold_below_the_level_wanted_can_need_a_waiver_too(judged: Report) -> None:
    """A rule that wants little can still fall below what the run asks for."""
    results = tuple(replace(one, rule=replace(one.rule, wanted=Grade.WEAK)) for one in judged.results)
    report = replace(judged, results=results)
    assert verdicts(waived(report, [BUDAPEST], "draft.md", LAST, FailOn.NEVER)) == {}
    assert verdicts(waived(report, [BUDAPEST], "draft.md", LAST, FailOn.WEAK)) == {"names-budapest": "weak"}
