"""What a paragraph says of itself besides its words: its styles, the changes of its mark, what of it is to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clausecheck.agreement import MarkKind
from clausecheck.reading.word.package import W
from clausecheck.reading.word.runs import CHANGES
from clausecheck.reading.word.styles import Styles

if TYPE_CHECKING:
    from lxml import etree

_CHANGES: Final = frozenset(W + name for name in CHANGES)
_DELETIONS: Final = frozenset(W + name for name, kind in CHANGES.items() if kind is MarkKind.DELETION)


@dataclass(frozen=True, slots=True)
class Form:
    """A paragraph's properties, its chain of styles, the changes of its mark, and whether its mark is hidden."""

    paragraph: etree._Element
    properties: etree._Element | None
    styles: list[tuple[str, etree._Element]]
    changes: list[etree._Element]
    hidden: bool

    @classmethod
    def of(cls, paragraph: etree._Element, styles: Styles) -> Form:
        """The form of a paragraph."""
        properties = paragraph.find(W + "pPr")
        mark = properties.find(W + "rPr") if properties is not None else None
        changes = [change for change in mark if change.tag in _CHANGES] if mark is not None else []
        hidden = mark is not None and styles.hidden(mark, [])
        return cls(paragraph, properties, styles.of_paragraph(properties), changes, hidden)

    @property
    def deleted(self) -> bool:
        """Whether the paragraph mark is deleted."""
        return any(change.tag in _DELETIONS for change in self.changes)

    @property
    def section(self) -> etree._Element | None:
        """The properties of the section that ends with the paragraph."""
        return self.properties.find(W + "sectPr") if self.properties is not None else None

    @property
    def following(self) -> etree._Element | None:
        """The paragraph that a deleted mark lets this one run on into: never one behind a table or a frame."""
        after = (one for one in self.paragraph.itersiblings() if one.tag == W + "p" or len(one))
        following = next(after, None)
        return following if following is not None and following.tag == W + "p" else None

    def shows(self, styles: Styles) -> bool:
        """Whether any word of the paragraph is to be seen, and stays."""
        return any(
            not styles.hidden(run.find(W + "rPr"), self.styles)
            and any(text.text for text in run.iter(W + "t"))
            and next(run.iterancestors(*_DELETIONS), None) is None
            for run in self.paragraph.iter(W + "r")
        )
