"""Reports for the tests of the formats: a draft that has a bit of everything, and real agreements."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from clausecheck.agreement import Source
from clausecheck.errors import DocumentError
from clausecheck.matching import Judge, Report
from clausecheck.matching.waiving import waived
from clausecheck.reading import read
from clausecheck.reports.formats import format_named
from clausecheck.reports.writer import Run
from clausecheck.rulebook.rule import Rulebook
from clausecheck.rulebook.waivers import Waiver
from clausecheck.structure import parse

DRAFT = """\
# Agreement between the European Union and Georgia

## Article 1

### Fight against cybercrime

1. The Parties shall, **where appropriate**, implement the [Convention on Cybercrime](https://example.org/ets185)
   at all levels.

2. The Parties may cooperate in preventing and combating
   cybercrime; the Charter of Paris for a New Europe applies.

## Article 2

The Parties shall deny that human rights are anything to them.
"""
"""A draft in Markdown as it stands in a repository; its lines are counted in the tests."""

Written = Callable[..., str]


@pytest.fixture(scope="session")
def markdown_draft() -> str:
    """The words of the draft."""
    return DRAFT


@pytest.fixture
def draft_report(small_judge: Judge, tmp_path: Path) -> Report:
    """The small rulebook's report on the draft."""
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8", newline="\r\n")
    source, text = read(tmp_path / "draft.md")
    return small_judge.judge(parse(Source("texts/draft.md", source.sha256, source.media_type), text))


@pytest.fixture
def waived_report(draft_report: Report) -> Report:
    """The same with one verdict waived, one waiver that has expired, and one for another article."""
    waivers = [
        Waiver(
            "works-together",
            "texts/*.md",
            "The partner's parliament decides first.",
            "J. Petrova",
            datetime.date(2030, 1, 31),
            file="waivers.yaml",
            line=7,
        ),
        Waiver(
            "names-paris", "texts/*.md", "Old.", "A. Other", datetime.date(2028, 1, 1), file="waivers.yaml", line=13
        ),
        Waiver(
            "names-budapest",
            "texts/*.md",
            "Elsewhere.",
            "A. Other",
            datetime.date(2030, 1, 1),
            citation="Article 9",
            file="waivers.yaml",
            line=19,
        ),
    ]
    return waived(draft_report, waivers, "texts/draft.md", datetime.date(2029, 1, 1))


@pytest.fixture
def written(small: Rulebook) -> Written:
    """What a format writes of some reports and failures."""

    def write(name: str, *documents: Report | DocumentError, run: Run | None = None) -> str:
        stream = io.StringIO()
        writer = format_named(name).open(stream, run or Run(small, version="0.1.0"))
        for document in documents:
            if isinstance(document, DocumentError):
                writer.failure(document)
            else:
                writer.report(document)
        writer.close()
        return stream.getvalue()

    return write


@pytest.fixture(scope="session")
def real_reports(corpus: Path, shipped: Rulebook) -> tuple[Report, ...]:
    """The shipped rules' reports on real agreements: a PDF, a text, one signed before most instruments."""
    judge = Judge(shipped)
    files = (
        "eu-australia-framework-agreement-2017.pdf",
        "eu-georgia-association-agreement-2014.txt",
        "eu-mercosur-interregional-framework-agreement-1995.txt",
    )
    return tuple(judge.judge(parse(*read(corpus / file))) for file in files)
