from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from typing import TYPE_CHECKING, Any

import pytest
import trustme

from tests.servers.http import LOOPBACK, Site
from tracker.config import Limits, load_config
from tracker.sources.checking import check_sources
from tracker.sources.events import Event, list_events
from tracker.sources.fetching import Fetcher
from tracker.sources.messages import Request
from tracker.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tracker.sources.results import CheckResult, EditionResult

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


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """A certificate authority of our own."""
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The authority is trusted, as one of a company's network would be."""
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))


# --- workspaces ----------------------------------------------------------------------------------------

HEAD = """\
[fetch.limits]
pause = 0
retries = 1
backoff = 0.01
connect_timeout = 2
read_timeout = 2
total_timeout = 5

[reports.norway]
title = "Country Report: Norway"
"""
SOURCE = """
[[reports.norway.sources]]
allow_networks = ["127.0.0.0/8"]
robots = false
"""


@dataclass
class Watched:
    """A workspace whose sources are checked, with a clock of its own."""

    root: Path
    store: Store
    now: datetime = datetime(2024, 5, 1, 6, 0, tzinfo=UTC)

    def source(self, text: str) -> None:
        """Declare the one source of the report `norway`."""
        (self.root / "tracker.toml").write_text(HEAD + SOURCE + text)

    def check(self, **given: Any) -> list[CheckResult]:
        """Check all sources, an hour after the last time."""
        self.now += timedelta(hours=1)
        config = load_config(self.root / "tracker.toml")
        return check_sources(config, self.store, clock=lambda: self.now, **given)

    def check_one(self, **given: Any) -> EditionResult:
        """Check the one source, which has one edition."""
        (result,) = self.check(**given)
        assert result.failure is None, result.failure
        (edition,) = result.editions
        return edition

    def events(self) -> list[Event]:
        """What was told so far."""
        return list_events(self.store.connection)

    def told(self) -> list[str]:
        """The kinds of what was told so far."""
        return [event.kind.value for event in self.events()]


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """A workspace with an empty database."""
    with Store(tmp_path / "snapshots" / "tracker.db") as store:
        yield Watched(tmp_path, store)
