"""HTML pages: headings, paragraphs, lists with the numbers a browser shows, tables; scripts and forms left out."""

from __future__ import annotations

import re
from typing import ClassVar, Final

from lxml import etree

from clausecheck.agreement import MarkKind
from clausecheck.errors import DamagedError, LimitError
from clausecheck.reading import detect
from clausecheck.reading.counters import written
from clausecheck.reading.markup.walker import Walker, handlers, local
from clausecheck.reading.scribe import BLOCK, LINE, Scribe, raised

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,30})", re.I)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LIST_STYLES: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def parse(name: str, data: bytes) -> etree._Element:
    """The root of a page. Raises DamagedError or LimitError."""
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(_decoded(data).encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(name, f"this is no sound HTML ({error})", "Save or download it again.") from None
    if any("depth" in entry.message for entry in parser.error_log):
        # The parser drops all that follows; a text with a hole would be worse than none.
        raise LimitError(name, "the page nests more elements than can be read", "Save it as PDF and check that.")
    if root is None:
        raise DamagedError(name, "there is nothing in the page", "Save or download it again.")
    return root


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, ValueError):
            pass
    return detect.decode(data).text


class Page(Walker):
    """Writes a page."""

    silent: ClassVar[frozenset[str]] = frozenset(
        "head script style noscript template svg nav button select input textarea iframe object audio video".split()
    )
    blocks: ClassVar[frozenset[str]] = frozenset(
        "p div h1 h2 h3 h4 h5 h6 section article header footer main aside blockquote address dl dt dd figure "
        "figcaption caption center form fieldset body table tbody thead tfoot hr td th".split()
    )

    def __init__(self, scribe: Scribe) -> None:
        super().__init__(scribe)
        self.handlers |= handlers(
            {
                "ul ol": self._list,
                "tr": self._row,
                "br": self.line,
                "pre": self._verbatim,
                "sup": self._raised,
                "ins": self.revised(MarkKind.INSERTION),
                "del s strike": self.revised(MarkKind.DELETION),
            }
        )

    def write(self, root: etree._Element) -> None:
        """Write the page."""
        self.walk(root)
        self.footnotes()

    def walk(self, element: etree._Element) -> None:
        """Write an element, unless it is hidden."""
        if element.get("hidden") is None and not _HIDDEN.search(element.get("style", "")):
            super().walk(element)

    def _list(self, element: etree._Element) -> None:
        """A list with the numbers a browser would show."""
        style = _LIST_STYLES.get(element.get("type", "1"), "decimal") if local(element) == "ol" else ""
        bare = "none" in element.get("style", "").partition("list-style")[2]
        count = _integer(element.get("start"), 1)
        for one in element:
            if local(one) != "li":
                self.walk(one)
                continue
            count = _integer(one.get("value"), count)
            self.lead("" if bare else f"{written(count, style)}." if style else "•")
            self.inline(one)
            self.end()
            self._run_in = False
            count += 1
        self.scribe.part(BLOCK)

    def _row(self, element: etree._Element) -> None:
        self.row([cell for cell in element if local(cell) in ("td", "th")])

    def _verbatim(self, element: etree._Element) -> None:
        self.begin()
        for one in "".join(element.itertext()).split("\n"):
            self.say(one)
            self.scribe.part(LINE)
        self.end()

    def _raised(self, element: etree._Element) -> None:
        words = self.words(element)
        if words and set(words) <= set("0123456789()") and not len(element):
            self.say(raised(words))
        else:
            self.inline(element)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text.strip()) else default
