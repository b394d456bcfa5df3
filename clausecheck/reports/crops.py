"""Cut-outs of PDF pages around findings, with the boxes to highlight."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from clausecheck.agreement import Agreement, Box
from clausecheck.matching.findings import Finding
from clausecheck.reading.region import SCALE, Region

Pictures = Callable[[Agreement, Sequence[Region]], Sequence[bytes]]
"""Draws regions of an agreement's pages, as PNG; empty bytes, or none at all, where there is nothing to draw."""

# Points of page around the highlighted words, and the most a cut-out is high.
_MARGIN: Final = 30.0
_HIGHEST: Final = 300.0
_SIDE: Final = 24.0


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture of a part of a page. Sizes are points; `boxes` are x, y, width and height inside the picture."""

    page: int
    png: str
    width: float
    height: float
    boxes: tuple[tuple[float, float, float, float], ...]

    @property
    def shown_width(self) -> int:
        """Pixels of the screen: one for each of the picture."""
        return round(self.width * SCALE)

    @property
    def shown_height(self) -> int:
        """Pixels of the screen."""
        return round(self.height * SCALE)


def crops_of(agreement: Agreement, findings: Sequence[Finding], pictures: Pictures | None) -> dict[Finding, Crop]:
    """The cut-out of each finding that stands on a page; none where nobody can draw pages."""
    placed = {finding: region for finding in findings if (region := _region(agreement, finding.boxes)) is not None}
    if not placed or pictures is None:
        return {}
    regions = sorted(set(placed.values()))
    drawn = dict(zip(regions, pictures(agreement, regions), strict=False))
    return {
        finding: _crop(region, drawn[region], finding.boxes) for finding, region in placed.items() if drawn.get(region)
    }


def _region(agreement: Agreement, boxes: Sequence[Box]) -> Region | None:
    """What to show: the first page of the finding, as wide as its text, some lines above and below."""
    if not boxes:
        return None
    mine = list(takewhile(lambda box: box.page == boxes[0].page, boxes))
    page = agreement.text.layout.pages[boxes[0].page - 1]
    top = max(0.0, min(box.top for box in mine) - _MARGIN)
    bottom = min(page.height, max(box.bottom for box in mine) + _MARGIN, top + _HIGHEST)
    left = max(0.0, min(box.x0 for box in mine) - _SIDE)
    right = min(page.width, max(box.x1 for box in mine) + _SIDE)
    if right - left < page.width / 2:
        # A few words in the middle of a line are read with what stands beside them.
        left, right = max(0.0, min(left, page.width / 8)), min(page.width, max(right, page.width * 7 / 8))
    if right <= left or bottom <= top:
        return None
    return Region(page.number, round(left), round(top), round(right), round(bottom))


def _crop(region: Region, png: bytes, boxes: Sequence[Box]) -> Crop:
    inside = (
        (box.x0 - region.x0, box.top - region.top, box.x1 - box.x0, box.bottom - box.top)
        for box in boxes
        if box.page == region.page and box.top < region.bottom
    )
    rounded = tuple((round(x, 1), round(y, 1), round(width, 1), round(height, 1)) for x, y, width, height in inside)
    return Crop(region.page, base64.b64encode(png).decode("ascii"), region.width, region.height, rounded)
