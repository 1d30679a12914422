"""Secrets in headers and addresses: told to the site that they are for, and to nobody else."""

from __future__ import annotations

import contextlib
import traceback
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers import http
from tracker.config import Secret
from tracker.errors import ConfigError, FetchError
from tracker.sources.fetching import Fetcher

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.http import Site
    from tracker.sources.messages import Request

    Ask = Callable[..., Request]

TEXT = "Some text.\n" * 200


@pytest.mark.parametrize("secret", ["a\nb: c", "\u0436"])
def test_a_secret_that_no_header_may_hold_is_said_without_it(
    site: Site, fetcher: Fetcher, ask: Ask, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    """Neither shown nor taken for a fault of the network."""
    monkeypatch.setenv("TOKEN", secret)
    with pytest.raises(FetchError, match=r"the secret for the header X-Api-Key holds a character") as caught:
        fetcher.fetch(ask(site.put("/a", TEXT), headers={"X-Api-Key": Secret(env="TOKEN")}))
    assert secret not in str(caught.value)
    assert not site.asked("/a")


def test_headers_of_a_source_stay_with_its_site(
    site: Site, fetcher: Fetcher, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A token is sent to the declared site, not to where it redirects; it is read when it is needed."""
    monkeypatch.setenv("TOKEN", "s3cret")
    site.put("/end", "here")
    site.behave("/a", http.redirect(site.url("/end", host="localhost")))
    site.behave("/b", http.redirect("/end"))
    headers = {"Authorization": Secret(env="TOKEN")}
    fetcher.fetch(ask(site.url("/a"), headers=headers))
    assert "s3cret" == site.asked("/a")[0].headers["authorization"]
    assert "authorization" not in site.asked("/end")[0].headers
    fetcher.fetch(ask(site.url("/b"), headers=headers))
    assert "s3cret" == site.asked("/end")[1].headers["authorization"]


def test_a_secret_in_an_address_is_only_told_to_its_site(
    site: Site, fetcher: Fetcher, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept has the name of the secret, also where a redirect repeats it in an encoding of its own."""
    monkeypatch.setenv("TOKEN", "s3c/ret é")
    secrets = {"key": Secret(env="TOKEN")}
    place = "/a?api_key={key}&docid=8f14e45fceea167a5a36"
    site.put("/a", "here")
    answer = fetcher.fetch(ask(site.url(place) + "#x", secrets=secrets))
    assert site.url(place) == answer.address
    filled = "/a?api_key=s3c%2Fret%20%C3%A9&docid=8f14e45fceea167a5a36"
    assert [filled] == [each.path for each in site.asked("/a")]

    repeated = "/b?docid=8f14e45fceea167a5a36&k=s3c/ret+%c3%a9"
    site.behave("/a", http.redirect(repeated, 301))
    site.put("/b", "here")
    answer = fetcher.fetch(ask(site.url(place), secrets=secrets))
    kept = site.url("/b?docid=8f14e45fceea167a5a36&k={key}")
    assert (kept, kept) == (answer.address, answer.moved_to)


def test_a_secret_in_an_address_must_be_there(
    site: Site, fetcher: Fetcher, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is asked without it."""
    request = ask(site.url("/a?api_key={key}"), secrets={"key": Secret(env="TOKEN")})
    monkeypatch.delenv("TOKEN", raising=False)
    with pytest.raises(ConfigError, match="TOKEN is not set"):
        fetcher.fetch(request)
    monkeypatch.setenv("TOKEN", "")
    with pytest.raises(FetchError, match=r"the secret for \{key\} in the address is empty"):
        fetcher.fetch(request)
    assert not site.asked("/a")


def test_an_address_signed_for_one_visit_is_kept_without_its_token(
    site: Site, fetcher: Fetcher, ask: Ask
) -> None:
    """What was in the address that was asked stays; what the site added and looks like a token does not."""
    odd = "8f14e45fceea167a5a36"
    site.put("/end", "here")
    site.behave("/a", http.redirect(f"/end?docid={odd}&X-Amz-Signature=0a&t=1c{odd}", 301))
    answer = fetcher.fetch(ask(site.url(f"/a?docid={odd}")))
    kept = site.url(f"/end?docid={odd}&X-Amz-Signature=…&t=…")
    assert (kept, kept) == (answer.address, answer.moved_to)
    assert f"X-Amz-Signature=0a&t=1c{odd}" in site.asked("/end")[0].path
    with pytest.raises(FetchError, match="its token was not kept"):
        fetcher.fetch(ask(kept))


@pytest.mark.parametrize("trouble", ["down", "broken", "forbidden", "redirect", "slow"])
def test_no_error_holds_a_secret_of_the_address(
    site: Site, ask: Ask, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    """Neither its line nor its traceback, whatever requests and urllib3 say."""
    monkeypatch.setenv("TOKEN", "s3cret")
    given: dict[str, Any] = {"retries": 0}
    address = site.url("/{key}?x={key}")
    if trouble == "down":
        address = "http://127.0.0.1:1/{key}?x={key}"
    elif trouble == "broken":
        site.behave("/s3cret", http.hang_up)
    elif trouble == "forbidden":
        site.put("/robots.txt", "User-agent: *\nDisallow: /s")
    elif trouble == "redirect":
        site.behave("/s3cret", http.redirect("ftp://example.org/s3cret"))
    else:
        site.behave("/s3cret", http.silence(1))
        given |= {"total_timeout": 0.1}
    with Fetcher() as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(ask(address, secrets={"key": Secret(env="TOKEN")}, **given))
    assert "{key}" in str(caught.value)
    assert "s3cret" not in "".join(traceback.format_exception(caught.value))


def test_odd_headers_bring_no_address_into_the_log(
    site: Site, fetcher: Fetcher, ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    """urllib3 warns of them with all that was asked."""

    def odd(handler: http.Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nno header\r\n\r\n")
        handler.wfile.write(b"ab")
        handler.close_connection = True

    site.behave("/a", odd)
    with contextlib.suppress(FetchError):
        fetcher.fetch(ask(site.url("/a?sig=s3cret"), retries=0))
    assert "s3cret" in site.asked("/a")[0].path
    assert "s3cret" not in caplog.text


def test_a_secret_is_read_from_a_file(site: Site, fetcher: Fetcher, ask: Ask, tmp_path: Path) -> None:
    """And a missing one is said in one line."""
    path = tmp_path / "token"
    path.write_text("s3cret\n")
    url = site.put("/a", TEXT)
    fetcher.fetch(ask(url, headers={"X-Api-Key": Secret(file=path)}))
    assert "s3cret" == site.asked("/a")[0].headers["x-api-key"]
