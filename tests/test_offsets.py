"""A string that was changed still knows where each of its characters came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import WORDS, edits_of

from clausecheck.offsets import Edit, OffsetMap, Span, apply_edits


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    below = draw(WORDS)
    return below, draw(edits_of(below))


def characters_with_sources(below: str, edits: list[Edit]) -> list[tuple[str, Span]]:
    """The slow and obvious way: every character above with the range below that it was made from."""
    made: list[tuple[str, Span]] = []
    at = 0
    for start, end, replacement in edits:
        made += [(below[i], Span(i, i + 1)) for i in range(at, start)]
        as_long = len(replacement) == end - start
        made += [
            (c, Span(start + i, start + i + 1) if as_long else Span(start, end)) for i, c in enumerate(replacement)
        ]
        at = end
    return made + [(below[i], Span(i, i + 1)) for i in range(at, len(below))]


def spans(length: int) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, length), st.integers(0, length))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


def test_a_hyphen_at_a_line_end_is_joined_and_found_again() -> None:
    below = "the Budapest Con-\nvention on Cybercrime"
    above, way_back = apply_edits(below, [Edit(16, 18, "")])
    assert above == "the Budapest Convention on Cybercrime"
    start = above.index("Convention")
    span = way_back.below(start, start + len("Convention"))
    assert below[slice(*span)] == "Con-\nvention"


@given(edited())
def test_every_character_leads_back_to_what_it_was_made_from(case: tuple[str, list[Edit]]) -> None:
    below, edits = case
    above, way_back = apply_edits(below, edits)
    expected = characters_with_sources(below, edits)
    assert above == "".join(character for character, _ in expected)
    assert [way_back.below(i, i + 1) for i in range(len(above))] == [span for _, span in expected]


@given(edited(), st.data())
def test_what_a_span_leads_back_to_is_made_into_the_span_again(
    case: tuple[str, list[Edit]], data: st.DataObject
) -> None:
    below, edits = case
    above, way_back = apply_edits(below, edits)
    start, end = data.draw(spans(len(above)))
    low, high = way_back.below(start, end)
    inside = [Edit(s - low, e - low, words) for s, e, words in edits if low <= s and e <= high]
    again, _ = apply_edits(below[low:high], inside)
    assert above[start:end] in again


@given(edited(), st.data())
def test_a_wider_span_leads_back_to_a_wider_range(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    below, edits = case
    above, way_back = apply_edits(below, edits)
    start, end = data.draw(spans(len(above)))
    low, high = way_back.below(start, end)
    assert 0 <= low <= high <= len(below)
    if start < end:
        for i in range(start, end):
            inner = way_back.below(i, i + 1)
            assert low <= inner.start
            assert inner.end <= high


@given(edited())
def test_an_empty_span_leads_back_to_a_point(case: tuple[str, list[Edit]]) -> None:
    above, way_back = apply_edits(*case)
    points = [way_back.below(i, i) for i in range(len(above) + 1)]
    assert all(point.start == point.end for point in points)
    assert points == sorted(points)


@given(edited())
def test_what_was_kept_is_found_from_below_too(case: tuple[str, list[Edit]]) -> None:
    below, edits = case
    _, way_back = apply_edits(below, edits)
    kept = [i for i in range(len(below)) if not any(start <= i < end for start, end, _ in edits)]
    for i in kept:
        above = way_back.above(i)
        assert way_back.below(above, above + 1) == (i, i + 1)


@given(edited())
def test_the_way_up_never_turns_back(case: tuple[str, list[Edit]]) -> None:
    below, edits = case
    above, way_back = apply_edits(below, edits)
    offsets = [way_back.above(i) for i in range(len(below) + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(above) for offset in offsets)


def test_nothing_left_has_one_empty_span() -> None:
    above, way_back = apply_edits("page 1", [Edit(0, 6, "")])
    assert above == ""
    assert way_back.below(0, 0) == (0, 0)
    assert way_back.above(3) == 0


@pytest.mark.parametrize("span", [(-1, 2), (2, 1), (0, 7), (7, 7)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    _, way_back = apply_edits("Article", [Edit(0, 1, "")])
    with pytest.raises(ValueError, match="outside a text of 6 characters"):
        way_back.below(*span)


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(2, 4, ""), Edit(3, 5, "")],
        [Edit(4, 5, ""), Edit(0, 1, "")],
        [Edit(5, 4, "")],
        [Edit(0, 8, "")],
        [Edit(-1, 1, "")],
    ],
    ids=["overlap", "unsorted", "turned round", "too long", "before the text"],
)
def test_wrong_edits_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps the edit before it or lies outside the text"):
        apply_edits("Article", edits)


def test_a_map_grows_with_its_edits_and_not_with_the_text() -> None:
    _, way_back = apply_edits("a" * 100_000, [Edit(i, i + 1, "") for i in range(0, 1000, 10)])
    assert isinstance(way_back, OffsetMap)
    assert len(way_back.starts) <= 2 * 100 + 1
