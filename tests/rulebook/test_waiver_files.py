"""Waivers as they are written: read whole, or refused with every mistake at its line."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from clausecheck.errors import ConfigError
from clausecheck.rulebook.rule import Grade
from clausecheck.rulebook.waivers import Waiver, read_waivers

RULES = ("budapest-convention-reference", "cybercrime-cooperation")
RIGHT = """\
# accepted by the team
waivers:
  - rule: cybercrime-cooperation
    agreement: drafts/*.md
    reason: Comes back in round 8.
    author: J. Petrova
    expires: 2026-12-31

  - {rule: budapest-convention-reference, agreement: EU–Ruritania Agreement, citation: Article 36(3), accepts: weak,
     reason: 'Ruritania: accession pending', author: M. Ito, expires: 2027-06-30}
"""


def written(tmp_path: Path, words: str) -> Path:
    (tmp_path / "waivers.yaml").write_text(words, "utf-8")
    return tmp_path / "waivers.yaml"


def test_waivers_are_read_with_their_lines(tmp_path: Path) -> None:
    file = written(tmp_path, RIGHT)
    first, second = read_waivers(file, RULES)
    assert first == Waiver(
        rule="cybercrime-cooperation",
        agreement="drafts/*.md",
        reason="Comes back in round 8.",
        author="J. Petrova",
        expires=datetime.date(2026, 12, 31),
        file=str(file),
        line=3,
    )
    assert (second.citation, second.accepts, second.line) == ("Article 36(3)", Grade.WEAK, 9)


def test_all_mistakes_are_told_at_once_each_at_its_line(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        """\
waivers:
  - rule: cybercrime-coperation
    agreement: drafts/*.md
    reasons: Comes back in round 8.
    author: "  "
    expires: 31.12.2026
  - rule: cybercrime-cooperation
    agreement: drafts/*.md
    accepts: full
    reason: ''
    author: J. Petrova
""",
    )
    with pytest.raises(ConfigError) as caught:
        read_waivers(file, RULES)
    told = [(one.line, one.problem) for one in caught.value.mistakes]
    assert [line for line, _ in told] == [2, 2, 4, 5, 6, 7, 9, 10]
    assert told[0][1].startswith("'reason' is missing") or told[1][1].startswith("'reason' is missing")
    words = "\n".join(problem for _, problem in told)
    for said in (
        "there is no rule 'cybercrime-coperation'; did you mean 'cybercrime-cooperation'?",
        "unknown key 'reasons'; did you mean 'reason'?",
        "'expires' is missing",
        "waivers.0.expires: Input should be a valid date",
        "waivers.1.accepts: Input should be 'partial', 'weak', 'absent' or 'contradicted'",
    ):
        assert said in words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("- rule: x\n", "must be a mapping that begins with 'waivers:'"),
        ("waiver: []\n", "unknown key 'waiver'; did you mean 'waivers'?"),
        ("waivers:\n  rule: x\n", "Input should be a valid list"),
        ("waivers: [\n", "not valid YAML"),
        ("", "must be a mapping"),
    ],
)
def test_a_file_of_another_shape(tmp_path: Path, words: str, said: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(said)):
        read_waivers(written(tmp_path, words), RULES)


@pytest.mark.parametrize(
    ("agreement", "concerned"),
    [
        ("drafts/ruritania.md", True),
        ("*.md", True),
        ("ruritania.md", True),
        ("drafts/*.pdf", False),
        ("AB" * 32, True),
        ("cd" * 32, False),
        ("agreement  between the EU\nand Ruritania", True),
        ("Agreement between the EU", False),
    ],
)
def test_an_agreement_is_named_by_path_hash_or_title(agreement: str, concerned: bool) -> None:
    waiver = Waiver("r", agreement, "reason", "author", datetime.date(2026, 1, 1))
    assert waiver.concerns("drafts/ruritania.md", "ab" * 32, "AGREEMENT between the EU and Ruritania") is concerned


def test_a_waiver_holds_on_its_last_day() -> None:
    waiver = Waiver("r", "*", "reason", "author", datetime.date(2026, 12, 31))
    assert not waiver.expired(datetime.date(2026, 12, 31))
    assert waiver.expired(datetime.date(2027, 1, 1))
