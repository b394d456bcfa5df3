"""Writing a text down in reading order, together with what its file says beside the words.

The readers of Word, HTML and XML walk a tree and tell a scribe what they meet. The scribe keeps the origin, what the
default reading leaves out, the marks, and the provisions that the file states; it alone counts characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clausecheck.agreement import Kind, MarkKind, StatedProvision, Text, TextMark
from clausecheck.offsets import Edit, Span
from clausecheck.reading import clean

if TYPE_CHECKING:
    from clausecheck.reading.limits import Limits

BLOCK: Final = "\n\n"
LINE: Final = "\n"
CELL: Final = "\t"

_STRENGTH: Final = {"": 0, CELL: 1, LINE: 2, BLOCK: 3}
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_RAISED: Final = str.maketrans("0123456789()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")


def raised(label: str) -> str:
    """The label of a note as it stands in the text, above the line: `Article 5¹` never reads Article 51."""
    return label.translate(_RAISED)


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change that words stand in."""

    kind: MarkKind
    author: str
    date: str


@dataclass(slots=True, eq=False)
class Opened:
    """A provision being written; -1 stands for a place where no word has been written yet."""

    kind: Kind
    number: str
    heading: str
    start: int = -1
    body: int = -1
    end: int = -1


class Scribe:
    """Writes one text. A separator is written only once words follow it, so no text ends or begins with one."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._pieces: list[str] = []
        self._at = 0
        self._dropped: list[Edit] = []
        self._marks: list[TextMark] = []
        self._provisions: list[Opened] = []
        self._awaiting_start: list[Opened] = []
        self._awaiting_body: list[Opened] = []
        self._pending = ""
        self._pending_revisions: tuple[Revision, ...] = ()
        # A blank that is written once words follow it, and the changes it stands in.
        self._blank: tuple[Revision, ...] | None = None
        # Whether words that stay were written since the last break that stays, and where that break is.
        self._live = False
        self._last_break: tuple[str, Span] | None = None

    @property
    def at(self) -> int:
        """Where the last words ended."""
        return self._at

    @property
    def next(self) -> int:
        """Where the next words will begin."""
        return self._at + (len(self._pending) if self._at else 0)

    # --- words ----------------------------------------------------------------------------------------------------

    def part(self, separator: str, revisions: tuple[Revision, ...] = ()) -> None:
        """End a block, a line or a cell. Of several in a row, the strongest stands; `revisions` are of the break."""
        self._blank = None
        if _STRENGTH[separator] >= _STRENGTH[self._pending]:
            self._pending, self._pending_revisions = separator, revisions

    def write(self, words: str, revisions: tuple[Revision, ...] = ()) -> None:
        """Write words as they are, with the tracked changes they stand in."""
        if not words:
            return
        self._break()
        for opened in self._awaiting_start:
            opened.start = self._at
        for opened in self._awaiting_body:
            opened.body = self._at
        self._awaiting_start.clear()
        self._awaiting_body.clear()
        self._words(words, revisions)

    def flow(self, words: str, revisions: tuple[Revision, ...] = ()) -> None:
        """Write words of a markup language, in which any run of blanks is one space."""
        folded = _BLANKS.sub(" ", words)
        if folded.startswith(" ") and self._blank is None and self._at and not self._pending:
            self._blank = revisions
        if bare := folded.strip(" "):
            if self._blank is not None:
                self._words(" ", self._blank)
            self.write(bare, revisions)
            self._blank = revisions if folded.endswith(" ") else None

    def _words(self, words: str, revisions: tuple[Revision, ...]) -> None:
        start = self._put(words)
        self._revise(start, revisions)
        if _deleted(revisions):
            self._drop(start, "")
        else:
            self._live = True

    def _break(self) -> None:
        separator, revisions = self._pending, self._pending_revisions
        self._pending, self._pending_revisions = "", ()
        if not self._at or not separator:
            return
        start = self._put(separator)
        self._revise(start, revisions)
        if _deleted(revisions):
            # What stood in two paragraphs now stands in one.
            self._drop(start, " " if self._live else "")
        elif self._live:
            self._live, self._last_break = False, (separator, Span(start, self._at))
        elif self._last_break is not None and _STRENGTH[separator] > _STRENGTH[self._last_break[0]]:
            # Of the breaks around words that are gone, the strongest stands.
            self._dropped.append(Edit(*self._last_break[1], ""))
            self._last_break = separator, Span(start, self._at)
        else:
            self._drop(start, "")

    def _put(self, words: str) -> int:
        start = self._at
        self._pieces.append(words)
        self._at += len(words)
        self._limits.check_characters(self._name, self._at)
        return start

    def _drop(self, start: int, replacement: str) -> None:
        self._dropped.append(Edit(start, self._at, replacement))

    # --- marks ----------------------------------------------------------------------------------------------------

    def mark(self, mark: TextMark) -> None:
        """Note a mark; a tracked change that goes on where the last of its kind ended is the same change."""
        for place in range(len(self._marks) - 1, max(-1, len(self._marks) - 4), -1):
            last = self._marks[place]
            same = (last.kind, last.author, last.date) == (mark.kind, mark.author, mark.date)
            if same and mark.kind is not MarkKind.COMMENT and last.span.end == mark.span.start:
                span = Span(last.span.start, mark.span.end)
                self._marks[place] = TextMark(mark.kind, span, mark.author, mark.date)
                return
        self._marks.append(mark)

    def widen_insertion(self, start: int, words: int) -> None:
        """Let the insertion that covers all characters from `words` to here begin at `start`, with their number."""
        last = self._marks[-1] if self._marks else None
        if last is not None and last.kind is MarkKind.INSERTION and last.span == (words, self._at):
            self._marks.pop()
            self.mark(TextMark(last.kind, Span(start, self._at), last.author, last.date))

    def _revise(self, start: int, revisions: tuple[Revision, ...]) -> None:
        for revision in revisions:
            self.mark(TextMark(revision.kind, Span(start, self._at), revision.author, revision.date))

    # --- provisions -----------------------------------------------------------------------------------------------

    def open(self, kind: Kind, number: str = "", heading: str = "") -> Opened:
        """Begin a provision with the next words; its own words begin there too, until `body` says otherwise."""
        opened = Opened(kind, " ".join(number.split()), " ".join(heading.split()))
        self._provisions.append(opened)
        self._awaiting_start.append(opened)
        self._awaiting_body.append(opened)
        return opened

    def body(self, opened: Opened) -> None:
        """Say that number and heading of a provision are written and the words after them begin."""
        if opened not in self._awaiting_body:
            self._awaiting_body.append(opened)

    def close(self, opened: Opened) -> None:
        """End a provision with the words written last. A provision without words is none."""
        for waiting in (self._awaiting_start, self._awaiting_body):
            if opened in waiting:
                waiting.remove(opened)
                opened.body = self._at
        if opened.start < 0:
            self._provisions.remove(opened)
        opened.end = self._at

    # --- the text -------------------------------------------------------------------------------------------------

    def text(self) -> Text:
        """What was written, what is left out of it projected away, odd spaces and hyphens folded."""
        if not self._live and self._last_break is not None:
            self._dropped.append(Edit(*self._last_break[1], ""))
        stated = tuple(
            StatedProvision(one.kind, one.number, one.heading, one.start, max(one.start, one.body), one.end)
            for one in self._provisions
        )
        marks = tuple(sorted(self._marks, key=lambda mark: (mark.span, mark.kind)))
        text = Text.of("".join(self._pieces), marks=marks, stated=stated)
        if self._dropped:
            text = text.project(sorted(self._dropped))
        edits = list(clean.folding(text.content))
        return text.project(edits) if edits else text


def _deleted(revisions: tuple[Revision, ...]) -> bool:
    return any(revision.kind is MarkKind.DELETION for revision in revisions)
