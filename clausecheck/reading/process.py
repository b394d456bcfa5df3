"""Reading in a process of its own: a document that hangs or kills its reader costs that document only."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, cast

from clausecheck.agreement import Source, Text
from clausecheck.errors import DocumentError, LimitError, ReaderFailedError
from clausecheck.reading import launching
from clausecheck.reading.limits import Limits
from clausecheck.reading.ocr import NO_PAGES, Ocr, ReadPage, improved
from clausecheck.reading.region import Comment, Highlight, Region
from clausecheck.reading.worker import (
    Answer,
    Commented,
    Drawn,
    Highlighted,
    PagesAlone,
    Recognised,
    Request,
    Result,
    Step,
    Task,
)

# A library that gets no more memory ends the process, which has then held more than half of what it may.
_MOST_OF_IT = 0.5
LARGE = 1_000_000
"""Characters; after a document this large the process ends, because only its end gives all memory back."""


class ReadingProcess:
    """A reading process that serves many documents; it is started anew whenever one has cost it its life.

    Use it as a context manager. It reads one document at a time.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(
        self,
        path: str | Path,
        *,
        data: bytes | None = None,
        password: str | None = None,
        progress: Callable[[int, int], None] | None = None,
        ocr: Literal["auto", "always", "never"] = "auto",
    ) -> tuple[Source, Text]:
        """The source and the text of a file, as `clausecheck.reading.read` gives them.

        Raises a DocumentError, LimitError if the document takes too long or too much memory among them.
        """
        document = _Document(self, Request(str(path), data, password, self._limits), progress)
        return improved(document.again(), Ocr(ocr), document, self._limits.max_seconds, progress)

    def pictures(
        self, path: str | Path, regions: Sequence[Region], *, data: bytes | None = None, password: str | None = None
    ) -> list[bytes]:
        """A PNG for each region of a PDF's pages, in their order; empty where a page cannot be drawn.

        Raises a DocumentError if the PDF cannot be opened, or takes too long or too much memory.
        """
        task = Drawn(Request(str(path), data, password, self._limits), tuple(regions))
        return cast("list[bytes]", self.answer(task, str(path)))

    def highlighted(
        self,
        path: str | Path,
        highlights: Sequence[Highlight],
        *,
        appendix: bytes = b"",
        title: str = "",
        data: bytes | None = None,
        password: str | None = None,
    ) -> bytes:
        """A PDF with highlights and with the pages of another at its end, as `highlighting.highlighted` makes it."""
        document = Request(str(path), data, password, self._limits)
        return cast("bytes", self.answer(Highlighted(document, tuple(highlights), appendix, title), str(path)))

    def commented(self, path: str | Path, comments: Sequence[Comment], *, data: bytes | None = None) -> bytes:
        """A Word document with comments on its words, as `word.commenting.commented` makes it."""
        document = Request(str(path), data, None, self._limits)
        return cast("bytes", self.answer(Commented(document, tuple(comments)), str(path)))

    def answer(self, task: Task, name: str, progress: Callable[[int, int], None] | None = None) -> Result:
        """What the process answers to a task about the document of that name. Raises DocumentError."""
        process = self._started()
        timer = threading.Timer(self._limits.max_seconds, process.kill)
        timer.start()
        try:
            answer = self._ask(process, task, progress)
        except (EOFError, OSError, pickle.UnpicklingError):
            timed_out = not timer.is_alive()
            peak = self._end()
            raise self._lost(name, process.returncode, peak, timed_out=timed_out) from None
        except BaseException:
            self._end()
            raise
        finally:
            timer.cancel()
        if isinstance(answer, DocumentError):
            raise answer
        if isinstance(answer, tuple) and len(answer[1].origin) > LARGE:
            self._end()
        return answer

    @staticmethod
    def _ask(
        process: subprocess.Popen[bytes], task: Task, progress: Callable[[int, int], None] | None
    ) -> DocumentError | Result:
        assert process.stdin is not None
        assert process.stdout is not None
        pickle.dump(task, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        while True:
            answer: Answer = pickle.load(process.stdout)
            if not isinstance(answer, Step):
                return answer
            if progress is not None:
                progress(answer.done, answer.total)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                launching.command("clausecheck.reading.worker"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _end(self) -> int:
        """End the process; the most memory it held, in bytes, as far as the system says."""
        process, self._process = self._process, None
        if process is None:
            return 0
        peak = _ended(process)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        return peak

    def _lost(self, name: str, status: int, peak: int, *, timed_out: bool) -> DocumentError:
        if timed_out:
            problem = f"reading it took longer than {self._limits.max_seconds:g} seconds"
            return LimitError(name, problem, "Split it into its parts, or export it as plain text.")
        if peak > _MOST_OF_IT * self._limits.max_memory:
            return self._limits.out_of_memory(name)
        problem = f"the reader died on it (status {status})"
        return ReaderFailedError(name, problem, "Save it anew with another program, or export it as plain text.")


@dataclass(frozen=True, slots=True)
class _Document:
    """A document read by a reading process."""

    reader: ReadingProcess
    request: Request
    progress: Callable[[int, int], None] | None

    def alone(self, numbers: Sequence[int]) -> bytes:
        answer = self.reader.answer(PagesAlone(self.request, tuple(numbers)), self.request.path)
        assert isinstance(answer, bytes)
        return answer

    def recognised(self, made: bytes) -> list[ReadPage]:
        return cast("list[ReadPage]", self.reader.answer(Recognised(self.request, made), self.request.path))

    def again(self, pages: Mapping[int, ReadPage] = NO_PAGES) -> tuple[Source, Text]:
        request = replace(self.request, recognised=dict(pages))
        answer = self.reader.answer(request, request.path, self.progress)
        assert isinstance(answer, tuple)
        return answer


def _ended(process: subprocess.Popen[bytes]) -> int:
    """Kill a process unless it is dead, and wait for it; the most bytes it held resident, 0 where nothing says."""
    if sys.platform == "win32":
        process.kill()
        process.wait()
        return 0
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except ChildProcessError:
        # The timer has waited for it already.
        process.wait()
        return 0
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
