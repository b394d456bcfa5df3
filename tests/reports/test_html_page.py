"""The page a minister opens from an e-mail: self-contained, and words of a hostile document stay words."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest
from samples import agreement_of

from clausecheck.agreement import Agreement
from clausecheck.errors import DamagedError
from clausecheck.matching import Judge
from clausecheck.reading.process import ReadingProcess
from clausecheck.reading.region import Region
from clausecheck.reports.html import HtmlWriter
from clausecheck.reports.writer import Run
from clausecheck.rulebook.rule import Rulebook
from clausecheck.structure import parse

DRAFT = """\
AGREEMENT between the European Union and <script>alert(1)</script>

Article 1

Cooperation

1. The Parties shall implement the Convention on Cybercrime, where appropriate. <img src=x onerror=alert(2)>

2. "javascript:alert(3)" The Parties shall cooperate in combating cybercrime </style><script>alert(4)</script>.
"""


class Tags(HTMLParser):
    """Notes every tag with its attributes, and all text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(run: Run, judge: Judge, *agreements: Agreement) -> str:
    """The whole page on some agreements."""
    out = io.StringIO()
    writer = HtmlWriter(out, run)
    for agreement in agreements:
        writer.report(judge.judge(agreement))
    writer.failure(DamagedError("broken.pdf", "the PDF is <b>damaged</b>", "Save it anew."))
    writer.close()
    return out.getvalue()


@pytest.fixture(scope="module")
def hostile(small_judge: Judge, small: Rulebook) -> str:
    return page(Run(small, version="1.2"), small_judge, agreement_of(DRAFT))


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    return tags


def test_words_of_the_document_are_never_markup(hostile: str) -> None:
    tags = parsed(hostile)
    assert [tag for tag, _ in tags.tags].count("script") == 1
    assert not [attrs for _, attrs in tags.tags if any(name.startswith("on") or name == "style" for name in attrs)]
    assert "img" not in [tag for tag, _ in tags.tags]
    assert "alert(1)" in "".join(tags.words)
    assert "<b>damaged</b>" in "".join(tags.words)


def test_nothing_is_asked_of_any_network(hostile: str) -> None:
    for tag, attrs in parsed(hostile).tags:
        for name in ("src", "href", "action", "data", "poster", "srcset", "formaction", "xlink:href"):
            assert (attrs.get(name) or "#").startswith(("#", "data:image/png;")), (tag, attrs)
    assert "url(" not in hostile
    assert "@import" not in hostile


def test_the_policy_allows_the_one_style_and_the_one_script_and_nothing_else(hostile: str) -> None:
    policy = next(attrs["content"] or "" for _, attrs in parsed(hostile).tags if "http-equiv" in attrs)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", hostile, re.S)
        assert content is not None
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_deciding_words_are_marked_and_what_is_missing_is_suggested(hostile: str) -> None:
    flat = " ".join(hostile.split())
    assert '<mark class="verb">shall implement</mark>' in flat
    assert '<mark class="hedge">where appropriate</mark>' in flat
    assert 'class="here" aria-current="step"' in flat
    assert "A clause that would say it" in flat


def test_every_id_is_given_once_and_every_reference_leads_somewhere(
    small_judge: Judge, small: Rulebook, corpus: Path
) -> None:
    tags = parsed(page(Run(small), small_judge, agreement_of(DRAFT), agreement_of("Article 1\n\nNothing."))).tags
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    asked = [attrs.get("aria-labelledby") or attrs.get("data-copies") for _, attrs in tags]
    asked += [(attrs.get("href") or "")[1:] for tag, attrs in tags if tag == "a"]
    assert {one for one in asked if one} <= set(ids)


def test_the_words_are_shown_on_their_page(shipped: Rulebook, corpus: Path) -> None:
    with ReadingProcess() as reader:
        agreement = parse(*reader.read(corpus / "eu-australia-framework-agreement-2017.pdf"))

        def pictures(asked: Agreement, regions: Sequence[Region]) -> Sequence[bytes]:
            assert asked is agreement
            return reader.pictures(agreement.source.path, regions)

        html = page(Run(shipped, pictures=pictures), Judge(shipped), agreement)
    drawn = re.findall(r'<image href="data:image/png;base64,([^"]+)"', html)
    assert len(drawn) > 10
    assert all(base64.b64decode(one).startswith(b"\x89PNG") for one in drawn)
    assert 'aria-label="Page 19 with the words highlighted"' in html


def test_the_same_reports_give_the_same_page(hostile: str, small_judge: Judge, small: Rulebook) -> None:
    assert page(Run(small, version="1.2"), small_judge, agreement_of(DRAFT)) == hostile
