"""Where the lines of a text ended that has lost its line breaks.

`…levels of protectionArticle 13.4Multilateral labour standards and agreements1. The Parties recognise…`: a heading is
told from a cross-reference by its place in the sequence of numbers, by the words around it, and by
the missing space: what was on a line of its own is glued to its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from clausecheck.structure.numbering import Number, ordinal, parse, roman

_ARTICLE: Final = re.compile(
    r"A(?<![(\[“‘]A)(?:rticle|RTICLE)\s{1,2}(?P<label>\d{1,4}(?:\.\d{1,3})*\.?"
    r"|[IVXLC]{1,7})(?P<mark>\s?\[\d{1,3}\])?(?P<gap>\s*)(?=[A-Z1\"“‘'(-])"
)
_CONTAINER: Final = re.compile(
    r"(?P<kind>PART|TITLE|CHAPTER|SECTION|Chapter|Section|Title|Part|ANNEX|Annex|APPENDIX|Appendix|PROTOCOL|Protocol)"
    r"\s{1,2}(?P<label>(?:No )?\d{1,2}(?:-[A-Z](?:-\d(?!\d))?)?|[IVXLC]+|[A-Z]+)(?P<gap>\s*)(?=\S)"
)
_ORDER: Final = ("PROTOCOL", "ANNEX", "APPENDIX", "PART", "TITLE", "CHAPTER", "SECTION")
_WORD_NUMBERS: Final = sorted(
    "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN "
    "EIGHTEEN "
    "NINETEEN TWENTY TWENTY-ONE TWENTY-TWO".split(),
    key=len,
    reverse=True,
)

# Where a missing space may hide a lost line break, and what must stand around it: a capital glued to the end of a
# sentence or to a small letter, a heading in capitals before a sentence, a point or an indent after a comma. A point
# also begins a line after a stop and a space. "Party(s)" and "Group(ies)" are plurals, no points.
# (Every pattern begins with what is rare in a text, so that the search is fast.)
_SIGN: Final = re.compile(
    r"[A-Z(–—‘“\"-](?:(?<=[a-z\d)\]\"”’][.:;,][A-Z‘“\"])(?=[A-Za-z])|(?<=[a-z]{3}[A-Z])(?=[a-z ])"
    r"|(?<=[A-Z]{5})(?=[a-z]{2})|(?<=[:;,.][–—-])(?= ?[A-Za-z])"
    r"|(?:(?<=[:;,.”’]\()|(?<=[.;:] \()|(?<=; and \()|(?<=; or \())(?= ?[a-z]{1,4} ?\) )"
    r"|(?:(?<=[a-z]\()(?!(?:s|es|ies)\))|(?<=[;,] and\()|(?<=[;,] or\())(?=[a-z]{1,4}\) ))"
)
_FORMULAS: Final = (
    re.compile(r"between (?<=greementbetween )"),
    re.compile(r"IN WITNESS WHEREOF(?<=[.\"”] IN WITNESS WHEREOF)"),
    re.compile(r"In witness whereof(?<=[.\"”] In witness whereof)"),
    re.compile(r"DONE (?:at|in) (?<=[.\"”] DONE .. )"),
)
# A rule of hyphens stands where a page or a document ended.
_RULE: Final = re.compile(r"--{19,}")
# What stands after the number of a paragraph, and before it if it is another number.
_NUMBERED: Final = re.compile(r"\.(?<=\d\.)\s{0,3}(?=[A-Z(\"“‘])")
_NO_PARAGRAPH: Final = frozenset("([-/$€")
_SENTENCE_CASE: Final = re.compile(r"[A-Z][a-z]{2}")
_SENTENCE_END: Final = re.compile(r"[.:;!?\"”’)\]]\s*$|\s\s$")


def breaks(content: str, start: int, end: int) -> list[int]:
    """The offsets inside the range at which lines began, in order."""
    heads = list(_heads(content, start, end))
    found = {at for head in heads for at in head}
    edges = [(start, start), *heads, (end, end)]
    for (_, after), (before, _) in pairwise(edges):
        found.update(_inside(content, after, before))
    return sorted(at for at in found if start < at < end)


def _heads(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where headings of articles and containers begin, and where their numbers end."""
    articles = ((found.start(), found, True) for found in _ARTICLE.finditer(content, start, end))
    containers = ((found.start(), found, False) for found in _CONTAINER.finditer(content, start, end))
    last: Number | None = None
    fresh = True
    seen: dict[str, int] = {}
    done = start
    for at, found, is_article in sorted([*articles, *containers], key=lambda item: item[0]):
        if at < done:
            continue
        glued = at == start or not content[at - 1].isspace()
        if (
            not glued
            and not _SENTENCE_END.search(content, max(start, at - 6), at)
            and not content[max(start, at - 60) : at].isupper()
        ):
            continue
        if is_article:
            chosen = _article(found, last, fresh or at == start, glued)
            if chosen is None:
                continue
            last, done = chosen
            fresh = False
        else:
            done = _container(found, seen, glued)
            if done == 0:
                continue
            fresh = True
        yield at, done


