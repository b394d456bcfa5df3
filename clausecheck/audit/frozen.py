"""A text as bytes and back: what the cache keeps of a document, so that it need not be read again.

Not pickled: whoever can write into the cache must not be able to run anything. A header in JSON says what follows it;
the arrays follow as they are.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Callable
from typing import Any, Final

from clausecheck.agreement import Kind, Layout, MarkKind, Page, Source, StatedProvision, Text, TextMark, Trust
from clausecheck.offsets import OffsetMap, Span

_FORMAT: Final = 1
_LAYOUT: Final = ("line_starts", "line_pages", "line_boxes", "lefts", "line_turns")
_MAP: Final = ("starts", "below_starts", "below_ends")
_LENGTH: Final = struct.Struct("<I")
_LEVEL: Final = 1
"""Of compression: the fastest takes a tenth of the time of the best and a fifth more room."""


def frozen(source: Source, text: Text) -> bytes:
    """The source and the text as bytes. The same text gives the same bytes."""
    arrays = [getattr(text.layout, name) for name in _LAYOUT]
    arrays += [getattr(one, name) for one in text.maps for name in _MAP]
    header = {
        "format": _FORMAT,
        "order": sys.byteorder,
        "source": [source.path, source.sha256, source.media_type, source.pages, source.doubt],
        "pages": [[p.number, p.width, p.height, p.trust.value, p.reason, p.remedy] for p in text.layout.pages],
        "marks": [[m.kind.value, *m.span, m.author, m.date, m.note] for m in text.marks],
        "stated": [[s.kind.value, s.number, s.heading, s.start, s.body, s.end] for s in text.stated],
        "maps": [[one.length, one.below_length] for one in text.maps],
        "same": text.content == text.origin,
        "arrays": [[one.typecode, one.itemsize, len(one)] for one in arrays],
    }
    texts = [text.origin] if text.content == text.origin else [text.origin, text.content]
    parts = [json.dumps(header).encode("ascii"), *(one.encode("utf-8", "surrogatepass") for one in texts)]
    packed = b"".join(_LENGTH.pack(len(part)) + part for part in parts)
    return zlib.compress(packed + b"".join(one.tobytes() for one in arrays), _LEVEL)


def thawed(content: bytes) -> tuple[Source, Text] | None:
    """The source and the text again; None for bytes that another version, another machine or nobody of ours wrote."""
    try:
        return _thawed(memoryview(zlib.decompress(content)))
    except (zlib.error, struct.error, ValueError, KeyError, TypeError, IndexError, OverflowError, RecursionError):
        return None


def _thawed(data: memoryview) -> tuple[Source, Text] | None:
    at = 0

    def part() -> bytes:
        nonlocal at
        (length,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size + length
        if at > len(data):
            raise ValueError("cut short")
        return bytes(data[at - length : at])

    header: dict[str, Any] = json.loads(part())
    if (header["format"], header["order"]) != (_FORMAT, sys.byteorder):
        return None
    origin = part().decode("utf-8", "surrogatepass")
    content = origin if header["same"] else part().decode("utf-8", "surrogatepass")
    arrays: list[array[Any]] = []
    for code, size, count in header["arrays"]:
        one: array[Any] = array(code)
        if one.itemsize != size or at + size * count > len(data):
            return None
        one.frombytes(data[at : at + size * count])
        at += size * count
        arrays.append(one)
    taken = iter(arrays)
    layout = Layout(
        tuple(
            Page(number, width, height, Trust(trust), *told) for number, width, height, trust, *told in header["pages"]
        ),
        **{name: next(taken) for name in _LAYOUT},
    )
    maps = tuple(OffsetMap(next(taken), next(taken), next(taken), *lengths) for lengths in header["maps"])
    marks = _each(header["marks"], lambda kind, start, end, *told: TextMark(MarkKind(kind), Span(start, end), *told))
    stated = _each(header["stated"], lambda kind, *told: StatedProvision(Kind(kind), *told))
    return Source(*header["source"]), Text(content, origin, maps, layout, marks, stated)


def _each(rows: list[list[Any]], made: Callable[..., Any]) -> tuple[Any, ...]:
    return tuple(made(*row) for row in rows)
