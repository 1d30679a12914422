from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers.http import LOOPBACK, Site
from tracker.config import Limits
from tracker.sources.fetching import Fetcher
from tracker.sources.messages import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FAST = Limits(
    connect_timeout=2, read_timeout=2, total_timeout=5, retries=2, backoff=0.01, longest_wait=2, pause=0
)


@pytest.fixture(scope="session")
def shared_site() -> Iterator[Site]:
    """One server for the whole run."""
    with Site() as site:
        yield site


@pytest.fixture
def site(shared_site: Site) -> Site:
    """The server, without pages."""
    shared_site.reset()
    return shared_site


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own proxy and certificates play no part."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """A fetcher with its own queues."""
    with Fetcher() as made:
        yield made


@pytest.fixture
def ask() -> Callable[..., Request]:
    """Make a request that may reach loopback and does not wait; keywords of Limits and Request replace."""

    def make(address: str, **given: Any) -> Request:
        limits = {name: given.pop(name) for name in list(given) if name in Limits.__dataclass_fields__}
        values = {"allow_networks": (ip_network(LOOPBACK),), "limits": replace(FAST, **limits)}
        return Request(address=address, **{**values, **given})

    return make
