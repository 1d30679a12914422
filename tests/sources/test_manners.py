"""Manners towards a host: robots.txt, one request at a time, who asks."""

from __future__ import annotations

import threading
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tracker.config import Fetching
from tracker.errors import FetchError
from tracker.sources.fetching import Fetcher

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.http import Site
    from tracker.sources.messages import Request

    Ask = Callable[..., Request]

TEXT = "Some text.\n" * 200


def test_robots_txt_is_obeyed(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """Also for where a redirect leads; asked for once a run."""
    site.put("/robots.txt", "User-agent: report-tracker\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n")
    site.put("/open", TEXT)
    site.put("/private/a", TEXT)
    assert 200 == fetcher.fetch(ask(site.url("/open"))).status
    with pytest.raises(FetchError, match=r"robots.txt of .* forbids /private/a"):
        fetcher.fetch(ask(site.url("/private/a")))
    with pytest.raises(FetchError, match="forbids"):
        fetcher.fetch(ask(site.behave("/r", http.redirect("/private/a"))))
    assert 200 == fetcher.fetch(ask(site.url("/private/a"), robots=False)).status
    assert 1 == len(site.asked("/robots.txt"))


def test_an_unreachable_robots_txt_forbids_everything(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """As RFC 9309 has it; a missing one allows everything."""
    url = site.put("/a", TEXT)
    assert 200 == fetcher.fetch(ask(url)).status
    site.behave("/robots.txt", http.status(503))
    with Fetcher() as other, pytest.raises(FetchError, match=r"robots.txt cannot be read"):
        other.fetch(ask(url))
    assert 1 == len(site.asked("/a"))


def test_the_user_agent_says_whom_to_write_to(site: Site, ask: Ask) -> None:
    """Name, version, manners, contact."""
    with Fetcher(Fetching(contact="mailto:ann@example.org")) as fetcher:
        fetcher.fetch(ask(site.put("/a", TEXT)))
    agent = site.asked("/a")[0].headers["user-agent"]
    assert agent.startswith("report-tracker/")
    assert "respects robots.txt; contact: mailto:ann@example.org" in agent


def test_one_host_is_asked_by_one_request_at_a_time(site: Site, ask: Ask) -> None:
    """With the pause between two, whoever asks."""
    busy = threading.Lock()
    overlaps = []

    def answer(handler: http.Handler) -> None:
        overlaps.append(not busy.acquire(blocking=False))
        time.sleep(0.02)
        handler.answer(200, b"x")
        busy.release()

    url = site.behave("/a", answer)
    with Fetcher() as fetcher:
        threads = [
            threading.Thread(target=lambda: fetcher.fetch(ask(url, pause=0.1, robots=False)))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [False] * 4 == overlaps
    times = [each.at for each in site.asked("/a")]
    assert all(later - earlier > 0.1 for earlier, later in pairwise(times))


def test_crawl_delay_is_honoured(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """Where robots.txt asks for a longer pause than is configured."""
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n")
    url = site.put("/a", TEXT)
    fetcher.fetch(ask(url))
    fetcher.fetch(ask(url))
    first, second = site.asked("/a")
    assert second.at - first.at >= 0.3
