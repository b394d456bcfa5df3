"""The page on an audit in a real browser: the map, its filters, the clause behind a cell."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from clausecheck.cli.main import app

STILL = {"name": "prefers-reduced-motion", "value": "reduce"}
AUSTRALIA, MONGOLIA = (
    "eu-australia-framework-agreement-2017.txt",
    "eu-mongolia-partnership-and-cooperation-agreement-2013.txt",
)
HOSTILE = """\
AGREEMENT between the European Union and </script><script>document.title = "broken"</script>

Article 1

1. The Parties shall implement the Convention on Cybercrime. <img src=x onerror='document.title = "broken"'>
"""


@pytest.fixture(scope="module")
def page(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit")
    for name in (AUSTRALIA, MONGOLIA):
        shutil.copy(corpus / name, folder / name)
    (folder / "hostile.txt").write_text(HOSTILE, "utf-8")
    (folder / "deals.csv").write_text(
        f"file,id,partner,region\n{AUSTRALIA},australia,Australia,Oceania\n{MONGOLIA},mongolia,Mongolia,Asia\n"
        "hostile.txt,<img src=x onerror=alert(1)>,,\n",
        "utf-8",
    )
    store = folder / "audit.db"
    rules = ("--no-config", "--pack", "cybercrime", "--pack", "values")
    for arguments in (
        ("audit", str(folder / "deals.csv"), "--store", str(store), "-j", "1", "--no-cache", *rules),
        ("audit", "report", "--store", str(store), "-o", str(folder / "audit.html")),
    ):
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 0, done.output
    return folder / "audit.html"


def opened(browser: Any, page: Path, fragment: str = "") -> Any:
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get(page.as_uri() + fragment)
    return browser


def one(browser: Any, selector: str) -> Any:
    return browser.find_element("css selector", selector)


def rows(browser: Any) -> list[str]:
    """The agreements shown, each with its year."""
    found: list[str] = browser.execute_script(
        "return [...document.querySelectorAll('.map tbody tr')].map(one => [...one.querySelectorAll('.deal span')]"
        ".map(part => part.textContent).join(' '))"
    )
    return found


def cells(browser: Any) -> list[str]:
    """The verdicts shown, each with its norm."""
    found: list[str] = browser.execute_script(
        "return [...document.querySelectorAll('.cell')].map(one => one.getAttribute('aria-label'))"
    )
    return found


def budapest(browser: Any) -> Any:
    return one(browser, "[aria-label='Reference to the Budapest Convention: full']")


def test_a_click_on_a_cell_shows_the_clause(browser: Any, page: Path) -> None:
    opened(browser, page)
    assert rows(browser) == ["2013 mongolia", "2017 australia", "– <img src=x onerror=alert(1)>"]
    budapest(browser).click()
    panel = one(browser, ".panel").text
    for words in (
        *("Reference to the Budapest Convention", "australia", "2017-08-07", "full", "Article 36(3)", AUSTRALIA),
        "The Parties shall promote the Budapest Convention on Cybercrime as the global standard",
    ):
        assert words in panel
    address = browser.execute_script("return location.hash")
    one(browser, ".panel .close").click()
    assert not one(browser, ".panel").is_displayed()
    opened(browser, page, address)
    assert "Article 36(3)" in one(browser, ".panel").text


def test_a_norm_shows_all_its_clauses(browser: Any, page: Path) -> None:
    opened(browser, page)
    one(browser, ".norm[title='Reference to the Budapest Convention']").click()
    panel = one(browser, ".panel").text
    assert "The best clause of each of 2 agreements shown" in panel
    assert "Article 36(3)" in panel


def test_the_keys_move_open_and_close(browser: Any, page: Path) -> None:
    opened(browser, page)
    first = one(browser, ".cell[tabindex='0']")
    browser.execute_script("arguments[0].focus()", first)
    first.send_keys("\ue015")  # down
    second = browser.switch_to.active_element
    assert second.get_attribute("data-row") == "1"
    second.send_keys("\ue014")  # right
    third = browser.switch_to.active_element
    assert third.get_attribute("data-column") == "1"
    assert len(browser.find_elements("css selector", ".cell[tabindex='0']")) == 1
    third.send_keys("\ue007")
    assert "australia" in one(browser, ".panel").text
    browser.switch_to.active_element.send_keys("\ue00c")
    assert not one(browser, ".panel").is_displayed()
    assert browser.switch_to.active_element == third


def test_the_filters_narrow_the_map(browser: Any, page: Path) -> None:
    opened(browser, page)
    everything = cells(browser)
    count = one(browser, ".count")
    assert count.text.startswith("3 of 3 agreements")
    one(browser, ".filter.full").click()
    assert cells(browser)
    assert all(cell.endswith(": full") for cell in cells(browser))
    one(browser, ".reset").click()
    assert cells(browser) == everything
    for name, value, left in (
        ("partner", "Mongolia", ["2013 mongolia"]),
        ("region", "Oceania", ["2017 australia"]),
        ("from", "2014", ["2017 australia"]),
        ("to", "2016", ["2013 mongolia"]),
        ("search", "global standard 36(3)", ["2017 australia"]),
        ("search", "mongolia", ["2013 mongolia"]),
        ("search", "unheard-of", []),
    ):
        one(browser, f".controls .{name}").send_keys(value)
        assert rows(browser) == left, name
        one(browser, ".reset").click()
    one(browser, ".controls .pack").send_keys("values")
    assert 0 < len(cells(browser)) < len(everything)
    assert one(browser, ".timelines[data-pack='values']").is_displayed()
    assert not one(browser, ".timelines[data-pack='cybercrime']").is_displayed()


def test_a_hostile_document_does_nothing(browser: Any, page: Path) -> None:
    opened(browser, page)
    cell = budapest(browser)
    row = one(browser, ".map tbody tr:last-child")
    hostile = row.find_element("css selector", f".cell[data-column='{cell.get_attribute('data-column')}']")
    hostile.click()
    assert "onerror='document.title" in one(browser, ".panel").text
    assert browser.title == "Audit of agreements · clausecheck"
    assert browser.execute_script("return document.querySelectorAll('img, iframe').length") == 0
    assert not [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_axe_finds_nothing(browser: Any, page: Path, scheme: str, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature, STILL]})
    opened(browser, page)
    axe = next(Path(str(files("selenium_axe_python"))).rglob("axe.min.js")).read_text("utf-8")
    # By the debugger: the page's own policy lets no other script in.
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    for panel in (False, True):
        if panel:
            browser.execute_script("arguments[0].click()", budapest(browser))
        found = browser.execute_async_script("const done = arguments[0]; axe.run().then(done)")
        assert len(found["passes"]) > 20
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
