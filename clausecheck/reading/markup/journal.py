"""The Official Journal's HTML on EUR-Lex, whose classes tell articles, containers, annexes and footnotes.

Its pages are flat: a paragraph of class `ti-art` begins an article, one of class `ti-section-1` a container, and both
end where the next begins. Newer pages give the classes the prefix `oj-`. Paragraphs and points are not marked as such;
they stand in the text with their numbers. A page without these classes is read as any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clausecheck.agreement import Kind
from clausecheck.reading.markup import labels
from clausecheck.reading.markup.pages import Page
from clausecheck.reading.markup.walker import handlers, local
from clausecheck.reading.scribe import BLOCK, LINE, Opened, Scribe

if TYPE_CHECKING:
    from lxml import etree

_RANK: Final = {
    Kind.PART: 1,
    Kind.HEADING: 2,
    Kind.TITLE: 3,
    Kind.CHAPTER: 4,
    Kind.SECTION: 5,
    Kind.SUBSECTION: 6,
    Kind.ARTICLE: 9,
}
_RUNNING_HEAD: Final = frozenset({"hd-date", "hd-lg", "hd-ti", "hd-oj"})
_QUOTES: Final = ("‘", "“", "'", '"')


class Journal(Page):
    """Writes a page of the Official Journal, or any page."""

    def __init__(self, scribe: Scribe) -> None:
        super().__init__(scribe)
        self.handlers |= handlers({"p div h1 h2 h3 h4 h5 h6": self._styled, "a": self._link})
        self._classes = {
            "ti-art": self._article,
            "sti-art": self._heading,
            "ti-section-1": self._division,
            "ti-section-2": self._heading,
            "doc-ti": self._document_title,
            "ti-annex": self._document_title,
            "final": self._final,
            "signatory": self._final,
            "note": self._note_text,
            "normal": self._words,
            "eli-title": self.inline,
        }
        # The containers and the article that are open, outermost first.
        self._open: list[Opened] = []
        self._note_texts: dict[str, etree._Element] = {}
        self._called: set[str] = set()
        self._titled = False

    def write(self, root: etree._Element) -> None:
        """Write the page."""
        self._note_texts = _note_texts(root)
        self.walk(root)
        self._close(0)

    def _styled(self, element: etree._Element) -> None:
        styles = [style.removeprefix("oj-") for style in element.get("class", "").split()]
        if not _RUNNING_HEAD.isdisjoint(styles):
            return
        for style in styles:
            handler = self._classes.get(style)
            if handler is not None and not self._quoted and not self._flat:
                handler(element)
                return
        self.block(element)

    def _article(self, element: etree._Element) -> None:
        label = self.words(element)
        if label.startswith(("‘", "“", '"', "'")):
            # An article that an amendment quotes.
            self.block(element)
            return
        self._close_rank(_RANK[Kind.ARTICLE])
        self._begin(Kind.ARTICLE, labels.article(label), element)

    def _words(self, element: etree._Element) -> None:
        """A paragraph; the first after the title begins the preamble."""
        if self._titled and not self._open:
            self.scribe.part(BLOCK)
            self._open.append(self.scribe.open(Kind.PREAMBLE))
        self._titled = False
        self.block(element)

    def _division(self, element: etree._Element) -> None:
        kind, number, rest = labels.division(self.words(element))
        if kind is None:
            self._close_rank(_RANK[Kind.ARTICLE])
            self.block(element)
            return
        kinds = [opened.kind for opened in self._open]
        if kind in kinds:
            self._close(kinds.index(kind))
        else:
            self._close_rank(_RANK.get(kind, 0) + 1)
        self._begin(kind, number, element)
        if rest:
            self._open[-1].heading = rest

    def _heading(self, element: etree._Element) -> None:
        """The heading of the container or article that was just opened."""
        self.scribe.part(LINE)
        self.flat(element)
        self.scribe.part(BLOCK)
        if self._open and not self._open[-1].heading:
            self._open[-1].heading = self.words(element)
            self.scribe.body(self._open[-1])

    def _document_title(self, element: etree._Element) -> None:
        kind, number, rest = labels.division(self.words(element))
        outside = kind in (Kind.ANNEX, Kind.APPENDIX) or (kind is Kind.PROTOCOL and bool(number or self._open))
        if kind is None or not outside:
            if self._open and self._open[-1].kind not in _RANK and not self._open[-1].heading:
                self._heading(element)
            else:
                self._titled = not self._open
                self.block(element)
            return
        self._close(0)
        self._begin(kind, number, element)
        self._open[-1].heading = rest

    def _final(self, element: etree._Element) -> None:
        """The testimonium and what follows it belong to no article."""
        inside = next((at for at, opened in enumerate(self._open) if opened.kind in _RANK), len(self._open))
        self._close(inside)
        self.block(element)

    def _begin(self, kind: Kind, number: str, label: etree._Element) -> None:
        if self._open and self._open[0].kind is Kind.PREAMBLE:
            self._close(0)
        self.scribe.part(BLOCK)
        opened = self.scribe.open(kind, number)
        self.flat(label)
        self.scribe.part(LINE)
        self.scribe.body(opened)
        self._open.append(opened)

    def _close_rank(self, rank: int) -> None:
        at = next((at for at, opened in enumerate(self._open) if _RANK.get(opened.kind, 0) >= rank), len(self._open))
        self._close(at)

    def _close(self, at: int) -> None:
        """Close the open provisions from the one at a place on, each after its notes."""
        self.scribe.part(BLOCK)
        self.footnotes()
        while len(self._open) > at:
            self.scribe.close(self._open.pop())

    def _link(self, element: etree._Element) -> None:
        """A link; one to a footnote of the Journal calls that note."""
        target = element.get("href", "").rpartition("#")[2]
        note = self._note_texts.get(target)
        if note is None or target in self._called or element.get("id") == target:
            self.inline(element)
            return
        self._called.add(target)
        self.call(self.words(element), lambda: self._after_mark(note))

    def _after_mark(self, note: etree._Element) -> None:
        """A note's words without its own mark, which is the link back to its call."""
        self.say(note.text)
        for at, one in enumerate(note):
            if at or local(one) != "a":
                self.walk(one)
            self.say(one.tail)

    def _note_text(self, element: etree._Element) -> None:
        if not any(anchor.get("id", "") in self._called for anchor in element.iter("a")):
            self.block(element)


def _note_texts(root: etree._Element) -> dict[str, etree._Element]:
    """The Journal's footnotes by the anchor in them."""
    found: dict[str, etree._Element] = {}
    for paragraph in root.iter("p"):
        if {"note", "oj-note"} & set(paragraph.get("class", "").split()):
            for anchor in paragraph.iter("a"):
                if anchor.get("id"):
                    found.setdefault(anchor.get("id", ""), paragraph)
    return found
