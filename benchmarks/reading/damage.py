"""Good files of every format, and what can happen to them on the way: bits turned, stretches lost, pieces swapped."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from typing import Final

from benchmarks.process import ROOT
from benchmarks.reading.drafts import draft
from benchmarks.reading.wordfile import packed

_CORPUS: Final = ROOT / "corpus"
_MARKUP: Final = ROOT / "tests" / "reading" / "markup"
_TEXT: Final = _CORPUS / "eu-switzerland-emissions-trading-agreement-2017.txt"
_LONGEST: Final = 60_000
"""Characters of a text: enough for running heads, notes and annexes."""


def damaged(data: bytes, chance: random.Random, other: bytes = b"") -> bytes:
    """Bits turned, a stretch cut out, a stretch of this or of another file in its place, or the end lost."""
    broken = bytearray(data)
    at, length = chance.randrange(len(data)), chance.randrange(1, 400)
    match chance.randrange(4):
        case 0:
            for _ in range(chance.randrange(1, 60)):
                broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        case 1:
            del broken[at : at + length]
        case 2:
            source = other or data
            start = chance.randrange(len(source))
            broken[at : at + length] = source[start : start + length]
        case _:
            del broken[at:]
    return bytes(broken)


def damaged_inside(archive: bytes, chance: random.Random, other: bytes = b"") -> bytes:
    """An archive that unpacks well and holds one damaged part: its checksums would give other damage away."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        members: dict[str, str | bytes] = {name: opened.read(name) for name in opened.namelist()}
    name = chance.choice(sorted(members))
    content = members[name]
    assert isinstance(content, bytes)
    return packed({**members, name: damaged(content, chance, other)})


def good_files() -> dict[str, bytes]:
    """A file of every format by the name of the format."""
    words = _TEXT.read_text(encoding="utf-8")[:_LONGEST]
    return {
        "PDF": (_CORPUS / "eu-mongolia-partnership-and-cooperation-agreement-2013.pdf").read_bytes(),
        "Word": draft(1).data,
        "Word, a part": draft(3).data,
        "HTML, Official Journal": (_MARKUP / "journal.html").read_bytes(),
        "HTML": _page(words).encode(),
        "Formex": (_MARKUP / "formex.xml").read_bytes(),
        "Akoma Ntoso": (_MARKUP / "akoma.xml").read_bytes(),
        "ToTA XML": (_MARKUP / "tota.xml").read_bytes(),
        "plain text": words.encode(),
        "Markdown": _markdown(words).encode(),
    }


def mutation(files: dict[str, bytes], seed: int) -> tuple[str, bytes]:
    """The format and the bytes of one mutation; formats take turns, and a seed always gives the same."""
    chance = random.Random(seed)
    name = list(files)[seed % len(files)]
    damage: Callable[[bytes, random.Random, bytes], bytes] = damaged_inside if name == "Word, a part" else damaged
    return name, damage(files[name], chance, files[chance.choice(list(files))])


def _page(words: str) -> str:
    paragraphs = "".join(f"<h2>{line}</h2>" if line.isupper() else f"<p>{line}</p>" for line in words.splitlines())
    rows = "<tr><td>0101</td><td>Horses</td><td>5&nbsp;%</td></tr>" * 5
    listed = "<ol type='a'><li>trade;<ol type='i'><li>goods</li></ol></li><li>services</li></ol>"
    return f"<!DOCTYPE html><html><body>{paragraphs}<table>{rows}</table>{listed}<sup>1</sup></body></html>"


def _markdown(words: str) -> str:
    return "\n\n".join(
        f"## {line}" if line.isupper() else f"{line} **and** [more](a.html)" for line in words.splitlines()
    )
