"""What a marked-up number says: `CHAPTER II` is a chapter numbered II, `(a)` a point a, `Article 5` an article 5."""

from __future__ import annotations

import re
from typing import Final

from clausecheck.agreement import Kind

# The words that EU texts and their partners' versions put before the numbers of containers, whole and in small letters.
_WORDS: Final = {
    Kind.PART: "part partie parte teil deel część",
    Kind.HEADING: "heading rubrique",
    Kind.TITLE: "title titre titel título titulo titolo tytuł",
    Kind.CHAPTER: "chapter chapitre kapitel capítulo capitulo capo hoofdstuk rozdział",
    Kind.SECTION: "section abschnitt sección seccion sezione seção afdeling sekcja",
    Kind.SUBSECTION: "subsection sub-section unterabschnitt sous-section subsección",
    Kind.ANNEX: "annex annexe anhang anexo allegato bijlage bilag bilaga załącznik",
    Kind.APPENDIX: "appendix appendice anlage apéndice apendice attachment",
    Kind.PROTOCOL: "protocol protocole protokoll protocolo protocollo",
}
_KINDS: Final = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_DIVISION: Final = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)(?:[\s.:–—-]+(?P<rest>.*))?$")
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER: Final = re.compile(
    r"(?:[Nn][Oor°º]\.?\s*)?(?P<number>\d+(?:[.-]\w{1,4})*[a-z]?"
    rf"|(?i:(?:(?:{_TENS})(?:[ -]|\b))?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    rf"|eighteen|nineteen)\b|(?:{_TENS})\b)"
    r"|[IVXLCDM]+(?:[.-]\w{1,3})*\b|[A-Z](?:[.-]?\d{1,3})*\b)(?: (?:bis|ter|quater)\b)?",
)
_ARTICLE: Final = re.compile(r"[^\W\d_]{3,}(?:\.?\s*[-–:]\s*|\.?\s+|(?=\d)|$)")
_ROMAN: Final = re.compile(r"[IVXLCDM]+$")
_MARKER: Final = re.compile(r"[\s(\[]*(?P<label>.*?)[\s).\]:]*$")
_DASHES: Final = frozenset("-–—−•·▪*")


def division(label: str) -> tuple[Kind | None, str, str]:
    """The kind, the number and the words after it of a container's label; no kind where its word is no container's."""
    found = _DIVISION.match(" ".join(label.split()))
    kind = _KINDS.get(found["word"].lower()) if found else None
    if found is None or kind is None:
        return None, "", ""
    rest = (found["rest"] or "").strip(" .:–—-")
    number = _NUMBER.match(rest)
    if number is None:
        return kind, "", rest
    return kind, number["number"], rest[number.end() :].strip(" .:–—-")


def article(label: str) -> str:
    """The number alone: "22" of "Article 22", "9-01" of "ARTÍCULO 9-01", "XII" of "XII"."""
    label = " ".join(label.split())
    word = None if _ROMAN.match(label) else _ARTICLE.match(label)
    return label[word.end() if word else 0 :].strip(" .:")


def unit(label: str) -> tuple[Kind, str]:
    """The kind and the number of a unit by its marker: "1." is a paragraph, "(a)" a point, "–" an indent."""
    label = label.strip()
    if label in _DASHES:
        return Kind.INDENT, label
    found = _MARKER.match(label)
    number = found["label"] if found else label
    paragraph = number[:1].isdigit() and not label.startswith("(")
    return (Kind.PARAGRAPH if paragraph else Kind.POINT), number


def is_marker(label: str) -> bool:
    """Whether a short text is the marker of a list's item, as Official Journal tables hold it beside the words."""
    label = label.strip()
    return label in _DASHES or bool(re.fullmatch(r"[(\[]?(?:\d{1,3}|[A-Za-z]{1,5})[.)\]]{1,2}", label))
