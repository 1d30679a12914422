"""What a test sees of a report in a browser, and does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tracker.model import Comparison, Kind


VISIBLE = "[...document.querySelectorAll('tr[id^=c]')].filter(r => !r.hidden)"


def shown(page: Page) -> list[str]:
    """Give the ids of the rows that the filter leaves."""
    found: list[str] = page.evaluate(f"{VISIBLE}.map(r => r.id)")
    return found


def address(page: Page) -> str:
    """Give the page's address as the page knows it; the driver hears of changes later."""
    href: str = page.evaluate("location.href")
    return href


def numbers(comparison: Comparison, *kinds: Kind) -> set[str]:
    """Give the ids of the rows of some kinds."""
    return {f"c{change.number}" for change in comparison.changes if change.kind in kinds}


def chip(page: Page, name: str, value: str) -> None:
    """Tick a filter, as a click on its label does."""
    page.locator(f"label:has(input[name={name}][value={value}])").click()


def until(page: Page, holds: str) -> None:
    """Wait until an expression holds; the page's own policy forbids what Playwright would wait with."""
    for _ in range(200):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {holds}")


def stand_still(page: Page) -> None:
    """Wait until nothing scrolls: a button that moves between press and release is not clicked."""
    page.evaluate("""() => new Promise(done => {
        let last = -1, still = 0;
        const look = () => {
            still = scrollY === last ? still + 1 : 0;
            last = scrollY;
            still > 20 ? done() : requestAnimationFrame(look);
        };
        look();
    })""")


def place_of_row(page: Page, row: str) -> float:
    """Give how far below the window's top a row stands, once nothing moves."""
    page.wait_for_timeout(400)
    top: float = page.evaluate(f"document.getElementById('{row}').getBoundingClientRect().top")
    return top
