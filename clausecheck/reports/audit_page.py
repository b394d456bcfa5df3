"""The report of an audit: one self-contained page with agreements × norms and every clause behind them."""

from __future__ import annotations

from typing import TextIO

from clausecheck.audit.overview import Overview
from clausecheck.reports.audit_data import data_block
from clausecheck.reports.audit_view import MOST_LISTED, OPENED, view_of
from clausecheck.reports.page import dress, template


def write_audit_page(stream: TextIO, overview: Overview, version: str) -> None:
    """Write the page on a store; `version` is that of clausecheck."""
    from markupsafe import Markup

    block, cut = data_block(overview)
    page = template("audit.html").generate(
        view=view_of(overview),
        # Nothing in it can end the element it stands in.
        block=Markup(block),
        cut=cut,
        opened=OPENED,
        most_listed=MOST_LISTED,
        version=version,
        **dress("audit.css", "audit.js"),
    )
    stream.writelines(page)
