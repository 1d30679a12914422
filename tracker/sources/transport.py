"""The wire under requests: connections that check who they reach and end when their time is up."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from typing import TYPE_CHECKING, Any, Self

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from tracker.sources.addresses import check_peer, resolve

if TYPE_CHECKING:
    from tracker.sources.addresses import Networks

LEAST_TO_CONNECT = 1.0
"""Seconds for each address of a name, however many there are: a round trip and one packet sent again."""

_local = threading.local()

logging.getLogger("urllib3.connection").addFilter(lambda _: False)
"""It warns of odd headers with the whole address, secrets included; what goes wrong is said by `fetching`."""


class Deadline:
    """Ends every connection used within the block when the time is up, wherever it hangs.

    A read timeout alone does not: a server that sends one byte now and then never runs into it.
    """

    def __init__(self, seconds: float) -> None:
        self.expired = False
        self._handles: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True

    @staticmethod
    def watch(sock: socket.socket | None) -> None:
        """Let the deadline of the block that this thread is in, if any, end `sock`."""
        deadline: Deadline | None = getattr(_local, "deadline", None)
        if deadline is None or sock is None or sock.fileno() < 0:
            return
        # A second handle on the same connection: shutting it down wakes whoever reads from the first,
        # also while TLS is being set up and the first has been handed on.
        handle = socket.socket(fileno=os.dup(sock.fileno()))
        with deadline._lock:  # noqa: SLF001 - its own class
            deadline._handles.append(handle)  # noqa: SLF001
        if deadline.expired:
            deadline._expire()  # noqa: SLF001

    def _expire(self) -> None:
        self.expired = True
        with self._lock:
            for handle in self._handles:
                try:
                    handle.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue  # closed already

    def __enter__(self) -> Self:
        _local.deadline = self
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        _local.deadline = None
        self._timer.cancel()
        with self._lock:
            for handle in self._handles:
                handle.close()
            self._handles.clear()


class _Timed(HTTPConnection):
    """A connection that the thread's deadline can end."""

    def _new_conn(self) -> socket.socket:
        sock = super()._new_conn()
        Deadline.watch(sock)
        return sock

    def request(self, *args: Any, **kwargs: Any) -> None:
        Deadline.watch(self.sock)  # one that is kept alive from an earlier request
        super().request(*args, **kwargs)


class _TimedTLS(_Timed, HTTPSConnection):
    """The same over TLS."""


def _guarded_pools(allowed: Networks) -> dict[str, type[HTTPConnectionPool]]:
    """Connection pools whose connections reach public addresses and `allowed` ones only."""

    class Guarded(_Timed):
        def _new_conn(self) -> socket.socket:
            name, whole = self._dns_host, self.timeout
            seconds = float(whole)  # type: ignore[arg-type] # `fetching` sets one
            until = time.monotonic() + seconds
            try:
                addresses = resolve(name, self.port, allowed, within=seconds)
            except OSError as error:
                raise NameResolutionError(self.host, self, error) from error  # type: ignore[arg-type]
            try:
                for at, address in enumerate(addresses, 1):
                    # Connect to what was checked: the name may resolve to something else a moment later.
                    self._dns_host = address
                    left = max(until - time.monotonic(), min(seconds, LEAST_TO_CONNECT))
                    # One may swallow packets: each but the last has half of the time that is left.
                    self.timeout = left if at == len(addresses) else left / 2
                    try:
                        sock = super()._new_conn()
                    except (NewConnectionError, ConnectTimeoutError):
                        if at == len(addresses):
                            raise
                    else:
                        check_peer(sock, allowed)
                        sock.settimeout(seconds)  # what remains to be agreed on (TLS) has its own
                        return sock
            finally:
                self._dns_host, self.timeout = name, whole
            raise NewConnectionError(self, "the name has no address")

    class GuardedTLS(Guarded, _TimedTLS):
        pass

    class Pool(HTTPConnectionPool):
        ConnectionCls = Guarded

    class PoolTLS(HTTPSConnectionPool):
        ConnectionCls = GuardedTLS

    return {"http": Pool, "https": PoolTLS}


class _ProxiedPool(HTTPConnectionPool):
    ConnectionCls = _Timed


class _ProxiedPoolTLS(HTTPSConnectionPool):
    ConnectionCls = _TimedTLS


class GuardedAdapter(HTTPAdapter):
    """Gives a requests session the connections of this module; it tries each request once."""

    def __init__(self, allowed: Networks = ()) -> None:
        self._allowed = allowed
        super().__init__(pool_connections=2, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Direct connections are guarded."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _guarded_pools(self._allowed)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Connections to a proxy are not: the proxy is the person's own choice and resolves the names."""
        manager = super().proxy_manager_for(proxy, **kwargs)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = {"http": _ProxiedPool, "https": _ProxiedPoolTLS}
        return manager
