"""Consoles for what is read in columns: as wide as the terminal, plain in a pipe or a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from rich.console import Console


class _Output(Console):
    """A console that leaves a closed pipe to its caller, as any other write would."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console_on(stream: TextIO, width: int | None = None) -> Console:
    """A console that writes to a stream; `width` in columns, None for that of the terminal."""
    return _Output(file=stream, width=width, highlight=False, soft_wrap=False)


def print_plainly(console: Console, printing: Callable[[], None]) -> None:
    """Print to a terminal as it is, to anything else without trailing spaces."""
    if console.is_terminal:
        printing()
        return
    with console.capture() as captured:
        printing()
    console.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def in_colour(console: Console) -> bool:
    """Whether deciding words are marked by colour; where they are not, signs stand around them."""
    return console.is_terminal and not console.no_color
