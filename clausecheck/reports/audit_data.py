"""The cells of an audit's map as one block of data for the script of its page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from clausecheck.audit.overview import Cell, Clause, Deal, Norm, Overview
from clausecheck.language.ladder import Commitment
from clausecheck.matching.findings import Verdict
from clausecheck.reports.plain import clean
from clausecheck.reports.signs import SIGNS

ROOM: Final = 11_000_000
"""Bytes for the block, so that the page stays below 15 MB."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How many clauses and near misses of a cell are kept, and how many characters of their quotes; None for all."""

    clauses: int | None
    misses: int | None
    quote: int | None

    @property
    def told(self) -> str:
        """What a reader must know of the cut; empty where nothing is left out."""
        if self.clauses is None and self.misses is None and self.quote is None:
            return ""
        parts = ["the best clause" if self.clauses == 1 else f"at most {self.clauses} clauses"]
        if self.quote is not None:
            parts.append(f"at most {self.quote} characters of each quote")
        return f"So that this page can be opened, it holds {' and '.join(parts)} a cell. The store holds all."


_CUTS: Final = (Cut(None, None, None), Cut(10, 3, 600), Cut(3, 1, 300), Cut(1, 0, 160), Cut(1, 0, 0))
_BREAKS_OUT: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def data_block(overview: Overview, room: int = ROOM) -> tuple[str, str]:
    """The block as JSON in which nothing can end a script element, and what was cut for it to fit into the room.

    What does not fit even without any quote is given as it is.
    """
    block, cut = "", _CUTS[0]
    for cut in _CUTS:
        words = json.dumps(_data(overview, cut), ensure_ascii=False, separators=(",", ":"))
        block = words.translate(_BREAKS_OUT)
        if len(block.encode("utf-8")) <= room:
            break
    return block, cut.told


def _data(overview: Overview, cut: Cut) -> dict[str, Any]:
    quotes: dict[str, int] = {}
    return {
        "verdicts": [[one.value, SIGNS[one]] for one in Verdict],
        "rungs": [one.plain for one in Commitment],
        "norms": [_norm(norm) for norm in overview.norms],
        "deals": [_deal(deal, cut, quotes) for deal in overview.deals],
        # Last: by then all are known.
        "quotes": list(quotes),
    }


def _norm(norm: Norm) -> dict[str, str]:
    return {"rule": norm.rule, "pack": norm.pack, "title": clean(norm.title), "norm": clean(norm.norm)}


def _deal(deal: Deal, cut: Cut, quotes: dict[str, int]) -> dict[str, Any]:
    places = {path: place for place, path in enumerate(deal.documents)}
    return {
        "name": clean(deal.name),
        "label": clean(deal.label),
        "title": clean(deal.title),
        "partner": clean(deal.partner),
        "region": clean(deal.region),
        "signed": deal.date_signed,
        "year": deal.year,
        "documents": [clean(path) for path in deal.documents],
        # One digit a norm: the verdict's place in the list of verdicts, or a blank.
        "cells": "".join(_digit(cell) for cell in deal.cells),
        "notes": {column: clean(cell.note) for column, cell in enumerate(deal.cells) if cell and cell.note},
        "clauses": _listed(
            [cell.clauses if cell else () for cell in deal.cells], cut.clauses, cut.quote, quotes, places
        ),
        "misses": _listed([cell.misses if cell else () for cell in deal.cells], cut.misses, cut.quote, quotes, places),
    }


def _digit(cell: Cell | None) -> str:
    return str(list(Verdict).index(Verdict(cell.verdict))) if cell else " "


def _listed(
    cells: Iterable[tuple[Clause, ...]],
    most: int | None,
    length: int | None,
    quotes: dict[str, int],
    places: dict[str, int],
) -> dict[int, Any]:
    """By column: how many there are, and those that are kept."""
    return {
        column: [len(clauses), list(_told(clauses[:most], length, quotes, places))]
        for column, clauses in enumerate(cells)
        if clauses[:most]
    }


def _told(
    clauses: Iterable[Clause], length: int | None, quotes: dict[str, int], places: dict[str, int]
) -> Iterable[list[Any]]:
    """Each clause as document, citation, page, quote, grade, rung, verb and what it lacks."""
    for one in clauses:
        whole = clean(one.quote)
        quote = whole if length is None or len(whole) <= length else f"{whole[:length]}…"
        place = quotes.setdefault(quote, len(quotes))
        told = [places[one.path], clean(one.citation), one.page, place, one.grade, one.commitment, clean(one.verb)]
        yield [*told, clean(one.why)] if one.why else told
