"""What a store holds as agreements × norms: the ground of its report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from clausecheck.audit.store import Store

NOT_APPLICABLE = "not-applicable"
_MET = ("full", "partial", "weak")
# Years outside are of another calendar (the Buddhist 2530 is 1987) or misread, and would stretch every axis.
_YEARS = range(1800, 2100)


@dataclass(frozen=True, slots=True)
class Norm:
    """One rule the agreements were judged by."""

    rule: str
    pack: str
    title: str
    norm: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision that speaks to a norm (`grade` says how firmly), or a near miss (`why` says what it lacks)."""

    path: str
    citation: str
    page: int | None
    quote: str
    grade: str = ""
    commitment: int | None = None
    verb: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The verdict on one norm in one agreement, with the clauses it rests on, best first, and the near misses."""

    verdict: str
    note: str = ""
    clauses: tuple[Clause, ...] = ()
    misses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Deal:
    """One agreement, or a package of several. `cells` are in the order of the norms; None where none was judged."""

    name: str
    title: str
    partner: str
    region: str
    date_signed: str
    documents: tuple[str, ...]
    cells: tuple[Cell | None, ...] = field(repr=False)

    @property
    def year(self) -> int | None:
        """The year of the signature, of a package's the first; None where neither text nor catalogue says it."""
        year = self.date_signed[:4]
        return int(year) if year.isdecimal() and int(year) in _YEARS else None

    @property
    def label(self) -> str:
        """What to call it: the id or package of the catalogue; without those the title, or the name of the file."""
        return self.name if self.documents != (self.name,) else self.title or PurePath(self.name).name


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that failed, or of which not all could be read. `share` is that of the readable pages."""

    path: str
    problem: str = ""
    pages: int | None = None
    share: float = 0.0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """All deals by year of signature, then label; all norms in the order of the rules; what could not be read."""

    norms: tuple[Norm, ...]
    deals: tuple[Deal, ...]
    failed: tuple[Unread, ...]
    badly_read: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cells have which verdict."""

    counts: Counter[str]

    @classmethod
    def of(cls, cells: Iterable[Cell | None]) -> Tally:
        """Count cells; those that were not judged are left out."""
        return cls(Counter(cell.verdict for cell in cells if cell is not None))

    @property
    def met(self) -> int:
        """Cells in which the norm is there, however weakly."""
        return sum(self.counts[verdict] for verdict in _MET)

    @property
    def applicable(self) -> int:
        """Cells in which the norm could be there."""
        return self.counts.total() - self.counts[NOT_APPLICABLE]


def overview(store: Store) -> Overview:
    """Read a store whole."""
    norms = tuple(Norm(*row) for row in store.rows("SELECT rule, pack, title, norm FROM rules ORDER BY position")[1])
    clauses = _clauses(store, "grade, commitment, verb, ''", "v_findings")
    misses = _clauses(store, "'', NULL, '', why", "v_near_misses")
    verdicts: defaultdict[str, dict[str, Cell]] = defaultdict(dict)
    _, rows = store.rows(
        "SELECT p.agreement, p.rule, p.verdict, v.note, p.path FROM v_packages p JOIN verdicts v USING (path, rule)"
    )
    for agreement, rule, verdict, note, path in rows:
        # The document in which the verdict stands comes first.
        found = sorted(clauses.get((agreement, rule), ()), key=lambda clause: clause.path != path)
        verdicts[agreement][rule] = Cell(verdict, note, tuple(found), tuple(misses.get((agreement, rule), ())))
    return Overview(norms, _deals(store, norms, verdicts), *_unread(store))


def by_year(overview: Overview, column: int) -> dict[int, Tally]:
    """A norm's verdicts by the year in which the agreements were signed."""
    years: defaultdict[int, list[Cell | None]] = defaultdict(list)
    for deal in overview.deals:
        if deal.year is not None:
            years[deal.year].append(deal.cells[column])
    return {year: Tally.of(years[year]) for year in sorted(years)}


def rungs(overview: Overview) -> Counter[tuple[str, int]]:
    """How many cells rest, by their best clause, on which rung of the commitment ladder, by pack."""
    return Counter(
        (norm.pack, cell.clauses[0].commitment)
        for deal in overview.deals
        for norm, cell in zip(overview.norms, deal.cells, strict=True)
        if cell and cell.clauses and cell.clauses[0].commitment is not None
    )


def _clauses(store: Store, columns: str, view: str) -> dict[tuple[str, str], list[Clause]]:
    found: defaultdict[tuple[str, str], list[Clause]] = defaultdict(list)
    _, rows = store.rows(
        f"SELECT agreement, rule, path, citation, page, quote, {columns} FROM {view} "
        "ORDER BY agreement, rule, path, rank"
    )
    for agreement, rule, *clause in rows:
        found[agreement, rule].append(Clause(*clause))
    return found


def _deals(store: Store, norms: tuple[Norm, ...], verdicts: dict[str, dict[str, Cell]]) -> tuple[Deal, ...]:
    documents: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    _, rows = store.rows(
        "SELECT agreement, path, title, partner, region, date_signed FROM v_agreements ORDER BY agreement, path"
    )
    for agreement, *said in rows:
        documents[agreement].append(tuple(said))
    deals = []
    for name, cells in verdicts.items():
        paths, *said = zip(*documents[name], strict=True)
        titles, partners, regions = (next(filter(None, values), "") for values in said[:3])
        date = min(filter(None, said[3]), default="")
        deals.append(Deal(name, titles, partners, regions, date, paths, tuple(cells.get(one.rule) for one in norms)))
    # Those of no known year come last.
    return tuple(sorted(deals, key=lambda deal: (deal.year or _YEARS.stop, deal.label, deal.name)))


def _unread(store: Store) -> tuple[tuple[Unread, ...], tuple[Unread, ...]]:
    _, failed = store.rows(
        "SELECT path, problem || '. ' || remedy FROM documents WHERE status = 'failed' ORDER BY path"
    )
    _, badly = store.rows(
        "SELECT path, '', pages, readable_share, articles FROM documents "
        "WHERE status = 'judged' AND (readable_share < 1 OR articles = 0) ORDER BY readable_share, articles > 0, path"
    )
    return tuple(Unread(*row) for row in failed), tuple(Unread(*row) for row in badly)
