"""Settings: found upward, told where they come from, refused with file and line when wrong."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from clausecheck.cli.main import app
from clausecheck.cli.settings import load_settings
from clausecheck.cli.settings.tomlfile import TomlFile
from clausecheck.errors import ConfigError, UsageError
from clausecheck.levels import FailOn
from clausecheck.rulebook.rule import Grade

CONFIG = """\
profile = "eu-trade"
rules = "ours"
include = ["drafts/*.md"]
output = {json = "out/report.json"}

[wanted]
cybercrime-cooperation = "partial"
open-internet = "off"

[limits]
max-pages = 400
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a folder of drafts, in which the tests stand."""
    for name in ("CLAUSECHECK_CONFIG", "CLAUSECHECK_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "drafts").mkdir()
    monkeypatch.chdir(tmp_path / "repository" / "drafts")
    return tmp_path / "repository"


class TestDiscovery:
    def test_the_nearest_file_upward_is_used(self, repository: Path) -> None:
        (repository / "clausecheck.toml").write_text('profile = "eu-trade"\n', "utf-8")
        assert load_settings().settings.profile == "eu-trade"
        (repository / "drafts" / "clausecheck.toml").write_text('profile = "cybercrime-only"\n', "utf-8")
        assert load_settings().settings.profile == "cybercrime-only"

    def test_nothing_above_the_repository_counts(self, repository: Path) -> None:
        (repository.parent / "clausecheck.toml").write_text('profile = "eu-trade"\n', "utf-8")
        assert load_settings().file is None

    def test_nothing_above_the_home_folder_counts(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (repository / ".git").rmdir()
        monkeypatch.setattr(Path, "home", lambda: repository)
        (repository.parent / "clausecheck.toml").write_text('profile = "eu-trade"\n', "utf-8")
        assert load_settings().file is None
        (repository / "clausecheck.toml").write_text('profile = "cybercrime-only"\n', "utf-8")
        assert load_settings().settings.profile == "cybercrime-only"

    def test_a_table_in_pyproject(self, repository: Path) -> None:
        file = repository / "pyproject.toml"
        file.write_text('[project]\nname = "clausecheck"\n', "utf-8")
        assert load_settings().file is None
        file.write_text('[project]\nname = "drafts"\n\n[tool.clausecheck]\nfail-on = "weak"\n', "utf-8")
        found = load_settings()
        assert (found.settings.fail_on, found.origins["fail-on"]) == (FailOn.WEAK, "../pyproject.toml:5")
        (repository / "clausecheck.toml").write_text('fail-on = "absent"\n', "utf-8")
        assert load_settings().settings.fail_on is FailOn.ABSENT

    def test_waivers_in_pyproject(self, repository: Path) -> None:
        words = (
            '[project]\nname = "drafts"\n\n[[tool.clausecheck.waivers]]\nrule = "a"\n\n[[tool.clausecheck.waivers]]\n'
        )
        (repository / "pyproject.toml").write_text(words, "utf-8")
        file = load_settings().file
        assert file is not None
        assert [file.place(("waivers", i)) for i in (0, 1)] == [(4, 1), (7, 1)]

    def test_a_broken_pyproject_of_others_is_no_matter(self, repository: Path) -> None:
        (repository / "pyproject.toml").write_text("[tool.black\n", "utf-8")
        assert load_settings().file is None

    def test_a_file_can_be_named_or_none_used(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (repository / "clausecheck.toml").write_text('profile = "eu-trade"\n', "utf-8")
        (repository / "drafts" / "other.toml").write_text('profile = "cybercrime-only"\n', "utf-8")
        assert load_settings(config=Path("other.toml")).settings.profile == "cybercrime-only"
        assert load_settings(no_config=True).settings.profile is None
        monkeypatch.setenv("CLAUSECHECK_CONFIG", "other.toml")
        assert load_settings().settings.profile == "cybercrime-only"
        assert load_settings(config=Path("../clausecheck.toml")).settings.profile == "eu-trade"
        with pytest.raises(UsageError, match=r"none\.toml: there is no such configuration file"):
            load_settings(config=Path("none.toml"))
        with pytest.raises(UsageError, match="exclude each other"):
            load_settings(config=Path("other.toml"), no_config=True)


class TestOtherCommands:
    RULE = """\
