"""Comments put into a Word document: at the words they are on, in the part that Word keeps comments in.

ECMA-376 part 1, §17.13.4. Of the document's own words nothing changes; a run is cut in two where a comment begins or
ends inside it, which no reader shows.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from lxml import etree

from clausecheck.errors import FormatError
from clausecheck.reading.region import Comment
from clausecheck.reading.scribe import Scribe
from clausecheck.reading.word.document import Writer
from clausecheck.reading.word.package import MAIN, Allowance, Package, W
from clausecheck.reading.word.runs import Place

if TYPE_CHECKING:
    from clausecheck.reading.limits import Limits

AUTHOR: Final = "clausecheck"
_INITIALS: Final = "cc"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_TYPES: Final = "[Content_Types].xml"
_TYPE_OF_COMMENTS: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ROLE_OF_COMMENTS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
# The day that an archive names for what has none.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


def commented(name: str, data: bytes, comments: Sequence[Comment], *, limits: Limits) -> bytes:
    """The document with comments on its words; `Comment.span` are characters of the origin of its text.

    A comment on words outside the main part (a footnote, an embedded part) goes to the words before them. Raises
    FormatError for a document of the strict class, which Word itself seldom writes, and what reading it raises.
    """
    allowance = Allowance(name, limits)
    package = Package(name, data, allowance)
    if package.strict:
        raise FormatError(name, "it is a Strict Open XML document", "Save it as an ordinary Word document first.")
    places: list[Place] = []
    writer = Writer(name, limits, allowance, Scribe(name, limits), places=places)
    writer.write(package)
    if not places:
        raise FormatError(name, "there are no words to comment on", "Ask for a report instead.")
    document = places[0].run.getroottree().getroot()
    part = package.role("comments")
    root = part if part is not None else etree.Element(f"{W}comments", nsmap={"w": MAIN})
    taken = (*root.iter(W + "comment"), *document.iter(W + "commentRangeStart"))
    first = 1 + max(map(_number, taken), default=-1)
    for number, comment in enumerate(comments, first):
        _anchor(places, comment, number)
        root.append(_element(comment, number))
    return _rewritten(data, package, document, root, allowance)


def _number(element: etree._Element) -> int:
    number = element.get(W + "id", "")
    return int(number) if number.isdigit() else -1


def _element(comment: Comment, number: int) -> etree._Element:
    """The comment itself, a paragraph a line."""
    element = etree.Element(f"{W}comment", {f"{W}id": str(number), f"{W}author": AUTHOR, f"{W}initials": _INITIALS})
    for line in comment.words.split("\n"):
        words = etree.SubElement(etree.SubElement(etree.SubElement(element, f"{W}p"), f"{W}r"), f"{W}t")
        words.text = line
        words.set(_SPACE, "preserve")
    return element


def _anchor(places: list[Place], comment: Comment, number: int) -> None:
    """Put the range of a comment around its words, and its sign behind them."""
    start, end = comment.span
    begun = _at(places, start)
    if places[begun].end <= start and begun + 1 < len(places):
        # What begins in the break between two paragraphs begins with the next words.
        begun += 1
    first = _cut(places, start, begun, ends=False)
    last = _cut(places, end, max(first, _at(places, max(start, end - 1))), ends=True)
    name = {f"{W}id": str(number)}
    places[first].run.addprevious(etree.Element(f"{W}commentRangeStart", name))
    sign = etree.Element(f"{W}r")
    etree.SubElement(sign, f"{W}commentReference", name)
    places[last].run.addnext(sign)
    places[last].run.addnext(etree.Element(f"{W}commentRangeEnd", name))


def _at(places: Sequence[Place], offset: int) -> int:
    """The number of the last run that begins at the offset or before it."""
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) // 2
        if places[middle].start <= offset:
            low = middle + 1
        else:
            high = middle
    return max(0, low - 1)


def _cut(places: list[Place], offset: int, number: int, *, ends: bool) -> int:
    """The number of the run that begins (or, for an end, ends) at the offset; a run of plain words is cut there."""
    place = places[number]
    words = place.run.find(f"{W}t")
    words = place.run.findall(f"{W}t")
    plain = len(words) == 1 and {child.tag for child in place.run} <= {f"{W}rPr", f"{W}t"}
    if not place.start < offset < place.end or not plain or len(words[0].text or "") != place.end - place.start:
        return number
    after = copy.deepcopy(place.run)
    at = offset - place.start
    for one, kept in zip((words[0], *after.findall(f"{W}t")), (slice(at), slice(at, None)), strict=True):
        one.text = (one.text or "")[kept]
        one.set(_SPACE, "preserve")
    place.run.addnext(after)
    places[number : number + 1] = [Place(place.run, place.start, offset), Place(after, offset, place.end)]
    return number if ends else number + 1


def _rewritten(
    data: bytes, package: Package, document: etree._Element, comments: etree._Element, allowance: Allowance
) -> bytes:
    """The archive with the changed parts; every other member as it was."""
    changed = {package.main: _serialised(document), package.part_of_comments: _serialised(comments)}
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        if package.part_of_comments not in old.namelist():
            changed |= _made_known(old, package)
        for info in old.infolist():
            content = changed.pop(info.filename, None)
            if content is None:
                allowance.spend(info)
                content = old.read(info)
            new.writestr(info, content, compress_type=info.compress_type)
        for name, content in sorted(changed.items()):
            new.writestr(zipfile.ZipInfo(name, _NO_TIME), content, compress_type=zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _made_known(archive: zipfile.ZipFile, package: Package) -> dict[str, bytes]:
    """The parts that must say so where a document has comments for the first time."""
    types = etree.fromstring(archive.read(_TYPES), _parser())
    override = types.tag.replace("Types", "Override")
    etree.SubElement(types, override, {"PartName": f"/{package.part_of_comments}", "ContentType": _TYPE_OF_COMMENTS})
    links = etree.fromstring(archive.read(package.links_of_main), _parser())
    used = {link.get("Id") for link in links}
    free = next(name for name in (f"rIdComments{i}" for i in range(1, len(used) + 2)) if name not in used)
    target = {"Id": free, "Type": _ROLE_OF_COMMENTS, "Target": f"/{package.part_of_comments}"}
    etree.SubElement(links, links.tag.replace("Relationships", "Relationship"), target)
    return {_TYPES: _serialised(types), package.links_of_main: _serialised(links)}


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _serialised(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
