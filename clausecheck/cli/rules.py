"""`clausecheck rules`: what is checked, and whether the rules keep their word."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausecheck.cli.selection import Choice, load_rules, select_rules
from clausecheck.cli.settings import ConfigFile, NoConfig, own_rules
from clausecheck.cli.shell import Exit, guarded, output
from clausecheck.errors import UsageError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from clausecheck.rulebook.rule import Rulebook

app = typer.Typer(help="List, show, test, check and begin rules.", no_args_is_help=True)


class ListFormat(StrEnum):
    """How the list of rules is written."""

    TABLE = "table"
    JSON = "json"


Packs = Annotated[list[str] | None, typer.Option("--pack", metavar="PACK", help="Only this pack; may be repeated.")]
Own = Annotated[
    list[Path] | None, typer.Option("--rules", metavar="PATH", help="Your own rule file or folder; may be repeated.")
]


def _selected(
    packs: list[str] | None,
    named: list[str] | None,
    own: list[Path] | None,
    config: Path | None,
    no_config: bool,
    profile: str | None = None,
) -> Rulebook:
    """The rules named; if none is, those of the files named here; if none is, all, those of the configuration too."""
    files = own_rules(own, config=config, no_config=no_config)
    choice = Choice(packs=tuple(packs or ()), rules=tuple(named or ()), own=files, profile=profile)
    book = load_rules(choice)
    return select_rules(choice, book) if packs or named or own or profile else book


@app.command(name="list")
@guarded
def list_rules(
    pack: Packs = None,
    rules: Own = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    profile: Annotated[
        str | None, typer.Option(metavar="NAME", help="What this profile holds, with the level wanted of each rule.")
    ] = None,
    format: Annotated[
        ListFormat, typer.Option("--format", "-f", metavar="FORMAT", help="table to read, or json.")
    ] = ListFormat.TABLE,
) -> Exit:
    """List the rules by pack, or what a profile holds."""
    book = _selected(pack, None, rules, config, no_config, profile)
    if format is ListFormat.JSON:
        from clausecheck.reports.machine import dump
        from clausecheck.reports.rules import rule_data

        print(dump([rule_data(rule) for rule in book.rules], indent=1))
        return Exit.OK
    from clausecheck.reports.rule_list import print_rules

    print_rules(output(), book, next((one for one in book.profiles if one.id == profile), None))
    return Exit.OK


@app.command(name="test")
@guarded
def test_rules(
    rule: Annotated[
        list[str] | None, typer.Argument(metavar="[RULE]...", help="Only these rules; all of them if none is named.")
    ] = None,
    pack: Packs = None,
    rules: Own = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Exit:
    """Judge every example of the rules and say where a verdict differs from what the rule file states."""
    book = _selected(pack, rule, rules, config, no_config)
    from clausecheck.matching.examples import run_examples

    passed = failed = 0
    for outcome in run_examples(book):
        if outcome.passed:
            passed += 1
            continue
        failed += 1
        words = outcome.example.text if len(outcome.example.text) <= 160 else outcome.example.text[:159] + "…"
        expected, got = outcome.example.verdict.value, outcome.result.verdict.value
        print(f"{outcome.rule.file}: expected {expected}, got {got}: {words}")
        for finding in outcome.result.findings[:1]:
            print(f"    because: {'; '.join(finding.reasons) or 'nothing limits it'} (verb '{finding.facts.verb}')")
        for miss in outcome.result.near_misses[:2]:
            print(f"    near miss: {miss.why}")
    print(f"{passed} examples as stated, {failed} not, in {len(book.rules)} rules")
    return Exit.BELOW_THRESHOLD if failed else Exit.OK


@app.command(name="show")
@guarded
def show_rule(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The rule to show.")],
    rules: Own = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Exit:
    """Show one rule: its norm, its source, its words, its look-alikes, its precedents."""
    book = _selected(None, [rule], rules, config, no_config)
    from clausecheck.reports.rules import print_rule

    print_rule(output(), book, next(one for one in book.rules if one.id == rule))
    return Exit.OK


@app.command(name="lint")
@guarded
def lint_rules(
    pack: Packs = None,
    rules: Own = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    hints: Annotated[bool, typer.Option(help="Show hints too, not only warnings.")] = True,
) -> Exit:
    """Look for what is odd in rules: terms that can never match, doubles, missing examples, unused words."""
    book = _selected(pack, None, rules, config, no_config)
    from clausecheck.rulebook.linting import Severity, lint

    found = [
        oddity for oddity in lint(book, unused=not (rules or pack)) if hints or oddity.severity is Severity.WARNING
    ]
    warnings = sum(oddity.severity is Severity.WARNING for oddity in found)
    for oddity in found:
        print(oddity)
    print(f"{warnings} warnings, {len(found) - warnings} hints in {len(book.rules)} rules")
    return Exit.BELOW_THRESHOLD if warnings else Exit.OK


@app.command(name="new")
@guarded
def new_rule(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="Its id, in lower case with hyphens.")],
) -> Exit:
    """Print the beginning of a rule file that already passes its tests; redirect it to a file and fill it in."""
    from clausecheck.rulebook.template import rule_template

    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule):
        raise UsageError(f"'{rule}' cannot be a rule's id. Use lower-case words joined by hyphens: my-first-rule.")
    print(rule_template(rule), end="")
    return Exit.OK


class Kind(StrEnum):
    """The kinds of files in a rules folder."""

    RULE = "rule"
    INSTRUMENT = "instrument"
    TOPIC = "topic"
    PACK = "pack"
    PROFILE = "profile"


@app.command(name="schema")
@guarded
def show_schema(
    kind: Annotated[
        Kind, typer.Argument(metavar="KIND", help=f"{', '.join(Kind)}; acts have the schema of topics.")
    ] = Kind.RULE,
) -> Exit:
    """Print the JSON Schema of rule files, for editors that complete and check YAML."""
    from clausecheck.reports.machine import dump
    from clausecheck.rulebook import schema

    models: dict[Kind, type[BaseModel]] = {
        Kind.RULE: schema.RuleModel,
        Kind.INSTRUMENT: schema.InstrumentModel,
        Kind.TOPIC: schema.TopicModel,
        Kind.PACK: schema.PackModel,
        Kind.PROFILE: schema.ProfileModel,
    }
    print(
        dump({"$schema": "https://json-schema.org/draft/2020-12/schema", **models[kind].model_json_schema()}, indent=1)
    )
    return Exit.OK
