"""How far a pair's score stands above the best other pair of either finding."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Pair = tuple[int, int]


class Margins:
    """Scores of pairs, and for each pair its lead."""

    def __init__(self, scores: Mapping[Pair, float]) -> None:
        self.scores = scores
        self._two_old: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
        self._two_new: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for (i, j), score in scores.items():
            for two in (self._two_old[i], self._two_new[j]):
                if score > two[0]:
                    two[:] = score, two[0]
                elif score > two[1]:
                    two[1] = score

    def of(self, pair: Pair) -> tuple[float, float]:
        """The lesser and the greater of the leads over the best other pair of the old and of the new finding.

        Negative where behind. Not old before new: swapping the editions changes nothing.
        """
        score = self.scores[pair]
        first_old, second_old = self._two_old[pair[0]]
        first_new, second_new = self._two_new[pair[1]]
        lead_old = score - (second_old if score == first_old else first_old)
        lead_new = score - (second_new if score == first_new else first_new)
        return (lead_old, lead_new) if lead_old < lead_new else (lead_new, lead_old)
