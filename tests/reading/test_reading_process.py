"""A document is read in a process of its own; whatever it does to that process, the next one is read."""

from __future__ import annotations

import io
import pickle
import subprocess
from pathlib import Path

import pytest

import clausecheck
from clausecheck.errors import DocumentError, LimitError, NotFoundError, ReaderFailedError
from clausecheck.reading import Limits, launching, read, worker
from clausecheck.reading.process import ReadingProcess

AGREEMENT = Path(__file__).parents[2] / "corpus" / "eu-mongolia-partnership-and-cooperation-agreement-2013.pdf"


def test_the_process_reads_what_the_reader_reads() -> None:
    steps: list[tuple[int, int]] = []
    with ReadingProcess() as reader:
        source, text = reader.read(AGREEMENT, progress=lambda done, total: steps.append((done, total)))
    expected_source, expected_text = read(AGREEMENT)
    assert source == expected_source
    assert text.content == expected_text.content
    assert text.page_at(len(text.content) // 2) == expected_text.page_at(len(text.content) // 2)
    assert steps[-1] == (15, 15)


def test_a_document_that_takes_too_long_costs_only_itself() -> None:
    with ReadingProcess(Limits(max_seconds=0.01)) as reader:
        with pytest.raises(LimitError, match=r"longer than 0.01 seconds"):
            reader.read(AGREEMENT)
        with pytest.raises(LimitError):
            reader.read(AGREEMENT)


def test_a_document_that_takes_too_much_memory_costs_only_itself() -> None:
    with ReadingProcess(Limits(max_memory=40 * 2**20)) as reader, pytest.raises(DocumentError):
        reader.read(AGREEMENT)


def test_a_reader_that_fails_says_that_it_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a defect of ours")

    monkeypatch.setattr(worker, "read_once", fail)
    # The limits are for the process of the reader, not for that of the tests.
    monkeypatch.setattr("clausecheck.reading.worker._limit_memory", lambda most: None)
    answers = io.BytesIO()
    worker.serve(io.BytesIO(pickle.dumps(worker.Request("draft.txt", b"words", None, Limits()))), answers)
    answer = pickle.loads(answers.getvalue())
    assert type(answer) is ReaderFailedError
    assert str(answer).startswith("draft.txt: the reader failed on it (RuntimeError). Save it anew")


def test_errors_come_back_as_they_were_raised() -> None:
    with ReadingProcess() as reader:
        with pytest.raises(NotFoundError, match="there is no such file"):
            reader.read("no-such-agreement.pdf")
        assert reader.read("-", data=b"Article 1\n\nThe Parties shall cooperate.\n")[0].path == "-"


def test_a_process_of_ours_runs_the_code_of_its_caller() -> None:
    started = launching.command("clausecheck.reading.worker")
    where = "import clausecheck; print(clausecheck.__file__)"
    code = started[-1].replace("from clausecheck.reading.worker import main; main()", where)
    shown = subprocess.run([*started[:-1], code], capture_output=True, text=True, cwd=Path.home(), check=True)
    assert Path(shown.stdout.strip()) == Path(clausecheck.__file__)
