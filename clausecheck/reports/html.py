"""`html`: one self-contained page that opens offline, from an e-mail or a memory stick, and asks nothing of a network.

Its content-security policy names its one style sheet and its one script by their hashes and allows nothing else, so
that words of a hostile document stay words.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TextIO

from clausecheck.errors import DocumentError
from clausecheck.matching.findings import Report
from clausecheck.reports.html_view import RUNGS, view_of
from clausecheck.reports.plain import clean
from clausecheck.reports.signs import SIGNS
from clausecheck.reports.writer import Run
from clausecheck.rulebook.digest import digest

if TYPE_CHECKING:
    from jinja2 import Template


class HtmlWriter:
    """One page for all reports of a run; each agreement is written when it comes."""

    def __init__(self, stream: TextIO, run: Run) -> None:
        self._stream = stream
        self._run = run
        self._list: list[tuple[str, str]] = []
        parts: Any = _template().make_module(
            {
                "rungs": RUNGS,
                "signs": {verdict.value: sign for verdict, sign in SIGNS.items()},
                "packs": run.rulebook.packs,
                "against_wanted": run.against_wanted,
                "version": run.version,
                "rules_hash": digest(run.rulebook),
                "policy": _policy(),
                "css": _safe(_file("report.css")),
                "script": _safe(_file("report.js")),
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


@cache
def _template() -> Template:
    # Imported here: no other format needs it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("clausecheck.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    return environment.get_template("report.html")


@cache
def _file(name: str) -> str:
    return files("clausecheck.reports").joinpath("templates", name).read_text("utf-8")


def _safe(ours: str) -> Any:
    """Our own style sheet and script, which are not escaped."""
    from markupsafe import Markup

    return Markup(ours)


def _policy() -> str:
    """Nothing but our own style, our own script and pictures inside the file."""
    style, script = (_hash(_file(name)) for name in ("report.css", "report.js"))
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}"
