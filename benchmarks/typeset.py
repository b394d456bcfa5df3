"""Typeset the Official Journal's plain text of an agreement as a PDF that looks like one.

    python benchmarks/typeset.py IN.txt OUT.pdf --style report|journal [--head "EU–Australia Framework Agreement"]

EUR-Lex text dumps keep one paragraph a line and lose the page: a list mark stands alone on its line, the Journal's
running head comes along as text, tables arrive as one line per cell. This script reads such a dump into blocks (title,
containers, articles with their headings, numbered paragraphs, list items by depth, table cells, footnotes) and sets
them with a running head and page numbers of its own. No word is added, changed or dropped but the dump's own running
heads; `benchmarks/` and `corpus/` rely on that, and `tests/corpus` counts it.

report   A4, one column, 11 point, as the institutions print a signed agreement; annexes and protocols start a page
journal  A4, two columns, 8.5 point, justified and hyphenated, mirrored running heads, as the Official Journal was set

The same input gives the same bytes: no date and no random identifier go into the file. Needs weasyprint and the DejaVu
fonts (other fonts give other line breaks, hence another file).
"""

from __future__ import annotations

import argparse
import hashlib
import html
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Style = Literal["report", "journal"]
Kind = Literal[
    "title", "container", "article", "paragraph", "numbered", "item", "contents", "cell", "party", "footnote", "formula"
]

# --- what a line of the dump is -------------------------------------------------------------------------------------

DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}$")
LANGUAGE = re.compile(r"[A-Z]{2}$")
JOURNAL = re.compile(r"Official Journal of the European (Union|Communities)$")
JOURNAL_PAGE = re.compile(r"(LI? ?\d+)/(\d+)$")

CONTAINER = re.compile(
    r"(?:PART|HEADING|TITLE|CHAPTER|SECTION|SUB-?SECTION|ANNEX|APPENDIX|PROTOCOL|ATTACHMENT)\b[^a-z]{0,220}$"
    r"|(?:Part|Title|Chapter|Section|Sub-?section|Annex|Appendix|Attachment)\s+[A-Z0-9][A-Z0-9.\-–]*$"
)
FRESH_PAGE = re.compile(r"(?:ANNEX|PROTOCOL)\b")
ARTICLE = re.compile(r"(?:Article|ARTICLE)\s+[A-Z]{0,6}\.?\d+(?:[.\-]\d+)*[a-z]?(?:\s+(?:bis|ter|quater))?$")
NUMBERED = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,5}\.)\s+(\S.*)$")
FOOTNOTE = re.compile(r"(\(\*?\d{0,4}\))\s{2,}(\S.*)$")
MARK = re.compile(
    r"\((?:[a-z]{1,5}|[A-Z]{1,3}|\d{1,3})\)$|[a-z]\)$|\d{1,3}(?:\.\d{1,3}){0,5}\.$|[—–•☐]$",
)
NUMBER_MARK = re.compile(r"\d[\d.]*\.$")
BARE_HEADING = re.compile(r"(?:PREAMBLE|TABLE OF CONTENTS|CONTENTS)$")
FORMULA = re.compile(r"HAVE (?:AGREED|DECIDED)\b[^a-z]*$")
PARTY = re.compile(r"[A-Z][A-Z\s’'\-]{3,70},$")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
CELL_RUN = 4
CELL_LENGTH = 90
PUNCTUATED_CELL_LENGTH = 60
HEADING_LENGTH = 260


@dataclass(frozen=True, slots=True)
class Block:
    """One typographic unit: `label` is its mark or number, `text` its words, `level` how deep a list item stands."""

    kind: Kind
    text: str = ""
    label: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Masthead:
    """Where the Official Journal printed the text, read off the dump's running head."""

    date: str
    series: str


# --- from lines to blocks -------------------------------------------------------------------------------------------


