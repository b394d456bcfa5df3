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


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The n lines of a document, columns instead of objects.

    `text` is every line with a newline after it, `starts` (n + 1) where each begins, `pages` its page, counted from 0;
    the other columns are those of `PageLines`. `page_sizes` is (width, height) per page.
    """

    text: str
    lefts: NDArray[np.uint16]
    starts: NDArray[np.int64]
    pages: NDArray[np.int32]
    boxes: Floats
    columns: Floats
    sizes: Floats
    bold: NDArray[np.bool_]
    page_sizes: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, pages: list[PageLines], page_sizes: list[tuple[float, float]]) -> Lines:
        """The lines of all pages, in order."""
        lengths = np.array([len(page.text) for page in pages], np.int64)
        offsets = np.cumsum(lengths) - lengths
        starts = [page.starts.astype(np.int64) + offset for page, offset in zip(pages, offsets.tolist(), strict=True)]
        return cls(
            "".join(page.text for page in pages),
            np.concatenate([page.lefts for page in pages]),
            np.concatenate([*starts, np.array([lengths.sum()])]),
            np.repeat(np.arange(len(pages), dtype=np.int32), [len(page.starts) for page in pages]),
            np.concatenate([page.boxes for page in pages]),
            np.concatenate([page.columns for page in pages]),
            np.concatenate([page.sizes for page in pages]),
            np.concatenate([page.bold for page in pages]),
            tuple(page_sizes),
        )

    def __len__(self) -> int:
        return len(self.pages)

    def words(self, line: int) -> str:
        """The characters of a line, without its newline."""
        return self.text[self.starts[line] : self.starts[line + 1] - 1]

    def page_ranges(self) -> Iterator[tuple[int, int]]:
        """The first line and the end of the lines of each page."""
        edges = np.searchsorted(self.pages, np.arange(len(self.page_sizes) + 1)).tolist()
        yield from itertools.pairwise(edges)

    def taken(self, order: NDArray[np.int64]) -> Lines:
        """The table with its lines in another order."""
        lengths = np.diff(self.starts)[order]
        ends = np.cumsum(lengths)
        characters = np.arange(int(lengths.sum())) + np.repeat(self.starts[order] - (ends - lengths), lengths)
        pieces = [
            self.text[a:b] for a, b in zip(self.starts[order].tolist(), self.starts[order + 1].tolist(), strict=True)
        ]
        return Lines(
            "".join(pieces),
            self.lefts[characters],
            np.concatenate(([0], ends)),
            self.pages[order],
            self.boxes[order],
            self.columns[order],
            self.sizes[order],
            self.bold[order],
            self.page_sizes,
        )

    def first(self, count: int) -> Lines:
        """The table of the first lines; nothing is copied, and `text` stays whole."""
        return replace(
            self,
            starts=self.starts[: count + 1],
            pages=self.pages[:count],
            boxes=self.boxes[:count],
            columns=self.columns[:count],
            sizes=self.sizes[:count],
            bold=self.bold[:count],
        )

    def as_text(self, pages: tuple[Page, ...]) -> Text:
        """The lines as the text of a source, before any projection."""
        layout = Layout(
            pages,
            array("I", self.starts[:-1].astype(np.uint32).tobytes()),
            array("H", (self.pages + 1).astype(np.uint16).tobytes()),
            array("f", np.ascontiguousarray(self.boxes, np.float32).tobytes()),
            array("H", self.lefts.tobytes()),
        )
        return Text.of(self.text, layout)
