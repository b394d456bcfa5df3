"""Agreement x rules becomes findings and verdicts; the one grading policy lives here."""

from clausecheck.matching.findings import Finding, NearMiss, Report, Result, Verdict
from clausecheck.matching.judge import Judge

__all__ = ["Finding", "Judge", "NearMiss", "Report", "Result", "Verdict"]
