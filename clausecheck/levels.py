"""The threshold of a run, as the command line and the reports name it."""

from __future__ import annotations

from enum import StrEnum


class FailOn(StrEnum):
    """From which verdict downward a run fails; `wanted`: below the level that the rule wants.

    `worse`: whatever became worse than in the baseline.
    """

    NEVER = "never"
    CONTRADICTED = "contradicted"
    ABSENT = "absent"
    WEAK = "weak"
    PARTIAL = "partial"
    WANTED = "wanted"
    WORSE = "worse"
