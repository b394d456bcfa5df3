"""The XML of the ToTA corpus (Texts of Trade Agreements): chapters, articles, and text with its line breaks.

treaty/body/chapter[@number, @name]/article[@number, @name]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clausecheck.agreement import Kind
from clausecheck.reading.markup import labels
from clausecheck.reading.markup.walker import Walker
from clausecheck.reading.scribe import BLOCK

if TYPE_CHECKING:
    from lxml import etree

_BLOCKS: Final = re.compile(r"\n\s*\n|\n(?=\s*(?:\(?\d{1,2}[.)]|\([a-z]{1,4}\))\s)")
_PREAMBLE: Final = re.compile(r"(?:preamble|preámbulo|preambulo|préambule)$", re.I)


class Tota(Walker):
    """Writes a ToTA treaty."""

    def write(self, root: etree._Element) -> None:
        """Write the treaty: its name, then its chapters."""
        self.say(root.findtext("meta/name"))
        for chapter in root.iterfind("body/chapter"):
            self._chapter(chapter)

    def _chapter(self, chapter: etree._Element) -> None:
        label, name = chapter.get("number", ""), chapter.get("name", "")
        kind, number, _ = labels.division(label)
        if _PREAMBLE.match(name.strip()):
            kind = Kind.PREAMBLE
        if kind is None and not label and not name:
            self._articles(chapter)
            return
        with self.provision(kind or Kind.CHAPTER, number or ("" if kind else label), label, name):
            self._articles(chapter)

    def _articles(self, chapter: etree._Element) -> None:
        for article in chapter.iterfind("article"):
            label, name = article.get("number", ""), article.get("name", "")
            if number := labels.article(label):
                with self.provision(Kind.ARTICLE, number, label, name):
                    self._text(article)
            else:
                # A preamble or a conclusion: words of the chapter.
                for line in (label, name):
                    self.scribe.part(BLOCK)
                    self.say(line)
                self._text(article)

    def _text(self, article: etree._Element) -> None:
        for block in _BLOCKS.split("".join(article.itertext())):
            self.scribe.part(BLOCK)
            self.say(block)
        self.scribe.part(BLOCK)
