"""Annotations: on the line that was changed, in words that say what happened, with nothing that could act."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from clausecheck.errors import DamagedError
from clausecheck.levels import FailOn
from clausecheck.matching import Report
from clausecheck.reports.github import _data, _property
from clausecheck.reports.writer import Run
from clausecheck.rulebook.rule import Rulebook

Written = Callable[..., str]


def test_the_line_of_the_soft_verb(written: Written, draft_report: Report) -> None:
    [told] = [line for line in written("github", draft_report).splitlines() if "works-together" in line]
    assert told == (
        "::error file=texts/draft.md,line=10,endLine=10,col=16,endColumn=28,"
        "title=Works together against cybercrime%3A weak (works-together)::"
        "Article 1(2): 'may cooperate' leaves it to discretion; wanted: full.%0A"
        "To make it full: replace 'may' by 'shall'."
    )


def test_a_missing_commitment_is_told_at_the_top_or_where_it_is_expected(
    written: Written, judged: Callable[[str], Report]
) -> None:
    report = judged("AGREEMENT\n\nArticle 1\n\nCybercrime\n\nThe Parties shall meet.\n")
    lines = written("github", report).splitlines()
    [nowhere] = [line for line in lines if "rests-on-rights" in line]
    [expected] = [line for line in lines if "works-together" in line]
    assert "line=1,endLine=1,title" in nowhere
    assert "line=3,endLine=5,title" in expected
    assert "Expected in Article 1: its heading speaks of the subject." in expected


def test_errors_come_first_and_are_what_fails(written: Written, draft_report: Report, small: Rulebook) -> None:
    lines = written("github", draft_report, run=Run(small, FailOn.ABSENT)).splitlines()
    commands = [line.split()[0] for line in lines]
    assert commands == sorted(commands)
    assert {"::error", "::warning"} == set(commands)


def test_waived_verdicts_are_not_annotated_but_idle_waivers_are(written: Written, waived_report: Report) -> None:
    words = written("github", waived_report)
    assert "works-together" not in words
    assert "::warning file=waivers.yaml,line=19,endLine=19,title=Unused waiver::The waiver of names-budapest" in words
    [expired] = [line for line in words.splitlines() if "names-paris" in line]
    assert "%0AThe waiver of A. Other expired on 2028-01-01.%0A" in expired


def test_a_document_that_cannot_be_read(written: Written) -> None:
    told = written("github", DamagedError("a,b:c.pdf", "the file is damaged", "Export it again."))
    assert told == "::error file=a%2Cb%3Ac.pdf,title=Not read::the file is damaged. Export it again.\n"


def test_a_hostile_document_commands_nothing(written: Written, draft_report: Report) -> None:
    path = "x\n::set-output name=a::b\r,line=7"
    source = replace(draft_report.agreement.source, path=path)
    report = replace(draft_report, agreement=replace(draft_report.agreement, source=source))
    for line in written("github", report).splitlines():
        assert re.fullmatch(r"::(error|warning|notice) file=[^,:]+(,\w+=[^,:]*)*::.*", line)


@given(st.text())
def test_escaping_can_be_undone(words: str) -> None:
    undone = _property(words).replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%0D", "\r")
    assert undone.replace("%25", "%") == words
    assert not re.search(r"[\r\n]", _data(words))
