"""PDFs made by hand, as small as they can be: lines of text at given places."""

from __future__ import annotations

import hashlib
from typing import NamedTuple


class Line(NamedTuple):
    """Words with their left edge and baseline, in points from the lower left corner of an A4 page."""

    x: float
    y: float
    words: str
    size: float = 10
    font: str = "F1"
    rise: float = 0
    matrix: str = ""


def page_of(*words: str, x: float = 72, top: float = 760, size: float = 10, leading: float = 12) -> list[Line]:
    """Lines one under the other; an empty line leaves a gap."""
    return [Line(x, top - i * leading, line, size) for i, line in enumerate(words) if line]


def pdf(
    *pages: list[Line], rotate: int = 0, image: bool = False, password: str | None = None, drawing: str = ""
) -> bytes:
    """A PDF with the pages, each shown turned clockwise by `rotate` degrees, over an image if so wished.

    `drawing` is drawn on each page, in the operators of a PDF.

    With a password its strings and streams are encrypted (40 bits); the empty one lets anybody open it.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = ("Helvetica", "Helvetica-Bold")
    objects += [f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>" for name in fonts]
    pixel = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    objects.append(f"{pixel}\nstream\n0\nendstream")
    kids = []
    for lines in pages:
        content = "q 595 0 0 842 0 0 cm /I Do Q\n" if image else ""
        content += f"{drawing}\n"
        content += "\n".join(
            f"BT /{line.font} {line.size} Tf {line.rise} Ts {line.matrix or '1 0 0 1'} {line.x} {line.y} Tm"
            f" ({_escaped(line.words)}) Tj ET"
            for line in lines
        )
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /I 5 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    return _file(objects, password)


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"0123456789abcdef"


def _file(objects: list[str], password: str | None) -> bytes:
    data, places = b"%PDF-1.4\n", []
    encrypt = b""
    key = b""
    if password is not None:
        padded = (password.encode() + _PADDING)[:32]
        owner = _rc4(hashlib.md5(_PADDING).digest()[:5], padded)
        key = hashlib.md5(padded + owner + (-4).to_bytes(4, "little", signed=True) + _ID).digest()[:5]
        user = _rc4(key, _PADDING)
        entries = f"/Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4"
        encrypt = f"/Encrypt << {entries} >> /ID [<{_ID.hex()}> <{_ID.hex()}>]".encode()
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        content = body.encode("cp1252")
        if key and b"stream\n" in content:
            head, rest = content.split(b"stream\n", 1)
            stream, tail = rest.rsplit(b"\nendstream", 1)
            secret = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
            content = head + b"stream\n" + _rc4(secret, stream) + b"\nendstream" + tail
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R ".encode() + encrypt
    trailer += f" >>\nstartxref\n{len(data)}\n%%EOF\n".encode()
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode() + trailer


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
