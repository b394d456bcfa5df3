"""What the report of an audit shows beside its map, laid out for its template."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from clausecheck.audit.overview import Cell, Deal, Norm, Overview, Tally, Unread, by_year, rungs
from clausecheck.language.ladder import Commitment
from clausecheck.matching.findings import Verdict
from clausecheck.reports.charts import Chart, stacked
from clausecheck.reports.signs import SIGNS

BUDAPEST: Final = "budapest-convention-reference"
OPENED: Final = 2001
"""The Convention on Cybercrime was opened for signature in Budapest on 23 November 2001 (ETS No. 185)."""

MOST_LISTED: Final = 200
_LEVELS: Final = (Verdict.FULL, Verdict.PARTIAL, Verdict.WEAK)
_LAYERS: Final = (*(level.value for level in _LEVELS), "rest")


@dataclass(frozen=True, slots=True)
class Timeline:
    """A norm's share and levels by year, and the same by decade: (decade, met, applicable)."""

    norm: Norm
    tally: Tally
    chart: Chart | None
    decades: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Agreements that name an instrument, by year of signature: (year, naming, agreements)."""

    chart: Chart
    highest: int
    years: tuple[tuple[int, int, int], ...]
    naming: int
    total: int


@dataclass(frozen=True, slots=True)
class Group:
    """Agreements with one partner, or of one region, and their verdicts by pack."""

    name: str
    size: int
    packs: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of the commitment ladder: how many verdicts rest on it, by pack and in all; `share` of all."""

    number: int
    words: str
    packs: tuple[int, ...]
    total: int
    share: float


@dataclass(frozen=True, slots=True)
class AuditView:
    """All that the template shows; `dated` counts the agreements whose year of signature is known."""

    packs: tuple[str, ...]
    partners: tuple[str, ...]
    regions: tuple[str, ...]
    years: tuple[int, int] | None
    agreements: int
    dated: int
    counts: tuple[tuple[str, str, int], ...]
    timelines: tuple[Timeline, ...]
    trend: Trend | None
    groups: tuple[tuple[str, tuple[Group, ...]], ...]
    rungs: tuple[Rung, ...]
    failed: tuple[Unread, ...]
    badly_read: tuple[Unread, ...]


def view_of(overview: Overview) -> AuditView:
    """The view of a store."""
    packs = tuple(dict.fromkeys(norm.pack for norm in overview.norms))
    years = [deal.year for deal in overview.deals if deal.year is not None]
    span = (min(years), max(years)) if years else None
    every = Tally.of(cell for deal in overview.deals for cell in deal.cells)
    groups = (
        ("partner", tuple(_groups(overview, packs, lambda deal: deal.partner))),
        ("region", tuple(_groups(overview, packs, lambda deal: deal.region))),
    )
    return AuditView(
        packs,
        tuple(sorted({deal.partner for deal in overview.deals} - {""})),
        tuple(sorted({deal.region for deal in overview.deals} - {""})),
        span,
        len(overview.deals),
        len(years),
        tuple((one.value, SIGNS[one], every.counts[one.value]) for one in Verdict),
        tuple(_timeline(overview, column, span) for column in range(len(overview.norms))),
        _trend(overview),
        tuple((name, found) for name, found in groups if any(group.name for group in found)),
        tuple(_rungs(overview, packs)),
        overview.failed,
        overview.badly_read,
    )


def _timeline(overview: Overview, column: int, span: tuple[int, int] | None) -> Timeline:
    norm, years = overview.norms[column], by_year(overview, column)
    tally = Tally.of(deal.cells[column] for deal in overview.deals)
    decades: defaultdict[int, list[Tally]] = defaultdict(list)
    bars: dict[int, list[float]] = {}
    for year, one in years.items():
        decades[year // 10 * 10].append(one)
        if one.applicable:
            shares = [one.counts[level.value] / one.applicable for level in _LEVELS]
            bars[year] = [*shares, 1 - one.met / one.applicable]
    told = (
        (f"{decade}s", sum(one.met for one in tallies), sum(one.applicable for one in tallies))
        for decade, tallies in decades.items()
    )
    chart = stacked(bars, _LAYERS, span, (260, 56)) if span and bars else None
    return Timeline(norm, tally, chart, tuple(one for one in told if one[2]))


def _trend(overview: Overview) -> Trend | None:
    """Agreements signed since the Convention was opened that name it; None without the rule or such agreements."""
    column = next((place for place, norm in enumerate(overview.norms) if norm.rule == BUDAPEST), None)
    if column is None:
        return None
    found: defaultdict[int, list[Cell]] = defaultdict(list)
    for deal in overview.deals:
        cell = deal.cells[column]
        if deal.year is not None and deal.year >= OPENED and cell is not None:
            found[deal.year].append(cell)
    if not found:
        return None
    years = tuple(
        (year, sum(bool(cell.clauses) for cell in cells), len(cells)) for year, cells in sorted(found.items())
    )
    highest = max(total for _, _, total in years)
    bars = {year: (naming / highest, (total - naming) / highest) for year, naming, total in years}
    chart = stacked(bars, ("full", "rest"), (OPENED, years[-1][0]), (720, 160))
    return Trend(chart, highest, years, sum(one[1] for one in years), sum(one[2] for one in years))


def _groups(overview: Overview, packs: tuple[str, ...], key: Callable[[Deal], str]) -> Iterator[Group]:
    """The groups by name; that of which nothing is said at the end."""
    named: defaultdict[str, list[Deal]] = defaultdict(list)
    for deal in overview.deals:
        named[key(deal)].append(deal)
    for name in sorted(named, key=lambda one: (not one, one)):
        yield Group(name, len(named[name]), tuple(_of_pack(overview, named[name], pack) for pack in packs))


def _of_pack(overview: Overview, deals: list[Deal], pack: str) -> Tally:
    columns = [column for column, norm in enumerate(overview.norms) if norm.pack == pack]
    return Tally.of(deal.cells[column] for deal in deals for column in columns)


def _rungs(overview: Overview, packs: tuple[str, ...]) -> Iterator[Rung]:
    counted = rungs(overview)
    for level in reversed(Commitment):
        numbers = tuple(counted[pack, int(level)] for pack in packs)
        yield Rung(int(level), level.plain, numbers, sum(numbers), sum(numbers) / (counted.total() or 1))
