"""Change tracker for recurring reports: what was added, removed, reworded, brought up to date or moved.

The public API, each name loaded when it is first used:

    from tracker import read_edition, diff_editions

    comparison = diff_editions(read_edition("old.txt"), read_edition("new.txt"))

Every error of its own is a `TrackerError`, whose text is one line that can be shown to people;
`tracker.errors` has the whole tree.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.diffing import diff_editions, diff_words
    from tracker.errors import InputError, NotFoundError, StoreError, TrackerError
    from tracker.reading import read_edition
    from tracker.store import Store

__all__ = [
    "InputError",
    "NotFoundError",
    "Store",
    "StoreError",
    "TrackerError",
    "diff_editions",
    "diff_words",
    "read_edition",
]

__version__ = "0.1.0"

_HOME = {
    "InputError": "tracker.errors",
    "NotFoundError": "tracker.errors",
    "Store": "tracker.store",
    "StoreError": "tracker.errors",
    "TrackerError": "tracker.errors",
    "diff_editions": "tracker.diffing",
    "diff_words": "tracker.diffing",
    "read_edition": "tracker.reading",
}


def __getattr__(name: str) -> Any:
    """Import a public name's module when the name is first used: `tracker --help` needs none of them."""
    if name in _HOME:
        return getattr(importlib.import_module(_HOME[name]), name)
    raise AttributeError(f"module 'tracker' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
