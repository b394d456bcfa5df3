"""How a text names provisions: the grammar of cross-references, before anyone looks for their targets.

"points (a) to (c) of Article 12(3)", "Articles 355(1), (2) and (4)", "Chapter 2 of Title XI of Heading One",
"paragraph 1 of this Article", "the preceding paragraph", "Article 6 bis of the Paris Convention".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from clausecheck.agreement import Kind
from clausecheck.structure.numbering import LATIN, ROMAN, parse, roman

_KINDS: Final = {
    Kind.ARTICLE: "Articles?|ARTICLES?|Arts?\\.",
    Kind.PART: "Parts?|PART",
    Kind.HEADING: "Headings?|HEADING",
    Kind.TITLE: "Titles?|TITLE",
    Kind.CHAPTER: "Chapters?|CHAPTER",
    Kind.SUBSECTION: "Sub-?[Ss]ections?",
    Kind.SECTION: "Sections?|SECTION",
    Kind.ANNEX: "Annex(?:es)?|ANNEX(?:ES)?",
    Kind.APPENDIX: "Appendix|Appendices|APPENDIX",
    Kind.PROTOCOL: "Protocols?|PROTOCOL",
    Kind.PARAGRAPH: "[Pp]aragraphs?|paras?\\.?",
    Kind.POINT: "[Ss]ub-?paragraphs?|[Pp]oints?|[Ii]tems?",
}
UNIT_KINDS: Final = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.INDENT})
# What stands inside what: an annex has parts, a title has chapters.
_RANKS: Final = (Kind.ANNEX, Kind.APPENDIX, Kind.PART, Kind.HEADING, Kind.TITLE, Kind.CHAPTER, Kind.SECTION)
_ORDINALS: Final = {
    word: place
    for place, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
} | {"last": -1}
_BIS: Final = "|".join(LATIN)
_ROMAN: Final = f"(?:{ROMAN})"
_WORDS: Final = (
    r"(?i:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE|THIRTEEN|FOURTEEN|FIFTEEN|SIXTEEN|SEVENTEEN"
    r"|EIGHTEEN|NINETEEN|TWENTY(?:-(?:ONE|TWO|THREE|FOUR|FIVE))?)\b"
)
#: A number of an article or container.
_LABEL: Final = (
    rf"(?:{_WORDS}|(?:N[oO°º]\.?\s?)?(?:[A-Z]{{1,8}}[.\-])?\d{{1,4}}(?:[.\-]\d{{1,3}}){{0,3}}(?:-[A-Z](?:-\d{{1,2}})?)?"
    rf"(?:[A-Za-z](?![A-Za-z\d]))?(?:\s(?i:{_BIS})\b)?"
    rf"|{_ROMAN}(?:[.\-](?:\d{{1,3}}|[A-Z])(?![A-Za-z\d])|\s(?i:{_BIS})\b)?(?![A-Za-z])|[A-Z](?:-\d{{1,2}})?(?![A-Za-z\d’'.]))"
)
_POINT: Final = r"\((?:\d{1,3}|[a-z]{1,4}|[A-Z]{1,2})\)"
_POINTS: Final = rf"(?:\s?{_POINT}){{0,6}}"
_UNIT: Final = rf"(?:\d{{1,3}}(?:\.\d{{1,2}}){{0,2}}[a-z]?(?![\w%])|{_POINT}|[a-z]\)){_POINTS}"
_JOIN: Final = r"(?:\s?,\s(?:and\s|or\s)?|\s(?:and|or|to|and/or|through)\s|\s?[–-]\s?|,?\sas\swell\sas\s)"

_HEAD: Final = re.compile(
    r"(?<![\w-])(?:(?P<this>[Tt]his|[Tt]he\spresent|that)\s(?P<this_kind>Article|Part|Heading|Title|Chapter|Section|Sub-?[Ss]ection|Annex"
    r"|Appendix|Protocol|paragraph|subparagraph|point)\b"
    r"|(?:the\s)?(?P<step>preceding|previous|foregoing|following|next)\s"
    r"(?P<step_kind>Article|Chapter|Title|Section|paragraph|subparagraph|point)\b(?!\s?:)"
    rf"|(?P<place>{'|'.join(_ORDINALS)})\s(?P<place_kind>paragraph|sub-?paragraph|indent)\b"
    r"|(?:"
    + "|".join(f"(?P<{kind.name}>{words})" for kind, words in _KINDS.items())
    + r")(?:\s{1,3}(?=[\dA-Za-z(])|(?=\()))"
)
_ITEM: Final = re.compile(rf"(?P<label>{_LABEL})?(?P<points>{_POINTS})")
_UNIT_ITEM: Final = re.compile(
    rf"(?P<label>\d{{1,3}}(?:\.\d{{1,2}}){{0,2}}[a-z]?(?![\w%])|[a-z]\)(?=\W))?(?P<points>{_POINTS})"
)
_JOINED: Final = re.compile(_JOIN)
_INSIDE: Final = re.compile(r"(?:\s\([^()\n]{3,90}\))?,?\s(?:of|in|to|under)\s(?:the\s)?")
_BELOW: Final = re.compile(r",?\s(?:the\s)?")
_SINGLE: Final = re.compile(r"\((\w{1,4})\)")

# Kinds that join two numbers under one singular word: "Annex I and II".
_OPEN_LISTS: Final = frozenset({Kind.ANNEX, Kind.TITLE, Kind.POINT})
# From here on a number is a code of the customs nomenclature.
_CODES: Final = 100
# A list names at most so many provisions: "Articles 5 to 900" is no list.
_RANGE: Final = 400


@dataclass(frozen=True, slots=True)
class Item:
    """One provision named: its number, and the numbers of the units in it: "12", ("3", "b")."""

    label: str
    points: tuple[str, ...] = ()
    spaced: bool = False


@dataclass(slots=True)
class Mention:
    """A run of words that names provisions of one kind. `items` is empty for "this Chapter" and its like.

    `inside` is what the words after "of" name, `place` the place of "the second paragraph", `step` -1 for "preceding".
    """

    kind: Kind
    start: int
    end: int
    items: list[Item] = field(default_factory=list)
    this: bool = False
    that: bool = False
    step: int = 0
    place: int = 0
    inside: Mention | None = None


def mentions(content: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Every place at which the text names provisions, each with what it says they are inside of."""
    at, end = start, len(content) if end is None else end
    while found := _HEAD.search(content, at, end):
        mention = _chain(content, found)
        if mention is None:
            at = found.end()
            continue
        yield mention
        at = max(found.end(), _outer(mention).end)


