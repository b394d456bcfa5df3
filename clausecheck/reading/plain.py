"""Plain text and Markdown: decoded, folded, freed of running heads, every change a projection."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Final

from clausecheck.agreement import Layout, Page, Text
from clausecheck.offsets import Edit
from clausecheck.reading import clean, detect

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausecheck.reading.limits import Limits

_JOURNAL: Final = r"Official Journal of the European (?:Union|Communities)"
_DATE: Final = r"\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)?\d{2}"
_NUMBER: Final = r"(?:No )?[LC] ?\d{1,4}(?: ?[A-Z])?/\d{1,4}"
_LANGUAGE: Final = r"(?:EN|XM|\[ ?EN ?\])"
_HEAD_PART: Final = re.compile(
    rf"(?:{_DATE}|{_NUMBER}|{_LANGUAGE}|{_JOURNAL})(?: (?:{_DATE}|{_NUMBER}|{_LANGUAGE}|{_JOURNAL}))*"
)
_PLACE: Final = re.compile(rf"{_DATE}|{_NUMBER}")
_JOURNAL_LINE: Final = re.compile(rf"^(?:.{{0,30}} )?{_JOURNAL}(?: .{{0,30}})?$", re.MULTILINE)

# The end of a line that is no end of a sentence, and a small letter after it.
_RUNS_ON: Final = re.compile(r"[\w,]\n[a-zà-þ]")

_FORM_FEED: Final = re.compile("\x0c")
_MOST_PAGES: Final = 0xFFFF

_META: Final = re.compile(r"\A\s*<meta\b[^>]*>\s*")
_LINK: Final = re.compile(r"!?\[([^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))+(?: \"[^\"\n]*\")?\)")
_HEADING: Final = re.compile(r"^#{1,6} ?(?=[^\s#])|(?<=\S) +#{1,6}$", re.MULTILINE)
_EMPHASIS: Final = re.compile(r"(?<![\w*\\])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)(\1)(?![\w*])")
_UNDERSCORE: Final = re.compile(r"(?<![\w\\])(_{1,2})(?=[^\W_])([^_\n]+?)(?<=[^\s_])(\1)(?!\w)")
_ESCAPE: Final = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|>-])")
# A line break inside a paragraph that was wrapped: a full line that ends with a word or a comma, then one that begins
# no point, is no heading and has no label ("Option 2: …"). A break that Markdown keeps stands after two blanks.
_BEGINS: Final = r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s|[^\W\d_]+[ \t]+[\dIVX.]+[ \t]*$|[^.;:\n]{1,24}:(?:\s|$)"
_WIDEST: Final = 120
_UNBROKEN: Final = 0.02
_SOFT_BREAK: Final = re.compile(
    r"^(?![#>|]|[`~]{3})(?=[^\n]{45,120}$)[^\n]*[\w,](?P<break> ?\n)"
    rf"(?=[ \t]*[\w(“\"'‘])(?![ \t]*(?:{_BEGINS}))",
    re.MULTILINE,
)
_MARKDOWN_SIGNS: Final = (
    re.compile(r"^#{1,6} ?\S", re.MULTILINE),
    re.compile(r"^#{1,6} [^\W\d_]", re.MULTILINE),
    re.compile(r"\]\([^()\s]*[./#]"),
    re.compile(r"\*\*\S"),
)


def read(name: str, data: bytes, *, limits: Limits) -> tuple[str, Text, str]:
    """The media type, the text of the bytes of a text file, and what had to be guessed to decode it.

    Raises LimitError.
    """
    decoded = detect.decode(data)
    limits.check_characters(name, len(decoded.text))
    text = Text.of(decoded.text, _pages(decoded.text))
    if markdown := is_markdown(text.content):
        text = _project(text, markdown_marks)
    text = _project(text, lambda content: list(clean.folding(content)))
    text = _project(text, running_heads)
    return (detect.MARKDOWN if markdown else detect.PLAIN), text, _doubt(decoded)


def _doubt(decoded: detect.Decoded) -> str:
    if not decoded.guessed:
        return ""
    lost = decoded.text.count("\ufffd")
    unreadable = f", {lost:,} characters of it unreadable" if lost else ""
    return f"the file does not say its encoding: read as {decoded.encoding}{unreadable}"


def _pages(text: str) -> Layout | None:
    """The pages of a text with form feeds: their numbers, without size or places. None for a text of one page."""
    starts = [0, *(found.end() for found in _FORM_FEED.finditer(text))]
    if len(starts) > 1 and not text[starts[-1] :].strip():
        # A form feed that ends the last page.
        starts.pop()
    if not 1 < len(starts) <= _MOST_PAGES:
        return None
    return Layout(
        tuple(Page(number, 0.0, 0.0) for number in range(1, len(starts) + 1)),
        array("I", starts),
        array("H", range(1, len(starts) + 1)),
        array("f", bytes(16 * len(starts))),
    )


def is_markdown(text: str) -> bool:
    """Whether headings, links or strong emphasis are marked the Markdown way, and more than by accident."""
    if _META.match(text):
        return True
    heading, spaced, link, strong = (
        sum(1 for _ in zip(sign.finditer(text), range(3), strict=False)) for sign in _MARKDOWN_SIGNS
    )
    return heading >= 3 or spaced >= 2 or (heading >= 1 and link + strong >= 1) or link + strong >= 3


def markdown_marks(text: str) -> list[Edit]:
    """Edits that reduce Markdown to its words. Negotiating brackets stay: only a link with an address is a link."""
    edits = [Edit(found.start(), found.end(), "") for found in _META.finditer(text)]
    for found in _LINK.finditer(text):
        edits += [Edit(found.start(), found.start(1), ""), Edit(found.end(1), found.end(), "")]
    edits += [Edit(found.start(), found.end(), "") for found in _HEADING.finditer(text)]
    for pattern in (_EMPHASIS, _UNDERSCORE):
        for found in pattern.finditer(text):
            edits += [Edit(*found.span(1), ""), Edit(*found.span(3), "")]
    edits += [Edit(found.start(), found.end(), "") for found in _ESCAPE.finditer(text)]
    if _is_wrapped(text):
        edits += [Edit(*found.span("break"), " ") for found in _SOFT_BREAK.finditer(text)]
    return _disjoint(edits)


def _is_wrapped(text: str) -> bool:
    """Whether the lines were broken by hand: elsewhere each line is a paragraph or a heading of its own, some long."""
    lines = [len(line) for line in text.split("\n") if line.strip()]
    return sum(length > _WIDEST for length in lines) <= _UNBROKEN * len(lines)


def running_heads(text: str) -> list[Edit]:
    """Edits that drop the Official Journal's running heads, on one line or on several.

    A sentence that a head cuts in two is joined again.
    """
    edits: list[Edit] = []
    for found in _JOURNAL_LINE.finditer(text):
        start, end = _head(text, *found.span())
        if start < end and (not edits or start >= edits[-1].end):
            runs_on = bool(_RUNS_ON.fullmatch(text[max(start - 2, 0) : start] + text[end : end + 1]))
            edits.append(Edit(start - 1, end, " ") if runs_on else Edit(start, end, ""))
    return edits


def _head(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines of the head around the line that names the Journal; an empty range if that line is prose."""
    if not _HEAD_PART.fullmatch(text[start:end]):
        return start, start
    for _ in range(3):
        above = text.rfind("\n", 0, max(start - 1, 0)) + 1
        if start == 0 or not _HEAD_PART.fullmatch(text[above : start - 1]):
            break
        start = above
    for _ in range(3):
        below = text.find("\n", end + 1)
        below = len(text) if below < 0 else below
        if end >= len(text) or not _HEAD_PART.fullmatch(text[end + 1 : below]):
            break
        end = below
    # The Journal's name alone can be the end of a sentence; a head gives its date or number too.
    return (start, min(end + 1, len(text))) if _PLACE.search(text, start, end) else (start, start)


def _project(text: Text, change: Callable[[str], list[Edit]]) -> Text:
    edits = change(text.content)
    return text.project(edits) if edits else text


def _disjoint(edits: list[Edit]) -> list[Edit]:
    """The edits in order, without those that lie inside an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
