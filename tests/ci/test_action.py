"""The GitHub Action, by running the scripts of its steps as they stand, in the environment that GitHub gives."""

from __future__ import annotations

import importlib.util
import json
import re
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from ci_place import LINE, ROOT, SAID, WEAKER, Place, Ran
from ruamel.yaml import YAML

ACTION: dict[str, Any] = YAML(typ="safe").load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")


def evaluated(written: str, contexts: Mapping[str, Any]) -> str:
    """The value of `${{ a.b || c.d }}`: the first of the names that has a value."""

    def value(name: str) -> str:
        node: Any = contexts
        for key in name.strip().split("."):
            node = node.get(key) if isinstance(node, dict) else None
        return "" if node is None else str(node)

    return _EXPRESSION.sub(lambda found: next(filter(None, map(value, found[1].split("||"))), ""), written)


class Runner:
    """Runs the steps of the action, one process a step, and reads what they leave to GitHub."""

    def __init__(self, place: Place, temporary: Path) -> None:
        self.place = place
        self.temporary = temporary
        self.summary = temporary / "summary"
        self.outputs: dict[str, str] = {}

    def run(self, event: Mapping[str, Any] | None = None, steps: int = 2, **inputs: str) -> Ran:
        """Run the first steps for an event; inputs with `_` for `-`. Ends with the first step that fails."""
        given = {name: one["default"] for name, one in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        contexts = {"inputs": given, "github": {"event": event or {}}}
        temporary = self.temporary / "runner"
        temporary.mkdir(exist_ok=True)
        left = {name: self.temporary / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_PATH")}
        for path in (*left.values(), self.summary):
            path.write_text("", "utf-8")
        ran = Ran(0, "", "")
        for step in STEPS[:steps]:
            assert step["shell"] == "bash"
            environment = {
                "GITHUB_ACTIONS": "true",
                "GITHUB_WORKSPACE": str(self.place.path),
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "RUNNER_TEMP": str(temporary),
                **{name: str(path) for name, path in left.items()},
                **{name: evaluated(value, contexts) for name, value in step.get("env", {}).items()},
            }
            ran = self.place.run(step["run"], shell=BASH, **environment)
            if ran.status:
                break
        self.outputs = dict(line.split("=", 1) for line in left["GITHUB_OUTPUT"].read_text("utf-8").splitlines())
        return ran


@pytest.fixture
def runner(place: Place, tmp_path: Path) -> Runner:
    return Runner(place, tmp_path)


def pull_request(place: Place) -> dict[str, Any]:
    """The event of a pull request that weakens a clause, on a branch of its own."""
    base = place.git("rev-parse", "main")
    place.git("switch", "--quiet", "--create", "round-8")
    place.write("drafts/ruritania.md", WEAKER)
    place.write("README.md", "# Drafts of round 8\n")
    place.commit("Round 8")
    return {"pull_request": {"base": {"sha": base}}}


def errors(ran: Ran) -> list[str]:
    return [line for line in ran.out.splitlines() if line.startswith("::error ")]


class TestPullRequest:
    def test_the_weakened_clause_fails_with_an_annotation_on_its_line(self, runner: Runner) -> None:
        ran = runner.run(pull_request(runner.place))
        assert ran.status == 1, ran.err
        [error] = errors(ran)
        assert error.startswith(f"::error file=drafts/ruritania.md,line={LINE},")
        assert f"::{SAID}; wanted: full.%0A" in error
        assert SAID in runner.summary.read_text("utf-8")
        assert runner.outputs["status"] == "1"

    def test_reports_are_left_for_later_steps(self, runner: Runner) -> None:
        runner.run(pull_request(runner.place))
        sarif = json.loads(Path(runner.outputs["sarif"]).read_text("utf-8"))
        assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["budapest-convention-reference"]
        assert Path(runner.outputs["html"]).read_text("utf-8").startswith("<!DOCTYPE html>")

    def test_a_waiver_lets_it_pass_shows_in_the_summary_and_ends(
        self, runner: Runner, waive: Callable[[Place], None]
    ) -> None:
        event = pull_request(runner.place)
        waive(runner.place)
        ran = runner.run(event, options="--today\n2030-12-31")
        assert (ran.status, errors(ran)) == (0, []), ran.err
        summary = runner.summary.read_text("utf-8")
        assert all(words in summary for words in ("Comes back in round 8.", "J. Petrova", "2030-12-31"))
        late = runner.run(event, options="--today\n2031-01-01")
        assert late.status == 1
        assert SAID in errors(late)[0]
        assert "expired on 2030-12-31" in errors(late)[0]

    def test_what_did_not_change_is_not_looked_at(self, runner: Runner) -> None:
        runner.place.write("drafts/borduria.md", WEAKER.replace("Ruritania", "Borduria"))
        runner.place.commit("A weak draft of old")
        event = {"pull_request": {"base": {"sha": runner.place.git("rev-parse", "HEAD")}}}
        runner.place.write("README.md", "# Drafts, a second time\n")
        runner.place.commit("Other things")
        ran = runner.run(event)
        assert (ran.status, errors(ran)) == (0, [])
        assert "no agreement changed" in ran.err

    def test_a_shallow_checkout_is_told_what_to_do(self, runner: Runner, tmp_path: Path) -> None:
        event = pull_request(runner.place)
        runner.place.git("clone", "--quiet", "--depth", "1", f"file://{runner.place.path}", str(tmp_path / "shallow"))
        shallow = Runner(Place(tmp_path / "shallow", runner.place.environment), tmp_path)
        ran = shallow.run(event)
        assert ran.status == 2
        assert "Fetch the whole history (fetch-depth: 0)" in ran.err


class TestInputs:
    def test_everything_is_checked_where_nothing_was_before(self, runner: Runner) -> None:
        runner.place.write("drafts/ruritania.md", WEAKER)
        for event in ({}, {"before": "0" * 40}):
            ran = runner.run(event)
            assert ran.status == 1
            assert "'may promote' leaves it to discretion" in errors(ran)[0]
        assert runner.run({"before": runner.place.git("rev-parse", "HEAD")}, since="none").status == 1

    def test_a_push_is_compared_with_what_was_before_it(self, runner: Runner) -> None:
        event = {"before": runner.place.git("rev-parse", "HEAD")}
        runner.place.write("drafts/ruritania.md", WEAKER)
        assert SAID in errors(runner.run(event))[0]

    def test_files_and_options_are_taken_word_by_word(self, runner: Runner) -> None:
        odd = "drafts/$(touch ran) `touch ran` *.md"
        runner.place.write(odd, WEAKER)
        ran = runner.run(files=f"drafts/ruritania.md\n\n{odd}", options="--rule\nbudapest-convention-reference")
        assert ran.status == 1
        assert len(errors(ran)) == 1
        assert not (runner.place.path / "ran").exists()

    def test_a_baseline_of_its_own(self, runner: Runner) -> None:
        runner.place.write("drafts/ruritania.md", WEAKER)
        assert runner.place.run("clausecheck baseline create -o baseline.json").status == 0
        assert runner.run(baseline="baseline.json").status == 0
        assert runner.run(fail_on="absent").status == 0
        assert runner.run(profile="eu-trade").status == 1

    def test_a_mistake_is_no_verdict(self, runner: Runner) -> None:
        ran = runner.run(profile="eu-trades")
        assert (ran.status, runner.outputs["status"]) == (2, "2")
        assert "there is no profile 'eu-trades'" in ran.err

    def test_every_input_is_used_and_every_variable_is_one(self) -> None:
        values = " ".join(value for step in STEPS for value in step["env"].values())
        used = set(re.findall(r"inputs\.([\w-]+)", values))
        assert used == set(ACTION["inputs"])
        for step in STEPS:
            assert "${{" not in step["run"]
            assert all(f"${name}" in step["run"] or f"${{{name}" in step["run"] for name in step["env"])


@pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="hatchling is not installed")
def test_the_action_installs_the_checkout_it_is_part_of(runner: Runner) -> None:
    """Without the network: built by the hatchling of this environment, run with its libraries."""
    environment = runner.place.environment
    del environment["PYTHONPATH"]
    environment["PATH"] = environment["PATH"].partition(":")[2]
    without = [one for one in environment["PATH"].split(":") if not (Path(one) / "clausecheck").exists()]
    libraries = {"PYTHONPATH": sysconfig.get_path("purelib")}
    place = Place(
        runner.place.path,
        {
            **environment,
            **libraries,
            "PATH": ":".join(without),
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            # Of this one pip takes the value for that of "build isolation".
            "PIP_NO_BUILD_ISOLATION": "0",
        },
    )
    installing = Runner(place, runner.temporary)
    ran = installing.run(steps=1)
    assert ran.status == 0, ran.err
    [scripts] = (runner.temporary / "github_path").read_text("utf-8").split()
    place.environment["PATH"] = f"{scripts}:{place.environment['PATH']}"
    shown = place.run("cd /; command -v clausecheck; clausecheck --version; clausecheck rules list")
    assert shown.out.startswith(f"{scripts}/clausecheck\nclausecheck ")
    assert "budapest-convention-reference" in shown.out
