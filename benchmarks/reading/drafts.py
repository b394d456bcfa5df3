"""Drafts as Word saves them, made at random together with what a reader must find in them.

Their numbers are automatic; words carry tracked changes, comments and notes; rows are inserted and deleted, paragraphs
moved, joined and thrown out. What is expected is counted here: nothing of clausecheck is used for it. The same seed
gives the same draft.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.reading.clauses import THINGS, Block, Clauses, Mark, comment, deleted_run, tracked
from benchmarks.reading.schemes import ARTICLE, PARAGRAPH, SCHEMES, SUBPOINT, TITLE, Scheme
from benchmarks.reading.wordfile import docx, p, r, table


@dataclass(frozen=True, slots=True)
class Draft:
    """A Word file, and the blocks and marks that are in it."""

    data: bytes
    blocks: list[Block]
    marks: list[Mark]


def draft(seed: int, *, changes: bool = True) -> Draft:
    """The draft of a seed; without changes where a program that shows them otherwise is to be compared."""
    chance = random.Random(seed)
    return _Writer(chance, SCHEMES[seed % len(SCHEMES)](), changes, Clauses(chance, changes)).written()


@dataclass(slots=True)
class _Writer:
    chance: random.Random
    scheme: Scheme
    changes: bool
    words: Clauses
    body: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

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
            "footnotes": separator + "".join(self.words.notes["footnote"]),
            "endnotes": "".join(self.words.notes["endnote"]),
            "comments": "".join(self.words.comments),
        }
        data = docx("".join(self.body), **{role: inner for role, inner in parts.items() if inner})
        return Draft(data, self.blocks, self.words.marks)

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
        words = f"On matter {self.words.next()}"
        number, place, lead = self._numbered(level)
        self._add(p(lead, r(words), **place), Block(number, words))

    def _paragraph(self, level: int) -> None:
        number, place, lead = self._numbered(level)
        runs, shown = self.words.sentence()
        written = p(lead, runs, **place)
        if self.chance.random() < 0.1:
            written = f"<w:sdt><w:sdtPr/><w:sdtContent>{written}</w:sdtContent></w:sdt>"
        self._add(written, Block(number, shown))

    def _inserted(self, level: int) -> None:
        number, place, lead = self._numbered(level)
        words = self.words.bare()
        change = self.words.change("insertion", f"{number} {words}")
        self._add(
            p(tracked("ins", change, lead + r(words)), mark=tracked("ins", change), **place), Block(number, words)
        )

    def _deleted(self, level: int, words: str = "", kind: str = "del") -> None:
        words = words or self.words.bare()
        change = self.words.change("deletion", words)
        runs = r(words) if kind == "moveFrom" else deleted_run(words)
        place = self.scheme.place(level, self.scheme.counts)
        self.body.append(p(tracked(kind, change, runs), mark=tracked(kind, change), **place))

    def _joined(self, level: int) -> None:
        number, place, lead = self._numbered(level)
        first, second = self.words.bare(), self.words.bare()
        self.body.append(p(lead, r(first), mark=tracked("del", self.words.change("deletion", "")), **place))
        self._add(p(r(second), **place), Block(number, f"{first} {second}"))

    def _moved(self, level: int) -> None:
        words = self.words.bare()
        self._deleted(level, words, "moveFrom")
        self._paragraph(level)
        number, place, lead = self._numbered(level)
        change = self.words.change("insertion", f"{number} {words}")
        runs = tracked("moveTo", change, lead + r(words))
        self._add(p(runs, mark=tracked("moveTo", change), **place), Block(number, words))

    def _spanned(self, level: int) -> None:
        """A comment over the end of one paragraph and the beginning of the next."""
        at, note = len(self.words.comments), f"Comment {len(self.words.comments)}: too weak."
        (one, first_place, first_lead), first = self._numbered(level), self.words.bare()
        (two, second_place, second_lead), second = self._numbered(level), self.words.bare()
        change = self.words.change("comment", f"and more. {two} {second}", note)
        self.words.comments.append(comment(at, change, note))
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
        self.blocks += [*blocks, *self.words.after]
        self.words.after.clear()

    # --- tables and boxes -----------------------------------------------------------------------------------------

    def _table(self) -> None:
        columns = self.chance.randint(2, 4)
        lines, rows = [], []
        for row in range(self.chance.randint(2, 5)):
            cells = [f"{self.chance.choice(THINGS)} {row}.{column}" for column in range(columns)]
            change = self.chance.choice(("", "", "ins", "del")) if self.changes and row else ""
            rows.append(self._row(cells, change))
            if change != "del":
                lines.append(" ".join(cells))
        self._add(table(*rows), Block("", "\n".join(lines)))

    def _row(self, cells: list[str], change: str) -> str:
        if not change:
            return f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in cells)}</w:tr>"
        attributes = self.words.change("insertion" if change == "ins" else "deletion", " ".join(cells))
        runs = [tracked(change, attributes, r(cell) if change == "ins" else deleted_run(cell)) for cell in cells]
        mark = tracked(change, attributes)
        written = "".join(f"<w:tc>{p(run, mark=mark)}</w:tc>" for run in runs)
        return f"<w:tr><w:trPr>{mark}</w:trPr>{written}</w:tr>"

    def _side_by_side(self) -> None:
        ours, theirs = (" ".join(self.words.bare() for _ in range(3)) for _ in range(2))
        self._add(table([p(ours), p(theirs)]), Block("", ours), Block("", theirs))

    def _box(self) -> None:
        around, inside = self.words.bare(), self.words.bare()
        content = f"<w:txbxContent>{p(inside)}</w:txbxContent>"
        drawing = (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
            f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        self._add(p(r(around), drawing), Block("", around), Block("", inside))
