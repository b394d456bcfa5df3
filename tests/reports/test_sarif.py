"""SARIF: valid by the published schema, and pointing at the right place in the right file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from samples import agreement_of, laid_out

from clausecheck.agreement import Trust
from clausecheck.errors import DamagedError
from clausecheck.levels import FailOn
from clausecheck.matching import Judge, Report
from clausecheck.reports.writer import Run
from clausecheck.rulebook.rule import Rulebook

SCHEMA = json.loads((Path(__file__).parents[1] / "fixtures/schemas/sarif-schema-2.1.0.json").read_text("utf-8"))
Written = Callable[..., str]
DAMAGED = DamagedError("broken, 50%.pdf", "the file is damaged", "Export it again.")


def log_of(words: str) -> dict[str, Any]:
    """The one run of a log that is valid."""
    log = json.loads(words)
    assert list(Draft4Validator(SCHEMA).iter_errors(log)) == []
    [run] = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.fixture
def results(written: Written, draft_report: Report) -> dict[str, dict[str, Any]]:
    """The results on the draft, by rule."""
    return {one["ruleId"]: one for one in log_of(written("sarif", draft_report))["results"]}


def region_of(result: dict[str, Any]) -> tuple[int, int, int, int]:
    """Start and end of the place a result points at."""
    region = result["locations"][0]["physicalLocation"]["region"]
    return region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]


class TestSchema:
    def test_real_agreements(self, written: Written, real_reports: tuple[Report, ...], shipped: Rulebook) -> None:
        run = log_of(written("sarif", *real_reports, DAMAGED, run=Run(shipped, version="0.1.0")))
        assert len(run["results"]) == 3 * len(shipped.rules)
        assert {one["kind"] for one in run["results"]} == {"pass", "fail", "notApplicable"}

    def test_no_document_and_one_that_cannot_be_read(self, written: Written) -> None:
        assert log_of(written("sarif"))["results"] == []
        run = log_of(written("sarif", DAMAGED))
        assert run["invocations"][0]["executionSuccessful"] is False
        [told] = run["invocations"][0]["toolExecutionNotifications"]
        assert told["message"]["text"] == "the file is damaged. Export it again."
        assert run["artifacts"][0]["location"]["uri"] == "broken,%2050%25.pdf"

    def test_two_findings_on_the_same_words(self, written: Written, draft_report: Report) -> None:
        doubled = replace(
            draft_report, results=tuple(replace(one, findings=one.findings * 3) for one in draft_report.results)
        )
        related = {one["ruleId"]: one["relatedLocations"] for one in log_of(written("sarif", doubled))["results"]}
        messages = [one["message"]["text"] for one in related["works-together"]]
        assert messages == ["weak: 'may cooperate' leaves it to discretion", "near miss: lacks 'cooperation'"]

    def test_waivers_are_suppressions(self, written: Written, waived_report: Report) -> None:
        run = log_of(written("sarif", waived_report))
        by_rule = {one["ruleId"]: one["suppressions"] for one in run["results"]}
        [suppression] = by_rule.pop("works-together")
        assert suppression["justification"] == "The partner's parliament decides first. (J. Petrova, until 2030-01-31)"
        assert suppression["location"]["physicalLocation"]["region"] == {"startLine": 7}
        assert set(map(str, by_rule.values())) == {"[]"}
        notes = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
        assert any(note.startswith("The waiver of names-budapest by A. Other is not used") for note in notes)


class TestPlaces:
    def test_the_words_that_decide_are_on_their_line_of_the_file(
        self, results: dict[str, dict[str, Any]], markdown_draft: str
    ) -> None:
        lines = markdown_draft.splitlines()
        start_line, start, end_line, end = region_of(results["works-together"])
        assert start_line == end_line
        assert lines[start_line - 1][start - 1 : end - 1] == "may cooperate"
        start_line, start, end_line, end = region_of(results["names-budapest"])
        assert lines[start_line - 1][start - 1 : end - 1] == "where appropriate"

    def test_a_missing_commitment_is_expected_somewhere(self, results: dict[str, dict[str, Any]]) -> None:
        missing = results["rests-on-rights"]
        assert missing["kind"] == "fail"
        assert region_of(missing)[:2] == (1, 1)
        [logical] = missing["locations"][0]["logicalLocations"]
        assert logical == {"name": "the agreement as a whole", "fullyQualifiedName": "agreement", "kind": "agreement"}

    def test_the_logical_location_is_the_citation(self, results: dict[str, dict[str, Any]]) -> None:
        [logical] = results["works-together"]["locations"][0]["logicalLocations"]
        assert logical["name"] == "Article 1(2)"
        assert logical["fullyQualifiedName"] == "article-1/paragraph-2"
        assert logical["kind"] == "paragraph"

    def test_near_misses_are_related(self, results: dict[str, dict[str, Any]]) -> None:
        [near] = results["names-paris"]["relatedLocations"]
        assert near["message"]["text"] == "near miss: this is the Charter of Paris for a New Europe"
        assert near["physicalLocation"]["region"]["startLine"] == 11

    def test_a_pdf_has_pages_and_no_lines(
        self, written: Written, real_reports: tuple[Report, ...], shipped: Rulebook
    ) -> None:
        run = log_of(written("sarif", real_reports[0], run=Run(shipped, version="0.1.0")))
        [one] = [one for one in run["results"] if one["ruleId"] == "cybercrime-cooperation"]
        [location] = one["locations"]
        assert "region" not in location["physicalLocation"]
        assert location["properties"]["page"] == 19
        assert location["properties"]["boxes"]
        [missing] = [one for one in run["results"] if one["ruleId"] == "cybercrime-extradition"]
        assert missing["locations"][0]["logicalLocations"][0]["name"] == "Article 36"
        assert missing["locations"][0]["properties"] == {"page": 19, "boxes": []}


class TestKinds:
    def test_absence_over_unread_pages_is_to_be_reviewed(self, written: Written, small_judge: Judge) -> None:
        text = laid_out(
            "AGREEMENT", "Article 1", "Words.", "", pages=(1, 1, 1, 2), trust=(Trust.DIGITAL, Trust.IMAGE_ONLY)
        )
        run = log_of(written("sarif", small_judge.judge(agreement_of(text))))
        assert {(one["kind"], one["level"]) for one in run["results"]} == {("review", "none")}
        assert "50% of the pages could be read; not read: 2" in str(run["invocations"])

    def test_the_level_is_that_of_the_rule_or_of_the_threshold(
        self, written: Written, draft_report: Report, small: Rulebook
    ) -> None:
        def levels(fail_on: FailOn) -> dict[str, str]:
            run = log_of(written("sarif", draft_report, run=Run(small, fail_on, version="0.1.0")))
            return {one["ruleId"]: one["level"] for one in run["results"]}

        assert set(levels(FailOn.NEVER).values()) == {"error"}
        gated = levels(FailOn.ABSENT)
        assert (gated["rests-on-rights"], gated["works-together"]) == ("error", "warning")

    def test_code_scanning_gets_what_falls_short_alone(self, written: Written, waived_report: Report) -> None:
        every = log_of(written("sarif", waived_report))["results"]
        alerts = log_of(written("code-scanning", waived_report))["results"]
        assert [one["ruleId"] for one in alerts] == [
            one["ruleId"] for one in every if one["kind"] == "fail" and not one["suppressions"]
        ]
        assert "works-together" not in {one["ruleId"] for one in alerts}


class TestFingerprints:
    def test_they_survive_reformatting_and_renumbering(self, written: Written, judged: Callable[[str], Report]) -> None:
        def prints(draft: str) -> dict[str, str]:
            run = log_of(written("sarif", judged(draft)))
            return {one["ruleId"]: one["partialFingerprints"]["clausecheck/v1"] for one in run["results"]}

        draft = "AGREEMENT\n\nArticle 1\n\nThe Parties may cooperate on cybercrime.\n"
        moved = "AGREEMENT\n\nArticle 7\n\nDrugs\n\nArticle 8\n\nThe Parties may\ncooperate on cyber-\ncrime.\n"
        assert prints(draft) == prints(moved)
        assert prints(draft) != prints(draft.replace("may", "shall"))

    def test_the_same_input_gives_the_same_bytes(self, written: Written, draft_report: Report) -> None:
        assert written("sarif", draft_report) == written("sarif", draft_report)


def test_every_rule_explains_itself(written: Written, shipped: Rulebook) -> None:
    rules = log_of(written("sarif", run=Run(shipped, version="0.1.0")))["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == [rule.id for rule in shipped.rules]
    for one, rule in zip(rules, shipped.rules, strict=True):
        assert rule.sources[0].quote in one["help"]["text"]
        assert rule.norm in one["help"]["text"]
