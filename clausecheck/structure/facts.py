"""Facts of the agreement: its title, its parties, its language."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from clausecheck.agreement import Kind
from clausecheck.structure.dates import signing_date, signing_place
from clausecheck.structure.lines import Block
from clausecheck.structure.nodes import Node

# What a database or a printer put before the title.
_NOT_TITLE: Final = re.compile(
    r"EUR-Lex|L[IC]? ?\d+/|Important legal notice|Avis juridique|\||\d{5}[A-Z]\d{4}|Official Journal|Royal Crest"
    r"|\[|Chapters? \d|Preamble|PREAMBLE|"
    r"\d|Table of [Cc]ontents|TABLE OF CONTENTS|PUBLIC|LIMITE|COUNCIL OF$|THE EUROPEAN UNION$|Brussels, |Subject"
    r"|LEGISLATIVE ACTS"
)
_NAME: Final = re.compile(
    r"\b(?:agreement|treaty|convention|protocol|partnership|association|acuerdo|tratado|convenio|trait[eé]|accord"
    r"|abkommen|trade|framework|decision|charter|pact)\b",
    re.I,
)
# The number of a decision or of a command paper before the title: "2010/224/EC: …", "Canada No.1 (2020)".
_SHELFMARK: Final = re.compile(r"(?:\d{4}/\d+/(?:[A-Z]{2,8})?[:,]|[A-Z][A-Za-z ]{2,30}? No\.\s?\d+ \(\d{4}\))\s*")
# Words that other names bear as well: what they stand in is a title only if no agreement is named at once.
_INSTRUMENT: Final = re.compile(
    r"\b(?:agreement|treaty|convention|protocol|acuerdo|tratado|convenio|trait[eé]|accord|abkommen|decision|charter|pact)\b",
    re.I,
)
_SIDES_OR_NAME: Final = re.compile(r"(?:between|agreement)\b", re.I)
# A title stands in the first lines of a text, and goes on in so many.
_HEAD: Final = 25
_FOLLOWING: Final = 4
_OTHER_PART: Final = re.compile(r".{20,480}?of the other part", re.S)
_MORE: Final = re.compile(
    r"(?i:between|betweenthe|establishing|on|for|of|relating|concerning|amending|regarding|which|in the form|with"
    r"|and|the efta|entre|sobre)\b|[a-z(]|Agreement between"
)
_SIDES: Final = (
    re.compile(
        r"(?i:between|entre)(?: the)? (?P<one>.{2,300}?),? (?:of|on) the (?:one|first) (?:part|hand"
        r"|side),? and (?P<other>.{2,300}?),? (?:of|on) the (?:other|second)"
    ),
    re.compile(
        r"(?:between|BETWEEN|entre|ENTRE) (?P<one>.{2,160}?) (?:and|AND|et|y|Y) (?P<other>.{2,160}?)(?=(?i: for "
        r"| on | in the | in | concerning | relating | regarding | establishing | to | with (?:respect|regard))"
        r"|[,;(]| - |$)"
    ),
)
# (Each with words that it needs: the pattern is not tried where they are missing.)
_PREAMBLE_SIDES: Final = {
    "of the one part": re.compile(
        r"(?P<one>\b(?:THE |The )?[A-Z][^;,(]{2,120}?),?\s+(?:\([^)]{0,120}\),?\s*)?(?:hereinafter[^,]{0,90},\s*)?"
        r"of the one part,?\s+and\s+(?P<other>[A-Z][^,;(]{2,120})"
    ),
    " and ": re.compile(
        r"(?P<one>\b(?:(?:The |THE )?Government of )?[A-Z][^,;(]{2,80}?)\s*(?:\([^)]{0,120}\))?,?\s(?i:and) "
        r"(?P<other>[A-Za-z][^,;(]{2,80})"
    ),
}
# "UNITED STATES – PANAMA TRADE PROMOTION AGREEMENT"; three names with a dash are more than two sides.
_PAIR: Final = re.compile(
    r"(?P<one>[A-Z][A-Za-z ]{2,40}?)\s?[-–]\s?(?P<other>[A-Z][A-Za-z ]{2,40}?)\s"
    r"(?i:free trade|trade promotion|economic partnership|comprehensive|trade|association)\b[^-–]{0,60}\bagreement\b",
    re.I,
)
# What many States sign names no two sides.
_MANY: Final = re.compile(r"\b(?:convention|treaty|charter)\b", re.I)
# An "and" inside a name.
_SECOND_NAMES: Final = tuple(
    "northern ireland|herzegovina|tobago|barbuda|nevis|príncipe|principe|the grenadines|futuna".split("|")
)
_JOINED: Final = re.compile(
    r"(Great Britain|Bosnia|Trinidad|Antigua|Nevis|Kitts|Príncipe|Tomé|Vincent|Wallis) (and) "
    rf"({'|'.join(_SECOND_NAMES)})",
    re.I,
)
# A text without a title that begins with its parties: "Canada and Ukraine, hereinafter referred to as …".
_OPENING: Final = re.compile(
    r"\s{0,20}[A-Z][^,;:.(\n]{2,80}? and [A-Z][^,;:.(\n]{2,80}?(?=\s?, (?:hereinafter|hereafter))"
)
_STOP_WORDS: Final = {
    "en": frozenset("the of and to in shall be for with by or this any which".split()),
    "fr": frozenset("le la les des et du une dans pour sur par est aux ou qui".split()),
    "es": frozenset("el la los de del y en las por para con que una se".split()),
    "de": frozenset("der die das und den von zu des im für mit ist nicht auf".split()),
}
# So many samples of so many characters, spread over the text, tell its language.
_SAMPLES: Final = 8
_SAMPLE: Final = 400


def title(content: str, blocks: Sequence[Block]) -> str:
    """The title: the first lines that name an agreement, before the parties are listed."""
    for at, (line, following) in enumerate(_first_lines(content, blocks)):
        if len(line) < 3 or len(line) > 700 or _NOT_TITLE.match(line):
            continue
        if line.endswith((";", ",", ":")):
            # The parties or the recitals begin: what names an agreement from here on is not its title.
            break
        next_line = following[0] if following else ""
        if not _NAME.search(line) and not _SIDES_OR_NAME.match(next_line):
            if (at < 3 and " - " in line) or ("–" in line and len(line) < 120):
                return line
            continue
        if not _INSTRUMENT.search(line) and _INSTRUMENT.search(next_line) and not _MORE.match(next_line):
            continue
        return _with_more(line, following)
    return ""


def _first_lines(content: str, blocks: Sequence[Block]) -> Iterator[tuple[str, Sequence[str]]]:
    """Each line of a text's head with those after it."""
    lines = (_line(content, block) for block in blocks[:_HEAD])
    window = deque(islice(lines, 1 + _FOLLOWING))
    while window:
        line = window.popleft()
        yield line, list(window)
        window.extend(islice(lines, 1))


