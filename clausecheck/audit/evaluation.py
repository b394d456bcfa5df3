"""Verdicts held against a table that readers coded by hand."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from clausecheck.audit import scoring
from clausecheck.audit.scoring import Presence, Share
from clausecheck.errors import UsageError
from clausecheck.matching import Report

_COLUMNS = {
    "document": ("source_file", "document", "agreement"),
    "rule": ("rule_id", "rule"),
    "expected": ("expected", "verdict"),
    "article": ("article", "citation"),
}
_SUFFIXES = (".pdf", ".docx", ".xml", ".html", ".txt", ".md")


@dataclass(frozen=True, slots=True)
class TruthRow:
    """What readers found: one rule in one document; `article` is empty where they name none."""

    document: str
    rule: str
    expected: str
    article: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with the verdict and the citations of the findings, best first."""

    row: TruthRow
    verdict: str
    citations: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether the verdict is the readers'."""
        return self.row.expected == scoring.level(self.verdict)

    @property
    def cites_rightly(self) -> bool | None:
        """Whether a finding is in the article the readers name; None where that cannot be asked."""
        key = scoring.article_key(self.row.article)
        if not key or not scoring.is_present(self.row.expected) or not scoring.is_present(self.verdict):
            return None
        return key in {scoring.article_key(citation) for citation in self.citations}


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a set of judged rows; `per_rule` in the order of the rules' names."""

    per_rule: tuple[tuple[str, Presence], ...]
    total: Presence
    accuracy: Share
    level_f1: tuple[tuple[str, float], ...]
    right_article: Share
    confusion: tuple[tuple[str, str, int], ...]

    @property
    def macro_f1(self) -> float:
        """The mean of the levels' F1."""
        return scoring.macro(score for _, score in self.level_f1)


def read_truth(path: Path) -> tuple[TruthRow, ...]:
    """The rows of a truth table. Raises UsageError if the file or one of its columns is missing."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: the truth table cannot be read ({error}).") from None
    if not rows:
        raise UsageError(f"{path}: the truth table has no rows.")
    names = {column: next((one for one in known if one in rows[0]), "") for column, known in _COLUMNS.items()}
    missing = [" or ".join(_COLUMNS[column]) for column in ("document", "rule", "expected") if not names[column]]
    if missing:
        raise UsageError(f"{path}: the truth table lacks the column {'; '.join(missing)}.")
    return tuple(
        TruthRow(*((row.get(names[column]) or "").strip() if names[column] else "" for column in _COLUMNS))
        for row in rows
    )


def locate(texts: Path, document: str) -> Path | None:
    """The file of a document under a folder: by its name, or by its stem with any suffix that can be read."""
    exact = texts / document
    if exact.is_file():
        return exact
    name = Path(document).name
    stem = name.removesuffix(Path(name).suffix) if Path(name).suffix in _SUFFIXES else name
    hits = (path for path in texts.rglob("*") if path.suffix in _SUFFIXES and path.name.startswith(f"{stem}."))
    return min(hits, key=lambda path: (_SUFFIXES.index(path.suffix), str(path)), default=None)


def judged(rows: Iterable[TruthRow], report: Report) -> Iterator[Judged]:
    """The rows of one document with their verdicts; rows of rules that were not checked are left out."""
    results = {result.rule.id: result for result in report.results}
    for row in rows:
        result = results.get(row.rule)
        if result is not None:
            yield Judged(row, result.verdict.value, tuple(finding.citation for finding in result.findings))


def scores(rows: Iterable[Judged]) -> Scores:
    """All scores of judged rows."""
    every = list(rows)
    per_rule: defaultdict[str, Presence] = defaultdict(Presence)
    for one in every:
        per_rule[one.row.rule] += scoring.presence(one.row.expected, one.verdict)
    pairs = [(one.row.expected, one.verdict) for one in every]
    placed = [one.cites_rightly for one in every if one.cites_rightly is not None]
    confusion = Counter((expected, scoring.level(verdict)) for expected, verdict in pairs)
    return Scores(
        tuple(sorted(per_rule.items())),
        sum(per_rule.values(), Presence()),
        scoring.level_accuracy(pairs),
        tuple(scoring.level_f1(pairs).items()),
        Share(sum(placed), len(placed)),
        tuple(sorted((expected, verdict, number) for (expected, verdict), number in confusion.items())),
    )
