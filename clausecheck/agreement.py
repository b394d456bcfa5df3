"""The data everyone shares: a source, its text, the provisions of the agreement.

Everything here is frozen and reads no file. A `Text` never loses its place: any span of it leads back to the
string its reader produced, and from there to page and box.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import reduce
from typing import NamedTuple

from clausecheck.offsets import Edit, OffsetMap, Span, apply_edits


class Trust(StrEnum):
    """How far the reading of a page can be relied on."""

    DIGITAL = "digital"
    OCR = "ocr"
    DISAGREE = "engines-disagree"
    GARBLED = "garbled"
    IMAGE_ONLY = "image-only"
    BLANK = "blank"

    @property
    def readable(self) -> bool:
        """Whether an absence on such a page means anything."""
        return self not in (Trust.GARBLED, Trust.IMAGE_ONLY)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its 1-based number, its size in points, how far its text can be trusted, why, and what can be done."""

    number: int
    width: float
    height: float
    trust: Trust = Trust.DIGITAL
    reason: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where the characters of a source string stand on its pages.

    Columns rather than objects, because a treaty has 75,000 lines and 3 million characters. Line *i* begins
    at character `line_starts[i]`, on page `line_pages[i]`, in the box `line_boxes[4 * i : 4 * i + 4]` (x0, top,
    x1, bottom).
    `lefts` gives, per character, its left edge in tenths of a point, left as its line is read: of a line that runs down
    the page, the upper edge. `line_turns` has a line's quarter turns (1 runs down the page, 2 is upside down, 3 runs
    up) where any line is turned. A text without pages has an empty layout; one whose pages are known and nothing more
    (form feeds in a text file) has a line per page and no `lefts`.
    """

    pages: tuple[Page, ...] = ()
    line_starts: array[int] = field(default_factory=lambda: array("I"))
    line_pages: array[int] = field(default_factory=lambda: array("H"))
    line_boxes: array[float] = field(default_factory=lambda: array("f"))
    lefts: array[int] = field(default_factory=lambda: array("H"))
    line_turns: array[int] = field(default_factory=lambda: array("B"))

    def line_at(self, offset: int) -> int:
        """The index of the line that holds the character, -1 before the first line."""
        return bisect_right(self.line_starts, offset) - 1

    def page_at(self, offset: int) -> int | None:
        """The page of the character; None where there are no pages."""
        if not self.line_starts:
            return None
        return self.line_pages[max(0, self.line_at(offset))]

    def line_box(self, line: int) -> Box:
        """The box of a whole line."""
        x0, top, x1, bottom = self.line_boxes[4 * line : 4 * line + 4]
        return Box(self.line_pages[line], x0, top, x1, bottom)

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        """One box per line that the span touches, narrowed to the characters of the span; none without geometry."""
        if not self.lefts:
            return
        for line in range(max(0, self.line_at(start)), self.line_at(end - 1) + 1):
            whole = self.line_box(line)
            line_start = self.line_starts[line]
            line_end = self.line_starts[line + 1] if line + 1 < len(self.line_starts) else len(self.lefts)
            begins = self.lefts[start] / 10 if start > line_start else None
            ends = self.lefts[end] / 10 if end < line_end else None
            yield _narrowed(whole, self.line_turns[line] if self.line_turns else 0, begins, ends)


def _narrowed(line: Box, turn: int, begins: float | None, ends: float | None) -> Box:
    """The part of a line's box from where the first character begins to where the last one ends, along the line."""
    upright = turn in (0, 2)
    low, high = (line.x0, line.x1) if upright else (line.top, line.bottom)
    first, last = (begins, ends) if turn in (0, 1) else (ends, begins)
    low, high = max(low, low if first is None else first), min(high, high if last is None else last)
    if low >= high:
        return line
    return Box(line.page, low, line.top, high, line.bottom) if upright else Box(line.page, line.x0, low, line.x1, high)


@dataclass(frozen=True, slots=True)
class Source:
    """The file an agreement was read from.

    `sha256` is of its bytes; `pages` is None where a format has no pages; `doubt` says what had to be guessed to
    read it, such as the encoding, and is empty where nothing was.
    """

    path: str
    sha256: str
    media_type: str
    pages: int | None = None
    doubt: str = ""


class Kind(StrEnum):
    """What a provision is."""

    AGREEMENT = "agreement"
    PREAMBLE = "preamble"
    PART = "part"
    HEADING = "heading"
    TITLE = "title"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    POINT = "point"
    INDENT = "indent"
    RECITAL = "recital"
    ANNEX = "annex"
    APPENDIX = "appendix"
    PROTOCOL = "protocol"
    DECLARATION = "declaration"
    TESTIMONIUM = "testimonium"
    FOOTNOTE = "footnote"

    # What an enumeration would define is a function in Python, and every look-up by kind would call it.
    __hash__ = str.__hash__


