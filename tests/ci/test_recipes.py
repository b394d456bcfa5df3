"""The recipes of the manual name what there is: inputs of the action and the component, hooks, settings, waivers."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from ci_place import ROOT
from ruamel.yaml import YAML

from clausecheck.cli.settings.model import ConfigModel
from clausecheck.rulebook.waivers import WaiversModel

MANUAL = (ROOT / "docs" / "ci.md").read_text("utf-8")


def shown(file: str) -> str:
    """The block of the manual that is the file's content."""
    found = re.search(rf"In `{re.escape(file)}`[^\n]*\n\n```\w+\n(.*?)^```$", MANUAL, re.DOTALL | re.MULTILINE)
    assert found is not None, file
    return found[1]


def yaml(words: str) -> Any:
    return YAML(typ="safe").load(words)


def test_the_workflow_uses_inputs_and_outputs_of_the_action() -> None:
    action = yaml((ROOT / "action.yml").read_text("utf-8"))
    workflow = shown(".github/workflows/drafts.yml")
    steps = yaml(workflow)["jobs"]["clausecheck"]["steps"]
    [ours] = [step for step in steps if "/clausecheck@" in step["uses"]]
    assert set(ours["with"]) <= set(action["inputs"])
    assert set(re.findall(r"steps\.clausecheck\.outputs\.(\w+)", MANUAL)) <= set(action["outputs"])
    assert ours["id"] == "clausecheck"
    assert steps[0]["with"] == {"fetch-depth": 0}


def test_the_pipeline_uses_inputs_of_the_component() -> None:
    [included] = yaml(shown(".gitlab-ci.yml"))["include"]
    spec, _ = YAML(typ="safe").load_all((ROOT / included["file"]).read_text("utf-8"))
    assert set(included["inputs"]) <= set(spec["spec"]["inputs"])


def test_the_hook_exists() -> None:
    [repository] = yaml(shown(".pre-commit-config.yaml"))["repos"]
    hooks = {one["id"] for one in yaml((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert {one["id"] for one in repository["hooks"]} <= hooks


@pytest.mark.parametrize("file", ["clausecheck.toml", "round-8.toml"])
def test_the_configurations_are_configurations(file: str) -> None:
    ConfigModel.model_validate(tomllib.loads(shown(file)))


def test_the_waivers_are_waivers_and_every_key_is_explained() -> None:
    WaiversModel.model_validate(yaml(shown("waivers.yaml")))
    explained = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| ([^|]+)\|", MANUAL, re.MULTILINE))))
    assert {"rule", "agreement", "citation", "accepts", "reason", "author", "expires"} <= explained
