"""The GitLab component, by running its scripts as a runner would."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from ci_place import ROOT, SAID, WEAKER, Place, Ran
from ruamel.yaml import YAML

SPEC, JOBS = YAML(typ="safe").load_all((ROOT / "templates" / "clausecheck.yml").read_text("utf-8"))
INPUTS: dict[str, dict[str, str]] = SPEC["spec"]["inputs"]
JOB: dict[str, Any] = JOBS["clausecheck"]
_INPUT = re.compile(r"\$\[\[ inputs\.([\w-]+) \]\]")


def ran(place: Place, base: str = "", **inputs: str) -> Ran:
    """Run the job, for a merge request if it has a base; inputs with `_` for `-`."""
    given = {name: one["default"] for name, one in INPUTS.items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    variables = {name: _INPUT.sub(lambda found: given[found[1]], value) for name, value in JOB["variables"].items()}
    if base:
        variables |= {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    # A runner joins the lines of both parts into one script, in bash where the image has it, else in sh.
    script = "\n".join([*JOB["before_script"], *JOB["script"]])
    return place.run(script, shell=("sh", "-e"), CI="true", GITLAB_CI="true", **variables)


def merge_request(place: Place) -> str:
    """Weaken a clause on a branch of its own; the commit that it began from."""
    base = place.git("rev-parse", "main")
    place.git("switch", "--quiet", "--create", "round-8")
    place.write("drafts/ruritania.md", WEAKER)
    place.commit("Round 8")
    return base


def failures(place: Place) -> list[str]:
    """What the test report of the merge request says."""
    report = ElementTree.parse(place.path / "clausecheck-junit.xml")
    return [f"{one.get('message')} {one.text}" for one in report.iter("failure")]


class TestMergeRequest:
    def test_the_weakened_clause_fails_and_the_widget_says_why(self, place: Place) -> None:
        done = ran(place, merge_request(place))
        assert done.status == 1, done.err
        [failure] = failures(place)
        assert SAID in " ".join(failure.split())
        assert (place.path / "clausecheck.html").exists()

    def test_a_waiver_lets_it_pass_and_ends(self, place: Place, waive: Callable[[Place], None]) -> None:
        base = merge_request(place)
        waive(place)
        assert ran(place, base, options="--today 2030-12-31").status == 0
        assert failures(place) == []
        assert ran(place, base, options="--today 2031-01-01").status == 1

    def test_what_did_not_change_is_not_looked_at(self, place: Place) -> None:
        place.write("drafts/borduria.md", WEAKER)
        base = place.commit("A weak draft of old")
        place.write("README.md", "# Other things\n")
        place.commit("Other things")
        assert ran(place, base).status == 0


class TestBranch:
    def test_everything_is_held_against_the_level_wanted(self, place: Place) -> None:
        assert ran(place).status == 0
        place.write("drafts/borduria.md", WEAKER)
        assert ran(place).status == 1
        assert ran(place, files="drafts/ruritania.md").status == 0
        assert ran(place, files="drafts", fail_on="absent").status == 0

    def test_a_profile(self, place: Place) -> None:
        assert ran(place, profile="eu-trade").status == 1


def test_every_input_reaches_the_job() -> None:
    words = (ROOT / "templates" / "clausecheck.yml").read_text("utf-8")
    assert set(_INPUT.findall(words)) == set(INPUTS)


@pytest.mark.parametrize("name", ["junit", "html"])
def test_what_the_job_writes_is_what_it_keeps(name: str) -> None:
    kept = {"junit": JOB["artifacts"]["reports"]["junit"], "html": JOB["artifacts"]["paths"][0]}
    assert f"--output {name}={kept[name]}" in JOB["script"][0]
