"""A PDF handed back: highlights with notes on the evidence, and pages at its end on what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from clausecheck.agreement import Agreement
from clausecheck.matching.findings import Report
from clausecheck.reading.region import Highlight
from clausecheck.reports.annotation.colours import COLOURS
from clausecheck.reports.annotation.remarks import Remark, remarks_on


def highlights_on(report: Report) -> tuple[Highlight, ...]:
    """The highlights for every remark that stands on a page, one for each page the words run over.

    Remarks on the same words share a highlight: colours on top of each other hide the words.
    """
    together = groupby(remarks_on(report), key=lambda one: (one.span, one.missing))
    return tuple(one for _, remarks in together for one in _highlights(report.agreement, tuple(remarks)))


def _highlights(agreement: Agreement, remarks: Sequence[Remark]) -> Iterator[Highlight]:
    best = max(remarks, key=lambda one: one.verdict.rank)
    subject = best.subject if len(remarks) == 1 else f"{best.subject} and {len(remarks) - 1} more"
    note = "\n\n".join(f"{one.subject}\n{one.words}" for one in remarks)
    for page, boxes in groupby(agreement.text.boxes(*best.span), key=lambda box: box.page):
        yield Highlight(page, tuple(boxes), COLOURS[best.verdict], subject, note)
