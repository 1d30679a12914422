from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
import traceback
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers import http
from tests.servers.http import Site
from tracker.config import Fetching, Secret
from tracker.errors import ConfigError, FetchError
from tracker.sources.failures import RetryLaterError
from tracker.sources.fetching import Fetcher

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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


# --- retries -------------------------------------------------------------------------------------------


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
    started = time.monotonic()
    with pytest.raises(FetchError):
        fetcher.fetch(ask(url, robots=False, backoff=2))
    assert time.monotonic() - started < 1


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


def test_where_nothing_answers_one_further_attempt_is_made(fetcher: Fetcher, ask: Ask) -> None:
    """The system itself sends its packets again and again within each."""
    with http.swallowing() as port:
        started = time.monotonic()
        with pytest.raises(FetchError, match=r"no connection within 0\.3 s"):
            fetcher.fetch(ask(f"http://127.0.0.1:{port}/", connect_timeout=0.3, retries=5))
        assert 0.6 < time.monotonic() - started < 1.2


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


# --- whole or not at all -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cut",
    [http.short_length(TEXT.encode(), 50), http.broken_chunk(TEXT.encode()), http.cut_gzip(TEXT.encode())],
    ids=["content-length", "chunk", "gzip"],
)
def test_a_transfer_cut_short_is_a_failure(site: Site, fetcher: Fetcher, ask: Ask, cut: http.Answer) -> None:
    """Never an edition: half a report would look like one that lost its second half."""
    with pytest.raises(FetchError, match="ended early"):
        fetcher.fetch(ask(site.behave("/a", cut)))


def test_a_transfer_cut_short_once_is_fetched_again(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """The next attempt may be whole."""
    url = site.behave("/a", http.in_turn(http.short_length(b"half", 4), http.Page(b"whole")))
    assert b"whole" == fetcher.fetch(ask(url)).content


def test_a_slow_drip_is_ended(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """A byte now and then escapes the read timeout, not the total one."""
    with pytest.raises(FetchError, match=r"longer than 0.5 s in all"):
        fetcher.fetch(ask(site.behave("/a", http.drip(0.05)), total_timeout=0.5))


def test_dripping_headers_are_ended(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """The total time counts from the start of the request."""
    with pytest.raises(FetchError, match=r"longer than 0.5 s in all"):
        fetcher.fetch(ask(site.behave("/a", http.drip_headers(0.05)), total_timeout=0.5))


def test_silence_is_ended(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """Nothing for the length of the read timeout."""
    with pytest.raises(FetchError, match=r"nothing came for 0.2 s"):
        fetcher.fetch(ask(site.behave("/a", http.silence(1)), read_timeout=0.2, retries=0))


def test_an_endless_body_is_ended(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """At the size limit."""
    with pytest.raises(FetchError, match="more than 1,000,000 bytes"):
        fetcher.fetch(ask(site.behave("/a", http.endless()), max_size=1_000_000))


def test_an_announced_size_is_believed(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """Nothing of a body that says it is too large is read."""
    with pytest.raises(FetchError, match="announced 2,200 bytes"):
        fetcher.fetch(ask(site.put("/a", TEXT), max_size=1000))


@pytest.mark.parametrize("layers", [1, 2])
def test_a_gzip_bomb_is_ended(site: Site, fetcher: Fetcher, ask: Ask, layers: int) -> None:
    """The size limit holds after decompression."""
    url = site.behave("/a", http.bomb(50_000_000, layers=layers))
    with pytest.raises(FetchError, match="more than 1,000,000 bytes"):
        fetcher.fetch(ask(url, max_size=1_000_000))


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(TEXT.encode(), mtime=0)),
        ("gzip", gzip.compress(TEXT[:1000].encode(), mtime=0) + gzip.compress(TEXT[1000:].encode(), mtime=0)),
        ("deflate", zlib.compress(TEXT.encode())),
        ("deflate", zlib.compress(TEXT.encode(), wbits=-15)),
        ("deflate, gzip", gzip.compress(zlib.compress(TEXT.encode()), mtime=0)),
    ],
    ids=["gzip", "two members", "deflate", "bare deflate", "both"],
)
def test_compressed_content_is_unpacked(
    site: Site, fetcher: Fetcher, ask: Ask, encoding: str, packed: bytes
) -> None:
    """Gzip in one or many members, deflate with and without its header, one in the other."""
    url = site.behave("/a", http.status(200, packed, Content_Encoding=encoding))
    assert TEXT.encode() == fetcher.fetch(ask(url)).content
    assert "gzip, deflate" == site.asked("/a")[0].headers["accept-encoding"]


@pytest.mark.parametrize("encoding", ["br", "zstd"])
def test_an_encoding_that_was_not_asked_for_is_refused(
    site: Site, fetcher: Fetcher, ask: Ask, encoding: str
) -> None:
    """Its bytes would be taken for text."""
    url = site.behave("/a", http.status(200, b"\x28\xb5\x2f\xfd", Content_Encoding=encoding))
    with pytest.raises(FetchError, match=f"encoded as {encoding}"):
        fetcher.fetch(ask(url))


# --- redirects -----------------------------------------------------------------------------------------


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


# --- manners -------------------------------------------------------------------------------------------


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


def test_a_secret_is_read_from_a_file(site: Site, fetcher: Fetcher, ask: Ask, tmp_path: Path) -> None:
    """And a missing one is said in one line."""
    path = tmp_path / "token"
    path.write_text("s3cret\n")
    url = site.put("/a", TEXT)
    fetcher.fetch(ask(url, headers={"X-Api-Key": Secret(file=path)}))
    assert "s3cret" == site.asked("/a")[0].headers["x-api-key"]


# --- nothing changed? ----------------------------------------------------------------------------------


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
