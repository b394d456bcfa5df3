"""The runs of a paragraph: words, breaks, symbols, results of fields, marks of notes, tracked changes.

ECMA-376 part 1, §17.3.3 (run content), §17.13.5 (revisions), §17.16 (fields).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from clausecheck.agreement import MarkKind
from clausecheck.reading.scribe import LINE, Revision, Scribe, raised
from clausecheck.reading.word.fields import Field, NumberFields
from clausecheck.reading.word.formulas import M, linear
from clausecheck.reading.word.notes import Comments, Notes
from clausecheck.reading.word.package import W
from clausecheck.reading.word.styles import Styles
from clausecheck.reading.word.symbols import PRIVATE, spelled, symbol

if TYPE_CHECKING:
    from lxml import etree

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES: Final = _MC + "AlternateContent"

#: The elements of tracked changes, and what they do to the words in them.
CHANGES: Final = {
    "ins": MarkKind.INSERTION,
    "moveTo": MarkKind.INSERTION,
    "del": MarkKind.DELETION,
    "moveFrom": MarkKind.DELETION,
    "cellIns": MarkKind.INSERTION,
    "cellDel": MarkKind.DELETION,
}
_CHANGES: Final = {W + name: kind for name, kind in CHANGES.items()}
_CHARACTERS: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
# As much of a result as tells whether there is one, and which number it shows.
_TOLD: Final = 20
_RAISED_SIGNS: Final = frozenset("0123456789()*†‡ \u00a0")


def revision(element: etree._Element, outer: tuple[Revision, ...]) -> tuple[Revision, ...]:
    """The changes that the words in an element stand in."""
    kind = _CHANGES.get(element.tag)
    if kind is None:
        return outer
    change = Revision(kind, element.get(W + "author", ""), element.get(W + "date", ""))
    # A new row says it once for itself and once for the words in it.
    return outer if change in outer else (*outer, change)


def _gone(revisions: tuple[Revision, ...]) -> bool:
    return any(one.kind is MarkKind.DELETION for one in revisions)


@dataclass(frozen=True, slots=True)
class Called:
    """A note that the text called, or a text box, which has no label; to be written after the paragraph."""

    label: str
    element: etree._Element
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a run stand in the origin of the text."""

    run: etree._Element
    start: int
    end: int


