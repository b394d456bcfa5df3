"""Fingerprints of findings: the same while the words stay the same, wherever and however they are set.

    fingerprint("budapest-convention-reference", finding.sentence)

Line breaks, hyphens, quotation marks, case, typeface and the numbers of the agreement's own provisions do not count,
so a draft may be renumbered, reformatted or converted. "shall" and "may" do, as does "Article 16 of the Budapest
Convention".
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from clausecheck.matching.findings import Result
from clausecheck.offsets import Span
from clausecheck.structure.numbering import LATIN
from clausecheck.structure.references import own_mentions

_LABEL = re.compile(
    r"\b(?!(?:articles?|arts?|parts?|headings?|titles?|chapters?|(?:sub-?)?sections?|annex(?:es)?|appendix|appendices"
    r"|protocols?|(?:sub-?)?paragraphs?|paras?|points?|items?|and|or|to|through|of|in|under|the|as|well)\b)"
    rf"\w+(?:[.\-]\w+)*(?:\s(?:{'|'.join(LATIN)})\b)?",
    re.IGNORECASE,
)
_LENGTH = 32
"""Hexadecimal digits of a fingerprint: 128 bits."""


def folded(words: str) -> str:
    """The letters and digits of some words in lower case, each number of a provision of the same agreement as 0."""
    plain = " ".join(unicodedata.normalize("NFKC", words).split())
    pieces, at = [], 0
    for span in own_labels(plain):
        pieces += [plain[at : span.start], "0"]
        at = span.end
    return "".join(filter(str.isalnum, "".join([*pieces, plain[at:]]).casefold()))


def own_labels(words: str) -> tuple[Span, ...]:
    """Where in some words the numbers of provisions of the same agreement stand: "Article [36]([3])"."""
    return tuple(
        Span(*found.span()) for span in own_mentions(words) for found in _LABEL.finditer(words, span.start, span.end)
    )


def fingerprint(rule: str, words: str, occurrence: int = 0) -> str:
    """The fingerprint of one rule's evidence; `occurrence` tells equal evidence in several places apart, from 0.

    With no words it is that of the rule's absence.
    """
    told = "\n".join((rule, folded(words), str(occurrence)))
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:_LENGTH]


def fingerprints(result: Result) -> tuple[str, ...]:
    """The fingerprints of a result's findings, in their order; of a result without findings, that of its absence."""
    if not result.findings:
        return (fingerprint(result.rule.id, ""),)
    seen: Counter[str] = Counter()
    return tuple(_told_apart(result.rule.id, (one.sentence for one in result.findings), seen))


def _told_apart(rule: str, sentences: Iterable[str], seen: Counter[str]) -> Iterable[str]:
    for sentence in sentences:
        words = folded(sentence)
        yield fingerprint(rule, sentence, seen[words])
        seen[words] += 1
