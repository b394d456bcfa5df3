"""Drafts as Word saves them, made at random together with what a reader must find in them.

Their numbers are automatic; words carry tracked changes, comments and notes; rows are inserted and deleted, paragraphs
moved, joined and thrown out. What is expected is counted here: nothing of clausecheck is used for it. The same seed
gives the same draft.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from benchmarks.reading.schemes import ARTICLE, PARAGRAPH, ROMAN, SCHEMES, SUBPOINT, TITLE, Scheme
from benchmarks.reading.wordfile import docx, p, r, table
from benchmarks.reading.wordfile import field as word_field

_VERBS: Final = "cooperate on, promote, implement, strengthen, exchange views on, refrain from, protect".split(", ")
_THINGS: Final = "cybercrime, trade, fisheries, customs, data flows, climate action, labour standards".split(", ")
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


@dataclass(frozen=True, slots=True)
class Draft:
    """A Word file, and the blocks and marks that are in it."""

    data: bytes
    blocks: list[Block]
    marks: list[Mark]


def draft(seed: int, *, changes: bool = True) -> Draft:
    """The draft of a seed; without changes where a program that shows them otherwise is to be compared."""
    return _Writer(random.Random(seed), SCHEMES[seed % len(SCHEMES)](), changes).written()


class _Piece(NamedTuple):
    """Some words as runs, and as they are read."""

    runs: str
    shown: str


@dataclass(slots=True)
class _Writer:
    chance: random.Random
    scheme: Scheme
    changes: bool
    body: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=lambda: {"footnote": [], "endnote": []})
    called: dict[str, int] = field(default_factory=lambda: {"footnote": 0, "endnote": 0})
    comments: list[str] = field(default_factory=list)
    clauses: int = 0
    dated: int = 0

    def written(self) -> Draft:
        """Titles of articles of paragraphs of points, and tables among them."""
        self._add(p("AGREEMENT"), Block("", "AGREEMENT"))
        for _ in range(self.chance.randint(2, 3)):
            self._heading(TITLE)
            for _ in range(self.chance.randint(2, 4)):
                self._heading(ARTICLE)
                self._list(PARAGRAPH, self.chance.randint(1, 4))
        self._add(p("Done at Brussels."), Block("", "Done at Brussels."))
        separator = f'<w:footnote w:type="separator" w:id="0">{p("<w:r><w:separator/></w:r>")}</w:footnote>'
        parts = {
            "numbering": self.scheme.numbering,
            "styles": self.scheme.styles,
            "footnotes": separator + "".join(self.notes["footnote"]),
            "endnotes": "".join(self.notes["endnote"]),
            "comments": "".join(self.comments),
        }
        data = docx("".join(self.body), **{role: inner for role, inner in parts.items() if inner})
        return Draft(data, self.blocks, self.marks)

    def _list(self, level: int, count: int) -> None:
        for at in range(count):
            self._unit(level, first=not at)
            if level < SUBPOINT and self.chance.random() < 0.5:
                # Now and then a list runs past (z).
                longest = 28 if level == PARAGRAPH and self.chance.random() < 0.05 else 4
                self._list(level + 1, self.chance.randint(1, longest))
            if self.chance.random() < 0.15:
                self.chance.choice((self._table, self._side_by_side, self._box))()

    # --- paragraphs -----------------------------------------------------------------------------------------------

    def _unit(self, level: int, *, first: bool) -> None:
        kinds: list[Callable[[int], None]] = [self._paragraph] * 5
        if self.changes:
            kinds += [self._inserted, self._joined, self._moved, self._spanned]
        if self.changes and not first:
            # Without its first paragraph, a list would go on with the numbers of the one before.
            kinds.append(self._deleted)
        self.chance.choice(kinds)(level)

    def _heading(self, level: int) -> None:
        self.clauses += 1
        words = f"On matter {self.clauses}"
        number, place, lead = self._numbered(level)
        self._add(p(lead, r(words), **place), Block(number, words))

    def _paragraph(self, level: int) -> None:
        number, place, lead = self._numbered(level)
        runs, shown = self._sentence()
        written = p(lead, runs, **place)
        if self.chance.random() < 0.1:
            written = f"<w:sdt><w:sdtPr/><w:sdtContent>{written}</w:sdtContent></w:sdt>"
        self._add(written, Block(number, shown))

    def _inserted(self, level: int) -> None:
        number, place, lead = self._numbered(level)
        words = self._bare()
        change = self._change("insertion", f"{number} {words}")
        self._add(
            p(_tracked("ins", change, lead + r(words)), mark=_tracked("ins", change), **place), Block(number, words)
        )

    def _deleted(self, level: int, words: str = "", kind: str = "del") -> None:
        words = words or self._bare()
        change = self._change("deletion", words)
        runs = r(words) if kind == "moveFrom" else _deleted_run(words)
        place = self.scheme.place(level, self.scheme.counts)
        self.body.append(p(_tracked(kind, change, runs), mark=_tracked(kind, change), **place))

    def _joined(self, level: int) -> None:
        number, place, lead = self._numbered(level)
        first, second = self._bare(), self._bare()
        self.body.append(p(lead, r(first), mark=_tracked("del", self._change("deletion", "")), **place))
        self._add(p(r(second), **place), Block(number, f"{first} {second}"))

    def _moved(self, level: int) -> None:
        words = self._bare()
        self._deleted(level, words, "moveFrom")
        self._paragraph(level)
        number, place, lead = self._numbered(level)
        change = self._change("insertion", f"{number} {words}")
        runs = _tracked("moveTo", change, lead + r(words))
        self._add(p(runs, mark=_tracked("moveTo", change), **place), Block(number, words))

    def _spanned(self, level: int) -> None:
        """A comment over the end of one paragraph and the beginning of the next."""
        at, note = len(self.comments), f"Comment {len(self.comments)}: too weak."
        (one, first_place, first_lead), first = self._numbered(level), self._bare()
        (two, second_place, second_lead), second = self._numbered(level), self._bare()
        change = self._change("comment", f"and more. {two} {second}", note)
        self.comments.append(_comment(at, change, note))
        start, end = f'<w:commentRangeStart w:id="{at}"/>', f'<w:commentRangeEnd w:id="{at}"/>'
        reference = f'<w:r><w:commentReference w:id="{at}"/></w:r>'
        self._add(p(first_lead, r(f"{first} "), start, r("and more."), **first_place), Block(one, f"{first} and more."))
        runs = (second_lead, r(second), end, reference, r(" At last."))
        self._add(p(*runs, **second_place), Block(two, f"{second} At last."))

    def _numbered(self, level: int) -> tuple[str, dict[str, str], str]:
        number = self.scheme.count(level)
        return number, self.scheme.place(level, self.scheme.counts), self.scheme.lead(level, self.scheme.counts)

    def _add(self, written: str, *blocks: Block) -> None:
        self.body.append(written)
        self.blocks += [*blocks, *self.after]
        self.after.clear()

    # --- words ----------------------------------------------------------------------------------------------------

    def _bare(self) -> str:
        self.clauses += 1
        return f"Clause {self.clauses}: the Parties shall {self.chance.choice(_VERBS)} {self.chance.choice(_THINGS)}."

    def _sentence(self) -> _Piece:
        self.clauses += 1
        head = f"Clause {self.clauses}: the Parties shall {self.chance.choice(_VERBS)} "
        pieces = [_Piece(r(head), head), *self._pieces(), _Piece(r("everywhere."), "everywhere.")]
        return _Piece("".join(piece.runs for piece in pieces), "".join(piece.shown for piece in pieces))

    def _pieces(self) -> list[_Piece]:
        kinds: list[Callable[[], _Piece]] = [self._thing, self._odd, self._note]
        if self.changes:
            kinds += [self._new, self._old, self._replaced, self._commented, self._old_note]
        return [self.chance.choice(kinds)() for _ in range(self.chance.randint(0, 3))]

    def _thing(self) -> _Piece:
        words = f"{self.chance.choice(_THINGS)} "
        cut = self.chance.randrange(len(words))
        return _Piece(r(words[:cut]) + r(words[cut:], "<w:b/>"), words)

    def _odd(self) -> _Piece:
        pieces = (
            _Piece('<w:r><w:t>and</w:t><w:tab/><w:t xml:space="preserve">also </w:t></w:r>', "and also "),
            _Piece(f"<w:r><w:t>co</w:t><w:noBreakHyphen/></w:r>{r('operation ')}", "co-operation "),
            _Piece(f"<w:r><w:t>cyber</w:t><w:softHyphen/></w:r>{r('crime ')}", "cybercrime "),
            _Piece(f'{r("20 ")}<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>{r("C ")}', "20 °C "),
            _Piece(r("unseen ", "<w:vanish/>"), ""),
            _Piece(word_field("REF _Ref1 \\h", "Article 3") + r(" "), "Article 3 "),
            _Piece(f"<w:sdt><w:sdtContent>{r('controlled ')}</w:sdtContent></w:sdt>", "controlled "),
            _Piece(f'<w:hyperlink w:anchor="a">{r("linked ")}</w:hyperlink>', "linked "),
            _Piece(f'<w:smartTag w:uri="u" w:element="place">{r("Brussels ")}</w:smartTag>', "Brussels "),
        )
        return self.chance.choice(pieces)

    def _new(self) -> _Piece:
        words = f"{self.chance.choice(_THINGS)} "
        return _Piece(_tracked("ins", self._change("insertion", words.strip()), r(words)), words)

    def _old(self) -> _Piece:
        words = f"{self.chance.choice(_THINGS)} "
        return _Piece(_tracked("del", self._change("deletion", words.strip()), _deleted_run(words)), "")

    def _replaced(self) -> _Piece:
        old, new = self._old(), self._new()
        return _Piece(old.runs + new.runs, new.shown)

    def _commented(self) -> _Piece:
        at, note = len(self.comments), f"Comment {len(self.comments)}: see the mandate."
        words = self.chance.choice(_THINGS)
        self.comments.append(_comment(at, self._change("comment", words, note), note))
        start, end = f'<w:commentRangeStart w:id="{at}"/>', f'<w:commentRangeEnd w:id="{at}"/>'
        return _Piece(f'{start}{r(words)}{end}<w:r><w:commentReference w:id="{at}"/></w:r>{r(" ")}', f"{words} ")

    def _note(self) -> _Piece:
        kind = self.chance.choice(("footnote", "footnote", "endnote"))
        if self.called[kind] == len(ROMAN):
            kind = "footnote"
        reference, words = self._noted(kind)
        self.called[kind] += 1
        mark = self._raised(kind, self.called[kind])
        self.after.append(Block(mark, words))
        return _Piece(f"{r('noted')}{reference}{r(' ')}", f"noted{mark} ")

    def _old_note(self) -> _Piece:
        reference, words = self._noted("footnote")
        mark = self._raised("footnote", self.called["footnote"] + 1)
        change = self._change("deletion", mark)
        self.marks.append(self.marks[-1]._replace(words=f"{mark} {words}"))
        return _Piece(f"{r('unnoted')}{_tracked('del', change, reference)}{r(' ')}", "unnoted ")

    def _noted(self, kind: str) -> tuple[str, str]:
        at = len(self.notes[kind]) + 2
        words = f"{kind.capitalize()} {at} explains."
        inner = p(f"<w:r><w:{kind}Ref/></w:r>", r(f" {words}"))
        self.notes[kind].append(f'<w:{kind} w:id="{at}">{inner}</w:{kind}>')
        return f'<w:r><w:{kind}Reference w:id="{at}"/></w:r>', words

    @staticmethod
    def _raised(kind: str, count: int) -> str:
        return (str(count) if kind == "footnote" else ROMAN[count - 1]).translate(_RAISED)

    # --- tables and boxes -----------------------------------------------------------------------------------------

    def _table(self) -> None:
        columns = self.chance.randint(2, 4)
        lines, rows = [], []
        for row in range(self.chance.randint(2, 5)):
            cells = [f"{self.chance.choice(_THINGS)} {row}.{column}" for column in range(columns)]
            change = self.chance.choice(("", "", "ins", "del")) if self.changes and row else ""
            rows.append(self._row(cells, change))
            if change != "del":
                lines.append(" ".join(cells))
        self._add(table(*rows), Block("", "\n".join(lines)))

    def _row(self, cells: list[str], change: str) -> str:
        if not change:
            return f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in cells)}</w:tr>"
        attributes = self._change("insertion" if change == "ins" else "deletion", " ".join(cells))
        runs = [_tracked(change, attributes, r(cell) if change == "ins" else _deleted_run(cell)) for cell in cells]
        mark = _tracked(change, attributes)
        written = "".join(f"<w:tc>{p(run, mark=mark)}</w:tc>" for run in runs)
        return f"<w:tr><w:trPr>{mark}</w:trPr>{written}</w:tr>"

    def _side_by_side(self) -> None:
        ours, theirs = (" ".join(self._bare() for _ in range(3)) for _ in range(2))
        self._add(table([p(ours), p(theirs)]), Block("", ours), Block("", theirs))

    def _box(self) -> None:
        around, inside = self._bare(), self._bare()
        content = f"<w:txbxContent>{p(inside)}</w:txbxContent>"
        drawing = (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
            f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        self._add(p(r(around), drawing), Block("", around), Block("", inside))

    # --- changes --------------------------------------------------------------------------------------------------

    def _change(self, kind: str, words: str, note: str = "") -> str:
        """The attributes of a change; each has a date of its own, so that none is taken for another."""
        self.dated += 1
        author, date = (
            self.chance.choice(_AUTHORS),
            (_FIRST + timedelta(minutes=self.dated)).isoformat() + "Z",
        )
        self.marks.append(Mark(kind, author, date, words, note))
        return f'w:id="{self.dated}" w:author="{author}" w:date="{date}"'


def _tracked(kind: str, attributes: str, inner: str = "") -> str:
    return f"<w:{kind} {attributes}>{inner}</w:{kind}>" if inner else f"<w:{kind} {attributes}/>"


def _deleted_run(words: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r>'


def _comment(at: int, attributes: str, note: str) -> str:
    attributes = attributes.partition(" ")[2]
    return f'<w:comment w:id="{at}" {attributes}>{p(note)}</w:comment>'
