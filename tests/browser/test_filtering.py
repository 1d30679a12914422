"""Filters and the search leave what fits, and the view can be shared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.looking import VISIBLE, address, chip, numbers, shown, until
from tests.rendering.comparison_maker import edition as made
from tracker import diff_editions
from tracker.model import Kind
from tracker.rendering.filtering import Filter
from tracker.rendering.html import render_html
from tracker.rendering.searching import searchable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tracker.model import Comparison


def test_filtering_by_kind(page: Page, seeds: Comparison) -> None:
    """Ticked kinds are shown, the count says of how many, no row is renumbered, the address holds it."""
    chip(page, "kind", "updated")
    wanted = numbers(seeds, Kind.UPDATED)
    assert wanted == set(shown(page))
    assert f"{len(wanted)} of {len(seeds.changes):,} shown" == page.locator("#count").inner_text()
    assert page.evaluate("location.search") == "?kind=updated"
    chip(page, "kind", "added")
    assert numbers(seeds, Kind.UPDATED, Kind.ADDED) == set(shown(page))


def test_filters_combine(page: Page) -> None:
    """Kind and words together leave what fits both, and the words are in its text."""
    chip(page, "kind", "removed")
    page.get_by_role("searchbox").fill("torture PRISON")
    until(page, "document.querySelector('#count').textContent.includes('of')")
    page.wait_for_timeout(300)
    texts = page.evaluate(f"{VISIBLE}.map(r => r.className + ' ' + r.textContent.toLowerCase())")
    assert texts
    assert all(text.startswith("removed") and "torture" in text and "prison" in text for text in texts)


@pytest.mark.parametrize(
    "words", ["president's", "President’s", '"public', "self\N{NON-BREAKING HYPHEN}defense", "IMMIGRANTS-"]
)
def test_the_search_folds_typography_as_the_command_does(page: Page, seeds: Comparison, words: str) -> None:
    """A word with quotes or hyphens of any kind finds the rows that `--grep` finds, and no fewer."""
    found = Filter(text=words).shown(seeds) or ()
    wanted = {change.number for change in seeds.changes if change.id in found}
    page.get_by_role("searchbox").fill(words)
    until(page, "document.querySelector('#count').textContent.includes('of')")
    assert wanted == {int(row[1:]) for row in shown(page)}
    if wanted:
        marked = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")
        assert {searchable(words)} == {searchable(each) for each in marked}


def test_found_words_are_marked_where_they_stand(open_page: Callable[..., Page], tmp_path: Path) -> None:
    """Also behind signs that fold to none or to two."""
    old, new = (
        made(year, [(0, "Ruritania", [[f"The \ufb01ne o\u00adf the Go\u00advernment’s men was {fine}."]])])
        for year, fine in (("2020", 10), ("2023", 15))
    )
    path = tmp_path / "odd.html"
    path.write_text(render_html(diff_editions(old, new)), encoding="utf-8")
    page = open_page(path, query="?q=government's+fine")
    found = page.evaluate(
        "[...CSS.highlights.get('found')].map(range => range.toString().replaceAll('\u00ad', ''))"
    )
    assert ["Government’s"] * 2 + ["\ufb01ne"] * 2 == sorted(found)


def test_marks_stand_right_where_one_sign_grows_and_another_goes(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """An accent of its own before, a ligature behind: the text is as long folded as it was."""
    old, new = (
        made(year, [(0, "Ruritania", [[f"The cafe\u0301 owner paid the of\ufb01cial {fine} marks."]])])
        for year, fine in (("2020", 10), ("2023", 15))
    )
    path = tmp_path / "even.html"
    path.write_text(render_html(diff_editions(old, new)), encoding="utf-8")
    page = open_page(path, query="?q=owner+official+caf\u00e9")
    found = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")
    assert ["cafe\u0301"] * 2 + ["of\ufb01cial"] * 2 + ["owner"] * 2 == sorted(found)


def test_a_view_can_be_shared(page: Page, report: Path, open_page: Callable[..., Page]) -> None:
    """Opening the address of a filtered page gives the same rows."""
    chip(page, "kind", "reworded")
    page.locator("#morebutton").click()
    page.locator("select[name=in]").select_option(index=2)
    wanted = shown(page)
    assert wanted
    other = open_page(report, query="?" + address(page).partition("?")[2])
    assert wanted == shown(other)
    assert page.locator("#count").inner_text() == other.locator("#count").inner_text()


def test_filtering_by_signal_flag_nature_and_theme(page: Page) -> None:
    """The further filters each leave only rows that carry what is asked for."""
    page.locator("#morebutton").click()
    chip(page, "signal", "figure")
    assert page.evaluate(f"{VISIBLE}.every(r => r.dataset.g.split(' ').includes('figure'))")
    page.get_by_role("button", name="Clear").click()
    until(page, f"{VISIBLE}.length > 900")
    chip(page, "flag", "partly_removed")
    assert page.evaluate(f"{VISIBLE}.every(r => r.dataset.f.split(' ').includes('partly_removed'))")
    page.get_by_role("button", name="Clear").click()
    until(page, f"{VISIBLE}.length > 900")
    page.locator("select[name=theme]").select_option("1")
    texts = page.evaluate(f"{VISIBLE}.map(r => r.textContent)")
    assert texts
    assert all(re.search(r"(?i)journalist|media", text) for text in texts)


def test_back_undoes_a_filter(page: Page, seeds: Comparison) -> None:
    """Each filter is a step that the back button takes back, and forward makes again."""
    chip(page, "kind", "added")
    until(page, "location.search === '?kind=added'")
    chip(page, "kind", "updated")
    until(page, "location.search === '?kind=added&kind=updated'")
    page.go_back()
    until(page, "!document.querySelector('[value=updated]').checked")
    assert numbers(seeds, Kind.ADDED) == set(shown(page))
    page.go_back()
    until(page, f"{VISIBLE}.length === {len(seeds.changes)}")
    page.go_forward()
    until(page, "document.querySelector('[value=added]').checked")
    assert numbers(seeds, Kind.ADDED) == set(shown(page))


def test_figures_at_the_top_filter(page: Page, seeds: Comparison) -> None:
    """A click on a figure shows its rows without loading the page anew."""
    page.evaluate("window.same = true")
    page.locator("#glance .figures a").first.click()
    assert numbers(seeds, Kind.REMOVED) == set(shown(page))
    assert page.evaluate("window.same")


def test_nothing_fits(page: Page) -> None:
    """A search without a hit says so instead of an empty page."""
    page.get_by_role("searchbox").fill("zebra crossing")
    page.locator("#nothing").wait_for(state="visible")
    assert "0 of" in page.locator("#count").inner_text()
