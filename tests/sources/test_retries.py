"""Trouble with a host: what is tried again, how often, and what is waited for."""

from __future__ import annotations

import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers import http
from tests.servers.http import Site
from tracker.errors import FetchError
from tracker.sources.failures import RetryLaterError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.sources.fetching import Fetcher
    from tracker.sources.messages import Request

    Ask = Callable[..., Request]


@pytest.mark.parametrize(
    "trouble",
    [http.status(500), http.status(503), http.status(429), http.hang_up],
    ids=["500", "503", "429", "cut"],
)
def test_temporary_trouble_is_retried(site: Site, fetcher: Fetcher, ask: Ask, trouble: http.Answer) -> None:
    """5xx, 429 and a broken connection, then the page."""
    url = site.behave("/a", http.in_turn(trouble, trouble, http.Page(b"fine")))
    assert b"fine" == fetcher.fetch(ask(url)).content


def test_lasting_trouble_is_a_failure_with_its_status(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """After the last attempt."""
    url = site.behave("/a", http.status(502))
    with pytest.raises(FetchError, match="502 Bad Gateway"):
        fetcher.fetch(ask(url, retries=2))
    assert 3 == len(site.asked("/a"))


@pytest.mark.parametrize("as_date", [False, True])
def test_retry_after_is_honoured(site: Site, fetcher: Fetcher, ask: Ask, *, as_date: bool) -> None:
    """As seconds and as a date: the next attempt comes no earlier."""
    until = datetime.now(UTC) + timedelta(seconds=2)
    value = format_datetime(until, usegmt=True) if as_date else "1"
    url = site.behave("/a", http.in_turn(http.status(429, Retry_After=value), http.Page(b"fine")))
    assert b"fine" == fetcher.fetch(ask(url)).content
    first, second = site.asked("/a")
    assert second.at - first.at >= (0.9 if not as_date else 0.5)


def test_a_long_retry_after_ends_the_run(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """It is not waited for, and the failure says until when."""
    url = site.behave("/a", http.status(503, Retry_After="3600"))
    with pytest.raises(RetryLaterError, match="not to come back before") as caught:
        fetcher.fetch(ask(url, longest_wait=1))
    assert timedelta(minutes=59) < caught.value.until - datetime.now(UTC) <= timedelta(hours=1)
    assert 1 == len(site.asked("/a"))


def test_a_host_in_trouble_does_not_hold_up_the_run(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """After two failures in a row its other addresses are tried once each."""
    url = site.behave("/a", http.status(502))
    for _ in range(2):
        with pytest.raises(FetchError, match="502"):
            fetcher.fetch(ask(url, robots=False))
    before = len(site.asked("/a"))
    with pytest.raises(FetchError):
        fetcher.fetch(ask(url, robots=False, backoff=2))
    assert 1 == len(site.asked("/a")) - before


def test_a_host_that_drips_does_not_hold_up_the_run(
    site: Site, fetcher: Fetcher, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After two addresses that took all the time, the others get less; once one answers, all of it."""
    monkeypatch.setattr("tracker.sources.fetching.TROUBLED_SECONDS", 0.2)
    url, slow = site.behave("/a", http.drip(0.02)), site.behave("/b", http.drip(0.01, content=b"x" * 60))
    for seconds in (0.5, 0.5, 0.2):
        with pytest.raises(FetchError, match=f"longer than {seconds:g} s"):
            fetcher.fetch(ask(url, total_timeout=0.5, robots=False))
    fetcher.fetch(ask(site.put("/c", "fine"), robots=False))
    assert b"x" * 60 == fetcher.fetch(ask(slow, robots=False)).content


def test_a_host_that_is_not_reached_is_given_up_for_the_run(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """Its other addresses are not asked, wherever they are come upon; another port is another server."""
    with Site() as gone:
        url = gone.url("/a")
    with pytest.raises(FetchError, match="connection was refused; check the address"):
        fetcher.fetch(ask(url, robots=False))
    expected = "not asked, for its host was not reached a moment ago: the connection was refused"
    for address in (gone.url("/b"), site.behave("/r", http.redirect(gone.url("/c")))):
        with pytest.raises(FetchError, match=expected):
            fetcher.fetch(ask(address, backoff=10))
    assert b"fine" == fetcher.fetch(ask(site.put("/a", "fine"))).content


def test_where_nothing_answers_one_further_attempt_is_made(
    fetcher: Fetcher, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system itself sends its packets again and again within each."""
    attempts = []

    def noted(self: socket.socket, address: Any) -> None:
        attempts.append(address)
        connect(self, address)

    with http.swallowing() as port:
        connect = socket.socket.connect
        monkeypatch.setattr(socket.socket, "connect", noted)
        with pytest.raises(FetchError, match=r"no connection within 0\.3 s"):
            fetcher.fetch(ask(f"http://127.0.0.1:{port}/", connect_timeout=0.3, retries=5))
    assert [("127.0.0.1", port)] * 2 == attempts


def test_a_silent_server_is_tried_once_more(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """Each attempt costs the whole read timeout."""
    url = site.behave("/a", http.silence(1))
    with pytest.raises(FetchError, match=r"nothing came for 0\.2 s"):
        fetcher.fetch(ask(url, read_timeout=0.2, retries=5))
    assert 2 == len(site.asked("/a"))


def test_a_name_that_is_not_resolved_in_time_is_given_up(
    fetcher: Fetcher, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's resolver may take half a minute; the limit for connecting counts."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(5))
    started = time.monotonic()
    with pytest.raises(FetchError, match="its name cannot be resolved"):
        fetcher.fetch(ask("http://slow.example/", connect_timeout=0.2))
    assert time.monotonic() - started < 2


def test_an_address_that_swallows_packets_leaves_time_for_the_others(
    fetcher: Fetcher, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name often has an IPv6 address that leads nowhere, before its IPv4 one."""
    with http.swallowing("127.0.9.1") as port, Site(host="127.0.9.2", port=port) as site:
        site.put("/a", "fine")
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"127.0.9.{end}", port)) for end in (1, 2)]
        monkeypatch.setattr(socket, "getaddrinfo", _resolving(found))
        assert b"fine" == fetcher.fetch(ask(f"http://both.example:{port}/a")).content


def _resolving(found: list[Any]) -> Callable[..., Any]:
    """A resolver that knows one name."""
    real = socket.getaddrinfo
    return lambda host, *args, **given: found if host == "both.example" else real(host, *args, **given)


def test_a_transfer_cut_short_once_is_fetched_again(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """The next attempt may be whole."""
    url = site.behave("/a", http.in_turn(http.short_length(b"half", 4), http.Page(b"whole")))
    assert b"whole" == fetcher.fetch(ask(url)).content
