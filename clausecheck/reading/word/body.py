"""The blocks of a Word document: paragraphs with their numbers, tables, text boxes, notes after their paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausecheck.agreement import MarkKind
from clausecheck.reading.scribe import BLOCK, CELL, LINE, Revision, Scribe, raised
from clausecheck.reading.word import tables
from clausecheck.reading.word.fields import NumberFields
from clausecheck.reading.word.forms import Form
from clausecheck.reading.word.listnum import ListNumbers
from clausecheck.reading.word.notes import Comments, Notes
from clausecheck.reading.word.numbering import Numberings
from clausecheck.reading.word.package import W
from clausecheck.reading.word.runs import ALTERNATIVES, Called, Runs, revision
from clausecheck.reading.word.styles import Styles

if TYPE_CHECKING:
    from lxml import etree


@dataclass(slots=True)
class Body:
    """Writes the blocks of a document; counters and open fields run through all of it, notes and boxes included."""

    scribe: Scribe
    styles: Styles
    numberings: Numberings
    footnotes: Notes
    endnotes: Notes
    comments: Comments
    embed: Callable[[etree._Element], None]
    fields: NumberFields = field(init=False)
    runs: Runs = field(init=False)
    sections: Iterator[etree._Element] = field(default_factory=lambda: iter(()))
    revisions: tuple[Revision, ...] = ()
    # A paragraph whose mark is deleted runs on into the next, whose number then stands before both.
    runs_on: bool = False

    def __post_init__(self) -> None:
        self.fields = NumberFields(ListNumbers(self.numberings))
        self.runs = Runs(self.scribe, self.styles, self.footnotes, self.endnotes, self.comments, self.fields)

    def blocks(self, parent: etree._Element, separator: str = BLOCK) -> None:
        """Write the paragraphs and tables inside an element, each paragraph ended by the separator."""
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child, separator)
                if separator == BLOCK:
                    self._aside()
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag in tables.WRAPPERS:
                self._within(child, separator)
            elif child.tag == ALTERNATIVES and len(child):
                self._within(child[0], separator)
            elif child.tag == W + "altChunk":
                self.embed(child)
            else:
                self.runs.anchor(child)

    def write(self, body: etree._Element) -> None:
        """Write a document's whole body."""
        # Not those that a tracked change keeps as they were.
        self.sections = (one for one in body.iter(W + "sectPr") if one.getparent().tag in (W + "pPr", W + "body"))
        self._enter_section()
        self.blocks(body)
        # The comments that were never ended.
        for mark in self.comments.unended(self.scribe.at):
            self.scribe.mark(mark)

    def _within(self, wrapper: etree._Element, separator: str) -> None:
        outer = self.revisions
        self.revisions = revision(wrapper, outer)
        self.blocks(wrapper, separator)
        self.revisions = outer

    def _enter_section(self) -> None:
        """Begin the next section; what it says of its notes stands at its end."""
        section = next(self.sections, None)
        for notes in (self.footnotes, self.endnotes):
            notes.enter(section)

    # --- paragraphs -----------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: etree._Element, separator: str) -> None:
        form = Form.of(paragraph, self.styles)
        start = self.scribe.next
        goes_on = form.deleted and form.following is not None
        # A paragraph that is gone whole leaves no number; one that runs on into the next has that one's.
        gone = goes_on and not form.shows(self.styles)
        if not self.runs_on and not gone:
            self._number(form)
        words = self.scribe.next
        self.runs.write(paragraph, form.styles, self.revisions)
        if start < words < self.scribe.at:
            self.scribe.widen_insertion(start, words)
        revisions = self.revisions
        for change in form.changes:
            revisions = revision(change, revisions)
        self.runs_on = goes_on and (self.runs_on or not gone)
        if form.hidden and separator == BLOCK and not goes_on:
            # A hidden paragraph mark lets the heading of a paragraph and its words stand on one line.
            separator = CELL
        self.scribe.part(separator, revisions if goes_on else _insertions(revisions))
        if form.section is not None:
            self._enter_section()

    def _number(self, form: Form) -> None:
        while form.deleted and (following := form.following) is not None:
            form = Form.of(following, self.styles)
        place = self.numberings.place(form.properties, form.styles)
        # A hidden paragraph is not counted, nor what a deletion or a section break leaves of one; a bullet alone says
        # nothing.
        bullet = place is not None and place.here.style == "bullet"
        if (bullet or form.hidden or form.deleted or form.section is not None) and not form.shows(self.styles):
            place = None
        self.fields.enter(place, self.styles.heading(form.styles))
        label = self.numberings.count(place) if place is not None else None
        if label is not None:
            first = next((one.text for one in form.paragraph.iter(W + "t") if one.text), "")
            glued = label.text[-1:].isalnum() and first[:1].isalnum()
            self.scribe.write(label.text + (label.suffix or (" " if glued else "")), self.revisions)

    # --- what stands beside the paragraphs ------------------------------------------------------------------------

    def _aside(self) -> None:
        """Write the text boxes and notes that the last paragraph or row called."""
        while self.runs.called:
            called, self.runs.called = self.runs.called, []
            outer, joined = self.revisions, self.runs_on
            for one in called:
                self.runs_on = False
                self._beside(one)
            self.revisions, self.runs_on = outer, joined

    def _beside(self, note: Called) -> None:
        self.scribe.part(BLOCK)
        self.revisions = note.revisions
        if note.label:
            self.scribe.write(f"{raised(note.label)} ", note.revisions)
        self.blocks(note.element)

    # --- tables ---------------------------------------------------------------------------------------------------

    def _table(self, table: etree._Element) -> None:
        self.runs_on = False
        outer = self.revisions
        for row in tables.rows(table, outer, self.runs.anchor):
            cells = tables.cells(row, self.runs.anchor)
            # A row of a table reads as one line where it can.
            inside, after = (CELL, LINE) if tables.is_line(cells) else (BLOCK, BLOCK)
            for cell in cells:
                self.revisions = cell.revisions
                self.blocks(cell.element, inside)
                self.runs_on = False
                self.scribe.part(inside, cell.revisions)
            self.revisions = row.revisions
            self.scribe.part(after, row.revisions)
            self._aside()
        self.revisions = outer
        self.scribe.part(BLOCK)


def _insertions(revisions: tuple[Revision, ...]) -> tuple[Revision, ...]:
    """The changes of a paragraph mark that stays: it may be new, it cannot be gone."""
    return tuple(one for one in revisions if one.kind is MarkKind.INSERTION)
