"""The report a negotiator reads: verdict, place, words, what is missing; and nothing that acts on a terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from samples import agreement_of, laid_out

from clausecheck.agreement import Agreement, Trust
from clausecheck.matching import Judge, Report
from clausecheck.reports.outline import outline_json, outline_tree
from clausecheck.reports.plain import clean
from clausecheck.reports.terminal import print_report
from clausecheck.rulebook.rule import Rulebook

DRAFT = """\
AGREEMENT between the European Union and Georgia

Article 1

Cooperation

1. The Parties shall implement the Convention on Cybercrime, where appropriate.

2. The Parties shall cooperate in preventing and combating cybercrime.

Article 2

The Charter of Paris shall be respected.

Done at Brussels on 17 July 2018.
"""


def shown(
    judge: Judge, book: Rulebook, agreement: Agreement, *, width: int = 80, colour: bool = False, brief: bool = False
) -> str:
    """What the report prints on a console of a width."""
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, highlight=False, color_system="standard" if colour else None
    )
    print_report(console, judge.judge(agreement), book.packs, brief=brief)
    return out.getvalue()


def flat(words: str) -> str:
    return " ".join(words.split())


@pytest.fixture(scope="module")
def report(small_judge: Judge, small: Rulebook) -> str:
    return shown(small_judge, small, agreement_of(DRAFT))


class TestWords:
    def test_no_line_is_wider_than_the_terminal(self, report: str) -> None:
        assert max(map(len, report.splitlines())) <= 80

    @pytest.mark.parametrize("width", [40, 60, 100, 200])
    def test_any_width_will_do(self, small_judge: Judge, small: Rulebook, width: int) -> None:
        words = shown(small_judge, small, agreement_of(DRAFT), width=width)
        assert max(map(len, words.splitlines())) <= width
        assert "Article 1(1)" in words

    def test_each_rule_stands_there_with_its_verdict(self, report: str, small: Rulebook) -> None:
        for rule in small.rules:
            assert rule.title in flat(report)
        for verdict in ("full", "partial", "absent"):
            assert verdict in report

    def test_the_place_and_the_words_are_shown(self, report: str) -> None:
        words = flat(report)
        assert "Article 1(1)" in words
        assert "Article 1(2)" in words
        assert "implement the" in words

    def test_the_deciding_words_are_marked_without_colour(self, report: str) -> None:
        words = flat(report)
        assert "[Convention on Cybercrime]" in words
        assert "~where appropriate~" in words
        assert "*shall" in words

    def test_a_hedge_inside_the_verb_is_marked_too(self, small_judge: Judge, small: Rulebook) -> None:
        draft = DRAFT.replace("shall implement", "shall, where appropriate, implement")
        assert "~where appropriate~" in flat(shown(small_judge, small, agreement_of(draft)))

    def test_why_it_is_not_full(self, report: str) -> None:
        assert "why partial: 'where appropriate' leaves best efforts" in flat(report)

    def test_what_is_missing_comes_with_a_clause(self, report: str, small: Rulebook) -> None:
        rights = next(rule for rule in small.rules if rule.id == "rests-on-rights")
        assert flat(rights.suggest) in flat(report)

    def test_a_near_miss_is_shown_as_one(self, report: str) -> None:
        assert "near miss: Article 2, this is the Charter of Paris for a New Europe" in flat(report)

    def test_brief_is_the_scorecard_alone(self, small_judge: Judge, small: Rulebook, report: str) -> None:
        brief = shown(small_judge, small, agreement_of(DRAFT), brief=True)
        assert len(brief) < len(report) / 2
        assert "“" not in brief
        assert "Names the Budapest Convention" in brief

    def test_a_text_that_says_nothing_still_has_a_report(self, small_judge: Judge, small: Rulebook) -> None:
        assert "5 rules" in shown(small_judge, small, agreement_of("words"))

    def test_unread_pages_come_first(self, small_judge: Judge, small: Rulebook) -> None:
        text = laid_out(
            "AGREEMENT", "Article 1", "", "", pages=(1, 1, 2, 3), trust=(Trust.DIGITAL, Trust.IMAGE_ONLY, Trust.GARBLED)
        )
        words = flat(shown(small_judge, small, agreement_of(text)))
        assert "33% of the pages could be read; not read: 2–3" in words
        assert words.index("not read") < words.index("Names the Budapest Convention")
        assert "absent in what could be read" in words
        assert "Page 2: an image without text." in words
        assert "Page 3: letters without meaning" in words

    def test_pages_read_by_ocr_are_named(self, small_judge: Judge, small: Rulebook) -> None:
        text = laid_out("AGREEMENT", "Article 1", "", "", pages=(1, 2, 3, 4), trust=(Trust.DIGITAL, *[Trust.OCR] * 3))
        words = flat(shown(small_judge, small, agreement_of(text)))
        assert "Pages 2–4: read from an image by OCR" in words
        assert "not read" not in words


HOSTILE = st.text(
    alphabet=st.sampled_from("ab \n\x1b[]31m;\x07\x00\x08\r\x9b\u202e\u2066\u200bé{}\\/:"), min_size=1, max_size=20
)


class TestSafety:
    def test_without_a_terminal_there_is_no_escape_sequence(self, report: str) -> None:
        assert "\x1b" not in report

    def test_with_a_terminal_there_is_colour(self, small_judge: Judge, small: Rulebook) -> None:
        assert "\x1b[" in shown(small_judge, small, agreement_of(DRAFT), colour=True)

    @pytest.mark.parametrize("colour", [False, True], ids=["piped", "on a terminal"])
    @pytest.mark.parametrize("evil", ["\x1b]0;title\x07", "\x1b[2J\x1b[H", "\x9b31m", "\u202egnirts", "\x00\x08\x08"])
    def test_what_a_document_holds_never_acts_on_the_terminal(
        self, small_judge: Judge, small: Rulebook, evil: str, colour: bool
    ) -> None:
        draft = (
            DRAFT.replace("Georgia", f"{evil}Georgia").replace("Cooperation", evil).replace("shall", f"shall {evil}")
        )
        words = shown(small_judge, small, agreement_of(draft), colour=colour)
        without_colour = re.sub(r"\x1b\[[\d;]*m", "", words)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", without_colour)
        assert "\x1b[2J" not in words

    def test_brackets_of_a_draft_are_words_and_not_markup(self, small_judge: Judge, small: Rulebook) -> None:
        draft = DRAFT.replace("Georgia", "[red]Georgia[/red] [/]").replace("implement", "[bold]implement[/nonsense]")
        words = flat(shown(small_judge, small, agreement_of(draft)))
        assert "[bold]implement[/nonsense]" in words

    @settings(max_examples=40)
    @given(HOSTILE)
    def test_any_document_can_be_shown(self, small_judge: Judge, small: Rulebook, words: str) -> None:
        draft = DRAFT.replace("Georgia", words).replace("Cooperation", words).replace("shall", f"{words} shall")
        report = shown(small_judge, small, agreement_of(draft))
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", report)

    @given(st.text(max_size=50))
    def test_cleaning_leaves_what_can_be_read(self, words: str) -> None:
        assert clean(clean(words)) == clean(words)
        assert [c for c in clean(words) if c.isalnum()] == [c for c in words if c.isalnum()]


class TestOutline:
    def test_the_tree_shows_articles_with_headings(self) -> None:
        out = io.StringIO()
        Console(file=out, width=80).print(outline_tree(agreement_of(DRAFT)))
        assert "Article 1  Cooperation" in out.getvalue()
        assert "implement" not in out.getvalue()

    def test_units_and_depth(self) -> None:
        out = io.StringIO()
        console = Console(file=out, width=80)
        console.print(outline_tree(agreement_of(DRAFT), units=True))
        assert "(1)  The Parties shall implement" in out.getvalue()
        out.truncate(0)
        console.print(outline_tree(agreement_of(DRAFT), units=True, depth=1))
        assert "(1)" not in out.getvalue()

    def test_a_hostile_heading_is_shown_harmless(self) -> None:
        out = io.StringIO()
        Console(file=out, width=80).print(
            outline_tree(agreement_of(DRAFT.replace("Cooperation\n", "\x1b[2JCo[/]op\x07\n")))
        )
        assert "\x1b" not in out.getvalue()
        assert "\x07" not in out.getvalue()

    def test_the_json_contract(self) -> None:
        import json

        provisions = json.loads(outline_json(agreement_of(DRAFT)))["provisions"]
        keys = {"kind", "number", "heading", "citation", "path", "text", "start", "end", "page"}
        assert all(set(one) >= keys for one in provisions)
        article = next(one for one in provisions if one["kind"] == "article")
        assert (article["number"], article["heading"], article["citation"]) == ("1", "Cooperation", "Article 1")
        assert article["text"].startswith("1. The Parties shall")
        assert article["text"].endswith("cybercrime.")
        starts = [one["start"] for one in provisions]
        assert starts == sorted(starts)
        assert len({one["path"] for one in provisions}) == len(provisions)


class TestReadingNotes:
    def test_what_is_no_agreement_is_said_to_be_none(self, small_judge: Judge, small: Rulebook) -> None:
        words = flat(shown(small_judge, small, agreement_of("Shopping list: bread, milk, cybercrime.")))
        assert "This does not look like an agreement: it has no articles, and no parties were found." in words
        assert "does not look like an agreement" not in flat(shown(small_judge, small, agreement_of(DRAFT)))

    def test_without_a_date_rules_that_need_one_are_judged_as_of_today(
        self, small_judge: Judge, small: Rulebook
    ) -> None:
        undated = agreement_of(DRAFT.replace("Done", "Read"))
        assert "No date of signature was found" in flat(shown(small_judge, small, undated))
        known = replace(agreement_of(DRAFT), date_signed="1999-01-01", date_given=True)
        words = flat(shown(small_judge, small, known))
        assert "1999-01-01 is what the command line says" in words
        assert "not-applicable Names the Paris Agreement" in words


class TestOrder:
    def test_totals_come_before_the_scorecard(self, report: str) -> None:
        words = flat(report)
        assert words.index("5 rules: ") < words.index("Names the Budapest Convention")

    def test_the_same_near_miss_of_several_rules_is_told_once(
        self, real_reports: tuple[Report, ...], shipped: Rulebook
    ) -> None:
        out = io.StringIO()
        print_report(Console(file=out, width=80, highlight=False), real_reports[1], shipped.packs)
        words = flat(out.getvalue())
        assert words.count("Article 229(2)(c), this is trafficking in children or child labour") == 1
        assert words.count("Article 229(2)(c), as above") == 1

    def test_a_missing_commitment_has_a_place(self, real_reports: tuple[Report, ...], shipped: Rulebook) -> None:
        out = io.StringIO()
        print_report(Console(file=out, width=80, highlight=False), real_reports[0], shipped.packs)
        assert "its place: Article 36, Combating cybercrime suggested: The Parties shall treat" in flat(out.getvalue())


class TestNoColor:
    def test_marks_stand_in_the_place_of_colours(
        self, small_judge: Judge, small: Rulebook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        words = shown(small_judge, small, agreement_of(DRAFT), colour=True)
        assert "~where appropriate~" in flat(re.sub(r"\x1b\[[\d;]*m", "", words))
        assert not re.search(r"\x1b\[[\d;]*3\d[;m]", words)
