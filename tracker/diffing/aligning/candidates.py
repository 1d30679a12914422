"""Which pairs of findings are worth a look: those that share rare words.

Every finding is looked up by its rarest features only, and a feature that stands in very many findings is
never looked up, so the work grows with the number of findings and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.diffing.folding.folded import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.diffing.folding.folded import FoldedEdition, Numbers, Vocabulary
    from tracker.diffing.indices import OldNew
    from tracker.diffing.outline.subjects import Part


RAREST = 10
"""Features by which a finding is looked up: 6 lose one labelled counterpart in a hundred, 12 find no more."""
MOST_POSTINGS = 40
"""A feature that stands in more findings of the other edition is no way to find one."""
NEAR = 6
"""Findings that are near each, of either side …"""
FAR = 0.2
"""… if they share at least this part of what the nearest shares."""
KEPT = 4
"""How many of those are candidates: 3 lose a labelled counterpart, 12 find one more."""
WORTH = 0.4
"""And with less than this part of what the nearest shares, none is: 0.5 loses two labelled counterparts, 0.1
finds no more."""
LEAST_DICE = 0.1
"""A pair whose single stems are less alike than this, and …"""
LEAST_CONTAIN = 0.3
"""… of which neither is contained in the other so far, is none; it loses one in a hundred labelled pairs."""


class Overlap(NamedTuple):
    """What two findings share."""

    shared: float
    """Weight of the features in both."""
    shared_plain: float
    """The same, of single stems that are no names: two statements by one speaker share his name, not their
    claim."""
    dice: float
    """2 shared / (weight of one + weight of the other), 0 to 1 (Dice 1945)."""
    dice_single: float
    dice_plain: float
    contain: float
    """shared / weight of the lighter one: how much of it stands in the other."""


_Sets = tuple[frozenset[int], frozenset[int], int, int, int]


class Near(NamedTuple):
    """What shares rare features with a finding, nearest first."""

    findings: Sequence[int]
    worth: int
    """So many of them are worth a closer look."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Which pairs are worth a look, and what else came near."""

    pairs: dict[OldNew, Overlap]
    of_old: Mapping[int, Near]
    of_new: Mapping[int, Near]


_NONE: frozenset[int] = frozenset()


class Sums:
    """The findings of one edition as numbered features, with their total weights.

    Findings of the same words share their sets.
    """

    def __init__(self, folded: FoldedEdition, own: Numbers) -> None:
        known: dict[tuple[tuple[int, ...], tuple[int, ...]], _Sets] = {}
        sets: list[_Sets] = []
        number, pair_number = own.singles.__getitem__, own.pairs.__getitem__
        weight, pair_weight = own.single_weights.__getitem__, own.pair_weights.__getitem__
        for singles, pairs, aside in zip(folded.singles.of, folded.pairs.of, folded.aside, strict=True):
            found = known.get((singles, aside))
            if found is None:
                total_single = sum(map(weight, singles))
                found = known[singles, aside] = (
                    # A set made of another takes half the room of one that grew.
                    frozenset({*map(number, singles), *map(pair_number, pairs)}),
                    frozenset(map(number, aside)) if aside else _NONE,
                    total_single + sum(map(pair_weight, pairs)),
                    total_single,
                    total_single - sum(map(weight, aside)),
                )
            sets.append(found)
        self.features = [found[0] for found in sets]
        """What the other edition lacks stands in these sets as one, but counts in the totals."""
        self.aside = [found[1] for found in sets]
        """Single stems that are names or figures."""
        self.total = [found[2] for found in sets]
        self.total_single = [found[3] for found in sets]
        self.total_plain = [found[4] for found in sets]
        """Of single stems that are neither names nor figures."""
        self.stem_weights = own.single_weights
        """By the number that a stem has in the edition itself."""