def _article(found: re.Match[str], last: Number | None, fresh: bool, glued: bool) -> tuple[Number, int] | None:
    """The number of an article's heading and where it ends; None if the sequence says that it is a reference."""
    label = found["label"]
    options = [label.rstrip(".")]
    if label.endswith("1."):
        # "Article 11. An Association": the first paragraph of Article 1.
        options.insert(0, label[:-2].rstrip("."))
    for option in options:
        if not option:
            continue
        number = parse(option)
        expected = number.first if last is None else number.follows(last) or (number.near(last) and glued)
        restarts = fresh and (number.value == 1 or last is None)
        if expected or restarts:
            return number, found.start("label") + len(option) if option != label.rstrip(".") else found.start("gap")
    return None


def _container(found: re.Match[str], seen: dict[str, int], glued: bool) -> int:
    """Where the number of a container's heading ends; 0 if it is a reference."""
    kind, label = found["kind"], found["label"]
    if not kind.isupper() and not glued:
        return 0
    word = next((word for word in _WORD_NUMBERS if label.startswith(word)), "")
    if word:
        number, length = ordinal(word), len(word)
    elif label[0].isdecimal() or label.startswith("No"):
        digits = label.removeprefix("No ").split("-")[0]
        number, length = int(digits), len(label)
    else:
        options = [size for size in range(1, min(len(label), 7) + 1) if roman(label[:size])]
        expected = [size for size in options if roman(label[:size]) == seen.get(kind, 0) + 1]
        # "IVCooperation" is IV although I was expected: no heading begins with "VCo".
        plain = [size for size in options if _SENTENCE_CASE.match(found.string, found.start("label") + size)]
        whole = len(label) if found["gap"] and roman(label) else 0
        best = whole or max(plain, default=0) or max(expected, default=0) or max(options, default=0)
        letter = ord(label[0]) - 64
        if letter in (1, seen.get(f"{kind} A", 0) + 1) and (not best or seen.get(f"{kind} A", 0) > 0):
            # "SECTION BINDUSTRIAL PRODUCTS"
            seen[f"{kind} A"] = letter
            return found.start("label") + 1
        if not best:
            return 0
        number, length = roman(label[:best]), best
    end = found.start("label") + length
    if not kind.isupper() and not found.string[end : end + 3].strip()[:1].isupper():
        return 0
    seen[kind] = number
    # Inside a new container, what stands below it is counted anew.
    for below in _ORDER[_ORDER.index(kind.upper()) + 1 :]:
        for key in (below, below.capitalize(), f"{below} A"):
            seen.pop(key, None)
    return end


def _inside(content: str, start: int, end: int) -> Iterator[int]:
    """Breaks between two headings: sentences, points and indents by their signs, paragraphs by their sequence."""
    for pattern in (_SIGN, *_FORMULAS):
        for found in pattern.finditer(content, start, end):
            yield found.start()
    for found in _RULE.finditer(content, start, end):
        yield from found.span()
    yield from _paragraphs(content, start, end)


def _paragraphs(content: str, start: int, end: int) -> Iterator[int]:
    last = 0
    for found in _NUMBERED.finditer(content, start, end):
        at = stop = found.start()
        while at > start and content[at - 1].isdecimal():
            at -= 1
        # What begins the range stands after the number of an article: "Article 431. The Parties agree".
        before = content[at - 1] if at > start else "."
        if stop - at > 3 or before in _NO_PARAGRAPH:
            continue
        value = int(content[at:stop])
        glued = not before.isspace()
        if value == 1 or (value == last + 1 and (glued or _SENTENCE_END.search(content, max(start, at - 6), at))):
            if value == 1 and last and not glued:
                continue
            last = value
            yield at
