"""Highlights on the pages of a PDF, and pages added at its end. What is on the pages already stays as it is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from clausecheck.agreement import Box
from clausecheck.errors import DamagedError, EncryptedError
from clausecheck.reading.region import Highlight

AUTHOR: Final = "clausecheck"
_REMEDY: Final = "Open it in a PDF viewer, save it again as PDF, and annotate that."
_OPACITY: Final = 0.45


def highlighted(
    name: str,
    data: bytes,
    highlights: Sequence[Highlight],
    appendix: bytes = b"",
    title: str = "",
    password: str | None = None,
) -> bytes:
    """The PDF with highlights that carry notes, and with the pages of another PDF at its end.

    `title` is the bookmark of the added pages. An encrypted PDF stays encrypted with the same password. Raises
    EncryptedError or DamagedError.
    """
    try:
        with pikepdf.open(io.BytesIO(data), password=password or "") as document:
            for number, highlight in enumerate(highlights, 1):
                if 1 <= highlight.page <= len(document.pages):
                    _add(document, document.pages[highlight.page - 1], highlight, number)
            if appendix:
                _append(document, appendix, title)
            return _saved(document, password)
    except pikepdf.PasswordError:
        raise EncryptedError(name, "the PDF needs a password", "Give the right password.") from None
    except (pikepdf.PdfError, ValueError, KeyError, RuntimeError) as error:
        raise DamagedError(name, f"the PDF cannot be annotated ({error})", _REMEDY) from None


def _saved(document: pikepdf.Pdf, password: str | None) -> bytes:
    file = io.BytesIO()
    if document.is_encrypted:
        # The password that opened it; the owner's is not known.
        encryption = pikepdf.Encryption(owner=password or "", user=password or "", R=6)
        # An encrypted file holds random bytes: no two are alike.
        document.save(file, encryption=encryption)
    else:
        document.save(file, deterministic_id=True)
    return file.getvalue()


def _append(document: pikepdf.Pdf, appendix: bytes, title: str) -> None:
    first = len(document.pages)
    with pikepdf.open(io.BytesIO(appendix)) as added:
        document.pages.extend(added.pages)
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(title, first))


def _add(document: pikepdf.Pdf, page: pikepdf.Page, highlight: Highlight, number: int) -> None:
    boxes = [_in_pdf_space(page, box) for box in highlight.boxes]
    if not boxes:
        return
    rect = [min(box[0] for box in boxes), min(box[1] for box in boxes)]
    rect += [max(box[2] for box in boxes), max(box[3] for box in boxes)]
    quads = [edge for x0, y0, x1, y1 in boxes for edge in (x0, y1, x1, y1, x0, y0, x1, y0)]
    annotation = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Highlight,
        Rect=Array(rect),
        QuadPoints=Array(quads),
        C=Array(list(highlight.colour)),
        CA=_OPACITY,
        F=4,
        NM=String(f"clausecheck-{number}"),
        T=String(AUTHOR),
        Subj=String(highlight.subject),
        Contents=String(highlight.note),
        AP=Dictionary(N=_appearance(document, rect, boxes, highlight.colour)),
    )
    known = page.obj.get("/Annots")
    annotations = known if isinstance(known, Array) else Array([])
    annotations.append(document.make_indirect(annotation))
    page.obj["/Annots"] = annotations


def _appearance(
    document: pikepdf.Pdf,
    rect: list[float],
    boxes: Sequence[tuple[float, float, float, float]],
    colour: tuple[float, float, float],
) -> Stream:
    """How it looks in a viewer that draws none of its own: boxes over the page, letters showing through."""
    drawn = " ".join(f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f" for x0, y0, x1, y1 in boxes)
    fill = " ".join(f"{part:.3f}" for part in colour)
    stream = Stream(document, f"/G gs {fill} rg {drawn}".encode("ascii"))
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array(rect)
    state = Dictionary(Type=Name.ExtGState, ca=_OPACITY, CA=_OPACITY, BM=Name.Multiply)
    stream.Resources = Dictionary(ExtGState=Dictionary(G=state))
    return stream


def _in_pdf_space(page: pikepdf.Page, box: Box) -> tuple[float, float, float, float]:
    """A box in points from the top left of the page as shown, as x0, y0, x1, y1 in the page's own space."""
    left, bottom, right, top = (float(edge) for edge in _shown_area(page))
    match int(page.obj.get("/Rotate", _inherited(page, "/Rotate", 0))) // 90 % 4:
        case 0:
            return left + box.x0, top - box.bottom, left + box.x1, top - box.top
        case 1:
            return left + box.top, bottom + box.x0, left + box.bottom, bottom + box.x1
        case 2:
            return right - box.x1, bottom + box.top, right - box.x0, bottom + box.bottom
        case _:
            return right - box.bottom, top - box.x1, right - box.top, top - box.x0


def _shown_area(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """What of the page is shown: its crop box, as far as it lies on the page."""
    media = _sorted(page.mediabox)
    crop = _sorted(page.cropbox)
    inside = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    return inside if inside[0] < inside[2] and inside[1] < inside[3] else media


def _sorted(box: Array) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(edge) for edge in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _inherited(page: pikepdf.Page, key: str, default: int) -> int:
    """An attribute that a page may have from the nodes of the page tree above it."""
    node, depth = page.obj.get("/Parent"), 0
    while node is not None and depth < 50:
        if key in node:
            return int(node[key])
        node, depth = node.get("/Parent"), depth + 1
    return default
