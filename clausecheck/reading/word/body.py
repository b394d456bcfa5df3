"""The blocks of a Word document: paragraphs with their numbers, tables, text boxes, notes after their paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from clausecheck.agreement import MarkKind
from clausecheck.reading.scribe import BLOCK, CELL, LINE, Revision, Scribe, raised
from clausecheck.reading.word.notes import Comments, Notes
from clausecheck.reading.word.numbering import Numberings
from clausecheck.reading.word.package import W
from clausecheck.reading.word.runs import ALTERNATIVES, CHANGES, Called, Runs, revision
from clausecheck.reading.word.styles import Styles

if TYPE_CHECKING:
    from lxml import etree

# Elements that only wrap others: content controls, custom XML, and block-level changes.
_CHANGES: Final = frozenset(W + name for name in CHANGES)
_WRAPPERS: Final = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag")) | _CHANGES
# A row of short cells reads as one line; a row of provisions side by side does not.
_PROSE: Final = 100


@dataclass(frozen=True, slots=True)
class _Form:
    """What a paragraph says of itself: properties, styles, the changes of its mark, and whether its mark is hidden."""

    properties: etree._Element | None
    styles: list[tuple[str, etree._Element]]
    changes: list[etree._Element]
    hidden: bool

    @property
    def deleted(self) -> bool:
        """Whether the paragraph mark is deleted."""
        return any(CHANGES[change.tag.removeprefix(W)] is MarkKind.DELETION for change in self.changes)


@dataclass(slots=True)
class Body:
    """Writes the blocks of a document; counters and open fields run through all of it, notes and boxes included."""

    scribe: Scribe
    styles: Styles
    numberings: Numberings
    footnotes: Notes
    endnotes: Notes
    comments: Comments
    runs: Runs = field(init=False)
    revisions: tuple[Revision, ...] = ()
    # A paragraph whose mark is deleted runs on into the next, whose number then stands before both.
    runs_on: bool = False

    def __post_init__(self) -> None:
        self.runs = Runs(self.scribe, self.styles, self.footnotes, self.endnotes, self.comments)

    def blocks(self, parent: etree._Element, separator: str = BLOCK) -> None:
        """Write the paragraphs and tables inside an element, each paragraph ended by the separator."""
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child, separator)
                if separator == BLOCK:
                    self._aside()
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag in _WRAPPERS:
                self._within(child, separator)
            elif child.tag == ALTERNATIVES and len(child):
                self._within(child[0], separator)
            else:
                self.runs.anchor(child)

    def finish(self) -> None:
        """Note the comments that were never ended."""
        for mark in self.comments.unended(self.scribe.at):
            self.scribe.mark(mark)

    def _within(self, wrapper: etree._Element, separator: str) -> None:
        outer = self.revisions
        self.revisions = revision(wrapper, outer)
        self.blocks(wrapper, separator)
        self.revisions = outer

    # --- paragraphs -----------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: etree._Element, separator: str) -> None:
        form = self._form(paragraph)
        start = self.scribe.next
        if not self.runs_on:
            self._number(paragraph, form)
        words = self.scribe.next
        self.runs.write(paragraph, form.styles, self.revisions)
        if start < words < self.scribe.at:
            self.scribe.widen_insertion(start, words)
        revisions = self.revisions
        for change in form.changes:
            revisions = revision(change, revisions)
        self.runs_on = form.deleted and _following(paragraph) is not None
        if form.hidden and separator == BLOCK and not self.runs_on:
            # A hidden paragraph mark lets the heading of a paragraph and its words stand on one line.
            separator = CELL
        self.scribe.part(separator, revisions if self.runs_on else _insertions(revisions))

    def _form(self, paragraph: etree._Element) -> _Form:
        properties = paragraph.find(W + "pPr")
        mark = properties.find(W + "rPr") if properties is not None else None
        changes = [change for change in mark if change.tag in _CHANGES] if mark is not None else []
        hidden = mark is not None and self.styles.hidden(mark, [])
        return _Form(properties, self.styles.of_paragraph(properties), changes, hidden)

    def _number(self, paragraph: etree._Element, form: _Form) -> None:
        while form.deleted and (following := _following(paragraph)) is not None:
            paragraph, form = following, self._form(following)
        place = self.numberings.place(form.properties, form.styles)
        if place is None:
            return
        numbering, num, level = place
        is_bullet = numbering.levels[level].style == "bullet"
        # A hidden paragraph is not counted, and a bullet alone says nothing.
        if (form.hidden or is_bullet) and not self._shows(paragraph, form):
            return
        label = self.numberings.count(numbering, num, level)
        if label is not None:
            first = next((one.text for one in paragraph.iter(W + "t") if one.text), "")
            glued = label.text[-1:].isalnum() and first[:1].isalnum()
            self.scribe.write(label.text + (label.suffix or (" " if glued else "")), self.revisions)

    def _shows(self, paragraph: etree._Element, form: _Form) -> bool:
        """Whether any word of a paragraph is to be seen."""
        return any(
            not self.styles.hidden(run.find(W + "rPr"), form.styles) and any(text.text for text in run.iter(W + "t"))
            for run in paragraph.iter(W + "r")
        )

    # --- what stands beside the paragraphs ------------------------------------------------------------------------

    def _aside(self) -> None:
        """Write the text boxes and notes that the last paragraph or row called."""
        while self.runs.boxes or self.runs.called:
            boxes, called = self.runs.boxes, self.runs.called
            self.runs.boxes, self.runs.called = [], []
            outer, joined = self.revisions, self.runs_on
            for box in boxes:
                self.runs_on = False
                self.blocks(box)
            for note in called:
                self.runs_on = False
                self._note(note)
            self.revisions, self.runs_on = outer, joined

    def _note(self, note: Called) -> None:
        self.scribe.part(BLOCK)
        self.revisions = note.revisions
        if note.label:
            self.scribe.write(f"{raised(note.label)} ", note.revisions)
        self.blocks(note.element)

    # --- tables ---------------------------------------------------------------------------------------------------

    def _table(self, table: etree._Element) -> None:
        self.runs_on = False
        outer = self.revisions
        for row, revisions in self._parts(table, "tr", outer):
            self.revisions = revisions
            for change in row.iterfind(f"{W}trPr/*"):
                if change.tag in _CHANGES:
                    self.revisions = revision(change, self.revisions)
            cells = [cell for cell, _ in self._parts(row, "tc", self.revisions)]
            if _is_line(cells):
                self._line(cells)
            else:
                for cell in cells:
                    self.blocks(cell)
                    self.runs_on = False
                    self.scribe.part(BLOCK)
            self._aside()
        self.revisions = outer
        self.scribe.part(BLOCK)

    def _line(self, cells: list[etree._Element]) -> None:
        """A row as one line."""
        for cell in cells:
            self.blocks(cell, CELL)
            self.runs_on = False
        self.scribe.part(LINE)

    def _parts(
        self, parent: etree._Element, name: str, revisions: tuple[Revision, ...]
    ) -> Iterator[tuple[etree._Element, tuple[Revision, ...]]]:
        """The rows of a table or the cells of a row, whatever wraps them."""
        for child in parent:
            if child.tag == W + name:
                yield child, revisions
            elif child.tag in _WRAPPERS:
                yield from self._parts(child, name, revision(child, revisions))
            else:
                self.runs.anchor(child)


def _insertions(revisions: tuple[Revision, ...]) -> tuple[Revision, ...]:
    """The changes of a paragraph mark that stays: it may be new, it cannot be gone."""
    return tuple(one for one in revisions if one.kind is MarkKind.INSERTION)


def _following(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph that a deleted mark lets this one run on into."""
    return next(paragraph.itersiblings(W + "p"), None)


def _has_words(paragraph: etree._Element) -> bool:
    return any(text.text for text in paragraph.iter(W + "t"))


def _is_line(cells: list[etree._Element]) -> bool:
    """Whether a row is one line of a table: a paragraph to a cell, at most one of them as long as a sentence."""
    long = 0
    for cell in cells:
        if next(cell.iter(W + "tbl", W + "txbxContent"), None) is not None:
            return False
        if sum(map(_has_words, cell.iter(W + "p"))) > 1:
            return False
        long += sum(len(text.text or "") for text in cell.iter(W + "t", W + "delText")) > _PROSE
    return long < 2
