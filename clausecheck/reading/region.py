"""Places in a document: parts of pages to draw, words to highlight or to comment on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from clausecheck.agreement import Box
from clausecheck.offsets import Span

SCALE: Final = 1.6
"""Pixels per point: 115 dots per inch, enough to read small print on a screen."""


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A part of a page, in points from the top left of the page as it is shown."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words of one page to highlight, with a note: `colour` is red, green and blue from 0 to 1."""

    page: int
    boxes: tuple[Box, ...]
    colour: tuple[float, float, float]
    subject: str
    note: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on some words: `span` are characters of the origin of a text, `words` may have several lines."""

    span: Span
    words: str
