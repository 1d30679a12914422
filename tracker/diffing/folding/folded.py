"""An edition folded for comparing: each finding as a set of weighted features.

A feature is a stem or a pair of neighbouring stems; its weight is its rarity in both editions together
(inverse document frequency, Spärck Jones 1972). A second occurrence in one finding is a feature of its own,
so that plain set operations count repeated words.
"""

from __future__ import annotations

import math
import re
import weakref
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import wraps
from itertools import chain, count, pairwise
from typing import TYPE_CHECKING, TypeVar

from tracker.diffing.folding.fold import bare, stems_of_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tracker.model import Edition, Finding

PAIR_WEIGHT = 0.5
"""Weight of a pair of neighbouring stems against one stem of the same rarity; of 0.25, 0.5 and 1 the one
that ranked the labelled counterparts best."""

UNIT = 1 << 20
"""Weights are whole numbers of this fraction, so that their sums are exact."""

_NAME = re.compile(
    r"(?<=[\w,;:'\N{RIGHT SINGLE QUOTATION MARK}\"] )[^\W\d_a-z][\w'\N{RIGHT SINGLE QUOTATION MARK}-]+"
)
SEPARATOR = "\x1f"
"""Between the stems of a pair, and before the count of a second occurrence."""


@dataclass(frozen=True, slots=True)
class Features:
    """Features of one sort in an edition, numbered in the order in which they first come."""

    names: tuple[str, ...]
    """By number."""
    counts: tuple[int, ...]
    """By number: how many findings have it."""
    of: tuple[tuple[int, ...], ...]
    """Per finding: what it has, each once; a second occurrence is a feature of its own."""


@dataclass(frozen=True, slots=True)
class FoldedEdition:
    """What the aligner needs of one edition; depends on that edition alone."""

    bare: tuple[str, ...]
    """Per finding: letters and digits only; equal means unchanged."""
    singles: Features
    """Stems."""
    pairs: Features
    """Pairs of neighbouring stems."""
    aside: tuple[tuple[int, ...], ...]
    """Per finding: numbers of the single stems that are names or figures."""
    names: tuple[frozenset[str], ...]
    """Per finding: stems of capitalised words that begin no sentence."""

    def figures(self, k: int) -> frozenset[str]:
        """The figures in finding `k`."""
        stems = map(self.singles.names.__getitem__, self.singles.of[k])
        return frozenset(stem for stem in stems if stem[0].isdigit())


_Kept = TypeVar("_Kept")


def of_edition(work: Callable[[Edition], _Kept]) -> Callable[[Edition], _Kept]:
    """Have what `work` makes of one edition kept as long as the edition itself, to which it must not point.

    Editions are told apart by `id`: to compare them by their texts takes longer.
    """
    kept: dict[int, tuple[weakref.ref[Edition], _Kept]] = {}

    @wraps(work)
    def of(edition: Edition) -> _Kept:
        place = id(edition)
        found = kept.get(place)
        if found is not None and found[0]() is edition:
            return found[1]
        made = work(edition)
        kept[place] = weakref.ref(edition, lambda _: kept.pop(place, None)), made
        return made

    return of


@of_edition
def fold_edition(edition: Edition) -> FoldedEdition:
    """Fold every finding of an edition; what it gave is kept as long as the edition itself."""
    language = edition.provenance.language
    texts = [_claim(finding) for finding in edition.findings]
    found = stems_of_lines(texts, language=language)
    names = stems_of_lines([" ".join(_names(text)) for text in texts], language=language)
    numbered = [_numbered(line) for line in found]
    singles = _features(numbered)
    return FoldedEdition(
        bare=tuple(bare(finding.text) for finding in edition.findings),
        singles=singles,
        pairs=_features([_numbered([a + SEPARATOR + b for a, b in pairwise(line)]) for line in found]),
        aside=tuple(
            tuple(
                [
                    number
                    for stem, number in zip(line, numbers, strict=True)
                    if stem in of_names or stem[0].isdigit()
                ]
            )
            for line, numbers, of_names in zip(numbered, singles.of, map(frozenset, names), strict=True)
        ),
        names=tuple(frozenset(line) for line in names),
    )


def _names(text: str) -> list[str]:
    """The words within sentences that begin with a capital, in any script that has these."""
    found: list[str] = _NAME.findall(text)
    return found if text.isascii() else [word for word in found if word[0].isupper()]


