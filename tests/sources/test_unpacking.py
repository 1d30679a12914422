from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.errors import FetchError
from tracker.sources.unpacking import IncompleteError, Unpacker

PACKERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "deflate, gzip": lambda data: gzip.compress(zlib.compress(data)),
    "identity": bytes,
}


def _unpacked(encoding: str, packed: bytes, cuts: list[int], most: int) -> bytes:
    unpacker = Unpacker(encoding, most)
    plain, at = b"", 0
    for cut in [*sorted(cut for cut in cuts if cut < len(packed)), len(packed)]:
        plain += unpacker.feed(packed[at:cut])
        at = cut
    unpacker.finish()
    return plain


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(PACKERS)),
    st.binary(max_size=2000),
    st.lists(st.integers(1, 2000), max_size=5),
)
def test_what_was_packed_comes_out_however_it_is_cut(encoding: str, data: bytes, cuts: list[int]) -> None:
    """Network pieces end anywhere; the limit is exact."""
    packed = PACKERS[encoding](data)
    assert data == _unpacked(encoding, packed, cuts, len(data))
    if data:
        with pytest.raises(FetchError, match="sent more than"):
            _unpacked(encoding, packed, cuts, len(data) - 1)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["gzip", "deflate"]), st.binary(min_size=1, max_size=500), st.floats(0, 1))
def test_what_was_cut_short_never_passes_for_whole(encoding: str, data: bytes, share: float) -> None:
    """Wherever the end is missing."""
    packed = PACKERS[encoding](data)
    cut = max(1, min(len(packed) - 1, int(len(packed) * share)))
    with pytest.raises(IncompleteError):
        _unpacked(encoding, packed[:cut], [], 10_000)


@given(st.binary(min_size=1, max_size=300))
def test_what_is_no_packed_content_is_said_to_be_so(data: bytes) -> None:
    """An error of our own, whatever the bytes."""
    try:
        _unpacked("gzip", data, [], 10_000)
    except FetchError:
        return
    assert gzip.decompress(data) is not None
