"""Which blocks may be headings: of articles, of containers, of annexes, protocols and declarations.

A candidate is only a form. Whether it is a heading, or a reference, a table of contents or a quotation, is
decided by `sequence` from the numbers around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from clausecheck.agreement import Kind
from clausecheck.structure.lines import Block
from clausecheck.structure.numbering import CYRILLIC, LABEL, Number, parse, roman

_ARTICLE_WORD = r"(?:ART[IÍ]CUL[OE]|Art[ií]culo|ARTICLE|Article|ARTIKEL|Artikel|ART\.?|Art\.?|RULE|Rule)"
_MARK = r"(?:\s?[(\[]\*?\d{1,3}\*?[)\]]|\s?\*{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"

_ARTICLE: Final = re.compile(
    rf"{_ARTICLE_WORD}\s*[-–]?\s?:?\s*(?P<label>\[(?:{LABEL}|…|\s?)\]|(?:{LABEL})|…)"
    rf"(?:(?P<alone>{_MARK}?\s?[.:]?[-–—]?\s*$)|{_MARK}?(?P<mark>\s?(?:\.\s?[-–—]|[:–—]|[-.]\s)\s*)(?=\S)|(?P<space>\s+)(?=[A-ZÀ-Þ“\"‘'(\[]))"
)
# Marks of a glued reading by machine ("ARTICLE S 7.3", "ARTICLE :8.7").
_ARTICLE_NOISE: Final = re.compile(
    rf"{_ARTICLE_WORD}\s+(?P<label>(?:[A-ZÍ]{{1,8}}\s|:)\d{{1,3}}(?:[.\-]\d{{1,3}})?)(?P<rest>:\s+|\s[–-]\s+|\s*$)"
)

_CONTAINERS: Final = {
    Kind.PART: "PART|PARTIE|PARTE|TEIL",
    Kind.HEADING: "HEADING",
    Kind.TITLE: "TITLE|T[IÍ]TULO|TITRE|TITEL",
    Kind.CHAPTER: "CHAPTER|CAP[IÍ]TULO|CHAPITRE|KAPITEL",
    Kind.SECTION: "SECTION|SECCI[OÓ]N|ABSCHNITT",
    Kind.SUBSECTION: "SUB-?\\s?SECTION|SUBSECCI[OÓ]N|SOUS-SECTION",
    Kind.ANNEX: "ANNEX|ANEXO|ANNEXE|ANHANG",
    Kind.APPENDIX: "APPENDIX|AP[EÉ]NDICE|APPENDICE|ATTACHMENT",
    Kind.PROTOCOL: "PROTOCOL|PROTOCOLO?|PROTOCOLE|PROTOKOLL",
}
_KEYWORD: Final = re.compile(
    "(?i:" + "|".join(f"(?P<{kind.name}>{words})" for kind, words in _CONTAINERS.items()) + r")(?=[\s:.–—-]|$)"
)
_DIVISION_LABEL: Final = re.compile(
    rf"\s*[-–—:]?\s?(?:N[oOº°]\.?\s?)?(?P<label>\[?(?:(?:{LABEL})(?:-[A-Z\d]{{1,3}})*|[IVXLCІХ]{{1,6}}|[A-Z]{{1,4}}-?\d{{1,2}}[A-Z]?(?:-[A-Z\d]{{1,3}})*|…)\]?)(?=[\s:.;,()–—\[-]|$)"
)
_REST: Final = re.compile(r"\s*(?:\.?\s?[-–—:]|\.)?\s*")
_DECLARATION: Final = re.compile(
    r"(?:(?:JOINT|UNILATERAL|COMMON|INTERPRETATIVE|INTERPRETIVE)\s(?:INTERPRETATIVE\s)?(?:DECLARATION"
    r"|STATEMENT|INSTRUMENT)S?\b|DECLARATION\b"
    r"|(?:Joint|Unilateral|Common|Interpretative)\s(?:[Ii]nterpretative\s)?(?:[Dd]eclaration|[Ss]tatement|[Ii]nstrument)s?\b"
    r"|Declaration\s(?:by|on|concerning|regarding)\b"
    r"|FINAL ACT\b|AGREED MINUTES?\b|EXCHANGE OF LETTERS\b|RECORD OF UNDERSTANDING\b|SIDE LETTERS?\b"
    r"|UNDERSTANDING\b(?!\s(?:that|the))"
    r"|Final Act$|Agreed Minutes?$|Exchange of Letters$)"
)
_PREAMBLE: Final = re.compile(
    r"(?:PREAMBLE|Preamble|PRE[AÁ]MBULO|Pre[aá]mbulo|PR[EÉ]AMBULE|Pr[eé]ambule|PR[AÄ]AMBEL|Pr[aä]ambel)\s?[.:]?$"
)
_TESTIMONIUM: Final = re.compile(
    r"(?i:in witness where?of|in testimony whereof|en fe de lo cual|en foi de quoi|zu urkund dessen"
    r"|\[?conclusion\]?\s*$|conclusión\s*$)"
    r"|(?:DONE|Done)(?: in \w+| in two originals| this)?,? (?:at|in|this)\b.{0,160}\b\w|Съставено |Hecho en "
    r"|Fait à |HECHO en "
    r"|(?:SIGNED|Signed) (?:at|in) [A-Z].{0,120}(?:\d{4}|thousand)"
)
_BARE: Final = re.compile(r"(?P<label>[IVXL]{1,6}|[A-F])\.?\s{1,2}(?P<heading>[A-Z][^.;:]{2,90})$")

# "PROTOCOL 1" and, on the same line, "concerning the definition of …".
TITLED: Final = (Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL)
ABOUT: Final = re.compile(r"(?:concerning|on|regarding|relating|referred|to|protocol on) ")

# "ANNEX I TO PROTOCOL II", "Annex XXIX to this Agreement": the heading proper is on the next line.
_TO: Final = re.compile(
    r"to (?:(?:the|this) (?:\w+ )?(?:agreement|convention|treaty|protocol)"
    r"|(?:protocol|annex) (?:no\.? )?[\dIVXLC]{1,6})",
    re.I,
)

_SENTENCE: Final = re.compile(
    r"\b(?:shall|may|is|are|was|were|will|means|apply|applies|set out|forms?|contains?|does|do|has|have|agree"
    r"|deberá|podrá)\b"
)
_LEADER: Final = re.compile(r"(?:\.\s?){4,}|…{2,}|\t\d+$|\s{2,}\d{1,4}$")


@dataclass(slots=True)
class Candidate:
    """A block that has the form of a heading. `heading` is where the words after the number begin, inside the block.

    `mark` is where a footnote is called.

    `word` is what the heading calls it if not by the name of its kind: "Rule", "Attachment".
    `alone` says that nothing but the number stands on the line, `marked` that a colon or dash sets the heading off.
    """

    at: int
    kind: Kind
    label: str
    number: Number
    heading: int
    alone: bool
    marked: bool = False
    bare: bool = False
    mark: int = -1
    word: str = ""


# A longer block can only be an article with its first sentence, or a testimonium.
_LONG: Final = 400


def candidates(content: str, blocks: list[Block]) -> list[Candidate]:
    """Every block that has the form of a heading."""
    found = []
    for at, (start, end, _) in enumerate(blocks):
        read = _READERS.get(content[start : start + 3].lower())
        if read is None:
            if content[start] not in _BARE_INITIALS or content[start + 1 : start + 2].islower():
                continue
            read = _bare
        candidate = read(content, at, start, end)
        if candidate is not None:
            found.append(candidate)
    return found


def _article(content: str, at: int, start: int, end: int) -> Candidate | None:
    if end - start > _LONG and content[start] != "A":
        return None
    found = _ARTICLE.match(content, start, end)
    if found is None:
        noise = _ARTICLE_NOISE.match(content, start, end)
        if noise is None:
            return None
        label = noise["label"].strip(" :")
        return Candidate(
            at, Kind.ARTICLE, label, parse(label), noise.end(), not noise["rest"].strip(), bool(noise["rest"].strip())
        )
    label = found["label"]
    if _leads(content, found.end(), end):
        return None
    alone, marked = found["alone"] is not None, found["mark"] is not None
    heading = end if alone else found.end()
    if not alone and content[heading] == "(" and content[end - 1] != ")":
        return None
    if marked and content[heading].islower() and content[found.start("mark")] in ".-":
        return None
    word = "Rule" if content[start] == "R" else ""
    return Candidate(at, Kind.ARTICLE, label, parse(label), heading, alone, marked, word=word)


def _division(content: str, at: int, start: int, end: int) -> Candidate | None:
    """A heading of a part, title, chapter, section, annex, appendix or protocol."""
    keyword = _KEYWORD.match(content, start, end) if end - start <= _LONG and content[start].isupper() else None
    if keyword is None:
        return None
    kind = Kind[str(keyword.lastgroup)]
    upper = keyword[0].isupper()
    labelled = _DIVISION_LABEL.match(content, keyword.end(), end)
    if labelled and _leads(content, labelled.end(), end):
        return None
    if labelled is None or (labelled["label"].isalpha() and not _countable(labelled["label"]) and labelled.end() < end):
        return _unnumbered(content, at, start, end, kind, keyword.end(), upper)
    rest = _REST.match(content, labelled.end(), end)
    heading = rest.end() if rest else labelled.end()
    label = labelled["label"].translate(CYRILLIC)
    if kind in TITLED and _TO.fullmatch(content, heading, end):
        return Candidate(at, kind, label, parse(label), end, True)
    if heading >= end:
        # "Annex 12;" and "Annex 12." are the ends of sentences.
        alone = content[end - 1] not in ";," and not (content[end - 1] == "." and _goes_on(content, start))
        return Candidate(at, kind, label, parse(label), end, True) if alone else None
    marked = heading > labelled.end() and not content[labelled.end() : heading].isspace()
    first = content[heading]
    titled = upper and kind in TITLED and ABOUT.match(content, heading)
    if (first.islower() and not titled) or first in ",;)" or content[heading : heading + 2].isdecimal():
        return None
    if first == "(" and (not upper or content[end - 1] != ")"):
        return None
    if not upper and not _title_like(content, heading, end):
        return None
    if not _title_like(content, heading, end) and end - heading > 160:
        return None
    return Candidate(at, kind, label, parse(label), heading, False, marked)


def _attachment(content: str, at: int, start: int, end: int) -> Candidate | None:
    """The heading of an appendix that is called attachment."""
    found = _division(content, at, start, end)
    if found is not None:
        found.word = "Attachment"
    return found


def _goes_on(content: str, start: int) -> bool:
    """Whether the words before a block end in the middle of a sentence, which the block may end."""
    return content[max(0, start - 80) : start].rstrip()[-1:].islower()


def _unnumbered(content: str, at: int, start: int, end: int, kind: Kind, after: int, upper: bool) -> Candidate | None:
    if kind not in (Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL):
        return None
    if after >= end:
        return Candidate(at, kind, "", Number((), 0), end, True)
    if upper and content[start:end].upper() == content[start:end] and content[end - 1] not in ".;:":
        return Candidate(at, kind, "", Number((), 0), start, False)
    if (
        kind is Kind.PROTOCOL
        and end - start < 250
        and re.match(r"\s(?:[Oo]n|[Cc]oncerning)\s", content[after : after + 14])
        and _title_like(content, start, end)
    ):
        return Candidate(at, kind, "", Number((), 0), start, False)
    return None


def _leads(content: str, start: int, end: int) -> bool:
    """Whether dots or blanks lead to a page: the entry of a table of contents."""
    words = content[start:end]
    return ("." in words or "…" in words or words[-1:].isdecimal()) and _LEADER.search(words) is not None


def _preamble(content: str, at: int, start: int, end: int) -> Candidate | None:
    found = _PREAMBLE.match(content, start, end)
    return Candidate(at, Kind.PREAMBLE, "", Number((), 0), end, True) if found else None


def _declaration(content: str, at: int, start: int, end: int) -> Candidate | None:
    if end - start > _LONG or not _DECLARATION.match(content, start, end) or not _title_like(content, start, end):
        return None
    return Candidate(at, Kind.DECLARATION, "", Number((), 0), start, False)


def _testimonium(content: str, at: int, start: int, end: int) -> Candidate | None:
    if (end - start > _LONG and content[start] != "I") or not content[start].isupper():
        return None
    found = _TESTIMONIUM.match(content, start, end)
    return Candidate(at, Kind.TESTIMONIUM, "", Number((), 0), start, False) if found else None


def _bare(content: str, at: int, start: int, end: int) -> Candidate | None:
    """The number of a chapter or section without its name: "II Trade in Goods"."""
    found = _BARE.match(content, start, end) if end - start <= _LONG else None
    if found is None:
        return None
    kind = Kind.CHAPTER if roman(found["label"]) else Kind.SECTION
    return Candidate(at, kind, found["label"], parse(found["label"]), found.start("heading"), False, bare=True)


def _countable(label: str) -> bool:
    number = parse(label)
    return bool(number.value or number.series) and (len(label) > 1 or label.isupper())


def _title_like(content: str, start: int, end: int) -> bool:
    """Whether the words could be a title: no sentence, no end of one."""
    if end - start > 300 or content[end - 1] in ".;,":
        return False
    words = content[start:end]
    return not _SENTENCE.search(words) or words.isupper()


_Reader = Callable[[str, int, int, int], Candidate | None]

#: What a block may be a heading of, by its first three letters: a look-up in place of one pattern after the other.
_INITIALS: Final[dict[_Reader, str]] = {
    _article: "art|rul",
    _division: "par|tei|hea|tit|tít|cha|cap|kap|sec|abs|sub|sou|ann|ane|anh|app|ape|apé|pro",
    _attachment: "att",
    _preamble: "pre|pré|pra|prä",
    _declaration: "joi|uni|com|int|dec|fin|agr|exc|rec|und|sid",
    _testimonium: "in |en |zu |don|sig|con|hec|fai|със",
}
_READERS: Final = {initials: reader for reader, heads in _INITIALS.items() for initials in heads.split("|")}
_BARE_INITIALS: Final = frozenset("ABCDEFIVXL")
