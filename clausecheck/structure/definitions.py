"""Defined terms, where each is defined and where the definition holds.

… (hereinafter referred to as "the Cooperation Committee")        holds in the agreement
For the purposes of this Chapter: "carrier" means …                holds in the chapter
Article 1.2  General definitions: (a) "customs duty" means …       holds where the article stands
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from clausecheck.agreement import CONTAINERS, Agreement, Kind, Provision
from clausecheck.offsets import Span
from clausecheck.structure.targets import OUTSIDE, UNITS, Targets

_OPEN: Final = "[\"“„‘«']"
_CLOSE: Final = "[\"”“’»']"
_TERM: Final = r"[^\"“”„‘’«»;:\n]{1,80}(?:’s?[^\"“”„‘’«»;:\n]{1,60})?"

# (hereinafter referred to as "the Parties"), hereinafter "the Union", ("UNFCCC")
_HEREINAFTER: Final = re.compile(
    r"\b(?:hereinafter|hereafter|herein)\b(?:\s[a-z]+){0,6}?\s?[,:]?\s?"
    rf"(?:{_OPEN}(?P<quoted>{_TERM}){_CLOSE}(?:\sor\s{_OPEN}(?P<other>{_TERM}){_CLOSE})?"
    r"|(?:as\s)(?:the\s)?(?P<bare>[A-Z][\w’-]*(?:\s(?:[A-Z][\w’-]*|of|and|on))*))"
)
_BRACKETED: Final = re.compile(rf"(?<=\w)\s?\((?:the\s)?{_OPEN}(?P<quoted>{_TERM}){_CLOSE}\)")
# "carrier" means …; ‘CPC’ is …
_MEANS: Final = (
    r"(?:\s\([^()\n]{1,80}\))?,?\s(?:means?|shall\smean|shall\s(?:be\sunderstood|include|have\sthe\smeaning)"
    r"|(?:has|have)\sthe\s(?:same\s)?meaning|refers?\sto|designates?|includes?|is|are)\b"
)
_QUOTED: Final = re.compile(
    rf"(?P<lead>[Tt]he\s(?:term|terms|expression|word)s?\s)?{_OPEN}(?P<quoted>{_TERM}){_CLOSE}(?P<means>{_MEANS})"
)
_UNQUOTED: Final = re.compile(
    r"(?:[Tt]he\sterm\s)?(?P<term>[A-Za-z][^\"“”‘;:.,\n]{1,90}?)\s"
    r"(?:means?|shall\smean|shall\shave\sthe\smeaning|(?:has|have)\sthe\s(?:same\s)?meaning|refers?\sto)\b"
)
_WEAK: Final = re.compile(r"\b(?:includes?|is|are|include)$")
_PURPOSES: Final = re.compile(
    r"(?:\b[Ff]|(?<=[a-z])F)or\s(?:the\s)?purposes?\sof\s(?:(?:this|the\spresent|applying\sthis)\s"
    r"(?P<kind>Agreement|Convention|Part|Heading|Title|Chapter|Section|Sub-?[Ss]ection|Article|Annex|Appendix|Protocol"
    r"|paragraph)\b|(?P<named>Part|Heading|Title|Chapter)\s(?P<label>[A-Z][a-z]+|[IVXLC]+|\d+)\b)"
)
_WIDER: Final = re.compile(r"\bof\sthis\s(?P<kind>Agreement|Part|Heading|Title|Chapter|Section|Annex|Protocol)\b")
_CLAUSE: Final = 160
_HEAD: Final = 4
_DEFINITIONS: Final = re.compile(r"\bdefinitions?\b|\bdefined terms\b|\binterpretation\b", re.I)
# "by any contractual means" defines nothing.
_NO_TERM: Final = re.compile(
    r"(?:(?:by|in|through|for|with|that|which|it|this|terms)\s|.*\b(?:may|shall|will|must|agrees?|is|are)\b"
    r"|.*\b(?:any|by|of|the|to|for|in|and|or)$)"
)
_SENTENCE: Final = re.compile(r"[.;:]\s")


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A term, the span of its definition and the provision in which it holds.

    `scope` is that provision's path, empty for the whole agreement, and `level` its kind; `provision` is the index of
    the provision that defines.
    """

    term: str
    span: Span
    provision: int
    scope: str
    level: Kind


