"""Patterns over paths mean what they mean in a .gitignore."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.rulebook.globs import matches


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("drafts/ruritania.md", "*.md"),
        ("drafts/ruritania.md", "drafts/*.md"),
        ("drafts/ruritania.md", "./drafts/ruritania.md"),
        ("drafts/ruritania.md", "drafts/**/*.md"),
        ("drafts/round-7/annex/a.md", "drafts/**/*.md"),
        ("drafts/round-7/a.md", "drafts/round-?/a.md"),
        ("drafts/round-7/a.md", "drafts/round-[1-9]/[!b].md"),
        ("drafts/round-7/a.md", "drafts/"),
        ("old/drafts/a.md", "drafts/"),
        ("drafts/a.md", "drafts/**"),
        ("a.md", "/a.md"),
        ("a.md", "**"),
        ("draft [final].md", "draft [[]final].md"),
        ("draft (1).md", "draft (1).md"),
        ("-", "-"),
    ],
)
def test_a_path_that_matches(path: str, pattern: str) -> None:
    assert matches(path, pattern)


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("drafts/round-7/a.md", "drafts/*.md"),
        ("old/drafts/a.md", "drafts/*.md"),
        ("old/drafts/a.md", "drafts/**"),
        ("old/a.md", "/a.md"),
        ("drafts/a.md", "drafts"),
        ("A.md", "a.md"),
        ("a.mdx", "*.md"),
        ("round-10/a.md", "round-?/a.md"),
        ("a/b", "a[/]b"),
        ("a/b", "a?b"),
        ("m", "[z-a]"),
        ("axmd", "a.md"),
    ],
)
def test_a_path_that_does_not(path: str, pattern: str) -> None:
    assert not matches(path, pattern)


@given(st.text(alphabet="ab*?[]!/-.^\\", max_size=12), st.text(alphabet="ab/.", max_size=12))
def test_any_pattern_has_an_answer(pattern: str, path: str) -> None:
    assert matches(path, pattern) in (True, False)


def test_many_stars_cost_nothing() -> None:
    assert not matches("a/" * 60, "**/" * 40 + "b")
