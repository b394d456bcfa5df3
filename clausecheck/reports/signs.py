"""One sign for each verdict, the same in every report."""

from __future__ import annotations

from clausecheck.matching.findings import Verdict

SIGNS = {
    Verdict.FULL: "●",
    Verdict.PARTIAL: "◐",
    Verdict.WEAK: "◔",
    Verdict.ABSENT: "○",
    Verdict.CONTRADICTED: "✗",
    Verdict.NOT_APPLICABLE: "–",
}
