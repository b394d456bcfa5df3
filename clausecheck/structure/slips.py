"""Slips of OCR in what gives a text its structure: marks of a list, numbers of provisions, the word "Article".

`1, - The Parties`, `2... The`, `{a)` and `(b)’` are `1. The`, `2. The`, `(a)` and `(b)`; `TITLE HI` is `TITLE III`;
`Article 28 u` is a heading. A number in digits is never changed, only the signs around it; where letters that are no
word stand in the place of a number, the neighbours tell which it is, and so they do of a point whose letter
does not fit between them. Only lines of OCR pages are touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from clausecheck.agreement import Text, Trust
from clausecheck.language.english import is_english
from clausecheck.language.folding import KeyWords, folded
from clausecheck.offsets import Edit, Span
from clausecheck.structure.dates import DATE_WORDS
from clausecheck.structure.numbering import roman
from clausecheck.structure.specks import without_specks

_NAMES: Final = (
    "article articles part title chapter section subsection annex annexes appendix protocol preamble declaration "
    "heading agreement parties paragraph subparagraph point done witness whereof"
)
KEYS: Final = KeyWords(frozenset(_NAMES.split()) | DATE_WORDS)
"""The words that a text's structure hangs on."""

# Specks, and signs that OCR makes of them.
_SPECK: Final = r"[.,:;’‘'`´“”\"°_|~*«»·•—–-]"
_NUMBER: Final = re.compile(rf"(?P<number>\d{{1,3}})(?P<signs>\s?[.,:;](?:\s?{_SPECK})*\s*|\s)(?=[^\W\d_])")
_POINT: Final = re.compile(
    rf"(?P<open>[({{\[<])(?P<letter>[a-z]{{1,2}}|[ivx]{{1,5}})(?P<close>[)}}\]>](?:\s?{_SPECK})*)\s"
)
# How a point ends that another follows, and how that begins where its letter was not seen.
_MORE: Final = re.compile(r"(?:;|[;,] (?:and|or))\s*$")
_SMALL: Final = re.compile(r"[a-z](?=[a-z ])")
# Letters that may be Roman numerals.
_ROMANS: Final = "ivx"
_LETTER: Final = re.compile(r"\(([a-z])\) ")
_ARTICLE: Final = re.compile(
    rf"(?P<word>Article|ARTICLE)(?:\s|\s?{_SPECK}\s?)(?P<number>\d{{1,3}}[a-z]?)"
    rf"(?:|\s?{_SPECK}{{1,3}}|\s[^\W\d_]{{1,2}}|\s{_SPECK}\s?[^\W\d_]?)$",
    re.MULTILINE,
)
_DIVISION: Final = re.compile(
    r"(?:TITLE|Title|CHAPTER|Chapter|SECTION|Section|PART|Part|ANNEX|Annex)\s+(?P<numeral>[IVXLCHTilt1|!]{1,6})(?=\s|$)"
)
_STROKES: Final = str.maketrans({"H": "II", "l": "I", "i": "I", "1": "I", "|": "I", "!": "I", "T": "I", "t": "I"})
_HEADING: Final = re.compile(r"(?:article|annex|chapter|title|section|part)\b", re.IGNORECASE)
_NO_WORDS: Final = re.compile(rf"(?:{_SPECK}|\s){{1,6}}$", re.MULTILINE)
_LEADING: Final = re.compile(
    rf"{_SPECK}{{1,2}}\s?(?=(?:Article|ARTICLE|TITLE|CHAPTER|ANNEX)\s|\d{{1,2}}\. |\([a-z]{{1,3}}\) )"
)
# Letters in the place of a number: a paragraph's text follows, which begins with a capital and is no heading.
_NO_NUMBER: Final = re.compile(rf"(?P<mark>[^\W_]{{1,3}}{_SPECK}?)\s(?=[A-Z][^\n]{{30}})")


@dataclass(frozen=True, slots=True)
class _Mark:
    """The beginning of a line: where its mark stands, signs included, and the number; 0 where that was not read."""

    span: Span
    number: int
    sure: bool = True


def mended(text: Text) -> Text:
    """The text with such slips mended. A text without OCR pages is returned as it is."""
    if not text.has_ocr:
        return text
    text = folded(text, KEYS)
    lines = list(_ocr_lines(text))
    text = text.fold(edit for line in lines for edit in _in_line(text.content, *line))
    lines = list(_ocr_lines(text))
    content = text.content
    return text.fold(sorted([*_numbered(content, lines), *_lettered(content, lines), *_unmarked(content, lines)]))


