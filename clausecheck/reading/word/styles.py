"""What a paragraph or a run inherits from its style (ECMA-376 part 1, §17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from clausecheck.reading.word.package import W

if TYPE_CHECKING:
    from lxml import etree

_HEADING: Final = re.compile("heading ([1-9])", re.IGNORECASE)
# Styles based on one another; Word itself makes no more than ten.
_DEEPEST: Final = 20
_OFF: Final = frozenset({"0", "false", "off", "none"})


def value(parent: etree._Element | None, *path: str) -> str | None:
    """The `w:val` of the element at a path of children, None where there is no such element or value."""
    found = parent
    for step in path:
        found = found.find(W + step) if found is not None else None
    return found.get(W + "val") if found is not None else None


def flag(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property is switched on; None where nothing is said."""
    found = properties.find(W + name) if properties is not None else None
    return None if found is None else found.get(W + "val", "1") not in _OFF


@dataclass(slots=True)
class Styles:
    """The styles of a document by their id, and the paragraph style used where none is named."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """The styles of the part, none where there is no part."""
        styles = cls()
        for style in root.iter(W + "style") if root is not None else ():
            name = style.get(W + "styleId", "")
            styles.elements.setdefault(name, style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default", "0") not in _OFF:
                styles.default = name
        return styles

    def chain(self, name: str | None) -> Iterator[tuple[str, etree._Element]]:
        """A style and those it is based on, nearest first. A circle of styles ends like one that is too deep."""
        for _ in range(_DEEPEST):
            style = self.elements.get(name) if name else None
            if name is None or style is None:
                return
            yield name, style
            name = value(style, "basedOn")

    def of_paragraph(self, properties: etree._Element | None) -> list[tuple[str, etree._Element]]:
        """The chain of styles of a paragraph."""
        return list(self.chain(value(properties, "pStyle") or self.default))

    def hidden(self, properties: etree._Element | None, paragraph: list[tuple[str, etree._Element]]) -> bool:
        """Whether a run, or a paragraph mark, is hidden text (§17.3.2.41)."""
        sources = [properties]
        sources += [style.find(W + "rPr") for _, style in self.chain(value(properties, "rStyle"))]
        sources += [style.find(W + "rPr") for _, style in paragraph]
        return next((said for source in sources if (said := flag(source, "vanish")) is not None), False)

    def heading(self, paragraph: list[tuple[str, etree._Element]]) -> int | None:
        """The level, from 0, of the built-in heading that a paragraph is or is based on; None for text."""
        for _, style in paragraph:
            if found := _HEADING.fullmatch(value(style, "name") or ""):
                return int(found[1]) - 1
        return None

    def raised(self, properties: etree._Element | None) -> bool:
        """Whether a run stands above the line."""
        sources = [properties, *(style.find(W + "rPr") for _, style in self.chain(value(properties, "rStyle")))]
        said = next((said for source in sources if (said := value(source, "vertAlign"))), "")
        return said == "superscript"
