"""Sources that fail, hang or ask for time: said once, and the others are checked all the same."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.servers import http
from tests.servers.http import Page, Site
from tests.sources.conftest import SOURCE
from tests.sources.editions import edition, official
from tracker.sources.results import CheckOutcome
from tracker.sources.states import source_states

if TYPE_CHECKING:
    from tests.sources.conftest import Watched


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
