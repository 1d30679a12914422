"""Content encodings of an answer, undone within a limit."""

from __future__ import annotations

import zlib
from typing import Any

from tracker.errors import FetchError

ACCEPTED_ENCODINGS = "gzip, deflate"
_IDENTITY = {"", "identity"}
_MOST_LAYERS = 2
OVERHEAD = 1 << 16
"""Bytes by which what cannot be compressed may grow in being so (0.03 percent: 20 kB in 64 MB)."""

_WINDOW_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32


class Unpacker:
    """Undoes the content encodings of an answer, never giving more than `most` bytes.

    urllib3 would decode too, but takes a compressed stream that ends early for a whole one.
    """

    def __init__(self, encoding: str | None, most: int) -> None:
        names = [name.strip().lower() for name in (encoding or "").split(",")]
        names = [name for name in names if name not in _IDENTITY]
        unknown = [name for name in names if name not in {"gzip", "x-gzip", "deflate"}]
        if unknown or len(names) > _MOST_LAYERS:
            raise FetchError(f"sent its content encoded as {encoding}, which was not asked for")
        self._left = most
        self._most = most
        self._layers = [_Layer(gzip=name != "deflate") for name in reversed(names)]

    def feed(self, data: bytes) -> bytes:
        """The plain bytes that `data` completes.

        Raises:
            FetchError: too many, or not what the encoding says.
        """
        for depth, layer in enumerate(self._layers, 1):
            most = self._left if depth == len(self._layers) else self._left + OVERHEAD
            data = layer.feed(data, most + 1)
            self._check(data, most)
        self._check(data, self._left)
        self._left -= len(data)
        return data

    def _check(self, data: bytes, most: int) -> None:
        if len(data) > most:
            raise FetchError(
                f"sent more than {self._most:,} bytes; raise the source's limits.max_size if it is meant"
            )

    def finish(self) -> None:
        """Say that the transfer is over.

        Raises:
            IncompleteError: a compressed stream had not come to its end.
        """
        if any(not layer.complete for layer in self._layers):
            raise IncompleteError("the transfer ended early: its compressed content is cut short")


class IncompleteError(FetchError):
    """A transfer that ended before its end."""


class _Layer:
    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._stream: Any = None

    @property
    def complete(self) -> bool:
        return self._stream is None or bool(self._stream.eof)

    def feed(self, data: bytes, most: int) -> bytes:
        plain = bytearray()
        while data and len(plain) < most:
            if self._stream is None:
                # Some servers send bare deflate data without zlib's two bytes in front.
                bare = not self._gzip and data[0] & 0x0F != zlib.DEFLATED
                self._stream = zlib.decompressobj(-zlib.MAX_WBITS if bare else _WINDOW_GZIP_OR_ZLIB)
            try:
                plain += self._stream.decompress(data, most - len(plain))
            except zlib.error as error:
                raise FetchError(f"sent compressed content that cannot be read: {error}") from error
            data = self._stream.unconsumed_tail
            if self._stream.eof and (data := self._stream.unused_data):
                if not data.strip(b"\0"):
                    break  # padding
                self._stream = None  # a further member
        return bytes(plain)