def _outer(mention: Mention) -> Mention:
    while mention.inside is not None:
        mention = mention.inside
    return mention


def _chain(content: str, found: re.Match[str]) -> Mention | None:
    """A mention and the mentions that its words put it inside of."""
    chain: list[Mention] = []
    down: list[bool] = []
    while len(chain) < 6:
        mention = _one(content, found)
        if mention is None:
            break
        chain.append(mention)
        following, below = _next(content, mention)
        if following is None:
            break
        found = following
        down.append(below)
    if not chain:
        return None
    # "Article 5, paragraph 2": the later names what is inside the earlier.
    inner = chain[0]
    for below, mention in zip(down, chain[1:], strict=False):
        if below:
            mention.inside = inner
            mention.start = chain[0].start
            _outer(inner).end = mention.end
            inner = mention
        else:
            _outer(inner).inside = mention
    return inner


def _next(content: str, mention: Mention) -> tuple[re.Match[str] | None, bool]:
    """The name that goes on with this one: of what it is a part, or what is a part of it."""
    if joint := _INSIDE.match(content, mention.end):
        if found := _HEAD.match(content, joint.end()):
            return found, False
        return None, False
    joint = _BELOW.match(content, mention.end)
    found = _HEAD.match(content, joint.end()) if joint and not mention.this else None
    return (found, True) if found and _deeper(mention.kind, str(found.lastgroup)) else (None, False)


def _deeper(kind: Kind, name: str) -> bool:
    """Whether what follows without "of" stands below: "Article 5, paragraph 2", "Annex VI Part C"."""
    if name in ("PARAGRAPH", "POINT", "place_kind"):
        return kind is Kind.ARTICLE or (kind is Kind.PARAGRAPH and name != "PARAGRAPH")
    return kind in _RANKS and name in Kind.__members__ and Kind[name] in _RANKS[_RANKS.index(kind) + 1 :]


