"""What a legal scrubber looks for: numbers that miss or repeat, references that lead nowhere, terms that do not hold.

    for flaw in flaws(agreement):
        flaw.provision, flaw.words

Only what the text itself shows is told. A number is missed only between two that stand, so that what a file
leaves out at its end is no gap.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from clausecheck.agreement import Agreement, Kind, Provision
from clausecheck.structure import terms as term_use
from clausecheck.structure.definitions import DefinedTerm, definitions
from clausecheck.structure.numbering import parse, roman
from clausecheck.structure.references import Reference, unresolved

_COUNTED: Final = (Kind.PART, Kind.HEADING, Kind.TITLE, Kind.CHAPTER, Kind.SECTION, Kind.RECITAL)
_UNITS: Final = (Kind.PARAGRAPH, Kind.POINT)
_OUTSIDE: Final = (Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL)
#: A jump wider than this is another count, not a gap.
_JUMP: Final = 12
# "For the Union, “levels of protection” means …"
_FOR_ONE: Final = re.compile(r"\b[Ff]or (?:the )?[A-Z][\w ]{2,30}[,:]\s*$")
_ONE_SIDE: Final = 50
_ELSEWHERE: Final = re.compile(r"\bAnnex\b|^.{0,80}?[\"”’'] (?:also )?(?:includes?|is|are)\b")


class FlawKind(StrEnum):
    """What is wrong."""

    GAP = "gap"
    REPEAT = "repeat"
    REFERENCE = "reference"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing to mend: the index of the provision, the offset in the text, and what is wrong in plain words."""

    kind: FlawKind
    provision: int
    at: int
    words: str


def flaws(agreement: Agreement) -> tuple[Flaw, ...]:
    """Everything found, in the order of the text."""
    found = [*_numbering(agreement), *_references(agreement), *_terms(agreement)]
    return tuple(sorted(found, key=lambda flaw: (flaw.at, flaw.kind.value, flaw.words)))


# --- numbering --------------------------------------------------------------------------------------------------------


def _numbering(agreement: Agreement) -> Iterator[Flaw]:
    provisions = agreement.provisions
    groups: dict[tuple[int, Kind], list[int]] = defaultdict(list)
    scopes = [0] * len(provisions)
    for index, one in enumerate(provisions[1:], 1):
        outside = provisions[one.parent].kind in (*_OUTSIDE, Kind.DECLARATION)
        scopes[index] = one.parent if outside else scopes[one.parent]
        if not one.number:
            continue
        if one.kind is Kind.ARTICLE:
            groups[scopes[index], one.kind].append(index)
        elif one.kind in _COUNTED or (one.kind in _UNITS and _in_article(agreement, index)):
            groups[one.parent, one.kind].append(index)
    for (_, kind), members in groups.items():
        yield from _sequence(provisions, kind, members)


def _in_article(agreement: Agreement, index: int) -> bool:
    return any(one.kind is Kind.ARTICLE for one in agreement.ancestors(index))


def _sequence(provisions: Sequence[Provision], kind: Kind, members: list[int]) -> Iterator[Flaw]:
    """Gaps and repeats in one count."""
    name = kind.value
    for before, index in pairwise(members):
        last, this = provisions[before].number, provisions[index].number
        at = provisions[index].start
        if last.casefold() == this.casefold():
            if not _opens(this) and provisions[before].parent == provisions[index].parent:
                yield Flaw(FlawKind.REPEAT, index, at, f"{name} {this} comes twice in a row")
            continue
        missing = _between(last, this, units=kind in _UNITS)
        if missing:
            yield Flaw(FlawKind.GAP, index, at, f"{name} {this} follows {name} {last}: {missing} missing")


def _opens(label: str) -> bool:
    return label.casefold() in ("1", "a", "i") or parse(label).value == 1