def definitions(agreement: Agreement) -> tuple[DefinedTerm, ...]:
    """The terms that an agreement defines, in order."""
    targets = Targets(agreement)
    found = [*_named(agreement, targets), *_articles(agreement, targets)]
    seen: set[tuple[str, int]] = set()
    kept = []
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        key = (one.term, one.provision)
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return tuple(kept)


# --- short names ------------------------------------------------------------------------------------------------------


def _named(agreement: Agreement, targets: Targets) -> Iterator[DefinedTerm]:
    """Short names given in passing: they hold in the instrument, the annex or the protocol around them."""
    content = agreement.text.content
    for pattern in (_HEREINAFTER, _BRACKETED):
        for found in pattern.finditer(content):
            groups = found.groupdict()
            start = _clause(content, found.start())
            for term in (groups["quoted"], groups.get("other"), groups.get("bare")):
                if term and (clean := _clean(term)):
                    index = targets.at(found.start())
                    scope = targets.own(index)
                    yield _term(agreement, clean, Span(start, found.end()), index, scope)


def _clause(content: str, at: int) -> int:
    """Where the clause begins that is given a name: after the last stop, at most some lines before."""
    low = max(0, at - 400, content.rfind("\n", 0, at) + 1)
    for found in _SENTENCE.finditer(content, low, at):
        low = found.end()
    return low


# --- definition clauses -----------------------------------------------------------------------------------------------


def _articles(agreement: Agreement, targets: Targets) -> Iterator[DefinedTerm]:
    """Terms that a clause defines with "means": anywhere if quoted, unquoted where definitions are announced."""
    content = agreement.text.content
    provisions = agreement.provisions
    purposes = _Purposes(agreement, targets)
    for index, one in enumerate(provisions):
        if one.unit_end <= one.body or one.kind in (Kind.TESTIMONIUM, Kind.FOOTNOTE):
            continue
        home = _home(targets, index)
        announced = _DEFINITIONS.search(provisions[home].heading) is not None
        level = purposes.of(index, home)
        if not announced and not level:
            for found in _QUOTED.finditer(content, one.body, one.unit_end):
                if not _WEAK.search(found["means"]) or found["lead"]:
                    yield from _clause_terms(agreement, targets, found, index, home)
            continue
        matched = False
        for found in _QUOTED.finditer(content, one.body, one.unit_end):
            matched = True
            yield from _clause_terms(agreement, targets, found, index, _scope(targets, index, home, level))
        start = one.body + (len(content[one.body : one.unit_end]) - len(content[one.body : one.unit_end].lstrip()))
        unquoted = None if matched else _UNQUOTED.match(content, start, one.unit_end)
        if unquoted and (clean := _clean(unquoted["term"])) and not _PURPOSES.match(content, start):
            scope = _scope(targets, index, home, level)
            yield _term(agreement, clean, Span(start, one.end), index, scope)


