"""The lines of all pages as one table, and the table as a `Text` with its `Layout`."""

from __future__ import annotations

import itertools
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from clausecheck.agreement import Layout, Page, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from clausecheck.reading.glyphs import Floats
    from clausecheck.reading.lines import PageLines


class Collector:
    """Takes the lines of one page after the other; large buffers that grow, not thousands of small ones that stay."""

    def __init__(self) -> None:
        self._text = bytearray()
        self._lefts = array("H")
        self._starts, self._pages = array("I"), array("i")
        self._boxes, self._places, self._columns = array("f"), array("f"), array("f")
        self._sizes, self._openings = array("f"), array("f")
        self._bold, self._roles, self._turns = array("B"), array("B"), array("B")
        self._page_sizes: list[tuple[float, float]] = []
        self.characters = 0

    def add(self, page: Page, lines: PageLines) -> None:
        """Take the lines of the next page."""
        self._starts.frombytes((lines.starts + np.uint32(self.characters)).tobytes())
        self._pages.extend([len(self._page_sizes)] * len(lines.starts))
        self._page_sizes.append((page.width, page.height))
        self._text += lines.text.encode("utf-16-le", "surrogatepass")
        self.characters += len(lines.text)
        for buffer, column in (
            (self._lefts, lines.lefts),
            (self._boxes, lines.boxes),
            (self._places, lines.places),
            (self._turns, lines.turns),
            (self._columns, lines.columns),
            (self._sizes, lines.sizes),
            (self._openings, lines.openings),
            (self._bold, lines.bold.astype(np.uint8)),
            (self._roles, lines.roles),
        ):
            buffer.frombytes(column.tobytes())

    def lines(self) -> Lines:
        """The lines of all pages, in order. Nothing can be added after."""
        text = self._text.decode("utf-16-le", "surrogatepass")
        self._text.clear()
        # From here on the places live as long as the lines made of them.
        lefts, self._lefts = np.frombuffer(self._lefts, np.uint16), array("H")
        starts = np.frombuffer(self._starts, np.uint32)
        return Lines(
            text,
            lefts,
            starts,
            np.append(starts[1:], len(text)).astype(np.uint32) - np.uint32(1),
            np.frombuffer(self._pages, np.int32),
            np.frombuffer(self._boxes, np.float32).reshape(-1, 4),
            np.frombuffer(self._places, np.float32).reshape(-1, 4),
            np.frombuffer(self._turns, np.uint8),
            np.frombuffer(self._columns, np.float32).reshape(-1, 2),
            np.frombuffer(self._sizes, np.float32),
            np.frombuffer(self._bold, np.bool_),
            np.frombuffer(self._openings, np.float32),
            np.frombuffer(self._roles, np.uint8),
            tuple(self._page_sizes),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The n lines of a document, columns instead of objects.

    `text` holds every line with a newline after it, `lefts` the left edge of each of its characters. Line *i* is
    `text[starts[i] : ends[i]]`, on page `pages[i]`, counted from 0; the other columns are those of `PageLines`.
    `page_sizes` is (width, height) per page. Tables of the same document share `text` and `lefts`, whatever lines they
    hold and in which order.
    """

    text: str
    lefts: NDArray[np.uint16]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    pages: NDArray[np.int32]
    boxes: Floats
    places: Floats
    turns: NDArray[np.uint8]
    columns: Floats
    sizes: Floats
    bold: NDArray[np.bool_]
    openings: Floats
    roles: NDArray[np.uint8]
    page_sizes: tuple[tuple[float, float], ...]

    def __len__(self) -> int:
        return len(self.pages)

    def words(self, line: int) -> str:
        """The characters of a line, without its newline."""
        return self.text[self.starts[line] : self.ends[line]]

    def all_words(self) -> Iterator[str]:
        """The characters of each line, in order; faster than line by line."""
        for start, end in zip(array("I", self.starts.tobytes()), array("I", self.ends.tobytes()), strict=True):
            yield self.text[start:end]

    def page_ranges(self) -> Iterator[tuple[int, int]]:
        """The first line and the end of the lines of each page."""
        edges = np.searchsorted(self.pages, np.arange(len(self.page_sizes) + 1)).tolist()
        yield from itertools.pairwise(edges)

    def taken(self, order: NDArray[np.int64]) -> Lines:
        """The table of the lines with these numbers, in this order; no character is copied."""
        return replace(
            self,
            starts=self.starts[order],
            ends=self.ends[order],
            pages=self.pages[order],
            boxes=self.boxes[order],
            places=self.places[order],
            turns=self.turns[order],
            columns=self.columns[order],
            sizes=self.sizes[order],
            bold=self.bold[order],
            openings=self.openings[order],
            roles=self.roles[order],
        )

    def written_out(self) -> Lines:
        """The table with its text in the order of its lines."""
        if not len(self):
            return self
        # Lines that follow each other in the text, too, are copied as one piece.
        heads = np.flatnonzero(np.append(True, self.starts[1:] != self.ends[:-1] + 1))
        tails = np.append(heads[1:], len(self)) - 1
        pieces = list(zip(self.starts[heads].tolist(), (self.ends[tails] + 1).tolist(), strict=True))
        lengths = self.ends - self.starts + 1
        ends = np.cumsum(lengths, dtype=np.int64).astype(np.uint32)
        return replace(
            self,
            text="".join([self.text[start:end] for start, end in pieces]),
            lefts=np.concatenate([self.lefts[start:end] for start, end in pieces]),
            starts=ends - lengths,
            ends=ends - np.uint32(1),
        )

    def as_text(self, pages: tuple[Page, ...]) -> Text:
        """The lines as the text of a source, before any projection."""
        layout = Layout(
            pages,
            array("I", self.starts.tobytes()),
            array("H", (self.pages + 1).astype(np.uint16).tobytes()),
            array("f", np.ascontiguousarray(self.places, np.float32).tobytes()),
            array("H"),
            array("B", self.turns.tobytes() if self.turns.any() else b""),
        )
        layout.lefts.frombytes(np.ascontiguousarray(self.lefts).view(np.uint8).data)
        return Text.of(self.text, layout)
