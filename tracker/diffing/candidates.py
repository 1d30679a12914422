"""Which pairs of findings are worth a look: those that share rare words.

Every finding is looked up by its rarest features only, and a feature that stands in very many findings is never
looked up, so the work grows with the number of findings and not with its square. Sums are taken with `fsum`: the
order of a set differs from process to process, the result must not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import nlargest
from math import fsum
from typing import TYPE_CHECKING, Literal

from tracker.diffing.folded import is_pair

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.diffing.folded import FoldedEdition, Weights

RAREST = 12
"""Features by which a finding is looked up. 12 reach every labelled counterpart that 30 reach."""
MOST_POSTINGS = 60
"""A feature that stands in more findings of the other edition is no way to find one."""
KEPT = 8
"""Best candidates kept for each finding, of either side."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two findings share."""

    shared: float
    """Weight of the features in both."""
    shared_single: float
    """The same, of single stems alone."""
    dice: float
    """2 shared / (weight of one + weight of the other), 0 to 1 (Dice 1945)."""
    dice_single: float
    contain: float
    """shared / weight of the lighter one: how much of it stands in the other."""


class Sums:
    """Total weights of the findings of one edition."""

    def __init__(self, folded: FoldedEdition, weights: Weights) -> None:
        weigh = weights.__getitem__
        self.features = folded.features
        self.single = [frozenset(f for f in features if not is_pair(f)) for features in folded.features]
        self.total = [fsum(map(weigh, features)) for features in self.features]
        self.total_single = [fsum(map(weigh, single)) for single in self.single]


def overlap(i: int, j: int, old: Sums, new: Sums, weigh: Callable[[str], float]) -> Overlap:
    """What old finding `i` and new finding `j` share."""
    common = old.features[i] & new.features[j]
    single = old.single[i] & common
    shared = fsum(map(weigh, common))
    shared_single = fsum(map(weigh, single))
    return Overlap(
        shared,
        shared_single,
        2 * shared / max(old.total[i] + new.total[j], 1e-9),
        2 * shared_single / max(old.total_single[i] + new.total_single[j], 1e-9),
        shared / max(min(old.total[i], new.total[j]), 1e-9),
    )


def candidates(
    old: Sums,
    new: Sums,
    weights: Weights,
    *,
    olds: Sequence[int],
    news: Sequence[int],
    only_from: Literal["old", "new"] | None = None,
) -> dict[tuple[int, int], Overlap]:
    """Pairs among `olds` and `news` (indices of findings) that share rare features, with what they share.

    The best few for each finding of either side, or of the side `only_from` alone.
    """
    weigh = weights.__getitem__
    order = {feature: (-weight, feature) for feature, weight in weights.items()}
    pairs: dict[tuple[int, int], Overlap] = {}
    for one, other, mine, theirs, mirrored in ((olds, news, old, new, False), (news, olds, new, old, True)):
        if only_from == ("old" if mirrored else "new"):
            continue
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for k in other:
            for feature in theirs.features[k]:
                postings[feature].append(k)
        for i in one:
            met: defaultdict[int, float] = defaultdict(float)
            usable = (f for f in mine.features[i] if f in postings and len(postings[f]) <= MOST_POSTINGS)
            for feature in sorted(usable, key=order.__getitem__)[:RAREST]:
                weight = weights[feature]
                for k in postings[feature]:
                    met[k] += weight
            for k in nlargest(KEPT, met, key=lambda k: (met[k], -k)):
                pair = (k, i) if mirrored else (i, k)
                if pair not in pairs:
                    pairs[pair] = overlap(*pair, old, new, weigh)
    return pairs
