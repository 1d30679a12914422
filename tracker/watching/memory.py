"""Keeping the memory of a process that runs for years from creeping up."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import sys

_ARENA_MAX = -8
"""M_ARENA_MAX of glibc's mallopt."""


def share_one_arena() -> None:
    """Have all threads take memory from one heap.

    glibc gives threads heaps of their own, eight for each core, and each keeps the most it ever held: over
    10,000 checks that came to 4 MB. They are there so that threads need not wait for one another, which
    in Python they do anyway. Other C libraries have no such setting, and are left as they are.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def tidy() -> None:
    """Let go of what a round has left.

    Sessions, parsed pages and exceptions refer to themselves in circles. Left to itself, Python looks for
    such circles among what is old only once they are a quarter of all there is: over 10,000 checks that
    came to 5 MB (`benchmarks/watching.py memory`). It takes some 20 ms.
    """
    gc.collect()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
