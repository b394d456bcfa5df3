"""Patterns over paths, as `.gitignore` reads them: `*` within a folder, `**` over any number of folders."""

from __future__ import annotations

import re
from functools import cache

_STEP = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^]]*\]|.", re.DOTALL)


def matches(path: str, pattern: str) -> bool:
    """Whether a path with forward slashes matches a pattern.

    A pattern without a slash (`*.md`) is of names in any folder, one that ends with a slash (`old/`) of all that the
    folder holds. Case counts.
    """
    return _compiled(pattern).fullmatch(path) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    whole = pattern.removeprefix("./")
    anchored = "/" in whole.removesuffix("/")
    whole = f"{whole}**" if whole.endswith("/") else whole
    # "**/**/" says no more than "**/", but would be tried in every combination.
    whole = re.sub(r"(?:\*\*/)+", "**/", whole if anchored else f"**/{whole}").removeprefix("/")
    return re.compile("".join(_translated(step) for step in _STEP.findall(whole)), re.DOTALL)


def _translated(step: str) -> str:
    match step:
        case "**/":
            return "(?:[^/]+/)*"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
    if step.startswith("[") and len(step) > 2:
        negated = step.startswith("[!")
        inside = re.sub(r"([\\\[&~|^])", r"\\\1", step[2 if negated else 1 : -1])
        try:
            return re.compile(f"(?!/)[{'^' if negated else ''}{inside}]").pattern
        except re.error:  # "[z-a]"
            return "(?!)"
    return re.escape(step)
