"""Take the pictures of the HTML report that README and manual show.

    python docs/screenshots.py

Needs Chromium, its driver and the dependency group `browser`. Writes docs/images/*.png.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from selenium import webdriver

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
AGREEMENT = "corpus/eu-australia-framework-agreement-2017.pdf"
ANCHOR = "#agreement-1-budapest-accession-commitment"


def main() -> None:
    """Write the report and take a picture of it as a whole, of a verdict, on a telephone, and in the dark."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        command = [
            sys.executable,
            "-m",
            "clausecheck",
            "check",
            AGREEMENT,
            "--pack",
            "cybercrime",
            "--no-config",
            "--brief",
        ]
        subprocess.run([*command, "-o", f"html={page}"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        for name, width, height, scheme, fragment in (
            ("report", 1280, 860, "light", ""),
            ("verdict", 1280, 1000, "light", ANCHOR),
            ("verdict-dark", 1280, 1000, "dark", ANCHOR),
            ("report-narrow", 400, 800, "light", ""),
        ):
            picture(page.as_uri() + fragment, IMAGES / f"{name}.png", width, height, scheme)


def picture(address: str, path: Path, width: int, height: int, scheme: str) -> None:
    """Take one picture."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--disable-background-networking",
    ):
        options.add_argument(argument)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.get(address)
        browser.save_screenshot(str(path))
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
