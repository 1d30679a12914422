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
from tests.sources.conftest import SOURCE
from tests.sources.editions import edition, official, page
from tracker.config import load_config
from tracker.errors import NotFoundError, StoreError
from tracker.sources.checking import check_sources
from tracker.sources.results import CheckOutcome
from tracker.sources.states import source_states
from tracker.sources.taking import Taking
from tracker.store import Store
from tracker.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sources.conftest import Watched
    from tracker.sources.results import CheckResult


# --- new, unchanged, revised ---------------------------------------------------------------------------


def test_a_new_edition_is_stored_and_told(site: Site, watched: Watched) -> None:
    """With its bytes, its place and whose copy it is."""
    watched.source(official(site))
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
    watched.source(official(site))
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
    watched.source(official(site))
    site.put("/2023", edition(2023), validators=False)
    watched.check()
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    assert 1 == len(watched.store.retrievals())


def test_another_text_is_a_revision_beside_the_one_before(site: Site, watched: Watched) -> None:
    """A silent change of an edition already stored is compared with what it said before."""
    watched.source(official(site))
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
    watched.source(official(site))
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


def test_unchanged_is_not_believed_for_ever(site: Site, watched: Watched) -> None:
    """A server whose ETag stays while the text changes is found out next month, though it fails."""

    def lying(text: str) -> http.Answer:
        def answer(handler: http.Handler) -> None:
            known = handler.headers.get("If-None-Match")
            handler.answer(304 if known else 200, b"" if known else text.encode(), {"ETag": '"1"'})

        return answer

    watched.source(official(site))
    site.behave("/2023", lying(edition(2023)))
    watched.check()
    site.behave("/2023", lying(edition(2023, complaints=42)))
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    watched.now = datetime(2024, 6, 1, 6, 0, tzinfo=UTC)
    changed = site.pages["/2023"]
    site.behave("/2023", http.status(500))
    watched.check()
    site.pages["/2023"] = changed
    assert CheckOutcome.REVISION == watched.check_one().outcome


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


def _altered_before_a_use(watched: Watched) -> Path:
    """A declared file that was checked, then altered, and taken in where a person used the edition."""
    path = watched.root / "2023.txt"
    path.write_text(edition(2023))
    config = '[[reports.norway.editions]]\nedition = "2023"\npath = "2023.txt"\n'
    (watched.root / "tracker.toml").write_text('[reports.norway]\ntitle = "Norway"\n' + config)
    watched.check()
    path.write_text(edition(2023, cases=3))
    workspace = Workspace(watched.root)
    workspace.editions("norway@2023")
    workspace.close()
    return path


def test_a_declared_file_taken_in_by_use_is_told_once(watched: Watched) -> None:
    """`tracker diff` takes in a changed file; those who subscribed are told, and the check tells no more."""
    _altered_before_a_use(watched)
    assert ["new edition", "revision"] == watched.told()
    assert ("2023: 2023.txt", 2) == (watched.events()[1].source, watched.events()[1].payload["revision"])
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    assert ["new edition", "revision"] == watched.told()


def test_a_declared_file_that_was_put_back_after_a_use_is_a_revision(watched: Watched) -> None:
    """The check holds it against what was stored last, as a use does, whoever stored it."""
    path = _altered_before_a_use(watched)
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


# --- gone, back, moved ---------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [404, 410])
def test_an_edition_that_is_gone_is_withdrawn_once(site: Site, watched: Watched, code: int) -> None:
    """An event, never a deletion; and when it is there again, that is told too."""
    watched.source(official(site))
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
    watched.source(official(site))
    result = watched.check_one()
    assert (CheckOutcome.FAILED, f"{site.url('/2023')}: answered 404 Not Found") == (
        result.outcome,
        result.detail,
    )


@pytest.mark.parametrize("code", [301, 308])
def test_an_edition_that_moved_for_good_is_relocated_once(site: Site, watched: Watched, code: int) -> None:
    """It is still read, from where it is now."""
    watched.source(official(site))
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
    watched.source(official(site) + second)
    site.behave("/2023", http.hang_up)
    site.put("/2022", edition(2022))
    results = {each.source: each.outcome for each in watched.check()}
    expected = {site.url("/2023"): CheckOutcome.FAILED, site.url("/2022"): CheckOutcome.NEW_EDITION}
    assert expected == results


def test_a_dead_host_holds_up_nobody_for_long(site: Site, watched: Watched) -> None:
    """It costs one fetch, however many addresses it has; where it failed last, the others come before it."""
    with http.swallowing("127.0.9.1") as port:
        dead = f'url = "http://127.0.9.1:{port}/{{edition}}"\neditions = "yearly from 2001 to 2020"\n'
        watched.source(
            dead + f"limits = {{ connect_timeout = 0.5, retries = 3 }}\n{SOURCE}{official(site)}"
            "\n[fetch]\nhosts_at_once = 1\n"
        )
        site.put("/2023", edition(2023))
        started = time.monotonic()
        results = watched.check()
        assert time.monotonic() - started < 3
        expected = f"http://127.0.9.1:{port}/2001: no connection within 0.5 s (limits.connect_timeout);"
        assert f"{expected} check the address, or try again later" == results[0].failure
        assert [CheckOutcome.UNCHANGED, CheckOutcome.FAILED] == [each.outcome for each in watched.check()]


