"""Why a fetch failed, in one line of our own."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any

from tracker.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tracker.config import Limits


class RetryLaterError(FetchError):
    """The site asks not to come back before `until`."""

    def __init__(self, message: str, until: datetime) -> None:
        super().__init__(message)
        self.until = until


class RetryableError(FetchError):
    """A failure that another attempt may mend.

    `wait` is how many seconds the site asks to wait, if it does; `address` where that happened; `timed_out`
    says that nothing answered at all.
    """

    def __init__(
        self, message: str, *, wait: float | None = None, address: str | None = None, timed_out: bool = False
    ) -> None:
        super().__init__(message)
        self.reason = message
        self.wait = wait
        self.address = address
        self.timed_out = timed_out


class UnreachedError(RetryableError):
    """No connection was made: nothing else of that site can be had now either."""


class NotReachedError(FetchError):
    """No connection was made to `site`, and none is tried any more in this run."""

    def __init__(self, message: str, site: object) -> None:
        super().__init__(message)
        self.site = site


class TooSlowError(FetchError):
    """The total time ran out; to try again at once would cost as much."""


def too_slow(limits: Limits) -> TooSlowError:
    """The total time ran out."""
    return TooSlowError(f"took longer than {limits.total_timeout:g} s in all (limits.total_timeout)")


_TIMEOUTS = {"ConnectTimeoutError", "ConnectTimeout", "ReadTimeoutError", "ReadTimeout", "TimeoutError"}


def _temporary(limits: Limits) -> tuple[tuple[type[RetryableError], frozenset[str], str], ...]:
    """Which exceptions, by name, mean what; the first that is found among the causes counts."""
    return (
        (
            UnreachedError,
            frozenset({"ProxyError"}),
            "the proxy that the environment names cannot be reached",
        ),
        (UnreachedError, frozenset({"NameResolutionError"}), "its name cannot be resolved"),
        (
            UnreachedError,
            frozenset({"ConnectTimeoutError", "ConnectTimeout"}),
            f"no connection within {limits.connect_timeout:g} s (limits.connect_timeout)",
        ),
        (
            RetryableError,
            frozenset({"ReadTimeoutError", "ReadTimeout", "TimeoutError"}),
            f"nothing came for {limits.read_timeout:g} s (limits.read_timeout)",
        ),
        (RetryableError, frozenset({"IncompleteRead", "InvalidChunkLength"}), "the transfer ended early"),
        (UnreachedError, frozenset({"ConnectionRefusedError"}), "the connection was refused"),
        (UnreachedError, frozenset({"NewConnectionError"}), "no connection could be made"),
    )


def mapped(error: Exception, limits: Limits) -> FetchError:
    """What requests, urllib3, ssl and sockets raise, as an error of our own."""
    chain = list(_causes(error))
    for cause in chain:
        if isinstance(cause, FetchError):
            return cause
        if isinstance(cause, ssl.SSLCertVerificationError):
            reason = cause.verify_message.rstrip(".")
            return FetchError(
                f"its certificate cannot be trusted: {reason}; if you do, name it in REQUESTS_CA_BUNDLE"
            )
    names = {type(cause).__name__ for cause in chain}
    if names & {"InvalidURL", "InvalidSchema", "LocationParseError"} or isinstance(error, UnicodeError):
        return FetchError("no address that can be asked")
    if any(isinstance(cause, ssl.SSLError) for cause in chain):
        return RetryableError("no secure connection could be made: TLS failed")
    for kind, known, message in _temporary(limits):
        if names & known:
            return kind(message, timed_out=bool(names & _TIMEOUTS))
    return RetryableError("the connection broke")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error, what it wraps and what caused it, outermost first."""
    waiting: list[Any] = [error]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop(0)
        if not isinstance(each, BaseException) or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [*each.args, getattr(each, "reason", None), each.__cause__, each.__context__]
