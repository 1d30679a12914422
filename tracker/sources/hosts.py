"""Hosts: each is asked by one request at a time, with a pause in between."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests

from tracker.sources.transport import GuardedAdapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.sources.addresses import Networks


class Host:
    """One host's turn: who may ask now, and when the next may; and how it did in this run."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.robots_lock = threading.Lock()
        self.free_at = 0.0
        self.failures = 0
        """Fetches from it that failed in a row."""
        self.unreached: dict[object, str] = {}
        """Why there is no connection to a site on it: not tried again by the same run."""
        self._sessions: dict[Networks, requests.Session] = {}

    def session(self, allowed: Networks) -> requests.Session:
        """A session for the host; connections to networks that one source allows serve no other source."""
        if allowed not in self._sessions:
            session = requests.Session()
            session.trust_env = False  # no .netrc; proxies and certificates are looked up by `fetching`
            session.headers.clear()
            adapter = GuardedAdapter(allowed)
            session.mount("http://", adapter)
            session.mount("https://", adapter)
            self._sessions[allowed] = session
        return self._sessions[allowed]

    def close(self) -> None:
        """Close its connections."""
        for session in self._sessions.values():
            session.close()


class Hosts:
    """All hosts of a run; safe to use from many threads."""

    def __init__(self) -> None:
        self._hosts: dict[str, Host] = {}
        self._lock = threading.Lock()

    def of(self, address: str) -> Host:
        """The host of an address."""
        name = (urlsplit(address).hostname or "").lower()
        with self._lock:
            return self._hosts.setdefault(name, Host())

    @contextmanager
    def turn(self, address: str, pause: float) -> Iterator[Host]:
        """Wait for the turn of the address's host; leave it a pause of so many seconds afterwards."""
        host = self.of(address)
        with host.lock:
            rest = host.free_at - time.monotonic()
            if rest > 0:
                time.sleep(rest)
            try:
                yield host
            finally:
                host.free_at = time.monotonic() + pause

    def rest(self, address: str, seconds: float) -> None:
        """Leave the host alone for a while; whoever asks next waits for it."""
        host = self.of(address)
        with host.lock:
            host.free_at = max(host.free_at, time.monotonic() + seconds)

    def close(self) -> None:
        """Close all connections."""
        for host in self._hosts.values():
            host.close()
