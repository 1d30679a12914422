"""Keys, links, the contents and the strip lead to a finding, and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.looking import address, chip, numbers, place_of_row, shown, until
from tracker.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tracker.model import Comparison


def test_keys(page: Page) -> None:
    """Single letters work: j and k step from change to change, / searches, ? helps, Escape leaves."""
    page.locator("#changes").scroll_into_view_if_needed()
    page.keyboard.press("j")
    first = page.evaluate("document.querySelector('tr.here').id")
    page.keyboard.press("j")
    second = page.evaluate("document.querySelector('tr.here').id")
    assert int(second[1:]) > int(first[1:])
    assert address(page).endswith(f"#{second}")
    assert page.evaluate("document.activeElement.id") == second
    page.keyboard.press("k")
    assert first == page.evaluate("document.querySelector('tr.here').id")
    page.keyboard.press("/")
    assert "q" == page.evaluate("document.activeElement.name")
    page.keyboard.type("j?")
    assert "j?" == page.get_by_role("searchbox").input_value()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()


def test_keys_step_through_what_a_filter_leaves(page: Page, seeds: Comparison) -> None:
    """With a filter on, the next change is the next one shown."""
    chip(page, "kind", "updated")
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    seen = []
    for _ in range(3):
        page.keyboard.press("j")
        seen.append(page.evaluate("document.querySelector('tr.here').id"))
    assert sorted(numbers(seeds, Kind.UPDATED), key=lambda row: int(row[1:]))[:3] == sorted(
        seen, key=lambda row: int(row[1:])
    )


def test_keys_can_be_turned_off(page: Page) -> None:
    """People who dictate switch single keys off; the page remembers it."""
    page.locator("#help").click()
    page.locator("#keyson").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert 0 == page.locator("tr.here").count()
    page.reload()
    assert not page.locator("#keyson").is_checked()


def test_a_stable_link_arrives(report: Path, open_page: Callable[..., Page], seeds: Comparison) -> None:
    """Opening a row's address shows the row below the bar, also within a folded run."""
    quiet = next(change for change in seeds.changes if change.kind is Kind.EDITORIAL and not change.flags)
    for number in (700, quiet.number):
        page = open_page(report, query=f"#c{number}")
        page.wait_for_timeout(200)
        top, bar = page.evaluate(
            f"[document.getElementById('c{number}').getBoundingClientRect().top,"
            " document.getElementById('bar').getBoundingClientRect().bottom]"
        )
        assert bar <= top + 1 < 900


def test_moved_findings_link_both_ways(page: Page, seeds: Comparison) -> None:
    """From where it stands to where it stood, and back."""
    moved = next(change for change in seeds.changes if "moved" in change.flags)
    page.evaluate(f"document.querySelector('#c{moved.number} small a').click()")
    assert address(page).endswith(f"#m{moved.number}")
    page.evaluate(f"document.querySelector('#m{moved.number} a').click()")
    assert address(page).endswith(f"#c{moved.number}")


def test_moved_findings_link_both_ways_under_a_filter(
    report: Path, open_page: Callable[..., Page], seeds: Comparison
) -> None:
    """The place where it stood is shown, though no other row of that chapter fits the filter."""
    page = open_page(report, query="?flag=moved")
    moved = [change.number for change in seeds.changes if "moved" in change.flags]
    for number in moved:
        page.evaluate(f"document.querySelector('#c{number} small a').click()")
        assert page.locator(f"#m{number}").is_visible()
        page.evaluate(f"document.querySelector('#m{number} a').click()")
        assert page.locator(f"#c{number}").is_visible()
    assert f"{len(moved)} of {len(seeds.changes):,} shown" == page.locator("#count").inner_text()


def test_the_contents_lead_to_a_chapter_without_hits(report: Path, open_page: Callable[..., Page]) -> None:
    """A link to what the filter hides takes the filter off; the back button puts it on again."""
    page = open_page(report, query="?q=torture&kind=removed")
    link = page.locator(".toc ol li.none > a").first
    chapter = page.locator(link.get_attribute("href") or "")
    assert not chapter.is_visible()
    link.click()
    chapter.wait_for(state="visible")
    until(page, "!location.search")
    top = page.evaluate(
        f"document.getElementById('{chapter.get_attribute('id')}').getBoundingClientRect().top"
    )
    assert 0 <= top < 300
    page.go_back()
    until(page, "location.search.includes('torture')")


@pytest.mark.parametrize("query", ["?kind=removed", ""])
def test_one_step_back_is_where_the_link_was_followed(
    report: Path, open_page: Callable[..., Page], query: str
) -> None:
    """A passage that the filter hides is shown without it; back, filter and place are as before."""
    page = open_page(report, query=query)
    link = page.locator("tr.removed:not([hidden]) .e a").nth(300)
    row = link.evaluate("a => a.closest('tr').id")
    link.scroll_into_view_if_needed()
    before, rows = place_of_row(page, row), shown(page)
    steps = page.evaluate("history.length")
    target = link.get_attribute("href") or ""
    link.click()
    page.locator(target).wait_for(state="visible")
    until(page, "!location.search")
    page.wait_for_timeout(400)
    assert 1 == page.evaluate("history.length") - steps
    assert page.locator(target).bounding_box() is not None
    page.go_back()
    until(page, f"location.search === '{query}'")
    assert before == pytest.approx(place_of_row(page, row), abs=3)
    assert rows == shown(page)
    page.go_forward()
    until(page, f"location.hash === '{target}' && !location.search")
    page.locator(target).wait_for(state="visible")
    until(page, f"Math.abs(document.querySelector('{target}').getBoundingClientRect().top) < innerHeight")


def test_the_contents_follow_the_reading(page: Page) -> None:
    """The chapter at the top of the window is marked in the contents column."""
    page.evaluate("document.querySelectorAll('.chapter')[20].scrollIntoView()")
    until(page, "document.querySelector('.toc [aria-current]')")
    page.wait_for_timeout(200)
    wanted = page.evaluate("document.querySelectorAll('.chapter')[20].id")
    assert f"#{wanted}" == page.locator(".toc [aria-current]").get_attribute("href")


def test_the_strip_leads_to_the_finding(page: Page) -> None:
    """A click on a tick goes to its change; the sections under it go to their chapters."""
    page.locator("#strip").click(position={"x": 400, "y": 20})
    until(page, "location.hash.startsWith('#c')")
    row = address(page).partition("#")[2]
    assert page.locator(f"#{row} td:nth-child(2) p").count() >= 1
    page.locator(".strip nav a.new").nth(2).click()
    assert re.search(r"#s\d+$", address(page))
