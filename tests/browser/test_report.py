"""The change report as people use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.looking import chip, stand_still, until
from tracker.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tracker.model import Comparison


def test_folded_runs_open(page: Page) -> None:
    """A run of unchanged findings is closed until asked for; its link opens it."""
    run = page.locator("tr.run > td > details").first
    assert run.get_attribute("open") is None
    inside = run.locator("tr[id^=c]").first
    row = inside.get_attribute("id")
    run.locator("summary").first.click()
    assert inside.is_visible()
    page.reload()
    page.evaluate(f"location.hash = '{row}'")
    page.locator(f"#{row}").wait_for(state="visible")


def test_on_a_phone(report: Path, open_page: Callable[..., Page]) -> None:
    """One column, nothing wider than the screen, filters within reach, each passage under its edition."""
    page = open_page(report, width=390, height=844, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator(".toc li").first.is_visible()
    page.locator(".toc summary").click()
    assert page.locator(".toc li").first.is_visible()
    for part in ("method", "tables"):
        page.evaluate(f"document.querySelector('.toc a[href=\"#{part}\"]').click()")
        until(page, f"Math.abs(document.getElementById('{part}').getBoundingClientRect().top - 100) < 80")
        page.keyboard.press("Home")
    stand_still(page)
    page.locator("#morebutton").click()
    assert page.evaluate("document.getElementById('bar').offsetHeight") < 844 / 2, "hides what it filters"
    chip(page, "kind", "updated")
    page.evaluate("[...document.querySelectorAll('tr.updated')].at(-1).scrollIntoView()")
    page.locator("select[name=in]").select_option("s3")
    until(
        page, "Math.abs(document.querySelector('.chapter:not([hidden])').getBoundingClientRect().top) < 844"
    )
    page.locator("select[name=in]").select_option(index=0)
    row = page.locator("tr.updated").first
    old, new = row.locator("td").nth(1).bounding_box(), row.locator("td").nth(2).bounding_box()
    assert old is not None
    assert new is not None
    assert old["y"] + old["height"] <= new["y"]
    assert old["x"] == new["x"]
    assert '"2020"' == row.locator("td").nth(1).evaluate("e => getComputedStyle(e, '::before').content")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_one_column_by_choice(page: Page) -> None:
    """The button puts both texts one below the other, and back."""
    row = page.locator("tr.updated").first
    page.locator("#one").click()
    boxes = [row.locator("td").nth(n).bounding_box() for n in (1, 2)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] < boxes[1]["y"]
    page.locator("#one").click()
    boxes = [row.locator("td").nth(n).bounding_box() for n in (1, 2)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] == boxes[1]["y"]


def test_without_script(report: Path, open_page: Callable[..., Page], seeds: Comparison) -> None:
    """All texts, links and folds work; no control is shown that would do nothing."""
    page = open_page(report, java_script_enabled=False)
    assert not page.locator("#bar").is_visible()
    assert 0 == page.locator("td button").count()
    change = next(change for change in seeds.changes if change.kind is Kind.UPDATED)
    assert page.locator(f"#c{change.number}").is_visible()
    run = page.locator("tr.run > td > details").first
    run.locator("summary").first.click()
    assert run.locator("tr[id^=c]").first.is_visible()


def test_every_passage_is_on_the_page(page: Page, seeds: Comparison) -> None:
    """What the browser made of the file has every row, in the order of the file."""
    rows: dict[str, list[str]] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('tr[id^=c]')].map(r => "
        "[r.id, [...r.querySelectorAll(':scope > td > p:not([class])')].map(p => p.textContent)]))"
    )
    for change in seeds.changes:
        assert [finding.text for finding in (*change.old, *change.new)] == rows[f"c{change.number}"]
