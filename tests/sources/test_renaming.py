"""Reports and sources that tracker.toml calls by another name: nothing is told twice, and nothing never."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.sources.conftest import HEAD, SOURCE
from tests.sources.editions import edition, official
from tracker.config import load_config
from tracker.digests.library import Library
from tracker.digests.making import Maker
from tracker.locking import locked
from tracker.outbox import Outbox
from tracker.sources.quarantine import State, held_items
from tracker.sources.results import CheckOutcome
from tracker.sources.story import story_of
from tracker.watching.lock import lock_path
from tracker.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tests.servers.http import Site
    from tests.sources.conftest import Watched

NAMED = 'name = "publisher"\n'


@pytest.fixture
def taken(site: Site, watched: Watched) -> Watched:
    """An edition was taken in."""
    watched.source(official(site))
    site.put("/2023", edition(2023))
    watched.check()
    return watched


def _index(site: Site, name: str = "") -> str:
    """An index page as the source."""
    return f'{name}index = "{site.url("/")}"\nlink_text = "Report"\nauthority = "official"\n'


@pytest.mark.parametrize(("before", "after"), [("", NAMED), (NAMED, ""), (NAMED, 'name = "department"\n')])
def test_a_source_in_trouble_is_renamed(site: Site, watched: Watched, before: str, after: str) -> None:
    """What was told of it is not told again, and that it is over is."""
    watched.source(official(site) + before)
    site.put("/2023", edition(2023))
    watched.check()
    site.put("/2023", edition(2023)[:500])
    watched.check()
    watched.source(official(site) + after)
    watched.check()
    assert ["new edition", "shrunk"] == watched.told()
    assert 1 == len(held_items(watched.store))
    site.put("/2023", "gone", status=404)
    watched.check()
    watched.source(official(site) + before)
    assert CheckOutcome.WITHDRAWN == watched.check_one().outcome
    site.put("/2023", edition(2023))
    watched.check()
    assert ["new edition", "shrunk", "withdrawn", "returned", "cleared"] == [
        *watched.told()[:3],
        *sorted(watched.told()[3:], reverse=True),
    ]
    assert [State.SUPERSEDED] == [each.state for each in held_items(watched.store)]
    assert 1 == len({event.source for event in watched.events()})


def test_an_index_page_that_fails_is_renamed(site: Site, watched: Watched) -> None:
    """It goes on failing under its new name, and recovers under it."""
    watched.source(_index(site, NAMED))
    site.put("/", '<html><body><a href="/2023">2023 Report</a></body></html>', media_type="text/html")
    site.put("/2023", edition(2023))
    watched.check()
    site.put("/", "broken", status=500)
    for _ in range(3):
        watched.check()
    watched.source(_index(site, 'name = "department"\n'))
    for _ in range(3):
        watched.check()
    assert ["new edition", "source failing"] == watched.told()
    site.put("/", '<html><body><a href="/2023">2023 Report</a></body></html>', media_type="text/html")
    watched.check()
    assert ["new edition", "source failing", "source recovered"] == watched.told()
    assert {"department"} == {event.source for event in watched.events()}


def test_another_source_is_not_taken_for_a_former_one(site: Site, taken: Watched) -> None:
    """It is looked for elsewhere; so is each of two that are looked for at one place."""
    site.put("/2023", "gone", status=404)
    taken.check()
    site.put("/other", edition(2023))
    taken.source(official(site).replace("/2023", "/other") + NAMED)
    taken.check()
    two = official(site) + NAMED + SOURCE + official(site) + 'name = "department"\n'
    taken.source(two)
    taken.check()
    assert ["new edition", "withdrawn"] == taken.told()


def test_a_report_is_renamed(site: Site, taken: Watched, caplog: pytest.LogCaptureFixture) -> None:
    """All that is stored of it goes by the new name, and none of it is told as new."""
    path = taken.root / "tracker.toml"
    before = path.read_text()
    path.write_text(before.replace("reports.norway", "reports.norge"))
    taken.check()
    assert ["norway is called norge now: what is stored of it is kept under that name"] == caplog.messages
    assert ["new edition"] == taken.told()
    assert ["norge"] == [each.slug for each in taken.store.reports()]
    assert [] == taken.store.check_integrity()
    site.put("/2023", edition(2023, complaints=50))
    taken.check()
    assert ["norge"] * 2 == [event.report for event in taken.events()]
    assert ["new edition", "revision"] == taken.told()
    (story,) = story_of(load_config(path), taken.store, "norge")
    assert 3 == len(story["entries"])
    path.write_text(before)
    taken.check()
    assert ["new edition", "revision"] == taken.told()
    assert "50" in taken.store.edition("norway", "2023").text


def test_a_dry_run_renames_nothing(taken: Watched) -> None:
    """It stores nothing."""
    path = taken.root / "tracker.toml"
    path.write_text(path.read_text().replace("reports.norway", "reports.norge"))
    taken.check(dry_run=True)
    assert ["norway"] == [each.slug for each in taken.store.reports()]


def test_another_report_is_not_taken_for_a_former_one(site: Site, taken: Watched) -> None:
    """One that is looked for elsewhere; and one beside which the former is still tracked."""
    path = taken.root / "tracker.toml"
    first = path.read_text()
    second = first.partition("\n\n")[2].replace("reports.norway", "reports.norge")
    path.write_text(f"{first}\n{second}")
    taken.check()
    assert ["norge", "norway"] == [each.slug for each in taken.store.reports()]
    site.put("/elsewhere", edition(2023, complaints=7))
    path.write_text(
        HEAD.replace("norway", "norvege")
        + SOURCE.replace("norway", "norvege")
        + official(site).replace("/2023", "/elsewhere")
    )
    taken.check()
    assert ["norge", "norvege", "norway"] == [each.slug for each in taken.store.reports()]


def test_a_report_of_files_is_renamed(watched: Watched) -> None:
    """By a use of one of its editions, too."""
    (watched.root / "2023.txt").write_text(edition(2023), encoding="utf-8")
    path = watched.root / "tracker.toml"
    said: list[str] = []
    for slug in ("norway", "norge"):
        path.write_text(
            HEAD.replace("norway", slug)
            + f'[[reports.{slug}.editions]]\nedition = "2023"\npath = "2023.txt"\n'
        )
        workspace = Workspace(watched.root, say=said.append)
        (used,) = workspace.editions("2023")
        assert slug == used.provenance.report
        workspace.close()
    assert [
        "imported norway@2023 from 2023.txt",
        "norway is called norge now: what is stored of it is kept under that name",
    ] == said
    assert ["new edition"] == watched.told()


@pytest.mark.parametrize("is_older", [False, True])
def test_another_report_of_the_same_index_page_is_no_renamed_one(
    site: Site, watched: Watched, *, is_older: bool
) -> None:
    """It is looked for behind other links: else one country's editions would go by another's name."""
    links = "".join(f'<a href="/{name}">2023 {name}</a>' for name in ("Norway", "Sweden"))
    site.put("/", f"<html><body>{links}</body></html>", media_type="text/html")
    site.put("/Norway", edition(2023))
    site.put("/Sweden", edition(2023, complaints=7).replace("Norway", "Sweden"))
    watched.source(_index(site).replace("Report", "Norway"))
    watched.check()
    if is_older:
        watched.store.connection.execute("UPDATE source_states SET place = NULL")
    path = watched.root / "tracker.toml"
    path.write_text(
        path.read_text().replace("reports.norway", "reports.sweden").replace('"Norway"', '"Sweden"')
    )
    watched.check()
    assert ["norway", "sweden"] == [each.slug for each in watched.store.reports()]
    assert ["new edition"] * 2 == watched.told()


def test_a_report_of_an_index_page_is_renamed(site: Site, watched: Watched) -> None:
    """Its links are chosen as before."""
    site.put("/", '<html><body><a href="/2023">2023 Report</a></body></html>', media_type="text/html")
    site.put("/2023", edition(2023))
    watched.source(_index(site))
    watched.check()
    path = watched.root / "tracker.toml"
    path.write_text(path.read_text().replace("reports.norway", "reports.norge"))
    watched.check()
    assert ["norge"] == [each.slug for each in watched.store.reports()]
    assert ["new edition"] == watched.told()


def test_beside_a_watch_nothing_is_renamed_by_others(taken: Watched) -> None:
    """It may be checking by the former name, and would store what it finds as of a report that is new."""
    path = taken.root / "tracker.toml"
    path.write_text(path.read_text().replace("reports.norway", "reports.norge"))
    workspace = Workspace(taken.root)
    with locked(lock_path(taken.root), "watching"):
        assert {"norge": (), "norway": ("2023",)} == workspace.labels()
        maker = Maker(Library(workspace), Outbox(workspace.store))
        assert [] == maker.make_due(datetime.now(UTC))
    assert {"norge": ("2023",)} == workspace.labels()
    workspace.close()


def test_what_a_check_left_under_the_former_name_is_no_hindrance(site: Site, taken: Watched) -> None:
    """It was under way when tracker.toml was changed, and nothing was new."""
    path = taken.root / "tracker.toml"
    before = path.read_text()
    path.write_text(before.replace("reports.norway", "reports.norge"))
    taken.check()
    columns = "source, checked_at, outcome, detail, failures, failing_told, place"
    taken.store.connection.execute(
        f"INSERT INTO source_states (report, {columns}) SELECT 'norway', {columns} FROM source_states"  # noqa: S608
    )
    path.write_text(before)
    site.put("/2023", edition(2023, complaints=50))
    taken.check()
    assert ["new edition", "revision"] == taken.told()
