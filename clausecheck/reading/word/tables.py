"""The rows and cells of a table, with the tracked changes they stand in (ECMA-376 part 1, §17.4 and §17.13.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from clausecheck.reading.scribe import Revision
from clausecheck.reading.word.package import W
from clausecheck.reading.word.runs import CHANGES, revision
from clausecheck.reading.word.styles import flag

if TYPE_CHECKING:
    from lxml import etree

    Anchor = Callable[[etree._Element], None]  # noqa: SLF001 (the type has no public name)

#: Elements that only wrap others: content controls, custom XML, and changes.
WRAPPERS: Final = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", *CHANGES))
# A row of short cells reads as one line; a row of provisions side by side does not.
_PROSE: Final = 100


class Part(NamedTuple):
    """A row or a cell, and the changes that it stands in."""

    element: etree._Element
    revisions: tuple[Revision, ...]


def rows(table: etree._Element, revisions: tuple[Revision, ...], anchor: Anchor) -> Iterator[Part]:
    """The rows of a table that are to be seen; `anchor` is told what else stands between them."""
    for row, changes in _parts(table, "tr", revisions, anchor):
        if not flag(row.find(W + "trPr"), "hidden"):
            yield Part(row, _changed(row, "trPr", changes))


def cells(row: Part, anchor: Anchor) -> list[Part]:
    """The cells of a row."""
    return [Part(cell, _changed(cell, "tcPr", own)) for cell, own in _parts(row.element, "tc", row.revisions, anchor)]


def is_line(row: list[Part]) -> bool:
    """Whether a row is one line of a table: a paragraph to a cell, at most one of them as long as a sentence."""
    long = 0
    for cell, _ in row:
        if next(cell.iter(W + "tbl", W + "txbxContent", W + "altChunk"), None) is not None:
            return False
        if sum(map(_has_words, cell.iter(W + "p"))) > 1:
            return False
        long += sum(len(text.text or "") for text in cell.iter(W + "t", W + "delText")) > _PROSE
    return long < 2


def _changed(part: etree._Element, properties: str, revisions: tuple[Revision, ...]) -> tuple[Revision, ...]:
    for change in part.iterfind(f"{W}{properties}/*"):
        revisions = revision(change, revisions)
    return revisions


def _parts(
    parent: etree._Element, name: str, revisions: tuple[Revision, ...], anchor: Anchor
) -> Iterator[tuple[etree._Element, tuple[Revision, ...]]]:
    """The children with a name, whatever wraps them."""
    for child in parent:
        if child.tag == W + name:
            yield child, revisions
        elif child.tag in WRAPPERS:
            yield from _parts(child, name, revision(child, revisions), anchor)
        else:
            anchor(child)


def _has_words(paragraph: etree._Element) -> bool:
    return any(text.text for text in paragraph.iter(W + "t"))
