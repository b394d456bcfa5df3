"""The tests' own rulebook is right, and its rules say what a rule can say."""

from __future__ import annotations

import pytest

from clausecheck.language.lexicon import LexiconKind
from clausecheck.matching.examples import run_examples
from clausecheck.rulebook.conditions import AllOf, Children, Mentions, Near, Words, walk
from clausecheck.rulebook.rule import Grade, Rule, Rulebook


@pytest.fixture
def rules(small: Rulebook) -> dict[str, Rule]:
    return {rule.id: rule for rule in small.rules}


def test_every_example_comes_out_as_its_rule_says(small: Rulebook) -> None:
    wrong = [(one.rule.id, one.example.text, one.result.verdict) for one in run_examples(small) if not one.passed]
    assert wrong == []


def test_packs_keep_the_order_their_manifests_give(small: Rulebook) -> None:
    assert [pack.id for pack in small.packs] == ["cyber", "values"]
    assert [rule.id for rule in small.rules] == [
        "cyber-regime",
        "names-budapest",
        "works-together",
        "names-paris",
        "rests-on-rights",
    ]


def test_a_rule_carries_all_that_its_file_says(rules: dict[str, Rule]) -> None:
    rule = rules["names-budapest"]
    assert (rule.pack, rule.title, rule.applies_from) == ("cyber", "Names the Budapest Convention", "2001-11-23")
    assert rule.sources[0].quote == "a reference to the Budapest Convention"
    assert rule.look_for == Mentions(("budapest",))
    assert rule.overrides[0].at_least is Grade.FULL
    assert rule.overrides[0].because.startswith("The EU calls")
    assert {example.verdict for example in rule.examples} == {
        Grade.FULL,
        Grade.WEAK,
        Grade.ABSENT,
        Grade.CONTRADICTED,
    }
    assert rule.wanted is Grade.FULL
    assert rule.file.endswith("names-budapest.yaml")


def test_conditions_are_built_as_they_are_written(rules: dict[str, Rule]) -> None:
    assert rules["works-together"].look_for == AllOf(
        (Mentions(("crime-by-computer",)), Mentions(("work-together",), is_act=True))
    )
    near = rules["rests-on-rights"].look_for
    assert isinstance(near, Near)
    assert near.window == "article"
    assert [type(condition) for condition in walk(near)] == [Near, Mentions, Words]
    assert rules["cyber-regime"].children == Children(("names-budapest", "works-together"), 2, 1)
    assert isinstance(rules["cyber-regime"].look_for, Words)


def test_lexicons_know_their_kind_and_date(small: Rulebook) -> None:
    assert small.lexicons["budapest"].adopted == "2001-11-23"
    assert {name: lexicon.kind for name, lexicon in small.lexicons.items()} == {
        "budapest": LexiconKind.INSTRUMENT,
        "paris": LexiconKind.INSTRUMENT,
        "crime-by-computer": LexiconKind.TOPIC,
        "rights": LexiconKind.TOPIC,
        "work-together": LexiconKind.ACT,
    }
