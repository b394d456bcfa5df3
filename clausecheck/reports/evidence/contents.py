"""What an evidence pack holds: report, page, cut-outs, rules, and a manifest with the hash of each."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from clausecheck.errors import DamagedError
from clausecheck.matching.findings import Report
from clausecheck.reports.crops import crops_of
from clausecheck.reports.evidence.archive import MANIFEST, sha256
from clausecheck.reports.html import HtmlWriter
from clausecheck.reports.html_view import SHOWN
from clausecheck.reports.machine import dump, report_data
from clausecheck.reports.writer import Run
from clausecheck.rulebook.digest import digest

SCHEMA: Final = "clausecheck/evidence/v1"
REPORT: Final = "report.json"
PAGE: Final = "report.html"
CROPS: Final = "crops"
RULES: Final = "rules"
DOCUMENT: Final = "document"

_REMEDY: Final = "Ask for the pack again, from whoever made it."


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a report was made, enough to make it again.

    `wanted` has the selected rules with the level each was held against, `options` the values that chose their
    variants, `own` the names of the user's rule files and folders under `rules/own`.
    """

    document: str
    sha256: str
    clausecheck: str
    digest: str
    wanted: Mapping[str, str]
    options: Mapping[str, str]
    own: tuple[str, ...]
    against_wanted: bool
    ocr: str


def terms_of(report: Report, run: Run, options: Mapping[str, str], own: Sequence[Path], ocr: str) -> Terms:
    """The terms of a report that was just made."""
    source = report.agreement.source
    return Terms(
        source.path,
        source.sha256,
        run.version,
        digest(run.rulebook),
        {rule.id: rule.wanted.value for rule in run.rulebook.rules},
        dict(options),
        tuple(f"{i}-{path.name}" for i, path in enumerate(own, 1)),
        run.against_wanted,
        ocr,
    )


def report_members(report: Report, run: Run) -> dict[str, bytes]:
    """The report as data and as a page, and the cut-outs of its pages."""
    page = io.StringIO()
    writer = HtmlWriter(page, run)
    writer.report(report)
    writer.close()
    members = {
        REPORT: (dump(report_data(report), indent=1) + "\n").encode("utf-8"),
        PAGE: page.getvalue().encode("utf-8"),
    }
    shown = {finding: None for result in report.results for finding in result.findings[:SHOWN]}
    crops = crops_of(report.agreement, list(shown), run.pictures)
    for result in report.results:
        for i, finding in enumerate(result.findings[:SHOWN], 1):
            if crop := crops.get(finding):
                members[f"{CROPS}/{result.rule.id}-{i}-p{crop.page}.png"] = base64.b64decode(crop.png)
    return members


def rule_members(shipped: Path, own: Iterable[tuple[str, Path]]) -> dict[str, bytes]:
    """Every rule file, so that the report can be made again by the same rules: those shipped and the user's own."""
    members = _yaml_under(shipped, f"{RULES}/shipped")
    for name, path in own:
        place = f"{RULES}/own/{name}"
        members |= _yaml_under(path, place) if path.is_dir() else {place: path.read_bytes()}
    return members


def _yaml_under(folder: Path, place: str) -> dict[str, bytes]:
    return {
        str(PurePosixPath(place, *path.relative_to(folder).parts)): path.read_bytes()
        for path in sorted(folder.rglob("*.yaml"))
    }


def manifest(terms: Terms, members: Mapping[str, bytes]) -> bytes:
    """What the pack says of itself: the terms, and the hash of every member."""
    data = {
        "schema": SCHEMA,
        "clausecheck": terms.clausecheck,
        "document": {"path": terms.document, "sha256": terms.sha256},
        "rules": {
            "sha256": terms.digest,
            "wanted": dict(sorted(terms.wanted.items())),
            "options": dict(sorted(terms.options.items())),
            "own": list(terms.own),
            "against_wanted": terms.against_wanted,
        },
        "ocr": terms.ocr,
        "members": {name: sha256(members[name]) for name in sorted(members)},
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read_manifest(name: str, members: Mapping[str, bytes]) -> tuple[Terms, dict[str, str]]:
    """The terms of a pack and the hashes it gives of its members. Raises DamagedError."""
    try:
        data: dict[str, Any] = json.loads(members[MANIFEST])
        if data["schema"] != SCHEMA:
            raise DamagedError(name, f"it is of the kind '{data['schema']}', not {SCHEMA}", _REMEDY)
        rules = data["rules"]
        terms = Terms(
            str(data["document"]["path"]),
            str(data["document"]["sha256"]),
            str(data["clausecheck"]),
            str(rules["sha256"]),
            {str(rule): str(level) for rule, level in rules["wanted"].items()},
            {str(option): str(value) for option, value in rules["options"].items()},
            tuple(str(one) for one in rules["own"]),
            bool(rules["against_wanted"]),
            str(data["ocr"]),
        )
        return terms, {str(member): str(value) for member, value in data["members"].items()}
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        problem = f"this is no evidence pack: its {MANIFEST} is missing or wrong ({type(error).__name__})"
        raise DamagedError(name, problem, _REMEDY) from None