def drop_running_heads(lines: list[str]) -> tuple[list[str], Masthead | None]:
    """Take out every `15.9.2017 / EN / Official Journal of the European Union / L 237/7`, in any order of its lines."""
    kept: list[str] = []
    masthead: Masthead | None = None
    position = 0
    while position < len(lines):
        window = lines[position : position + 4]
        date = next((line for line in window if DATE.match(line)), None)
        page = next((match for line in window if (match := JOURNAL_PAGE.match(line))), None)
        title = any(JOURNAL.match(line) for line in window)
        language = any(LANGUAGE.match(line) for line in window)
        if date and page and title and language:
            masthead = masthead or Masthead(date, page[1])
            position += 4
        else:
            kept.append(lines[position])
            position += 1
    return kept, masthead


@dataclass(slots=True)
class ListDepth:
    """How deep a list mark stands, judged from the marks before it: `(i)` follows `(h)`, or opens a list of its own."""

    open_lists: list[tuple[str, int]] = field(default_factory=list)

    def reset(self) -> None:
        self.open_lists.clear()

    def place(self, mark: str, following: str = "") -> int:
        """The depth of `mark`, and where it is in doubt, by the mark that comes next."""
        readings = list(self._readings(mark))
        if (mark.strip("()").lower(), following.strip("()").lower()) == ("i", "ii"):
            readings = [reading for reading in readings if not reading[0].startswith("letter")]
        for depth in range(len(self.open_lists) - 1, -1, -1):
            kind, last = self.open_lists[depth]
            for reading, value in readings:
                if reading == kind and (value == last + 1 or kind == "dash"):
                    self.open_lists[depth:] = [(kind, value)]
                    return depth
        for reading, value in readings:
            if value == 1:
                self.open_lists.append((reading, value))
                return len(self.open_lists) - 1
        kind, value = readings[0]
        depth = next((index for index, entry in enumerate(self.open_lists) if entry[0] == kind), 0)
        self.open_lists[depth:] = [(kind, value)]
        return depth

    @staticmethod
    def _readings(mark: str) -> Iterator[tuple[str, int]]:
        shape = "half" if not mark.startswith("(") else "full"
        word = mark.strip("()")
        if word in "—–•☐":
            yield "dash", 1
        elif word.isdigit():
            yield f"digit-{shape}", int(word)
        else:
            case = "upper" if word.isupper() else "lower"
            low = word.lower()
            if set(low) <= set(ROMAN):
                yield f"roman-{case}-{shape}", roman_value(low)
            if len(set(low)) == 1:
                yield f"letter-{case}-{shape}", ord(low[0]) - 96 + 26 * (len(low) - 1)
            else:
                yield f"word-{case}-{shape}", 0


def roman_value(word: str) -> int:
    """The value of a small Roman numeral in lower case: `iv` is 4."""
    values = [ROMAN[letter] for letter in word]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def is_structural(line: str) -> bool:
    return bool(CONTAINER.match(line) or ARTICLE.match(line))


def can_be_heading(line: str) -> bool:
    """Whether the line after an article number or a container is its heading, not already its first words."""
    if not line or len(line) > HEADING_LENGTH or is_structural(line):
        return False
    return not (line[-1] in ".;,:" or MARK.match(line) or NUMBERED.match(line) or FOOTNOTE.match(line))


def title_length(lines: list[str]) -> int:
    """How many lines the agreement's title takes at the head of the dump."""
    if len(lines) > 1 and re.match(r"(?:between|on|for|establishing|concerning|Agreement)\b", lines[1]):
        return 2
    return 1


def contents_end(lines: list[str], start: int) -> int:
    """Where the table of contents opened at `start` ends: where the preamble, or the first article, comes again."""
    for position in range(start + 2, len(lines)):
        if lines[position].startswith("THE EUROPEAN UNION"):
            return position
        if lines[position] == "PREAMBLE" and not is_structural(lines[position + 1]):
            return position
    return start


