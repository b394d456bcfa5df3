"""One colour for each verdict in a document that is handed back."""

from __future__ import annotations

from typing import Final

from clausecheck.matching.findings import Verdict

COLOURS: Final = {
    Verdict.FULL: (0.55, 0.85, 0.55),
    Verdict.PARTIAL: (1.0, 0.87, 0.35),
    Verdict.WEAK: (1.0, 0.72, 0.42),
    Verdict.ABSENT: (0.96, 0.6, 0.6),
    Verdict.CONTRADICTED: (0.93, 0.35, 0.35),
    Verdict.NOT_APPLICABLE: (0.85, 0.85, 0.85),
}