def _ocr_lines(text: Text) -> Iterator[Span]:
    for found in re.finditer(r"[^\n]+", text.content):
        if text.trust_at(found.start()) is Trust.OCR:
            yield Span(*found.span())


def _in_line(content: str, start: int, end: int) -> Iterator[Edit]:
    """The edits of one line: a speck before its mark, one at the mark or at its end, others within."""
    if found := _LEADING.match(content, start, end):
        yield Edit(*found.span(), "")
        start = found.end()
    first = _at_mark(content, start, end)
    if first is not None:
        yield first
    within = (start, end) if first is None else (first.end, end) if first.start == start else (start, first.start)
    yield from without_specks(content, *within)


def _at_mark(content: str, start: int, end: int) -> Edit | None:
    """What is mended in the mark or the heading that a line begins with."""
    if _NO_WORDS.match(content, start, end):
        return Edit(start, end, "")
    if found := _NUMBER.match(content, start, end):
        return Edit(start, found.end(), f"{found['number']}. ") if found["signs"] not in (". ", " ") else None
    if found := _POINT.match(content, start, end):
        marked = (found["open"], found["close"]) == ("(", ")")
        return None if marked else Edit(start, found.end() - 1, f"({found['letter']})")
    if found := _ARTICLE.match(content, start, end):
        heading = f"{found['word']} {found['number']}"
        return Edit(*found.span(), heading) if found[0] != heading else None
    if found := _DIVISION.match(content, start, end):
        numeral = found["numeral"]
        strokes = numeral.translate(_STROKES)
        if not numeral.isdecimal() and not roman(numeral) and roman(strokes):
            return Edit(*found.span("numeral"), strokes)
    return None


def _numbered(content: str, lines: Sequence[Span]) -> Iterator[Edit]:
    """The numbers of paragraphs that were read as letters or without their stop, where those around leave no doubt."""
    marks: list[_Mark] = []
    for line in lines:
        if _HEADING.match(content, *line):
            yield from _in_article(marks)
            marks = []
        elif mark := _mark(content, line):
            marks.append(mark)
    yield from _in_article(marks)


def _mark(content: str, line: Span) -> _Mark | None:
    if found := _NUMBER.match(content, *line):
        return _Mark(Span(*found.span()), int(found["number"]), sure=found["signs"] == ". ")
    found = _NO_NUMBER.match(content, *line)
    if found is None or is_english(found["mark"].lower().rstrip(".,:;")) or found["mark"].isdecimal():
        return None
    return _Mark(Span(*found.span()), 0, sure=False)


def _in_article(marks: Sequence[_Mark]) -> Iterator[Edit]:
    """The unsure marks of one article that stand just where a number is missing."""
    last = 0
    for at, mark in enumerate(marks):
        if mark.sure:
            last = mark.number
            continue
        following = next((ahead for ahead, other in enumerate(marks[at:]) if other.sure), None)
        expected = marks[at + following].number - following if following is not None else last + 1
        fits = expected == last + 1 and mark.number in (0, expected) and (last or following is not None)
        if fits:
            yield Edit(*mark.span, f"{expected}. ")
            last = expected


def _lettered(content: str, lines: Sequence[Span]) -> Iterator[Edit]:
    """The letters of points that were read as others: `(c)` between `(d)` and `(f)`."""
    found = [_LETTER.match(content, *line) for line in lines if not _NUMBER.match(content, *line)]
    for before, one, after in zip(found, found[1:], found[2:], strict=False):
        if before and one and after and ord(after[1]) - ord(before[1]) == 2 and ord(one[1]) != ord(before[1]) + 1:
            yield Edit(*one.span(1), chr(ord(before[1]) + 1))


def _unmarked(content: str, lines: Sequence[Span]) -> Iterator[Edit]:
    """Letters for points whose own OCR did not see: what begins small after a semicolon goes on with the list."""
    last, before = "", ""
    pending: list[Edit] = []
    for line in lines:
        if (found := _LETTER.match(content, *line)) and found[1] not in _ROMANS:
            if last and ord(found[1]) == ord(last) + 1:
                yield from pending
            last, pending = found[1], []
        elif last and _MORE.search(before) and _SMALL.match(content, *line):
            last = chr(ord(last) + 1)
            # With a letter of its own, for nothing stands where nothing was written.
            pending.append(Edit(line.start, line.start + 1, f"({last}) {content[line.start]}"))
        else:
            yield from pending
            last, pending = "", []
        before = content[line.start : line.end]
    yield from pending
