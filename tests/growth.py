"""Whether time grows with the text, measured so that a busy machine does not decide."""

from __future__ import annotations

import gc
from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ATTEMPTS = 6


def growth(small: Callable[[], Any], large: Callable[[], Any], *, allowed: float) -> float:
    """How many times as long the large one takes: the least of some attempts, up to the first allowed one.

    What other tests have left in memory is kept out of garbage collection.
    """
    gc.collect()
    gc.freeze()
    try:
        least = float("inf")
        for _ in range(ATTEMPTS):
            least = min(least, _seconds(large) / _seconds(small))
            if least <= allowed:
                break
        return least
    finally:
        gc.unfreeze()


def _seconds(call: Callable[[], Any]) -> float:
    """Processor time of this process."""
    start = process_time()
    call()
    return max(process_time() - start, 1e-3)
