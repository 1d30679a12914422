"""An address is asked for: what comes of it, and what is known not to have changed."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tracker.errors import FetchError
from tracker.sources.fetching import Fetcher

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.http import Site
    from tracker.sources.messages import Request

    Ask = Callable[..., Request]

TEXT = "Some text.\n" * 200


def test_a_page_comes_with_what_was_said_of_it(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """The bytes, the declared type and charset, and the validators."""
    url = site.put("/a", TEXT, media_type="Text/HTML; charset=Windows-1251")
    answer = fetcher.fetch(ask(url))
    page = site.pages["/a"]
    assert isinstance(page, http.Page)
    expected = (200, TEXT.encode(), "text/html", "windows-1251", page.etag)
    assert expected == (answer.status, answer.content, answer.media_type, answer.charset, answer.etag)
    assert answer.asked_at.tzinfo is UTC


def test_validators_make_an_unchanged_page_a_304(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """What was sent before is sent back, and nothing is transferred."""
    url = site.put("/a", TEXT)
    first = fetcher.fetch(ask(url))
    second = fetcher.fetch(ask(url, etag=first.etag, last_modified=first.last_modified))
    assert (304, b"") == (second.status, second.content)
    sent = site.asked("/a")[1].headers
    assert (first.etag, first.last_modified) == (sent["if-none-match"], sent["if-modified-since"])


def test_one_connection_serves_many_requests(site: Site, ask: Ask) -> None:
    """Connections are kept alive, also over 304, 404 and redirects."""
    ports = set()

    def note(handler: http.Handler) -> None:
        ports.add(handler.client_address[1])
        handler.answer(200, b"x")

    site.behave("/a", note)
    site.behave("/r", http.redirect("/a"))
    with Fetcher() as fetcher:
        for path in ("/a", "/missing", "/r", "/a"):
            fetcher.fetch(ask(site.url(path)))
    assert 1 == len(ports)


@pytest.mark.parametrize("code", [404, 410, 403, 401])
def test_a_refusal_is_an_answer(site: Site, fetcher: Fetcher, ask: Ask, code: int) -> None:
    """What 4xx means is for the caller to say; it is not asked for again."""
    url = site.behave("/a", http.status(code, b"no"))
    assert code == fetcher.fetch(ask(url)).status
    assert 1 == len(site.asked("/a"))


def test_a_failure_names_the_address(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """The one that was asked, where it led, and what to do; what is secret in either is not shown."""
    url = site.behave("/a", http.status(502)) + "?api_key=s3cret#end"
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(ask(url, retries=0))
    expected = f"{site.url('/a')}?api_key=…: answered 502 Bad Gateway; check the address, or try again later"
    assert expected == str(caught.value)
    site.behave("/r", http.redirect("/a?sid=s3cret"))
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(ask(site.url("/r"), retries=0))
    assert str(caught.value).startswith(
        f"{site.url('/r')} (which redirects to {site.url('/a')}?sid=…): answered 502 Bad Gateway"
    )
    site.behave("/long", http.endless(200))
    with pytest.raises(FetchError, match="more than") as caught:
        fetcher.fetch(ask(site.url("/long"), max_size=1000))
    assert str(caught.value).startswith(f"{site.url('/long')}: ")


def test_a_proxy_from_the_environment_is_used(
    site: Site, fetcher: Fetcher, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may stand in a private network; addresses given literally are checked all the same."""
    monkeypatch.setenv("http_proxy", site.url())
    site.pages["http://report.example/a"] = http.Page(b"through the proxy")
    answer = fetcher.fetch(ask("http://report.example/a", allow_networks=(), robots=False))
    assert b"through the proxy" == answer.content
    with pytest.raises(FetchError, match=r"127.0.0.1 is a loopback address"):
        fetcher.fetch(ask("http://127.0.0.1:9/a", allow_networks=(), robots=False))


def test_unchanged_is_believed_of_what_is_known_alone(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """Some servers say 304 to whoever asks."""
    url = site.behave("/a", http.status(304))
    with pytest.raises(FetchError, match="answered 304 Not Modified, though nothing of it was known"):
        fetcher.fetch(ask(url))


def test_unchanged_is_not_believed_of_an_older_file(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """A file that was put back is older than what was got: by its date, nothing has changed since then."""
    old, new = "Mon, 01 Jan 2024 00:00:00 GMT", "Thu, 01 Feb 2024 00:00:00 GMT"

    def answer(handler: http.Handler) -> None:
        asked = handler.headers.get("If-Modified-Since")
        handler.answer(304 if asked else 200, b"" if asked else b"put back", {"Last-Modified": old})

    url = site.behave("/a", answer)
    assert b"put back" == fetcher.fetch(ask(url, last_modified=new)).content
    assert 304 == fetcher.fetch(ask(url, last_modified=old)).status
