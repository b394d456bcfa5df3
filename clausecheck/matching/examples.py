"""Rule tests: every example of every rule is judged like an agreement of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clausecheck.agreement import Agreement, Kind, Provision, Source, Text
from clausecheck.matching.findings import Result
from clausecheck.matching.judge import Judge
from clausecheck.rulebook.rule import Example, Rule, Rulebook
from clausecheck.structure import parse

_SOURCE = Source("example", "", "text/plain")
_KINDS = {
    "annex": Kind.ANNEX,
    "protocol": Kind.PROTOCOL,
    "footnote": Kind.FOOTNOTE,
    "preamble": Kind.PREAMBLE,
    "joint declaration": Kind.DECLARATION,
    "unilateral declaration": Kind.DECLARATION,
}


@dataclass(frozen=True, slots=True)
class ExampleOutcome:
    """What an example came out as."""

    rule: Rule
    example: Example
    result: Result

    @property
    def passed(self) -> bool:
        """Whether the verdict is the one the rule file states."""
        return self.result.verdict.value == self.example.verdict.value


def run_examples(rulebook: Rulebook) -> Iterator[ExampleOutcome]:
    """Judge every example of every rule; a parent's examples see its children too."""
    by_id = {rule.id: rule for rule in rulebook.rules}
    for rule in rulebook.rules:
        children = tuple(by_id[child] for child in rule.children.rules if child in by_id) if rule.children else ()
        judge = Judge(Rulebook(rulebook.packs, (rule, *children), rulebook.lexicons))
        for example in rule.examples:
            yield ExampleOutcome(rule, example, judge.judge(example_agreement(example)).results[0])


def example_agreement(example: Example) -> Agreement:
    """A small agreement whose only substantial provision is the example."""
    if example.placement == "operative":
        heading = f"{example.heading}\n\n" if example.heading else ""
        closing = (
            "Article 2\n\nEntry into force\n\nThis Agreement enters into force on the first day of the next month.\n"
        )
        return parse(_SOURCE, Text.of(f"AGREEMENT\n\nArticle 1\n\n{heading}{example.text}\n\n{closing}"))
    return _placed(example)


def _placed(example: Example) -> Agreement:
    heading = example.heading or example.placement.title()
    content = f"{heading}\n\n{example.text}\n"
    body, end = len(heading) + 2, len(content) - 1
    root = Provision(Kind.AGREEMENT, "", "", "", "agreement", 0, 0, len(content), -1, 0)
    kind = _KINDS[example.placement]
    heading = "Unilateral declaration" if example.placement == "unilateral declaration" else heading
    place = Provision(kind, "", heading, heading, "example", 0, body, end, 0, body)
    unit = Provision(Kind.PARAGRAPH, "1", "", f"{heading}, paragraph 1", "example/1", body, body, end, 1, end)
    return Agreement(_SOURCE, Text.of(content), (root, place, unit))
