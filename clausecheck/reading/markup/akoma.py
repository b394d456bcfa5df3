"""Akoma Ntoso 3, with AKN4EU, its profile for EU institutions (OASIS LegalDocML, Akoma Ntoso Version 1.0, Part 1).

All versions of the schema use the same local names; the namespace is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from clausecheck.agreement import Kind, MarkKind
from clausecheck.reading.markup import labels
from clausecheck.reading.markup.walker import Walker, child, children, handlers, local
from clausecheck.reading.scribe import Scribe

if TYPE_CHECKING:
    from lxml import etree

_CONTAINERS: Final = {
    "part": Kind.PART,
    "book": Kind.PART,
    "title": Kind.TITLE,
    "chapter": Kind.CHAPTER,
    "section": Kind.SECTION,
    "subsection": Kind.SUBSECTION,
    "subpart": Kind.SUBSECTION,
    "division": Kind.SECTION,
}
_UNITS: Final = {
    "paragraph": Kind.PARAGRAPH,
    "subparagraph": Kind.PARAGRAPH,
    "alinea": Kind.PARAGRAPH,
    "point": Kind.POINT,
    "indent": Kind.INDENT,
    "item": Kind.POINT,
    "clause": Kind.POINT,
    "subclause": Kind.POINT,
}
_HEADING: Final = ("num", "heading", "subheading")


class Akoma(Walker):
    """Writes an Akoma Ntoso document."""

    silent: ClassVar[frozenset[str]] = frozenset({"meta", "coverPage", "toc", "img", "remark", "componentRef"})
    blocks: ClassVar[frozenset[str]] = frozenset(
        {
            "p",
            "block",
            "formula",
            "citation",
            "longTitle",
            "container",
            "intro",
            "wrapUp",
            "content",
            "listIntroduction",
        }
        | {"listWrapUp", "preface", "mainBody", "tblock", "heading", "subheading", "crossHeading", "li", "caption"}
    )
    aside: ClassVar[frozenset[str]] = frozenset({"authorialNote"})

    def __init__(self, scribe: Scribe) -> None:
        super().__init__(scribe)
        self.handlers |= {name: self._container(kind) for name, kind in _CONTAINERS.items()}
        self.handlers |= {name: self._unit(kind) for name, kind in _UNITS.items()}
        self.handlers |= handlers(
            {
                "article rule": self._article,
                "preamble": self._preamble,
                "recital": self._recital,
                "hcontainer": self._named,
                "attachment component": self._attachment,
                "conclusions": self._conclusions,
                "authorialNote": self._note,
                "quotedStructure embeddedStructure quotedText": self.quotation,
                "tr": self._row,
                "br eol": self.line,
                "ins": self.revised(MarkKind.INSERTION),
                "del": self.revised(MarkKind.DELETION),
            }
        )

        # The titles of attachments, found somewhere inside them and written before the rest.
        self._written: set[etree._Element] = set()

    def write(self, root: etree._Element) -> None:
        """Write the document."""
        self.walk(root)
        self.footnotes()

    def walk(self, element: etree._Element) -> None:
        """Write an element, unless it was written as a title."""
        if element not in self._written:
            super().walk(element)

    # --- containers -----------------------------------------------------------------------------------------------

    def _container(self, kind: Kind) -> Callable[[etree._Element], None]:
        def write(element: etree._Element) -> None:
            num, *heading = (child(element, name) for name in _HEADING)
            found, number, rest = labels.division(self.words(num))
            if found is None:
                number, rest = self.words(num).strip(" ."), ""
            with self.provision(found or kind, f"{number} {rest}".strip(), num, *heading):
                self._inside(element)

        return write

    def _named(self, element: etree._Element) -> None:
        """`hcontainer`: a container that its `name` tells."""
        name = element.get("name", "").lower()
        if name in _CONTAINERS:
            self._container(_CONTAINERS[name])(element)
        elif name in _UNITS:
            self._unit(_UNITS[name])(element)
        else:
            self.block(element)

    def _article(self, element: etree._Element) -> None:
        num, *heading = (child(element, name) for name in _HEADING)
        with self.provision(Kind.ARTICLE, labels.article(self.words(num)), num, *heading):
            self._inside(element)

    def _attachment(self, element: etree._Element) -> None:
        """An annex or protocol, a document of its own inside the document."""
        title = child(element, "heading")
        heading = None
        if title is None:
            title = next((one for one in element.iter() if local(one) in ("heading", "docTitle", "p")), None)
            heading = (
                next((one for one in title.itersiblings() if local(one) == "p"), None) if title is not None else None
            )
        kind, number, rest = labels.division(self.words(title))
        if kind is None and local(element) == "component":
            self.block(element)
            return
        label = self.words(title).removesuffix(rest).rstrip(" :–—-") if rest else title
        self._written |= {one for one in (title, heading) if one is not None}
        with self.provision(kind or Kind.ANNEX, number, label, rest or None, heading):
            self.inline(element)

    def _preamble(self, element: etree._Element) -> None:
        with self.provision(Kind.PREAMBLE, "", None):
            self.inline(element)

    def _conclusions(self, element: etree._Element) -> None:
        with self.provision(Kind.TESTIMONIUM, "", None):
            self.inline(element)

    # --- units ----------------------------------------------------------------------------------------------------

    def _recital(self, element: etree._Element) -> None:
        marker = self.words(child(element, "num"))
        with self.unit(Kind.RECITAL, labels.unit(marker)[1] if marker else "", marker):
            self._inside(element)

    def _unit(self, kind: Kind) -> Callable[[etree._Element], None]:
        def write(element: etree._Element) -> None:
            marker = self.words(child(element, "num"))
            number = labels.unit(marker)[1] if marker else ""
            is_indent = kind is Kind.INDENT or (marker and labels.unit(marker)[0] is Kind.INDENT)
            with self.unit(Kind.INDENT if is_indent else kind, number, marker):
                for one in children(element, "heading", "subheading"):
                    self.block(one)
                self._inside(element)

        return write

    def _inside(self, element: etree._Element) -> None:
        """What stands after number and heading."""
        for one in element:
            if local(one) not in _HEADING:
                self.walk(one)

    # --- inside the text ------------------------------------------------------------------------------------------

    def _note(self, element: etree._Element) -> None:
        self.call(element.get("marker", ""), lambda: self.inline(element))

    def _row(self, element: etree._Element) -> None:
        self.row(list(children(element, "td", "th")))
