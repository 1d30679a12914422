"""Bytes as they lie in the database: compressed, with the way said beside them."""

from __future__ import annotations

import zlib

from tracker.errors import StoreError

PLAIN, ZLIB = "plain", "zlib"

BZ2 = "bz2"
"""How the first versions packed what they received; it is kept as it is."""

Packed = tuple[str, bytes]
"""Codec, and bytes as they are stored."""

_UNPACK_ERRORS = (zlib.error, OSError, EOFError, ValueError)


def pack_content(content: bytes) -> Packed:
    """Codec and packed bytes of what was received.

    zlib takes 3 ms for a page of 92 kB and leaves 30; bz2 leaves 24 but takes 8, which makes the first check
    of many sources a tenth longer. PDF and DOCX are compressed already and stay as they are.
    """
    packed = zlib.compress(content, 5)
    return (ZLIB, packed) if len(packed) < len(content) else (PLAIN, content)


def unpack_content(codec: str, data: bytes) -> bytes:
    """The bytes as received.

    Raises:
        StoreError: they are damaged, or packed in a way unknown to this version.
    """
    if codec == PLAIN:
        return data
    if codec not in {ZLIB, BZ2}:
        raise StoreError(f"content packed as {codec!r} is unknown to this version; upgrade the program")
    try:
        if codec == BZ2:
            import bz2  # noqa: PLC0415 - only old databases need it

            return bz2.decompress(data)
        return zlib.decompress(data)
    except _UNPACK_ERRORS as error:
        raise StoreError(f"stored content cannot be unpacked ({error}); put back a backup") from error


def pack_text(text: str) -> bytes:
    """A text that every comparison reads: quick before small (zlib unpacks eight times as fast as bz2).

    Level 4 takes less than half of level 6's time, and 5 percent more room (1.8 and 4.2 ms, 30.6 and 29.0 kB
    for a text of 89 kB).
    """
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 4)


def unpack_text(data: bytes) -> str:
    """What `pack_text` packed.

    Raises:
        StoreError: it is damaged.
    """
    try:
        return zlib.decompress(data).decode("utf-8", "surrogatepass")
    except _UNPACK_ERRORS as error:
        raise StoreError(f"stored text cannot be unpacked ({error}); run `tracker doctor`") from error
