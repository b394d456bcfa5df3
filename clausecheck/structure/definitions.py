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
    r"(?:the\sterm\s)?(?P<term>[A-Za-z][^\"“”‘;:.,\n]{1,90}?)\s"
    r"(?:means?|shall\smean|shall\shave\sthe\smeaning|(?:has|have)\sthe\s(?:same\s)?meaning|refers?\sto)\b"
)
_WEAK: Final = re.compile(r"\b(?:includes?|is|are|include)$")
_PURPOSES: Final = re.compile(
    r"\b[Ff]or\s(?:the\s)?purposes?\sof\s(?:this|the\spresent|applying\sthis)\s"
    r"(?P<kind>Agreement|Convention|Part|Heading|Title|Chapter|Section|Sub-?[Ss]ection|Article|Annex|Appendix|Protocol"
    r"|paragraph)\b"
)
_DEFINITIONS: Final = re.compile(r"\bdefinitions?\b|\bdefined terms\b|\binterpretation\b", re.I)
# "by any contractual means" defines nothing.
_NO_TERM: Final = re.compile(r"(?:by|in|through|for|with|that|which|it|this)\s")
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
    purposes = [(found.start(), found["kind"]) for found in _PURPOSES.finditer(content)]
    places = [at for at, _ in purposes]
    for index, one in enumerate(provisions):
        if one.unit_end <= one.body or one.kind in (Kind.TESTIMONIUM, Kind.FOOTNOTE):
            continue
        home = _home(targets, index)
        announced = _DEFINITIONS.search(provisions[home].heading) is not None
        purpose = bisect_right(places, min(one.body + 200, one.unit_end)) - 1
        introduced = purpose >= 0 and provisions[home].start <= places[purpose]
        if not announced and not introduced:
            for found in _QUOTED.finditer(content, one.body, one.unit_end):
                if not _WEAK.search(found["means"]) or found["lead"]:
                    yield from _clause_terms(agreement, targets, found, index, home)
            continue
        level = purposes[purpose][1] if introduced else ""
        matched = False
        for found in _QUOTED.finditer(content, one.body, one.unit_end):
            matched = True
            yield from _clause_terms(agreement, targets, found, index, _scope(targets, index, home, level))
        start = one.body + (len(content[one.body : one.unit_end]) - len(content[one.body : one.unit_end].lstrip()))
        unquoted = None if matched else _UNQUOTED.match(content, start, one.unit_end)
        if unquoted and (clean := _clean(unquoted["term"])) and not _PURPOSES.match(content, start):
            scope = _scope(targets, index, home, level)
            yield _term(agreement, clean, Span(start, one.end), index, scope)


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
        return targets.own(index)
    if level == "paragraph":
        return home
    if level:
        kind = Kind(level.lower().replace("-", ""))
        around = targets.around(index, kind)
        if around is not None:
            return around
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
