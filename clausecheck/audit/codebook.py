"""What the columns of an audit's views mean."""

from __future__ import annotations

from typing import Final

ORDER: Final = {
    "v_verdicts": "agreement, path, rule",
    "v_findings": "agreement, path, rule, rank",
    "v_near_misses": "agreement, path, rule, rank",
    "v_agreements": "agreement, path",
    "v_packages": "agreement, rule",
}
"""By which columns each view is sorted in an export."""

_AGREEMENT: Final = {
    "agreement": "the package or the id that a catalogue gives, else the path: what counts as one deal",
    "path": "the file, as it was named",
    "title": "the catalogue's title, else that of the text",
    "partner": "as the catalogue says",
    "region": "as the catalogue says",
    "date_signed": "ISO date, from the text, else from the catalogue; empty where neither says",
    "year": "of the signature",
}
_NORM: Final = {"pack": "the pack of the rule", "rule": "the rule's id", "norm": "the rule's title"}
_PLACE: Final = {
    "citation": "the legal address of the provision",
    "page": "1-based page of the file; empty where it has none",
    "quote": "the words a reader needs, cut where they are long",
}

_LADDER: Final = "5 binding duty, 4 binding commitment, 3 best efforts, 2 discretion, 1 declaratory, 0 recital"
_PLACEMENT: Final = "operative, annex, protocol, footnote, preamble, joint or unilateral declaration"

CODEBOOK: Final[dict[str, dict[str, str]]] = {
    "v_agreements": {
        **_AGREEMENT,
        "parties": "as the text names them, a JSON array",
        "language": "ISO 639-1",
        "pages": "of the file; empty where it has none",
        "characters": "of the text",
        "articles": "found in the text, annexes included",
        "readable_share": "share of the pages whose text can be relied on, 0 to 1",
        "status": "judged or failed",
        "error": "the kind of error of what failed",
        "problem": "what is wrong with what failed",
        "sha256": "of the file's bytes",
    },
    "v_verdicts": {
        **_AGREEMENT,
        **_NORM,
        "verdict": "full, partial, weak, absent, contradicted or not-applicable",
        "level": "3 full, 2 partial, 1 weak, 0 absent or not applicable, -1 contradicted",
        "note": "what limits the verdict, such as pages that could not be read",
        **_PLACE,
        "commitment": f"of the best finding: {_LADDER}",
        "placement": f"of the best finding: {_PLACEMENT}",
        "verb": "of the best finding: the words that commit",
    },
    "v_findings": {
        **_AGREEMENT,
        **_NORM,
        "rank": "1 is the best finding of the rule in this document",
        "grade": "full, partial, weak or contradicted",
        **_PLACE,
        "placement": _PLACEMENT,
        "commitment": _LADDER,
        "focus": "own article, own paragraph, listed item or passing mention",
        "bound": "who is bound: both, one-side, joint-body or unspecified",
        "polarity": "affirmed, negated, forbidden, excepted or conditional",
        "enforceable": "whether dispute settlement covers it: yes, own-procedure, excluded or none-found",
        "verb": "the words that commit",
        "hedges": "the words that take back, a JSON array",
        "reasons": "why the grade is what it is, a JSON array",
        "fingerprint": "of the words: the same in a renumbered or reformatted text",
    },
    "v_near_misses": {
        **{name: _AGREEMENT[name] for name in ("agreement", "path", "title", "date_signed", "year")},
        **_NORM,
        "rank": "in the order of the text",
        **_PLACE,
        "why": "what it is, or what it lacks",
    },
    "v_packages": {
        "agreement": _AGREEMENT["agreement"],
        **_NORM,
        "verdict": "the best among the documents of the agreement or package",
        "level": "as in v_verdicts",
        "path": "the document in which it stands",
        "citation": _PLACE["citation"],
        "page": _PLACE["page"],
    },
}
