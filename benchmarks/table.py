"""Aligned tables that are Markdown as they stand, so that a run can be pasted into the README."""

from __future__ import annotations

from collections.abc import Sequence

from clausecheck.audit.scoring import Share


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose columns are as wide as they need to be: the first is flush left, the others right."""
    widths = [max(3, *(len(row[column]) for row in (header, *rows))) for column in range(len(header))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(_line(row, widths) for row in (header, rule, *rows))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.rjust(width) if column else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join((first, *others))} |"


def held(holds: bool, requirement: str) -> str:
    """A requirement with whether it holds."""
    return f"- {'holds' if holds else 'does NOT hold'}: {requirement}"


def decimal(value: float | None) -> str:
    """A score to three places, or a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def share(part: Share, *, interval: bool = False) -> str:
    """A share to three places, with its 95 % interval if asked for, or a dash where there is nothing to share."""
    if not part.total:
        return "–"
    if not interval:
        return decimal(part.value)
    low, high = part.interval()
    return f"{part.value:.3f} [{low:.3f}, {high:.3f}]"