def candidates(
    old: Sums,
    new: Sums,
    vocabulary: Vocabulary,
    *,
    of_old: Iterable[Part],
    of_new: Iterable[Part],
    kept: int = KEPT,
    worth: float = WORTH,
) -> Candidates:
    """Pairs of findings that share rare features, with what they share: the best few for each finding.

    Args:
        old: the findings of the earlier edition.
        new: those of the later edition.
        vocabulary: the weights of features.
        of_old: indices of old findings, with those of the new ones that they are held against.
        of_new: the reverse.
        kept: how many candidates a finding has at most.
        worth: the part of what the nearest shares that they share at least.
    """
    near_old: dict[int, Near] = {}
    near_new: dict[int, Near] = {}
    for mine, theirs in of_old:
        near_old |= look_up(old, mine, new, theirs, vocabulary, kept=kept, worth=worth)
    for mine, theirs in of_new:
        near_new |= look_up(new, mine, old, theirs, vocabulary, kept=kept, worth=worth)
    pairs = [(i, j) for i, near in near_old.items() for j in near.findings[: near.worth]]
    pairs += [(i, j) for j, near in near_new.items() for i in near.findings[: near.worth]]
    return Candidates(dict(_overlaps(dict.fromkeys(pairs), old, new, vocabulary)), near_old, near_new)


def look_up(
    mine: Sums,
    findings: Sequence[int],
    theirs: Sums,
    others: Sequence[int],
    vocabulary: Vocabulary,
    *,
    near: int = NEAR,
    kept: int = KEPT,
    worth: float = WORTH,
) -> dict[int, Near]:
    """For each of the `findings` up to `near` of the `others`: those that share most with it, if any do."""
    found: dict[int, Near] = {}
    weights, features = vocabulary.weights, mine.features
    postings = _postings(theirs, others)
    posted = frozenset(postings)
    for i in findings:
        met: dict[int, int] = {}
        for feature in sorted(features[i] & posted)[:RAREST]:
            weight = weights[feature]
            for k in postings[feature]:
                if k in met:
                    met[k] += weight
                else:
                    met[k] = weight
        if not met:
            continue
        shared = sorted(met.values(), reverse=True)[:near]
        most = shared[0]
        least = max(shared[-1], FAR * most)  # few share so much: only they are put in order
        best = sorted([(-weight, k) for k, weight in met.items() if weight >= least])[:near]
        worthy = worth * most
        found[i] = Near(tuple([k for _, k in best]), sum([-weight >= worthy for weight, _ in best[:kept]]))
    return found


def _postings(sums: Sums, findings: Sequence[int]) -> dict[int, list[int]]:
    """Where each feature stands, if it does not stand in very many findings."""
    postings: defaultdict[int, list[int]] = defaultdict(list)
    features = sums.features
    for k in findings:
        for feature in features[k]:
            postings[feature].append(k)
    return {feature: found for feature, found in postings.items() if len(found) <= MOST_POSTINGS}


def _overlaps(
    pairs: Iterable[OldNew], old: Sums, new: Sums, vocabulary: Vocabulary
) -> Iterator[tuple[OldNew, Overlap]]:
    """What the findings of each pair share; of those that share enough."""
    weight, weight_of_stem = vocabulary.weights.__getitem__, vocabulary.of_stems.__getitem__
    for pair in pairs:
        i, j = pair
        one, other = old.total[i], new.total[j]
        common = old.features[i] & new.features[j]
        shared = sum(map(weight, common))
        single = sum(map(weight_of_stem, common))
        dice_single = 2 * single / ((old.total_single[i] + new.total_single[j]) or 1)
        contain = shared / (min(one, other) or 1)
        if dice_single < LEAST_DICE and contain < LEAST_CONTAIN:
            continue
        plain = single - sum(map(weight, common & (old.aside[i] | new.aside[j])))
        yield (
            pair,
            Overlap(
                shared / UNIT,
                plain / UNIT,
                2 * shared / ((one + other) or 1),
                dice_single,
                2 * plain / ((old.total_plain[i] + new.total_plain[j]) or 1),
                contain,
            ),
        )


def dice(i: int, j: int, old: Sums, new: Sums, vocabulary: Vocabulary) -> float:
    """What old finding `i` and new finding `j` share, as `Overlap.dice`."""
    shared = vocabulary.sum(old.features[i] & new.features[j])
    return 2 * shared / ((old.total[i] + new.total[j]) or 1)
