"""Akoma Ntoso 3: the agreement as XML that other tools of law read.

The body holds the hierarchy with an `eId` for every provision; what stands before a list is its `intro`, the flush
words after it its `wrapUp`. Annexes, protocols and declarations are attachments, footnotes are notes at their marks.
No word of the text is lost: what no provision holds stands in an `hcontainer` where it stood.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lxml import etree

from clausecheck.agreement import Agreement, Kind, Provision
from clausecheck.reports.akoma_meta import NAMESPACE, meta, safe

_TAGS: Final = {
    Kind.PART: "part",
    Kind.TITLE: "title",
    Kind.CHAPTER: "chapter",
    Kind.SECTION: "section",
    Kind.SUBSECTION: "subsection",
    Kind.ARTICLE: "article",
    Kind.PARAGRAPH: "paragraph",
    Kind.POINT: "point",
    Kind.INDENT: "indent",
}
_SHORT: Final = {"article": "art", "chapter": "chp", "section": "sec", "subsection": "subsec", "paragraph": "para"} | {
    "recital": "rec",
    "annex": "att",
    "appendix": "app",
}
_OUTSIDE: Final = frozenset({Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL, Kind.DECLARATION})
_MARK: Final = re.compile(r"\(?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\)?")
_SEGMENT: Final = re.compile(r"(?P<kind>[a-z]+)-(?P<number>[^~]*)(?:~(?P<again>\d+))?")


def akoma_ntoso(agreement: Agreement) -> str:
    """The whole agreement as one Akoma Ntoso document."""
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})
    act = etree.SubElement(root, f"{{{NAMESPACE}}}act", {"name": "agreement", "contains": "originalVersion"})
    meta(act, agreement, "main")
    _Writer(agreement).instrument(act, 0, "body")
    text = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


class _Writer:
    """Writes provisions as elements. Each is written once, and so is each character of the text."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._content = agreement.text.content
        self._provisions = agreement.provisions
        self._children: dict[int, list[int]] = defaultdict(list)
        self._notes: dict[int, list[int]] = defaultdict(list)
        for index, one in enumerate(agreement.provisions):
            self._children[one.parent].append(index)
            if one.kind is Kind.FOOTNOTE and 0 <= one.mark < one.start:
                self._notes[one.mark].append(index)
        self._marks = sorted(self._notes)
        self._ids: set[str] = set()
        self._written: set[int] = set()

    # --- instruments: the agreement, an annex, a protocol ---------------------------------------------------------

    def instrument(self, holder: etree._Element, index: int, body_name: str) -> None:
        """Write preface, preamble, body, conclusions and attachments of the provision `index`."""
        one = self._provisions[index]
        children = self._children[index]
        preambles = [at for at in children if self._provisions[at].kind is Kind.PREAMBLE][:1]
        endings = [at for at in children if self._provisions[at].kind is Kind.TESTIMONIUM]
        attached = [at for at in children if self._provisions[at].kind in _OUTSIDE]
        apart = {*preambles, *endings, *attached}
        first = min((self._provisions[at].start for at in children), default=one.end)
        front = min(first, one.end) if index == 0 else self._head_end(index)
        if index == 0 and self._content[one.body : front].strip():
            preface = _element(holder, "preface")
            self._lines(preface, one.body, front)
        for at in preambles:
            self._preamble(holder, at)
        body = _element(holder, body_name)
        self._parts(body, index, apart, front)
        if not len(body):
            _element(_element(_element(body, "hcontainer", name="empty"), "content"), "p")
        if endings:
            conclusions = _element(holder, "conclusions")
            for at in endings:
                self._leaf(conclusions, at)
        if attached:
            attachments = _element(holder, "attachments")
            for at in attached:
                self._attachment(attachments, at)

    def _attachment(self, holder: etree._Element, index: int) -> None:
        one = self._provisions[index]
        name = self._id(one)
        attachment = _element(holder, "attachment", eId=name)
        self._head(attachment, index)
        doc = _element(attachment, "doc", name=one.kind.value)
        meta(doc, self._agreement, name)
        self.instrument(doc, index, "mainBody")

    def _preamble(self, holder: etree._Element, index: int) -> None:
        one = self._provisions[index]
        preamble = _element(holder, "preamble")
        recitals: etree._Element | None = None
        at = one.start
        for child in self._children[index]:
            unit = self._provisions[child]
            if unit.kind is Kind.FOOTNOTE and child in self._written:
                at = max(at, unit.end)
                continue
            if self._content[at : unit.start].strip():
                recitals = None
                self._paragraph(preamble, at, unit.start)
            if unit.kind is Kind.RECITAL:
                if recitals is None:
                    recitals = _element(preamble, "recitals")
                recital = _element(recitals, "recital", eId=self._id(unit))
                self._number(recital, unit)
                self._leaf(recital, child)
            else:
                recitals = None
                self._leaf(preamble, child)
            at = max(at, unit.end)
        if self._content[at : one.end].strip():
            self._paragraph(preamble, at, one.end)

    # --- hierarchy ------------------------------------------------------------------------------------------------

    def _parts(self, element: etree._Element, index: int, apart: set[int], at: int) -> None:
        """Write what stands in a container: its own words, its children, and the words between them."""
        one = self._provisions[index]
        for child in self._children[index]:
            inner = self._provisions[child]
            if self._content[at : inner.start].strip():
                self._loose(element, "text", at, inner.start)
            # The words before a note may have called it.
            if child not in apart and child not in self._written:
                self._hierarchical(element, child)
            at = max(at, inner.end)
        if self._content[at : one.end].strip():
            self._loose(element, "text", at, one.end)

    def _hierarchical(self, holder: etree._Element, index: int) -> None:
        one = self._provisions[index]
        if one.kind is Kind.FOOTNOTE:
            self._written.add(index)
            element = _element(holder, "hcontainer", name="note")
            self._note(_element(_element(element, "content"), "p"), index)
            return
        tag = _TAGS.get(one.kind, "hcontainer")
        if one.kind is Kind.PARAGRAPH and holder.tag in (f"{{{NAMESPACE}}}paragraph", f"{{{NAMESPACE}}}point"):
            tag = "subparagraph"
        element = _element(holder, tag, eId=self._id(one))
        if tag == "hcontainer":
            element.set("name", one.kind.value)
        self._head(element, index)
        children = [at for at in self._children[index] if at not in self._written]
        if not children:
            # A leaf, or a sentence that only a note interrupts, which stands at its mark.
            self._leaf(_element(element, "content"), index)
            return
        at = min([max(one.unit_end, one.body), *(self._provisions[child].start for child in self._children[index])])
        if self._content[one.body : at].strip():
            self._paragraph(_element(element, "intro"), one.body, at)
        for child in self._children[index]:
            inner = self._provisions[child]
            if self._content[at : inner.start].strip():
                self._loose(element, "text", at, inner.start)
            if child not in self._written:
                self._hierarchical(element, child)
            at = max(at, inner.end)
        if self._content[at : one.end].strip():
            self._paragraph(_element(element, "wrapUp"), at, one.end)

    def _leaf(self, holder: etree._Element, index: int) -> None:
        """The words of a provision, the notes in them left out."""
        one = self._provisions[index]
        at = self._head_end(index)
        for child in self._children[index]:
            if self._content[at : self._provisions[child].start].strip():
                self._paragraph(holder, at, self._provisions[child].start)
            if child not in self._written:
                self._written.add(child)
                self._note(_element(holder, "p"), child)
            at = max(at, self._provisions[child].end)
        if not len(holder) or self._content[at : one.end].strip():
            self._paragraph(holder, at, one.end)

    def _loose(self, holder: etree._Element, name: str, start: int, end: int) -> None:
        """Words that no provision holds, at their place."""
        self._paragraph(_element(_element(holder, "hcontainer", name=name), "content"), start, end)

    # --- words ----------------------------------------------------------------------------------------------------

    def _head(self, element: etree._Element, index: int) -> None:
        """Number and heading as the text writes them; a note that stands under them is written by itself."""
        one = self._provisions[index]
        head = self._content[one.start : self._head_end(index)]
        found = re.search(r"\s+".join(map(re.escape, one.heading.split())), head) if one.heading else None
        number = head[: found.start()] if found else head
        if number.strip():
            _element(element, "num").text = safe(number.strip())
        if found:
            _element(element, "heading").text = safe(head[found.start() :].strip())

    def _head_end(self, index: int) -> int:
        """Where the words of a provision begin, or a note under its heading."""
        one = self._provisions[index]
        return min([one.body, *(self._provisions[child].start for child in self._children[index])])

    def _number(self, element: etree._Element, one: Provision) -> None:
        if number := self._content[one.start : one.body].strip():
            _element(element, "num").text = safe(number)

    def _lines(self, holder: etree._Element, start: int, end: int) -> None:
        """The words before the preamble, a `p` each line, the title marked."""
        title = " ".join(self._agreement.title.split())
        for line in re.finditer(r"[^\n\f\r]*\S[^\n\f\r]*", self._content[start:end]):
            words = " ".join(line[0].split())
            if title and words and title.startswith(words):
                long = _element(holder, "longTitle")
                _element(_element(long, "p"), "docTitle").text = safe(words)
            else:
                self._paragraph(holder, start + line.start(), start + line.end())

    def _paragraph(self, holder: etree._Element, start: int, end: int) -> None:
        paragraph = _element(holder, "p")
        last: etree._Element | None = None
        for piece, notes in self._pieces(start, end):
            words = safe(piece)
            if last is None:
                paragraph.text = (paragraph.text or "") + words
            else:
                last.tail = (last.tail or "") + words
            for note in notes:
                last = self._note(paragraph, note)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[str, list[int]]]:
        """The words of a span, cut behind the marks of footnotes, and the footnotes called there."""
        while start < end and self._content[start].isspace():
            start += 1
        while end > start and self._content[end - 1].isspace():
            end -= 1
        at = start
        for mark in self._marks_in(start, end):
            notes = [note for note in self._notes[mark] if note not in self._written]
            found = _MARK.match(self._content, mark, end)
            if notes and found:
                self._written.update(notes)
                yield self._content[at : found.end()], notes
                at = found.end()
        yield self._content[at:end], []

    def _marks_in(self, start: int, end: int) -> list[int]:
        return self._marks[bisect_left(self._marks, start) : bisect_left(self._marks, end)]

    def _note(self, paragraph: etree._Element, index: int) -> etree._Element:
        one = self._provisions[index]
        note = _element(paragraph, "authorialNote", marker=one.number or "*", placement="bottom", eId=self._id(one))
        _element(note, "p").text = safe(" ".join(self._content[one.body : one.end].split()))
        return note

    def _id(self, one: Provision) -> str:
        """The eId: "art_22__para_2__point_f"."""
        parts = []
        for segment in one.path.split("/"):
            found = _SEGMENT.fullmatch(segment)
            kind, number = (found["kind"], found["number"]) if found else (segment, "")
            again = f"-{found['again']}" if found and found["again"] else ""
            parts.append("_".join(filter(None, (_SHORT.get(kind, kind), f"{number}{again}"))))
        name = base = "__".join(parts)
        count = 1
        while name in self._ids:
            count += 1
            name = f"{base}-{count}"
        self._ids.add(name)
        return name


def _element(holder: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(holder, f"{{{NAMESPACE}}}{tag}", attributes)
