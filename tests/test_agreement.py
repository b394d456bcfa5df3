"""A text never loses its place: any span of it leads back to its pages and boxes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import WIDTH, WORDS, agreement_of, edits_of, laid_out

from clausecheck.agreement import Composition, Kind, Text, Trust
from clausecheck.errors import DamagedError, DocumentError, Mistake, RuleError, UsageError
from clausecheck.offsets import Edit, Span


class TestBoxes:
    def test_a_box_is_cut_to_the_characters(self) -> None:
        text = laid_out("The Parties shall promote", "the Budapest Convention.")
        [box] = text.boxes(4, 11)
        assert (box.page, box.x0, box.x1) == (1, 72 + 4 * WIDTH, 72 + 11 * WIDTH)
        assert (box.top, box.bottom) == (100, 110)

    def test_a_whole_line_has_the_whole_box(self) -> None:
        text = laid_out("The Parties shall promote", "the Budapest Convention.")
        [box] = text.boxes(0, len("The Parties shall promote"))
        assert (box.x0, box.x1) == (72, 72 + 25 * WIDTH)

    def test_a_span_over_two_pages_has_a_box_on_each(self) -> None:
        text = laid_out("The Parties shall promote", "the Budapest Convention.", pages=(1, 2))
        start = text.content.index("promote")
        first, second = text.boxes(start, text.content.index("Budapest") + len("Budapest"))
        assert (first.page, first.x0, first.x1) == (1, 72 + 18 * WIDTH, 72 + 25 * WIDTH)
        assert (second.page, second.x0, second.x1) == (2, 72, 72 + 12 * WIDTH)
        assert [text.page_at(start), text.page_at(start + 9)] == [1, 2]

    def test_a_joined_word_has_the_boxes_of_both_its_halves(self) -> None:
        text = laid_out("to the Con-", "vention on Cybercrime").project([Edit(10, 12, "")])
        start = text.content.index("Convention")
        first, second = text.boxes(start, start + len("Convention"))
        assert (first.x0, first.x1) == (72 + 7 * WIDTH, 72 + 11 * WIDTH)
        assert (second.x0, second.x1) == (72, 72 + 7 * WIDTH)

    def test_an_empty_span_and_a_text_without_pages_have_none(self) -> None:
        assert laid_out("Article 1").boxes(3, 3) == ()
        text = Text.of("Article 1")
        assert text.boxes(0, 7) == ()
        assert text.page_at(0) is None

    @given(st.data())
    def test_one_box_a_line_and_none_wider_than_its_line(self, data: st.DataObject) -> None:
        lines = data.draw(st.lists(st.text(alphabet="abc ", min_size=1, max_size=12), min_size=1, max_size=4))
        text = laid_out(*lines)
        start = data.draw(st.integers(0, len(text.content) - 1))
        end = data.draw(st.integers(start + 1, len(text.content)))
        boxes = text.boxes(start, end)
        touched = range(text.layout.line_at(start), text.layout.line_at(end - 1) + 1)
        assert len(boxes) == len(touched)
        for line, box in zip(touched, boxes, strict=True):
            whole = text.layout.line_box(line)
            assert whole.x0 <= box.x0 <= box.x1 <= whole.x1
            assert (box.top, box.bottom) == (whole.top, whole.bottom)


class TestProjections:
    @given(WORDS, st.data())
    def test_projections_one_on_the_other_lead_back_through_all(self, origin: str, data: st.DataObject) -> None:
        text = Text.of(origin)
        way: list[Text] = [text]
        for _ in range(data.draw(st.integers(1, 4))):
            text = text.project(data.draw(edits_of(text.content)))
            way.append(text)
        start = data.draw(st.integers(0, len(text.content)))
        span = Span(start, data.draw(st.integers(start, len(text.content))))
        expected = span
        for above in reversed(way[1:]):
            expected = above.maps[0].below(*expected)
        assert text.origin_span(*span) == expected
        assert text.origin == origin
        assert 0 <= expected.start <= expected.end <= len(origin)

    @given(WORDS, st.data())
    def test_a_character_no_projection_touched_is_the_same_in_the_origin(
        self, origin: str, data: st.DataObject
    ) -> None:
        text = Text.of(origin)
        for _ in range(3):
            text = text.project(data.draw(edits_of(text.content)))
        for i, character in enumerate(text.content):
            if character in "abc":  # edits only ever write X, Y, Z and spaces
                start, end = text.origin_span(i, i + 1)
                assert origin[start:end] == character

    def test_the_text_without_projections_is_its_origin(self) -> None:
        text = Text.of("Article 1")
        assert text.origin_span(3, 7) == (3, 7)
        assert text.origin_span(9, 9) == (9, 9)


class TestTrust:
    def test_blank_pages_do_not_count(self) -> None:
        text = laid_out("a", "b", "c", pages=(1, 2, 3), trust=(Trust.DIGITAL, Trust.IMAGE_ONLY, Trust.BLANK))
        assert text.readable_share() == 0.5

    def test_a_text_without_pages_was_read_whole(self) -> None:
        assert Text.of("Article 1").readable_share() == 1

    @pytest.mark.parametrize("trust", Trust)
    def test_an_absence_means_something_where_words_were_read(self, trust: Trust) -> None:
        assert trust.readable is (trust not in (Trust.GARBLED, Trust.IMAGE_ONLY))


class TestAgreement:
    WORDS = (
        "AGREEMENT\n\nArticle 1\n\nScope\n\n1. The Parties shall cooperate on:\n\n(a) cybercrime; and\n\n(b) drugs.\n"
    )

    def test_ancestors_lead_outward_to_the_agreement(self) -> None:
        agreement = agreement_of(self.WORDS)
        point = next(i for i, one in enumerate(agreement.provisions) if one.citation == "Article 1(1)(a)")
        kinds = [one.kind for one in agreement.ancestors(point)]
        assert kinds == [Kind.PARAGRAPH, Kind.ARTICLE, Kind.AGREEMENT]

    def test_words_are_those_of_the_span(self) -> None:
        agreement = agreement_of(self.WORDS)
        start = self.WORDS.index("cybercrime")
        assert agreement.words(Span(start, start + 10)) == "cybercrime"


class TestComposition:
    @given(st.lists(st.text(alphabet="abc ", min_size=1, max_size=9), min_size=1, max_size=4), st.data())
    def test_the_spans_under_some_words_hold_those_words(self, pieces: list[str], data: st.DataObject) -> None:
        gap = "…"
        content = gap.join(pieces)
        spans, at = [], 0
        for piece in pieces:
            spans.append(Span(at, at + len(piece)))
            at += len(piece) + len(gap)
        words = " ".join(pieces)
        composition = Composition(1, tuple(spans), words, len(spans) - 1)
        start = data.draw(st.integers(0, len(words)))
        end = data.draw(st.integers(start, len(words)))
        found = composition.text_span(start, end)
        assert "".join(content[slice(*span)] for span in found) == "".join(
            words[i] for i in range(start, end) if not _between_pieces(pieces, i)
        )


def _between_pieces(pieces: list[str], offset: int) -> bool:
    """Whether the character is one of the spaces that join the pieces."""
    at = -1
    for piece in pieces:
        at += len(piece) + 1
        if offset == at:
            return True
    return False


class TestErrors:
    def test_a_document_error_names_the_file_the_problem_and_the_remedy(self) -> None:
        error = DamagedError("draft.pdf", "the file is damaged", "Export it again.")
        assert str(error) == "draft.pdf: the file is damaged. Export it again."
        assert isinstance(error, DocumentError)
        assert error.exit_status == 3

    def test_a_rule_error_lists_every_mistake_in_order(self) -> None:
        later, earlier = Mistake("a.yaml", 9, 1, "late"), Mistake("a.yaml", 2, 5, "early")
        error = RuleError((later, earlier))
        assert str(error) == "a.yaml:2:5: early\na.yaml:9:1: late"
        assert (error.exit_status, UsageError.exit_status) == (2, 2)
