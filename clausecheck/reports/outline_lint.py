"""The flaws of an agreement, a line each: where, on which page, what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausecheck.agreement import Agreement
from clausecheck.reports.plain import clean
from clausecheck.structure.lint import Flaw


def outline_lint(agreement: Agreement, flaws: Sequence[Flaw]) -> Iterator[str]:
    """One line per flaw, in the order of the text."""
    for flaw in flaws:
        citation = agreement.provisions[flaw.provision].citation or "before the first article"
        page = agreement.text.page_at(flaw.at)
        where = citation if page is None else f"{citation}, p. {page}"
        yield clean(" ".join(f"{where}: {flaw.kind.value}: {flaw.words}".split()))
