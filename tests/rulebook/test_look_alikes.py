"""What looks like a norm and is not: near-misses of real treaties, each with the rule that must not fire on it.

A few of them speak of another norm; the last column says of which. Nothing else may fire.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from clausecheck.matching import Judge
from clausecheck.matching.examples import example_agreement
from clausecheck.rulebook.rule import Example, Grade, Rulebook


class LookAlike(NamedTuple):
    rule: str
    heading: str
    text: str
    speaks_of: str


with (Path(__file__).parent / "look-alikes.csv").open(encoding="utf-8", newline="") as file:
    LOOK_ALIKES = [LookAlike(**row) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def judge(shipped: Rulebook) -> Judge:
    return Judge(shipped)


@pytest.mark.parametrize("alike", LOOK_ALIKES, ids=lambda alike: f"{alike.rule}: {alike.text[:60]}")
def test_no_rule_fires_on_a_look_alike(judge: Judge, alike: LookAlike) -> None:
    report = judge.judge(example_agreement(Example(Grade.ABSENT, alike.text, alike.heading)))
    fired = {result.rule.id for result in report.results if result.findings}
    assert alike.rule not in fired
    assert fired == set(alike.speaks_of.split())


def test_every_look_alike_is_one_of_a_rule(shipped: Rulebook) -> None:
    assert {alike.rule for alike in LOOK_ALIKES} <= {rule.id for rule in shipped.rules}
