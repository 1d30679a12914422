"""axe-core finds nothing, and everything works by keyboard."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

STEPS = 60
"""Presses of Tab within which all of the bar is reached from the search box."""


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_no_violation(
    open_page: Callable[..., Page], small_report: Path, scheme: str, width: int
) -> None:
    """On the page as it opens, with a search and all folds open, and with the help before it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(small_report, width=width, color_scheme=scheme)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    results = [axe.run(page, options=rules)]
    page.locator("#morebutton").click()
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.locator("#changes").scroll_into_view_if_needed()
    page.get_by_role("searchbox").fill("the")
    page.wait_for_timeout(300)
    results.append(axe.run(page, options=rules))
    page.locator("#help").click()
    results.append(axe.run(page, options=rules))
    found = [
        (violation["id"], [node["html"][:120] for node in violation["nodes"][:3]])
        for result in results
        for violation in result.response["violations"]
    ]
    assert found == []


def test_the_bar_is_reached_by_keyboard(page: Page) -> None:
    """Tab goes through search, buttons, filters; Space ticks; focus can be seen."""
    page.get_by_role("searchbox").focus()
    reached = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "[document.activeElement.id || document.activeElement.value, document.activeElement.tagName]"
        )
        reached.append(focused[0])
        if focused[0] == "removed":
            page.keyboard.press("Space")
            break
    assert {"morebutton", "one", "help", "removed"} <= set(reached)
    assert page.evaluate("location.search") == "?kind=removed"
    outline = page.evaluate("getComputedStyle(document.activeElement.closest('label')).outlineStyle")
    assert outline == "solid"


def test_the_first_tab_skips_to_the_changes(page: Page) -> None:
    """A link past head and contents comes first, and is seen when it has the focus."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#changes"
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]


def test_headings_make_an_outline(page: Page) -> None:
    """One h1, and no level is skipped."""
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_colour_is_never_alone(page: Page) -> None:
    """Each verdict has a sign and words, each mark a line through or under it."""
    signs = page.evaluate(
        "[...document.querySelectorAll('tr[id^=c] > td:first-child > b')].map(b => b.textContent[0])"
    )
    assert set(signs) <= set("−+Δ≠≈=")
    assert "line-through" in page.locator("del").first.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert "underline" in page.locator("ins").first.evaluate("e => getComputedStyle(e).textDecorationLine")