class MarkKind(StrEnum):
    """What a reader found written about the words, beside the words."""

    INSERTION = "insertion"
    DELETION = "deletion"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class TextMark:
    """A tracked change or a comment on a span of the origin.

    Deleted words stand in the origin and are left out of the content by a projection, so a deletion's span has
    no characters above. `note` is the words of a comment. `date` is as the file states it, ISO 8601, or empty.
    """

    kind: MarkKind
    span: Span
    author: str = ""
    date: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatedProvision:
    """A provision that the file itself states, as XML does; offsets are of the origin.

    `start` to `end` covers number, heading and descendants, `body` is where the words after them begin. Provisions
    nest by their spans and come in document order.
    """

    kind: Kind
    number: str
    heading: str
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A string with its way back to the source.

    `origin` is what the reader produced; `maps` lead from `content` down to it, topmost first; `layout` says where
    the characters of `origin` stand on the pages. `marks` and `stated` are what the file says about its words;
    their offsets are of `origin`, so that no projection has to move them.
    """

    content: str
    origin: str
    maps: tuple[OffsetMap, ...] = ()
    layout: Layout = field(default_factory=Layout)
    marks: tuple[TextMark, ...] = ()
    stated: tuple[StatedProvision, ...] = ()

    @classmethod
    def of(
        cls,
        origin: str,
        layout: Layout | None = None,
        *,
        marks: tuple[TextMark, ...] = (),
        stated: tuple[StatedProvision, ...] = (),
    ) -> Text:
        """The text of a source before any projection."""
        return cls(origin, origin, (), layout or Layout(), marks, stated)

    def project(self, edits: Iterable[Edit]) -> Text:
        """The text with the edits applied, its way back kept. Edits are sorted and do not overlap."""
        content, offsets = apply_edits(self.content, edits)
        return replace(self, content=content, maps=(offsets, *self.maps))

    def origin_span(self, start: int, end: int) -> Span:
        """The span of `origin` that a span of `content` was made from."""
        return reduce(lambda span, offsets: offsets.below(*span), self.maps, Span(start, end))

    def above(self, offset: int) -> int:
        """The first offset of `content` made from `offset` of `origin` or from what follows it."""
        return reduce(lambda at, offsets: offsets.above(at), reversed(self.maps), offset)

    def page_at(self, offset: int) -> int | None:
        """The page on which the character stands; None where there are no pages."""
        return self.layout.page_at(self.origin_span(offset, min(offset + 1, len(self.content))).start)

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The rectangles a span of `content` covers on its pages, in reading order."""
        if start >= end or not self.layout.line_starts:
            return ()
        return tuple(self.layout.boxes(*self.origin_span(start, end)))

    def readable_share(self) -> float:
        """The share of pages whose text can be relied on; 1 where there are no pages."""
        pages = [page for page in self.layout.pages if page.trust is not Trust.BLANK]
        return sum(page.trust.readable for page in pages) / len(pages) if pages else 1.0


CONTAINERS = frozenset(
    {
        Kind.AGREEMENT,
        Kind.PREAMBLE,
        Kind.PART,
        Kind.HEADING,
        Kind.TITLE,
        Kind.CHAPTER,
        Kind.SECTION,
        Kind.SUBSECTION,
        Kind.ANNEX,
        Kind.APPENDIX,
        Kind.PROTOCOL,
        Kind.DECLARATION,
        Kind.TESTIMONIUM,
    }
)


class Provision(NamedTuple):
    """One node of the agreement's structure.

    `start` to `end` covers the whole provision with its number, heading and descendants; `body` is where
    the words after number and heading begin. `parent` is the index of the enclosing provision in
    `Agreement.provisions`, -1 for the agreement itself. `citation` is the legal address ("Article 22(2)(f)"),
    `path` the identity, unique in the agreement ("title-3/article-22/paragraph-2/point-f").
    `unit_end` is where the provision's own words before its first child end: the chapeau of a list,
    the whole body of a leaf. `tail` is the flush text after a list that governs all of its points.
    `mark` is where the text calls a footnote, -1 for what is none or is never called.
    (A treaty has ten thousand of them, and a named tuple is made six times as fast as a frozen dataclass.)
    """

    kind: Kind
    number: str
    heading: str
    citation: str
    path: str
    start: int
    body: int
    end: int
    parent: int
    unit_end: int
    tail: Span | None = None
    mark: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """One instrument: its source, its text and its provisions in document order.

    `provisions[0]` is the agreement itself. `date_signed` is an ISO date; `parties` are as the
    text names them; both are empty where the text does not say, as is `place_signed`. `language` is an ISO 639-1 code.
    `date_given` says that the date is the user's word and not the text's.
    """

    source: Source
    text: Text
    provisions: tuple[Provision, ...]
    title: str = ""
    parties: tuple[str, ...] = ()
    date_signed: str = ""
    language: str = "en"
    place_signed: str = ""
    date_given: bool = False

    def ancestors(self, index: int) -> Iterator[Provision]:
        """The provision's enclosing provisions, innermost first, the agreement itself last."""
        while (index := self.provisions[index].parent) >= 0:
            yield self.provisions[index]

    def words(self, span: Span) -> str:
        """The characters of a span of the text."""
        return self.text.content[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Composition:
    """The composed reading of one unit: chapeau, point and tail, as one string a reader would say aloud.

    `provision` is the index of the unit in `Agreement.provisions`; `spans` are the pieces of the text, in reading
    order, that `words` joins with single spaces; `own` is the index in `spans` of the unit's own words;
    `listed` says that the unit is an item of a list under a chapeau, `illustrative` that the list only gives examples.
    """

    provision: int
    spans: tuple[Span, ...]
    words: str
    own: int
    listed: bool = False
    illustrative: bool = False

    def text_span(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the text that stand under the characters `start` to `end` of `words`."""
        found, at = [], 0
        for span in self.spans:
            length = span.end - span.start
            low, high = max(start - at, 0), min(end - at, length)
            if low < high:
                found.append(Span(span.start + low, span.start + high))
            at += length + 1
        return tuple(found)
