"""The schema of the JSON report: every report follows it, it knows every field, and it explains each."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from samples import agreement_of, laid_out

from clausecheck.agreement import Trust
from clausecheck.errors import DamagedError
from clausecheck.language.folding import KeyWords, folded
from clausecheck.language.ladder import Commitment
from clausecheck.language.polarity import Polarity
from clausecheck.language.subjects import Bound
from clausecheck.matching import Judge, Report, Verdict
from clausecheck.matching.findings import Change, ChangeKind, Enforceable, Focus, Placement, Role
from clausecheck.reports.machine import report_schema
from clausecheck.reports.writer import Run
from clausecheck.rulebook.rule import Grade, Rulebook

Written = Callable[..., str]
SCHEMA = report_schema()


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema of an object with named fields, wherever it stands."""
    if isinstance(schema, dict):
        if "properties" in schema and "type" in schema:
            yield schema
        for inner in schema.values():
            yield from objects(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from objects(inner)


def closed() -> Draft202012Validator:
    """The schema made strict: a field that it does not name is an error."""
    strict = copy.deepcopy(SCHEMA)
    for one in objects(strict):
        one["additionalProperties"] = False
    return Draft202012Validator(strict, format_checker=FormatChecker())


def keys_of(data: Any) -> Iterator[str]:
    """Every key of some data, wherever it stands."""
    if isinstance(data, dict):
        yield from data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from keys_of(inner)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_real_reports_hold_what_it_names_and_nothing_else(
    written: Written, real_reports: tuple[Report, ...], waived_report: Report, shipped: Rulebook, small_judge: Judge
) -> None:
    damaged = DamagedError("broken.pdf", "the file is damaged", "Export it again.")
    text = laid_out("AGREEMENT", "", pages=(1, 2), trust=(Trust.DIGITAL, Trust.IMAGE_ONLY))
    pages = tuple(replace(page, reason="an image", remedy="Read it by OCR") for page in text.layout.pages)
    scan = small_judge.judge(agreement_of(replace(text, layout=replace(text.layout, pages=pages))))
    clause = laid_out("Article 1", "The Parties shall promote the Budapcst Convention.", trust=(Trust.OCR,))
    misread = small_judge.judge(agreement_of(folded(clause, KeyWords.of(["Budapest Convention"]))))
    changed = replace(
        scan, results=tuple(replace(one, change=Change(ChangeKind.WORSE, Verdict.FULL, "w")) for one in scan.results)
    )
    documents = (*real_reports, waived_report, scan, misread, changed, damaged)
    words = written("jsonl", *documents, run=Run(shipped))
    reports = [json.loads(line) for line in words.splitlines()]
    for report in reports:
        assert list(closed().iter_errors(report)) == []
    assert json.loads(written("json", *documents, run=Run(shipped))) == reports
    fields = {name for one in objects(SCHEMA) for name in one["properties"]}
    assert fields == set(keys_of(reports)) - set(Trust)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "clausecheck/report/v2"),
        (("source", "sha256"), "none"),
        (("agreement", "date_signed"), "last year"),
        (("trust", "readable_share"), 1.5),
        (("results", 0, "verdict"), "splendid"),
        (("results", 0, "findings"), None),
    ],
)
def test_it_refuses_what_is_no_report(
    written: Written, draft_report: Report, path: tuple[Any, ...], value: Any
) -> None:
    report = json.loads(written("jsonl", draft_report))
    inner = report
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert len(list(closed().iter_errors(report))) == 1


def test_a_report_without_results_says_why() -> None:
    bare = {"schema": "clausecheck/report/v1", "source": {}, "results": []}
    assert not Draft202012Validator(SCHEMA).is_valid(bare)


def test_every_field_is_explained() -> None:
    for one in objects(SCHEMA):
        for name, field in one["properties"].items():
            assert field.get("description") or "$ref" in field or "allOf" in field, name
    for name, definition in SCHEMA["$defs"].items():
        assert definition["description"].endswith("."), name


@pytest.mark.parametrize(
    ("place", "values"),
    [
        (("trust_grade",), Trust),
        (("grade",), Grade),
        (("verdict",), Verdict),
        (("finding", "properties", "placement"), Placement),
        (("finding", "properties", "focus"), Focus),
        (("finding", "properties", "bound"), Bound),
        (("finding", "properties", "polarity"), Polarity),
        (("finding", "properties", "enforceable"), Enforceable),
        (("finding", "properties", "marks", "items", "properties", "role"), Role),
        (("change", "properties", "kind"), ChangeKind),
    ],
)
def test_it_knows_every_value(place: tuple[str, ...], values: type[Enum]) -> None:
    inner = SCHEMA["$defs"]
    for key in place:
        inner = inner[key]
    assert inner["enum"] == [one.value for one in values]


def test_it_knows_the_ladder() -> None:
    levels = SCHEMA["$defs"]["finding"]["properties"]["commitment"]
    assert (levels["minimum"], levels["maximum"]) == (min(Commitment), max(Commitment))
