"""Checks trade agreements, drafts and final texts, for the norm commitments the EU wants in them.

Four verbs do the work:

    report = clausecheck.check("draft.pdf")            # verdicts, each with its evidence
    source, text = clausecheck.read("draft.pdf")       # the text that never loses its place
    agreement = clausecheck.outline("draft.pdf")       # the provisions, with citations
    rulebook = clausecheck.load_rules()                # what is checked
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausecheck.agreement import Agreement, Source, Text
    from clausecheck.matching import Report
    from clausecheck.rulebook import Rulebook

__all__ = ["check", "load_rules", "outline", "read"]


def read(path: str | Path) -> tuple[Source, Text]:
    """Read one document. Raises DocumentError if it cannot be read."""
    from clausecheck.reading import read as read_document

    return read_document(path)


def outline(path: str | Path, rules: Rulebook | None = None) -> Agreement:
    """Read one document and find its structure. Raises DocumentError if it cannot be read.

    Words that OCR misread are read as key words of the rules, the shipped ones if none are given.
    """
    from clausecheck.structure import parse

    source, text = read(path)
    if text.has_ocr:
        from clausecheck.language.folding import folded
        from clausecheck.rulebook.keywords import key_words

        text = folded(text, key_words(rules or load_rules()))
    return parse(source, text)


def load_rules(*own: str | Path) -> Rulebook:
    """The shipped rules, with the rule files and folders named added.

    Raises RuleError, which holds every mistake of every file, or UsageError if a path does not exist.
    """
    from clausecheck.rulebook import load_rulebook

    return load_rulebook(Path(path) for path in own)


def check(path: str | Path, rules: Rulebook | None = None) -> Report:
    """Judge one document by the rules, the shipped ones if none are given. Raises DocumentError."""
    from clausecheck.matching import Judge

    return Judge(rules or load_rules()).judge(outline(path, rules))
