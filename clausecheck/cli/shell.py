"""What all commands share: exit statuses, the two consoles, and errors told in plain words."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import IntEnum
from functools import wraps
from typing import ParamSpec

import typer
from rich.console import Console

from clausecheck.errors import ClausecheckError
from clausecheck.reports.console import console_on

P = ParamSpec("P")
PLAIN_WIDTH = 100
"""Columns when the output goes to a file or a pipe."""


class Exit(IntEnum):
    """The exit statuses of every command."""

    OK = 0
    BELOW_THRESHOLD = 1
    WRONG_USE = 2
    UNREADABLE = 3
    NOTHING_TO_CHECK = 4
    DEFECT = 70
    INTERRUPTED = 130


def output() -> Console:
    """Standard output: reports only."""
    return console_on(sys.stdout, None if sys.stdout.isatty() else plain_width())


def plain_width() -> int | None:
    """The columns of what does not go to a terminal; None where the user's COLUMNS decides."""
    return None if os.environ.get("COLUMNS") else PLAIN_WIDTH


def messages() -> Console:
    """Standard error: progress and messages."""
    return Console(stderr=True, highlight=False)


def version() -> str:
    """The version of the installed clausecheck."""
    from importlib.metadata import version

    return version("clausecheck")


def say(message: str) -> None:
    """One message to the user, on standard error, never wrapped or marked up."""
    print(f"clausecheck: {message}", file=sys.stderr)


def guarded(command: Callable[P, Exit]) -> Callable[P, None]:
    """Run a command: its return value is the exit status, its errors are told without a traceback."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            status: int = command(*args, **kwargs)
            sys.stdout.flush()
        except ClausecheckError as error:
            say(str(error))
            status = error.exit_status
        except KeyboardInterrupt:
            say("interrupted")
            status = Exit.INTERRUPTED
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = Exit.OK
        except Exception as error:
            if os.environ.get("CLAUSECHECK_DEBUG"):
                raise
            say(
                f"a defect of clausecheck, not of your document ({type(error).__name__}: {error}). "
                "Set CLAUSECHECK_DEBUG=1 to see the details, and please report it."
            )
            status = Exit.DEFECT
        raise typer.Exit(int(status))

    return run