@dataclass(slots=True)
class Runs:
    """Writes the runs of one paragraph after another.

    `fields` are the open ones: only the words of their results are read, and their numbers where they keep none.
    `called` collects the text boxes and notes that belong after the paragraph, `places` those of the runs where they
    are asked for.
    """

    scribe: Scribe
    styles: Styles
    footnotes: Notes
    endnotes: Notes
    comments: Comments
    numbers: NumberFields
    fields: list[Field] = field(default_factory=list)
    called: list[Called] = field(default_factory=list)
    paragraph: list[tuple[str, etree._Element]] = field(default_factory=list)
    revisions: tuple[Revision, ...] = ()
    places: list[Place] | None = None

    def write(
        self,
        paragraph: etree._Element,
        styles: list[tuple[str, etree._Element]],
        revisions: tuple[Revision, ...],
    ) -> None:
        """Write the words of a paragraph."""
        self.paragraph, self.revisions = styles, revisions
        self._children(paragraph)
        # Only results run over paragraphs. An instruction that never ends must not swallow the rest of the document.
        self.fields = [one for one in self.fields if one.begun]

    def anchor(self, element: etree._Element) -> None:
        """Note where a comment begins or ends; anything else says nothing."""
        name = element.get(W + "id", "")
        if element.tag == W + "commentRangeStart":
            self.comments.begin(name, self.scribe.next)
        elif element.tag in (W + "commentRangeEnd", W + "commentReference"):
            mark = self.comments.end(name, self.scribe.at)
            if mark is not None:
                self.scribe.mark(mark)

    def _children(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == W + "r":
                self._run(child)
            elif child.tag in _CHANGES:
                outer = self.revisions
                self.revisions = revision(child, outer)
                self._children(child)
                self.revisions = outer
            elif child.tag == ALTERNATIVES:
                self._alternative(child, self._children)
            elif child.tag == W + "fldSimple":
                depth = len(self.fields)
                self.fields.append(Field(child.get(W + "instr", ""), begun=True))
                self._children(child)
                del self.fields[depth + 1 :]
                if len(self.fields) > depth:
                    self._end_field()
            elif child.tag == M + "oMath":
                self._words(linear(child))
            elif child.tag in _SILENT:
                continue
            elif len(child):
                # Hyperlinks, content controls, smart tags: what is in them counts.
                self._children(child)
            else:
                self.anchor(child)

    def _alternative(self, element: etree._Element, write: Callable[[etree._Element], None]) -> None:
        """Of alternatives that say the same, the first (ECMA-376 part 3, §7.6)."""
        for name in ("Choice", "Fallback"):
            chosen = element.find(_MC + name)
            if chosen is not None:
                write(chosen)
                return

    # --- one run --------------------------------------------------------------------------------------------------

    def _run(self, run: etree._Element) -> None:
        properties = run.find(W + "rPr")
        hidden = self.styles.hidden(properties, self.paragraph)
        start = self.scribe.next
        self._content(run, hidden, self.styles.raised(properties))
        if self.places is not None and self.scribe.at > start:
            self.places.append(Place(run, start, self.scribe.at))

    def _content(self, run: etree._Element, hidden: bool, above: bool) -> None:
        for child in run:
            tag = child.tag
            if tag == W + "fldChar":
                self._field(child.get(W + "fldCharType", ""), hidden)
            elif tag == W + "instrText":
                self._instruct(child.text or "")
            elif tag == ALTERNATIVES:
                self._alternative(child, lambda chosen: self._content(chosen, hidden, above))
            elif tag == W + "commentReference":
                self.anchor(child)
            elif hidden or not self._reads():
                continue
            elif tag in (W + "t", W + "delText"):
                words = (child.text or "").replace("\n", " ")
                if PRIVATE.search(words):
                    words = spelled(words, _font(run))
                self._words(raised(words) if above and _RAISED_SIGNS.issuperset(words) else words)
            elif tag in _CHARACTERS:
                self._words(_CHARACTERS[tag])
            elif tag in (W + "br", W + "cr"):
                self.scribe.part(LINE, self.revisions)
            elif tag == W + "sym":
                self._words(symbol(child.get(W + "char", ""), child.get(W + "font", "")))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self._note(child)
            elif tag == W + "ruby":
                for base in child.iterchildren(W + "rubyBase"):
                    self._children(base)
            elif tag in _DRAWN:
                self.called += [Called("", box, self.revisions) for box in _text_boxes(child)]

    def _reads(self) -> bool:
        """Whether words are read here: outside fields, and in results."""
        return all(one.begun for one in self.fields)

    def _words(self, words: str) -> None:
        if self._reads():
            self.scribe.write(words, self.revisions)
            if self.fields and len(self.fields[-1].result) < _TOLD:
                self.fields[-1].result += words

    def _field(self, kind: str, hidden: bool) -> None:
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].begun = True
        elif kind == "end" and self.fields:
            self._end_field(hidden)

    def _instruct(self, words: str) -> None:
        if self.fields and not self.fields[-1].begun:
            self.fields[-1].instruction += words

    def _end_field(self, hidden: bool = False) -> None:
        ended = self.fields.pop()
        if not hidden and self._reads() and not _gone(self.revisions):
            self._words(self.numbers.ended(ended))

    def _note(self, reference: etree._Element) -> None:
        notes = self.footnotes if reference.tag == W + "footnoteReference" else self.endnotes
        before = notes.count
        call = notes.call(reference)
        if _gone(self.revisions):
            # A deleted note is not counted among those that stay.
            notes.count = before
        if call is not None:
            label, element = call
            self._words(raised(label))
            self.called.append(Called(label, element, self.revisions))


def _font(run: etree._Element) -> str:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return fonts.get(W + "ascii", "") if fonts is not None else ""


_DRAWN: Final = frozenset(W + name for name in ("drawing", "pict", "object"))
# Properties, and the instructions of fields whatever they hold.
_SILENT: Final = frozenset(W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))


def _text_boxes(drawing: etree._Element) -> list[etree._Element]:
    """The text boxes in a drawing, each once: not again as the picture for older programs."""
    found: list[etree._Element] = []

    def collect(element: etree._Element) -> None:
        for child in element:
            if child.tag == W + "txbxContent":
                found.append(child)
            elif child.tag == ALTERNATIVES:
                chosen = next(iter(child), None)
                if chosen is not None:
                    collect(chosen)
            else:
                collect(child)

    collect(drawing)
    return found
