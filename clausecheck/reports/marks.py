"""Tracked changes and comments among the words, in CriticMarkup with the name of who made them.

    {++new words++}{>>EU<<}   {--old words--}{>>Partner<<}   {==words==}{>>Partner, 2024-05-03: a comment<<}

A change is shown line by line; a paragraph or a row that is gone has a line of its own. Behind changes of one author
that touch, the name stands once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from clausecheck.agreement import MarkKind, Text, TextMark
from clausecheck.offsets import Edit, Span

_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
_BREAK: Final = re.compile(r"[^\S\n]*\n\s*")
_PILCROW: Final = "¶"
# What is inserted at one place: ends of spans first, then what is gone there, then beginnings of spans.
_END, _GONE, _BEGIN = range(3)


class _Insert(NamedTuple):
    """Words inserted at a place of the content; `order` is among those of one place and rank."""

    at: int
    rank: int
    order: tuple[int, int]
    words: str


def mark_edits(text: Text) -> Iterator[Edit]:
    """The edits of the content that show its marks; what OCR misread as {~~what it wrote~>what that is read as~~}."""
    inserts: list[_Insert] = []
    changes = _changes(text)
    for number, change in enumerate(changes):
        following = changes[number + 1] if number + 1 < len(changes) else None
        goes_on = following is not None and following.author == change.author
        touches = following is not None and following.span.start <= change.span.end
        name = "" if not change.author or (goes_on and touches) else f"{{>>{change.author}<<}}"
        show = _deleted if change.kind is MarkKind.DELETION else _inserted
        inserts += show(text, change, number, name)
    for number, mark in enumerate(text.marks, len(changes)):
        if mark.kind is MarkKind.COMMENT:
            inserts += _spanned(text, mark, number, ("{==", "==}"), _note(mark))
    for number, folding in enumerate(text.foldings, len(changes) + len(text.marks)):
        at, end = text.above(folding.span.start), text.above(folding.span.end)
        inserts.append(_Insert(at, _BEGIN, (-end, number), f"{{~~{folding.written}~>"))
        inserts.append(_Insert(end, _END, (-at, -number), "~~}"))
    return (Edit(one.at, one.at, one.words) for one in sorted(inserts))


def summary(text: Text) -> str:
    """How many changes and comments a text has and by whom, and how it is read; nothing where it has none."""
    changes = Counter(mark.author or "unnamed" for mark in text.marks if mark.kind is not MarkKind.COMMENT)
    comments = Counter(mark.author or "unnamed" for mark in text.marks if mark.kind is MarkKind.COMMENT)
    counted = " and ".join(filter(None, (_counted(changes, "tracked change"), _counted(comments, "comment"))))
    return f"{counted}: read with all insertions accepted and all deletions left out" if changes else counted


def _counted(authors: Counter[str], what: str) -> str:
    if not authors:
        return ""
    each = sorted(authors.items(), key=lambda one: (-one[1], one[0]))
    by = ", ".join(f"{author} {count}" for author, count in each)
    return f"{authors.total():,} {what}{'s' * (authors.total() > 1)} ({by})"


def _note(comment: TextMark) -> str:
    said = " / ".join(line.strip() for line in comment.note.splitlines() if line.strip())
    who = ", ".join(filter(None, (comment.author, comment.date[:10])))
    return f"{{>>{': '.join(filter(None, (who, said)))}<<}}"


def _changes(text: Text) -> list[TextMark]:
    """The tracked changes; those of one kind and author that touch are shown as one, whenever each was made."""
    merged: dict[tuple[MarkKind, str], list[TextMark]] = {}
    for mark in text.marks:
        if mark.kind is MarkKind.COMMENT:
            continue
        same = merged.setdefault((mark.kind, mark.author), [])
        if same and mark.span.start <= same[-1].span.end:
            start, end = same[-1].span
            same[-1] = replace(mark, span=Span(start, max(end, mark.span.end)))
        else:
            same.append(mark)
    return sorted((mark for same in merged.values() for mark in same), key=lambda mark: (mark.span, mark.kind))


def _inserted(text: Text, change: TextMark, number: int, name: str) -> Iterator[_Insert]:
    start, end = text.above(change.span.start), text.above(change.span.end)
    if start < end and text.content[start:end].isspace() and "\n" in text.content[start:end]:
        # A paragraph was parted in two.
        yield _Insert(start, _END, (-start, -number), f"{{++{_PILCROW}++}}{name}")
    elif start < end:
        yield from _spanned(text, change, number, ("{++", "++}"), name)


def _spanned(text: Text, mark: TextMark, number: int, signs: tuple[str, str], said: str) -> Iterator[_Insert]:
    """Signs around each line of a span, the outer ones outside; what is said of it stands behind the last."""
    start, end = text.above(mark.span.start), text.above(mark.span.end)
    lines = [found.span() for found in _LINE.finditer(text.content, start, end)]
    for low, high in lines:
        yield _Insert(low, _BEGIN, (-high, number), signs[0])
        yield _Insert(high, _END, (-low, -number), signs[1] + (said if (low, high) == lines[-1] else ""))
    if not lines:
        yield _Insert(end, _END, (-start, -number), said)


def _deleted(text: Text, change: TextMark, number: int, name: str) -> Iterator[_Insert]:
    start, end = change.span
    at, words, content = text.above(start), text.origin[start:end], text.content
    lines = [f"{{--{' '.join(line.split())}--}}" for line in words.split("\n") if line.strip()]
    if not lines or not _stands_alone(text, change.span):
        shown = _BREAK.sub(f" {_PILCROW} ", words).strip() or words
        before = " " if words[0] == " " != shown and at and not content[at - 1].isspace() else ""
        after = " " if words[-1] == " " != shown and not content[at : at + 1].isspace() else ""
        yield _Insert(at, _GONE, (start, number), f"{before}{{--{shown}--}}{name}{after}")
        return
    apart = "\n" if text.origin[start - 2 : start] not in ("", "\n\n") else "\n\n"
    gone = apart.join(lines) + name
    place = at
    while place and content[place - 1] == "\n":
        place -= 1
    yield _Insert(place, _GONE, (start, number), apart + gone if place else gone + apart)


def _stands_alone(text: Text, span: Span) -> bool:
    """Whether words that are gone were whole lines."""
    before, after = text.origin[span.start - 1 : span.start], text.origin[span.end : span.end + 1]
    ends = text.origin[span.end - 1] == "\n" or after in ("", "\n")
    return before in ("", "\n") and ends
