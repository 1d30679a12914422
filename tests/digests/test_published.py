"""The page that leads to the published reports: it lists what is in the folder, and is only ours to write."""

from __future__ import annotations

import json
import os
import time
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import lxml.html
import pytest

from tests.digests.watched import DESK, NOW, check
from tests.rendering.hostile import HOSTILE
from tracker.digests import publishing
from tracker.digests.filenames import report_file
from tracker.digests.published import INDEX, render_index, renew_index
from tracker.model import Kind, Provenance
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from playwright.sync_api import Browser

    from tracker.digests.making import Maker
    from tracker.workspace.workspace import Workspace

BASE = 'base_address = "https://example.org/r/"\n'
SCREENSHOTS = os.environ.get("TRACKER_SCREENSHOTS")
"""A folder; where it is set, screenshots are left there to be looked at."""


class Shelf:
    """A workspace with texts of which nothing but their names is stored, and a folder of reports on them."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self.folder = folder
        folder.mkdir()

    def store(self, report: str, label: str, revision: int = 1, *, at: datetime = NOW) -> Provenance:
        """Have a text on record."""
        run = self.workspace.store.connection.execute
        run("INSERT OR IGNORE INTO reports (slug, created_at) VALUES (?, '')", (report,))
        run("INSERT OR IGNORE INTO contents (sha256, size, codec, data) VALUES ('0', 0, '', x'')")
        run("INSERT OR IGNORE INTO editions (report, label, language) VALUES (?, ?, 'en')", (report, label))
        run(
            "INSERT INTO snapshots"
            " (edition, part, revision, sha256, source, authority, retrieved_at, options)"
            " SELECT id, 'main', ?, '0', '', 'unknown', ?, '{}' FROM editions WHERE report = ? AND label = ?",
            (revision, at.isoformat(), report, label),
        )
        return Provenance(report=report, edition=label, title="", sha256="0", source="", revision=revision)

    def publish(self, old: Provenance, new: Provenance, counts: dict[str, int] | None = None) -> str:
        """Put a report into the folder; gives its name."""
        name = report_file(old, new)
        (self.folder / name).write_bytes(b"a report")
        if counts is not None:
            self.workspace.store.connection.execute(
                "INSERT INTO comparisons (report, old_edition, old_revision, new_edition, new_revision,"
                " counts, made_at) VALUES (?, ?, ?, ?, ?, ?, '')",
                (
                    new.report,
                    old.edition,
                    old.revision,
                    new.edition,
                    new.revision,
                    json.dumps(dict.fromkeys(map(str, Kind), 0) | counts),
                ),
            )
        return name

    def page(self) -> Any:
        """The page as it is now."""
        return lxml.html.document_fromstring(render_index(self.folder, self.workspace, NOW))


@pytest.fixture
def shelf(workspace: Callable[..., Workspace], tmp_path: Path) -> Callable[..., Shelf]:
    """Make it, with more of tracker.toml."""
    return lambda more="": Shelf(workspace(more, base=BASE), tmp_path / "published")


def _links(page: Any) -> list[str]:
    return [unquote(each) for each in page.xpath("//main//a/@href")]


def _names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def _said(page: Any) -> str:
    return " ".join(page.text_content().split())


def test_what_is_published_is_listed(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """With both editions, the numbers of its rows and when the newer text came, in the user's zone."""
    made, maker = ready(DESK + '[watch]\ntimezone = "Europe/Oslo"\n', base=BASE)
    (tmp_path / "alfa-2023.txt").write_text(edition_text(judges="80", extra="Nobody was hurt."), "utf-8")
    check(made)
    maker.make_due(NOW)
    page: Any = lxml.html.parse(tmp_path / "reports" / INDEX).getroot()
    section = page.xpath("//section")[0]
    assert ["alfa-2022r1-2023r1.html"] == _links(page)
    assert "Alfa 2022 → 2023 2026-03-02 09:00 CET 1 not in 2022 · 1 with figures or outcome changed" == _said(
        section
    )
    assert "1 comparison of editions of 1 report, as of 2026-03-02 09:00 CET." in _said(page)
    assert "not evidence" in _said(page)


@pytest.mark.parametrize("language", ["en", "fr", "de", "ru", "es"])
def test_a_digest_that_points_to_a_report_leads_to_all(
    language: str,
    ready: Callable[..., tuple[Workspace, Maker]],
    tmp_path: Path,
    edition_text: Callable[..., str],
) -> None:
    """In one line at its end, in its own words; a digest that points to none leads nowhere."""
    made, maker = ready(DESK + f'language = "{language}"\nempty = true\n', base=BASE)
    (subscription,) = made.config.subscriptions
    (tmp_path / "alfa-2023.txt").write_text(edition_text(judges="80"), encoding="utf-8")
    check(made)
    composed = maker.preview(subscription, since=None, until=NOW)
    address = "https://example.org/r/index.html"
    assert [1, 1, 1] == [each.count(address) for each in (composed.html, composed.text, composed.markdown)]
    maker.make_due(NOW)
    assert (tmp_path / "reports" / INDEX).exists()
    assert address not in maker.preview(subscription, since=None, until=NOW).text


