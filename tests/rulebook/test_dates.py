"""A date in a rule file is placed and explained like any other mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import SMALL_RULES

from clausecheck.errors import RuleError
from clausecheck.rulebook.loading import load_rulebook


def test_a_date_that_does_not_exist_has_its_place(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("id: one\napplies_from: 2001-23-11\n", "utf-8")
    with pytest.raises(RuleError) as raised:
        load_rulebook([tmp_path / "own.yaml"], root=SMALL_RULES)
    assert any(mistake.line == 2 for mistake in raised.value.mistakes)
    assert any("'title' is missing" in mistake.problem for mistake in raised.value.mistakes)
