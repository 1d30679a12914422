"""Signs that say something: an answer, a rating, a trend. Others are typography, as bullets are."""

from __future__ import annotations

AFFIRMING = frozenset("\u2611\u2612\u2713\u2714\u2705")
"""Ticks, and a box with a tick or a cross in it: what it stands at was chosen."""
DENYING = frozenset("\u2610\u2717\u2718\u274c\u274e")
"""Crosses, and an empty box."""
_TRENDS = "\u2191\u2193\u2196-\u2199\u21d1\u21d3\u21e7\u21e9\u2b06\u2b07\u25b2\u25b3\u25bc\u25bd"
RATINGS = "\u2605\u2606\u2b50\u26aa\u26ab\U0001f534\U0001f535\U0001f7e0-\U0001f7e4"
"""They stand several together."""
TELLING = "".join(sorted(AFFIRMING | DENYING)) + _TRENDS + RATINGS
"""All that say something, as part of a character class of a pattern."""
BULLETS = "\u2191\u25b2\u25b3\u2605\u2606\u2713\u2714"
"""Those of them that also stand before the items of a list; what says nothing there is no sign."""
