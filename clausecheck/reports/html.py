"""`html`: one self-contained page on all agreements of a run."""

from __future__ import annotations

from typing import Any, TextIO

from clausecheck.errors import DocumentError
from clausecheck.matching.findings import Report
from clausecheck.reports.html_view import RUNGS, view_of
from clausecheck.reports.page import dress, template
from clausecheck.reports.signs import SIGNS
from clausecheck.reports.writer import Run
from clausecheck.rulebook.digest import digest


class HtmlWriter:
    """One page for all reports of a run; each agreement is written when it comes."""

    def __init__(self, stream: TextIO, run: Run) -> None:
        self._stream = stream
        self._run = run
        self._list: list[tuple[str, str]] = []
        parts: Any = template("report.html").make_module(
            {
                "rungs": RUNGS,
                "signs": {verdict.value: sign for verdict, sign in SIGNS.items()},
                "packs": run.rulebook.packs,
                "against_wanted": run.against_wanted,
                "version": run.version,
                "rules_hash": digest(run.rulebook),
                **dress("report.css", "report.js"),
            }
        )
        # The macros of the template.
        self._parts: Any = parts
        self._write(self._parts.head())

    def report(self, report: Report) -> None:
        """Write one agreement's part."""
        view = view_of(report, self._run, f"agreement-{len(self._list) + 1}")
        self._list.append((view.id, view.title))
        self._write(self._parts.agreement(view))

    def failure(self, error: DocumentError) -> None:
        """Write that a document could not be read."""
        self._write(self._parts.failure(error))

    def close(self) -> None:
        """Write the list of agreements, the legend and the script."""
        self._write(self._parts.tail(self._list))

    def _write(self, part: str) -> None:
        self._stream.write(f"{part.strip()}\n")
        self._stream.flush()
