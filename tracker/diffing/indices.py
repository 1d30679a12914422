"""How an old thing and a new one are named together: by their places in the two editions.

Two *passages* side by side, with their words, are a `judging.pairs.Pair`.
"""

from __future__ import annotations

OldNew = tuple[int, int]
"""Index of an old finding and of a new one; in `outline`, of sections."""
