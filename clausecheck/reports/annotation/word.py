"""A Word document handed back: comments on the evidence, and on the places where a clause is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from clausecheck.matching.findings import Report, Verdict
from clausecheck.offsets import Span
from clausecheck.reading.region import Comment
from clausecheck.reports.annotation.remarks import remarks_on
from clausecheck.reports.plain import clean
from clausecheck.reports.signs import SIGNS


def comments_on(report: Report) -> tuple[Comment, ...]:
    """The comments: one at the beginning on the whole, then one for each remark; together where they are on the same
    words. Their spans are those of the origin of the agreement's text.
    """
    text = report.agreement.text
    together = groupby(remarks_on(report), key=lambda one: (one.span, one.missing))
    found = [
        Comment(text.origin_span(*span), "\n\n".join(f"{one.subject}\n{one.words}" for one in remarks))
        for (span, _), remarks in together
    ]
    return (Comment(_first_words(report), "\n".join(_summary(report))), *found)


def _first_words(report: Report) -> Span:
    text = report.agreement.text
    end = text.content.find("\n")
    return text.origin_span(0, end if end > 0 else len(text.content))


def _summary(report: Report) -> Iterator[str]:
    """The verdicts counted, and what is missing and has no place in the text."""
    counts = Counter(result.verdict for result in report.results)
    told = ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict])
    yield f"Norm commitments, checked by clausecheck: {told}."
    children = {child for one in report.results if one.rule.children for child in one.rule.children.rules}
    for result in report.results:
        if result.verdict is Verdict.ABSENT and result.expected is None and result.rule.id not in children:
            yield f"{SIGNS[result.verdict]} {result.verdict.value}: {clean(result.rule.title)}"
