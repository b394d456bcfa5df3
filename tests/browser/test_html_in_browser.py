"""The HTML report in a real browser: what it needs is in conftest.py."""

from __future__ import annotations

import base64
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from clausecheck.cli.main import app

STILL = {"name": "prefers-reduced-motion", "value": "reduce"}

HOSTILE = """\
AGREEMENT between the European Union and <script>document.title = "broken"</script>

Article 1

Cooperation

1. The Parties shall implement the Convention on Cybercrime. <img src=x onerror='document.title = "broken"'>

2. <a href="javascript:document.title='broken'">The Parties shall cooperate in combating cybercrime.</a> </script>

</style></details></main><iframe srcdoc="<script>parent.document.title = 'broken'</script>"></iframe>
"""


@pytest.fixture(scope="module")
def australia(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_on(corpus / "eu-australia-framework-agreement-2017.pdf", tmp_path_factory.mktemp("html"))


def report_on(agreement: Path, folder: Path) -> Path:
    """The report that `check` writes on an agreement."""
    page = folder / f"{agreement.stem}.html"
    done = CliRunner().invoke(
        app, ["check", "--no-config", "--pack", "cybercrime", str(agreement), "-f", "jsonl", "-o", f"html={page}"]
    )
    assert done.exit_code == 0, done.output
    return page


def opened(browser: Any, page: Path, fragment: str = "") -> Any:
    browser.get("about:blank")
    browser.get(page.as_uri() + fragment)
    return browser


def shown(browser: Any) -> list[str]:
    """The ids of the results that can be seen."""
    found: list[str] = browser.execute_script(
        "return [...document.querySelectorAll('.result')].filter(one => one.offsetParent).map(one => one.id)"
    )
    return found


def test_a_hostile_document_does_nothing(browser: Any, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(HOSTILE, "utf-8")
    opened(browser, report_on(draft, tmp_path))
    assert browser.title == "Norm commitments · clausecheck"
    assert browser.execute_script("return document.querySelectorAll('script, iframe, img, a[href^=j]').length") == 1
    assert "document.title" in browser.execute_script("return document.body.textContent")
    assert not [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]


def test_nothing_is_fetched(browser: Any, australia: Path) -> None:
    browser.get_log("performance")
    opened(browser, australia)
    log = [line["message"] for line in browser.get_log("performance")]
    asked = [one for one in log if "Network.requestWillBeSent" in one]
    assert any('"url":"file:' in one for one in asked)
    fetched = [one for one in asked if not any(own in one for own in ('"url":"file:', '"url":"data:', "about:blank"))]
    assert not fetched


def test_a_script_that_is_not_ours_is_stopped_by_the_policy(browser: Any, australia: Path) -> None:
    opened(browser, australia)
    browser.execute_script(
        "const one = document.createElement('script'); one.textContent = 'document.title = 1';document.body.append(one)"
    )
    assert browser.title == "Norm commitments · clausecheck"


def test_filters_and_search_narrow_what_is_shown(browser: Any, australia: Path) -> None:
    opened(browser, australia)
    everything = shown(browser)
    browser.find_element("css selector", ".filter.full").click()
    full = shown(browser)
    assert 0 < len(full) < len(everything)
    assert browser.find_element("css selector", ".count").text == f"{len(full)} of {len(everything)} verdicts"
    browser.find_element("css selector", ".search").send_keys("global standard 36(3)")
    assert "agreement-1-budapest-convention-reference" in shown(browser)
    assert len(shown(browser)) < len(full)
    browser.find_element("css selector", ".search").send_keys(" unheard-of")
    assert not shown(browser)
    assert browser.find_element("css selector", ".nothing").is_displayed()
    browser.find_element("css selector", ".reset").click()
    assert shown(browser) == everything


def test_a_verdict_opens_with_the_keyboard_and_by_its_address(browser: Any, australia: Path) -> None:
    opened(browser, australia, "#agreement-1-budapest-convention-reference")
    one = browser.find_element("id", "agreement-1-budapest-convention-reference")
    assert one.get_attribute("open")
    assert "as the global standard" in one.text
    summary = one.find_element("css selector", "summary")
    browser.execute_script("arguments[0].focus()", summary)
    summary.send_keys("\ue007")
    assert not one.get_attribute("open")
    browser.find_element("css selector", "body").send_keys("/")
    assert browser.switch_to.active_element.get_attribute("type") == "search"


def test_the_suggested_clause_is_copied(browser: Any, australia: Path) -> None:
    opened(browser, australia, "#agreement-1-budapest-accession-commitment")
    button = browser.find_element("css selector", "#agreement-1-budapest-accession-commitment .copy")
    button.click()
    assert (
        browser.execute_async_script(
            "const done = arguments[0]; setTimeout(() => done(document.querySelector"
            "('#agreement-1-budapest-accession-commitment .copy').textContent), 300)"
        )
        == "Copied"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_axe_finds_nothing(browser: Any, australia: Path, scheme: str, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature, STILL]})
    opened(browser, australia)
    browser.find_element("css selector", ".toggle").click()
    axe = next(Path(str(files("selenium_axe_python"))).rglob("axe.min.js")).read_text("utf-8")
    # By the debugger: the page's own policy lets no other script in.
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    found = browser.execute_async_script("const done = arguments[0]; axe.run().then(done)")
    assert len(found["passes"]) > 20
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_it_prints_every_finding_on_a4(browser: Any, australia: Path, tmp_path: Path) -> None:
    import pypdfium2

    opened(browser, australia)
    printed = base64.b64decode(browser.print_page())
    document = pypdfium2.PdfDocument(printed)
    pages = [page.get_textpage().get_text_range() for page in document]
    assert "as the global standard against cybercrime" in " ".join(" ".join(pages).split())
    assert not any("Open all" in page for page in pages)
