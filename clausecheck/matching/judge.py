"""The judge: one agreement against all rules, each unit read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from clausecheck.agreement import Agreement
from clausecheck.language.lexicon import LexiconKind
from clausecheck.language.polarity import Polarity
from clausecheck.matching.annexes import NamingArticles
from clausecheck.matching.carveouts import dispute_settlement_scopes
from clausecheck.matching.compiled import CompiledRule, compile_rulebook
from clausecheck.matching.enforceability import Scopes
from clausecheck.matching.evaluate import Outcome
from clausecheck.matching.expected import with_expected_places
from clausecheck.matching.facts import Evidence, evidence_of, facts_of
from clausecheck.matching.findings import Finding, Report, Result
from clausecheck.matching.grading import grade, override
from clausecheck.matching.index import AgreementIndex
from clausecheck.matching.quoting import Miss, finding_of, miss_at
from clausecheck.matching.unit import Unit
from clausecheck.matching.verdicts import conclude, parent_verdict
from clausecheck.rulebook.conditions import Condition
from clausecheck.rulebook.rule import Grade, Rule, Rulebook

_NOT_THE_NORM = {
    Polarity.NEGATED: "the words deny it: no commitment to the norm",
    Polarity.FORBIDDEN: "the words forbid something about it: no commitment to the norm",
    Polarity.EXCEPTED: "the words only except it from other rules: no commitment to the norm",
}


class Judge:
    """Holds a compiled rulebook; judges any number of agreements with it."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rules = rulebook.rules
        self._packs = rulebook.packs
        self._compiled = compile_rulebook(rulebook)
        self._subjects = {one.rule.id: self._subjects_of(one) for one in self._compiled.rules}

    def judge(self, agreement: Agreement) -> Report:
        """Every selected rule's verdict on the agreement, in the order of the rulebook."""
        findings: dict[str, list[Finding]] = {rule.id: [] for rule in self._rules}
        misses: dict[str, list[Miss]] = {rule.id: [] for rule in self._rules}
        scopes: Scopes | None = None
        index = AgreementIndex(agreement, self._compiled.lexicons, self._compiled.scanner)
        for unit, rules in self._candidates(index):
            for compiled in rules:
                rule = compiled.rule
                assert rule.look_for is not None
                outcome = self._compiled.evaluator.evaluate(rule.look_for, unit)
                if not outcome.holds:
                    misses[rule.id].extend(self._near_misses(compiled, outcome, unit))
                    continue
                scopes = scopes or dispute_settlement_scopes(agreement)
                best = self._best(rule, outcome, unit, scopes)
                if isinstance(best, Miss):
                    misses[rule.id].append(best)
                elif best is not None:
                    findings[rule.id].append(best)
        results = self._results(agreement, findings, misses)
        return Report(
            agreement,
            with_expected_places(agreement, results, self._packs, self._subjects, index.headings.mentioning),
        )

    def _subjects_of(self, compiled: CompiledRule) -> frozenset[str]:
        """The topics and instruments that a rule cannot do without."""
        lexicons = self._compiled.lexicons
        named = compiled.gate - frozenset(compiled.rule.instead)
        return frozenset(name for name in named if lexicons[name].kind is not LexiconKind.ACT)

    def _candidates(self, index: AgreementIndex) -> Iterator[tuple[Unit, list[CompiledRule]]]:
        """Units that may speak to a rule: the words of its gate stand in them or in their heading."""
        units_with = {lexicon: index.units_with(lexicon) for lexicon in sorted(self._compiled.gates)}
        rules_of: defaultdict[int, list[CompiledRule]] = defaultdict(list)
        for rule in self._compiled.rules:
            for number in set().union(*(units_with[lexicon] for lexicon in rule.gate)):
                rules_of[number].append(rule)
        articles = NamingArticles(index.agreement)
        for number in sorted(rules_of):
            yield articles.promised(Unit(index, number)), rules_of[number]

    def _best(self, rule: Rule, outcome: Outcome, unit: Unit, scopes: Scopes) -> Finding | Miss | None:
        """The unit's best evidence for a rule as a finding; a near-miss if the words deny or only except it."""
        candidates = [self._graded(rule, evidence, unit, scopes) for evidence in evidence_of(outcome, unit)]
        findings = [one for one in candidates if isinstance(one, Finding)]
        if findings:
            return max(findings, key=lambda one: (one.grade.rank, one.facts.commitment, -one.span.start))
        return candidates[0] if candidates else None

    def _graded(self, rule: Rule, evidence: Evidence, unit: Unit, scopes: Scopes) -> Finding | Miss:
        facts = facts_of(evidence, unit, scopes)

        def holds(condition: Condition) -> bool:
            return self._compiled.evaluator.evaluate(condition, unit).holds

        given, reasons = override(*grade(facts), rule.overrides, holds)
        if given is Grade.ABSENT:  # what does not speak of the norm cannot negate it either
            return miss_at(unit, evidence.anchor, reasons[-1])
        if rule.contradicted_by is not None and holds(rule.contradicted_by):
            if facts.polarity is not Polarity.FORBIDDEN:
                return finding_of(unit, evidence, facts, Grade.CONTRADICTED, ("the text negates the norm",))
            facts = replace(facts, polarity=Polarity.AFFIRMED)  # "neither Party shall withdraw from" affirms
        if facts.polarity in _NOT_THE_NORM and facts.polarity.value not in rule.accepts:
            return miss_at(unit, evidence.anchor, _NOT_THE_NORM[facts.polarity])
        return finding_of(unit, evidence, facts, given, reasons)

    def _near_misses(self, compiled: CompiledRule, outcome: Outcome, unit: Unit) -> Iterator[Miss]:
        """Look-alikes, and units that hold the object but lack another part of what the rule looks for."""
        for name in sorted(compiled.gate):
            for mention in unit.mentions(name):
                if mention.span.end <= unit.own.start:
                    continue
                if mention.meaning:
                    yield miss_at(unit, mention.span, f"this is {mention.meaning}")
                elif name in compiled.rule.instead:
                    title = self._compiled.lexicons[name].title
                    yield miss_at(unit, mention.span, f"this names another instrument: {title}")
        objects = [hit.span for hit in outcome.hits if not hit.is_act and hit.span and hit.span.end > unit.own.start]
        if objects and outcome.missing:
            yield miss_at(unit, objects[0], "lacks " + "; ".join(outcome.missing))

    def _results(
        self, agreement: Agreement, findings: dict[str, list[Finding]], misses: dict[str, list[Miss]]
    ) -> tuple[Result, ...]:
        results = {rule.id: conclude(rule, agreement, findings[rule.id], misses[rule.id]) for rule in self._rules}
        for rule in self._rules:
            if rule.children is not None:
                results[rule.id] = _from_children(results[rule.id], results)
        return tuple(results[rule.id] for rule in self._rules)


def _from_children(result: Result, results: dict[str, Result]) -> Result:
    children = result.rule.children
    assert children is not None
    met = [results[child] for child in children.rules if child in results]
    verdict, findings, note = parent_verdict(result, met, children)
    return replace(result, verdict=verdict, findings=findings, note=note)
