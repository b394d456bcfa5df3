"""`clausecheck cache`: the texts that an audit keeps, and the rules as they were last read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer

from clausecheck.cli.shell import Exit, guarded
from clausecheck.errors import UsageError

app = typer.Typer(no_args_is_help=True, help="What is kept to save time: the texts of an audit, the rules as read.")


def cache_folder() -> Path:
    """Where this user's texts are kept: CLAUSECHECK_CACHE, or the place the system has for such things.

    Raises UsageError where there is none.
    """
    if named := os.environ.get("CLAUSECHECK_CACHE"):
        return Path(named)
    try:
        return _place() / "texts"
    except RuntimeError:
        raise UsageError("there is no home folder for the cache. Set CLAUSECHECK_CACHE, or say --no-cache.") from None


def rules_folder() -> Path | None:
    """Where the shipped rules are kept as they were last read; None where there is no place for it."""
    if named := os.environ.get("CLAUSECHECK_CACHE"):
        return Path(named) / "rules"
    try:
        return _place() / "rules"
    except RuntimeError:
        return None


def _place() -> Path:
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "clausecheck"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home) / "clausecheck"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "clausecheck"


@app.command(name="show")
@guarded
def show() -> Exit:
    """Show where the cache is, and how much it holds."""
    from clausecheck.audit.cache import MOST_BYTES, TextCache

    texts, size = TextCache(cache_folder()).size()
    print(f"{cache_folder()}: {texts:,} texts, {size:,} bytes of at most {MOST_BYTES:,}")
    if rules := rules_folder():
        from clausecheck.rulebook.kept import kept_files

        files = kept_files(rules)
        print(f"{rules}: {len(files):,} rulebooks, {sum(path.stat().st_size for path in files):,} bytes")
    return Exit.OK


@app.command(name="clear")
@guarded
def clear() -> Exit:
    """Remove everything from the cache."""
    from clausecheck.audit.cache import TextCache

    print(f"{TextCache(cache_folder()).clear():,} texts removed")
    if rules := rules_folder():
        from clausecheck.rulebook.kept import forget

        forget(rules)
    return Exit.OK
