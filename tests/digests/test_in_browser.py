"""The mail's HTML in Chromium, on a phone and on a desk: it fits, it loads nothing, it is accessible."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.digests.telling import digest_of, told
from tracker.digests.rendering import render_html
from tracker.digests.sides import Room
from tracker.digests.words import Words

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tracker.model import Comparison

SCREENSHOTS = os.environ.get("TRACKER_SCREENSHOTS")
"""A folder; where it is set, screenshots are left there to be looked at."""

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("width", [320, 700])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_it_fits_and_loads_nothing(
    width: int, language: str, browser: Browser, comparison: Comparison
) -> None:
    """Nothing is wider than the screen, nothing is asked for, and no text is cut off."""
    words = Words(language)
    html = render_html(digest_of(told(comparison, Room(4, 2, 40)), language=language), words)
    page = browser.new_page(viewport={"width": width, "height": 1200})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(html)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cut = page.evaluate(
        "[...document.querySelectorAll('td, p, h1, h2, h3')]"
        ".filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)"
        ".map(e => e.textContent.slice(0, 60))"
    )
    assert cut == []
    assert asked == []
    if SCREENSHOTS:
        page.screenshot(path=str(Path(SCREENSHOTS) / f"digest-{language}-{width}.png"), full_page=True)
    page.close()


def test_it_is_accessible(browser: Browser, comparison: Comparison) -> None:
    """axe-core finds no violation: layout tables are marked as such, contrast suffices."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe-playwright-python"
    ).Axe()
    page = browser.new_page(viewport={"width": 700, "height": 1200})
    page.set_content(render_html(digest_of(told(comparison, Room(4, 2, 40))), Words()))
    found = axe.run(page).response["violations"]
    # `region`: mail programs have landmarks of their own; a mail has none.
    assert [each["id"] for each in found if each["id"] not in {"region", "landmark-one-main"}] == []
    page.close()