def test_what_was_held_back_or_retracted_is_told_as_such(
    ready: Callable[..., tuple[Workspace, Maker]], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Nobody is led to it as to something that stands."""
    made, maker = ready(base=BASE)
    whole = edition_text(label="2022")
    (tmp_path / "alfa-2022.txt").write_text(whole[: len(whole) // 3], encoding="utf-8")
    check(made)
    maker.make_due(NOW)
    (tmp_path / "alfa-2022.txt").write_text(whole.replace("12 deaths", "15 deaths"), encoding="utf-8")
    check(made, NOW + timedelta(days=1))
    maker.make_due(NOW + timedelta(days=1))
    made.store.retract("alfa", "2022", reason="a mistake", revision=2)
    page: Any = lxml.html.document_fromstring(render_index(tmp_path / "reports", made, NOW))
    later, held = page.xpath("//main//li")
    assert "2022 r1 → 2022 r2" in _said(later)
    assert "Revision 2 of 2022 was retracted on " in _said(later)
    assert "2022 → 2022 (unconfirmed)" in _said(held)
    assert "What came was held back; a sound answer has come since." in _said(held)


def test_reports_go_by_title_and_the_newest_first(shelf: Callable[..., Shelf]) -> None:
    """What came on one day goes by edition; a later revision is named; what lies between is told."""
    more = "".join(
        f'[reports.{slug}]\ntitle = "{title}"\n'
        for slug, title in (("oman", "Oman"), ("austria", "Österreich"), ("peru", "Peru"))
    )
    made = shelf(more)
    for slug in ("peru", "austria", "gone", "oman"):
        made.publish(made.store(slug, "2020"), made.store(slug, "2023"))
    first, second, third = (
        made.store("alfa", label, at=NOW + timedelta(seconds=5 - at))
        for at, label in enumerate(["2019", "2021", "2022"])
    )
    revised = made.store("alfa", "2019", 2, at=NOW + timedelta(days=30))
    later = made.store("alfa", "2022", 2, at=NOW + timedelta(days=20))
    again = made.store("alfa", "2022", 3, at=NOW + timedelta(days=20, hours=1))
    files = [
        made.publish(first, revised),
        made.publish(later, again),
        made.publish(second, later),
        made.publish(second, third),
        made.publish(first, second),
    ]
    page = made.page()
    assert ["Alfa", "gone", "Oman", "Österreich", "Peru"] == [_said(each) for each in page.xpath("//h2")]
    assert files == _links(page)[:5]
    said = [_said(each) for each in page.xpath("//section[1]//a")]
    assert ["2019 r1 → 2019 r2", "2022 r2 → 2022 r3", "2021 → 2022 r2", "2021 → 2022", "2019 → 2021"] == said
    assert "The edition 2020, between 2019 and 2021, was not compared" in _said(page)


def test_what_is_gone_or_foreign_is_not_listed(shelf: Callable[..., Shelf]) -> None:
    """It lists what is in the folder and was published by the tracker; it touches nothing else there."""
    made = shelf()
    old, new = made.store("alfa", "2020"), made.store("alfa", "2021")
    kept, gone = made.publish(old, new), made.publish(new, made.store("alfa", "2022"))
    (made.folder / gone).unlink()
    foreign = ("alfa-2020r1-2030r1.html", "notes.html", "alfa-2020r1-2021r1.html.bak", "-.html", "-" * 200)
    for name in foreign:
        (made.folder / name).write_text("mine", encoding="utf-8")
    (made.folder / report_file(new, old)).mkdir()
    assert [kept] == _links(made.page())
    renew_index(made.folder, made.workspace, NOW)
    assert {kept, INDEX, report_file(new, old), *foreign} == _names(made.folder)
    assert all("mine" == (made.folder / name).read_text(encoding="utf-8") for name in foreign)


def test_labels_and_slugs_with_hyphens_are_told_apart(shelf: Callable[..., Shelf]) -> None:
    """Also labels of which a name of a file can hold nothing."""
    made = shelf('[reports.alfa-bravo]\ntitle = "Both"\n')
    for slug in ("alfa", "alfa-bravo"):
        sides = [made.store(slug, label) for label in ("2020-2021", "Весна", "Осень", "A - B")]
        for old, new in pairwise(sides):
            made.publish(old, new)
    page = made.page()
    assert ["Alfa", "Both"] == [_said(each) for each in page.xpath("//h2")]
    said = ["2020-2021 → Весна", "Весна → Осень", "Осень → A - B"]
    assert [said, said] == [
        sorted(_said(each) for each in section.xpath(".//a")) for section in page.xpath("//section")
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_titles_and_labels_are_data(text: str, shelf: Callable[..., Shelf]) -> None:
    """No element, attribute or address comes of them."""
    title = json.dumps(text.encode("utf-8", "replace").decode().replace("\x7f", ""))
    made = shelf(f"[reports.hostile]\ntitle = {title}\npublisher = {title}\n")
    label = "".join(each for each in text if each not in "@~/\\" and each >= " ").strip()[:80]
    label = label.encode("utf-8", "replace").decode()
    name = made.publish(made.store("hostile", label), made.store("hostile", "2021"))
    page = made.page()
    assert [name] == _links(page)
    assert [] == page.xpath("//script | //img | //textarea | //svg | //@onerror | //@onload")
    assert 1 == len(page.xpath("//style"))
    assert visible(label) in page.xpath("string(//main//a)")


@pytest.mark.parametrize("make", ["file", "link", "folder"])
def test_a_page_of_somebody_elses_stays(
    make: str,
    ready: Callable[..., tuple[Workspace, Maker]],
    tmp_path: Path,
    edition_text: Callable[..., str],
) -> None:
    """Whatever it is; the reports are published and told all the same."""
    made, maker = ready(base=BASE)
    path = tmp_path / "reports" / INDEX
    path.parent.mkdir()
    if make == "file":
        path.write_text("<!DOCTYPE html><title>Ours</title>", encoding="utf-8")
    elif make == "link":
        path.symlink_to(tmp_path / "elsewhere.html")
    else:
        path.mkdir()
    before = path.lstat().st_ino
    (tmp_path / "alfa-2023.txt").write_text(edition_text(judges="80"), encoding="utf-8")
    check(made)
    assert 1 == len(maker.make_due(NOW))
    assert before == path.lstat().st_ino
    assert INDEX not in maker.outbox.parcel(1).html
    assert not (tmp_path / "elsewhere.html").exists()
    assert (path.parent / "alfa-2022r1-2023r1.html").exists()


def test_our_own_page_is_written_anew(shelf: Callable[..., Shelf]) -> None:
    """By its mark: without that line it is no page of ours any more."""
    made = shelf()
    path = made.folder / INDEX
    renew_index(made.folder, made.workspace, NOW)
    assert "No comparison is published" in path.read_text(encoding="utf-8")
    name = made.publish(made.store("alfa", "2020"), made.store("alfa", "2021"))
    renew_index(made.folder, made.workspace, NOW)
    written = path.read_text(encoding="utf-8")
    assert name in written
    mine = "\n".join(line for line in written.splitlines() if "generator" not in line)
    path.write_text(mine, encoding="utf-8")
    renew_index(made.folder, made.workspace, NOW)
    assert mine == path.read_text(encoding="utf-8")


def test_a_list_that_cannot_be_made_keeps_nobody_from_being_told(
    ready: Callable[..., tuple[Workspace, Maker]],
    tmp_path: Path,
    edition_text: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is made with the next report; the digest and its report are there."""

    def broken(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(publishing, "renew_index", broken)
    made, maker = ready(base=BASE)
    (tmp_path / "alfa-2023.txt").write_text(edition_text(judges="80"), encoding="utf-8")
    check(made)
    assert 1 == len(maker.make_due(NOW))
    assert {"alfa-2022r1-2023r1.html"} == _names(tmp_path / "reports")


def _six_hundred(shelf: Callable[..., Shelf]) -> Shelf:
    """Of 120 reports, each with six editions."""
    titles = [f"The Republic of Somewhere {at:03}" for at in range(120)]
    more = "".join(
        f'[reports.report-{at}]\ntitle = "{title}"\npublisher = "Department of State"\n'
        for at, title in enumerate(titles)
    )
    made = shelf(more)
    counts = {"removed": 412, "added": 1390, "updated": 35, "reworded": 204}
    with made.workspace.store.transaction():
        for at in range(120):
            sides = [
                made.store(f"report-{at}", str(2018 + year), at=NOW + timedelta(days=365 * year))
                for year in range(6)
            ]
            for old, new in pairwise(sides):
                made.publish(old, new, counts)
    return made


def test_six_hundred_take_no_time(shelf: Callable[..., Shelf]) -> None:
    """A fraction of what one comparison takes: each digest writes the page anew."""
    made = _six_hundred(shelf)
    begun = time.process_time()
    page = render_index(made.folder, made.workspace, NOW)
    assert time.process_time() - begun < 1
    assert 600 == page.count("412 not found in ")
    assert len(page.encode()) < 400_000


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_it_fits_and_loads_nothing(width: int, shelf: Callable[..., Shelf], browser: Browser) -> None:
    """Nothing is wider than the screen, nothing is asked for, it is accessible."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    made = _six_hundred(shelf)
    made.publish(made.store("alfa", "W" * 200), made.store("alfa", "весна 2023"), {"editorial": 4})
    page = browser.new_page(viewport={"width": width, "height": 1200})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(render_index(made.folder, made.workspace, NOW))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [] == asked
    assert [] == [each["id"] for each in axe.run(page).response["violations"]]
    if SCREENSHOTS:
        page.screenshot(path=str(Path(SCREENSHOTS) / f"published-{width}.png"))
    page.close()
