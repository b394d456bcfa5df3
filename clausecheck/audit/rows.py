"""What an audit keeps of one document, as rows of its store."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass, fields
from typing import Any

from clausecheck.agreement import Agreement, Kind
from clausecheck.errors import DocumentError
from clausecheck.matching.findings import Finding, NearMiss, Report
from clausecheck.matching.fingerprints import fingerprints


@dataclass(frozen=True, slots=True)
class Document:
    """One document to audit: its path, and what a catalogue says; `date_signed` serves where the text has none."""

    path: str
    agreement: str = ""
    title: str = ""
    partner: str = ""
    region: str = ""
    date_signed: str = ""
    package: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one document: that of the document itself, and those of its verdicts, findings and near misses."""

    document: dict[str, Any]
    verdicts: tuple[tuple[Any, ...], ...] = ()
    findings: tuple[tuple[Any, ...], ...] = ()
    near_misses: tuple[tuple[Any, ...], ...] = ()


def rows_of(report: Report, document: Document, size: int, reader: str, rules: str) -> Rows:
    """The rows of a document that was judged. `reader` and `rules` are digests of what read and judged it."""
    path, agreement = document.path, report.agreement
    return Rows(
        _document(agreement, document, size) | {"reader": reader, "rules": rules},
        tuple((path, one.rule.id, one.verdict.value, one.note) for one in report.results),
        tuple(
            (path, one.rule.id, rank, *_finding(finding), fingerprint)
            for one in report.results
            for rank, (finding, fingerprint) in enumerate(zip(one.findings, fingerprints(one), strict=False), 1)
        ),
        tuple(
            (path, one.rule.id, rank, *_near_miss(miss))
            for one in report.results
            for rank, miss in enumerate(one.near_misses, 1)
        ),
    )


def failed_rows(error: DocumentError, document: Document, sha256: str, size: int, reader: str, rules: str) -> Rows:
    """The one row of a document that could not be read."""
    return Rows(
        _said(document)
        | {
            "sha256": sha256,
            "bytes": size,
            "status": "failed",
            "error": type(error).__name__,
            "problem": error.problem,
            "remedy": error.remedy,
            "media_type": "",
            "pages": None,
            "characters": 0,
            "readable_share": 0.0,
            "parties": "[]",
            "language": "",
            "articles": 0,
            "reader": reader,
            "rules": rules,
        }
    )


def _said(document: Document) -> dict[str, Any]:
    """What the catalogue says."""
    return dict(zip((field.name for field in fields(document)), astuple(document), strict=True))


def _document(agreement: Agreement, document: Document, size: int) -> dict[str, Any]:
    source, text = agreement.source, agreement.text
    return _said(document) | {
        "sha256": source.sha256,
        "bytes": size,
        "status": "judged",
        "error": "",
        "problem": "",
        "remedy": "",
        "media_type": source.media_type,
        "pages": source.pages,
        "characters": len(text.content),
        "readable_share": round(text.readable_share(), 4),
        "title": document.title or agreement.title,
        "parties": json.dumps(list(agreement.parties), ensure_ascii=False),
        "date_signed": agreement.date_signed,
        "language": agreement.language,
        "articles": sum(one.kind is Kind.ARTICLE for one in agreement.provisions),
    }


def _finding(finding: Finding) -> tuple[Any, ...]:
    facts = finding.facts
    return (
        *(finding.grade.value, finding.citation, finding.page, finding.quote, facts.placement.value),
        *(int(facts.commitment), facts.focus.value, facts.bound.value, facts.polarity.value, facts.enforceable.value),
        *(facts.verb, json.dumps(list(facts.hedges), ensure_ascii=False)),
        json.dumps(list(finding.reasons), ensure_ascii=False),
    )


def _near_miss(miss: NearMiss) -> tuple[Any, ...]:
    return miss.citation, miss.page, miss.quote, miss.why
