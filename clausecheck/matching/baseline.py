"""What a check remembers of its verdicts, so that a later one can say what became of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from clausecheck.matching.findings import Placement, Report, Result, Verdict
from clausecheck.matching.fingerprints import fingerprints
from clausecheck.rulebook.rule import Grade


@dataclass(frozen=True, slots=True)
class PastFinding:
    """A finding as it was: its words and what was made of them."""

    fingerprint: str
    citation: str
    grade: Grade
    placement: Placement
    verb: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PastResult:
    """A rule's verdict as it was, best finding first."""

    rule: str
    verdict: Verdict
    findings: tuple[PastFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class PastAgreement:
    """The verdicts on one agreement as they were. `path` is relative to the folder of the baseline."""

    path: str
    sha256: str
    title: str
    results: tuple[PastResult, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The agreements that are remembered, by path."""

    agreements: tuple[PastAgreement, ...]

    def of(self, path: str, sha256: str, title: str, checked: Collection[str] = ()) -> PastAgreement | None:
        """What is remembered of an agreement: by its path; failing that, by its bytes or its title if it was renamed.

        `checked` are the paths of the other agreements of the run: what one of them is remembered as is not taken.
        """
        by_path = [one for one in self.agreements if one.path == path]
        others = [one for one in self.agreements if one.path not in checked]
        by_bytes = [one for one in others if one.sha256 == sha256]
        by_title = [one for one in others if title and _plain(one.title) == _plain(title)]
        for found in (by_path, by_bytes, by_title if len(by_title) == 1 else []):
            if found:
                return found[0]
        return None


def remembered(report: Report, path: str) -> PastAgreement:
    """What is to be remembered of a report."""
    source = report.agreement.source
    return PastAgreement(path, source.sha256, report.agreement.title, tuple(map(_remembered, report.results)))


def _remembered(result: Result) -> PastResult:
    findings = tuple(
        PastFinding(fingerprint, one.citation, one.grade, one.facts.placement, one.facts.verb, one.sentence)
        for fingerprint, one in zip(fingerprints(result), result.findings, strict=False)
    )
    return PastResult(result.rule.id, result.verdict, findings)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
