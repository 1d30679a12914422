"""Which pairs of findings are worth a look: those that share rare words.

Every finding is looked up by its rarest features only, and a feature that stands in very many findings is
never looked up, so the work grows with the number of findings and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from tracker.diffing.folded import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diffing.folded import FoldedEdition, Vocabulary

RAREST = 10
"""Features by which a finding is looked up: 6 lose one labelled counterpart in a hundred, 12 find no more."""
MOST_POSTINGS = 40
"""A feature that stands in more findings of the other edition is no way to find one."""
KEPT = 6
"""Best candidates kept for each finding, of either side."""
WORTH = 0.2
"""A candidate with less than this share of the best one's weight is not worth a closer look."""
LEAST_DICE = 0.1
"""A pair whose single stems are less alike than this, and …"""
LEAST_CONTAIN = 0.3
"""… of which neither is contained in the other so far, is none; it loses one in a hundred labelled pairs."""


class Overlap(NamedTuple):
    """What two findings share."""

    shared: float
    """Weight of the features in both."""
    shared_single: float
    """The same, of single stems alone."""
    shared_plain: float
    """The same, of single stems that are no names: two statements by one speaker share his name, not their
    claim."""
    dice: float
    """2 shared / (weight of one + weight of the other), 0 to 1 (Dice 1945)."""
    dice_single: float
    dice_plain: float
    contain: float
    """shared / weight of the lighter one: how much of it stands in the other."""


class Sums:
    """The findings of one edition as numbered features, with their total weights.

    Findings of the same words share their sets.
    """

    def __init__(self, folded: FoldedEdition, vocabulary: Vocabulary) -> None:
        known: dict[tuple[tuple[str, ...], frozenset[str]], tuple[frozenset[int], ...]] = {}
        sets: list[tuple[frozenset[int], ...]] = []
        for singles, pairs, names in zip(folded.singles, folded.pairs, folded.names, strict=True):
            found = known.get((singles, names))
            if found is None:
                single = vocabulary.numbers(singles)
                aside = vocabulary.numbers(names.union(filter(_is_figure, singles)))
                features = single | vocabulary.numbers(pairs)
                found = known[singles, names] = (single, features, single - aside if aside else single)
            sets.append(found)
        self.single = [single for single, _, _ in sets]
        self.features = [features for _, features, _ in sets]
        """Without pairs of stems that the other edition lacks; `total` counts these too."""
        self.plain = [plain for _, _, plain in sets]
        """Single stems that are neither names nor figures."""
        self.total = vocabulary.totals(folded)
        self.total_single = [vocabulary.sum(single) for single in self.single]
        self.total_plain = [vocabulary.sum(plain) for plain in self.plain]


def _is_figure(stem: str) -> bool:
    return stem[0].isdigit()


def overlap(i: int, j: int, old: Sums, new: Sums, vocabulary: Vocabulary) -> Overlap:
    """What old finding `i` and new finding `j` share."""
    weight = vocabulary.weights.__getitem__
    in_both = old.features[i] & new.features[j]
    both_single = in_both & old.single[i] & new.single[j]
    shared = sum(map(weight, in_both))
    single = sum(map(weight, both_single))
    plain = sum(map(weight, both_single & old.plain[i] & new.plain[j]))
    one, other = old.total[i], new.total[j]
    return Overlap(
        shared / UNIT,
        single / UNIT,
        plain / UNIT,
        2 * shared / ((one + other) or 1),
        2 * single / ((old.total_single[i] + new.total_single[j]) or 1),
        2 * plain / ((old.total_plain[i] + new.total_plain[j]) or 1),
        shared / (min(one, other) or 1),
    )


def candidates(
    old: Sums,
    new: Sums,
    vocabulary: Vocabulary,
    *,
    olds: Sequence[int],
    news: Sequence[int],
    only_from: Literal["old", "new"] | None = None,
    kept: int = KEPT,
    least_dice: float = LEAST_DICE,
) -> dict[tuple[int, int], Overlap]:
    """Pairs among `olds` and `news` (indices of findings) that share rare features, with what they share.

    The best few for each finding of either side, or of the side `only_from` alone.
    """
    weights = vocabulary.weights
    pairs: dict[tuple[int, int], Overlap] = {}
    for one, other, mine, theirs, mirrored in ((olds, news, old, new, False), (news, olds, new, old, True)):
        if only_from == ("old" if mirrored else "new"):
            continue
        postings = _postings(theirs, other)
        for i in one:
            met: dict[int, int] = {}
            for feature in sorted([feature for feature in mine.features[i] if feature in postings])[:RAREST]:
                weight = weights[feature]
                for k in postings[feature]:
                    met[k] = met.get(k, 0) + weight
            if not met:
                continue
            least = WORTH * max(met.values())
            best = sorted([(-weight, k) for k, weight in met.items() if weight >= least])[:kept]
            for _, k in best:
                pair = (k, i) if mirrored else (i, k)
                if pair not in pairs:
                    pairs[pair] = overlap(*pair, old, new, vocabulary)
    return {
        pair: shares
        for pair, shares in pairs.items()
        if shares.dice_single >= least_dice or shares.contain >= LEAST_CONTAIN
    }


def _postings(sums: Sums, findings: Sequence[int]) -> dict[int, list[int]]:
    """Where each feature stands, without those that stand in very many findings."""
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for k in findings:
        for feature in sums.features[k]:
            postings[feature].append(k)
    return {feature: found for feature, found in postings.items() if len(found) <= MOST_POSTINGS}
