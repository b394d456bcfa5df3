"""The summary of a job and the memo: read by people, rendered by machines that follow any link."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from samples import agreement_of

from clausecheck.errors import DamagedError
from clausecheck.levels import FailOn
from clausecheck.matching import Judge, Report
from clausecheck.reports.markdown_words import escaped
from clausecheck.reports.writer import Run
from clausecheck.rulebook.rule import Rulebook

Written = Callable[..., str]
RENDER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
EVIL = "<script>alert(1)</script> [x](javascript:alert) ![i](http://e.org/i) | `c` **b** _u_ # h @octocat www.e.org"


def rendered(words: str) -> str:
    """The HTML of some Markdown."""
    return str(RENDER.render(words))


class TestSummary:
    def test_totals_stand_first(self, written: Written, draft_report: Report, small: Rulebook) -> None:
        damaged = DamagedError("broken.pdf", "the file is damaged", "Export it again.")
        words = written("markdown", draft_report, damaged, run=Run(small, FailOn.WANTED))
        lines = words.splitlines()
        assert lines[0] == "# Clausecheck: 1 of 2 documents below the threshold"
        assert lines[2].startswith("| document | ● full | ◐ partial |")
        assert lines[4] == "| texts/draft.md | 0 | 2 | 1 | 2 | 0 | 0 | 0 | 5 |"
        assert lines[5].startswith("| broken.pdf | not read |")
        assert "**Not read:** the file is damaged. Export it again." in words

    def test_each_row_says_where_and_why(self, written: Written, draft_report: Report) -> None:
        [row] = [line for line in written("markdown", draft_report).splitlines() if "`works-together`" in line]
        assert "| ◔ weak | full | Article 1(2), line 10 | 'may cooperate' leaves it to discretion |" in row

    def test_tables_are_tables(self, written: Written, waived_report: Report) -> None:
        assert rendered(written("markdown", waived_report)).count("<table>") == 3

    def test_waivers_stand_apart(self, written: Written, waived_report: Report) -> None:
        words = written("markdown", waived_report)
        [row] = [line for line in words.splitlines() if "`works-together`" in line]
        assert row.endswith("| ◔ weak | 2030-01-31 | J. Petrova | The partner's parliament decides first. |")
        assert "**Note:** The waiver of names-budapest by A. Other is not used" in words


class TestMemo:
    def test_it_begins_with_the_answer(self, written: Written, draft_report: Report) -> None:
        assert "**In short:** of 3 commitments, 2 are missing, 1 is met only in part." in written("memo", draft_report)

    def test_what_is_missing_comes_with_words_to_ask_for(self, written: Written, draft_report: Report) -> None:
        words = written("memo", draft_report)
        assert "## What it lacks\n\n### Names the Paris Agreement" in words
        assert "> The Parties shall effectively implement the Paris Agreement." in words

    def test_what_is_secured_is_quoted(
        self, written: Written, real_reports: tuple[Report, ...], shipped: Rulebook
    ) -> None:
        words = written("memo", real_reports[0], run=Run(shipped))
        assert "- **Cooperation against cybercrime**: Article 36(1), p. 19 says it firmly: “The Parties shall" in words

    def test_several_documents_are_several_memos(self, written: Written, draft_report: Report) -> None:
        words = written("memo", draft_report, draft_report)
        assert words.count("\n---\n") == 1
        assert rendered(words).count("<h1>") == 2

    def test_what_is_accepted_stands_apart(self, written: Written, waived_report: Report) -> None:
        words = written("memo", waived_report)
        assert "## What falls short and is accepted" in words


class TestSafety:
    @pytest.mark.parametrize("name", ["markdown", "memo"])
    def test_a_hostile_document_is_shown_as_it_stands(self, written: Written, small_judge: Judge, name: str) -> None:
        draft = f"AGREEMENT {EVIL}\n\nArticle 1\n\n{EVIL}\n\nThe Parties may cooperate on cybercrime {EVIL}.\n"
        report = small_judge.judge(agreement_of(draft))
        report = replace(report, agreement=replace(report.agreement, title=EVIL))
        html = rendered(written(name, report))
        assert "&lt;script&gt;" in html
        assert "<script" not in html
        assert "<a " not in html
        assert "<img" not in html
        assert "<em>" not in html
        assert "@octocat" not in written(name, report)

    @given(st.text(min_size=1))
    def test_any_words_render_to_themselves(self, words: str) -> None:
        html = rendered(escaped(words))
        shown = re.sub(r"<!-- -->|</?p>\n?", "", html)
        assert re.search(r"<(?!!--)", shown) is None, html
