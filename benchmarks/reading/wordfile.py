"""Word documents written by hand: what is said of a document is all there is in it.

The tests of the Word reader and the benchmark's drafts are written with it.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from clausecheck.agreement import MarkKind, Text
from clausecheck.reading import Limits, read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def part(name: str, inner: str) -> str:
    """A part of the package: its root element and what is in it."""
    return f"<w:{name} {_NAMESPACES}>{inner}</w:{name}>"


def docx(
    body: str, *, main: str = "word/document.xml", extra: dict[str, str | bytes] | None = None, **parts: str
) -> bytes:
    """The bytes of a document: `body` is the inside of w:body; `parts` are other parts by role."""
    folder = main.rpartition("/")[0]
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _types({main: "document.main"} | {f"{folder}/{role}.xml": role for role in parts}),
        "_rels/.rels": _rels({"officeDocument": main}),
        main: part("document", f"<w:body>{body}</w:body>"),
    }
    for role, inner in parts.items():
        members[f"{folder}/{role}.xml"] = part(role, inner)
    members[f"{folder}/_rels/{main.rpartition('/')[2]}.rels"] = _rels({role: f"{role}.xml" for role in parts})
    return packed(members | (extra or {}))


def packed(members: dict[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return buffer.getvalue()


def _types(kinds: dict[str, str]) -> str:
    ones = "".join(
        f'<Override PartName="/{name}" ContentType="{_WORD_TYPE}{kind}+xml"/>' for name, kind in kinds.items()
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_TYPES}">{rels}<Default Extension="xml" ContentType="application/xml"/>{ones}</Types>'


def _rels(targets: dict[str, str]) -> str:
    ones = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{role}" Target="{target}"/>'
        for at, (role, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{ones}</Relationships>'


def r(words: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def p(*content: str, style: str = "", num: str = "", mark: str = "") -> str:
    """A paragraph: runs, or words; `num` is "numId" or "numId/level", `mark` the properties of its mark."""
    inner = "".join(one if one.startswith("<") else r(one) for one in content)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        number, _, level = num.partition("/")
        ilvl = f'<w:ilvl w:val="{level}"/>' if level else ""
        properties += f'<w:numPr>{ilvl}<w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}<w:rPr>{mark}</w:rPr></w:pPr>{inner}</w:p>"


def ins(*content: str, by: str = "EU", date: str = "2024-05-01T10:00:00Z") -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="{by}" w:date="{date}">{"".join(content)}</w:ins>'


def gone(*words: str, by: str = "XX", date: str = "2024-05-02T10:00:00Z") -> str:
    """A tracked deletion."""
    runs = "".join(f'<w:r><w:delText xml:space="preserve">{escape(one)}</w:delText></w:r>' for one in words)
    return f'<w:del w:id="2" w:author="{by}" w:date="{date}">{runs}</w:del>'


def field(instruction: str, result: str | None = None) -> str:
    """A field: its result is words or runs, None where the document keeps none."""

    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    said = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    shown = "" if result is None else char("separate") + (result if result.startswith("<") else r(result))
    return char("begin") + said + shown + char("end")


def table(*rows: list[str] | str) -> str:
    """A table: cells of paragraphs, row by row; a row that is one string is a `w:tr` as it stands."""
    written = "".join(
        row if isinstance(row, str) else f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{written}</w:tbl>"


def changed(kind: str, by: str = "XX", date: str = "2024-05-02T10:00:00Z") -> str:
    """The mark of a paragraph inserted ("ins") or deleted ("del")."""
    return f'<w:{kind} w:id="3" w:author="{by}" w:date="{date}"/>'


def levels(*each: str) -> str:
    """The levels of an abstract numbering, each as "format|text" with "|property" for more: `decimal|%1.|start=3`."""
    written = ""
    for at, one in enumerate(each):
        style, text, *more = one.split("|")
        properties = {"start": "1", "numFmt": style, **dict(pair.split("=") for pair in more), "lvlText": text}
        inner = "".join(f'<w:{name} w:val="{value}"/>' for name, value in properties.items())
        written += f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'
    return written


def numbering(*abstracts: str, nums: str = "") -> str:
    """The numbering part: abstract numberings 0, 1, …, and a `w:num` for each with the next id."""
    written = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{one}</w:abstractNum>' for at, one in enumerate(abstracts)
    )
    written += "".join(
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(len(abstracts))
    )
    return written + nums


def text_of(data: bytes, limits: Limits | None = None) -> Text:
    """The text of a document's bytes."""
    return read("draft.docx", data=data, limits=limits or Limits())[1]


def blocks(data: bytes) -> list[str]:
    """The blocks of a document, as they are read."""
    return text_of(data).content.split("\n\n")


def marks(text: Text) -> list[tuple[MarkKind, str, str]]:
    """The marks of a text: kind, author, and the words of the origin they stand on."""
    return [(mark.kind, mark.author, text.origin[mark.span.start : mark.span.end]) for mark in text.marks]
