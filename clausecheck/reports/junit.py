"""`junit`: a test suite a document, a test a rule, for the test view of any CI system.

A test fails where the run would: where the verdict falls below the threshold or, without one, below what the rule
wants. Waived verdicts and those that do not apply are skipped, with the reason. A test that passes shows its evidence.
"""

from __future__ import annotations

import re
from typing import TextIO

from lxml import etree

from clausecheck.errors import DocumentError
from clausecheck.levels import FailOn
from clausecheck.matching.findings import Report, Result, Verdict
from clausecheck.matching.threshold import falls
from clausecheck.reports.locations import Location, Locations
from clausecheck.reports.notes import expired_note, reading_notes, unused_note
from clausecheck.reports.telling import place, remedy, told_with_wanted
from clausecheck.reports.writer import Run

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold at all."""


class JUnitWriter:
    """One `testsuites` element; each suite is written as it comes."""

    def __init__(self, stream: TextIO, run: Run) -> None:
        self._stream = stream
        self._run = run
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="clausecheck">\n')

    def report(self, report: Report) -> None:
        """Write the suite of one document."""
        source, locations = report.agreement.source, Locations(report.agreement)
        suite = etree.Element("testsuite")
        _attribute(suite, "name", source.path)
        properties = etree.SubElement(suite, "properties")
        for name, value in (
            ("sha256", source.sha256),
            ("title", report.agreement.title),
            ("date_signed", report.agreement.date_signed),
        ):
            _attribute(etree.SubElement(properties, "property", name=name), "value", value)
        for result in report.results:
            self._test(suite, result, locations.of(result))
        notes = [*reading_notes(report), *map(unused_note, report.unused)]
        if notes:
            _text(etree.SubElement(suite, "system-err"), "\n".join(notes))
        self._write(suite)

    def failure(self, error: DocumentError) -> None:
        """Write a suite whose one test is that the document can be read."""
        suite = etree.Element("testsuite")
        _attribute(suite, "name", error.document)
        test = etree.SubElement(suite, "testcase", classname="reading", name="the document can be read")
        _outcome(test, "error", type(error).__name__, error.problem, error.remedy)
        self._write(suite)

    def close(self) -> None:
        """Close the element of all suites."""
        self._stream.write("</testsuites>\n")

    def _test(self, suite: etree._Element, result: Result, location: Location) -> None:
        test = etree.SubElement(suite, "testcase", classname=result.rule.pack, name=result.rule.id)
        message = told_with_wanted(result)
        if result.verdict is Verdict.NOT_APPLICABLE:
            _outcome(test, "skipped", result.verdict.value, message)
        elif not self._falls_short(result):
            evidence = [f"{place(one.citation, one.page)} [{one.grade.value}]: {one.quote}" for one in result.findings]
            _text(etree.SubElement(test, "system-out"), "\n".join([f"{result.verdict.value}: {message}", *evidence]))
        elif result.waiver is not None:
            waiver = result.waiver
            until = f"waived by {waiver.author} until {waiver.expires.isoformat()}: {waiver.reason}"
            _outcome(test, "skipped", "waived", until, message)
        else:
            _outcome(test, "failure", result.verdict.value, message, _details(result, location))

    def _falls_short(self, result: Result) -> bool:
        return result.below_wanted if self._run.fail_on is FailOn.NEVER else falls(result, self._run.fail_on)

    def _write(self, suite: etree._Element) -> None:
        tests = suite.findall("testcase")
        suite.set("tests", str(len(tests)))
        for name, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            suite.set(name, str(sum(test.find(outcome) is not None for test in tests)))
        etree.indent(suite)
        self._stream.write(f"{etree.tostring(suite, encoding='unicode')}\n")
        self._stream.flush()


def _details(result: Result, location: Location) -> str:
    line = f" (line {location.region.line})" if location.region else ""
    at = f"at: {place(location.citation, location.page)}{line}" if result.findings or result.expected else ""
    quote = f"“{result.findings[0].quote}”" if result.findings else ""
    return "\n".join(filter(None, (result.rule.title, at, quote, expired_note(result), remedy(result))))


def _outcome(test: etree._Element, kind: str, name: str, message: str, words: str = "") -> None:
    outcome = etree.SubElement(test, kind, type=name)
    _attribute(outcome, "message", message)
    _text(outcome, words)


def _attribute(element: etree._Element, name: str, value: str) -> None:
    element.set(name, _NO_XML.sub("", value))


def _text(element: etree._Element, words: str) -> None:
    element.text = _NO_XML.sub("", words)
