"""Word's automatic numbers, which stand nowhere in the text: computed as Word computes them.

ECMA-376 part 1, §17.9. A paragraph points to a numbering (`w:num`) and a level, by itself or through its style; the
numbering points to an abstract one, which all numberings made from it share, counters included, unless an override
starts anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from clausecheck.reading.counters import written
from clausecheck.reading.word.package import W
from clausecheck.reading.word.styles import flag, value

if TYPE_CHECKING:
    from lxml import etree

LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_SYMBOL_DASH: Final = "\uf02d"
_DASHES: Final = frozenset("-–—−‐‑" + _SYMBOL_DASH)
_SUFFIX: Final = {"nothing": "", "space": " "}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering (§17.9.6).

    `restart` is the level after which it begins anew: None for any level above, 0 for never, else counted from 1.
    """

    start: int
    style: str
    text: str
    suffix: str = ""
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    linked: str = ""


@dataclass(frozen=True, slots=True)
class Numbering:
    """One `w:num`: the abstract numbering whose counters and name it shares, its levels, where overrides start them."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]
    name: str = ""

    def start(self, level: int) -> int:
        """The first value of a level."""
        return self.starts.get(level, self.levels[level].start if level in self.levels else 1)

    def linked(self, style: str) -> int | None:
        """The level that belongs to a paragraph style (§17.9.23)."""
        return next((number for number, level in self.levels.items() if level.linked == style), None)


class Place(NamedTuple):
    """Where a paragraph stands: its numbering, the id of that, and the level."""

    numbering: Numbering
    num: str
    level: int

    @property
    def here(self) -> Level:
        """The level that the paragraph stands on."""
        return self.numbering.levels[self.level]


@dataclass(frozen=True, slots=True)
class Label:
    """A number as it is printed, and what parts it from the words."""

    text: str
    suffix: str


@dataclass(slots=True)
class Numberings:
    """All numberings of a document, and how far each has counted."""

    known: dict[str, Numbering]
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None) -> Numberings:
        """The numberings of the part, none where there is no part."""
        if root is None:
            return cls({})
        abstracts = {one.get(W + "abstractNumId", ""): one for one in root.iter(W + "abstractNum")}
        by_style = {link: key for key, one in abstracts.items() if (link := value(one, "styleLink"))}
        known = {}
        for num in root.iter(W + "num"):
            key = value(num, "abstractNumId") or ""
            # A numbering style stands in between (§17.9.21).
            key = by_style.get(value(abstracts.get(key), "numStyleLink") or "", key)
            if key in abstracts:
                known[num.get(W + "numId", "")] = _numbering(key, abstracts[key], num)
        return cls(known)

    def place(self, properties: etree._Element | None, styles: list[tuple[str, etree._Element]]) -> Place | None:
        """Where a paragraph stands; what it does not say itself its styles say."""
        sources = [("", properties), *((name, style.find(W + "pPr")) for name, style in styles)]
        for at, (_, source) in enumerate(sources):
            num = value(source, "numPr", "numId")
            if num is not None:
                numbering = self.known.get(num)
                level = _level(numbering, sources[: at + 1]) if numbering is not None else -1
                return Place(numbering, num, level) if numbering is not None and level in numbering.levels else None
        return None

    def named(self, name: str) -> Place | None:
        """The first level of the numbering that a field means by its name or its id."""
        for num, one in self.known.items():
            if name and name in (num, one.name) and 0 in one.levels:
                return Place(one, num, 0)
        return None

    def begin(self, place: Place, start: int) -> None:
        """Let the next number of a level be another than the one after the last."""
        self._counters(place.numbering)[place.level] = start - 1

    def _counters(self, numbering: Numbering) -> list[int | None]:
        return self.counters.setdefault(numbering.abstract, [None] * LEVELS)

    def count(self, place: Place) -> Label | None:
        """Count one paragraph, and say how its number is printed; None where nothing is."""
        numbering, num, level = place
        counters = self._counters(numbering)
        if level in numbering.starts and (num, level) not in self.begun:
            counters[level] = None
        # An override starts its level once; where a deeper level came first, it has had its effect.
        self.begun.update((num, begun) for begun in range(level + 1))
        for upper in range(level):
            # A level above that no paragraph has used yet counts as used once: 1.1 is followed by 2.
            if counters[upper] is None:
                counters[upper] = numbering.start(upper)
        before = counters[level]
        counters[level] = numbering.start(level) if before is None else before + 1
        for lower in range(level + 1, LEVELS):
            after = numbering.levels[lower].restart if lower in numbering.levels else None
            if after is None or level < after:
                counters[lower] = None
        here = place.here
        text = _bullet(here.text) if here.style == "bullet" else _filled(numbering, counters, level)
        return Label(text, here.suffix) if text.strip() and not here.hidden else None


def _level(numbering: Numbering, sources: list[tuple[str, etree._Element | None]]) -> int:
    """The level that the nearest source gives: by a level that names the style back, else by its own word."""
    for name, source in sources:
        linked = numbering.linked(name) if name else None
        level = linked if linked is not None else integer(value(source, "numPr", "ilvl"))
        if level is not None:
            return level
    return 0


def _filled(numbering: Numbering, counters: list[int | None], here: int) -> str:
    own = numbering.levels[here]
    # Word prints nothing at all for a level that names a deeper one ([MS-OI29500] 2.1.283).
    if any(int(found[1]) - 1 > here for found in _PLACE.finditer(own.text)):
        return ""

    def number(found: re.Match[str]) -> str:
        level = int(found[1]) - 1
        if level not in numbering.levels:
            return ""
        style = numbering.levels[level].style
        if own.legal and style not in ("none", "bullet"):
            style = "decimal"
        return written(counters[level] or 0, style)

    return _PLACE.sub(number, own.text)


def _bullet(text: str) -> str:
    """A dash as a dash, any other sign of a symbol font as a bullet."""
    return text.replace(_SYMBOL_DASH, "–") if text in _DASHES else "•"


def _numbering(key: str, abstract: etree._Element, num: etree._Element) -> Numbering:
    levels = dict(_levels(abstract))
    starts: dict[int, int] = {}
    for override in num.iter(W + "lvlOverride"):
        levels |= dict(_levels(override))
        level, start = integer(override.get(W + "ilvl")), integer(value(override, "startOverride"))
        if level is not None and start is not None and 0 <= level < LEVELS:
            starts[level] = start
    return Numbering(key, levels, starts, value(abstract, "name") or "")


def _levels(parent: etree._Element) -> Iterator[tuple[int, Level]]:
    for one in parent.iterchildren(W + "lvl"):
        number = integer(one.get(W + "ilvl"))
        if number is None or not 0 <= number < LEVELS:
            continue
        yield (
            number,
            Level(
                integer(value(one, "start")) or 0,
                number_format(one),
                value(one, "lvlText") or "",
                _SUFFIX.get(value(one, "suff") or "tab", "\t"),
                integer(value(one, "lvlRestart")),
                bool(flag(one, "isLgl")),
                bool(flag(one.find(W + "rPr"), "vanish")),
                value(one, "pStyle") or "",
            ),
        )


def number_format(parent: etree._Element | None, default: str = "decimal") -> str:
    """How the numbers of a level or of notes are written; a format of the document's own as zeros and a one."""
    found = next(parent.iter(W + "numFmt"), None) if parent is not None else None
    if found is None:
        return default
    # Such a format is given by its first numbers; older programs find another beside it.
    first = str(found.get(W + "format", "")).partition(",")[0].strip()
    return first or str(found.get(W + "val", default))


def integer(text: str | None) -> int | None:
    """A whole number as a document writes it; None for anything else, and for what no document counts to."""
    return int(text) if text and len(text) < 10 and re.fullmatch(r"[+-]?[0-9]+", text) else None