def table_cells(lines: list[str]) -> list[bool]:
    """Which lines are cells of a flattened table: short, and several in a row."""
    short = [
        len(line) <= (PUNCTUATED_CELL_LENGTH if line[-1] in ".;:," else CELL_LENGTH)
        and not is_structural(line)
        and not MARK.match(line)
        and not NUMBERED.match(line)
        for line in lines
    ]
    cells = [False] * len(lines)
    start = 0
    for position in range(len(lines) + 1):
        if position < len(lines) and short[position]:
            continue
        if position - start >= CELL_RUN:
            cells[start:position] = [True] * (position - start)
        start = position + 1
    return cells


def parse(lines: list[str]) -> list[Block]:
    """Read the dump's lines (no running heads, none empty) as blocks in reading order."""
    blocks: list[Block] = []
    depth = ListDepth()
    cells = table_cells(lines)
    position = title_length(lines)
    blocks.append(Block("title", "\n".join(lines[:position])))
    contents = -1
    while position < len(lines):
        line = lines[position]
        after = lines[position + 1] if position + 1 < len(lines) else ""
        if line == "TABLE OF CONTENTS" and contents < 0:
            contents = contents_end(lines, position)
        if position < contents and is_structural(line) and after and not is_structural(after):
            blocks.append(Block("contents", after, label=line))
            position += 2
        elif BARE_HEADING.match(line):
            blocks.append(Block("contents" if position < contents and line == "PREAMBLE" else "container", label=line))
            position += 1
        elif is_structural(line):
            depth.reset()
            kind: Kind = "article" if ARTICLE.match(line) else "container"
            headed = can_be_heading(after)
            blocks.append(Block(kind, after if headed else "", label=line))
            position += 2 if headed else 1
        elif MARK.match(line) and after and not CONTAINER.match(after) and not MARK.match(after):
            blocks.append(marked(line, after, depth, next_mark(lines, position + 2)))
            position += 2
        elif match := FOOTNOTE.match(line):
            blocks.append(Block("footnote", match[2], label=match[1]))
            position += 1
        elif match := NUMBERED.match(line):
            depth.reset()
            blocks.append(Block("numbered", match[2], label=match[1]))
            position += 1
        else:
            if FORMULA.match(line):
                kind = "formula"
            elif PARTY.match(line):
                kind = "party"
            else:
                kind = "cell" if cells[position] else "paragraph"
            blocks.append(Block(kind, line))
            position += 1
    return blocks


def next_mark(lines: list[str], start: int) -> str:
    """The list mark that follows in the same article, if one does."""
    for line in lines[start : start + 12]:
        if MARK.match(line):
            return line
        if is_structural(line) or NUMBERED.match(line):
            break
    return ""


def marked(mark: str, words: str, depth: ListDepth, following: str) -> Block:
    """A mark that stood alone on its line, put back before its words."""
    if NUMBER_MARK.match(mark):
        depth.reset()
        return Block("numbered", words, label=mark)
    return Block("item", words, label=mark, level=depth.place(mark, following))


# --- from blocks to pages -------------------------------------------------------------------------------------------

COMMON = """
html { font-family: "DejaVu Serif"; font-stretch: condensed; font-variant-ligatures: none; }
h1, h2, h3 { text-align: center; hyphens: manual; break-after: avoid; break-inside: avoid; margin: 0; }
h1 b, h2 b, h3 b, h1 i, h2 i, h3 i { display: block; font-style: normal; }
h1 { bookmark-level: 1 } h2 { bookmark-level: 2 } h3 { bookmark-level: 3 }
p { margin: 0; orphans: 2; widows: 2; }
p span { display: inline-block; white-space: pre; text-indent: 0; text-align: left; min-width: 2.4em; }
p.contents span { min-width: 8.2em; }
p.footnote span { min-width: 2.8em; }
p.cell, p.party, p.formula { hyphens: manual; }
p:not(.footnote) + p.footnote { border-top: .4pt solid #777; padding-top: 1.5mm; margin-top: 5mm; }
"""

