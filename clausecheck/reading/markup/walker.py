"""Walking a marked-up tree: what all markup languages share.

A language is a table from element names to what is done with them; what is not in the table is inline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias

from clausecheck.agreement import Kind, MarkKind
from clausecheck.reading.markup import labels
from clausecheck.reading.scribe import BLOCK, CELL, LINE, Revision, Scribe, raised

if TYPE_CHECKING:
    from lxml import etree

Handler = Callable[["etree._Element"], None]  # noqa: SLF001 (the type has no public name)
Line: TypeAlias = "etree._Element | str | None"  # noqa: SLF001

#: Units of an article; a note is written after the article, never between its units.
UNITS: Final = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.INDENT, Kind.RECITAL, Kind.FOOTNOTE})
# A row of short cells reads as one line; a row of provisions side by side does not.
_PROSE: Final = 100


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children with one of the names."""
    return (child for child in element if local(child) in names)


def child(element: etree._Element, *names: str) -> etree._Element | None:
    """The first child with one of the names."""
    return next(children(element, *names), None)


class Walker:
    """Writes a tree down. Languages add to `handlers`, by the local names of elements."""

    #: Elements whose words are nobody's: metadata, scripts.
    silent: ClassVar[frozenset[str]] = frozenset()
    #: Elements that stand by themselves.
    blocks: ClassVar[frozenset[str]] = frozenset()
    #: Elements whose words stand outside the flow; they do not belong to a heading.
    aside: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, scribe: Scribe) -> None:
        self.scribe = scribe
        self.handlers: dict[str, Handler] = dict.fromkeys(self.silent, self.skip) | dict.fromkeys(
            self.blocks, self.block
        )
        self._revisions: tuple[Revision, ...] = ()
        # The next block goes on behind a number that was just written.
        self._run_in = False
        # Inside a heading or a cell, blocks are parted by blanks.
        self._flat = 0
        # Inside a quotation an article is words, not a provision of this agreement.
        self._quoted = 0
        self._notes: list[tuple[str, Callable[[], None]]] = []
        self._note_count = 0

    # --- elements -------------------------------------------------------------------------------------------------

    def walk(self, element: etree._Element) -> None:
        """Write an element as its name demands."""
        self.handlers.get(local(element), self.inline)(element)

    def skip(self, element: etree._Element) -> None:
        """Leave an element out."""

    def inline(self, element: etree._Element) -> None:
        """Write an element's words where they stand."""
        self.say(element.text)
        for one in element:
            if local(one):
                self.walk(one)
            self.say(one.tail)

    def block(self, element: etree._Element) -> None:
        """Write an element as a block of its own."""
        self.begin()
        self.inline(element)
        self.end()

    def revised(self, kind: MarkKind) -> Handler:
        """A handler for an inserted or deleted passage."""

        def write(element: etree._Element) -> None:
            outer = self._revisions
            author = element.get("author") or element.get("cite") or ""
            self._revisions = (*outer, Revision(kind, author, element.get("datetime") or ""))
            self.inline(element)
            self._revisions = outer

        return write

    def quotation(self, element: etree._Element) -> None:
        """Write quoted provisions as words."""
        self._quoted += 1
        self.inline(element)
        self._quoted -= 1

    # --- words ----------------------------------------------------------------------------------------------------

    def say(self, words: str | None, *, verbatim: bool = False) -> None:
        """Write words; blanks are folded as in any markup unless they are `verbatim`."""
        if not words:
            return
        if not words.isspace():
            self._run_in = False
        if verbatim:
            self.scribe.write(words, self._revisions)
        else:
            self.scribe.flow(words, self._revisions)

    def begin(self) -> None:
        """Begin a block, unless a number stands before it on its line."""
        if self._run_in or self._flat:
            self.scribe.flow(" ", self._revisions)
        else:
            self.scribe.part(BLOCK)

    def end(self) -> None:
        """End a block."""
        if self._flat:
            self.scribe.flow(" ", self._revisions)
        elif not self._run_in:
            self.scribe.part(BLOCK)

    def flat(self, element: etree._Element) -> None:
        """Write an element on one line, whatever blocks are in it."""
        self._flat += 1
        self.inline(element)
        self._flat -= 1

    def line(self, element: etree._Element | None = None) -> None:
        """Break the line."""
        self.scribe.part(LINE)

    def lead(self, marker: str) -> None:
        """Write a number or marker; the next block stands behind it."""
        self.begin()
        self.lead_here(" ".join(marker.split()))

    def words(self, element: etree._Element | None) -> str:
        """The words of an element on one line, without the notes it calls."""
        return " ".join("".join(self._texts(element)).split()) if element is not None else ""

    def _texts(self, element: etree._Element) -> Iterator[str]:
        yield element.text or ""
        for one in element:
            name = local(one)
            if name and name not in self.aside and name not in self.silent:
                # Blocks inside a heading are its lines.
                yield " " if name in self.blocks else ""
                yield from self._texts(one)
                yield " " if name in self.blocks else ""
            yield one.tail or ""

    # --- provisions -----------------------------------------------------------------------------------------------

    @contextmanager
    def provision(self, kind: Kind, number: str, label: Line, *heading: Line) -> Iterator[None]:
        """A container or article: its label and heading on lines of their own, then what is written inside."""
        self.begin()
        said = " ".join(filter(None, (one if isinstance(one, str) else self.words(one) for one in heading)))
        opened = self.scribe.open(kind, number, said) if not self._quoted else None
        for one in (label, *heading):
            if isinstance(one, str):
                self.say(one)
            elif one is not None:
                self.flat(one)
            self.scribe.part(LINE)
        self.scribe.part(BLOCK)
        if opened is not None:
            self.scribe.body(opened)
        yield
        self._run_in = False
        if kind not in UNITS:
            self.footnotes()
        if opened is not None:
            self.scribe.close(opened)
        self.scribe.part(BLOCK)

    @contextmanager
    def unit(self, kind: Kind, number: str = "", marker: str = "") -> Iterator[None]:
        """A paragraph, point, indent or recital: its marker on the line of its first words."""
        self.begin()
        opened = self.scribe.open(kind, number) if not self._quoted else None
        self.lead_here(marker)
        if opened is not None:
            self.scribe.body(opened)
        yield
        self._run_in = False
        if opened is not None:
            self.scribe.close(opened)
        self.scribe.part(BLOCK)

    def lead_here(self, marker: str) -> None:
        """Write a marker where the text stands."""
        if marker:
            self.say(marker)
            self.scribe.flow(" ")
            self._run_in = True

    # --- notes ----------------------------------------------------------------------------------------------------

    def call(self, label: str, write: Callable[[], None]) -> None:
        """Write the mark of a note here, and the note itself once the article is written."""
        self._note_count += 1
        label = label.strip(" ().*") or str(self._note_count)
        self.scribe.write(raised(label), self._revisions)
        self._notes.append((label, write))

    def footnotes(self) -> None:
        """Write the notes that were called, each a block of its own."""
        while self._notes:
            called, self._notes = self._notes, []
            for label, write in called:
                with self.unit(Kind.FOOTNOTE, label, raised(label)):
                    write()

    # --- tables ---------------------------------------------------------------------------------------------------

    def row(self, cells: list[etree._Element]) -> None:
        """A row of a table: one line, an item behind its marker, or cell by cell."""
        cells = [cell for cell in cells if self.words(cell)]
        if len(cells) == 2 and labels.is_marker(marker := self.words(cells[0])):
            self.lead(marker)
            self.inline(cells[1])
            self.end()
        elif sum(len(self.words(cell)) > _PROSE for cell in cells) < 2 and not any(map(self._parted, cells)):
            self.cells(cells)
        else:
            for cell in cells:
                self.block(cell)

    def cells(self, cells: Iterable[etree._Element]) -> None:
        """Cells on one line."""
        for cell in cells:
            self.flat(cell)
            self.scribe.part(CELL)
        self.scribe.part(LINE)

    def _parted(self, cell: etree._Element) -> bool:
        """Whether a cell holds more than one block."""
        inner = (one for one in cell.iter() if local(one) in self.blocks or self.handlers.get(local(one)))
        return sum(1 for one in inner if one is not cell and self.words(one)) > 1


def handlers(table: Mapping[str, Handler]) -> dict[str, Handler]:
    """A table of several names to a handler each: `{"ARTICLE CONS.ARTICLE": …}`."""
    return {name: handler for names, handler in table.items() for name in names.split()}
