"""Footnotes, endnotes and comments: parts of their own, called from the text by number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausecheck.agreement import MarkKind, TextMark
from clausecheck.offsets import Span
from clausecheck.reading.counters import written
from clausecheck.reading.word.numbering import integer, number_format
from clausecheck.reading.word.package import W
from clausecheck.reading.word.styles import value

if TYPE_CHECKING:
    from lxml import etree


@dataclass(slots=True)
class Notes:
    """The footnotes or the endnotes of a document, counted as they are called (ECMA-376 part 1, §17.11)."""

    name: str
    elements: dict[str, etree._Element]
    settings: etree._Element | None
    default: str
    style: str = ""
    count: int = 0

    @classmethod
    def of(cls, root: etree._Element | None, name: str, settings: etree._Element | None, style: str) -> Notes:
        """The notes of the part; how they are counted is in the settings, else in the usual style."""
        found = root.iterchildren(W + name) if root is not None else ()
        own = settings.find(f"{W}{name}Pr") if settings is not None else None
        notes = cls(name, {one.get(W + "id", ""): one for one in found}, own, style)
        notes.count = notes._first(own) - 1
        return notes

    def enter(self, section: etree._Element | None) -> None:
        """Begin a section, which may write its notes in a style of its own and count them anew (§17.11.19)."""
        own = section.find(f"{W}{self.name}Pr") if section is not None else None
        self.style = number_format(own, number_format(self.settings, self.default))
        if "eachSect" in (value(own, "numRestart"), value(self.settings, "numRestart")):
            self.count = self._first(own if own is not None else self.settings) - 1

    @staticmethod
    def _first(properties: etree._Element | None) -> int:
        start = integer(value(properties, "numStart"))
        return 1 if start is None else start

    def call(self, reference: etree._Element) -> tuple[str, etree._Element] | None:
        """The label and the element of the note that a reference calls; an empty label where the text has its own."""
        # Each note is called once: one that calls itself must not be written for ever.
        note = self.elements.pop(reference.get(W + "id", ""), None)
        if note is None:
            return None
        if reference.get(W + "customMarkFollows", "0") in ("1", "true", "on"):
            return "", note
        self.count += 1
        return written(self.count, self.style), note


@dataclass(slots=True)
class Comments:
    """The comments of a document, and where those that are open began (§17.13.4)."""

    elements: dict[str, etree._Element]
    begun: dict[str, int] = field(default_factory=dict)
    anchored: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None) -> Comments:
        """The comments of the part."""
        found = root.iterchildren(W + "comment") if root is not None else ()
        return cls({one.get(W + "id", ""): one for one in found})

    def begin(self, name: str, at: int) -> None:
        """A comment's span begins."""
        self.begun.setdefault(name, at)

    def end(self, name: str, at: int) -> TextMark | None:
        """The comment, over the span that ends here; over no characters where it never began."""
        comment = self.elements.get(name)
        if comment is None or name in self.anchored:
            return None
        self.anchored.add(name)
        start = min(self.begun.get(name, at), at)
        author, date = comment.get(W + "author", ""), comment.get(W + "date", "")
        return TextMark(MarkKind.COMMENT, Span(start, at), author, date, _words(comment))

    def unended(self, at: int) -> list[TextMark]:
        """The comments whose end the document forgot."""
        ends = (self.end(name, at) for name in list(self.begun))
        return [mark for mark in ends if mark is not None]


def _words(comment: etree._Element) -> str:
    """What a comment says, a line to a paragraph."""
    lines = ("".join(text.text or "" for text in block.iter(W + "t")) for block in comment.iter(W + "p"))
    return "\n".join(line.strip() for line in lines if line.strip())
