"""`clausecheck cache`: the texts that an audit keeps."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer

from clausecheck.cli.shell import Exit, guarded
from clausecheck.errors import UsageError

app = typer.Typer(no_args_is_help=True, help="The texts that 'audit' keeps, so that new rules need no second reading.")


def cache_folder() -> Path:
    """Where this user's texts are kept: CLAUSECHECK_CACHE, or the place the system has for such things.

    Raises UsageError where there is none.
    """
    if named := os.environ.get("CLAUSECHECK_CACHE"):
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError:
        raise UsageError("there is no home folder for the cache. Set CLAUSECHECK_CACHE, or say --no-cache.") from None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "clausecheck" / "texts"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home) / "clausecheck" / "texts"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "clausecheck" / "texts"


@app.command(name="show")
@guarded
def show() -> Exit:
    """Show where the cache is, and how much it holds."""
    from clausecheck.audit.cache import MOST_BYTES, TextCache

    texts, size = TextCache(cache_folder()).size()
    print(f"{cache_folder()}: {texts:,} texts, {size:,} bytes of at most {MOST_BYTES:,}")
    return Exit.OK


@app.command(name="clear")
@guarded
def clear() -> Exit:
    """Remove every text from the cache."""
    from clausecheck.audit.cache import TextCache

    print(f"{TextCache(cache_folder()).clear():,} texts removed")
    return Exit.OK