def _one(content: str, found: re.Match[str]) -> Mention | None:
    start, end = found.span()
    if found["this"]:
        that = found["this"] == "that"
        return Mention(_kind(found["this_kind"]), start, end, this=not that, that=that)
    if found["step"]:
        step = 1 if found["step"] in ("following", "next") else -1
        return Mention(_kind(found["step_kind"]), start, end, step=step)
    if found["place"]:
        return Mention(_kind(found["place_kind"]), start, end, place=_ORDINALS[found["place"]])
    kind = Kind[str(found.lastgroup)]
    word = found[kind.name]
    mention = Mention(kind, start, end)
    plural = word.rstrip(".").lower().endswith(("s", "es", "ices"))
    _items(content, mention, plural)
    return mention if mention.items else None


def _items(content: str, mention: Mention, plural: bool) -> None:
    """Read the list of numbers after the word."""
    pattern = _UNIT_ITEM if mention.kind in UNIT_KINDS else _ITEM
    at, to = mention.end, False
    while (found := pattern.match(content, at)) and found.end() > at:
        label, points = (found["label"] or "").removesuffix(")"), tuple(_SINGLE.findall(found["points"]))
        first = not mention.items
        last = mention.items[-1] if mention.items else None
        goes_on = last is not None and bool(last.points)
        if not label and not goes_on:
            if mention.kind not in UNIT_KINDS:
                return
            label, points = points[0], points[1:]
        elif not first and not plural and label and mention.kind not in _OPEN_LISTS and "." not in label:
            return
        if not label and last is not None:
            item = _beside(last, points)
        else:
            item = Item(label.strip(), points, found["points"][:1].isspace())
        if mention.kind is not Kind.ARTICLE and label.isdecimal() and int(label) >= _CODES:
            return
        if to and last is not None:
            mention.items += _between(last, item)
        mention.items.append(item)
        mention.end = found.end()
        joined = _JOINED.match(content, mention.end)
        if joined is None:
            return
        at, to = joined.end(), joined[0].strip() in ("to", "through", "–", "-")


def _beside(last: Item, points: tuple[str, ...]) -> Item:
    """The item after `last` that has no number of its own: "Article 355(1), (2) and (4)", "points (a)(ii) and (c)"."""
    path = (last.label, *last.points)
    same = roman(points[0]) > 0 or (path[-1].isalpha() == points[0].isalpha() and not roman(path[-1]))
    if last.label.isalpha() and last.label.islower() and (len(points) >= len(path) or not same):
        return Item(points[0], points[1:])
    return Item(last.label, (*last.points[: max(0, len(last.points) - len(points))], *points))


def _between(first: Item, last: Item) -> Iterator[Item]:
    """What "Articles 289 to 296" and "points (a) to (d)" name between their ends."""
    if first.points and last.points and first.label == last.label and first.points[:-1] == last.points[:-1]:
        for label in _labels(first.points[-1], last.points[-1]):
            yield Item(first.label, (*first.points[:-1], label))
    elif not first.points and not last.points:
        for label in _labels(first.label, last.label):
            yield Item(label)


def _labels(first: str, last: str) -> Iterator[str]:
    if len(first) == len(last) == 1 and first.isalpha() and first.islower() and last.islower() and first != "i":
        yield from (chr(code) for code in range(ord(first) + 1, ord(last)))
        return
    if roman(first) and roman(last) and first.islower():
        yield from map(_small, range(roman(first) + 1, roman(last)))
        return
    if first[-2:-1] == last[-2:-1] == "-" and first[:-1] == last[:-1]:
        # "Annexes XVI-L to XVI-O"
        yield from (f"{first[:-1]}{chr(code)}" for code in range(ord(first[-1]) + 1, ord(last[-1])))
        return
    low, high = parse(first), parse(last)
    if low.series == high.series and 0 < high.value - low.value <= _RANGE:
        head = first.rstrip("0123456789") if first[-1].isdecimal() else ""
        yield from (f"{head}{value}" for value in range(low.value + 1, high.value))


def _small(value: int) -> str:
    """The Roman numeral of a point, up to 39."""
    tens, ones = divmod(value, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def _kind(word: str) -> Kind:
    word = word.lower().replace("-", "")
    if word in ("subparagraph", "point"):
        return Kind.POINT
    return Kind(word)
