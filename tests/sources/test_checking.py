from __future__ import annotations

import os
import re
import sqlite3
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tests.servers.http import Page, Site
from tests.sources.editions import edition, page
from tracker.config import load_config
from tracker.errors import NotFoundError, StoreError
from tracker.sources.deciding import accept
from tracker.sources.results import CheckOutcome
from tracker.sources.states import source_states
from tracker.sources.story import story_of
from tracker.sources.taking import Taking
from tracker.store import Outcome, Store
from tracker.workspace import Workspace

if TYPE_CHECKING:
    from tests.sources.conftest import Watched
    from tracker.sources.results import CheckResult


def _one(site: Site) -> str:
    return f'url = "{site.url("/2023")}"\nedition = "2023"\nauthority = "official"\n'


# --- new, unchanged, revised ---------------------------------------------------------------------------


def test_a_new_edition_is_stored_and_told(site: Site, watched: Watched) -> None:
    """With its bytes, its place and whose copy it is."""
    watched.source(_one(site))
    text = edition(2023)
    site.put("/2023", text)
    result = watched.check_one()
    assert CheckOutcome.NEW_EDITION == result.outcome
    stored = watched.store.edition("norway", "2023")
    provenance = stored.provenance
    assert (site.url("/2023"), "official") == (provenance.source, provenance.authority)
    assert watched.now == provenance.retrieved_at
    (event,) = watched.events()
    expected = ("new edition", "norway", "2023", 1, len(stored.findings), None)
    payload = event.payload
    assert expected == (
        event.kind,
        event.report,
        event.edition,
        payload["revision"],
        payload["findings"],
        payload["compared"],
    )


def test_an_unchanged_page_is_asked_for_conditionally(site: Site, watched: Watched) -> None:
    """And nothing but the time of the check is written."""
    watched.source(_one(site))
    site.put("/2023", edition(2023))
    watched.check()
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    first, second = site.asked("/2023")
    assert "if-none-match" not in first.headers
    page_now = site.pages["/2023"]
    assert isinstance(page_now, Page)
    assert page_now.etag == second.headers["if-none-match"]
    assert ["new edition"] == watched.told()
    state = source_states(watched.store.connection)["norway", site.url("/2023")]
    assert (watched.now, watched.now) == (state.checked_at, state.answered_at)


def test_a_server_without_validators_is_compared_by_bytes(site: Site, watched: Watched) -> None:
    """The same bytes are unchanged, whatever the status."""
    watched.source(_one(site))
    site.put("/2023", edition(2023), validators=False)
    watched.check()
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    assert 1 == len(watched.store.retrievals())


def test_another_text_is_a_revision_beside_the_one_before(site: Site, watched: Watched) -> None:
    """A silent change of an edition already stored is compared with what it said before."""
    watched.source(_one(site))
    site.put("/2023", edition(2023))
    watched.check()
    site.put("/2023", edition(2023, killings="several"))
    result = watched.check_one()
    assert (CheckOutcome.REVISION, 2) == (result.outcome, result.revision)
    assert result.compared is not None
    assert ("2023", 1, 2) == (
        result.compared.old_edition,
        result.compared.old_revision,
        result.compared.new_revision,
    )
    assert 1 == sum(result.compared.counts[kind] for kind in ("updated", "reworded", "removed"))
    assert ["new edition", "revision"] == watched.told()
    assert result.compared.counts == watched.events()[1].payload["compared"]["counts"]


def test_other_bytes_with_the_same_text_raise_nothing(site: Site, watched: Watched) -> None:
    """They are recorded, with their validators."""
    watched.source(_one(site))
    site.put("/2023", page(edition(2023)), media_type="text/html")
    watched.check()
    site.put("/2023", page(edition(2023), extra="<!-- built at noon -->"), media_type="text/html")
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    assert ["new edition"] == watched.told()
    assert ["new edition", "same text"] == [each.outcome for each in watched.store.retrievals()]
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    assert 2 == len(watched.store.retrievals())  # the third time was a 304


