"""Where redirects lead, and how far they are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tracker.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.http import Site
    from tracker.sources.fetching import Fetcher
    from tracker.sources.messages import Request

    Ask = Callable[..., Request]


def test_a_permanent_move_is_told(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """As far as the redirects are permanent from the start."""
    site.put("/end", "here")
    site.behave("/c", http.redirect("/end", 302))
    site.behave("/b", http.redirect("/c", 308))
    answer = fetcher.fetch(ask(site.behave("/a", http.redirect("/b", 301))))
    expected = (b"here", site.url("/end"), site.url("/c"))
    assert expected == (answer.content, answer.address, answer.moved_to)
    assert fetcher.fetch(ask(site.url("/c"))).moved_to is None


def test_a_redirect_loop_is_ended(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """After as many as the limits allow."""
    site.behave("/b", http.redirect("/a"))
    with pytest.raises(FetchError, match="more than 4 redirects"):
        fetcher.fetch(ask(site.behave("/a", http.redirect("/b")), redirects=4))


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/x", "javascript:alert(1)", "data:,x"]
)
def test_a_redirect_leads_to_the_web_only(site: Site, fetcher: Fetcher, ask: Ask, target: str) -> None:
    """Never to a file."""
    with pytest.raises(FetchError, match="never followed"):
        fetcher.fetch(ask(site.behave("/a", http.redirect(target))))


def test_the_body_of_a_redirect_is_not_read(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """Be it without end."""
    site.put("/end", "here")
    url = site.behave("/a", http.endless(302, Location="/end"))
    assert b"here" == fetcher.fetch(ask(url, total_timeout=1)).content


@pytest.mark.parametrize("target", ["http://[::1", "http://a:b/", "http://"])
def test_a_redirect_to_nonsense_is_a_failure(site: Site, fetcher: Fetcher, ask: Ask, target: str) -> None:
    """One line, no traceback."""
    with pytest.raises(FetchError):
        fetcher.fetch(ask(site.behave("/a", http.redirect(target))))


def test_a_redirect_carries_no_password(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """What an edition came from is kept and shown: no credentials belong into it."""
    site.put("/end", "here")
    target = site.url("/end").replace("://", "://ann:s3cret@")
    answer = fetcher.fetch(ask(site.behave("/a", http.redirect(target, 301))))
    assert (site.url("/end"), site.url("/end")) == (answer.address, answer.moved_to)
    assert "authorization" not in site.asked("/end")[0].headers
