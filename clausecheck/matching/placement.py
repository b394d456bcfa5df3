"""Placement: where in the instrument a provision stands, and which annexes are its articles under another name."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from clausecheck.agreement import Agreement, Kind, Provision
from clausecheck.matching.findings import Placement

APART: Final = frozenset({Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL, Kind.DECLARATION})
_PLACEMENTS: Final = {
    Kind.PREAMBLE: Placement.PREAMBLE,
    Kind.ANNEX: Placement.ANNEX,
    Kind.APPENDIX: Placement.ANNEX,
    Kind.PROTOCOL: Placement.PROTOCOL,
    Kind.FOOTNOTE: Placement.FOOTNOTE,
}
_AMENDS: Final = re.compile(
    r"\b(?:amend|replac|insert|substitut|supplement|add)\w*\b[^.]{0,240}?"
    r"\b(?:set out|laid down|contained|specified) in\s+(?:the\s+)?(?P<annex>Annex|Appendix|Protocol)\b"
    r"(?:\s+(?P<number>[\w.-]*\w))?",
    re.I,
)


def placement_of(lineage: tuple[Provision, ...], operative: frozenset[str]) -> Placement:
    """Where a provision stands, given with the provisions around it; `operative` are the paths of operative annexes."""
    for one in lineage:
        if one.kind is Kind.DECLARATION:
            heading = f" {one.heading.lower()} "
            unilateral = "unilateral" in heading or (" by " in heading and "joint" not in heading)
            return Placement.UNILATERAL_DECLARATION if unilateral else Placement.JOINT_DECLARATION
        if one.kind in _PLACEMENTS and one.path not in operative:
            return _PLACEMENTS[one.kind]
    return Placement.OPERATIVE


def operative_annexes(agreement: Agreement) -> frozenset[str]:
    """The paths of the annexes and protocols that hold the agreement's own articles.

    An agreement that amends another one says so in a few articles and keeps what it is about in an annex ("is replaced
    by the provisions set out in Annex A"). Where nothing outside of annexes has articles, those that have are meant.
    """
    provisions = agreement.provisions
    outer = [-1] * len(provisions)
    articles: Counter[int] = Counter()
    for index, one in enumerate(provisions[1:], 1):
        around = outer[one.parent]
        outer[index] = index if around < 0 and one.kind in APART else around
        if one.kind is Kind.ARTICLE:
            articles[outer[index]] += 1
    own = articles.pop(-1, 0)
    if not own:
        return frozenset(provisions[index].path for index in articles)
    if articles.total() <= own:
        return frozenset()
    amending = {
        (found["annex"].lower(), (found["number"] or "").lower())
        for index, one in enumerate(provisions)
        if one.kind is Kind.ARTICLE and outer[index] < 0
        for found in _AMENDS.finditer(agreement.text.content, one.body, one.end)
    }
    named = (provisions[index] for index in articles)
    return frozenset(one.path for one in named if (one.kind.value, one.number.lower()) in amending)
