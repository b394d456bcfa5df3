"""The rules that come with clausecheck keep their word."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from itertools import takewhile
from pathlib import Path

import pytest

import clausecheck
from clausecheck.language.lexicon import LexiconKind
from clausecheck.matching import Judge, Verdict
from clausecheck.matching.examples import example_agreement, run_examples
from clausecheck.rulebook.loading import load_rulebook
from clausecheck.rulebook.rule import Example, Grade, Rule, Rulebook
from clausecheck.rulebook.shipped import shipped_rules

FILES = sorted(path for path in shipped_rules().glob("packs/*/*.yaml") if path.name != "pack.yaml")
every_rule = pytest.mark.parametrize("name", [path.stem for path in FILES])


@pytest.fixture(scope="module")
def rules(shipped: Rulebook) -> dict[str, Rule]:
    return {rule.id: rule for rule in shipped.rules}


def alone(rule: Rule, shipped: Rulebook) -> Rulebook:
    """The rulebook cut down to one rule and its children."""
    children = [one for one in shipped.rules if rule.children and one.id in rule.children.rules]
    return Rulebook(shipped.packs, (rule, *children), shipped.lexicons)


def test_the_rulebook_loads_and_every_file_is_in_it(shipped: Rulebook) -> None:
    assert {rule.id for rule in shipped.rules} == {path.stem for path in FILES}
    assert {rule.pack for rule in shipped.rules} == {pack.id for pack in shipped.packs}
    assert all(rule.file.endswith(f"{rule.pack}/{rule.id}.yaml") for rule in shipped.rules)


def test_every_lexicon_file_is_in_it(shipped: Rulebook) -> None:
    for folder, kind in (("instruments", "instrument"), ("topics", "topic"), ("acts", "act")):
        stems = {path.stem for path in (shipped_rules() / folder).glob("*.yaml")}
        assert stems == {name for name, one in shipped.lexicons.items() if one.kind is LexiconKind(kind)}


@every_rule
def test_every_example_comes_out_as_its_rule_says(name: str, rules: dict[str, Rule], shipped: Rulebook) -> None:
    rule = rules[name]
    outcomes = takewhile(lambda one: one.rule is rule, run_examples(alone(rule, shipped)))
    wrong = [
        (one.example.text[:120], one.example.verdict.value, one.result.verdict.value)
        for one in outcomes
        if not one.passed
    ]
    assert wrong == []


@every_rule
def test_the_suggested_clause_meets_the_norm_fully(name: str, rules: dict[str, Rule], shipped: Rulebook) -> None:
    rule = rules[name]
    report = Judge(alone(rule, shipped)).judge(example_agreement(Example(Grade.FULL, rule.suggest)))
    result = report.results[0]
    assert result.verdict is Verdict.FULL, [finding.reasons for finding in result.findings] or result.near_misses


@every_rule
def test_a_rule_shows_what_is_not_meant_and_where_it_comes_from(name: str, rules: dict[str, Rule]) -> None:
    rule = rules[name]
    look_alikes = [example.text for example in rule.examples if example.verdict is Grade.ABSENT]
    assert len(set(look_alikes)) >= 2
    assert len({example.text for example in rule.examples}) == len(rule.examples)
    assert all(source.document and source.quote for source in rule.sources)


class TestInstalled:
    """Away from the repository, the rules are inside the package."""

    def test_a_checkout_uses_the_folder_beside_the_package(self) -> None:
        assert shipped_rules().is_dir()
        assert (shipped_rules() / "packs").is_dir()

    def test_rules_inside_the_package_are_found(self, tmp_path: Path) -> None:
        package = Path(clausecheck.__file__).parent
        away = tmp_path / "site"
        shutil.copytree(package, away / "clausecheck", ignore=shutil.ignore_patterns("__pycache__", "rules"))
        shutil.copytree(shipped_rules(), away / "clausecheck" / "rules")
        code = "from clausecheck.rulebook.loading import *; print(shipped_rules()); print(len(load_rulebook().rules))"
        env = {**os.environ, "PYTHONPATH": str(away)}
        out = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
        )
        folder, count = out.stdout.split()
        assert Path(folder) == away / "clausecheck" / "rules"
        assert int(count) == len(load_rulebook().rules)

    def test_the_wheel_carries_them(self) -> None:
        project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
        wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
        assert wheel["force-include"]["rules"] == "clausecheck/rules"