id: our-own-norm
title: Cooperation against cybercrime, in our words
norm: The Parties commit to cooperate against cybercrime.
sources: [{document: Mandate, quote: cooperation against cybercrime}]
look_for: {words: [cybercrime]}
suggest: The Parties shall cooperate in preventing and combating cybercrime.
examples:
  full: [The Parties shall combat cybercrime.]
  weak: [The Parties may combat cybercrime.]
  absent: [The Parties shall trade., The Parties shall rest.]
"""

    @pytest.fixture(autouse=True)
    def configured(self, repository: Path) -> None:
        (repository / "ours.yaml").write_text(self.RULE, "utf-8")
        (repository / "clausecheck.toml").write_text(
            'rules = "ours.yaml"\nprofile = "eu-trade"\n[limits]\nmax-characters = 200\n', "utf-8"
        )
        draft = "AGREEMENT\n\nArticle 1\n\nThe Parties may combat cybercrime.\n"
        (repository / "drafts" / "draft.md").write_text(draft, "utf-8")
        (repository / "drafts" / "long.md").write_text(draft * 9, "utf-8")

    def test_a_rule_of_ones_own_is_known_to_all(self) -> None:
        assert "'may combat' leaves it to discretion" in run("explain", "draft.md", "our-own-norm")
        assert "our-own-norm" in run("rules", "list")
        assert "budapest-convention-reference" in run("rules", "list")
        assert "Mandate" in run("rules", "show", "our-own-norm")
        assert run("rules", "test", "our-own-norm").startswith("4 examples as stated, 0 not")

    @pytest.mark.parametrize("command", ["check", "outline", "text"])
    def test_limits_hold_everywhere(self, command: str) -> None:
        ran = CliRunner().invoke(app, [command, "long.md"])
        assert ran.exit_code == 3
        assert "the limit is 200" in ran.stderr
        assert CliRunner().invoke(app, [command, "long.md", "--no-config"]).exit_code == 0


class TestPrecedence:
    def test_option_before_environment_before_file_before_default(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert load_settings().settings.fail_on is None
        (repository / "clausecheck.toml").write_text('fail-on = "absent"\n', "utf-8")
        assert load_settings().settings.fail_on is FailOn.ABSENT
        monkeypatch.setenv("CLAUSECHECK_FAIL_ON", "weak")
        assert load_settings().settings.fail_on is FailOn.WEAK
        found = load_settings({"fail_on": FailOn.PARTIAL})
        assert (found.settings.fail_on, found.origins["fail-on"]) == (FailOn.PARTIAL, "--fail-on")

    def test_tables_are_joined_entry_by_entry(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (repository / "clausecheck.toml").write_text(CONFIG, "utf-8")
        monkeypatch.setenv("CLAUSECHECK_LIMITS", "max-seconds=5, max-pages=9")
        found = load_settings({"wanted": ["open-internet=weak"]})
        assert found.settings.wanted == {"cybercrime-cooperation": Grade.PARTIAL, "open-internet": Grade.WEAK}
        assert (found.settings.limits.max_pages, found.settings.limits.max_seconds) == (9, 5)
        assert found.origins["wanted.cybercrime-cooperation"] == "../clausecheck.toml:7"
        assert found.origins["wanted.open-internet"] == "--wanted"
        assert found.origins["limits.max-pages"] == "CLAUSECHECK_LIMITS"

    def test_a_selection_replaces_the_one_below_it(self, repository: Path) -> None:
        (repository / "clausecheck.toml").write_text('profile = "eu-trade"\npack = ["values"]\n', "utf-8")
        assert not load_settings().narrowed
        found = load_settings({"rule": ["cybercrime-cooperation"]})
        assert (found.settings.pack, found.settings.rule) == ((), ("cybercrime-cooperation",))
        assert found.narrowed
        assert not load_settings({"rule": ["cybercrime-cooperation"], "profile": "eu-trade"}).narrowed

    def test_paths_of_a_file_are_relative_to_it(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (repository / "clausecheck.toml").write_text(CONFIG, "utf-8")
        found = load_settings().settings
        assert (found.rules, found.output) == ((Path("../ours"),), ("json=../out/report.json",))
        monkeypatch.setenv("CLAUSECHECK_RULES", "here.yaml,there.yaml")
        assert load_settings().settings.rules == (Path("here.yaml"), Path("there.yaml"))


class TestWrong:
    def test_every_mistake_is_told_at_its_line(self, repository: Path) -> None:
        (repository / "clausecheck.toml").write_text(
            """\
