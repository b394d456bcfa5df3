"""The pre-commit hook, by running its entry with the files of a commit."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
from ci_place import DRAFT, ROOT, SAID, WEAKER, Place, Ran
from ruamel.yaml import YAML

HOOKS: list[dict[str, Any]] = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
HOOK = HOOKS[0]


def committing(place: Place, **changed: Any) -> Ran:
    """What `pre-commit run` does with the staged files; keywords change the hook, as a user's configuration does."""
    hook = {**HOOK, **changed}
    place.git("add", "--all")
    staged = place.git("diff", "--staged", "--name-only", "--diff-filter=d").splitlines()
    files = [one for one in staged if re.search(hook["files"], one) and not re.search(hook["exclude"], one)]
    if not files:
        return Ran(0, "(no files to check)", "")
    return place.run(shlex.join([*shlex.split(hook["entry"]), *hook["args"], *files]))


def test_a_commit_that_weakens_a_clause_fails_and_says_so(place: Place) -> None:
    place.write("drafts/ruritania.md", WEAKER)
    ran = committing(place, args=[*HOOK["args"], "--fail-on", "worse"])
    assert ran.status == 1
    assert SAID in " ".join(ran.out.split())


def test_the_threshold_of_the_configuration_holds(place: Place) -> None:
    """`fail-on = "wanted"`: weak is below what is wanted, and it was not before."""
    place.write("drafts/ruritania.md", WEAKER)
    assert committing(place).status == 1
    place.write("clausecheck.toml", (place.path / "clausecheck.toml").read_text("utf-8").replace("wanted", "absent"))
    assert committing(place).status == 0


def test_a_commit_that_only_renumbers_passes(place: Place) -> None:
    place.write("drafts/ruritania.md", DRAFT.replace("Article 36", "Article 35").replace("Article 37", "Article 36"))
    assert committing(place).status == 0


def test_the_first_commit_of_all_passes(place: Place) -> None:
    for name in place.git("for-each-ref", "--format=%(refname)").splitlines():
        place.git("update-ref", "-d", name)
    place.git("rm", "--quiet", "-r", "--cached", ".")
    assert committing(place, args=[*HOOK["args"], "--fail-on", "worse"]).status == 0


@pytest.mark.parametrize("name", ["drafts/a.md", "b.PDF".lower(), "c.docx", "d.htm", "e.xml", "f.txt"])
def test_agreements_are_looked_at(name: str) -> None:
    assert re.search(HOOK["files"], name)
    assert not re.search(HOOK["exclude"], name)


@pytest.mark.parametrize("name", ["README.md", "docs/README.txt", "CHANGELOG.md", "LICENSE.txt", "tool.py", "a.md.bak"])
def test_other_files_are_not(name: str) -> None:
    assert re.search(HOOK["exclude"], name) or not re.search(HOOK["files"], name)


def test_the_entry_is_the_command_that_the_package_installs() -> None:
    scripts = (ROOT / "pyproject.toml").read_text("utf-8")
    assert HOOK["entry"].split()[0] == "clausecheck"
    assert 'clausecheck = "clausecheck.cli.main:run"' in scripts
