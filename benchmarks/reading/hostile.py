"""Files made to harm their reader: what unpacks, expands, nests or repeats beyond all measure."""

from __future__ import annotations

import io
import itertools
import zipfile
import zlib
from collections.abc import Callable, Iterable
from typing import Final

from benchmarks.reading.wordfile import OFFICE, docx, p, part, table

_MEGABYTE: Final = 1_000_000
_MANY: Final = 200_000


def laughs(root: str, depth: int = 9, width: int = 10) -> str:
    """A document whose entities are made of one another; `~` in the root stands for a thousand million laughs."""
    names = [f"e{at}" for at in range(depth)]
    declared = f'<!ENTITY {names[0]} "ha ">' + "".join(
        f'<!ENTITY {name} "{f"&{last};" * width}">' for last, name in itertools.pairwise(names)
    )
    return f"<!DOCTYPE x [{declared}]>{root.replace('~', f'&{names[-1]};')}"


def external(root: str) -> str:
    """A document that asks for a file of the machine."""
    return f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>{root.replace("~", "&e;")}'


def _repeated(root: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY e "{"ha " * 30_000}">]>{root.replace("~", "&e;" * 30_000)}'


def _swollen(pieces: Iterable[str]) -> bytes:
    """A Word file with so much in its body, written piece by piece."""
    opening, closing = part("document", "<w:body>~</w:body>").split("~")
    buffer = io.BytesIO()
    archive = zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED)
    with archive, archive.open("word/document.xml", "w", force_zip64=True) as member:
        member.write(opening.encode())
        for piece in pieces:
            member.write(piece.encode())
        member.write(closing.encode())
    return buffer.getvalue()


def _counted(paragraphs: int) -> Iterable[str]:
    """Paragraphs that differ, so that they pack no better than those of a real document."""
    for start in range(0, paragraphs, 10_000):
        yield "".join(f"<w:p><w:r><w:t>Article {at}</w:t></w:r></w:p>" for at in range(start, start + 10_000))


def _with_part(document: str) -> bytes:
    return docx("", extra={"word/document.xml": document})


def _in_itself(depth: int, width: int) -> bytes:
    """A Word file that embeds another many times, which embeds another many times."""
    link = f'<Relationship Id="c" Type="{OFFICE}/aFChunk" Target="/word/inner"/>'
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>'
    data = docx(p("words " * 1000))
    for _ in range(depth):
        data = docx('<w:altChunk r:id="c"/>' * width, extra={"word/_rels/document.xml.rels": rels, "word/inner": data})
    return data


def _nested_table(depth: int) -> str:
    inner = p("inmost")
    for _ in range(depth):
        inner = table([inner + p("")])
    return inner


def _pdf(stream: bytes, count: int = 1) -> bytes:
    packed = zlib.compress(stream, 9)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, b"3 0 R " * count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F %s >> >> >>"
        % b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed),
    )
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    listed = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 5\n0000000000 65535 f \n" + listed + trailer


def pdf_bomb(megabytes: int) -> bytes:
    """A PDF of one page whose content unpacks to so much."""
    return _pdf(b"BT /F 9 Tf (x) Tj ET\n" * (megabytes * _MEGABYTE // 21))


def _xml(root: str) -> bytes:
    return f"<?xml version='1.0'?>{root}".encode()


def _word(root: str = "~") -> str:
    return part("document", f"<w:body><w:p><w:r><w:t>{root}</w:t></w:r></w:p></w:body>")


HOSTILE: Final[dict[str, Callable[[], bytes]]] = {
    "zip bomb, .docx": lambda: _swollen([" " * _MEGABYTE] * 300),
    "four million paragraphs, .docx": lambda: _swollen(_counted(4_000_000)),
    "entity bomb, .docx": lambda: _with_part(laughs(_word())),
    "entity that names a file, .docx": lambda: _with_part(external(_word())),
    "entity bomb, .xml": lambda: _xml(laughs("<act><p>~</p></act>")),
    "entity of 90 kB used 30,000 times, .xml": lambda: _xml(_repeated("<act><p>~</p></act>")),
    "entity that names a file, .xml": lambda: _xml(external("<act><p>~</p></act>")),
    "200,000 elements in one another, .xml": lambda: _xml("<a>" * _MANY + "x" + "</a>" * _MANY),
    "200,000 elements in one another, .html": lambda: b"<!DOCTYPE html><html>" + b"<div>" * _MANY + b"words",
    "200,000 content controls in one another, .docx": lambda: _swollen(["<w:sdt>" * _MANY, "</w:sdt>" * _MANY]),
    "200,000 attributes, .xml": lambda: _xml("<a " + " ".join(f'b{at}="c"' for at in range(_MANY)) + ">words</a>"),
    "40 tables in one another, .docx": lambda: docx(_nested_table(40)),
    "a document embedded 40 × 40 × 40 times, .docx": lambda: _in_itself(3, 40),
    "one stream of 400 MB, .pdf": lambda: pdf_bomb(400),
    "one page 100,000 times, .pdf": lambda: _pdf(b"BT /F 9 Tf 72 700 Td (words) Tj ET", 100_000),
    "60 MB on one line, .txt": lambda: b"Article (a) [b] " * (60 * _MEGABYTE // 16),
    "10 MB of brackets, .md": lambda: b"# a\n# b\n# c\n" + b"[" * (10 * _MEGABYTE),
    "10 MB of stars, .md": lambda: b"# a\n# b\n# c\n" + b"**a " * (10 * _MEGABYTE // 4),
}
