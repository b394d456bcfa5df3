"""Pages on which two engines read different letters say so."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest
from handmade import Line, page_of, pdf

from clausecheck.agreement import Page, Text, Trust
from clausecheck.reading import read, second_opinion

WORDS = [f"The Parties shall cooperate on the prevention of cybercrime in matter {n}" for n in range(9)]
LONG = [page_of(*WORDS)] * 160


def trusts(text: Text) -> list[Trust]:
    return [page.trust for page in text.layout.pages]


def test_engines_that_agree_leave_the_pages_digital() -> None:
    text = read("draft.pdf", data=pdf(*LONG))[1]
    assert set(trusts(text)) == {Trust.DIGITAL}


def test_the_second_engine_names_every_character() -> None:
    document = pypdfium2.PdfDocument(pdf([Line(72, 700, "Article 5 (a)")]))
    assert "".join(name or "?" for name in second_opinion._second_engine(document, 1)) == "Article 5 (a)"  # noqa: SLF001


@pytest.mark.parametrize(
    ("names", "trust"),
    [
        (["x"] * 500, Trust.DISAGREE),
        ([None] * 500, Trust.DIGITAL),
        (["x"] * 20, Trust.DIGITAL),
    ],
)
def test_a_sampled_page_is_graded_by_what_the_second_engine_says(
    names: list[str | None], trust: Trust, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_opinion, "_second_engine", lambda *_: iter(names))
    pages = read("draft.pdf", data=pdf(*LONG))[1].layout.pages
    assert pages[second_opinion.spread(160, 1)[0] - 1].trust is trust
    # One page that disagrees has more of the others looked at.
    assert sum(page.trust is Trust.DISAGREE for page in pages) == (13 if trust is Trust.DISAGREE else 0)
    assert all(("engines differ" in page.reason) == (page.trust is Trust.DISAGREE) for page in pages)


def test_a_second_engine_that_fails_has_no_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Iterator[str]:
        raise RecursionError

    monkeypatch.setattr(second_opinion, "_second_engine", fails)
    assert Trust.DISAGREE not in trusts(read("draft.pdf", data=pdf(*LONG))[1])


def test_short_documents_are_not_sampled_but_doubtful_pages_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def asks(_: object, number: int) -> Iterator[str]:
        asked.append(number)
        yield from "x" * 500

    monkeypatch.setattr(second_opinion, "_second_engine", asks)
    document = pypdfium2.PdfDocument(pdf(page_of(*WORDS), page_of(*WORDS)))
    pages = [Page(1, 595, 842), Page(2, 595, 842)]
    assert second_opinion.checked(document, pages, []) == pages
    assert [page.trust for page in second_opinion.checked(document, pages, [2])] == [Trust.DIGITAL, Trust.DISAGREE]
    assert asked == [2]
