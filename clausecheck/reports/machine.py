"""`clausecheck/report/v1`: the report for other programs, as plain data for JSON."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from clausecheck.agreement import Agreement, Box, MarkKind, Text
from clausecheck.errors import DocumentError
from clausecheck.matching.findings import Change, Expected, Finding, NearMiss, Report, Result
from clausecheck.reports.notes import reading_notes
from clausecheck.rulebook.waivers import Waiver

SCHEMA = "clausecheck/report/v1"


def report_schema() -> dict[str, Any]:
    """The JSON Schema of a report, with the meaning of every field."""
    schema: dict[str, Any] = json.loads(Path(__file__).with_name("report-v1.schema.json").read_text("utf-8"))
    return schema


def report_data(report: Report) -> dict[str, Any]:
    """One report as JSON-ready data, keys in a fixed order."""
    agreement = report.agreement
    source = agreement.source
    return {
        "schema": SCHEMA,
        "source": {
            "path": source.path,
            "sha256": source.sha256,
            "pages": source.pages,
            "media_type": source.media_type,
        },
        "agreement": {
            "title": agreement.title,
            "parties": list(agreement.parties),
            "date_signed": agreement.date_signed or None,
            "date_given": agreement.date_given,
            "language": agreement.language,
        },
        "trust": trust_data(agreement.text, source.doubt),
        "notes": list(reading_notes(report)),
        "results": [_result(agreement, result) for result in report.results],
        "unused_waivers": [{**_waiver(one.waiver), "why": one.why} for one in report.unused],
    }


def failure_data(error: DocumentError) -> dict[str, Any]:
    """What stands in the place of a report when a document could not be read."""
    return {
        "schema": SCHEMA,
        "source": {"path": error.document, "sha256": None, "pages": None, "media_type": None},
        "error": {"kind": type(error).__name__, "problem": error.problem, "remedy": error.remedy},
        "results": [],
    }


def dump(data: Any, *, indent: int | None = None) -> str:
    """JSON text: the same data gives the same bytes."""
    return json.dumps(data, ensure_ascii=False, indent=indent)


def trust_data(text: Text, doubt: str = "") -> dict[str, Any]:
    """How far the reading of the file can be relied on."""
    pages = text.layout.pages
    return {
        "doubt": doubt or None,
        "readable_share": round(text.readable_share(), 4),
        "grades": dict(sorted(Counter(page.trust.value for page in pages).items())),
        "tracked_changes": sum(mark.kind is not MarkKind.COMMENT for mark in text.marks),
        "folded_words": sum(folding.is_word for folding in text.foldings),
        "comments": sum(mark.kind is MarkKind.COMMENT for mark in text.marks),
        "doubtful_pages": [
            {"page": page.number, "trust": page.trust.value, "reason": page.reason, "remedy": page.remedy or None}
            for page in pages
            if page.reason
        ],
    }


def _result(agreement: Agreement, result: Result) -> dict[str, Any]:
    return {
        "rule": result.rule.id,
        "pack": result.rule.pack,
        "verdict": result.verdict.value,
        "wanted": result.rule.wanted.value,
        "below_wanted": result.below_wanted,
        "note": result.note,
        "expected": result.expected and _expected(agreement, result.expected),
        "waiver": result.waiver and _waiver(result.waiver),
        "expired_waiver": result.expired and _waiver(result.expired),
        "change": result.change and _change(result.change),
        "findings": [_finding(finding) for finding in result.findings],
        "near_misses": [_near_miss(miss) for miss in result.near_misses],
    }


def _expected(agreement: Agreement, expected: Expected) -> dict[str, Any]:
    provision = agreement.provisions[expected.provision]
    return {
        "citation": provision.citation,
        "page": agreement.text.page_at(provision.start),
        "start": provision.start,
        "end": provision.end,
        "why": expected.why,
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "rule": waiver.rule,
        "agreement": waiver.agreement,
        "citation": waiver.citation or None,
        "accepts": waiver.accepts and waiver.accepts.value,
        "reason": waiver.reason,
        "author": waiver.author,
        "expires": waiver.expires.isoformat(),
        "file": waiver.file,
        "line": waiver.line,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "before": change.before and change.before.value,
        "words": change.words,
        "start": change.span and change.span.start,
        "end": change.span and change.span.end,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    facts = finding.facts
    return {
        "citation": finding.citation,
        "page": finding.page,
        "start": finding.span.start,
        "end": finding.span.end,
        "boxes": [box_data(box) for box in finding.boxes],
        "quote": finding.quote,
        "grade": finding.grade.value,
        "placement": facts.placement.value,
        "commitment": int(facts.commitment),
        "commitment_plain": facts.commitment.plain,
        "focus": facts.focus.value,
        "bound": facts.bound.value,
        "polarity": facts.polarity.value,
        "enforceable": facts.enforceable.value,
        "verb": facts.verb,
        "hedges": list(facts.hedges),
        "reasons": list(finding.reasons),
        "marks": [{"start": mark.span.start, "end": mark.span.end, "role": mark.role.value} for mark in finding.marks],
        "read_as": [{"written": one.written, "read": one.read} for one in finding.read_as],
    }


def _near_miss(miss: NearMiss) -> dict[str, Any]:
    return {
        "citation": miss.citation,
        "page": miss.page,
        "start": miss.span.start,
        "end": miss.span.end,
        "quote": miss.quote,
        "why": miss.why,
    }


def box_data(box: Box) -> dict[str, float]:
    """A rectangle on a page, in points from its top left corner."""
    return {
        "page": box.page,
        "x0": round(box.x0, 1),
        "top": round(box.top, 1),
        "x1": round(box.x1, 1),
        "bottom": round(box.bottom, 1),
    }
