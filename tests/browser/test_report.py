"""The change report as people use it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

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


def place_of_row(page: Page, row: str) -> float:
    """Give how far below the window's top a row stands, once nothing moves."""
    page.wait_for_timeout(400)
    top: float = page.evaluate(f"document.getElementById('{row}').getBoundingClientRect().top")
    return top


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
    until(page, "document.querySelector('.toc li.now')")
    page.wait_for_timeout(200)
    wanted = page.evaluate("document.querySelectorAll('.chapter')[20].id")
    assert f"#{wanted}" == page.locator(".toc li.now a").get_attribute("href")


def test_the_strip_leads_to_the_finding(page: Page) -> None:
    """A click on a tick goes to its change; the sections under it go to their chapters."""
    page.locator("#strip").click(position={"x": 400, "y": 20})
    until(page, "location.hash.startsWith('#c')")
    row = address(page).partition("#")[2]
    assert page.locator(f"#{row} td:nth-child(2) p").count() >= 1
    page.locator(".strip nav a.new").nth(2).click()
    assert re.search(r"#s\d+$", address(page))


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
