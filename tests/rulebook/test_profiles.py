"""Profiles set the wanted levels; options choose variants; user rules extend shipped ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clausecheck.cli.selection import Choice, select_rules
from clausecheck.errors import RuleError, UsageError
from clausecheck.rulebook import Grade, load_rulebook
from clausecheck.rulebook.template import rule_template


def test_a_profile_chooses_rules_and_their_levels() -> None:
    book = select_rules(Choice(profile="eu-trade"))
    wanted = {rule.id: rule.wanted for rule in book.rules}
    assert wanted["paris-agreement-commitment"] is Grade.FULL
    assert wanted["cybercrime-cooperation"] is Grade.PARTIAL
    assert "mutual-legal-assistance-criminal" not in wanted


def test_a_profile_of_a_pack_takes_all_its_rules() -> None:
    book = select_rules(Choice(profile="cybercrime-only"))
    assert {rule.pack for rule in book.rules} == {"cybercrime"}
    assert len(book.rules) == len(next(pack for pack in load_rulebook().packs if pack.id == "cybercrime").rules)


@pytest.mark.parametrize("status", ["party", "invited"])
def test_an_option_chooses_what_is_suggested(status: str) -> None:
    [plain] = select_rules(Choice(rules=("budapest-accession-commitment",))).rules
    choice = Choice(rules=("budapest-accession-commitment",), options={"budapest-status": status})
    [varied] = select_rules(choice).rules
    assert varied.suggest != plain.suggest
    assert ("shall accede" in varied.suggest) == (status == "invited")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"budapest": "party"}, "there is no option 'budapest'"),
        ({"budapest-status": "partay"}, "value of the option budapest-status: 'partay'. There are: invited, party."),
    ],
)
def test_an_option_and_its_value_must_exist(options: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        select_rules(Choice(options=options))


def test_a_single_level_goes_before_that_of_the_profile() -> None:
    choice = Choice(profile="eu-trade", wanted={"cybercrime-cooperation": "full", "open-internet": "off"})
    wanted = {rule.id: rule.wanted for rule in select_rules(choice).rules}
    assert wanted["cybercrime-cooperation"] is Grade.FULL
    assert wanted["cybersecurity-cooperation"] is Grade.PARTIAL
    assert "open-internet" not in wanted


def test_a_profile_behind_named_rules_gives_levels_only() -> None:
    [rule] = select_rules(Choice(rules=("cybercrime-cooperation",), profile="eu-trade", narrowed=True)).rules
    assert (rule.id, rule.wanted) == ("cybercrime-cooperation", Grade.PARTIAL)


def test_a_wrong_name_is_told_where_it_stands() -> None:
    choice = Choice(wanted={"budapest-reference": "full"}, origins={"wanted": "clausecheck.toml:3"})
    with pytest.raises(UsageError, match=r"^clausecheck\.toml:3: there is no rule 'budapest-reference'"):
        select_rules(choice)


def test_an_unknown_profile_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="cybercrime-only, eu-association, eu-trade"):
        select_rules(Choice(profile="eu"))


class TestExtends:
    def test_a_user_rule_may_change_only_the_wanted_level(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.yaml"
        file.write_text("extends: cybercrime-cooperation\nid: cybercrime-cooperation\nwanted: partial\n", "utf-8")
        book = load_rulebook([file])
        [changed] = [rule for rule in book.rules if rule.id == "cybercrime-cooperation"]
        [shipped] = [rule for rule in load_rulebook().rules if rule.id == "cybercrime-cooperation"]
        assert (changed.wanted, changed.pack) == (Grade.PARTIAL, "cybercrime")
        assert changed.look_for == shipped.look_for
        assert len(book.rules) == len(load_rulebook().rules)

    def test_a_user_rule_may_be_a_new_one_made_from_a_shipped_one(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.yaml"
        file.write_text("extends: cybercrime-cooperation\nid: my-cyber\ntitle: Ours\n", "utf-8")
        [mine] = [rule for rule in load_rulebook([file]).rules if rule.id == "my-cyber"]
        assert (mine.pack, mine.title) == ("own", "Ours")

    def test_what_is_extended_must_exist(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.yaml"
        file.write_text("extends: cybercrime-coperation\nid: x\n", "utf-8")
        with pytest.raises(RuleError, match=r"mine.yaml:1:1: .* did you mean 'cybercrime-cooperation'\?"):
            load_rulebook([file])


def test_a_profile_that_names_what_is_not_there_is_told_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "ours.yaml").write_text(
        "id: ours\ntitle: Ours\ndescription: Our own.\npacks: [cyberkrime]\nrules: {paris: full}\n", "utf-8"
    )
    (tmp_path / "rule.yaml").write_text(rule_template("rule"), "utf-8")
    with pytest.raises(RuleError) as raised:
        load_rulebook([tmp_path])
    assert [(mistake.line, mistake.column) for mistake in raised.value.mistakes] == [(4, 9), (5, 9)]
