"""The shipped rulebook is kept as it was read: private, never stale, and never more than a help."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

import pytest
from samples import SMALL_RULES

from clausecheck.errors import RuleError
from clausecheck.rulebook import Rulebook, kept
from clausecheck.rulebook.frozen import frozen, thawed
from clausecheck.rulebook.kept import forget, kept_files, kept_rulebook
from clausecheck.rulebook.loading import load_rulebook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "rules"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_RULES, tmp_path / "rules"))


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The roots that were loaded from their files, as it happens."""
    seen: list[Path | None] = []

    def load(own: tuple[Path, ...] = (), *, root: Path | None = None) -> Rulebook:
        seen.append(root)
        return load_rulebook(own, root=root)

    monkeypatch.setattr("clausecheck.rulebook.loading.load_rulebook", load)
    return seen


def test_a_rulebook_comes_back_from_its_bytes(shipped: Rulebook, small: Rulebook) -> None:
    for book in (shipped, small):
        back = thawed(frozen(book))
        assert back is not None
        assert back == book
        assert frozen(back) == frozen(book)
        assert list(back.lexicons) == list(book.lexicons)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"[[],[],[]]",
        b"not JSON\n[]",
        b'[[{"=":"Popen","args":"true"}],[],[]]\n[]',
        b'[[{"=":"Pack","id":1}],[],[]]\n[]',
        b'{"=":"Pack"}\n[]',
        b"[" * 100_000 + b"\n[]",
    ],
)
def test_what_is_no_rulebook_of_ours_is_none(content: bytes) -> None:
    assert thawed(content) is None
    assert thawed(hashlib.sha256(content).hexdigest().encode() + b"\n" + content) is None


def test_it_is_loaded_once(folder: Path, root: Path, loads: list[Path | None]) -> None:
    first, again = kept_rulebook(folder, root), kept_rulebook(folder, root)
    assert first == again == load_rulebook(root=root)
    assert loads == [root]
    forget(folder)
    assert kept_rulebook(folder, root) == first
    assert loads == [root, root]


def test_a_changed_file_is_read_again_and_every_mistake_told(folder: Path, root: Path) -> None:
    before = kept_rulebook(folder, root)
    rule = before.rules[0]
    file = Path(rule.file)
    file.write_text(file.read_text("utf-8").replace(rule.title, "Another title", 1), "utf-8")
    assert kept_rulebook(folder, root).rules[0].title == "Another title"
    file.write_text(file.read_text("utf-8") + "wnated: full\nsugest: nothing\n", "utf-8")
    for _ in range(2):
        with pytest.raises(RuleError, match=r"wnated.*\n.*sugest"):
            kept_rulebook(folder, root)


def test_a_new_file_and_other_code_count_as_changes(
    folder: Path, root: Path, loads: list[Path | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_rulebook(folder, root)
    (root / "topics" / "new.yaml").write_text("id: new\ntitle: New\nterms: [brand new]\n", "utf-8")
    assert "new" in kept_rulebook(folder, root).lexicons
    monkeypatch.setattr(kept, "_CODE", (*kept._CODE, "errors.py"))  # noqa: SLF001
    kept_rulebook(folder, root)
    assert loads == [root, root, root]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are of POSIX")
def test_it_is_private_and_what_others_may_have_written_is_not_read(
    folder: Path, root: Path, loads: list[Path | None]
) -> None:
    kept_rulebook(folder, root)
    [path] = kept_files(folder)
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    for one, mode in ((path, 0o622), (folder, 0o777)):
        before = one.stat().st_mode
        one.chmod(mode)
        kept_rulebook(folder, root)
        one.chmod(before)
    assert loads == [root, root, root]


def test_damage_is_mended(folder: Path, root: Path, loads: list[Path | None]) -> None:
    book = kept_rulebook(folder, root)
    [path] = kept_files(folder)
    content = path.read_bytes()
    for damaged in (content[:100], content[:-100], content[:-100] + b"x" * 100):
        path.write_bytes(damaged)
        assert kept_rulebook(folder, root) == book
    assert loads == [root] * 4


def test_a_few_are_kept(folder: Path, root: Path) -> None:
    for number in range(6):
        (root / "topics" / "new.yaml").write_text(f"id: new\ntitle: New {number}\nterms: [new]\n", "utf-8")
        kept_rulebook(folder, root)
    assert len(kept_files(folder)) == 4


def test_no_place_to_keep_it_is_no_error(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert kept_rulebook(None, root) == kept_rulebook(file / "rules", root) == kept_rulebook(Path(os.devnull), root)
