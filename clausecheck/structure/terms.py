"""How an agreement's defined terms are used, and which words it uses like defined terms without defining them.

A term is used where its words stand in any case, singular or plural. Of a term with alternatives ("fungible goods or
materials", "Harmonized System (HS)") any will do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from clausecheck.agreement import Agreement, Kind
from clausecheck.structure.definitions import DefinedTerm

_WORD: Final = re.compile(r"[^\W_]+")
# A text that names annexes more often than this has some.
_NAMED: Final = 5
_ANNEXED: Final = frozenset({Kind.ANNEX, Kind.APPENDIX})
_ARTICLES: Final = frozenset({"a", "an", "the", "other", "another", "any", "each", "that", "such"})
_OR: Final = re.compile(r"\s+(?:or|and|and/or)\s+|[,/()]")
# The mark of a footnote glued to a term: "investment authorization13".
_MARK: Final = re.compile(r"(?<=[a-z])\d{1,3}$")

_ALIAS: Final = re.compile(r"[\"”’'] or $")
_GLOSSES: Final = re.compile(r"incorporat", re.I)

# Bodies, persons and things that an agreement sets up itself; a capital says that they were named before.
_HEAD: Final = (
    "(?:Sub-?[Cc]|C)ommittees?|Councils?|Commissions?|Panels?|Tribunals?|Secretariats?|Assembly|Boards?|Bod(?:y|ies)"
    "|Forum|(?:Sub-?g|(?:Working|Expert|Advisory|Steering|Consultative) G)roups?|Cent(?:re|er)s?|Authorit(?:y|ies)"
    "|Agenc(?:y|ies)|Officers?|Co-?[Oo]rdinators?|Points?|Administrators?|Depositar(?:y|ies)|Mediators?|Arbitrators?"
    "|Experts?|Facility|Fund|Budget|Plans?|Programmes?|Projects?|Schedules?|Goods|Services?|Measures?|Investors?"
    "|Suppliers?|Enterprises?|Information|Registers?|Lists?|Procedures?"
)
_NAME: Final = r"[A-Z][a-z]+(?:-[A-Za-z]+)?"
# It is named in the middle of a sentence, and its name does not go on: "the Commission of the European Communities".
_CAPITAL: Final = re.compile(
    rf"(?<=[a-z,;]\s)the (?P<term>(?:{_NAME} ){{0,4}}(?:{_HEAD}))\b(?!-)(?![’']s? [A-Z])"
    r"(?!,? (?:(?:of|for|on|to|in|under) (?:the )?)?[A-Z])(?! \([A-Z])"
)
# What other institutions are called.
_FOREIGN: Final = re.compile(
    r"\b(?:European|International|United|World|Nations?|Federal|National|[A-Z][a-z]+(?:ean|ish|ian|ese|can)|Africa"
    r"|Swiss|French|Dutch|Greek|Pacific|Mercosur|Appellate|Security|Governing|Official|General Council"
    r"|Dispute Settlement Body|Codex)\b"
)
# The organs of the European Union are nobody's to define.
_UNION: Final = frozenset({"council", "commission", "agency", "agencies"})
_BEFORE: Final = (
    r"(?:an?|any|each|no|one|two|three|another|other|such|its|their|these|those|every|all|this|following|respective"
    r"|called|(?:be|as|called|establish|establishes|establishing|designated?|hereby) the)"
)
_AFTER: Final = (
    r"(?:\)|,? which (?:shall|is|are|addresses|consists)"
    r"|,? (?:\w+ )?(?:is|are|shall be|was|were|has been)? ?(?:hereby )?"
    r"(?:established|set up|created|constituted|composed|consisting|designated|appointed|referred to))"
)


@dataclass(frozen=True, slots=True)
class IdleTerm:
    """A term that is not used where its definition holds; `elsewhere` says that it is used where it does not."""

    term: DefinedTerm
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class UndefinedTerm:
    """Words used like a defined term, how often, and where they are used first: provision and offset."""

    words: str
    count: int
    provision: int
    at: int


def idle(agreement: Agreement, terms: Sequence[DefinedTerm]) -> Iterator[IdleTerm]:
    """The terms that are defined and not used."""
    scopes = {one.path: one for one in agreement.provisions}
    annexes = [(one.start, one.end) for one in agreement.provisions if one.kind in _ANNEXED]
    if not annexes and agreement.text.content.count("Annex") > _NAMED:
        # The file leaves the annexes out, in which the terms may be used.
        return
    terms = [one for one in terms if not _is_listed(agreement, one)]
    uses = _uses(agreement.text.content, {term.term for term in terms})
    by_name: dict[str, list[DefinedTerm]] = defaultdict(list)
    for term in terms:
        by_name[term.term].append(term)
    for name, ones in by_name.items():
        outside = [at for at in uses[name] if not any(one.span.start <= at < one.span.end for one in ones)]
        held = [scopes[one.scope] for one in ones]
        stray = [at for at in outside if not any(scope.start <= at < scope.end for scope in held)]
        # The annexes to a chapter speak its language.
        annexed = any(start <= at < end for start, end in annexes for at in stray)
        for one, scope in zip(ones, held, strict=True):
            place = bisect_left(outside, scope.start)
            used = place < len(outside) and outside[place] < scope.end
            again = any(other is not one and other.scope == one.scope for other in ones)
            # What holds in one article only may elsewhere be what the words plainly mean.
            plain = bool(stray) and one.level is Kind.ARTICLE
            if not (used or again or annexed or plain or _is_gloss(agreement, one) or _is_alias(agreement, one)):
                yield IdleTerm(one, bool(stray))


def _is_listed(agreement: Agreement, term: DefinedTerm) -> bool:
    """Whether a term stands in an annex without articles: a schedule explains its entries."""
    kinds = {one.kind for one in agreement.ancestors(term.provision)} | {agreement.provisions[term.provision].kind}
    return bool(kinds.intersection(_ANNEXED)) and Kind.ARTICLE not in kinds


def _is_gloss(agreement: Agreement, term: DefinedTerm) -> bool:
    """Whether a term is explained for the words of another text that an article incorporates."""
    article = next((one for one in agreement.ancestors(term.provision) if one.kind is Kind.ARTICLE), None)
    return article is not None and _GLOSSES.search(agreement.text.content, article.start, article.end) is not None


def _is_alias(agreement: Agreement, term: DefinedTerm) -> bool:
    """Whether a term is the second name of what is defined: "‘Harmonized System’ or ‘HS’ means …"."""
    before = agreement.text.content[max(0, term.span.start - 6) : term.span.start]
    return _ALIAS.search(before) is not None


def undefined(agreement: Agreement, terms: Sequence[DefinedTerm]) -> Iterator[UndefinedTerm]:
    """What is used with a capital at least twice and named nowhere: neither defined, nor set up, nor a heading."""
    content = agreement.text.content
    known = {_folded(way) for term in terms for way in _ways(term.term)}
    headings = " ¦ ".join(" ".join(map(_stem, one.heading.split())) for one in agreement.provisions if one.heading)
    found: dict[tuple[str, ...], list[re.Match[str]]] = defaultdict(list)
    places = _body(agreement)
    parties = set(_WORD.findall(" ".join(agreement.parties)))
    for match in _CAPITAL.finditer(content):
        foreign = _FOREIGN.search(match["term"]) or parties.intersection(match["term"].split())
        if not foreign and _within(places, match.start()):
            found[_folded(match["term"])].append(match)
    starts = [one.start for one in agreement.provisions]
    for folded, matches in found.items():
        words = matches[0]["term"]
        ours = len(matches) > 1 and folded not in known and " ".join(folded) not in headings
        if ours and not (len(folded) == 1 and folded[0] in _UNION) and not _introduced(content, words):
            at = matches[0].start("term")
            yield UndefinedTerm(words, len(matches), _innermost(agreement, starts, at), at)


def _introduced(content: str, words: str) -> bool:
    """Whether a text says what it means by some words: "a Joint Committee", "… (the Goods Committee)"."""
    one = words[:-3] + "y" if words.endswith("ies") else words.removesuffix("s")
    any_number = rf"{re.escape(one[:-1])}(?:{re.escape(one[-1])}|ie)s?"
    return (
        re.search(
            rf"\b{_BEFORE} (?:(?!(?:the|of|to|in|by|with|from|for)\b)[\w-]+ ){{0,3}}{any_number}\b", content, re.I
        )
        is not None
        or re.search(rf"{any_number}{_AFTER}", content) is not None
        or re.search(rf"\b(?!(?:The|This|That|Each|Such|Both|If|When)\b){_NAME} {any_number}\b", content) is not None
    )


def _body(agreement: Agreement) -> list[tuple[int, int]]:
    """Where the agreement's own articles stand and those of its protocols; annexes name what others set up."""
    places: list[tuple[int, int]] = []
    for index, one in enumerate(agreement.provisions):
        if one.kind is Kind.ARTICLE and not any(
            around.kind in {*_ANNEXED, Kind.DECLARATION} for around in agreement.ancestors(index)
        ):
            places.append((one.body, one.end))
    return places


