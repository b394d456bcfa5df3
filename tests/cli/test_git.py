"""What git knows: the files that changed since a revision, and how they read then."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clausecheck.cli.git import Changed, Repository
from clausecheck.cli.main import app
from clausecheck.errors import UsageError

DRAFT = """\
# AGREEMENT between the European Union and Ruritania

## Article 36

### Combating cybercrime

1. The Parties shall strengthen cooperation to prevent and combat cybercrime.

2. The Parties shall promote the Budapest Convention on Cybercrime as the global standard against cybercrime.
"""
WEAKER = DRAFT.replace("shall promote", "may promote")
Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository with two drafts and one commit, in which the tests stand."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in (("NAME", "J. Petrova"), ("EMAIL", "j@example.org")):
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (tmp_path / "repository" / "drafts").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repository")

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], check=True, capture_output=True, encoding="utf-8").stdout.strip()

    git("init", "--quiet", "--initial-branch", "main")
    write("drafts/ruritania.md", DRAFT)
    write("drafts/borduria.md", DRAFT.replace("Ruritania", "Borduria"))
    write("README.md", "Drafts.\n")
    git("add", ".")
    git("commit", "--quiet", "--message", "Round 7")
    return git


def write(path: str, words: str) -> None:
    Path(path).write_text(words, "utf-8")


def changed(revision: str = "HEAD") -> tuple[Changed, ...]:
    repository = Repository(Path())
    return repository.changed(repository.commit(revision))


def same(*paths: str) -> tuple[Changed, ...]:
    return tuple(Changed(path, path) for path in paths)


class TestChanged:
    def test_nothing(self, git: Git) -> None:
        assert changed() == ()

    def test_in_the_folder_and_in_commits_and_in_the_index(self, git: Git) -> None:
        write("drafts/ruritania.md", WEAKER)
        assert changed() == same("drafts/ruritania.md")
        git("commit", "--quiet", "--all", "--message", "Round 8")
        assert (changed(), changed("HEAD~1")) == ((), same("drafts/ruritania.md"))
        write("drafts/borduria.md", WEAKER)
        git("add", ".")
        assert changed("HEAD~1") == same("drafts/borduria.md", "drafts/ruritania.md")

    def test_new_ones_known_to_git_or_not_but_none_that_is_ignored(self, git: Git) -> None:
        write(".gitignore", "*.tmp\n")
        git("add", ".")
        git("commit", "--quiet", "--message", "Ignore")
        for name in ("added.md", "not added.md", "ignored.tmp"):
            write(f"drafts/{name}", DRAFT + name)
        git("add", "drafts/added.md")
        assert changed() == (Changed("drafts/added.md", ""), Changed("drafts/not added.md", ""))

    def test_deleted_and_renamed_ones(self, git: Git) -> None:
        git("rm", "--quiet", "README.md")
        git("mv", "drafts/borduria.md", "drafts/syldavia.md")
        assert changed() == (Changed("", "README.md"), Changed("drafts/syldavia.md", "drafts/borduria.md"))

    @pytest.mark.parametrize(
        "name", ["two\nlines.md", "-f.md", "'q\"uote.md", "żółw.md", "tab\t.md", "a -> b.md", ":.md"]
    )
    def test_names_of_any_kind(self, git: Git, name: str) -> None:
        write(f"drafts/{name}", DRAFT)
        assert changed() == (Changed(f"drafts/{name}", ""),)
        git("add", ".")
        git("commit", "--quiet", "--message", "Odd name")
        assert changed("HEAD~1") == (Changed(f"drafts/{name}", ""),)
        assert Repository(Path()).content("HEAD", f"drafts/{name}") == DRAFT.encode()

    def test_before_the_first_commit_all_is_new(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "fresh").mkdir()
        monkeypatch.chdir(tmp_path / "fresh")
        subprocess.run(["git", "init", "--quiet"], check=True)
        write("draft.md", DRAFT)
        subprocess.run(["git", "add", "."], check=True)
        assert changed() == (Changed("draft.md", ""),)
        assert Repository(Path()).content(Repository(Path()).commit("HEAD"), "draft.md") is None

    def test_links_are_left_out(self, git: Git) -> None:
        Path("drafts/link.md").symlink_to("ruritania.md")
        Path("drafts/away.md").symlink_to("/etc/passwd")
        git("add", ".")
        assert changed() == ()

    def test_what_others_did_meanwhile_does_not_count(self, git: Git) -> None:
        git("switch", "--quiet", "--create", "round-8")
        write("drafts/ruritania.md", WEAKER)
        git("commit", "--quiet", "--all", "--message", "Round 8")
        git("switch", "--quiet", "main")
        write("drafts/borduria.md", WEAKER)
        git("commit", "--quiet", "--all", "--message", "Meanwhile")
        git("switch", "--quiet", "round-8")
        assert changed("main") == same("drafts/ruritania.md")

    def test_no_program_of_the_repository_is_run(self, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
        write("touch.sh", "#!/bin/sh\ntouch ran\n")
        Path("touch.sh").chmod(0o755)
        program = str(Path("touch.sh").resolve())
        for key in ("diff.external", "diff.odd.command", "diff.odd.textconv", "core.fsmonitor", "core.pager"):
            git("config", key, program)
        write(".gitattributes", "*.md diff=odd\n")
        Path(".git/hooks/post-index-change").write_text(f"#!/bin/sh\n{program}\n", "utf-8")
        Path(".git/hooks/post-index-change").chmod(0o755)
        monkeypatch.setenv("GIT_EXTERNAL_DIFF", program)
        Path("ran").unlink(missing_ok=True)
        write("drafts/ruritania.md", WEAKER)
        assert same("drafts/ruritania.md")[0] in changed()
        assert not Path("ran").exists()

    @pytest.mark.parametrize("revision", ["nope", "-rf", "--output=x", "HEAD^{tree}", "", "HEAD:README.md"])
    def test_what_is_no_revision_is_told(self, git: Git, revision: str) -> None:
        with pytest.raises(UsageError, match="there is no revision"):
            changed(revision)

    def test_outside_of_a_repository(self, git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        with pytest.raises(UsageError, match="not a git repository"):
            Repository(Path())

    def test_without_git(self, git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(UsageError, match="git is not installed"):
            Repository(Path())

    def test_what_is_kept_elsewhere_has_no_content(self, git: Git) -> None:
        write("drafts/large.pdf", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n")
        git("add", ".")
        git("commit", "--quiet", "--message", "Large")
        assert Repository(Path()).content("HEAD", "drafts/large.pdf") is None
        assert Repository(Path()).content("HEAD", "drafts/none.pdf") is None


def check(*arguments: str) -> Result:
    """Check by one rule."""
    rule = ("--rule", "budapest-convention-reference")
    return CliRunner().invoke(app, ["check", *arguments, *rule])


def checked(*arguments: str) -> list[str]:
    ran = check(*arguments, "-f", "jsonl")
    assert ran.exit_code == 0, ran.stderr
    return [json.loads(line)["source"]["path"] for line in ran.stdout.splitlines()]


class TestCheckChangedSince:
    def test_only_agreements_that_changed_are_checked(self, git: Git) -> None:
        write("drafts/ruritania.md", WEAKER)
        write("drafts/notes.py", "# no agreement\n")
        assert checked("--changed-since", "HEAD") == ["drafts/ruritania.md"]
        assert checked("drafts/borduria.md", "drafts/ruritania.md", "--changed-since", "HEAD") == [
            "drafts/ruritania.md"
        ]

    def test_folders_patterns_and_the_working_folder(self, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
        write("drafts/ruritania.md", WEAKER)
        write("README.md", "More drafts.\n")
        assert checked("--changed-since", "HEAD") == ["README.md", "drafts/ruritania.md"]
        assert checked("drafts", "--changed-since", "HEAD") == ["drafts/ruritania.md"]
        assert checked(".", "--changed-since", "HEAD") == ["README.md", "drafts/ruritania.md"]
        assert checked("--include", "drafts/*", "--changed-since", "HEAD") == ["drafts/ruritania.md"]
        assert checked("--exclude", "README.md", "--changed-since", "HEAD") == ["drafts/ruritania.md"]
        monkeypatch.chdir("drafts")
        assert checked("--changed-since", "HEAD") == ["ruritania.md"]
        assert checked("..", "--changed-since", "HEAD") == ["../README.md", "ruritania.md"]

    def test_nothing_changed_is_nothing_wrong(self, git: Git) -> None:
        ran = check("--changed-since", "HEAD", "--fail-on", "absent", "-o", "json=report.json")
        assert (ran.exit_code, ran.stdout) == (0, "")
        assert "no agreement changed since HEAD" in ran.stderr
        assert json.loads(Path("report.json").read_text("utf-8")) == []

    def test_a_deleted_draft_is_not_asked_for(self, git: Git) -> None:
        git("rm", "--quiet", "drafts/borduria.md")
        assert checked("drafts", "drafts/borduria.md", "--changed-since", "HEAD") == []

    def test_a_name_that_never_was_is_told(self, git: Git) -> None:
        ran = check("drafts/ruritanai.md", "--changed-since", "HEAD")
        assert ran.exit_code == 3
        assert "drafts/ruritanai.md: there is no such file" in ran.stderr

    def test_a_wrong_revision_ends_with_2(self, git: Git) -> None:
        ran = check("--changed-since", "nope")
        assert (ran.exit_code, ran.stdout) == (2, "")

    def test_waivers_for_other_drafts_are_no_matter(self, git: Git) -> None:
        write("drafts/ruritania.md", WEAKER)
        waiver = "{rule: cybercrime-cooperation, agreement: elsewhere.md, reason: r, author: a, expires: 2026-12-31}"
        write("waivers.yaml", f"waivers: [{waiver}]\n")
        assert "unused" in check("drafts/ruritania.md").stderr
        assert "unused" not in check("--changed-since", "HEAD").stderr


class TestBaselineCommit:
    SAID = "'shall promote' became 'may promote': full → weak"

    def test_what_became_worse_since_then_fails(self, git: Git) -> None:
        write("drafts/ruritania.md", WEAKER)
        write("drafts/syldavia.md", WEAKER.replace("Ruritania", "Syldavia"))
        ran = check("drafts/ruritania.md", "--baseline-commit", "HEAD", "--brief")
        assert ran.exit_code == 1
        assert self.SAID in " ".join(ran.stdout.split())
        assert check("drafts/borduria.md", "drafts/syldavia.md", "--baseline-commit", "HEAD", "--brief").exit_code == 0

    def test_a_renamed_draft_is_compared_with_what_it_was(self, git: Git) -> None:
        git("mv", "drafts/ruritania.md", "drafts/round-8.md")
        write("drafts/round-8.md", WEAKER)
        git("add", ".")
        assert self.SAID in " ".join(check("drafts/round-8.md", "--baseline-commit", "HEAD", "--brief").stdout.split())

    def test_not_beside_a_file(self, git: Git) -> None:
        ran = check("drafts/ruritania.md", "--baseline-commit", "HEAD", "--baseline", "x.json")
        assert (ran.exit_code, "exclude each other" in ran.stderr) == (2, True)

    def test_what_could_not_be_read_then_is_new(self, git: Git) -> None:
        write("drafts/ruritania.md", "")
        git("commit", "--quiet", "--all", "--message", "Empty")
        write("drafts/ruritania.md", WEAKER)
        ran = check("drafts/ruritania.md", "--baseline-commit", "HEAD", "-f", "jsonl")
        assert ran.exit_code == 0
        assert "as it was at HEAD: drafts/ruritania.md: the file is empty" in ran.stderr
        assert json.loads(ran.stdout)["results"][0]["change"]["kind"] == "new"
