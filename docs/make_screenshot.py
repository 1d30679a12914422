"""Make docs/report.png, the picture in the README: `python docs/make_screenshot.py`.

Compares the two editions that come with the project, opens the page in Chromium and takes the window as it
is. Needs the packages of the group `dev` and Chromium.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from tracker.cli import run

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "report.png"
CHAPTER = "Freedom of Peaceful Assembly"
"""A section with nearly every sort of row in one window, and with signals, flags and nearest passages."""
WINDOW: ViewportSize = {"width": 1280, "height": 800}
"""The least width that has room for all the page's columns; drawn at twice the dots, for fine screens."""
FLAGS = ("--no-sandbox", "--disable-gpu")


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        page_file = Path(name) / "report.html"
        run(["--workspace", str(ROOT), "diff", "2020", "2023", "--output", str(page_file)])
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport=WINDOW, device_scale_factor=2, color_scheme="light")
        page.goto(page_file.as_uri())
        page.get_by_role("heading", name=CHAPTER).scroll_into_view_if_needed()
        page.get_by_role("heading", name=CHAPTER).evaluate("heading => heading.scrollIntoView()")
        page.wait_for_timeout(500)
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
