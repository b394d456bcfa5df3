"""The data everyone shares: a source, its text, the provisions of the agreement.

Everything here is frozen and reads no file. A `Text` never loses its place: any span of it leads back to the
string its reader produced, and from there to page and box.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import reduce
from itertools import takewhile
from typing import NamedTuple

from clausecheck.offsets import Edit, OffsetMap, Span, apply_edits
from clausecheck.pages import Box, Layout, Page, Trust

__all__ = [
    "CONTAINERS",
    "Agreement",
    "Box",
    "Composition",
    "Folding",
    "Kind",
    "Layout",
    "MarkKind",
    "Page",
    "Provision",
    "Source",
    "StatedProvision",
    "Text",
    "TextMark",
    "Trust",
]


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


@dataclass(frozen=True, slots=True)
class Folding:
    """Characters that OCR misread, and what they are read as; `span` is of the origin.

    `written` is what stood in the content before, and what a quotation shows.
    """

    span: Span
    written: str
    read: str

    @property
    def is_word(self) -> bool:
        """Whether letters or digits are read otherwise, and not only a speck left out."""
        return [*filter(str.isalnum, self.written)] != [*filter(str.isalnum, self.read)]


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A string with its way back to the source.

    `origin` is what the reader produced; `maps` lead from `content` down to it, topmost first; `layout` says where
    the characters of `origin` stand on the pages. `marks` and `stated` are what the file says about its words,
    `foldings` what was read otherwise than OCR wrote it, in order; their offsets are of `origin`, so that no projection
    has to move them.
    """

    content: str
    origin: str
    maps: tuple[OffsetMap, ...] = ()
    layout: Layout = field(default_factory=Layout)
    marks: tuple[TextMark, ...] = ()
    stated: tuple[StatedProvision, ...] = ()
    foldings: tuple[Folding, ...] = ()

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

    @property
    def has_ocr(self) -> bool:
        """Whether any page was read by OCR."""
        return any(page.trust is Trust.OCR for page in self.layout.pages)

    def fold(self, edits: Iterable[Edit]) -> Text:
        """The text with slips of OCR mended by the edits, and what was written kept. As `project` otherwise."""
        edits = list(edits)
        foldings = [
            Folding(self.origin_span(edit.start, edit.end), self.content[edit.start : edit.end], edit.replacement)
            for edit in edits
        ]
        if not foldings:
            return self
        merged = tuple(sorted((*self.foldings, *foldings), key=lambda folding: folding.span))
        return replace(self.project(edits), foldings=merged)

    def foldings_in(self, start: int, end: int) -> tuple[Folding, ...]:
        """What of a span of `content` is read otherwise than OCR wrote it."""
        if not self.foldings or start >= end:
            return ()
        low, high = self.origin_span(start, end)
        first = bisect_right(self.foldings, low, key=lambda folding: folding.span.end)
        return tuple(takewhile(lambda folding: folding.span.start < high, self.foldings[first:]))

    def written(self, start: int, end: int) -> str:
        """A span of `content` as its page has it: what OCR wrote, not what that was read as."""
        pieces, at = [], start
        for folding in self.foldings_in(start, end):
            begins, ends = self.above(folding.span.start), self.above(folding.span.end)
            pieces += [self.content[at : max(at, begins)], folding.written]
            at = max(at, ends)
        return "".join([*pieces, self.content[at : max(at, end)]])

    def origin_span(self, start: int, end: int) -> Span:
        """The span of `origin` that a span of `content` was made from."""
        return reduce(lambda span, offsets: offsets.below(*span), self.maps, Span(start, end))

    def above(self, offset: int) -> int:
        """The first offset of `content` made from `offset` of `origin` or from what follows it."""
        return reduce(lambda at, offsets: offsets.above(at), reversed(self.maps), offset)

    def page_at(self, offset: int) -> int | None:
        """The page on which the character stands; None where there are no pages."""
        return self.layout.page_at(self.origin_span(offset, min(offset + 1, len(self.content))).start)

    def trust_at(self, offset: int) -> Trust | None:
        """How far the page of the character can be trusted; None where there are no pages."""
        page = self.page_at(offset)
        return None if page is None else self.layout.pages[page - 1].trust

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

    def quoted(self, span: Span) -> str:
        """The characters of a span as its page has them, for a quotation."""
        return self.text.written(*span)


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