def _between(last: str, this: str, *, units: bool) -> str:
    """The numbers left out between two that follow each other, in words; empty if none is, or if a count begins."""
    if units and last.isalpha() and this.isalpha():
        if roman(last) and roman(this) == roman(last) + 1:
            return ""
        if len(last) != 1 or len(this) != 1 or last.islower() != this.islower():
            return ""
        return _words([chr(code) for code in range(ord(last) + 1, ord(this))])
    if len(last) == len(this) == 1 and ord(this) == ord(last) + 1:
        return ""
    low, high = parse(last), parse(this)
    if low.series != high.series or high.suffix or not 1 < high.value - low.value <= _JUMP:
        return ""
    head = this.rstrip("0123456789") if this[-1].isdecimal() else ""
    return _words([f"{head}{value}" for value in range(low.value + 1, high.value)])


def _words(missing: list[str]) -> str:
    if not missing:
        return ""
    if len(missing) > 3:
        return f"{missing[0]} to {missing[-1]} are"
    return missing[0] + " is" if len(missing) == 1 else f"{', '.join(missing[:-1])} and {missing[-1]} are"


# --- references -------------------------------------------------------------------------------------------------------


def _references(agreement: Agreement) -> Iterator[Flaw]:
    """References that lead nowhere, each missing provision once. So are annexes that the file leaves out altogether."""
    present = {one.kind for one in agreement.provisions}
    citations = {one.path: one.citation for one in agreement.provisions}
    missing: dict[tuple[str, str | None], list[Reference]] = defaultdict(list)
    for one in unresolved(agreement):
        kind = one.named.partition(" ")[0].casefold()
        left_out = one.target is None and kind in _OUTSIDE and Kind(kind) not in present
        missing[kind if left_out else one.named, one.target].append(one)
    for (named, target), ones in missing.items():
        places = {one.span.start: one for one in ones}
        first = ones[0]
        also = f" and {len(places) - 1} more like it" if len(places) > 1 else ""
        words = first.words if len(first.words) < 90 else first.words[:89] + "…"
        where = f"in {citations[target]}" if target and citations[target] else "in this text"
        told = f"there is no {named} {where}"
        if named.startswith("this "):
            told = f"it stands in no {named.removeprefix('this ')}"
        elif named.startswith(("Point", "Paragraph")):
            told = f"there is no {named[0].lower()}{named[1:]} {where}"
        yield Flaw(FlawKind.REFERENCE, first.holder, first.span.start, f"“{words}”{also}: {told}")


# --- terms ------------------------------------------------------------------------------------------------------------


def _terms(agreement: Agreement) -> Iterator[Flaw]:
    """Terms defined twice for the same place, never used where they hold, or used and never defined."""
    terms = definitions(agreement)
    citations = {one.path: one.citation for one in agreement.provisions}
    yield from _repeated(agreement, terms, citations)
    for idle in term_use.idle(agreement, terms):
        one = idle.term
        where = f"in {citations[one.scope]}, where it holds" if one.scope else "again"
        elsewhere = ", but elsewhere, where it does not hold" if idle.elsewhere else ""
        words = f"“{one.term}” is defined and not used {where}{elsewhere}"
        yield Flaw(FlawKind.TERM, one.provision, one.span.start, words)
    for undefined in term_use.undefined(agreement, terms):
        words = f"“{undefined.words}” is used {undefined.count} times like a defined term and defined nowhere"
        yield Flaw(FlawKind.TERM, undefined.provision, undefined.at, words)


def _repeated(agreement: Agreement, terms: Sequence[DefinedTerm], citations: Mapping[str, str]) -> Iterator[Flaw]:
    """Terms defined twice for the same place.

    A name that the preamble gives a party may be explained in an article, a definition may point to an annex or hold
    for one side, and what a term includes may be said apart.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for one in terms:
        kinds = {around.kind for around in agreement.ancestors(one.provision)}
        listed = bool(kinds & {Kind.ANNEX, Kind.APPENDIX}) and Kind.ARTICLE not in kinds
        before = agreement.text.content[max(0, one.span.start - _ONE_SIDE) : one.span.start]
        partly = _ELSEWHERE.search(agreement.words(one.span)) or _FOR_ONE.search(before)
        if one.provision == 0 or Kind.PREAMBLE in kinds or listed or partly:
            continue
        counted[one.term, one.scope] += 1
        if counted[one.term, one.scope] == 2:
            where = f"in {citations[one.scope]}" if one.scope else "in the agreement"
            yield Flaw(FlawKind.TERM, one.provision, one.span.start, f"“{one.term}” is defined twice {where}")
