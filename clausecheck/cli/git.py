"""What git knows of files: which changed since a revision, and how they read then.

Git is run without a shell, never asks anybody anything, and runs none of the programs that a repository may name for
showing differences.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from clausecheck.errors import UsageError

_SECONDS = 300
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "diff.external=", "--no-pager")
_DIFF = (
    "--name-status",
    "-z",
    "--no-relative",
    "--no-ext-diff",
    "--no-textconv",
    "--find-renames",
    "--ignore-submodules=all",
)
_FOR_LARGE_FILES = b"version https://git-lfs.github.com/spec/"


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that changed: its path now, and its path then; either is empty for what is not there."""

    now: str
    then: str


class Repository:
    """The git repository around a folder. Raises UsageError if there is none, or no git."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.root = Path(os.fsdecode(self._run("rev-parse", "--show-toplevel").removesuffix(b"\n")))

    def commit(self, revision: str) -> str:
        """The commit from which the work since a revision began: where both histories part.

        So what others have done since on the branch that the revision names does not count as changed. Where nothing
        was ever committed, HEAD is a tree without files. Raises UsageError if there is no such revision.
        """
        if revision == "HEAD" and self._try("rev-parse", "--verify", "--quiet", "HEAD") is None:
            return self._run("hash-object", "-t", "tree", "--stdin").decode("ascii").strip()
        found = self._try("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if found is None:
            shallow = self._run("rev-parse", "--is-shallow-repository").strip() == b"true"
            remedy = "Fetch the whole history (fetch-depth: 0)." if shallow else "See 'git log' for those there are."
            raise UsageError(f"there is no revision '{revision}' in this repository. {remedy}")
        commit = found.decode("ascii").strip()
        parted = self._try("merge-base", commit, "HEAD")
        return parted.decode("ascii").split()[0] if parted and parted.strip() else commit

    def changed(self, commit: str) -> tuple[Changed, ...]:
        """The files that changed since a commit, committed or not, new ones included, by path; links are left out."""
        words = self._run("diff", *_DIFF, commit, "--").split(b"\0")
        found: set[Changed] = set()
        at = 0
        while at + 1 < len(words):
            status, first = words[at][:1], os.fsdecode(words[at + 1])
            at += 2
            if status in b"RC":
                found.add(Changed(os.fsdecode(words[at]), first if status == b"R" else ""))
                at += 1
            else:
                found.add(Changed("" if status == b"D" else first, "" if status == b"A" else first))
        untracked = self._run("ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
        found.update(Changed(os.fsdecode(path), "") for path in untracked if path)
        kept = (one for one in found if not one.now or self._is_file(one.now))
        return tuple(sorted(kept, key=lambda one: (one.now, one.then)))

    def content(self, commit: str, path: str) -> bytes | None:
        """A file's bytes as they were in a commit; None if it was not there, or if its bytes are kept elsewhere."""
        data = self._try("cat-file", "blob", f"{commit}:{path}")
        return None if data is None or data.startswith(_FOR_LARGE_FILES) else data

    def path(self, file: str) -> str | None:
        """A file's path in the repository, with forward slashes; None if it is outside."""
        absolute = Path(os.path.normpath(Path(file).absolute()))
        for base, whole in ((self.root, absolute), (self.root.resolve(), absolute.parent.resolve() / absolute.name)):
            if whole.is_relative_to(base):
                return whole.relative_to(base).as_posix()
        return None

    def _is_file(self, path: str) -> bool:
        whole = self.root / path
        return whole.is_file() and not whole.is_symlink()

    def _run(self, *arguments: str) -> bytes:
        done = self._done(arguments)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            reason = said[0].removeprefix("fatal: ") if said else f"git ended with status {done.returncode}"
            raise UsageError(f"git cannot say what changed: {reason.rstrip('.')}. Name the files instead.")
        return done.stdout

    def _try(self, *arguments: str) -> bytes | None:
        done = self._done(arguments)
        return None if done.returncode else done.stdout

    def _done(self, arguments: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                ["git", *_SAFE, *arguments],
                cwd=self.root,
                env={**os.environ, **_QUIET},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except FileNotFoundError:
            raise UsageError("git is not installed, or not on the PATH. Install it, or name the files.") from None
        except subprocess.TimeoutExpired:
            raise UsageError(f"git took longer than {_SECONDS} seconds. Name the files instead.") from None
