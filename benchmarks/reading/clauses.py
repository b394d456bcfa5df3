"""The words of a draft: clauses with odd characters, fields, notes, tracked changes and comments in them.

Each piece is kept as it stands in the file and as it is to be read.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from benchmarks.reading.schemes import ROMAN
from benchmarks.reading.wordfile import field as word_field
from benchmarks.reading.wordfile import p, r

_VERBS: Final = "cooperate on, promote, implement, strengthen, exchange views on, refrain from, protect".split(", ")
THINGS: Final = "cybercrime, trade, fisheries, customs, data flows, climate action, labour standards".split(", ")
_AUTHORS: Final = ("European Union", "Partner", "Chair’s office")
_FIRST: Final = datetime(2024, 5, 1)
_RAISED: Final = str.maketrans("0123456789ivx", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ")


class Block(NamedTuple):
    """One block of the text: its number, which may be none, and its words."""

    number: str
    words: str


class Mark(NamedTuple):
    """A tracked change or a comment: its kind, author and date, the words it stands on, and what a comment says."""

    kind: str
    author: str
    date: str
    words: str
    note: str = ""


class Piece(NamedTuple):
    """Some words as runs, and as they are read."""

    runs: str
    shown: str


@dataclass(slots=True)
class Clauses:
    """Makes clauses, and keeps what else they bring: marks, the parts for notes and comments, and `after`, the notes
    that are to be read behind the paragraph that calls them.
    """

    chance: random.Random
    changes: bool
    marks: list[Mark] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=lambda: {"footnote": [], "endnote": []})
    comments: list[str] = field(default_factory=list)
    _called: dict[str, int] = field(default_factory=lambda: {"footnote": 0, "endnote": 0})
    _count: int = 0
    _dated: int = 0

    def next(self) -> int:
        """The number that tells the next clause from all others."""
        self._count += 1
        return self._count

    def bare(self) -> str:
        """A clause without anything special."""
        return f"Clause {self.next()}: the Parties shall {self.chance.choice(_VERBS)} {self.chance.choice(THINGS)}."

    def sentence(self) -> Piece:
        """A clause with up to three special pieces in it."""
        head = f"Clause {self.next()}: the Parties shall {self.chance.choice(_VERBS)} "
        pieces = [Piece(r(head), head), *self._pieces(), Piece(r("everywhere."), "everywhere.")]
        return Piece("".join(piece.runs for piece in pieces), "".join(piece.shown for piece in pieces))

    def _pieces(self) -> list[Piece]:
        kinds: list[Callable[[], Piece]] = [self._thing, self._odd, self._note]
        if self.changes:
            kinds += [self._new, self._old, self._replaced, self._commented, self._old_note]
        return [self.chance.choice(kinds)() for _ in range(self.chance.randint(0, 3))]

    def _thing(self) -> Piece:
        words = f"{self.chance.choice(THINGS)} "
        cut = self.chance.randrange(len(words))
        return Piece(r(words[:cut]) + r(words[cut:], "<w:b/>"), words)

    def _odd(self) -> Piece:
        pieces = (
            Piece('<w:r><w:t>and</w:t><w:tab/><w:t xml:space="preserve">also </w:t></w:r>', "and also "),
            Piece(f"<w:r><w:t>co</w:t><w:noBreakHyphen/></w:r>{r('operation ')}", "co-operation "),
            Piece(f"<w:r><w:t>cyber</w:t><w:softHyphen/></w:r>{r('crime ')}", "cybercrime "),
            Piece(f'{r("20 ")}<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>{r("C ")}', "20 °C "),
            Piece(r("unseen ", "<w:vanish/>"), ""),
            Piece(word_field("REF _Ref1 \\h", "Article 3") + r(" "), "Article 3 "),
            Piece(f"<w:sdt><w:sdtContent>{r('controlled ')}</w:sdtContent></w:sdt>", "controlled "),
            Piece(f'<w:hyperlink w:anchor="a">{r("linked ")}</w:hyperlink>', "linked "),
            Piece(f'<w:smartTag w:uri="u" w:element="place">{r("Brussels ")}</w:smartTag>', "Brussels "),
        )
        return self.chance.choice(pieces)

    def _new(self) -> Piece:
        words = f"{self.chance.choice(THINGS)} "
        return Piece(tracked("ins", self.change("insertion", words.strip()), r(words)), words)

    def _old(self) -> Piece:
        words = f"{self.chance.choice(THINGS)} "
        return Piece(tracked("del", self.change("deletion", words.strip()), deleted_run(words)), "")

    def _replaced(self) -> Piece:
        old, new = self._old(), self._new()
        return Piece(old.runs + new.runs, new.shown)

    def _commented(self) -> Piece:
        at, note = len(self.comments), f"Comment {len(self.comments)}: see the mandate."
        words = self.chance.choice(THINGS)
        self.comments.append(comment(at, self.change("comment", words, note), note))
        start, end = f'<w:commentRangeStart w:id="{at}"/>', f'<w:commentRangeEnd w:id="{at}"/>'
        return Piece(f'{start}{r(words)}{end}<w:r><w:commentReference w:id="{at}"/></w:r>{r(" ")}', f"{words} ")

    def _note(self) -> Piece:
        kind = self.chance.choice(("footnote", "footnote", "endnote"))
        if self._called[kind] == len(ROMAN):
            kind = "footnote"
        reference, words = self._noted(kind)
        self._called[kind] += 1
        mark = self._raised(kind, self._called[kind])
        self.after.append(Block(mark, words))
        return Piece(f"{r('noted')}{reference}{r(' ')}", f"noted{mark} ")

    def _old_note(self) -> Piece:
        reference, words = self._noted("footnote")
        mark = self._raised("footnote", self._called["footnote"] + 1)
        change = self.change("deletion", mark)
        self.marks.append(self.marks[-1]._replace(words=f"{mark} {words}"))
        return Piece(f"{r('unnoted')}{tracked('del', change, reference)}{r(' ')}", "unnoted ")

    def _noted(self, kind: str) -> tuple[str, str]:
        at = len(self.notes[kind]) + 2
        words = f"{kind.capitalize()} {at} explains."
        inner = p(f"<w:r><w:{kind}Ref/></w:r>", r(f" {words}"))
        self.notes[kind].append(f'<w:{kind} w:id="{at}">{inner}</w:{kind}>')
        return f'<w:r><w:{kind}Reference w:id="{at}"/></w:r>', words

    @staticmethod
    def _raised(kind: str, count: int) -> str:
        return (str(count) if kind == "footnote" else ROMAN[count - 1]).translate(_RAISED)

    def change(self, kind: str, words: str, note: str = "") -> str:
        """The attributes of a change; each has a date of its own, so that none is taken for another."""
        self._dated += 1
        author, date = (
            self.chance.choice(_AUTHORS),
            (_FIRST + timedelta(minutes=self._dated)).isoformat() + "Z",
        )
        self.marks.append(Mark(kind, author, date, words, note))
        return f'w:id="{self._dated}" w:author="{author}" w:date="{date}"'


def tracked(kind: str, attributes: str, inner: str = "") -> str:
    return f"<w:{kind} {attributes}>{inner}</w:{kind}>" if inner else f"<w:{kind} {attributes}/>"


def deleted_run(words: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r>'


def comment(at: int, attributes: str, note: str) -> str:
    attributes = attributes.partition(" ")[2]
    return f'<w:comment w:id="{at}" {attributes}>{p(note)}</w:comment>'
