"""Consoles for what is read in columns: as wide as the terminal, plain in a pipe or a file."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console


class _Output(Console):
    """A console that leaves a closed pipe to its caller, as any other write would."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console_on(stream: TextIO, width: int | None = None) -> Console:
    """A console that writes to a stream; `width` in columns, None for that of the terminal."""
    return _Output(file=stream, width=width, highlight=False, soft_wrap=False)
