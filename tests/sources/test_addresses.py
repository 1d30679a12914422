from __future__ import annotations

import socket
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers import http
from tests.servers.http import Site
from tracker.sources.addresses import RefusedAddressError, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.sources.fetching import Fetcher
    from tracker.sources.messages import Request

    Ask = Callable[..., Request]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "0.0.0.0",  # noqa: S104 - the point
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a9fe:a9fe",
    ],
)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    """Loopback, private, link-local, metadata, and IPv6 forms that stand for them."""
    assert refusal(ip_address(address)) is not None


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are_not_refused(address: str) -> None:
    """Nor are IPv6 forms that stand for public IPv4 ones."""
    assert refusal(ip_address(address)) is None


def test_a_named_network_is_allowed_and_no_other() -> None:
    """The network that a source names, not its neighbours."""
    allowed = (ip_network("10.1.0.0/16"),)
    assert refusal(ip_address("10.1.2.3"), allowed) is None
    assert refusal(ip_address("::ffff:10.1.2.3"), allowed) is None
    assert "a private address" == refusal(ip_address("10.2.0.1"), allowed)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]"]
)
def test_loopback_is_refused_however_it_is_written(site: Site, fetcher: Fetcher, ask: Ask, host: str) -> None:
    """Nothing is asked of it."""
    site.put("/a", "x")
    with pytest.raises(RefusedAddressError, match="allow_networks"):
        fetcher.fetch(ask(site.url("/a", host=host), allow_networks=(), robots=False))
    assert [] == site.seen


def test_a_redirect_into_a_network_that_is_not_named_is_refused(
    site: Site, fetcher: Fetcher, ask: Ask
) -> None:
    """Also from one that is."""
    with Site(host="127.0.0.2") as inner:
        inner.put("/a", "inside")
        url = site.behave("/a", http.redirect(inner.url("/a")))
        with pytest.raises(RefusedAddressError, match=r"127\.0\.0\.2 is a loopback address"):
            fetcher.fetch(ask(url, allow_networks=(ip_network("127.0.0.1/32"),), robots=False))
        assert [] == inner.seen


def test_a_redirect_to_a_metadata_address_is_refused(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """From wherever."""
    url = site.behave("/a", http.redirect("http://169.254.169.254/latest/meta-data/"))
    with pytest.raises(RefusedAddressError, match="metadata"):
        fetcher.fetch(ask(url, robots=False))


def _entry(address: str, port: Any) -> Any:
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))


def test_a_name_that_resolves_to_both_is_refused(
    fetcher: Fetcher, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A public address beside a private one is no excuse."""
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda _host, port, *_, **__: [_entry("8.8.8.8", port), _entry("10.0.0.1", port)],
    )
    with pytest.raises(RefusedAddressError, match=r"both\.example \(10\.0\.0\.1\) is a private address"):
        fetcher.fetch(ask("http://both.example/", allow_networks=(), robots=False))


def test_the_peer_counts_not_what_the_name_resolved_to(
    site: Site, fetcher: Fetcher, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name may resolve to something else a moment later: nothing is sent to such a peer."""
    site.put("/a", "x")
    real = socket.getaddrinfo
    answers = iter(["8.8.8.8"])

    def rebinding(_host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        return real(next(answers, "127.0.0.1"), port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    with pytest.raises(RefusedAddressError, match=r"127\.0\.0\.1 is a loopback address"):
        fetcher.fetch(ask(f"http://rebinding.example:{site.port}/a", allow_networks=(), robots=False))
    assert [] == site.seen


def test_connections_that_one_source_may_make_serve_no_other(site: Site, fetcher: Fetcher, ask: Ask) -> None:
    """A connection kept alive into an allowed network is not used for a source that names none."""
    url = site.put("/a", "x").replace("127.0.0.1", "localhost")
    fetcher.fetch(ask(url, robots=False))
    with pytest.raises(RefusedAddressError):
        fetcher.fetch(ask(url, allow_networks=(), robots=False))
