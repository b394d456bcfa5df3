"""Running heads, running feet and page numbers: what a page repeats and the text does not say.

Nothing is known of margins. A line is furniture if it stands among the outermost rows of its page and nearby pages
have the same words at the same height, with the same numbers or with numbers that count the pages. So `Article 5` at
the top of page 9 and `Article 22` at the top of page 12 stay, and `Page 9 of 212` goes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from clausecheck.reading.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from clausecheck.reading.layout import Lines

# How many rows from the top and from the bottom of a page can be furniture.
_ROWS: Final = 4
# How many pages away a repetition counts: left and right pages differ, a chapter may begin on a page without a head.
_REACH: Final = 4
# How far the height may differ, in points.
_WOBBLE: Final = 3.0

_NUMBER: Final = re.compile(r"\d+|\b[ivxlc]+\b")
# Articles may be as short as a page; their numbers then seem to count the pages.
_HEADING: Final = re.compile(
    r"(?:art\w*\.?|chap\w*|cap[íi]\w*|t[íi]t\w*|sec\w*|ann?ex\w*|part\w*|rule|r[èe]gle|regla|proto\w*|append\w*|§)#",
    re.IGNORECASE,
)
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class _Candidate(NamedTuple):
    line: int
    page: int
    top: float
    numbers: tuple[int, ...]


def find(lines: Lines) -> NDArray[np.bool_]:
    """Which lines are running heads, running feet or page numbers."""
    furniture = np.zeros(len(lines), np.bool_)
    groups: defaultdict[tuple[str, int, bool], list[_Candidate]] = defaultdict(list)
    for line, outer_top in _outer_rows(lines):
        words = lines.words(line)
        numbers = tuple(_value(number) for number in _NUMBER.findall(words))
        key = "".join(_NUMBER.sub("#", words).split())
        candidate = _Candidate(line, int(lines.pages[line]), float(lines.boxes[line, 1]), numbers)
        groups[key, len(numbers), outer_top].append(candidate)
    for (key, _, _), group in groups.items():
        if key == "#":
            # A page number under the last line of its page stands at any height.
            group = [candidate._replace(top=0.0) for candidate in group]
        needed = 1 if key == "#" or len(lines.page_sizes) < 3 else 2
        for at, candidate in enumerate(group):
            if _repetitions(group, at, counting=not _HEADING.match(key)) >= needed:
                furniture[candidate.line] = True
    if furniture.all():
        # The same page over and over: no part of it stands around another.
        furniture[:] = False
    return _whole_rows(lines, furniture) | _turned(lines) | np.equal(lines.roles, Role.ASIDE)


def _turned(lines: Lines) -> NDArray[np.bool_]:
    """Lines up or down the margin that several pages have: stamps of the printer, running heads on their side."""
    repeated = np.zeros(len(lines), np.bool_)
    pages: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for line in np.flatnonzero(lines.roles == Role.TURNED).tolist():
        pages[_NUMBER.sub("#", lines.words(line))][line] = int(lines.pages[line])
    for found in pages.values():
        if len(set(found.values())) > 1:
            repeated[list(found)] = True
    return repeated


def _whole_rows(lines: Lines, furniture: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The furniture without single cells of a table: `Free` in the first row of every page is no running head."""
    furniture = furniture.copy()
    cells = np.isin(lines.roles, (Role.ROW, Role.CELL, Role.REST))
    for line in np.flatnonzero(furniture & cells).tolist():
        beside = (np.abs(lines.boxes[:, 1] - lines.boxes[line, 1]) < _WOBBLE) & (lines.pages == lines.pages[line])
        if (beside & cells & ~furniture).any():
            furniture[line] = False
    return furniture


def _outer_rows(lines: Lines) -> Iterator[tuple[int, bool]]:
    """The lines in the first rows and in the last rows of each page, and whether they are in the first."""
    for start, end in lines.page_ranges():
        members = (np.flatnonzero(lines.roles[start:end] < Role.ASIDE) + start).tolist()
        tops = lines.boxes[start:end, 1].tolist()
        for first in (True, False):
            rows: list[float] = []
            for line in sorted(members, key=lambda line: tops[line - start], reverse=not first):
                if not rows or abs(rows[-1] - tops[line - start]) > _WOBBLE:
                    rows.append(tops[line - start])
                if len(rows) > _ROWS:
                    break
                yield line, first


def _repetitions(group: list[_Candidate], at: int, counting: bool) -> int:
    """How many nearby pages repeat the candidate."""
    one = group[at]
    pages: set[int] = set()
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(group) and abs(group[other].page - one.page) <= _REACH:
            if _repeats(one, group[other], counting):
                pages.add(group[other].page)
            other += step
    return len(pages)


def _repeats(one: _Candidate, other: _Candidate, counting: bool) -> bool:
    apart = other.page - one.page
    if not apart or abs(one.top - other.top) > _WOBBLE:
        return False
    steps = {after - before for before, after in zip(one.numbers, other.numbers, strict=True)}
    return steps <= ({0, apart} if counting else {0})


def _value(number: str) -> int:
    if number.isdigit():
        return int(number[-9:])
    values = [_ROMAN[letter] for letter in number]
    return sum(-value if value < max(values[i + 1 :], default=0) else value for i, value in enumerate(values))
