"""The runs of a paragraph: words, breaks, symbols, results of fields, marks of notes, tracked changes.

ECMA-376 part 1, §17.3.3 (run content), §17.13.5 (revisions), §17.16 (fields).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from clausecheck.agreement import MarkKind
from clausecheck.reading.scribe import LINE, Revision, Scribe, raised
from clausecheck.reading.word.notes import Comments, Notes
from clausecheck.reading.word.package import W
from clausecheck.reading.word.styles import Styles

if TYPE_CHECKING:
    from lxml import etree

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES: Final = _MC + "AlternateContent"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

#: The elements of tracked changes, and what they do to the words in them.
CHANGES: Final = {
    "ins": MarkKind.INSERTION,
    "moveTo": MarkKind.INSERTION,
    "del": MarkKind.DELETION,
    "moveFrom": MarkKind.DELETION,
}
_CHANGES: Final = {W + name: kind for name, kind in CHANGES.items()}
_CHARACTERS: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
# Symbol fonts put their signs where Unicode has none; these are the ones that texts are written with.
_SYMBOLS: Final = {
    0xB7: "•", 0xA7: "▪", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈",
    0xFC: "✓", 0xD8: "➢", 0xE0: "→", 0xA8: "☐", 0xFE: "☑", 0xFD: "☒", 0x2D: "–",
}  # fmt: skip
_RAISED_SIGNS: Final = frozenset("0123456789()*†‡ \u00a0")


def revision(element: etree._Element, outer: tuple[Revision, ...]) -> tuple[Revision, ...]:
    """The changes that the words in an element stand in."""
    kind = _CHANGES.get(element.tag)
    if kind is None:
        return outer
    return (*outer, Revision(kind, element.get(W + "author", ""), element.get(W + "date", "")))


@dataclass(frozen=True, slots=True)
class Called:
    """A note that the text called, to be written after the paragraph."""

    label: str
    element: etree._Element
    revisions: tuple[Revision, ...]


@dataclass(slots=True)
class Runs:
    """Writes the runs of one paragraph after another.

    `fields` holds, for each open field, whether its result has begun; what comes before is its instruction.
    `boxes` and `called` collect the text boxes and notes that belong after the paragraph.
    """

    scribe: Scribe
    styles: Styles
    footnotes: Notes
    endnotes: Notes
    comments: Comments
    fields: list[bool] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    called: list[Called] = field(default_factory=list)
    paragraph: list[tuple[str, etree._Element]] = field(default_factory=list)
    revisions: tuple[Revision, ...] = ()

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
        self.fields = [begun for begun in self.fields if begun]

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
            elif child.tag == _MATH + "t":
                self._words(child.text or "")
            elif child.tag in _SILENT:
                continue
            elif len(child):
                # Hyperlinks, simple fields, content controls, smart tags, formulas: what is in them counts.
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
        self._content(run, hidden, self.styles.raised(properties))

    def _content(self, run: etree._Element, hidden: bool, above: bool) -> None:
        for child in run:
            tag = child.tag
            if tag == W + "fldChar":
                self._field(child.get(W + "fldCharType", ""))
            elif tag == ALTERNATIVES:
                self._alternative(child, lambda chosen: self._content(chosen, hidden, above))
            elif tag == W + "commentReference":
                self.anchor(child)
            elif hidden or not all(self.fields):
                continue
            elif tag in (W + "t", W + "delText"):
                words = (child.text or "").replace("\n", " ")
                self._words(raised(words) if above and _RAISED_SIGNS.issuperset(words) else words)
            elif tag in _CHARACTERS:
                self._words(_CHARACTERS[tag])
            elif tag in (W + "br", W + "cr"):
                self.scribe.part(LINE, self.revisions)
            elif tag == W + "sym":
                self._words(_symbol(child.get(W + "char", "")))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self._note(child)
            elif tag == W + "ruby":
                for base in child.iterchildren(W + "rubyBase"):
                    self._children(base)
            elif tag in _DRAWN:
                self.boxes += _text_boxes(child)

    def _words(self, words: str) -> None:
        if all(self.fields):
            self.scribe.write(words, self.revisions)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _note(self, reference: etree._Element) -> None:
        notes = self.footnotes if reference.tag == W + "footnoteReference" else self.endnotes
        gone = any(one.kind is MarkKind.DELETION for one in self.revisions)
        before = notes.count
        call = notes.call(reference)
        if gone:
            # A deleted note is not counted among those that stay.
            notes.count = before
        if call is not None:
            label, element = call
            self._words(raised(label))
            self.called.append(Called(label, element, self.revisions))


_DRAWN: Final = frozenset(W + name for name in ("drawing", "pict", "object"))
# Properties, and the instructions of fields whatever they hold.
_SILENT: Final = frozenset(W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))


def _symbol(code: str) -> str:
    """The character of a symbol (§17.3.3.30): its font's place, or that place moved up to the private area."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    place -= 0xF000 if 0xF000 <= place <= 0xF0FF else 0
    if place > 0xFF:
        return chr(place) if place < 0xD800 else ""
    return _SYMBOLS.get(place, chr(place) if 0x20 < place < 0x7F else "\N{REPLACEMENT CHARACTER}")


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