def test_a_new_edition_is_compared_with_the_one_before_it(site: Site, watched: Watched) -> None:
    """A pattern asks for each year up to this one; what is not there is not yet there."""
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = "yearly from 2023"\n')
    site.put("/r/2023", edition(2023))
    (result,) = watched.check()
    outcomes = {each.edition: each.outcome for each in result.editions}
    assert {"2023": CheckOutcome.NEW_EDITION, "2024": CheckOutcome.NOT_YET} == outcomes
    site.put("/r/2024", edition(2024, complaints=77))
    (result,) = watched.check()
    assert CheckOutcome.NEW_EDITION == result.outcome
    compared = result.editions[1].compared
    assert compared is not None
    assert ("2023", "2024", 1) == (compared.old_edition, compared.new_edition, compared.counts["updated"])
    watched.now = datetime(2026, 1, 2, tzinfo=UTC)
    (result,) = watched.check()
    assert ["2023", "2024", "2025", "2026"] == [each.edition for each in result.editions]
    assert CheckOutcome.UNCHANGED == result.outcome


def test_a_much_shorter_new_edition_is_stored_and_told_as_such(site: Site, watched: Watched) -> None:
    """Only a text that shrank is doubted; a new edition may be short."""
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = ["2023", "2024"]\n')
    long = edition(2023) + "\n" + "\n\n".join(edition(year).split("\n\n", 1)[1] for year in range(3))
    site.put("/r/2023", long)
    site.put("/r/2024", edition(2024))
    (result,) = watched.check()
    assert [CheckOutcome.NEW_EDITION] * 2 == [each.outcome for each in result.editions]
    assert "words, 2023 had" in result.editions[1].detail


# --- files ---------------------------------------------------------------------------------------------


def test_files_are_found_by_a_pattern(watched: Watched) -> None:
    """The label is where {edition} stands, or what looks like a year."""
    (watched.root / "in").mkdir()
    (watched.root / "in" / "norway-2022.txt").write_text(edition(2022))
    (watched.root / "in" / "norway-2023.txt").write_text(edition(2023))
    (watched.root / "in" / "notes.txt").write_text("nothing")
    watched.source('path = "in/norway-{edition}.txt"\n')
    (result,) = watched.check()
    assert ["2022", "2023"] == [each.edition for each in result.editions]
    watched.source('path = "in/*.txt"\nname = "glob"\n')
    (result,) = watched.check()
    outcomes = [(each.edition, each.outcome) for each in result.editions]
    assert [("2022", CheckOutcome.UNCHANGED), ("2023", CheckOutcome.UNCHANGED)] == outcomes


@pytest.mark.parametrize(
    ("name", "shown"), [(b"r\xe9-2022.txt", r"in/r\xe9-2022.txt"), (b"a\nb-2022.txt", r"in/a\nb-2022.txt")]
)
def test_files_whose_names_cannot_be_printed_are_said(watched: Watched, name: bytes, shown: str) -> None:
    """On one line, and what to do; nothing is stored under a name that no list can show."""
    (watched.root / "in").mkdir()
    (watched.root / "in" / os.fsdecode(name)).write_text(edition(2022))
    watched.source('path = "in/*.txt"\n')
    (result,) = watched.check()
    assert CheckOutcome.FAILED == result.outcome
    assert f"{shown}: a name that cannot be printed; rename the file" in result.detail


def test_a_declared_file_that_changed_becomes_a_revision(watched: Watched) -> None:
    """However short: the person named this very file."""
    path = watched.root / "2023.txt"
    path.write_text("Norway 2023\n\nOne statement stands here.\n")
    config = '[[reports.norway.editions]]\nedition = "2023"\npath = "2023.txt"\nauthority = "archived"\n'
    (watched.root / "tracker.toml").write_text('[reports.norway]\ntitle = "Norway"\n' + config)
    assert CheckOutcome.NEW_EDITION == watched.check_one().outcome
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    path.write_text("Norway 2023\n\nAnother statement stands here.\n")
    assert CheckOutcome.REVISION == watched.check_one().outcome
    path.unlink()
    assert (CheckOutcome.FAILED, "2023.txt: no such file") == (
        (result := watched.check_one()).outcome,
        result.detail,
    )
    assert "archived" == watched.store.edition("norway", "2023").provenance.authority