profil = "eu-trade"
fail-on = "sometimes"
pack = [
  "cybercrime",
  3,
]

[wanted]
cybercrime-cooperation = "ful"

[limits]
max-page = 3
max-bytes = -1

[output]
pdf = "report.pdf"
""",
            "utf-8",
        )
        with pytest.raises(ConfigError) as caught:
            load_settings()
        told = {one.line: one.problem for one in caught.value.mistakes}
        assert list(told) == [1, 2, 3, 9, 12, 13, 15]
        assert told[1] == "unknown key 'profil'; did you mean 'profile'?"
        assert "'never', 'contradicted'" in told[2]
        assert told[9].endswith("Input should be 'full', 'partial', 'weak' or 'off'")
        assert told[12] == "unknown key 'max-page'; did you mean 'max-pages'?"
        assert "there is no format 'pdf'" in told[15]
        assert {one.file for one in caught.value.mistakes} == {"../clausecheck.toml"}

    @pytest.mark.parametrize("path", ["../../report.json", "/etc/report.json", "link/report.json"])
    def test_a_file_writes_in_its_own_folder_only(self, repository: Path, path: str) -> None:
        (repository / "link").symlink_to(repository.parent)
        (repository / "clausecheck.toml").write_text(f'[output]\njson = "{path}"\n', "utf-8")
        with pytest.raises(ConfigError, match=r"clausecheck\.toml:2:1: .* leads out of the folder"):
            load_settings()

    @pytest.mark.parametrize(
        ("words", "place"),
        [('profile = "x\n', "1:13"), ("a = 1\na = 2\n", "2:6"), ("[limits", "1:1"), ("\xff", "1:1")],
    )
    def test_what_is_no_toml_is_told_with_its_place(self, repository: Path, words: str, place: str) -> None:
        (repository / "clausecheck.toml").write_bytes(words.encode("latin-1"))
        with pytest.raises(ConfigError, match=rf"^\.\./clausecheck\.toml:{place}: "):
            load_settings()

    def test_a_wrong_option_or_variable_is_named(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(UsageError, match=r"^--wanted: 'x' is no NAME=VALUE, for example"):
            load_settings({"wanted": ["x"]})
        monkeypatch.setenv("CLAUSECHECK_PACKS", "values")
        load_settings()
        assert "CLAUSECHECK_PACKS means nothing; did you mean 'CLAUSECHECK_PACK'?" in capsys.readouterr().err
        monkeypatch.setenv("CLAUSECHECK_OCR", "maybe")
        with pytest.raises(UsageError, match=r"^CLAUSECHECK_OCR: Input should be 'auto', 'always' or 'never'\.$"):
            load_settings()


class TestPlaces:
    WORDS = """\
# what is checked
profile = "eu-trade"
pack = [
  "cybercrime",  # pack = 3
  "profile = [",
]
limits.max-pages = 3
note = '''
[wanted]
x = 1
'''

