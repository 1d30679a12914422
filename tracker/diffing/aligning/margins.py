"""How far a pair's score stands above the best other pair of either finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.diffing.indices import OldNew


def leads(scores: Mapping[OldNew, float]) -> Iterator[tuple[float, float]]:
    """For each pair, in order, the lesser and the greater of its two leads over others.

    One is over the best other pair of its old finding, one over that of its new finding; negative where
    behind. They are not told apart, so that swapping the editions changes nothing.
    """
    first_old, second_old = _two_best((i, score) for (i, _), score in scores.items())
    first_new, second_new = _two_best((j, score) for (_, j), score in scores.items())
    for (i, j), score in scores.items():
        best_old, best_new = first_old[i], first_new[j]
        lead_old = score - (second_old.get(i, 0.0) if score == best_old else best_old)
        lead_new = score - (second_new.get(j, 0.0) if score == best_new else best_new)
        yield (lead_old, lead_new) if lead_old < lead_new else (lead_new, lead_old)


def _two_best(scores: Iterator[tuple[int, float]]) -> tuple[dict[int, float], dict[int, float]]:
    """The best score of each finding, and the best of its others, where it has several."""
    first: dict[int, float] = {}
    second: dict[int, float] = {}
    for k, score in scores:
        best = first.get(k)
        if best is None:
            first[k] = score
        elif score > best:
            first[k], second[k] = score, best
        elif score > second.get(k, 0.0):
            second[k] = score
    return first, second
