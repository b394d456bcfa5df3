"""What comes back of a draft: its blocks with their numbers, and its marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks.reading.clauses import Mark
from benchmarks.reading.drafts import Draft, draft
from benchmarks.table import held, table
from clausecheck.agreement import Text
from clausecheck.reading import read

DRAFTS: Final = 20


@dataclass(frozen=True, slots=True)
class Back:
    """How many blocks, numbers and marks were to come back, how many did, and how many came that nobody wrote."""

    blocks: int = 0
    blocks_back: int = 0
    numbers: int = 0
    numbers_back: int = 0
    marks: int = 0
    marks_back: int = 0
    unwritten: int = 0

    def __add__(self, other: Back) -> Back:
        return Back(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def whole(self) -> bool:
        """Whether all came back and nothing else."""
        pairs = ((self.blocks, self.blocks_back), (self.numbers, self.numbers_back), (self.marks, self.marks_back))
        return not self.unwritten and all(written == back for written, back in pairs)


def back(one: Draft) -> Back:
    """Read a draft and compare it with what was written, blocks in their order."""
    text = read("draft.docx", data=one.data)[1]
    found = text.content.split("\n\n")
    at = blocks = numbers = 0
    for block in one.blocks:
        place = next((place for place in range(at, len(found)) if found[place].endswith(block.words)), None)
        if place is not None:
            blocks += 1
            numbers += bool(block.number) and found[place] == f"{block.number} {block.words}"
            at = place + 1
    marks = Counter(marks_of(text))
    marks_back = sum((marks & Counter(one.marks)).values())
    return Back(
        len(one.blocks),
        blocks,
        sum(bool(block.number) for block in one.blocks),
        numbers,
        len(one.marks),
        marks_back,
        len(found) - blocks + marks.total() - marks_back,
    )


def marks_of(text: Text) -> Iterator[Mark]:
    """The marks of a text as a draft states them."""
    for mark in text.marks:
        words = " ".join(text.origin[mark.span.start : mark.span.end].split())
        yield Mark(mark.kind.value, mark.author, mark.date, words, mark.note)


def roundtrip(seeds: Iterable[int] = range(DRAFTS)) -> Iterator[str]:
    """The table of the drafts, all together."""
    total, drafts = Back(), 0
    for seed in seeds:
        total, drafts = total + back(draft(seed)), drafts + 1
    rows = [
        ("paragraphs, cells, notes and boxes", f"{total.blocks:,}", f"{total.blocks_back:,}"),
        ("automatic numbers", f"{total.numbers:,}", f"{total.numbers_back:,}"),
        ("tracked changes and comments", f"{total.marks:,}", f"{total.marks_back:,}"),
        ("what nobody wrote", "0", f"{total.unwritten:,}"),
    ]
    yield table((f"{drafts} drafts", "written", "read"), rows)
    yield held(total.whole, "every paragraph, number and mark comes back, and nothing else")
