"""What a line of a page is."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    """What a line is: prose, prose that begins anew whatever stands before it, the first cell of a table's row, a
    further cell, a further line of a cell, no text at all, text set in another direction than the page's.
    """

    PROSE = 0
    OPENING = 1
    ROW = 2
    CELL = 3
    REST = 4
    ASIDE = 5
    TURNED = 6
