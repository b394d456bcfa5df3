"""Running the work: here, in processes of this machine, or on any `concurrent.futures.Executor`.

At most a few documents per worker are in flight, whatever the corpus. A worker that dies takes only itself along: what
it was working on is tried once more, alone, and then recorded as failed.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from typing import Final

from clausecheck.audit.rows import Rows, failed_rows
from clausecheck.audit.work import Setup, Task, Worker, prepare, work
from clausecheck.errors import DamagedError

_AHEAD: Final = 2
"""Documents in flight per worker: one being worked on, one waiting."""

Workers = Callable[[], Executor]
"""Makes an executor whose workers are prepared; called again when one broke."""


def local_processes(setup: Setup, count: int) -> Workers:
    """Processes of this machine. They are started anew, not forked: a copy of a process with threads may hang."""

    def start() -> Executor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(count, mp_context=context, initializer=prepare, initargs=(setup,))

    return start


def here(tasks: Iterator[Task], setup: Setup) -> Iterator[Rows]:
    """The work, one document after the other, in this process."""
    with Worker(setup) as worker:
        for task in tasks:
            yield worker.work(task)


def spread(tasks: Iterator[Task], setup: Setup, start: Workers, count: int) -> Iterator[Rows]:
    """The work on an executor with so many workers, in the order in which it is done."""
    executor = start()
    flying: dict[Future[Rows], Task] = {}
    suspects: deque[Task] = deque()
    try:
        while True:
            while len(flying) < _AHEAD * count and (task := next(tasks, None)) is not None:
                try:
                    flying[executor.submit(work, task)] = task
                except BrokenExecutor:
                    # Told by the documents in flight, too; this one was not yet.
                    suspects.append(task)
                    break
            if not flying and not suspects:
                return
            done, _ = wait(flying, return_when=FIRST_COMPLETED) if flying else (set(), set())
            broken = bool(suspects)
            for future in done:
                task = flying.pop(future)
                try:
                    yield future.result()
                except (BrokenExecutor, OSError, EOFError):
                    suspects.append(task)
                    broken = True
            if broken:
                suspects += flying.values()
                flying.clear()
                _end(executor)
                yield from _alone(suspects, setup, start)
                suspects.clear()
                executor = start()
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _alone(suspects: deque[Task], setup: Setup, start: Workers) -> Iterator[Rows]:
    """What was in flight when a worker died, one at a time: to blame is only what kills its worker again."""
    executor: Executor | None = None
    try:
        for task in suspects:
            executor = executor or start()
            try:
                yield executor.submit(work, task).result()
            except (BrokenExecutor, OSError, EOFError):
                _end(executor)
                executor = None
                yield _lost(task, setup)
    finally:
        if executor is not None:
            executor.shutdown(wait=True)


def _end(executor: Executor) -> None:
    """End an executor that broke, all its workers included.

    A pool forgets a worker that was being started just when it broke, and would wait for it at the end of the program.
    """
    workers = dict(getattr(executor, "_processes", None) or {})
    executor.shutdown(wait=False, cancel_futures=True)
    for worker in workers.values():
        worker.kill()


def _lost(task: Task, setup: Setup) -> Rows:
    problem = "the process that worked on it died twice"
    error = DamagedError(task.document.path, problem, "Check it alone, and report it if it dies again.")
    return failed_rows(error, task.document, task.sha256, task.size, setup.reader, setup.rules)
