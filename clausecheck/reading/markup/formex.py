"""Formex 4, the XML in which the Publications Office of the EU keeps the Official Journal.

Schema: formex-05.59 and later; elements as in the Formex 4 physical specifications (ACT, AGR, ANNEX, CONS.ACT).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from clausecheck.agreement import Kind
from clausecheck.reading.markup import labels
from clausecheck.reading.markup.walker import Walker, child, children, handlers, local
from clausecheck.reading.scribe import Scribe

if TYPE_CHECKING:
    from lxml import etree

_SIGNS: Final = frozenset(
    {"ALINEA", "TI.ART", "BIB.INSTANCE", "CONSID", "NO.PARAG", "NO.P", "GR.SEQ", "ENACTING.TERMS"}
)
_DASHES: Final = {"DASH": "–", "NDASH": "–", "MDASH": "—", "BULLET": "•"}


def is_formex(root: etree._Element) -> bool:
    """Whether a tree is written in Formex: its names are capitals, and some are Formex's own."""
    return local(root).isupper() and any(local(element) in _SIGNS for element in root.iter())


class Formex(Walker):
    """Writes a Formex document."""

    silent: ClassVar[frozenset[str]] = frozenset(
        {"BIB.INSTANCE", "BIB.DATA", "BIB.DOC", "INFO.CONSLEG", "INFO.PROD", "FAM.COMP", "TOC", "INCL.ELEMENT"}
        | {"LINK", "GR.ANNOTATION.INFO", "PAGE.CONTENTS", "BR.PAGE"}
    )
    blocks: ClassVar[frozenset[str]] = frozenset(
        {"P", "ALINEA", "TI", "STI", "TITLE", "PREAMBLE.INIT", "PREAMBLE.FINAL", "GR.CONSID.INIT", "VISA", "INTRO"}
        | {"SIGNATURE", "SIGNATORY", "PL.DATE", "GR.SEQ", "CONTENTS", "DLIST.ITEM", "COMMENT", "TI.ART", "STI.ART"}
        | {"LIST", "NOTE.TABLE", "PLENIPOTENTIARY", "ENACTING.TERMS"}
    )
    aside: ClassVar[frozenset[str]] = frozenset({"NOTE"})

    def __init__(self, scribe: Scribe) -> None:
        super().__init__(scribe)
        self.handlers |= handlers(
            {
                "PREAMBLE": self._preamble,
                "CONSID": self._recital,
                "DIVISION": self._division,
                "ARTICLE": self._article,
                "PARAG SUBPARAG": self._paragraph,
                "ITEM": self._item,
                "NP NP.ECR": self._numbered,
                "ANNEX CONS.ANNEX": self._annex,
                "FINAL": self._final,
                "NOTE": self._note,
                "ROW": self._row,
                "QUOT.S": self.quotation,
                "QUOT.START QUOT.END": self._quotation_mark,
                "LB BR": self.line,
            }
        )

    def write(self, root: etree._Element) -> None:
        """Write the document."""
        self.walk(root)
        self.footnotes()

    # --- preamble and containers ----------------------------------------------------------------------------------

    def _preamble(self, element: etree._Element) -> None:
        with self.provision(Kind.PREAMBLE, "", None):
            self.inline(element)

    def _recital(self, element: etree._Element) -> None:
        numbered = child(element, "NP")
        marker = self.words(child(numbered, "NO.P")) if numbered is not None else ""
        with self.unit(Kind.RECITAL, labels.unit(marker)[1] if marker else "", marker):
            self._rest(numbered if numbered is not None else element, "NO.P")

    def _division(self, element: etree._Element) -> None:
        title = child(element, "TITLE")
        label, heading = (child(title, "TI"), child(title, "STI")) if title is not None else (None, None)
        kind, number, rest = labels.division(self.words(label))
        if kind is None:
            self.block(element)
            return
        with self.provision(kind, number, *_titles(label, heading, self.words(label) if rest else "", rest)):
            self._rest(element, "TITLE")

    def _annex(self, element: etree._Element) -> None:
        title = child(element, "TITLE")
        label, heading = (child(title, "TI"), child(title, "STI")) if title is not None else (None, None)
        kind, number, rest = labels.division(self.words(label))
        lines = _titles(label, heading, self.words(label) if rest else "", rest)
        with self.provision(kind or Kind.ANNEX, number, *lines):
            self._rest(element, "TITLE")

    def _final(self, element: etree._Element) -> None:
        with self.provision(Kind.TESTIMONIUM, "", None):
            self.inline(element)

    # --- articles and their units ---------------------------------------------------------------------------------

    def _article(self, element: etree._Element) -> None:
        label, heading = child(element, "TI.ART"), child(element, "STI.ART")
        with self.provision(Kind.ARTICLE, labels.article(self.words(label)), label, heading):
            self._alineas(element, "TI.ART", "STI.ART")

    def _paragraph(self, element: etree._Element) -> None:
        marker = self.words(child(element, "NO.PARAG"))
        with self.unit(Kind.PARAGRAPH, labels.unit(marker)[1], marker):
            self._alineas(element, "NO.PARAG")

    def _alineas(self, element: etree._Element, *written: str) -> None:
        """The rest of an article or paragraph; several unnumbered paragraphs are provisions each."""
        several = sum(1 for _ in children(element, "ALINEA")) > 1
        for one in element:
            name = local(one)
            if name == "ALINEA" and several:
                with self.unit(Kind.PARAGRAPH):
                    self.block(one)
            elif name and name not in written:
                self.walk(one)

    def _item(self, element: etree._Element) -> None:
        """An item of a list, numbered by itself or marked by its list."""
        numbered = child(element, "NP")
        if numbered is not None:
            self.inline(element)
            return
        parent = element.getparent()
        marker = _DASHES.get(parent.get("TYPE", "") if parent is not None else "", "")
        with self.unit(Kind.INDENT if marker else Kind.POINT, marker, marker):
            self.inline(element)

    def _numbered(self, element: etree._Element) -> None:
        marker = self.words(child(element, "NO.P"))
        kind, number = labels.unit(marker)
        # Whatever its marker, an item of a list inside an article is a point.
        if kind is Kind.PARAGRAPH and any(local(one) == "LIST" for one in element.iterancestors()):
            kind = Kind.POINT
        with self.unit(kind, number, marker):
            self._rest(element, "NO.P")

    def _rest(self, element: etree._Element, written: str) -> None:
        self.say(element.text)
        for one in element:
            if local(one) != written:
                self.walk(one)
            self.say(one.tail)

    # --- inside the text ------------------------------------------------------------------------------------------

    def _note(self, element: etree._Element) -> None:
        self.call("", lambda: self.inline(element))

    def _row(self, element: etree._Element) -> None:
        self.row(list(children(element, "CELL")))

    def _quotation_mark(self, element: etree._Element) -> None:
        code = element.get("CODE", "")
        if len(code) == 4 and code.isalnum():
            self.say(chr(int(code, 16)) if all(digit in "0123456789abcdefABCDEF" for digit in code) else "")


def _titles(
    label: etree._Element | None, heading: etree._Element | None, whole: str, rest: str
) -> tuple[etree._Element | str | None, ...]:
    """Label and heading of a container; where one line holds both, they are parted."""
    if not rest:
        return label, heading
    return whole.removesuffix(rest).rstrip(" :–—-"), rest, heading
