"""An edition folded for comparing: each finding as a set of weighted features.

A feature is a stem or a pair of neighbouring stems; its weight is its rarity in both editions together
(inverse document frequency, Spärck Jones 1972). A second occurrence in one finding is a feature of its own,
so that plain set operations count repeated words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.diffing.fold import bare, stems, words

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
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class FoldedEdition:
    """What the aligner needs of one edition; depends on that edition alone."""

    bare: tuple[str, ...]
    """Per finding: letters and digits only; equal means unchanged."""
    features: tuple[frozenset[str], ...]
    """Per finding: stems and pairs of stems."""
    names: tuple[frozenset[str], ...]
    """Per finding: stems of capitalised words that begin no sentence."""
    figures: tuple[frozenset[str], ...]
    """Per finding: numbers as printed."""


def fold_edition(edition: Edition) -> FoldedEdition:
    """Fold every finding of an edition."""
    language = edition.provenance.language
    texts = [_claim(finding) for finding in edition.findings]
    return FoldedEdition(
        bare=tuple(bare(finding.text) for finding in edition.findings),
        features=tuple(frozenset(_features(stems(words(text), language=language))) for text in texts),
        names=tuple(
            frozenset(stems(words(" ".join(_NAME.findall(text))), language=language)) for text in texts
        ),
        figures=tuple(frozenset(_FIGURE.findall(text)) for text in texts),
    )


def _claim(finding: Finding) -> str:
    """The text without the run-in label: a label says where a finding stands, not what it says."""
    if finding.label is None or not finding.text.startswith(finding.label):
        return finding.text
    return finding.text[len(finding.label) :].lstrip(": ") or finding.text


def _features(found: Sequence[str]) -> list[str]:
    features = list(found)
    features += [one + _SEPARATOR + other for one, other in pairwise(found)]
    if len(set(features)) == len(features):
        return features
    seen: dict[str, int] = {}
    numbered = []
    for feature in features:
        count = seen[feature] = seen.get(feature, 0) + 1
        numbered.append(feature if count == 1 else f"{feature}{_SEPARATOR}{_SEPARATOR}{count}")
    return numbered


def is_pair(feature: str) -> bool:
    """Whether a feature is a pair of neighbouring stems."""
    return _SEPARATOR in feature and not feature.partition(_SEPARATOR)[2].startswith(_SEPARATOR)


class Vocabulary:
    """The features of two editions, numbered from the rarest on, with their weights.

    The numbering depends on the two texts alone, so that whatever follows it is the same in every process.
    """

    def __init__(self, old: FoldedEdition, new: FoldedEdition) -> None:
        frequency: Counter[str] = Counter()
        for features in (*old.features, *new.features):
            frequency.update(features)
        total = len(old.features) + len(new.features) + 1
        logs = {count: math.log(total / count) for count in set(frequency.values())}
        weighed = sorted(
            (-round(UNIT * logs[count] * (PAIR_WEIGHT if is_pair(feature) else 1.0)), feature)
            for feature, count in frequency.items()
        )
        self.weights = [-weight for weight, _ in weighed]
        """By number of the feature, in `UNIT`s."""
        self._numbers = {feature: number for number, (_, feature) in enumerate(weighed)}
        self._singles = frozenset(
            number for number, (_, feature) in enumerate(weighed) if not is_pair(feature)
        )

    def numbers(self, features: Iterable[str]) -> frozenset[int]:
        """Features as their numbers."""
        return frozenset(map(self._numbers.__getitem__, features))

    def known(self, features: Iterable[str]) -> frozenset[int]:
        """The numbers of those features that stand in either edition."""
        return frozenset(self._numbers[feature] for feature in features if feature in self._numbers)

    def singles(self, numbers: frozenset[int]) -> frozenset[int]:
        """Those that are one stem, not a pair."""
        return numbers & self._singles

    def sum(self, numbers: Iterable[int]) -> int:
        """Total weight in `UNIT`s; whole numbers, so that it is the same in whatever order the features come."""
        return sum(map(self.weights.__getitem__, numbers))
