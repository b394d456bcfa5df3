"""The formats in which a check can be reported, one line each."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from clausecheck.errors import UsageError

if TYPE_CHECKING:
    from clausecheck.reports.writer import Run, Writer


@dataclass(frozen=True, slots=True)
class Format:
    """A format by name; its writer is imported only when it is used."""

    name: str
    about: str
    writer: str

    def open(self, stream: TextIO, run: Run) -> Writer:
        """A writer of this format on a stream."""
        module, _, name = self.writer.partition(":")
        writer: type[Writer] = getattr(import_module(f"clausecheck.reports.{module}"), name)
        return writer(stream, run)


FORMATS = (
    Format("terminal", "a report to read, as wide as the terminal", "terminal:TerminalWriter"),
    Format("html", "one page that opens offline, with quotes in context and cut-outs of the pages", "html:HtmlWriter"),
    Format("memo", "a memo for somebody who decides", "memo:MemoWriter"),
    Format("markdown", "the summary of a CI job or a pull request", "markdown:MarkdownWriter"),
    Format("csv", "a table, one row a finding", "csv_table:CsvWriter"),
    Format("json", "one array of reports for other programs", "json_files:JsonWriter"),
    Format("jsonl", "one JSON report a line", "json_files:JsonLinesWriter"),
    Format("github", "annotations in a GitHub Actions job", "github:GitHubWriter"),
    Format("junit", "a test suite a document, a test a rule", "junit:JUnitWriter"),
    Format("sarif", "SARIF 2.1.0, what passes included", "sarif:SarifWriter"),
    Format("code-scanning", "SARIF for GitHub: only what falls short", "sarif:CodeScanningWriter"),
)


def format_named(name: str) -> Format:
    """The format of that name. Raises UsageError with the list of formats if there is none."""
    for one in FORMATS:
        if one.name == name:
            return one
    raise UsageError(f"there is no format '{name}'. There are: {', '.join(one.name for one in FORMATS)}.")
