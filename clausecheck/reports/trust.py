"""How far the reading of a document can be relied on, in words: which pages were not read, and how to get them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausecheck.agreement import Page, Text, Trust
from clausecheck.matching.findings import Finding

_UNREAD = {
    Trust.IMAGE_ONLY: "an image without text",
    Trust.GARBLED: "letters without meaning, or a damaged page",
}
_READ_OTHERWISE = {
    Trust.OCR: "read from an image by OCR: a word may be misread",
    Trust.DISAGREE: "two engines read different letters",
}


def trust_notes(text: Text) -> Iterator[str]:
    """What a reader must know before any verdict: unread pages with what can be done, then pages read with doubt."""
    pages = text.layout.pages
    unread = [page for page in pages if not page.trust.readable]
    if unread:
        share, numbers = f"{text.readable_share():.0%}", ranges(page.number for page in unread)
        yield (
            f"{share} of the pages could be read; not read: {numbers}. An absence means: absent in what could be read."
        )
    for trust, what in _UNREAD.items():
        for remedy in dict.fromkeys(page.remedy for page in unread if page.trust is trust):
            same = [page for page in unread if page.trust is trust and page.remedy == remedy]
            yield f"{_named(same)}: {what}.{f' {remedy}.' if remedy else ''}"
    for trust, what in _READ_OTHERWISE.items():
        if same := [page for page in pages if page.trust is trust]:
            yield f"{_named(same)}: {what}."


def misread(finding: Finding) -> str:
    """Which words of a quote OCR misread, and as what they were taken; empty if none."""
    words = dict.fromkeys(f"'{one.written}' as '{one.read}'" for one in finding.read_as)
    return f"misread by OCR, and read here: {', '.join(words)}" if words else ""


def _named(pages: list[Page]) -> str:
    return f"{'Pages' if len(pages) > 1 else 'Page'} {ranges(page.number for page in pages)}"


def ranges(numbers: Iterable[int]) -> str:
    """1, 2, 3 and 7 as "1–3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in runs)
