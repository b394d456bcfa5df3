"""The second half of a long PDF, read in a process beside this one.

PDFium reads one page at a time in a process. A long document is therefore always read as two halves that know nothing
of each other; the second is read elsewhere at the same time, or here afterwards if that fails. The text is the same.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, BinaryIO, Final

from clausecheck.reading import launching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausecheck.agreement import Page
    from clausecheck.reading.lines import PageLines

LONG: Final = 300
"""Pages from which on a second process is worth its start."""


def first_half(pages: int) -> int:
    """How many pages are read here: fewer than half, because lines are arranged here as well."""
    return pages * 9 // 20


class SecondHalf:
    """Reads the pages `first` to `last` of a PDF elsewhere while the caller reads those before."""

    def __init__(self, data: bytes, password: str | None, first: int, last: int) -> None:
        self._request = pickle.dumps((data, password, first, last))
        self._answer = b""
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def pages(self) -> Iterator[tuple[Page, PageLines]]:
        """The pages in order, as far as they were read."""
        self._thread.join()
        pending = memoryview(self._answer)
        while pending:
            size = int.from_bytes(pending[:8], "little")
            if len(pending) < 8 + size:
                return
            yield pickle.loads(pending[8 : 8 + size])
            pending = pending[8 + size :]

    def _run(self) -> None:
        command = launching.command("clausecheck.reading.halves")
        try:
            done = subprocess.run(command, input=self._request, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        except OSError:
            return
        self._request = b""
        self._answer = done.stdout


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Read the half that is asked for, one pickled page after the other."""
    from clausecheck.reading.pdf import some_pages

    data, password, first, last = pickle.load(requests)
    for page in some_pages(data, password, first, last):
        pickled = pickle.dumps(page, protocol=pickle.HIGHEST_PROTOCOL)
        answers.write(len(pickled).to_bytes(8, "little") + pickled)
    answers.flush()


def main() -> None:
    """Serve on standard input and output."""
    serve(sys.stdin.buffer, sys.stdout.buffer)
