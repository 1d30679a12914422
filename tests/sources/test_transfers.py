"""A transfer is whole and of a size that was allowed, or it is a failure."""

from __future__ import annotations

import gzip
import zlib
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

TEXT = "Some text.\n" * 200


@pytest.mark.parametrize(
    "cut",
    [http.short_length(TEXT.encode(), 50), http.broken_chunk(TEXT.encode()), http.cut_gzip(TEXT.encode())],
    ids=["content-length", "chunk", "gzip"],
)
def test_a_transfer_cut_short_is_a_failure(site: Site, fetcher: Fetcher, ask: Ask, cut: http.Answer) -> None:
    """Never an edition: half a report would look like one that lost its second half."""
    with pytest.raises(FetchError, match="ended early"):
        fetcher.fetch(ask(site.behave("/a", cut)))


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
