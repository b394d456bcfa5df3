"""An audit: interrupted, resumed, killed; what comes out is always the same."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from typer.testing import CliRunner, Result

from clausecheck.audit.cache import TextCache
from clausecheck.audit.sources import documents
from clausecheck.audit.store import Store
from clausecheck.cli.main import app
from clausecheck.errors import UsageError
from clausecheck.reading import read

SMALL = (
    "eu-australia-framework-agreement-2017.txt",
    "eu-mongolia-partnership-and-cooperation-agreement-2013.txt",
    "eu-us-umbrella-agreement-2016.txt",
    "eu-iceland-norway-surrender-agreement-2006.txt",
)
ON_AUSTRALIA = "FROM v_verdicts WHERE rule = 'budapest-convention-reference' AND path LIKE '%australia%'"
RULES = ("--pack", "cybercrime", "--no-config")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSECHECK_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(corpus: Path, tmp_path: Path) -> Path:
    """Four agreements, one file that cannot be read, and one that is none."""
    made = tmp_path / "agreements"
    made.mkdir()
    for name in SMALL:
        shutil.copy(corpus / name, made / name)
    (made / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    (made / ".hidden.txt").write_text("Article 1")
    return made


def audit(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["audit", *(str(one) for one in arguments)])


def dump(store: Path) -> list[tuple[object, ...]]:
    with Store.reading(store) as opened:
        return opened.dump()


@pytest.fixture
def done(folder: Path, tmp_path: Path) -> list[tuple[object, ...]]:
    """What an uninterrupted audit, one document after the other, holds."""
    store = tmp_path / "whole.db"
    result = audit(folder, "--store", store, "-j", 1, "--no-cache", *RULES)
    assert result.exit_code == 3, result.output
    return dump(store)


def test_every_document_is_recorded_the_broken_one_with_its_error(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    result = audit(folder, "--store", store, "-j", 1, *RULES)
    assert "4 judged, 0 as they were, 1 that cannot be read" in result.output
    with Store.reading(store) as opened:
        _, rows = opened.rows("SELECT path, status, error FROM documents ORDER BY path")
        assert [(Path(path).name, status) for path, status, _ in rows] == [
            ("broken.pdf", "failed"),
            *((name, "judged") for name in sorted(SMALL)),
        ]
        assert rows[0][2] == "DamagedError"
        _, [(verdict, citation)] = opened.rows(f"SELECT verdict, citation {ON_AUSTRALIA}")
    assert (verdict, citation) == ("full", "Article 36(3)")
    assert store.stat().st_mode & 0o077 == 0


def test_a_second_run_does_only_what_changed(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    audit(folder, "--store", store, "-j", 1, *RULES)
    before = dump(store)
    assert "0 judged, 5 as they were" in audit(folder, "--store", store, "-j", 1, *RULES).output
    assert dump(store) == before
    changed = folder / SMALL[0]
    changed.write_text(
        changed.read_text("utf-8").replace("shall promote the Budapest", "may promote the Budapest"), "utf-8"
    )
    assert "1 judged, 4 as they were" in audit(folder, "--store", store, "-j", 1, *RULES).output
    with Store.reading(store) as opened:
        _, [(verdict,)] = opened.rows(f"SELECT verdict {ON_AUSTRALIA}")
    assert verdict == "weak"


def test_other_rules_need_no_second_reading(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "broken.pdf").unlink()
    store, fresh = tmp_path / "a.db", tmp_path / "fresh.db"
    audit(folder, "--store", store, "-j", 1, *RULES)
    monkeypatch.setattr(
        "clausecheck.reading.process.ReadingProcess.read", lambda *_, **__: pytest.fail("it was read again")
    )
    result = audit(folder, "--store", store, "-j", 1, "--pack", "values", "--no-config")
    assert "4 judged" in result.output, result.output
    monkeypatch.undo()
    audit(folder, "--store", fresh, "-j", 1, "--no-cache", "--pack", "values", "--no-config")
    assert dump(store) == dump(fresh)


def test_processes_give_what_one_gives(folder: Path, tmp_path: Path, done: list[tuple[object, ...]]) -> None:
    store = tmp_path / "two.db"
    audit(folder, "--store", store, "-j", 2, "--no-cache", *RULES)
    assert dump(store) == done


@pytest.mark.parametrize("after", [0.5, 2.5, 5.0])
def test_a_killed_audit_is_resumed_to_the_same_end(
    folder: Path, tmp_path: Path, done: list[tuple[object, ...]], after: float
) -> None:
    store = tmp_path / "killed.db"
    command = [sys.executable, "-m", "clausecheck", "audit", str(folder), "--store", str(store), "-j", "2", *RULES]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    running.wait()
    audit(folder, "--store", store, "-j", 1, *RULES)
    assert dump(store) == done


def test_a_killed_worker_costs_nothing(folder: Path, tmp_path: Path, done: list[tuple[object, ...]]) -> None:
    store = tmp_path / "worker.db"
    command = [sys.executable, "-m", "clausecheck", "audit", str(folder), "--store", str(store), "-j", "2", *RULES]
    running = subprocess.Popen(command, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    killed = False
    while not killed and running.poll() is None and time.monotonic() < deadline:
        for child in psutil.Process(running.pid).children():
            words = " ".join(child.cmdline())
            if "spawn_main" in words and child.cpu_times().user > 1.0:
                os.kill(child.pid, signal.SIGKILL)
                killed = True
                break
        time.sleep(0.05)
    _, told = running.communicate(timeout=400)
    assert killed
    assert running.returncode == 3, told.decode()
    assert dump(store) == done


def test_two_coordinators_do_not_share_a_store(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    with Store.writing(store):
        result = audit(folder, "--store", store, *RULES)
    assert result.exit_code == 2
    assert "another audit is writing" in result.output


def test_a_catalogue_says_what_belongs_together(corpus: Path, tmp_path: Path) -> None:
    for name in SMALL[:2]:
        shutil.copy(corpus / name, tmp_path / name)
    (tmp_path / "deal.csv").write_text(
        "file,id,package,partner,region\n"
        f"{SMALL[0]},australia,the deal,Australia,Oceania\n{SMALL[1]},mongolia,the deal,Mongolia,Asia\n",
        "utf-8",
    )
    store = tmp_path / "a.db"
    audit(tmp_path / "deal.csv", "--store", store, "-j", 1, *RULES)
    with Store.reading(store) as opened:
        _, rows = opened.rows("SELECT verdict, path FROM v_packages WHERE rule = 'budapest-convention-reference'")
    assert [(verdict, Path(path).name) for verdict, path in rows] == [("full", SMALL[0])]


def test_the_corpus_catalogue_names_its_files(corpus: Path) -> None:
    found = documents([corpus / "catalogue.yaml"])
    assert len(found) == 23
    assert all(Path(one.path).is_file() for one in found)
    assert {one.partner for one in found if "georgia" in one.path} == {"Georgia"}


@pytest.mark.parametrize("words", ["- id: a\n", "a: 1\n", "{[\n", "- 1\n"])
def test_a_wrong_catalogue_is_told(tmp_path: Path, words: str) -> None:
    (tmp_path / "c.yaml").write_text(words)
    with pytest.raises(UsageError, match=r"c\.yaml"):
        documents([tmp_path / "c.yaml"])


def test_answers(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    audit(folder, "--store", store, "-j", 1, *RULES)
    shown = audit("show", "--store", store).output
    assert "Reference to the Budapest Convention: 1 full" in " ".join(shown.split())
    asked = audit(
        "query", "SELECT count(*) AS n FROM v_verdicts WHERE verdict = 'full'", "--store", store, "-f", "jsonl"
    )
    assert json.loads(asked.output)["n"] >= 4
    assert audit("query", "DELETE FROM verdicts", "--store", store).exit_code == 2
    assert audit("query", "SELECT nonsense", "--store", store).exit_code == 2
    for table in ("verdicts", "findings", "near-misses", "agreements", "packages", "codebook"):
        out = tmp_path / f"{table}.csv"
        assert audit("export", "--store", store, "--table", table, "-o", out).exit_code == 0
        first = out.read_bytes()
        audit("export", "--store", store, "--table", table, "-o", out)
        assert out.read_bytes() == first
    other = tmp_path / "b.db"
    shutil.copy(store, other)
    assert audit("compare", store, other).output == "no verdict differs\n"


def test_the_codebook_explains_every_column(folder: Path, tmp_path: Path) -> None:
    from clausecheck.audit.codebook import CODEBOOK, ORDER

    store = tmp_path / "a.db"
    with Store.writing(store) as opened:
        for view in ORDER:
            columns, _ = opened.rows(f"SELECT * FROM {view}")
            assert list(columns) == list(CODEBOOK[view]) or set(columns) == set(CODEBOOK[view])


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "no.db").write_bytes(b"SQLite format 3\0" + bytes(200))
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE a (b)").connection.close()
    for name in ("no.db", "other.db", "missing.db"):
        result = audit("show", "--store", tmp_path / name)
        assert result.exit_code == 2, result.output
        assert "Traceback" not in result.output


def test_the_cache_is_private_bounded_and_harmless(corpus: Path, tmp_path: Path) -> None:
    cache = TextCache(tmp_path / "texts", most=1)
    source, text = read(corpus / SMALL[0])
    cache.put("ab" * 32, source, text)
    kept = cache.get("ab" * 32)
    assert kept is not None
    assert kept[1].content == text.content
    [file] = (tmp_path / "texts").glob("*/*")
    assert file.stat().st_mode & 0o077 == 0
    assert (tmp_path / "texts").stat().st_mode & 0o077 == 0
    file.write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    assert cache.get("ab" * 32) is None
    assert cache.trim() == 0
    assert not list((tmp_path / "texts").glob("*/*"))
