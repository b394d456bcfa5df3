"""Words of a document made safe inside Markdown: shown as they stand, never as markup, links or mentions."""

from __future__ import annotations

import re

from clausecheck.reports.plain import clean

_SPECIAL = re.compile(r"[\\`*_\[\]|~$#]")
_AT_THE_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LINKS = re.compile(r"(?i)(?<=http)(?=s?:)|(?<=ftp)(?=:)|(?<=www)(?=\.)|@")


def escaped(words: str) -> str:
    """The words on one line, for a paragraph, a list item or a cell of a table; as readable as they were."""
    flat = " ".join(clean(words).split()).translate(_HTML)
    return _LINKS.sub(_unlinked, _AT_THE_START.sub(_no_list, _SPECIAL.sub(r"\\\g<0>", flat)))


def _no_list(found: re.Match[str]) -> str:
    """Keep "1. Each Party shall" from becoming a list that begins with 1, and "- cybercrime" from becoming any."""
    return f"{found[0]}<!-- -->" if found[0].isdigit() else f"\\{found[0]}"


def _unlinked(found: re.Match[str]) -> str:
    """Break what would become a link or a mention: nobody is to be notified because a treaty names a mail address."""
    return "&#64;" if found[0] else "<!-- -->"