def _within(places: Sequence[tuple[int, int]], at: int) -> bool:
    place = bisect_left(places, (at + 1, 0)) - 1
    return place >= 0 and at < places[place][1]


def _innermost(agreement: Agreement, starts: Sequence[int], at: int) -> int:
    index = bisect_left(starts, at + 1) - 1
    while index > 0 and agreement.provisions[index].end <= at:
        index = agreement.provisions[index].parent
    return index


# --- words ------------------------------------------------------------------------------------------------------------


def _uses(content: str, names: Iterable[str]) -> dict[str, list[int]]:
    """Where each term stands in the text: one walk over the words."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    uses: dict[str, list[int]] = {}
    for name in names:
        uses[name] = []
        for way in _ways(name):
            if folded := _folded(way):
                by_first[folded[0]].append((folded, name))
    words = [(found.start(), stem) for found in _WORD.finditer(content) if (stem := _stem(found[0])) not in _ARTICLES]
    stems = [stem for _, stem in words]
    for place, (at, stem) in enumerate(words):
        for folded, name in by_first.get(stem, ()):
            if tuple(stems[place : place + len(folded)]) == folded:
                uses[name].append(at)
    return {name: sorted(set(places)) for name, places in uses.items()}


def _ways(term: str) -> list[str]:
    """The alternatives of a term, the whole first."""
    whole = _MARK.sub("", term)
    # "serious injury, or threat thereof"; "regulatory authority in the telecommunications sector"
    head, of, _ = whole.partition(" of ")
    thereof = [f"{head} thereof"] if of else []
    sector = [whole.partition(" in the ")[0]] if " in the " in whole else []
    return [whole, *(part for part in _OR.split(whole) if part and part != whole), *thereof, *sector]


def _folded(words: str) -> tuple[str, ...]:
    """The stems of the words without articles: "enterprise of a Party" is used in "enterprises of the other Party"."""
    return tuple(stem for word in _WORD.findall(words) if (stem := _stem(word)) not in _ARTICLES)


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """A word without case and without the endings of plural, participle and past."""
    word = word.casefold()
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 2 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed", "e"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word