REPORT = """
@page {
  size: A4; margin: 27mm 25mm 25mm 25mm;
  @top-center { content: HEAD; font-size: 8.5pt; color: #333; border-bottom: .4pt solid #777;
                width: 100%; vertical-align: bottom; padding-bottom: 2mm; margin-bottom: 6mm; }
  @bottom-center { content: counter(page); font-size: 9.5pt; }
}
@page :first { @top-center { content: none; border: none } }
html { font-size: 11pt; line-height: 1.42; }
h1 { font-size: 15pt; margin: 30mm 0 14mm; } h1 i { font-size: 12pt; font-weight: normal; margin: 5mm 8mm 0; }
h2 { font-size: 11pt; margin: 9mm 0 5mm; } h2.fresh { break-before: page; margin-top: 0; }
h2 b, h2 i { font-weight: bold; } h2 i { margin-top: 2mm; }
h3 { font-size: 11pt; font-weight: normal; margin: 7mm 0 4mm; } h3 b { font-weight: normal; }
h3 i { font-weight: bold; margin-top: 1.5mm; }
p { margin-bottom: 3.2mm; text-align: justify; }
p.cell, p.party { margin-bottom: 1.1mm; text-align: left; }
p.contents { margin: 0 0 1.6mm 8.2em; text-indent: -8.2em; text-align: left; }
.cell + p:not(.cell, .party), .party + p:not(.cell, .party) { margin-top: 3.2mm; }
p.formula { margin: 6mm 0; }
p.footnote { font-size: 9pt; line-height: 1.3; margin: 0 0 1.6mm 2.8em; text-indent: -2.8em; }
p.numbered span { min-width: 2.6em; }
.l0 { margin-left: 2.4em; text-indent: -2.4em; } .l1 { margin-left: 4.8em; text-indent: -2.4em; }
.l2 { margin-left: 7.2em; text-indent: -2.4em; } .l3 { margin-left: 9.6em; text-indent: -2.4em; }
"""

JOURNAL_CSS = """
@page {
  size: A4; margin: 24mm 15mm 18mm 15mm;
  @top-left { font-size: 8pt; border-bottom: .5pt solid #000; vertical-align: bottom; padding-bottom: 1.5mm;
              margin-bottom: 4mm; width: 25%; text-align: left; }
  @top-center { content: MASTHEAD; font-size: 8pt; border-bottom: .5pt solid #000; vertical-align: bottom;
                padding-bottom: 1.5mm; margin-bottom: 4mm; width: 50%; }
  @top-right { font-size: 8pt; border-bottom: .5pt solid #000; vertical-align: bottom; padding-bottom: 1.5mm;
               margin-bottom: 4mm; width: 25%; text-align: right; }
  @bottom-center { content: counter(page); font-size: 8pt; }
}
@page :left { @top-left { content: SERIES; } @top-right { content: DATE; } }
@page :right { @top-left { content: DATE; } @top-right { content: SERIES; } }
html { font-size: 8.5pt; line-height: 1.26; }
h1 { font-size: 12pt; margin: 2mm 6mm 6mm; } h1 i { font-size: 9.5pt; margin-top: 2mm; }
main { columns: 2; column-gap: 7mm; hyphens: auto; hyphenate-character: "-"; hyphenate-limit-chars: 7 3 3;
       text-align: justify; }
h2 { font-size: 8.5pt; margin: 4.5mm 0 2.5mm; } h2 i { margin-top: 1mm; }
h3 { font-size: 8.5pt; font-weight: normal; margin: 3.5mm 0 2mm; } h3 b { font-style: italic; font-weight: normal; }
h3 i { font-weight: bold; margin-top: 1mm; }
p { margin-bottom: 1.6mm; }
p.cell, p.party { margin-bottom: .3mm; text-align: left; }
p.contents { margin: 0 0 .8mm 8.2em; text-indent: -8.2em; text-align: left; }
.cell + p:not(.cell, .party), .party + p:not(.cell, .party) { margin-top: 1.6mm; }
p.formula { margin: 2.5mm 0; }
p.footnote { font-size: 7.2pt; margin: 0 0 .8mm 2.8em; text-indent: -2.8em; }
.l0 { margin-left: 2.4em; text-indent: -2.4em; } .l1 { margin-left: 4.8em; text-indent: -2.4em; }
.l2 { margin-left: 7.2em; text-indent: -2.4em; } .l3 { margin-left: 9.6em; text-indent: -2.4em; }
"""


