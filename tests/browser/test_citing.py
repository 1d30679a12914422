"""Citations that the page copies: of a passage, and of a change with its verdict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.rendering.citing import cite
from tracker.model import Kind
from tracker.rendering.citation import Style
from tracker.rendering.context.head import edition_head
from tracker.rendering.context.rows import place_of
from tracker.rendering.html import render_html
from tracker.rendering.verdicts import ABSENCE, signal_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tracker.model import Comparison


@pytest.mark.parametrize("style", Style)
def test_copying_a_citation(
    open_page: Callable[..., Page], report: Path, seeds: Comparison, style: Style
) -> None:
    """The button copies what the exports would write, in the style that was chosen."""
    page = open_page(report, permissions=["clipboard-read", "clipboard-write"])
    page.locator("#morebutton").click()
    page.locator("#style").select_option(style)
    change = next(change for change in seeds.changes if change.kind is Kind.UPDATED)
    apart = next(c for c in seeds.changes if len({finding.section for finding in c.old}) > 1)
    for number, column, edition, finding, nth in (
        (change.number, 2, seeds.old, change.old[0], 0),
        (change.number, 3, seeds.new, change.new[0], 0),
        (apart.number, 2, seeds.old, apart.old[-1], len(apart.old) - 1),
    ):
        row = page.locator(f"#c{number}")
        row.scroll_into_view_if_needed()
        row.locator(f"td:nth-child({column}) button").nth(nth).click()
        page.locator("#said").get_by_text("Citation copied").wait_for()
        expected = cite(edition_head(edition), place_of(edition, finding), finding.text, style=style)
        assert expected == page.evaluate("navigator.clipboard.readText()")


def cited_row(page: Page, number: int, *, by_key: bool) -> list[str]:
    """What is copied for a whole row, by its button or by the key."""
    page.evaluate(f"location.hash = 'c{number}'")
    button = page.locator(f"#c{number} > td:first-child button")
    button.wait_for()
    if by_key:
        page.keyboard.press("c")
    else:
        button.click()
    page.locator("#said").get_by_text("Citation copied").wait_for()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    return copied.split("\n")


@pytest.mark.parametrize("by_key", [False, True])
def test_citing_a_change_with_its_verdict(
    open_page: Callable[..., Page], report: Path, seeds: Comparison, by_key: bool
) -> None:
    """Every passage of both editions, then which row of which comparison says what of them."""
    page = open_page(report, permissions=["clipboard-read", "clipboard-write"])
    change = next(c for c in seeds.changes if c.kind is Kind.UPDATED and len(c.new) > 1 and c.signals)
    *passages, verdict = cited_row(page, change.number, by_key=by_key)
    sides = [(seeds.old, each) for each in change.old] + [(seeds.new, each) for each in change.new]
    assert passages == [
        cite(edition_head(edition), place_of(edition, finding), finding.text) for edition, finding in sides
    ]
    assert verdict.startswith("tracker ")
    for edition in (seeds.old, seeds.new):
        assert f"SHA-256 {edition.provenance.sha256}" in verdict
    assert f", row {change.number}: figures or outcome changed; " in verdict
    assert verdict.endswith(f"{signal_words(change.signals[-1])}.")


def test_citing_what_was_not_found(open_page: Callable[..., Page], report: Path, seeds: Comparison) -> None:
    """The passage; that none of the other edition says it, and what that is worth; the nearest one."""
    page = open_page(report, permissions=["clipboard-read", "clipboard-write"])
    gone = next(c for c in seeds.changes if c.kind is Kind.REMOVED and c.nearest)
    passage, verdict, nearest = cited_row(page, gone.number, by_key=False)
    old, new = edition_head(seeds.old), edition_head(seeds.new)
    assert passage == cite(old, place_of(seeds.old, gone.old[0]), gone.old[0].text)
    assert f"SHA-256 {new.sha256}" in verdict
    assert verdict.endswith(
        f", row {gone.number}: not found in 2023. No passage of 2023 was found that says this. {ABSENCE}"
    )
    assert gone.nearest
    found = gone.nearest.finding
    assert nearest.startswith("Nearest, ")
    assert nearest.endswith(f"% alike: {cite(new, place_of(seeds.new, found), found.text)}")


def test_citing_what_is_new(open_page: Callable[..., Page], report: Path, seeds: Comparison) -> None:
    """That the older edition does not say it; what that says of a practice that ended needs no word."""
    page = open_page(report, permissions=["clipboard-read", "clipboard-write"])
    come = next(c for c in seeds.changes if c.kind is Kind.ADDED)
    verdict = cited_row(page, come.number, by_key=True)[1]
    assert verdict.endswith(f"row {come.number}: not in 2020. No passage of 2020 was found that says this.")


@pytest.mark.parametrize("style", Style)
def test_paragraphs_are_cited_by_their_printed_numbers(
    open_page: Callable[..., Page], numbered: Comparison, tmp_path: Path, style: Style
) -> None:
    """Each passage by its own; where no number is printed, the count says that it is one."""
    path = tmp_path / "numbered.html"
    path.write_text(render_html(numbered), encoding="utf-8")
    page = open_page(path, permissions=["clipboard-read", "clipboard-write"])
    page.locator("#morebutton").click()
    page.locator("#style").select_option(style)
    page.locator("#morebutton").click()
    for change in numbered.changes:
        if change.old and change.new:
            sides = [(numbered.old, each) for each in change.old]
            sides += [(numbered.new, each) for each in change.new]
            assert cited_row(page, change.number, by_key=False)[:-1] == [
                cite(edition_head(edition), place_of(edition, each), each.text, style=style)
                for edition, each in sides
            ]
    gone = next(c for c in numbered.changes if c.old and c.old[0].paragraph_number == "34bis")
    assert re.search(r"(?:¶|para\.?|paragraph) 34bis, ", cited_row(page, gone.number, by_key=False)[0])


def test_citing_selected_words(open_page: Callable[..., Page], report: Path, seeds: Comparison) -> None:
    """Where words of the passage are selected, they are the quotation."""
    page = open_page(report, permissions=["clipboard-read", "clipboard-write"])
    change = next(change for change in seeds.changes if change.kind is Kind.REMOVED)
    page.locator(f"#c{change.number}").scroll_into_view_if_needed()
    page.wait_for_selector(f"#c{change.number} .w button")
    page.evaluate(
        f"(() => {{ const t = document.querySelector('#c{change.number} td:nth-child(2) p').firstChild;"
        " const r = new Range(); r.setStart(t, 0); r.setEnd(t, 12); const s = getSelection();"
        " s.removeAllRanges(); s.addRange(r);"
        f" document.querySelector('#c{change.number} .w button').click() }})()"
    )
    page.locator("#said").get_by_text("Citation copied").wait_for()
    selected = change.old[0].text[:12].strip()
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"“{selected}” ")
