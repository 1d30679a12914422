"""An edition folded for comparing: each finding as a set of weighted features.

A feature is a stem or a pair of neighbouring stems; its weight is its rarity in both editions together
(inverse document frequency, Spärck Jones 1972). A second occurrence in one finding is a feature of its own,
so that plain set operations count repeated words.
"""

from __future__ import annotations

import math
import re
import weakref
from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from tracker.diffing.fold import bare, stems_of_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model import Edition, Finding

PAIR_WEIGHT = 0.5
"""Weight of a pair of neighbouring stems against one stem of the same rarity; of 0.25, 0.5 and 1 the one
that ranked the labelled counterparts best."""

UNIT = 1 << 20
"""Weights are whole numbers of this fraction, so that their sums are exact."""

_NAME = re.compile(
    r"(?<=[\w,;:'\N{RIGHT SINGLE QUOTATION MARK}\"] )[^\W\d_a-z][\w'\N{RIGHT SINGLE QUOTATION MARK}-]+"
)
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class FoldedEdition:
    """What the aligner needs of one edition; depends on that edition alone."""

    bare: tuple[str, ...]
    """Per finding: letters and digits only; equal means unchanged."""
    singles: tuple[tuple[str, ...], ...]
    """Per finding: stems, each once; a second occurrence is marked as one."""
    pairs: tuple[tuple[str, ...], ...]
    """Per finding: pairs of neighbouring stems, likewise."""
    names: tuple[frozenset[str], ...]
    """Per finding: stems of capitalised words that begin no sentence."""


_kept: dict[int, tuple[weakref.ref[Edition], FoldedEdition]] = {}
"""By `id` of the edition: it is compared by its texts otherwise, which takes longer than to look it up."""


def fold_edition(edition: Edition) -> FoldedEdition:
    """Fold every finding of an edition; what it gave is kept as long as the edition itself."""
    place = id(edition)
    found = _kept.get(place)
    if found is not None and found[0]() is edition:
        return found[1]
    folded = _folded(edition)
    _kept[place] = weakref.ref(edition, lambda _: _kept.pop(place, None)), folded
    return folded


def _folded(edition: Edition) -> FoldedEdition:
    language = edition.provenance.language
    texts = [_claim(finding) for finding in edition.findings]
    found = stems_of_lines(texts, language=language)
    names = stems_of_lines([" ".join(_NAME.findall(text)) for text in texts], language=language)
    return FoldedEdition(
        bare=tuple(bare(finding.text) for finding in edition.findings),
        singles=tuple(tuple(_numbered(line)) for line in found),
        pairs=tuple(tuple(_numbered([a + _SEPARATOR + b for a, b in pairwise(line)])) for line in found),
        names=tuple(frozenset(line) for line in names),
    )


def _claim(finding: Finding) -> str:
    """The text without the run-in label: a label says where a finding stands, not what it says."""
    if finding.label is None or not finding.text.startswith(finding.label):
        return finding.text
    return finding.text[len(finding.label) :].lstrip(": ") or finding.text


def _numbered(features: Sequence[str]) -> Sequence[str]:
    """A second occurrence told from the first."""
    if len(set(features)) == len(features):
        return features
    seen: dict[str, int] = {}
    told = []
    for feature in features:
        count = seen[feature] = seen.get(feature, 0) + 1
        told.append(feature if count == 1 else f"{feature}{_SEPARATOR}{_SEPARATOR}{count}")
    return told


class Vocabulary:
    """The features of two editions, numbered from the rarest on, with their weights.

    The numbering depends on the two texts alone, so that whatever follows it is the same in every process.
    Pairs of stems that stand in one edition only have a weight but no number: they can never be shared.
    """

    def __init__(self, old: FoldedEdition, new: FoldedEdition) -> None:
        total = len(old.singles) + len(new.singles) + 1
        weighed: list[tuple[int, str]] = []
        self._weight_of: list[dict[str, int]] = []
        for olds, news, share in ((old.singles, new.singles, 1.0), (old.pairs, new.pairs, PAIR_WEIGHT)):
            both = Counter(chain.from_iterable(chain(olds, news)))
            by_count = {count: round(UNIT * share * math.log(total / count)) for count in set(both.values())}
            weights = {feature: by_count[count] for feature, count in both.items()}
            numbered: Iterable[str] = weights
            if olds is old.pairs:
                numbered = set(chain.from_iterable(olds)).intersection(chain.from_iterable(news))
            weighed += [(-weights[feature], feature) for feature in numbered]
            self._weight_of.append(weights)
        weighed.sort()
        self.weights = [-weight for weight, _ in weighed]
        """By number of the feature, in `UNIT`s."""
        self._numbers = {feature: number for number, (_, feature) in enumerate(weighed)}

    def numbers(self, features: Iterable[str]) -> frozenset[int]:
        """The numbers of those features that have one."""
        numbers = self._numbers
        return frozenset([numbers[feature] for feature in features if feature in numbers])

    def totals(self, folded: FoldedEdition) -> list[int]:
        """Per finding the weight of all its features, in `UNIT`s."""
        single, pair = (weights.__getitem__ for weights in self._weight_of)
        return [
            sum(map(single, singles)) + sum(map(pair, pairs))
            for singles, pairs in zip(folded.singles, folded.pairs, strict=True)
        ]

    def sum(self, numbers: Iterable[int]) -> int:
        """Weight in `UNIT`s; whole numbers, so that it is the same in whatever order the features come."""
        return sum(map(self.weights.__getitem__, numbers))