def css_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def stylesheet(style: Style, head: str, masthead: Masthead | None) -> str:
    if style == "report":
        return COMMON + REPORT.replace("HEAD", css_string(head))
    date = masthead.date if masthead else ""
    series = masthead.series if masthead else ""
    centre = "Official Journal of the European Union" if masthead else head
    filled = JOURNAL_CSS.replace("MASTHEAD", css_string(centre))
    return COMMON + filled.replace("SERIES", css_string(series)).replace("DATE", css_string(date))


def element(block: Block, follows: Block | None) -> str:
    """One block as HTML."""
    words = html.escape(block.text, quote=False)
    label = html.escape(block.label, quote=False)
    match block.kind:
        case "title":
            first, _, rest = words.partition("\n")
            return f"<h1><b>{first}</b>" + (f" <i>{rest}</i>" if rest else "") + "</h1>"
        case "container" | "article":
            tag = "h2" if block.kind == "container" else "h3"
            fresh = FRESH_PAGE.match(block.label) and not (follows and follows.kind == "container" and not follows.text)
            opening = f'<{tag} class="fresh">' if fresh else f"<{tag}>"
            return f"{opening}<b>{label}</b>" + (f" <i>{words}</i>" if words else "") + f"</{tag}>"
        case "item":
            return f'<p class="item l{min(block.level, 3)}"><span>{label} </span>{words}</p>'
        case "numbered" | "contents" | "footnote":
            return f'<p class="{block.kind}"><span>{label} </span>{words}</p>'
        case "paragraph":
            return f"<p>{words}</p>"
        case _:
            return f'<p class="{block.kind}">{words}</p>'


def document(blocks: Iterable[Block], style: Style, head: str, masthead: Masthead | None) -> str:
    """The whole agreement as one HTML page."""
    title, *rest = blocks
    body: list[str] = []
    previous: Block | None = None
    for block in rest:
        body.append(element(block, previous))
        previous = block
    metadata = (
        f"<title>{html.escape(' '.join(title.text.split()))}</title>"
        '<meta name="description" content="Typeset from the text of the Official Journal; not the authentic edition.">'
        '<meta name="author" content="European Union, EUR-Lex (CC BY 4.0)">'
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{metadata}'
        f"<style>{stylesheet(style, head, masthead)}</style></head><body>"
        f"{element(title, None)}<main>{''.join(body)}</main></body></html>"
    )


def read_dump(path: Path) -> tuple[list[Block], Masthead | None]:
    """The blocks of a dump, and where the Journal printed it."""
    lines = [" ".join(line.split("\t")).strip() for line in path.read_text(encoding="utf-8").splitlines()]
    kept, masthead = drop_running_heads([line for line in lines if line])
    return parse(kept), masthead


def typeset(source: Path, target: Path, style: Style, head: str | None = None) -> None:
    """Write `target`, the PDF of the dump `source`."""
    from weasyprint import HTML  # type: ignore[import-untyped]  # heavy, and not needed to read a dump

    blocks, masthead = read_dump(source)
    page = document(blocks, style, head or " ".join(blocks[0].text.split()), masthead)
    os.environ["SOURCE_DATE_EPOCH"] = "0"  # else each embedded font carries the second it was cut down to its glyphs
    identifier = hashlib.sha256(page.encode()).hexdigest()[:32].encode()
    HTML(string=page).write_pdf(target, pdf_identifier=identifier)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, metavar="IN.txt")
    parser.add_argument("target", type=Path, metavar="OUT.pdf")
    parser.add_argument("--style", choices=("report", "journal"), default="report")
    parser.add_argument("--head", help="running head of the report style (default: the agreement's title)")
    arguments = parser.parse_args()
    typeset(arguments.source, arguments.target, arguments.style, arguments.head)
    return 0


if __name__ == "__main__":
    sys.exit(main())
