"""Waivers in words, the same in every report."""

from __future__ import annotations

from clausecheck.matching.findings import Result, UnusedWaiver
from clausecheck.rulebook.waivers import Waiver


def waiver_words(result: Result) -> str:
    """What a waiver does, or did, for a verdict; empty if there is none."""
    if result.waiver is not None:
        return f"waived until {result.waiver.expires} by {_by(result.waiver)}"
    if result.expired is not None:
        return f"no longer waived: expired on {result.expired.expires}; was accepted by {_by(result.expired)}"
    return ""


def unused_words(unused: UnusedWaiver) -> str:
    """Which waiver waives nothing, and why."""
    waiver = unused.waiver
    return f"unused waiver of {waiver.rule} ({waiver_place(waiver)}): {unused.why}"


def waiver_place(waiver: Waiver) -> str:
    """Where a waiver is written."""
    return f"{waiver.file}:{waiver.line}" if waiver.file else "given in code"


def _by(waiver: Waiver) -> str:
    return f"{waiver.author}: {waiver.reason}"