def _line(content: str, block: Block) -> str:
    line = " ".join(content[block.start : min(block.end, block.start + 1000)].split())
    return _SHELFMARK.sub("", line, count=1) if "/" in line or " No." in line else line


def _with_more(title: str, lines: Iterable[str]) -> str:
    """A title that goes on in the lines after it: between whom, on what."""
    for line in lines:
        if len(line) > 500 and (sides := _OTHER_PART.match(line)) and _MORE.match(line):
            return f"{title} {sides[0]}"
        if len(line) > 500 or line.endswith((";", ":")) or _NOT_TITLE.match(line):
            break
        if not (_MORE.match(line) or title.endswith((" and", " AND", "BETWEEN", "between", " the", " of"))):
            break
        title += f" {line}"
    return re.split(r" - (?:Protocol|Final Act|Declaration|Annex|Resolution)", title)[0][:600]


def parties(content: str, name: str, root: Node) -> tuple[str, ...]:
    """The two sides as the title names them, or the preamble where the title does not; () where neither does."""
    words = _unjoined(name)
    for pattern in _SIDES:
        if found := pattern.search(words):
            return _side(found["one"]), _side(found["other"])
    dash = re.fullmatch(r"(?P<one>[^,.;:]{2,60}) [-–] (?P<other>[^,.;:]{2,60})", name)
    if dash and not _NAME.search(name):
        return _side(dash["one"]), _side(dash["other"])
    if pair := _PAIR.match(name):
        return _side(pair["one"]), _side(pair["other"])
    if _MANY.search(name):
        return ()
    words = _unjoined(_party_list(content, root))
    for needed, pattern in _PREAMBLE_SIDES.items():
        found = pattern.search(words) if needed in words.casefold() else None
        if found and not _NAME.search(found["one"] + found["other"]):
            return _side(found["one"]), _side(found["other"])
    return ()


def _unjoined(words: str) -> str:
    """The words with an ampersand for every "and" inside a name."""
    folded = words.casefold()
    inside = any(name in folded for name in _SECOND_NAMES)
    return _JOINED.sub("\\1 \N{AMPERSAND} \\3", words) if inside else words


def _party_list(content: str, root: Node) -> str:
    """What the preamble says before its first recital, up to where more than two parties are listed."""
    opening = _OPENING.match(content)
    if opening:
        return " ".join(opening[0].split())
    preamble = next((child for child in root.children if child.kind is Kind.PREAMBLE), None)
    if preamble is None or not preamble.children or preamble.children[0].kind is not Kind.PARAGRAPH:
        return ""
    words = " ".join(content[preamble.children[0].start : preamble.children[0].end][:1500].split())
    sides = re.split(r"\b(?:hereinafter|hereafter|resolved to|considering)\b", words)[0]
    return words if "of the one part" in words else sides if sides.count(",") <= 3 else ""


def _side(words: str) -> str:
    words = re.sub(r"^(?:the )+", "", words.strip(" ,;"), flags=re.I)
    return re.sub(r"\s*\(.*$|,? hereinafter.*$", "", words).replace(" & ", " and ")


def date_signed(content: str, root: Node) -> str:
    """The date of the agreement's own testimonium, else of any other signing formula; "" where there is none."""
    scopes = [root, *(child for child in root.children if child.kind in (Kind.PROTOCOL, Kind.DECLARATION))]
    for scope in scopes:
        for child in scope.children:
            if child.kind is Kind.TESTIMONIUM and (date := signing_date(content, child.start, child.end)):
                return date
    return signing_date(content, 0, len(content))


def place_signed(content: str, root: Node) -> str:
    """Where the agreement was signed, as its testimonium says it; "" where it does not."""
    for child in root.children:
        if child.kind is Kind.TESTIMONIUM and (place := signing_place(content, child.start, child.end)):
            return place
    return ""


def language(content: str) -> str:
    """The language most of the small words belong to; English where they do not say."""
    step = max(_SAMPLE, len(content) // _SAMPLES)
    sample = " ".join(content[at : at + _SAMPLE] for at in range(0, len(content), step))
    words = Counter(sample.lower().split())
    scores = {code: sum(words.get(word, 0) for word in known) for code, known in _STOP_WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 1.3 * scores["en"] else "en"
