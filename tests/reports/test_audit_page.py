"""The page on an audit: its numbers are those of the store, and words of hostile documents stay words."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from clausecheck.audit.overview import Overview, overview
from clausecheck.audit.store import Store
from clausecheck.cli.main import app
from clausecheck.reports.audit_data import data_block
from clausecheck.reports.audit_view import view_of

HOSTILE = """\
AGREEMENT between the European Union and </script><script>alert(1)</script>

Article 1

Cooperation

1. The Parties shall implement the Convention on Cybercrime </script><script>alert(2)</script>
<!-- <img src=x onerror=alert(3)> in full.

2. The Parties shall cooperate in combating cybercrime.

Done at Brussels on 1 May 2019.
"""
PLAIN = """\
AGREEMENT between the European Union and Ruritania

Article 1

Cooperation

The Parties may exchange views on cybercrime.

Done at Brussels on 7 June {year}.
"""


class Page(HTMLParser):
    """Notes every tag with its attributes, and the words of each script."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script" and data.strip():
            self.scripts.append(data)


def run(*arguments: object) -> str:
    done = CliRunner().invoke(app, ["audit", *(str(one) for one in arguments)])
    assert done.exit_code in (0, 3), done.output
    return done.output


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three agreements, one of them a package and one of an impossible year, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("audit")
    (folder / "hostile.txt").write_text(HOSTILE, "utf-8")
    (folder / "early.txt").write_text(PLAIN.format(year=1995), "utf-8")
    (folder / "late.txt").write_text(PLAIN.format(year=2005), "utf-8")
    (folder / "era.txt").write_text(PLAIN.format(year=2530), "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    (folder / "deals.csv").write_text(
        "file,id,title,partner,region,package\n"
        'hostile.txt,<b>hostile</b>,"</script><script>alert(4)</script>","<i>Partner</i>",Asia,\n'
        "early.txt,,,Ruritania,Europe,the deal\nlate.txt,,,Ruritania,Europe,the deal\n"
        "era.txt,era,,,,\nbroken.pdf,broken,,,,\n",
        "utf-8",
    )
    run(
        folder / "deals.csv",
        "--store",
        folder / "audit.db",
        "-j",
        1,
        "--no-cache",
        "--no-config",
        "--pack",
        "cybercrime",
    )
    return folder / "audit.db"


@pytest.fixture(scope="module")
def found(store: Path) -> Overview:
    with Store.reading(store) as opened:
        return overview(opened)


@pytest.fixture(scope="module")
def html(store: Path) -> str:
    said = run("report", "--store", store, "-o", store.with_suffix(".html"))
    assert "3 agreements" in said
    return store.with_suffix(".html").read_text("utf-8")


def test_hostile_words_stay_words(html: str) -> None:
    page = Page()
    page.feed(html)
    assert [attributes.get("type") for tag, attributes in page.tags if tag == "script"] == ["application/json", None]
    assert not {tag for tag, _ in page.tags} & {"img", "iframe", "b", "i", "link", "object"}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "style"]
    policy = next(attributes["content"] for tag, attributes in page.tags if "http-equiv" in attributes) or ""
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    data = json.loads(page.scripts[0])
    assert "</script><script>alert(4)</script>" in {deal["title"] for deal in data["deals"]}
    assert any("<script>alert(2)</script>" in quote for quote in data["quotes"])
    assert not re.search(r"https?://", html.replace("http://www.w3.org/2000/svg", ""))


def test_the_script_makes_no_markup_of_words() -> None:
    script = (Path(__file__).parents[2] / "clausecheck" / "reports" / "templates" / "audit.js").read_text("utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|setAttribute\(\"(on|style|href)", script
    )


def test_the_numbers_are_those_of_the_store(store: Path, found: Overview) -> None:
    view, data = view_of(found), json.loads(data_block(found)[0])
    with Store.reading(store) as opened:
        verdicts = dict(opened.rows("SELECT verdict, count(*) FROM v_packages GROUP BY 1")[1])
        cells = {
            (agreement, rule): verdict
            for agreement, rule, verdict in opened.rows("SELECT agreement, rule, verdict FROM v_packages")[1]
        }
        findings = opened.rows("SELECT count(*) FROM v_findings")[1][0][0]
        misses = opened.rows("SELECT count(*) FROM v_near_misses")[1][0][0]
        quotes = {
            quote for (quote,) in opened.rows("SELECT quote FROM v_findings UNION SELECT quote FROM v_near_misses")[1]
        }
    assert {name: number for name, _, number in view.counts if number} == verdicts
    assert {
        (deal["name"], norm["rule"]): data["verdicts"][int(digit)][0]
        for deal in data["deals"]
        for norm, digit in zip(data["norms"], deal["cells"], strict=True)
    } == cells
    assert sum(len(kept) for deal in data["deals"] for _, kept in deal["clauses"].values()) == findings
    assert sum(len(kept) for deal in data["deals"] for _, kept in deal["misses"].values()) == misses
    assert set(data["quotes"]) == quotes
    assert sum(rung.total for rung in view.rungs) == sum(
        bool(cell and cell.clauses) for deal in found.deals for cell in deal.cells
    )
    for _, groups in view.groups:
        assert sum(group.size for group in groups) == len(found.deals)
        assert sum(tally.met for group in groups for tally in group.packs) == sum(
            verdicts.get(one, 0) for one in ("full", "partial", "weak")
        )


def test_rows_are_by_year_and_a_package_is_one(found: Overview) -> None:
    assert [(deal.label, deal.year, len(deal.documents)) for deal in found.deals] == [
        ("the deal", 1995, 2),
        ("<b>hostile</b>", 2019, 1),
        ("era", None, 1),
    ]


def test_the_trend_counts_what_names_the_convention(found: Overview) -> None:
    trend = view_of(found).trend
    assert trend is not None
    assert (trend.years, trend.naming, trend.total) == (((2019, 1, 1),), 1, 1)


def test_a_timeline_has_share_and_levels(found: Overview) -> None:
    one = next(one for one in view_of(found).timelines if one.norm.rule == "budapest-convention-reference")
    assert one.decades == (("1990s", 0, 1), ("2010s", 1, 1))
    assert one.chart is not None
    assert {name for name, path in one.chart.layers if path} == {"full", "rest"}
    assert (one.chart.first, one.chart.last) == (1995, 2019)


def test_what_could_not_be_read_is_told(found: Overview, html: str) -> None:
    assert [Path(one.path).name for one in found.failed] == ["broken.pdf"]
    assert "1 documents could not be read" not in html
    assert "broken.pdf" in html


def test_a_block_too_large_loses_words_and_says_so(found: Overview) -> None:
    whole, cut = data_block(found)
    assert cut == ""
    smaller, cut = data_block(found, room=len(whole.encode("utf-8")) - 1)
    assert "The store holds all" in cut
    smallest, cut = data_block(found, room=0)
    assert len(smallest) <= len(smaller) < len(whole)
    data = json.loads(smallest)
    assert [deal["cells"] for deal in data["deals"]] == [deal["cells"] for deal in json.loads(whole)["deals"]]
    assert set(data["quotes"]) == {"…"}


def test_the_same_store_gives_the_same_page(store: Path, html: str, tmp_path: Path) -> None:
    run("report", "--store", store, "-o", tmp_path / "again.html")
    assert (tmp_path / "again.html").read_text("utf-8") == html


def test_the_page_does_not_take_the_place_of_the_store(store: Path) -> None:
    done = CliRunner().invoke(app, ["audit", "report", "--store", str(store), "-o", str(store)])
    assert done.exit_code == 2
