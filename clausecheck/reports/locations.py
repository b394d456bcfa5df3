"""Where a result stands, for formats that point at files: the file, the region in it, the provision, the page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

from clausecheck.agreement import Agreement, Provision
from clausecheck.matching.advice import deciding_words
from clausecheck.matching.findings import Finding, NearMiss, Result
from clausecheck.offsets import Span
from clausecheck.reports.source_lines import Region, SourceLines

_UNRESERVED = "/~!$&'()*+,;=@"


@dataclass(frozen=True, slots=True)
class Location:
    """A provision, its page, and the region of the file that an editor would open; None where there is none."""

    provision: Provision
    citation: str
    page: int | None
    region: Region | None


class Locations:
    """The locations of one agreement's results."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._lines = SourceLines(agreement)
        self._starts = [provision.start for provision in agreement.provisions]

    def of(self, result: Result) -> Location:
        """The words that decide a verdict; where there are none, the place where the commitment is expected.

        Of a verdict that changed since the baseline, the words that changed.
        """
        if result.change is not None and result.change.span is not None:
            return self._of_change(result, result.change.span)
        if result.findings:
            return self.of_finding(result.findings[0])
        provision = self._agreement.provisions[result.expected.provision if result.expected else 0]
        citation = provision.citation or "the agreement as a whole"
        page = self._agreement.text.page_at(provision.start) if result.expected else None
        return Location(provision, citation, page, self._lines.expected(result.expected))

    def _of_change(self, result: Result, span: Span) -> Location:
        for finding in result.findings:
            if finding.span == span:
                return self.of_finding(finding)
        provision = self._provision_at(span)
        page = self._agreement.text.page_at(span.start)
        return Location(provision, provision.citation, page, self._lines.region(span))

    def of_finding(self, finding: Finding) -> Location:
        """The words to look at first: of a soft clause the verb or the hedge, of any other the clause."""
        region = self._lines.region(deciding_words(finding))
        return Location(self._provision_at(finding.span), finding.citation, finding.page, region)

    def of_near_miss(self, miss: NearMiss) -> Location:
        """The words that look like the norm and are not."""
        return Location(self._provision_at(miss.span), miss.citation, miss.page, self._lines.region(miss.span))

    def _provision_at(self, span: Span) -> Provision:
        """The innermost provision around the beginning of a span."""
        provisions = self._agreement.provisions
        at = max(0, bisect_right(self._starts, span.start) - 1)
        while at > 0 and provisions[at].end <= span.start:
            at = provisions[at].parent
        return provisions[max(0, at)]


def uri(path: str) -> str:
    """A path as the user named it, as a URI: relative ones stay relative, standard input is "stdin"."""
    if path == "-":
        return "stdin"
    pure = PurePath(path)
    encoded = quote(pure.as_posix(), safe=_UNRESERVED)
    return f"file://{encoded}" if pure.is_absolute() else encoded
