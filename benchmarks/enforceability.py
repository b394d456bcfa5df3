"""Which clauses take provisions out of dispute settlement, against a table read off the texts by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from benchmarks.process import ROOT
from benchmarks.table import table
from clausecheck.agreement import Agreement, Provision
from clausecheck.matching.carveouts import dispute_settlement_scopes
from clausecheck.matching.enforceability import Scopes
from clausecheck.reading import read
from clausecheck.structure import parse

TABLE: Final = ROOT / "benchmarks" / "enforceability.csv"
CORPUS: Final = ROOT / "corpus"


@dataclass(frozen=True, slots=True)
class Row:
    """One clause: where it stands, what it does, and some of the provisions that it covers and that it spares."""

    agreement: str
    clause: str
    effect: str
    covers: tuple[str, ...]
    spares: tuple[str, ...]
    quote: str


def rows() -> list[Row]:
    """The rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                one["agreement"],
                one["clause"],
                one["effect"],
                tuple(filter(None, one["covers"].split(";"))),
                tuple(filter(None, one["spares"].split(";"))),
                one["quote"],
            )
            for one in csv.DictReader(file)
        ]


def disagreements(row: Row) -> Iterator[str]:
    """What clausecheck sees otherwise than the row: the clause, what it covers, what it spares."""
    agreement, scopes = _read(row.agreement)
    known = {one.citation: lineage for one, lineage in _lineages(agreement, (*row.covers, *row.spares))}
    for citation in (*row.covers, *row.spares):
        if citation not in known:
            yield f"{citation} is not in the agreement"
            continue
        about = scopes.about(known[citation])
        is_covered = any((one.citation, one.effect.value) == (row.clause, row.effect) for one in about)
        if is_covered != (citation in row.covers):
            yield f"{citation} is {'covered' if is_covered else 'not covered'}"


def report() -> Iterator[str]:
    """One line a clause."""
    cells = []
    for row in rows():
        found = list(disagreements(row))
        provisions = len(row.covers) + len(row.spares)
        cells.append((f"{row.agreement}, {row.clause}", row.effect, f"{provisions}", "; ".join(found) or "as read"))
    yield f"{sum(cell[3] == 'as read' for cell in cells)} of {len(cells)} clauses as read by hand"
    yield table(("clause", "effect", "provisions looked at", "clausecheck"), cells)


@cache
def _read(agreement: str) -> tuple[Agreement, Scopes]:
    parsed = parse(*read(CORPUS / f"{agreement}.txt"))
    return parsed, dispute_settlement_scopes(parsed)


def _lineages(agreement: Agreement, citations: Iterable[str]) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
    wanted = set(citations)
    for index, one in enumerate(agreement.provisions):
        if one.citation in wanted:
            yield one, (one, *agreement.ancestors(index))