[wanted]
one = "full"

[[waivers]]
rule = "a"

  [[waivers]]
  rule = "b"
  sub = {deep = [1, {x = 2}]}
["quo.ted".b]
c = 1
"""

    @pytest.mark.parametrize(
        ("path", "place"),
        [
            (("profile",), (2, 1)),
            (("pack", 1), (3, 1)),
            (("limits", "max-pages"), (7, 1)),
            (("limits", "max-page"), (7, 1)),
            (("wanted",), (13, 1)),
            (("wanted", "one"), (14, 1)),
            (("wanted", "two"), (13, 1)),
            (("waivers", 0, "rule"), (17, 1)),
            (("waivers", 0, "reason"), (16, 1)),
            (("waivers", 1), (19, 3)),
            (("waivers", 1, "sub", "deep", 1, "x"), (21, 3)),
            (("quo.ted", "b", "c"), (23, 1)),
            (("nothing",), (1, 1)),
        ],
    )
    def test_every_value_has_its_line(self, path: tuple[int | str, ...], place: tuple[int, int]) -> None:
        assert TomlFile(Path("x.toml"), "x.toml", self.WORDS).place(path) == place

    def test_inside_of_a_table(self) -> None:
        file = TomlFile(Path("x"), "x", "[tool.other]\na = 1\n[tool.clausecheck]\na = 2\n", ("tool", "clausecheck"))
        assert (file.root, file.place(("a",))) == ({"a": 2}, (4, 1))


def run(*arguments: str) -> str:
    """What a command prints."""
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


class TestShow:
    def test_every_setting_with_its_origin(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (repository / "clausecheck.toml").write_text(CONFIG, "utf-8")
        (repository / "waivers.yaml").write_text("waivers: []\n", "utf-8")
        monkeypatch.setenv("CLAUSECHECK_OCR", "never")
        lines = dict(line.split("  # ") for line in run("config", "show").splitlines()[1:])
        shown = {line.strip(): origin for line, origin in lines.items()}
        assert shown['profile = "eu-trade"'] == "../clausecheck.toml:1"
        assert shown['wanted.open-internet = "off"'] == "../clausecheck.toml:8"
        assert shown['ocr = "never"'] == "CLAUSECHECK_OCR"
        assert shown['waivers = "../waivers.yaml"'] == "found"
        assert shown["# baseline is not set"] == "default"

    def test_what_is_shown_is_a_configuration(self, repository: Path) -> None:
        (repository / "clausecheck.toml").write_text(CONFIG, "utf-8")
        shown = run("config", "show")
        (repository / "drafts" / "shown.toml").write_text(shown.replace("../out", "out"), "utf-8")
        again = load_settings(config=Path("shown.toml")).settings
        first = load_settings().settings
        assert again.model_copy(update={"output": first.output}) == first

    def test_waivers_in_the_configuration_are_counted(self, repository: Path) -> None:
        (repository / "clausecheck.toml").write_text('[[waivers]]\nrule = "a"\n', "utf-8")
        assert "# waivers in the configuration itself: 1" in run("config", "show")

    def test_the_schema_accepts_what_the_command_accepts(self) -> None:
        validator = Draft202012Validator(json.loads(run("config", "schema")))
        waiver = {"rule": "a", "agreement": "*", "reason": "r", "author": "a", "expires": "2026-12-31"}
        for data in (tomllib.loads(CONFIG), {"pack": "values", "output": ["json=x"]}, {"waivers": [waiver]}):
            assert not list(validator.iter_errors(data))
        assert list(validator.iter_errors({"profil": "eu-trade"}))
        of_waivers = Draft202012Validator(json.loads(run("config", "schema", "waivers")))
        assert not list(of_waivers.iter_errors({"waivers": [waiver]}))
        assert list(of_waivers.iter_errors({"waivers": [{"rule": "a"}]}))
