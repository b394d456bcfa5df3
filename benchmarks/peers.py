"""What others do with a PDF: extract its text, each page closed after it was read.

    python -m benchmarks.peers pdfplumber|pdfium FILE [--pages N]

Prints the pages read and the characters found. Run in a process of its own, so that time and memory are the peer's.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path


def sample(total: int, wanted: int | None) -> list[int]:
    """So many page indices, evenly spread over the file; all of them where no number is given."""
    if wanted is None or wanted >= total:
        return list(range(total))
    return [at * total // wanted for at in range(wanted)]


def pdfplumber_pages(path: Path, wanted: int | None) -> Iterator[str]:
    """The text of each page as pdfplumber's `extract_text` gives it."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for index in sample(len(document.pages), wanted):
            page = document.pages[index]
            yield page.extract_text()
            page.close()


def pdfium_pages(path: Path, wanted: int | None) -> Iterator[str]:
    """The text of each page as PDFium gives it: no boxes, no reading order, running heads and all."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for index in sample(len(document), wanted):
        page = document[index]
        text = page.get_textpage()
        yield text.get_text_range()
        text.close()
        page.close()
    document.close()


PEERS = {"pdfplumber": pdfplumber_pages, "pdfium": pdfium_pages}


def main() -> None:
    """Read one file as one peer does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("file", type=Path)
    parser.add_argument("--pages", type=int, help="only so many pages, evenly spread")
    arguments = parser.parse_args()
    pages = characters = 0
    for text in PEERS[arguments.peer](arguments.file, arguments.pages):
        pages += 1
        characters += len(text)
    print(json.dumps({"pages": pages, "characters": characters}))


if __name__ == "__main__":
    main()