class _Purposes:
    """The purposes for which the clauses of a text define."""

    def __init__(self, agreement: Agreement, targets: Targets) -> None:
        content = agreement.text.content
        self._provisions, self._targets = agreement.provisions, targets
        self._found = [(found.start(), _level(content, found)) for found in _PURPOSES.finditer(content)]
        self._places = [at for at, _ in self._found]
        self._units = [targets.at(at) for at in self._places]
        # "For the purposes of this Chapter:" announces the units after it, a purpose in mid-clause its own unit only.
        self._announce = [
            content[max(0, unit.unit_end - 8) : unit.unit_end].rstrip().endswith(":")
            and (" " not in level or at - unit.body < _HEAD)
            for (at, level), unit in zip(self._found, (agreement.provisions[one] for one in self._units), strict=True)
        ]

    def of(self, index: int, home: int) -> str:
        """The level that is stated for a unit, in it, above it or before it in its article; empty if none is."""
        one = self._provisions[index]
        lineage = set(self._targets.lineage(index))
        place = bisect_right(self._places, min(one.body + 200, one.unit_end)) - 1
        while place >= 0 and self._places[place] >= self._provisions[home].start:
            if self._announce[place] or self._units[place] in lineage:
                return self._found[place][1]
            place -= 1
        return ""


def _level(content: str, found: re.Match[str]) -> str:
    """In what a definition holds: "for the purposes of this Sub-section and Sections 2, 3 and 4 of this Chapter".

    "Part Two" is told by its number, "this Part" by "Part" alone.
    """
    if found["named"]:
        return f"{found['named']} {found['label']}"
    if not content.startswith(" and ", found.end()):
        return found["kind"]
    stop = content.find(":", found.end(), found.end() + _CLAUSE)
    wider = [*_WIDER.finditer(content, found.end(), stop if stop >= 0 else found.end() + _CLAUSE)]
    return wider[-1]["kind"] if wider else found["kind"]


def _clause_terms(
    agreement: Agreement, targets: Targets, found: re.Match[str], index: int, scope: int
) -> Iterator[DefinedTerm]:
    one = agreement.provisions[index]
    clean = _clean(found["quoted"])
    if not clean:
        return
    following = _SENTENCE.search(agreement.text.content, found.end(), one.unit_end)
    whole = found.start() - one.body < 12
    end = one.end if whole else following.start() + 1 if following else one.unit_end
    if scope == index and one.kind in UNITS:
        scope = _home(targets, index)
    yield _term(agreement, clean, Span(found.start(), end), index, scope)


def _home(targets: Targets, index: int) -> int:
    """The article around a provision, else the annex or container it stands in."""
    for at in targets.lineage(index):
        kind = targets.provisions[at].kind
        if kind is Kind.ARTICLE or kind in CONTAINERS:
            return at
    return 0


def _scope(targets: Targets, index: int, home: int, level: str) -> int:
    """Where a definition holds: as it says, else where the definitions article stands."""
    if level in ("Agreement", "Convention"):
        # An agreement may be annexed to another, whose annexes else speak for all of it.
        own = targets.own(index)
        return own if level.casefold() in targets.provisions[own].heading.casefold() else 0
    if level == "paragraph":
        return home
    if level:
        word, _, label = level.partition(" ")
        kind = Kind(word.lower().replace("-", ""))
        place = targets.numbered(kind, label, index) if label else targets.around(index, kind)
        if place is not None:
            return place
    one = targets.provisions[home]
    return max(0, one.parent) if one.kind is Kind.ARTICLE and _DEFINITIONS.search(one.heading) else home


def _term(agreement: Agreement, term: str, span: Span, index: int, scope: int) -> DefinedTerm:
    one: Provision = agreement.provisions[scope]
    if one.kind is Kind.ARTICLE or one.kind in OUTSIDE or (one.kind in CONTAINERS and scope):
        if one.kind in (Kind.PREAMBLE, Kind.TESTIMONIUM):
            return DefinedTerm(term, span, index, "", Kind.AGREEMENT)
        return DefinedTerm(term, span, index, one.path, one.kind)
    return DefinedTerm(term, span, index, "", Kind.AGREEMENT)


def _clean(term: str) -> str:
    """The term without article and stops; empty for what is no term."""
    words = re.sub(r"^(?:the|an?)\s", "", " ".join(term.split()).strip(" ,.;"), flags=re.I)
    if not words or not words[0].isalnum() or len(words.split()) > 12 or _NO_TERM.match(words):
        return ""
    return words