def test_a_declared_file_taken_in_by_use_is_told_once(watched: Watched) -> None:
    """`tracker diff` takes in a changed file; those who subscribed are told, and the check tells no more."""
    path = watched.root / "2023.txt"
    path.write_text(edition(2023))
    config = '[[reports.norway.editions]]\nedition = "2023"\npath = "2023.txt"\n'
    (watched.root / "tracker.toml").write_text('[reports.norway]\ntitle = "Norway"\n' + config)
    watched.check()
    path.write_text(edition(2023, cases=3))
    workspace = Workspace(watched.root)
    workspace.editions("norway@2023")
    workspace.close()
    assert ["new edition", "revision"] == watched.told()
    assert ("2023: 2023.txt", 2) == (watched.events()[1].source, watched.events()[1].payload["revision"])
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    assert ["new edition", "revision"] == watched.told()


def test_a_declared_file_that_was_put_back_after_a_use_is_a_revision(watched: Watched) -> None:
    """The check holds it against what was stored last, as a use does, whoever stored it."""
    path = watched.root / "2023.txt"
    path.write_text(edition(2023))
    config = '[[reports.norway.editions]]\nedition = "2023"\npath = "2023.txt"\n'
    (watched.root / "tracker.toml").write_text('[reports.norway]\ntitle = "Norway"\n' + config)
    watched.check()
    path.write_text(edition(2023, cases=3))
    workspace = Workspace(watched.root)
    workspace.editions("norway@2023")
    workspace.close()
    path.write_text(edition(2023))
    result = watched.check_one()
    assert (CheckOutcome.REVISION, 3) == (result.outcome, result.revision)
    assert result.compared is not None
    assert 2 == result.compared.old_revision
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome


def test_what_was_stored_before_the_disk_was_full_is_told(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next check finds it unchanged: so it is said now, and the error does not deny it."""
    (watched.root / "2023.txt").write_text(edition(2023))
    watched.source('path = "2023.txt"\nedition = "2023"\n')

    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("tracker.sources.checking.note_check", full)
    told: list[CheckResult] = []
    with pytest.raises(StoreError, match="only what is told above was stored"):
        watched.check(on_result=told.append)
    assert [CheckOutcome.NEW_EDITION] == [each.outcome for each in told]
    assert ["new edition"] == watched.told()
    monkeypatch.setattr(Taking, "take", full)
    (watched.root / "2023.txt").write_text(edition(2023, cases=3))
    with pytest.raises(StoreError, match="nothing was changed"):
        watched.check()


# --- several sources of one edition -----------------------------------------------------------------------


def _copies(site: Site, first: str = "official", second: str = "archived") -> str:
    """The publisher's page, and an archive's copy of it."""
    return (
        f'name = "publisher"\nurl = "{site.url("/2023")}"\nedition = "2023"\nauthority = "{first}"\n'
        f'\n[[reports.norway.sources]]\nname = "archive"\nurl = "{site.url("/copy")}"\nedition = "2023"\n'
        f'authority = "{second}"\nallow_networks = ["127.0.0.0/8"]\nrobots = false\n'
    )


def _both(site: Site, watched: Watched, **authorities: str) -> None:
    """Both have given the edition, in different words."""
    first = authorities.get("first", "official")
    watched.source(_one(site).replace("official", first) + 'name = "publisher"\n')
    site.put("/2023", edition(2023, complaints=25))
    site.put("/copy", edition(2023, complaints=15))
    watched.check()
    watched.source(_copies(site, **authorities))


def _figures(store: Store, label: str = "2023", revision: int | None = None) -> str:
    """How many complaints an edition speaks of."""
    text = store.edition("norway", label, revision=revision).text
    (figure,) = re.findall(r"received (\d+) complaints", text)
    return str(figure)


def test_the_first_copy_of_another_source_is_no_revision(site: Site, watched: Watched) -> None:
    """It is stored beside the edition's text, which stays, and nobody is told of a revision."""
    _both(site, watched)
    publisher, archive = watched.check()
    assert (CheckOutcome.UNCHANGED, CheckOutcome.COPY) == (publisher.outcome, archive.outcome)
    (found,) = archive.editions
    assert (2, "norway@2023 stays what it was; this is norway@2023~r2") == (found.revision, found.detail)
    assert found.compared is not None
    assert (1, 1) == (found.compared.old_revision, found.compared.counts["updated"])
    assert ["new edition"] == watched.told()
    assert ("25", "15") == (_figures(watched.store), _figures(watched.store, revision=2))
    assert (1,) == watched.store.revisions("norway", "2023")
    assert [CheckOutcome.UNCHANGED] * 2 == [each.outcome for each in watched.check()]


def test_each_source_is_compared_with_what_it_gave_itself(site: Site, watched: Watched) -> None:
    """The publisher goes from 25 to 30, the archive from 15 to 16: neither ever went from 15 to 30."""
    _both(site, watched)
    watched.check()
    site.put("/2023", edition(2023, complaints=30))
    publisher, archive = watched.check()
    assert CheckOutcome.UNCHANGED == archive.outcome
    (found,) = publisher.editions
    assert found.compared is not None
    assert (CheckOutcome.REVISION, 3, 1) == (found.outcome, found.revision, found.compared.old_revision)
    assert ("30", (1, 3)) == (_figures(watched.store), watched.store.revisions("norway", "2023"))
    site.put("/copy", edition(2023, complaints=16))
    (found,) = watched.check()[1].editions
    assert found.compared is not None
    assert (CheckOutcome.REVISION, 4, 2) == (found.outcome, found.revision, found.compared.old_revision)
    assert "30" == _figures(watched.store)
    events = [event.payload for event in watched.events()]
    assert [(None, False), (1, False), (2, True)] == [(each["against"], each["aside"]) for each in events]


def test_a_name_leads_past_the_copies(site: Site, watched: Watched) -> None:
    """`~1` is what the publisher said before, `~r2` the archive's copy."""
    _both(site, watched)
    watched.check()
    site.put("/2023", edition(2023, complaints=30))
    watched.check()
    workspace = Workspace(watched.root)
    names = ("2023", "2023~1", "norway@2023~r2")
    found = [each.provenance.revision for each in workspace.editions(*names)]
    workspace.close()
    assert [3, 1, 2] == found


@pytest.mark.parametrize(
    ("first", "second", "leads"),
    [("archived", "official", "15"), ("unknown", "archived", "25"), ("unknown", "unknown", "25")],
)
def test_the_copy_of_the_greater_authority_is_the_edition(
    site: Site, watched: Watched, first: str, second: str, leads: str
) -> None:
    """Whichever came first; of equal ones that stays which was there."""
    _both(site, watched, first=first, second=second)
    assert CheckOutcome.COPY == watched.check()[1].outcome
    assert leads == _figures(watched.store)
    assert ["new edition"] == watched.told()


def test_a_declared_file_that_is_altered_stays_behind_a_greater_authority(
    site: Site, watched: Watched
) -> None:
    """Whoever declared the file said that it was the edition; of what it says later nobody has."""
    file = watched.root / "2023.txt"
    file.write_text(edition(2023, complaints=15), encoding="utf-8")
    declared = 'edition = "2023"\npath = "2023.txt"\nauthority = "third-party"\n'
    watched.source(_one(site) + f"[[reports.norway.editions]]\n{declared}")
    site.put("/2023", edition(2023, complaints=25))
    watched.check()
    assert "25" == _figures(watched.store)
    file.write_text(edition(2023, complaints=16), encoding="utf-8")
    (found,) = watched.check()[0].editions
    assert found.compared is not None
    assert (CheckOutcome.REVISION, 3, 1) == (found.outcome, found.revision, found.compared.old_revision)
    assert "norway@2023 stays what it was; this is norway@2023~r3" == found.detail
    assert "25" == _figures(watched.store)
    file.write_text(edition(2023, complaints=17), encoding="utf-8")
    said: list[str] = []
    workspace = Workspace(watched.root, say=said.append)
    (used,) = workspace.editions("2023")
    workspace.close()
    assert "25" in used.text
    (told,) = said
    assert told.startswith(
        "2023.txt has another text than before: stored as revision 4 of norway@2023, which"
    )
    assert "stays what it was" in told


def test_of_equal_sources_the_one_that_revises_leads(site: Site, watched: Watched) -> None:
    """What changed last is what the edition says now."""
    _both(site, watched, first="unknown", second="unknown")
    watched.check()
    site.put("/copy", edition(2023, complaints=16))
    watched.check()
    assert "16" == _figures(watched.store)


def test_a_source_that_moved_is_compared_with_what_it_gave(site: Site, watched: Watched) -> None:
    """A redirect for good, with another text at once, is a revision all the same."""
    watched.source(_one(site))
    site.put("/2023", edition(2023))
    watched.check()
    site.put("/new", edition(2023, cases=3))
    site.behave("/2023", http.redirect("/new", 301))
    assert CheckOutcome.REVISION == watched.check_one().outcome


def test_a_copy_that_is_much_shorter_is_held_back_but_not_told_as_shrunk(
    site: Site, watched: Watched
) -> None:
    """It is an excerpt, most likely: the edition has lost nothing."""
    watched.source(_one(site) + 'name = "publisher"\n')
    site.put("/2023", edition(2023))
    site.put("/copy", "\n\n".join(edition(2023).split("\n\n")[:3]))
    watched.check()
    watched.source(_copies(site))
    assert CheckOutcome.QUARANTINED == watched.check()[1].outcome
    assert ["new edition", "quarantined"] == watched.told()


def test_the_story_says_what_is_another_copy(site: Site, watched: Watched) -> None:
    """Behind the text that it is a copy of, with what the two differ in."""
    watched.source(_copies(site))
    site.put("/2023", edition(2023, complaints=25))
    site.put("/copy", edition(2023, complaints=15))
    watched.check()
    config = load_config(watched.root / "tracker.toml")
    (story,) = story_of(config, watched.store, "norway")
    first, second, compared = story["entries"]
    assert "revision 1: " in first["said"]
    assert "revision 2, another copy, no revision, beside the edition's text" in second["said"]
    assert ((1, 2), []) == (
        (compared["old"]["revision"], compared["new"]["revision"]),
        compared["superseded_by"],
    )


def test_an_older_database_learns_which_source_gave_what(site: Site, watched: Watched) -> None:
    """From what is remembered of addresses: the copy of another source is no revision there, too."""
    _both(site, watched)
    connection = watched.store.connection
    for table, column in (
        *(("snapshots", name) for name in ("origin", "aside", "said_source")),
        ("retrievals", "origin"),
    ):
        connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'add_origins'")
    watched.store.close()
    watched.store = Store(watched.root / "snapshots" / "tracker.db")
    rows = watched.store.connection.execute(
        "SELECT origin FROM snapshots UNION ALL SELECT origin FROM retrievals"
    )
    assert ["publisher"] * 2 == [row["origin"] for row in rows]
    publisher, archive = watched.check()
    assert (CheckOutcome.UNCHANGED, CheckOutcome.COPY) == (publisher.outcome, archive.outcome)
    watched.store.close()


def test_a_copy_that_was_held_back_is_none_the_less_a_copy(site: Site, watched: Watched) -> None:
    """A person accepts it; it still revises nothing."""
    watched.source(_one(site) + 'name = "publisher"\n')
    site.put("/2023", edition(2023))
    site.put("/copy", "\n\n".join(edition(2023).split("\n\n")[:3]))
    watched.check()
    watched.source(_copies(site))
    watched.check()
    added, compared = accept(load_config(watched.root / "tracker.toml"), watched.store, 1)
    assert (Outcome.COPY, True, 1) == (added.outcome, added.aside, added.against)
    assert compared is not None
    assert ["new edition", "quarantined"] == watched.told()


def test_the_archives_text_that_the_publisher_gives_too_is_stored_once(site: Site, watched: Watched) -> None:
    """The same text from another source is noted."""
    watched.source(_copies(site))
    site.put("/2023", edition(2023))
    site.put("/copy", page(edition(2023)), media_type="text/html")
    publisher, archive = watched.check()
    assert (CheckOutcome.NEW_EDITION, CheckOutcome.UNCHANGED) == (publisher.outcome, archive.outcome)
    assert 1 == len(watched.store.snapshots())


# --- gone, back, moved ---------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [404, 410])
def test_an_edition_that_is_gone_is_withdrawn_once(site: Site, watched: Watched, code: int) -> None:
    """An event, never a deletion; and when it is there again, that is told too."""
    watched.source(_one(site))
    kept = Page(edition(2023).encode())
    site.behave("/2023", kept)
    watched.check()
    site.behave("/2023", http.status(code))
    for _ in range(2):
        assert CheckOutcome.WITHDRAWN == watched.check_one().outcome
    assert ["new edition", "withdrawn"] == watched.told()
    assert watched.store.edition("norway", "2023").findings
    site.behave("/2023", kept)
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    watched.check()
    assert ["new edition", "withdrawn", "returned"] == watched.told()


def test_a_single_address_that_never_was_there_fails(site: Site, watched: Watched) -> None:
    """It was declared to be there."""
    watched.source(_one(site))
    result = watched.check_one()
    assert (CheckOutcome.FAILED, f"{site.url('/2023')}: answered 404 Not Found") == (
        result.outcome,
        result.detail,
    )


@pytest.mark.parametrize("code", [301, 308])
def test_an_edition_that_moved_for_good_is_relocated_once(site: Site, watched: Watched, code: int) -> None:
    """It is still read, from where it is now."""
    watched.source(_one(site))
    kept = Page(edition(2023).encode())
    site.behave("/2023", kept)
    watched.check()
    site.behave("/new", kept)
    site.behave("/2023", http.redirect("/new", code))
    for _ in range(2):
        result = watched.check_one()
        assert (CheckOutcome.UNCHANGED, site.url("/new")) == (result.outcome, result.moved_to)
    assert ["new edition", "relocated"] == watched.told()
    assert site.url("/new") == watched.events()[1].payload["moved_to"]
    site.behave("/2023", http.redirect("/new", 302))
    watched.check()
    assert 2 == len(watched.told())


# --- trouble -------------------------------------------------------------------------------------------


def test_one_failing_source_does_not_stop_the_others(site: Site, watched: Watched) -> None:
    """Each is told for itself."""
    second = f'\n[[reports.norway.sources]]\nurl = "{site.url("/2022")}"\nedition = "2022"\n'
    second += 'allow_networks = ["127.0.0.0/8"]\n'
    watched.source(_one(site) + second)
    site.behave("/2023", http.hang_up)
    site.put("/2022", edition(2022))
    results = {each.source: each.outcome for each in watched.check()}
    expected = {site.url("/2023"): CheckOutcome.FAILED, site.url("/2022"): CheckOutcome.NEW_EDITION}
    assert expected == results


def test_a_source_is_said_to_fail_once_and_to_be_well_once(site: Site, watched: Watched) -> None:
    """After three failures in a row, with the reason."""
    watched.source(_one(site))
    kept = Page(edition(2023).encode())
    site.behave("/2023", http.status(500))
    for _ in range(5):
        assert CheckOutcome.FAILED == watched.check()[0].outcome
    (event,) = watched.events()
    assert ("source failing", 3) == (event.kind, event.payload["failures"])
    assert "500 Internal Server Error" in event.payload["reason"]
    site.behave("/2023", kept)
    watched.check()
    watched.check()
    assert ["source failing", "new edition", "source recovered"] == watched.told()


def test_a_source_that_asks_for_time_is_left_alone(site: Site, watched: Watched) -> None:
    """Until then, over restarts; then it is asked again."""
    watched.source(_one(site))
    later = datetime.now(UTC) + timedelta(hours=2)
    watched.now = datetime.now(UTC) - timedelta(hours=1)
    site.behave("/2023", http.status(429, Retry_After="7200"))
    (result,) = watched.check()
    assert "not to come back before" in (result.failure or "")
    watched.now -= timedelta(minutes=30)
    (result,) = watched.check()
    assert (CheckOutcome.NOT_ASKED, True) == (
        result.outcome,
        "asks not to be asked before" in (result.failure or ""),
    )
    assert 1 == len(site.asked("/2023"))
    site.put("/2023", edition(2023))
    watched.now = later
    assert CheckOutcome.NEW_EDITION == watched.check_one().outcome


def test_times_are_told_in_the_zone_that_is_asked_for(site: Site, watched: Watched) -> None:
    """Also when a site may be asked again."""
    watched.source(_one(site) + '\n[watch]\ntimezone = "Asia/Kolkata"\n')
    watched.now = datetime.now(UTC) - timedelta(hours=1)
    site.behave("/2023", http.status(429, Retry_After="7200"))
    said = [watched.check()[0].failure or "" for _ in range(2)]
    assert [True, True] == [re.search(r"before \d{4}-.{14} IST$", each) is not None for each in said]


def test_waiting_for_a_source_is_no_failure_of_it(site: Site, watched: Watched) -> None:
    """It failed as often as it was asked: a check that leaves it alone does not make it a failing one."""
    watched.source(_one(site))
    watched.now = datetime.now(UTC) - timedelta(hours=9)
    site.behave("/2023", http.status(429, Retry_After="7200"))
    watched.check()
    before = source_states(watched.store.connection)
    for _ in range(5):
        watched.check()
    assert before == source_states(watched.store.connection)
    assert [1] == [state.failures for state in before.values()]
    assert [] == watched.told()


def test_validators_of_what_was_not_stored_are_not_kept(site: Site, watched: Watched) -> None:
    """Else the next 304 would hide the change for good."""
    watched.source(_one(site))
    site.put("/2023", edition(2023))
    watched.check()
    good = site.pages["/2023"]
    site.put(
        "/2023", page("Norway\n\nPlease enable JavaScript and cookies to continue."), media_type="text/html"
    )
    assert CheckOutcome.QUARANTINED == watched.check_one().outcome
    watched.check()
    assert isinstance(good, Page)
    assert good.etag == site.asked("/2023")[-1].headers["if-none-match"]


def test_a_dry_run_finds_out_and_stores_nothing(site: Site, watched: Watched) -> None:
    """Neither editions nor events, states or quarantine."""
    watched.source(_one(site))
    site.put("/2023", edition(2023))
    assert CheckOutcome.NEW_EDITION == watched.check_one(dry_run=True).outcome
    assert CheckOutcome.NEW_EDITION == watched.check_one(dry_run=True).outcome
    tables = ("snapshots", "retrievals", "events", "source_states", "addresses", "quarantine", "comparisons")
    queries = [f"SELECT count(*) FROM {each}" for each in tables]  # noqa: S608 - names from above
    counts = [watched.store.connection.execute(query).fetchone()[0] for query in queries]
    assert [0] * len(tables) == counts


def test_an_unknown_report_is_named_with_those_there_are(watched: Watched) -> None:
    """As everywhere."""
    watched.source('path = "x.txt"\n')
    with pytest.raises(NotFoundError, match=r"no report 'norwya'.*norway"):
        watched.check(reports=["norwya"])


def test_a_run_can_be_stopped(site: Site, watched: Watched) -> None:
    """What was found until then is kept; nothing is waited for."""
    stop = threading.Event()
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = ["2020", "2021"]\n')
    site.put("/r/2020", edition(2020))

    def stopping(handler: http.Handler) -> None:
        threading.Timer(0.5, stop.set).start()  # while nothing comes
        http.silence(5)(handler)

    site.behave("/r/2021", stopping)
    assert [] == watched.check(stop=stop)
    assert 1 == len(site.asked("/r/2021"))  # it would be asked again
    assert watched.store.edition("norway", "2020").findings


def test_the_gate_knows_an_edition_in_parts(site: Site, watched: Watched) -> None:
    """An addendum beside the main report has snapshots of its own, and is read after it."""
    addendum = _one(site).replace("/2023", "/addendum") + 'part = "addendum"\n'
    second = f'\n[[reports.norway.sources]]\nallow_networks = ["127.0.0.0/8"]\n{addendum}'
    watched.source(_one(site) + second)
    site.put("/2023", edition(2023))
    site.put("/addendum", edition(2023, complaints=99).replace("Country Report on", "Addendum on"))
    outcomes = [each.outcome for each in watched.check()]
    assert [CheckOutcome.NEW_EDITION, CheckOutcome.REVISION] == outcomes
    assert 2 == watched.store.edition("norway", "2023").text.count("The ombudsman received")
    assert [CheckOutcome.UNCHANGED] * 2 == [each.outcome for each in watched.check()]


def test_two_sources_of_an_edition_do_not_revise_each_other(site: Site, watched: Watched) -> None:
    """Each is compared with what it gave itself: only what changes is a revision."""
    second = f'\n[[reports.norway.sources]]\nurl = "{site.url("/copy")}"\nedition = "2023"\n'
    watched.source(_one(site) + second + 'allow_networks = ["127.0.0.0/8"]\n')
    site.put("/2023", page(edition(2023)), media_type="text/html", validators=False)
    site.put("/copy", edition(2023, killings="few"))
    watched.check()
    site.put("/2023", page(edition(2023), extra="<!-- now -->"), media_type="text/html", validators=False)
    outcomes = [each.outcome for each in watched.check()]
    assert [CheckOutcome.UNCHANGED] * 2 == outcomes
    assert ["new edition"] == watched.told()


def test_a_state_survives_being_read_back(site: Site, watched: Watched) -> None:
    """What watching derives its schedule from."""
    watched.source(_one(site))
    site.behave("/2023", http.status(500))
    watched.check()
    state = source_states(watched.store.connection)["norway", site.url("/2023")]
    expected = replace(
        state, outcome=CheckOutcome.FAILED, failures=1, failing_since=watched.now, answered_at=None
    )
    assert expected == state


def test_a_charset_that_nobody_knows_is_no_obstacle(site: Site, watched: Watched) -> None:
    """Nor is a wrong type: the bytes decide."""
    watched.source(_one(site))
    text = edition(2023).replace("Norway", "Norwège")
    site.put("/2023", text, media_type="application/octet-stream; charset=x-nonsense")
    assert CheckOutcome.NEW_EDITION == watched.check_one().outcome
    assert "Norwège" in watched.store.edition("norway", "2023").text


def test_hosts_are_asked_in_parallel(watched: Watched) -> None:
    """A slow one does not hold up the others."""

    def slow(handler: http.Handler) -> None:
        time.sleep(0.6)
        Page(edition(2023).encode())(handler)

    with Site(host="127.0.0.3") as one, Site(host="127.0.0.4") as other:
        for site in (one, other):
            site.behave("/2023", slow)
        second = "\n[[reports.norway.sources]]\nallow_networks = ['127.0.0.0/8']\nrobots = false\n"
        watched.source(_one(one) + second + _one(other))
        started = time.monotonic()
        watched.check()
        first, last = one.asked("/2023")[0].at, other.asked("/2023")[0].at
    assert abs(first - last) < 0.5
    assert time.monotonic() - started < 5
