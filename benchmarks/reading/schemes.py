"""The ways in which Word numbers a treaty's titles, articles, paragraphs, points and subpoints.

Each scheme says how a paragraph gets its number in the file, and counts by itself what is to be printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from benchmarks.reading.wordfile import field as word_field
from benchmarks.reading.wordfile import levels, numbering, r

TITLE, ARTICLE, PARAGRAPH, POINT, SUBPOINT = range(5)
_MOST: Final = 60
ROMAN: Final = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_CARDINAL: Final = "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split()
_ORDINAL: Final = "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth".split()


class Count(int):
    """A counter that prints as its format asks: I, i, A, a, One, First, 1st, 01, 1."""

    def __format__(self, spec: str) -> str:
        letter = chr(97 + (self - 1) % 26) * ((self - 1) // 26 + 1)
        last = {1: "st", 2: "nd", 3: "rd"}.get(self % 10 if self not in (11, 12, 13) else 0, "th")
        written: dict[str, Callable[[], str]] = {
            "I": lambda: ROMAN[self - 1].upper(),
            "i": lambda: ROMAN[self - 1],
            "A": lambda: letter.upper(),
            "a": lambda: letter,
            "One": lambda: _CARDINAL[self - 1],
            "First": lambda: _ORDINAL[self - 1],
            "1st": lambda: f"{int(self)}{last}",
            "01": lambda: f"{int(self):02}",
            "": lambda: str(int(self)),
        }
        return written[spec]()


@dataclass(slots=True)
class Scheme:
    """`labels` are what is printed on each level, `place` how a paragraph of a level points to its numbering.

    `lead` writes the fields that stand for the number where there is no numbering.
    """

    labels: tuple[str, ...]
    numbering: str
    place: Callable[[int, list[Count]], dict[str, str]]
    styles: str = ""
    articles_run_through: bool = True
    lead: Callable[[int, list[Count]], str] = lambda level, counts: ""
    counts: list[Count] = field(default_factory=lambda: [Count(0)] * 5)

    def count(self, level: int) -> str:
        """Count one paragraph of a level and say what is printed before it."""
        for lower in range(level + 1, len(self.counts)):
            if not (lower == ARTICLE and self.articles_run_through):
                self.counts[lower] = Count(0)
        self.counts[level] = Count(self.counts[level] + 1)
        return self.labels[level].format(*self.counts)


_TREATY: Final = ("TITLE {0:I}", "Article {1}", "{2}.", "({3:a})", "({4:i})")
_LEVELS: Final = levels(
    "upperRoman|TITLE %1|suff=space",
    "decimal|Article %2|suff=space|lvlRestart=0",
    "decimal|%3.",
    "lowerLetter|(%4)",
    "lowerRoman|(%5)",
)


def _direct(level: int, _: list[Count]) -> dict[str, str]:
    return {"num": f"1/{level}"}


def treaty() -> Scheme:
    """One list of five levels, named by each paragraph."""
    return Scheme(_TREATY, numbering(_LEVELS), _direct)


def styled() -> Scheme:
    """The same list, named by styles: the levels name the styles back, the lower styles are based on the upper ones."""
    linked = _LEVELS
    for level in range(5):
        linked = linked.replace(f'<w:lvl w:ilvl="{level}">', f'<w:lvl w:ilvl="{level}"><w:pStyle w:val="L{level}"/>')
    styles = ""
    for level in range(5):
        based = f'<w:basedOn w:val="L{level - 1}"/>' if level else ""
        number = "" if level else '<w:numId w:val="1"/>'
        styles += (
            f'<w:style w:type="paragraph" w:styleId="L{level}"><w:name w:val="Treaty {level}"/>{based}'
            f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/>{number}</w:numPr></w:pPr></w:style>'
        )
    return Scheme(_TREATY, numbering(linked), lambda level, _: {"style": f"L{level}"}, styles)


def legal() -> Scheme:
    """Each number holds those above it, in digits."""
    each = levels(
        "upperRoman|%1.",
        "decimal|Article %1.%2|isLgl=1",
        "decimal|%1.%2.%3|isLgl=1",
        "upperLetter|%4)",
        "lowerRoman|%5)",
    )
    labels = ("{0:I}.", "Article {0}.{1}", "{0}.{1}.{2}", "{3:A})", "{4:i})")
    return Scheme(labels, numbering(each), _direct, articles_run_through=False)


def restarted() -> Scheme:
    """Each article's paragraphs are a numbering of their own, with an override that starts it anew."""
    lower = levels("decimal|%1.", "lowerLetter|(%2)", "lowerRoman|(%3)")
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{10 + article}"><w:abstractNumId w:val="1"/>{start}</w:num>' for article in range(_MOST)
    )

    def place(level: int, counts: list[Count]) -> dict[str, str]:
        return {"num": f"1/{level}" if level < PARAGRAPH else f"{10 + counts[ARTICLE]}/{level - PARAGRAPH}"}

    return Scheme(_TREATY, numbering(_LEVELS, lower, nums=nums), place)


def linked() -> Scheme:
    """A numbering style stands between the paragraphs and their list."""
    part = numbering('<w:styleLink w:val="Treaty"/>' + _LEVELS, '<w:numStyleLink w:val="Treaty"/>')
    styles = (
        '<w:style w:type="numbering" w:styleId="Treaty"><w:name w:val="Treaty"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    return Scheme(_TREATY, part, lambda level, _: {"num": f"2/{level}"}, styles)


def worded() -> Scheme:
    """Numbers as words, ordinals and with a leading zero."""
    each = levels(
        "cardinalText|Part %1", "decimalZero|Article %2|lvlRestart=0", "ordinal|%3", "upperLetter|%4.", "decimal|%4.%5"
    )
    labels = ("Part {0:One}", "Article {1:01}", "{2:1st}", "{3:A}.", "{3:A}.{4}")
    return Scheme(labels, numbering(each), _direct)


def fields() -> Scheme:
    """No numbering at all: SEQ counts titles and articles, LISTNUM the rest; some results are kept, most are not."""

    def lead(level: int, counts: list[Count]) -> str:
        count = counts[level]
        if level == TITLE:
            return r("TITLE ") + word_field("SEQ Title \\* ROMAN") + r(" ")
        if level == ARTICLE:
            return r("Article ") + word_field("SEQ Article \\* ARABIC", str(count) if count % 2 else None) + r(" ")
        start = " \\s 1" if level == PARAGRAPH and count == 1 else ""
        return word_field(f"LISTNUM NumberDefault \\l {(1, 5, 6)[level - PARAGRAPH]}{start}") + r(" ")

    labels = ("TITLE {0:I}", "Article {1}", "{2})", "({3:a})", "({4:i})")
    return Scheme(labels, "", lambda level, counts: {}, lead=lead)


SCHEMES: Final = (treaty, styled, legal, restarted, linked, worded, fields)
