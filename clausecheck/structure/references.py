"""Cross-references: what a text names, and the provision that it is.

    for reference in references(agreement):
        reference.target    # "chapter-13/article-13-14", None where there is no such provision

Each provision that a list names is a reference of its own: "Articles 14 and 15" are two. What belongs to another
instrument ("Article 6 bis of the Paris Convention") is external and has no target.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from clausecheck.agreement import Agreement, Kind
from clausecheck.offsets import Span
from clausecheck.structure.mentions import UNIT_KINDS, Mention, mentions
from clausecheck.structure.resolving import Context, remember, resolved
from clausecheck.structure.targets import Targets

_INSTRUMENT: Final = (
    "Convention|Treaty|Treaties|Covenant|Charter|Statute|Regulation|Directive|Decision|Constitution|Agreement|Protocol"
    "|Declaration|Understanding|Act|Code|Law|Rules|Recommendation|Resolution|Framework|Schedule|Accord|Pact|System"
    "|Nomenclature|Guidelines|Arrangement|Principles|Standard|Memorandum|Order|Ordinance|Regulations|Agenda|Articles"
    "|Organi[sz]ation"
)
_OF: Final = re.compile(r"(?:\s\([^()\n]{3,90}\))?,?\s{1,3}(?:of|to|in|under|from|and\sArticle\s[IVXL\d]+\sof)\s{1,3}")
_EXTERNAL: Final = re.compile(
    r"(?:the\s|an?\s|any\s|its\s|that\s|such\s|the\ssaid\s|those\s)?(?:(?:[A-Z\d][\w’'()./&-]{0,30}|of|on|and|the|for|its)\s){0,9}?"
    rf"(?:{_INSTRUMENT}|[A-Z]{{2,}}[A-Za-z]*)\b"
)
_ACRONYM: Final = re.compile(r"\s(?:[Tt][Ff]?[Ee][Uu]\b|TFEU|TEU|EC\b|EEC\b|GATT|GATS|TRIPS|UNCLOS|DSU\b|SCM|ECHR)")
_OURS: Final = re.compile(
    r"(?:(?:this|the\spresent)\s(?:[A-Z][a-z]+\s)?(?:Agreement|Convention|Treaty|Protocol|Charter|Decision|Act|Accord)"
    r"|the\sAgreement\b(?!\s(?:on|establishing|between|of|referred|concerning|for|in)\b)"
    r"|(?:this|each|its|the)\s(?:Article|Part|Heading|Title|Chapter|Section|Annex|Appendix|paragraph)\b)"
)
_WHOLE: Final = re.compile(
    r"(?:this|the\spresent|the)\s(?:[A-Z][a-z]+\s)?(?:Agreement|Convention|Treaty|Charter|Accord)\b"
)
_THEREOF: Final = re.compile(r"\s(?:thereof|of\sthat\s(?!Article|Chapter|Title|Section|paragraph|Annex|Part))")
_MUTATIS: Final = re.compile(r"[^.;]{0,160}?(?:mutatis\s{1,3}mutandis|\bby analogy\b)", re.I)
_MUTATIS_BEFORE: Final = re.compile(r"(?:mutatis\s{1,3}mutandis|\bby analogy\b)[^.;]*$", re.I)
_ANNOUNCED: Final = re.compile(
    r"\b(?:Convention|Regulation|Directive|GATT(?: 1994)?|GATS|TRIPS(?: Agreement)?)[’'s]{0,2},?\s"
    r"(?:\(\w{2,12}\)\s)?(?:in\s)?$"
)
# The protocols that stand in the European Union's own treaties.
_PRIMARY: Final = re.compile(r"\son\sthe\sposition\sof\s|\s(?:annexed|attached)\sto\sthe\sTreat")
_CLASSIFIED: Final = re.compile(r"(?:\bHS|[Cc]lassified\s(?:under|in|within)(?:\sHS)?)\s$")
_NAMED: Final = re.compile(r"\s(?:on|establishing|between|of|referred|concerning|for|in)\b")
_LISTED: Final = re.compile(r",?\s(?:and|or)\s(?:the\s)?|,\s(?:the\s)?")
_LINE_START: Final = re.compile(r"(?:^|\n)[ \t]*$")


@dataclass(frozen=True, slots=True)
class Reference:
    """One provision named by the text.

    `span` and `words` are the whole expression, `named` is the provision alone ("Article 15(2)"). `holder` is the
    index of the provision that names it. `target` is the path of what is named, the nearest that exists of it if
    `whole` is False; None for what does not exist or is `external`. `adapted` says that it applies mutatis mutandis.
    """

    span: Span
    words: str
    named: str
    holder: int
    target: str | None
    external: bool = False
    whole: bool = True
    adapted: bool = False


def references(
    agreement: Agreement, spans: Iterable[Span] | None = None, targets: Targets | None = None
) -> Iterator[Reference]:
    """The cross-references of an agreement, in order; only those inside of `spans` if they are given.

    `targets` spares finding the agreement's numbers again.
    """
    content = agreement.text.content
    targets = targets or Targets(agreement)
    for span in (Span(0, len(content)),) if spans is None else spans:
        yield from _inside(agreement, targets, span)


def _inside(agreement: Agreement, targets: Targets, within: Span) -> Iterator[Reference]:
    content = agreement.text.content
    context = Context(targets)
    for mention, end, external, ours in _placed(content, agreement.title.casefold(), within):
        holder = targets.at(mention.start)
        one = agreement.provisions[holder]
        if mention.start < one.body and one.kind not in UNIT_KINDS:
            # The number and heading of a provision name itself.
            continue
        span = Span(mention.start, end)
        adapted = _adapted(content, span)
        words = " ".join(content[span.start : end].split())
        found_here = list(resolved(context, mention, holder, 0 if ours else holder, external))
        remember(context, mention, found_here)
        for found in found_here:
            path = agreement.provisions[found.index].path if found.index else None
            foreign = external or found.external
            whole = foreign or (found.whole and path is not None)
            yield Reference(span, words, found.named, holder, None if foreign else path, foreign, whole, adapted)


def unresolved(agreement: Agreement) -> Iterator[Reference]:
    """The references to the agreement itself that name nothing in it."""
    return (reference for reference in references(agreement) if not reference.external and not reference.whole)


def own_mentions(words: str) -> Iterator[Span]:
    """The places in some words that name provisions of the agreement they are from by number, in order."""
    for mention, _, external, _ in _placed(words, "", Span(0, len(words))):
        if mention.items and not external:
            yield Span(mention.start, _outer(mention).end)


def _adapted(content: str, span: Span) -> bool:
    """Whether the sentence says "mutatis mutandis"."""
    before = _MUTATIS_BEFORE.search(content, max(0, span.start - 80), span.start)
    return before is not None or _MUTATIS.match(content, span.end) is not None


def _placed(content: str, title: str, within: Span) -> Iterator[tuple[Mention, int, bool, bool]]:
    """Every mention with the end of its expression, whether it is external, and whether the agreement is named.

    In "Articles 17 and 35, and Annex VII of the Regulation" all are of the Regulation.
    """
    found: list[tuple[Mention, int, bool, bool]] = []
    for mention in mentions(content, *within):
        if content[mention.start : mention.start + 4].isupper() and _LINE_START.search(
            content, max(0, mention.start - 40), mention.start
        ):
            continue
        found.append((mention, *_ends(content, mention, title)))
    for place in range(len(found) - 2, -1, -1):
        mention, end, external, ours = found[place]
        following, _, foreign, _ = found[place + 1]
        named_alone = not external and not ours and not _outer(mention).this and not mention.step
        if foreign and named_alone and _LISTED.fullmatch(content, end, following.start):
            found[place] = mention, end, True, False
    yield from found


def _outer(mention: Mention) -> Mention:
    while mention.inside is not None:
        mention = mention.inside
    return mention


def _ends(content: str, mention: Mention, title: str) -> tuple[int, bool, bool]:
    """Where the expression ends, whether another instrument is meant, and whether the agreement as a whole is."""
    outer = _outer(mention)
    end = outer.end
    if outer.this or outer.that or outer.step:
        return end, False, False
    if outer.kind is Kind.PROTOCOL and (primary := _PRIMARY.match(content, end)):
        return primary.end(), True, False
    if outer.kind is Kind.CHAPTER and _CLASSIFIED.search(content, max(0, mention.start - 24), mention.start):
        return end, True, False
    if of := _OF.match(content, end):
        if ours := _OURS.match(content, of.end()):
            whole = _WHOLE.match(content, of.end())
            return ours.end(), False, whole is not None
        if external := _EXTERNAL.match(content, of.end()):
            last = external[0].rsplit(maxsplit=1)[-1].casefold()
            bare = external[0].startswith("the ") and external[0].count(" ") == 1
            if bare and last in title and not _NAMED.match(content, external.end()):
                # "the Convention" of a convention is itself.
                return external.end(), False, True
            return external.end(), True, False
    if mention.kind is Kind.ARTICLE or outer.kind in (Kind.ARTICLE, Kind.ANNEX):
        if acronym := _ACRONYM.match(content, end):
            return acronym.end(), True, False
        if _ANNOUNCED.search(content, max(0, mention.start - 40), mention.start):
            return end, True, False
    if _THEREOF.match(content, end) and outer.kind is Kind.ARTICLE:
        return end, True, False
    return end, False, False
