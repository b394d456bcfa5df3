"""The outline of an agreement as Markdown: a heading per container and article, units as nested lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clausecheck.agreement import CONTAINERS, Agreement, Kind, Provision
from clausecheck.reports.plain import clean

_UNITS: Final = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.INDENT, Kind.RECITAL, Kind.FOOTNOTE})
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~])")
_LIST: Final = re.compile(r"^(#{1,6}|[-+]|\d{1,9}[.)])(?=\s|$)")


def outline_markdown(agreement: Agreement, *, depth: int | None = None, units: bool = False) -> Iterator[str]:
    """The lines of the document; `units` adds the words of articles and units, `depth` cuts the levels below."""
    yield f"# {_escaped(agreement.title) or 'Agreement'}"
    levels = [0] * len(agreement.provisions)
    nested = [0] * len(agreement.provisions)
    shown = [True] * len(agreement.provisions)
    for index, one in enumerate(agreement.provisions[1:], 1):
        levels[index] = levels[one.parent] + 1
        is_unit = one.kind in _UNITS
        nested[index] = nested[one.parent] + 1 if is_unit and agreement.provisions[one.parent].kind in _UNITS else 0
        shown[index] = shown[one.parent] and (depth is None or levels[index] <= depth) and (units or not is_unit)
        if not shown[index]:
            continue
        if is_unit:
            yield from _unit(agreement, one, nested[index])
        else:
            yield ""
            yield f"{'#' * min(6, levels[index] + 1)} {_heading(agreement, one)}"
            own = _words(agreement, one.body, one.unit_end)
            if units and own and (one.kind is Kind.ARTICLE or one.kind in CONTAINERS):
                yield ""
                yield own


def _heading(agreement: Agreement, one: Provision) -> str:
    name = f"{one.kind.value.capitalize()} {one.number}".strip()
    if one.kind in (Kind.DECLARATION, Kind.PROTOCOL, Kind.HEADING) and not one.number and one.heading:
        name = one.heading
    heading = f"{name} – {one.heading}" if one.heading and one.heading not in name else name
    page = agreement.text.page_at(one.start)
    return _escaped(heading) + ("" if page is None else f" (p. {page})")


def _unit(agreement: Agreement, one: Provision, nested: int) -> Iterator[str]:
    words = _words(agreement, one.body, one.unit_end)
    if one.kind is Kind.FOOTNOTE:
        yield ""
        yield f"[^{one.number}]: {words}" if one.number.isalnum() else words
        return
    number = f"({_escaped(one.number)})" if one.number and one.kind is not Kind.INDENT else ""
    yield f"{'  ' * nested}- {number} {words}".rstrip() if number else f"{'  ' * nested}- {words}".rstrip()
    if one.tail is not None and (tail := _words(agreement, *one.tail)):
        yield f"{'  ' * nested}  {tail}"


def _words(agreement: Agreement, start: int, end: int) -> str:
    return _escaped(agreement.text.content[start : max(start, end)])


def _escaped(words: str) -> str:
    """The words on one line, read as words and not as markup."""
    line = _SPECIAL.sub(r"\\\1", clean(" ".join(words.split())))
    return _LIST.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", line)
