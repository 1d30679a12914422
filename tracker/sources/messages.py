"""A request and its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracker.config import Limits, Secret
from tracker.errors import FetchError
from tracker.sources.failures import RetryableError
from tracker.sources.unpacking import IncompleteError, Unpacker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import requests

    from tracker.sources.addresses import Networks

CHUNK = 1 << 16
SMALL_BODY = 1 << 16
"""A body that nobody wants is read up to here, so that the connection can be used again."""

FOREVER = 10**9
"""Seconds; a Retry-After beyond it is taken for this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for."""

    address: str
    """`{name}` in it stands for one of `secrets`."""
    secrets: Mapping[str, Secret] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    allow_networks: Networks = ()
    headers: Mapping[str, str | Secret] = field(default_factory=dict)
    """Sent to the address's own site only, not to where it redirects."""
    robots: bool = True
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came, whatever its status."""

    address: str
    """Where it came from in the end, as it may be stored and shown: without what is a secret."""
    status: int
    content: bytes
    asked_at: datetime
    moved_to: str | None = None
    """Where the address asked for moved for good (301, 308), without what is a secret."""
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None

    @property
    def said(self) -> str:
        """The status in words: `404 Not Found`."""
        return status_words(self.status)


def site_of(address: str) -> tuple[str, str, int | None] | None:
    """Scheme, host and port, to which alone a source's secrets are sent; None where it is no address."""
    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None


def status_words(status: int) -> str:
    """A status with its meaning: `404 Not Found`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def answer_of(response: requests.Response, content: bytes, asked_at: datetime) -> Answer:
    """An answer from a response whose body was read."""
    header = Message()
    header["content-type"] = response.headers.get("content-type", "")
    return Answer(
        address=response.url or "",
        status=response.status_code,
        content=content,
        media_type=header.get_content_type() if response.headers.get("content-type") else None,
        charset=header.get_content_charset(),
        etag=response.headers.get("etag"),
        last_modified=response.headers.get("last-modified"),
        asked_at=asked_at,
    )


def whole_body(response: requests.Response, most: int) -> bytes:
    """The body, content encodings undone.

    Raises:
        FetchError: larger than `most`, or encoded in a way that was not asked for.
        RetryableError: cut short; it may come whole the next time.
    """
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > most:
        raise FetchError(f"announced {int(declared):,} bytes, more than limits.max_size allows ({most:,})")
    unpacker = Unpacker(response.headers.get("content-encoding"), most)
    pieces = [unpacker.feed(piece) for piece in response.raw.stream(CHUNK, decode_content=False)]
    try:
        unpacker.finish()
    except IncompleteError as error:
        raise RetryableError(str(error)) from error
    return b"".join(pieces)


def drop_body(response: requests.Response) -> None:
    """Read a small body away, so that the connection can be used again; a large one ends it."""
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length) <= SMALL_BODY:
        response.raw.read(SMALL_BODY, decode_content=False)


def retry_after(response: requests.Response) -> float | None:
    """Seconds that the answer asks to wait (said as a number or a date); None where it does not."""
    from urllib3.exceptions import InvalidHeader  # noqa: PLC0415 - taking in a file needs no network
    from urllib3.util.retry import Retry  # noqa: PLC0415 - the same

    value = response.headers.get("retry-after")
    if not value:
        return None
    try:
        return float(Retry(retry_after_max=FOREVER).parse_retry_after(value))
    except (InvalidHeader, ValueError, OverflowError):
        return None
