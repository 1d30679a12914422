from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tests.servers.http import Site
from tracker.errors import FetchError
from tracker.sources.fetching import Fetcher

if TYPE_CHECKING:
    from collections.abc import Callable

    import trustme

    from tracker.sources.messages import Request

    Ask = Callable[..., Request]


def _server(authority: trustme.CA, name: str, *, expired: bool = False) -> ssl.SSLContext:
    past = datetime.now(UTC) - timedelta(days=1)
    certificate = authority.issue_cert(name, not_after=past) if expired else authority.issue_cert(name)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    return context


@pytest.mark.usefixtures("trusting")
def test_a_good_certificate_is_accepted(authority: trustme.CA, ask: Ask) -> None:
    """Signed by a trusted authority, for this name."""
    with Site(tls=_server(authority, "localhost")) as site, Fetcher() as fetcher:
        site.put("/a", "x")
        assert b"x" == fetcher.fetch(ask(site.url("/a", host="localhost"))).content


def test_an_unknown_authority_is_refused(authority: trustme.CA, ask: Ask) -> None:
    """And nothing is asked again: it would not get better."""
    with Site(tls=_server(authority, "localhost")) as site, Fetcher() as fetcher:
        site.put("/a", "x")
        with pytest.raises(FetchError, match="certificate cannot be trusted"):
            fetcher.fetch(ask(site.url("/a", host="localhost")))
        assert [] == site.seen


@pytest.mark.usefixtures("trusting")
def test_an_expired_certificate_is_refused(authority: trustme.CA, ask: Ask) -> None:
    """With the reason."""
    with (
        Site(tls=_server(authority, "localhost", expired=True)) as site,
        Fetcher() as fetcher,
        pytest.raises(FetchError, match="certificate has expired"),
    ):
        fetcher.fetch(ask(site.url("/a", host="localhost")))


@pytest.mark.usefixtures("trusting")
def test_a_certificate_for_another_name_is_refused(authority: trustme.CA, ask: Ask) -> None:
    """With the reason."""
    with (
        Site(tls=_server(authority, "other.example")) as site,
        Fetcher() as fetcher,
        pytest.raises(FetchError, match=r"(?i)hostname mismatch"),
    ):
        fetcher.fetch(ask(site.url("/a", host="localhost")))


@pytest.mark.usefixtures("trusting")
def test_a_redirect_out_of_tls_is_refused(authority: trustme.CA, ask: Ask, site: Site) -> None:
    """What was asked for securely must not come insecurely."""
    url = site.put("/insecure", "x")
    with Site(tls=_server(authority, "localhost")) as secure, Fetcher() as fetcher:
        secure.behave("/a", http.redirect(url))
        with pytest.raises(FetchError, match="from https to http"):
            fetcher.fetch(ask(secure.url("/a", host="localhost")))
    assert [] == site.asked("/insecure")


@pytest.mark.usefixtures("trusting")
def test_a_drip_over_tls_is_ended(authority: trustme.CA, ask: Ask) -> None:
    """The total time holds there too."""
    with Site(tls=_server(authority, "localhost")) as site, Fetcher() as fetcher:
        site.behave("/a", http.drip(0.05))
        with pytest.raises(FetchError, match=r"longer than 0.5 s in all"):
            fetcher.fetch(ask(site.url("/a", host="localhost"), total_timeout=0.5))
