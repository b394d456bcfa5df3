"""What became of verdicts since a baseline, to read and as `clausecheck/comparison/v1`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from rich.padding import Padding
from rich.text import Text as RichText

from clausecheck.matching.comparison import compared, gone
from clausecheck.matching.findings import ChangeKind, Result
from clausecheck.reports.console import print_plainly
from clausecheck.reports.plain import clean
from clausecheck.reports.standing import change_lines

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from clausecheck.matching.baseline import PastAgreement, PastResult
    from clausecheck.matching.findings import Report

SCHEMA = "clausecheck/comparison/v1"
_ORDER = (ChangeKind.WORSE, ChangeKind.BETTER, ChangeKind.NEW, ChangeKind.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One agreement beside its past; `was` is its path in the baseline, empty if the baseline does not know it."""

    path: str
    was: str
    results: tuple[Result, ...]
    gone: tuple[PastResult, ...]

    @classmethod
    def of(cls, report: Report, past: PastAgreement | None) -> Self:
        """The comparison of a report with what is remembered of its agreement."""
        results = compared(report, past).results
        return cls(report.agreement.source.path, past.path if past else "", results, gone(report, past) if past else ())

    @property
    def worse(self) -> bool:
        """Whether any verdict became worse."""
        return any(one.change is not None and one.change.kind is ChangeKind.WORSE for one in self.results)

    def of_kind(self, kind: ChangeKind) -> tuple[Result, ...]:
        """The results with that change, in the order of the rules."""
        return tuple(one for one in self.results if one.change is not None and one.change.kind is kind)


def print_comparison(console: Console, comparisons: Sequence[Comparison], unmet: Sequence[str]) -> None:
    """Print what changed, the worst first; `unmet` are agreements of the baseline that were not looked at."""

    def printing() -> None:
        for one in comparisons:
            for part in _lines(one):
                console.print(part)
        for path in unmet:
            console.print(RichText(f"\n{clean(path)}: in the baseline, not looked at", style="yellow"))

    print_plainly(console, printing)


def _lines(comparison: Comparison) -> Iterator[RenderableType]:
    was = f" (in the baseline: {clean(comparison.was)})" if comparison.was not in ("", comparison.path) else ""
    yield RichText.assemble("\n", (clean(comparison.path), "bold"), was)
    if not comparison.was:
        yield RichText("the baseline does not know this agreement: every verdict is new", style="yellow")
    for kind in _ORDER:
        for result in comparison.of_kind(kind):
            yield from change_lines(result)
    for past in comparison.gone:
        yield Padding(RichText(f"not checked any more: {past.rule} (was {past.verdict.value})"), (0, 0, 0, 2))
    counts = Counter(one.change.kind for one in comparison.results if one.change is not None)
    told = ", ".join(f"{counts[kind]} {kind.value}" for kind in _ORDER)
    yield RichText(f"{len(comparison.results)} verdicts: {told}", style="bold")


def comparison_data(comparisons: Sequence[Comparison], unmet: Sequence[str]) -> dict[str, Any]:
    """The same as JSON-ready data, with every verdict."""
    return {
        "schema": SCHEMA,
        "agreements": [
            {
                "path": one.path,
                "baseline_path": one.was or None,
                "results": [_result(result) for result in one.results],
                "gone": [{"rule": past.rule, "before": past.verdict.value} for past in one.gone],
            }
            for one in comparisons
        ],
        "not_looked_at": list(unmet),
    }


def _result(result: Result) -> dict[str, Any]:
    assert result.change is not None
    return {
        "rule": result.rule.id,
        "kind": result.change.kind.value,
        "before": result.change.before and result.change.before.value,
        "verdict": result.verdict.value,
        "words": result.change.words,
    }
