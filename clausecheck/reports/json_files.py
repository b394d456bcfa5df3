"""`json` and `jsonl`: reports for other programs, as one array or one a line, written as they come."""

from __future__ import annotations

from typing import Any, TextIO

from clausecheck.errors import DocumentError
from clausecheck.matching.findings import Report
from clausecheck.reports.machine import dump, failure_data, report_data
from clausecheck.reports.writer import Run


class JsonLinesWriter:
    """One JSON document a line, one line a document."""

    def __init__(self, stream: TextIO, run: Run) -> None:
        self._stream = stream

    def report(self, report: Report) -> None:
        """Write one line."""
        self._write(report_data(report))

    def failure(self, error: DocumentError) -> None:
        """Write one line that says what went wrong."""
        self._write(failure_data(error))

    def close(self) -> None:
        """There is nothing left to write."""

    def _write(self, data: dict[str, Any]) -> None:
        self._stream.write(f"{dump(data)}\n")
        self._stream.flush()


class JsonWriter:
    """One JSON array; it is opened with the first report and closed after the last."""

    def __init__(self, stream: TextIO, run: Run) -> None:
        self._stream = stream
        self._empty = True

    def report(self, report: Report) -> None:
        """Write one element."""
        self._write(report_data(report))

    def failure(self, error: DocumentError) -> None:
        """Write one element that says what went wrong."""
        self._write(failure_data(error))

    def close(self) -> None:
        """Close the array."""
        self._stream.write("[]\n" if self._empty else "\n]\n")

    def _write(self, data: dict[str, Any]) -> None:
        self._stream.write("[\n" if self._empty else ",\n")
        self._stream.write(dump(data, indent=1))
        self._stream.flush()
        self._empty = False
