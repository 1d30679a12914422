"""How far a pair's score stands above the best other pair of either finding."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.diffing.indices import OldNew


def leads(scores: Mapping[OldNew, float]) -> Iterator[tuple[float, float]]:
    """For each pair, in order, the lesser and the greater of its two leads over others.

    One is over the best other pair of its old finding, one over that of its new finding; negative where
    behind. They are not told apart, so that swapping the editions changes nothing.
    """
    first_old: dict[int, float] = {}
    first_new: dict[int, float] = {}
    second_old: dict[int, float] = {}
    second_new: dict[int, float] = {}
    for (i, j), score in sorted(scores.items(), key=itemgetter(1), reverse=True):
        (second_old if i in first_old else first_old).setdefault(i, score)
        (second_new if j in first_new else first_new).setdefault(j, score)
    for (i, j), score in scores.items():
        best_old, best_new = first_old[i], first_new[j]
        lead_old = score - (second_old.get(i, 0.0) if score == best_old else best_old)
        lead_new = score - (second_new.get(j, 0.0) if score == best_new else best_new)
        yield (lead_old, lead_new) if lead_old < lead_new else (lead_new, lead_old)