def _features(lines: Iterable[Sequence[str]]) -> Features:
    """Number what stands in the lines; those that are alike share what they have."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    number = numbers.__getitem__
    known: dict[tuple[int, ...], tuple[int, ...]] = {}
    of: list[tuple[int, ...]] = []
    for line in lines:
        has = tuple(map(number, line))
        of.append(known.setdefault(has, has))
    counts = Counter(chain.from_iterable(of))
    return Features(tuple(numbers), tuple(map(counts.__getitem__, range(len(numbers)))), tuple(of))


def _claim(finding: Finding) -> str:
    """The text without the run-in label: a label says where a finding stands, not what it says.

    A label that is all that the finding says is its claim (`We depend on few customers.` in bold type).
    """
    if finding.label is None or not finding.text.startswith(finding.label):
        return finding.text
    rest = finding.text[len(finding.label) :].lstrip(": ")
    return rest if any(map(str.isalnum, rest)) else finding.text


def _numbered(features: Sequence[str]) -> Sequence[str]:
    """A second occurrence told from the first."""
    if len(set(features)) == len(features):
        return features
    told = list(features)
    seen: dict[str, int] = {}
    for place, feature in enumerate(features):
        if feature in seen:
            seen[feature] += 1
            told[place] = f"{feature}{SEPARATOR}{SEPARATOR}{seen[feature]}"
        else:
            seen[feature] = 1
    return told


@dataclass(frozen=True, slots=True)
class Numbers:
    """The features of one edition among those of both, by their numbers in that edition."""

    singles: list[int]
    """Number in the vocabulary; one number, which the other edition never has, for all that it lacks."""
    pairs: list[int]
    """The same."""
    single_weights: list[int]
    """Weight in `UNIT`s."""
    pair_weights: list[int]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The features that stand in both of two editions, numbered from the rarest on.

    The numbering depends on the two texts alone, so that whatever follows it is the same in every process.
    """

    weights: list[int]
    """By number of the feature, in `UNIT`s."""
    of_stems: list[int]
    """The same, but nothing for a pair of stems."""

    def sum(self, numbers: Iterable[int]) -> int:
        """Weight in `UNIT`s; whole numbers, so that it is the same in whatever order the features come."""
        return sum(map(self.weights.__getitem__, numbers))


def numbered(old: FoldedEdition, new: FoldedEdition) -> tuple[Vocabulary, Numbers, Numbers]:
    """Number the features of two editions; give also the numbers and weights of those of each."""
    total = len(old.bare) + len(new.bare) + 1
    singles = _Weighed(old.singles, new.singles, total, 1.0)
    pairs = _Weighed(old.pairs, new.pairs, total, PAIR_WEIGHT)
    ranked = {name: -sort.old[k] for sort in (singles, pairs) for name, k, _ in sort.shared}
    names = sorted(sorted(ranked), key=ranked.__getitem__)
    number = dict(zip(names, count(), strict=False))
    singles_old, singles_new = singles.numbers(number)
    pairs_old, pairs_new = pairs.numbers(number)
    stems = {name for name, _, _ in singles.shared}
    weights = [-ranked[name] for name in names]
    return (
        Vocabulary(weights, [weights[k] if name in stems else 0 for k, name in enumerate(names)]),
        Numbers(singles_old, pairs_old, singles.old, pairs.old),
        Numbers(singles_new, pairs_new, singles.new, pairs.new),
    )


class _Weighed:
    """Weights of the features of either edition, by how many of the `total` findings of both have them."""

    def __init__(self, old: Features, new: Features, total: int, share: float) -> None:
        number = dict(zip(old.names, range(len(old.names)), strict=True))
        self.shared = [(name, number[name], j) for j, name in enumerate(new.names) if name in number]
        """Those that both have, with their numbers in either."""
        of_old, of_new = list(old.counts), list(new.counts)
        for _, k, j in self.shared:
            of_old[k] = of_new[j] = old.counts[k] + new.counts[j]
        weight = {
            times: round(UNIT * share * math.log(total / times)) for times in {*of_old, *of_new}
        }.__getitem__
        self.old, self.new = list(map(weight, of_old)), list(map(weight, of_new))

    def numbers(self, number: Mapping[str, int]) -> tuple[list[int], list[int]]:
        """The numbers in the vocabulary, given by name, of the features of either edition."""
        of_old, of_new = [_OLD_ALONE] * len(self.old), [_NEW_ALONE] * len(self.new)
        for name, k, j in self.shared:
            of_old[k] = of_new[j] = number[name]
        return of_old, of_new


_OLD_ALONE, _NEW_ALONE = -1, -2
"""Stand for all features that the other edition lacks: they can never be shared."""
