"""A Word document with the parts embedded in it as text (`w:altChunk`: HTML, plain text, another Word document)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from clausecheck.errors import DocumentError, LimitError
from clausecheck.reading import detect, markup, plain
from clausecheck.reading.scribe import BLOCK, LINE, Scribe
from clausecheck.reading.word.body import Body
from clausecheck.reading.word.notes import Comments, Notes
from clausecheck.reading.word.numbering import Numberings
from clausecheck.reading.word.package import Allowance, Package, W
from clausecheck.reading.word.runs import Place
from clausecheck.reading.word.styles import Styles

if TYPE_CHECKING:
    from lxml import etree

    from clausecheck.reading.limits import Limits

_OBJECT: Final = "{urn:schemas-microsoft-com:office:office}OLEObject"
_DEEPEST: Final = 3
"""Documents in one another; real ones embed none, or one."""


@dataclass(slots=True)
class Writer:
    """Writes a document into a text; `unread` collects what of it stays packed, in the order of the document.

    `places`, if it is a list, gets the place of every run of the main part.
    """

    name: str
    limits: Limits
    allowance: Allowance
    scribe: Scribe
    unread: list[str] = field(default_factory=list)
    depth: int = 0
    places: list[Place] | None = None

    def write(self, package: Package) -> None:
        """Write the document of a package. Raises DamagedError, EncryptedError or LimitError."""
        document = package.document()
        settings = package.role("settings")
        body = Body(
            self.scribe,
            Styles.of(package.role("styles")),
            Numberings.of(package.role("numbering")),
            Notes.of(package.role("footnotes"), "footnote", settings, "decimal"),
            Notes.of(package.role("endnotes"), "endnote", settings, "lowerRoman"),
            Comments.of(package.role("comments")),
            partial(self._embed, package),
        )
        if self.depth == 0:
            body.runs.places = self.places
        for part in document.iterchildren(W + "body"):
            body.write(part)
        if self.depth == 0 and self.places is not None:
            # Runs of other parts, of notes say, carry no comments.
            self.places[:] = [one for one in self.places if one.run.getroottree().getroot() is document]
        self._pass_over(document)

    def _embed(self, package: Package, chunk: etree._Element) -> None:
        """Write what a chunk leads to where the chunk stands."""
        link = next((value for name, value in chunk.items() if name.endswith("}id")), "")
        data = package.embedded(link)
        if data is None:
            self.unread.append("a part that the file names and does not hold")
            return
        try:
            self._write_embedded(data)
        except LimitError:
            raise
        except DocumentError as error:
            self.unread.append(f"an embedded part ({error.problem})")

    def _write_embedded(self, data: bytes) -> None:
        kind = detect.media_type(self.name, data)
        if kind == detect.WORD and self.depth < _DEEPEST:
            self.depth += 1
            self.write(Package(self.name, data, self.allowance))
            self.depth -= 1
        elif kind == detect.HTML:
            self._copy(markup.read_html(self.name, data, limits=self.limits).content)
        elif kind == detect.XML:
            self._copy(markup.read_xml(self.name, data, limits=self.limits).content)
        elif kind == detect.PLAIN:
            self._copy(plain.read(self.name, data, limits=self.limits)[1].content)
        else:
            self.unread.append(f"an embedded part ({kind})")

    def _copy(self, words: str) -> None:
        for block in words.split(BLOCK):
            for line in block.split(LINE):
                self.scribe.write(line)
                self.scribe.part(LINE)
            self.scribe.part(BLOCK)

    def _pass_over(self, document: etree._Element) -> None:
        """Note the objects and linked documents whose words are not read."""
        objects = Counter(one.get("ProgID") or "of an unknown kind" for one in document.iter(_OBJECT))
        self.unread += [
            f"{count} embedded object{'s' * (count > 1)} ({kind})" for kind, count in sorted(objects.items())
        ]
        self.unread += ["a linked document" for _ in document.iter(W + "subDoc")]
