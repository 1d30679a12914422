"""Checks and hosts at the same time, and a check that is stopped."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tests.servers.http import Page, Site
from tests.sources.editions import edition, official
from tracker.config import load_config
from tracker.sources.checking import check_sources
from tracker.store import Store

if TYPE_CHECKING:
    from tests.sources.conftest import Watched


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


def test_a_run_can_be_stopped(site: Site, watched: Watched) -> None:
    """What was found until then is kept; nothing is waited for."""
    stop = threading.Event()
    watched.source(f'url = "{site.url("/r/{edition}")}"\neditions = ["2020", "2021"]\n')
    site.put("/r/2020", edition(2020))

    def stopping(handler: http.Handler) -> None:
        threading.Timer(1.5, stop.set).start()  # while nothing comes
        http.silence(5)(handler)

    site.behave("/r/2021", stopping)
    assert [] == watched.check(stop=stop)
    assert 1 == len(site.asked("/r/2021"))  # it would be asked again
    assert watched.store.edition("norway", "2020").findings


def test_a_run_can_be_stopped_while_a_document_is_read(watched: Watched) -> None:
    """The reader of a long one is not waited for either; the next check reads it."""
    stop = threading.Event()
    (watched.root / "2020.md").write_text("# Report\n\n" + "[" * 600_000)  # half a minute of work
    watched.source('path = "{edition}.md"\n')
    threading.Timer(1, stop.set).start()
    started = time.monotonic()
    assert [] == watched.check(stop=stop)
    assert time.monotonic() - started < 6


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
