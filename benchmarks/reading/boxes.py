"""`python -m benchmarks.reading.boxes FOLDER [PDF …]`: pages drawn at random, the boxes of random phrases on them.

Pages of the corpus's PDFs, and of those named: one each with two columns, a table, a footnote and text on its side
where there is any, the others wherever the draw falls. Each becomes a PNG in the folder with the boxes of three
phrases, to be looked at; the table printed has a column for what the eye says. The same seed draws the same.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pypdfium2
from PIL import Image, ImageDraw

from benchmarks.table import table
from clausecheck.agreement import Text
from clausecheck.offsets import Span
from clausecheck.reading import read
from clausecheck.reports.text import page_spans

CORPUS: Final = Path(__file__).parents[2] / "corpus"
PAGES: Final = 10
PHRASES: Final = 3
_SCALE: Final = 1.4
_COLOURS: Final = ("red", "blue", "green")
_FEWEST: Final = 60
_NOTE: Final = re.compile(r"^[⁰¹²³⁴⁵⁶⁷⁸⁹]", re.MULTILINE)


class Leaf(NamedTuple):
    """One page of a PDF: its number, and its span of the text."""

    file: Path
    text: Text
    page: int
    span: Span

    def words(self) -> str:
        """The words of the page."""
        return self.text.content[self.span.start : self.span.end]


def leaves(file: Path) -> Iterator[Leaf]:
    """The pages of a PDF that have words enough."""
    text = read(file, ocr="never")[1]
    for page, span in page_spans(text):
        if span.end - span.start >= _FEWEST:
            yield Leaf(file, text, page, span)


def _lines(leaf: Leaf) -> list[int]:
    return [line for line, page in enumerate(leaf.text.layout.line_pages) if page == leaf.page]


def has_columns(leaf: Leaf) -> bool:
    """Whether lines end left of the middle and others begin right of it."""
    layout, middle = leaf.text.layout, leaf.text.layout.pages[leaf.page - 1].width / 2
    boxes = [layout.line_box(line) for line in _lines(leaf)]
    return min(sum(box.x1 < middle + 5 for box in boxes), sum(box.x0 > middle - 5 for box in boxes)) > 10


def has_turned(leaf: Leaf) -> bool:
    """Whether text stands on its side."""
    turns = leaf.text.layout.line_turns
    return bool(turns) and any(turns[line] for line in _lines(leaf))


KINDS: Final[tuple[tuple[str, Callable[[Leaf], bool]], ...]] = (
    ("two columns", has_columns),
    ("a table", lambda leaf: leaf.words().count("\t") > 8),
    ("a footnote", lambda leaf: _NOTE.search(leaf.words()) is not None),
    ("text on its side", has_turned),
)


def drawn(pages: Sequence[Leaf], chance: random.Random) -> list[tuple[str, Leaf]]:
    """Pages at random, of each kind one, and why each is there."""
    found: list[tuple[str, Leaf]] = []
    for kind, holds in KINDS:
        if fitting := [leaf for leaf in pages if holds(leaf)]:
            found.append((kind, chance.choice(fitting)))
    rest = [leaf for leaf in pages if all(leaf[:3:2] != other[:3:2] for _, other in found)]
    return found + [("any", leaf) for leaf in chance.sample(rest, min(len(rest), PAGES - len(found)))]


def phrases(leaf: Leaf, chance: random.Random) -> Iterator[Span]:
    """Three phrases of three to six words each, of any place of the page."""
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", leaf.words())]
    for _ in range(PHRASES):
        count = chance.randint(3, 6)
        first = chance.randrange(max(1, len(words) - count))
        last = words[min(first + count, len(words)) - 1]
        yield Span(leaf.span.start + words[first][0], leaf.span.start + last[1])


def picture(leaf: Leaf, spans: Sequence[Span]) -> Image.Image:
    """The page with the boxes of the spans on it."""
    image = pypdfium2.PdfDocument(leaf.file)[leaf.page - 1].render(scale=_SCALE).to_pil().convert("RGB")
    pen = ImageDraw.Draw(image)
    for span, colour in zip(spans, _COLOURS, strict=True):
        for box in leaf.text.boxes(*span):
            if box.page == leaf.page:
                edges = [edge * _SCALE for edge in (box.x0 - 0.5, box.top, box.x1 + 0.5, box.bottom)]
                pen.rectangle(edges, outline=colour, width=2)
    return image


def main() -> None:
    """Draw the pages and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading.boxes", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("files", nargs="*", type=Path, help="PDFs beside those of the corpus")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    pages = [leaf for file in [*sorted(CORPUS.glob("*.pdf")), *arguments.files] for leaf in leaves(file)]
    rows = []
    for number, (kind, leaf) in enumerate(drawn(pages, chance), 1):
        spans = list(phrases(leaf, chance))
        picture(leaf, spans).save(arguments.folder / f"{number:02}.png")
        said = "; ".join(" ".join(leaf.text.content[span.start : span.end].split()) for span in spans)
        rows.append((str(number), leaf.file.name, str(leaf.page), kind, said, ""))
    print(table(("picture", "file", "page", "drawn as", "phrases: red; blue; green", "by eye"), rows))


if __name__ == "__main__":
    main()