def test_an_edition_that_leads_to_a_dead_host_costs_no_other(site: Site, watched: Watched) -> None:
    """Only where the source's own host is not reached can nothing else of it be had."""
    with Site() as gone:
        dead = gone.url("/2022")
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = ["2022", "2023"]\n')
    site.behave("/r/2022", http.redirect(dead))
    site.put("/r/2023", edition(2023))
    (result,) = watched.check()
    assert [CheckOutcome.FAILED, CheckOutcome.NEW_EDITION] == [each.outcome for each in result.editions]


def test_a_source_is_said_to_fail_once_and_to_be_well_once(site: Site, watched: Watched) -> None:
    """After three failures in a row, with the reason."""
    watched.source(official(site))
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
    watched.source(official(site))
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


def test_a_source_that_asks_for_years_is_asked_again_in_a_week(site: Site, watched: Watched) -> None:
    """A slip in the header would silence it for good; and it has not failed often enough to be told."""
    watched.source(official(site))
    watched.now = datetime.now(UTC)
    site.behave("/2023", http.status(503, Retry_After="99999999"))
    watched.check()
    watched.now += timedelta(days=6)
    assert CheckOutcome.NOT_ASKED == watched.check()[0].outcome
    site.put("/2023", edition(2023))
    watched.now += timedelta(days=1)
    assert CheckOutcome.NEW_EDITION == watched.check_one().outcome


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (http.status(404), "withdrawn"),
        (http.redirect("/moved", 301), "relocated"),
        (http.status(500), "source failing"),
        (http.status(403, b"no"), "quarantined"),
    ],
    ids=["gone", "moved", "failing", "held"],
)
def test_two_checks_at_once_tell_once(site: Site, watched: Watched, trouble: http.Answer, told: str) -> None:
    """A check by hand while the watch checks: what the other has told meanwhile is known."""
    watched.source(official(site))
    site.put("/2023", edition(2023))
    watched.check()
    site.pages["/moved"] = site.pages["/2023"]
    together = threading.Barrier(2, timeout=20)

    def both(handler: http.Handler) -> None:
        together.wait()
        trouble(handler)

    def check() -> None:
        with Store(watched.store.path) as store:
            check_sources(load_config(watched.root / "tracker.toml"), store, clock=lambda: watched.now)

    site.behave("/2023", both)
    for _ in range(2):
        threads = [threading.Thread(target=check) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert ["new edition", told] == watched.told()


def test_times_are_told_in_the_zone_that_is_asked_for(site: Site, watched: Watched) -> None:
    """Also when a site may be asked again."""
    watched.source(official(site) + '\n[watch]\ntimezone = "Asia/Kolkata"\n')
    watched.now = datetime.now(UTC) - timedelta(hours=1)
    site.behave("/2023", http.status(429, Retry_After="7200"))
    said = [watched.check()[0].failure or "" for _ in range(2)]
    assert [True, True] == [re.search(r"before \d{4}-.{14} IST$", each) is not None for each in said]


def test_waiting_for_a_source_is_no_failure_of_it(site: Site, watched: Watched) -> None:
    """It failed as often as it was asked: a check that leaves it alone does not make it a failing one."""
    watched.source(official(site))
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
    watched.source(official(site))
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
    watched.source(official(site))
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
    addendum = official(site).replace("/2023", "/addendum") + 'part = "addendum"\n'
    second = f'\n[[reports.norway.sources]]\nallow_networks = ["127.0.0.0/8"]\n{addendum}'
    watched.source(official(site) + second)
    site.put("/2023", edition(2023))
    site.put("/addendum", edition(2023, complaints=99).replace("Country Report on", "Addendum on"))
    outcomes = [each.outcome for each in watched.check()]
    assert [CheckOutcome.NEW_EDITION, CheckOutcome.REVISION] == outcomes
    assert 2 == watched.store.edition("norway", "2023").text.count("The ombudsman received")
    assert [CheckOutcome.UNCHANGED] * 2 == [each.outcome for each in watched.check()]


def test_a_state_survives_being_read_back(site: Site, watched: Watched) -> None:
    """What watching derives its schedule from."""
    watched.source(official(site))
    site.behave("/2023", http.status(500))
    watched.check()
    state = source_states(watched.store.connection)["norway", site.url("/2023")]
    expected = replace(
        state, outcome=CheckOutcome.FAILED, failures=1, failing_since=watched.now, answered_at=None
    )
    assert expected == state


def test_a_charset_that_nobody_knows_is_no_obstacle(site: Site, watched: Watched) -> None:
    """Nor is a wrong type: the bytes decide."""
    watched.source(official(site))
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
        watched.source(official(one) + second + official(other))
        started = time.monotonic()
        watched.check()
        first, last = one.asked("/2023")[0].at, other.asked("/2023")[0].at
    assert abs(first - last) < 0.5
    assert time.monotonic() - started < 5
