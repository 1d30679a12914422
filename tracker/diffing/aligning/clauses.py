"""What found no counterpart, held against the clauses that linked findings lost or gained.

A statement that became a clause of a longer sentence, or was one, shares little with the sentence as a whole;
with the clause it may share nearly everything. Words common in the two sections weigh less; names count
nowhere, nor do figures alone: two statements on one person, or of one number, share no claim.

The thresholds were set by taking each labelled link of a split or a merge away and holding the freed finding
against the clauses that the rest then lacked: 65 of 97 are found again, and of what has none, nothing is
linked wrongly (`benchmarks/fit_clauses.py`).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from heapq import nsmallest
from math import fsum, log
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import stems_of_lines
from tracker.diffing.folding.stemmed import stems_of_edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tracker.diffing.indices import OldNew
    from tracker.model import Edition, Finding

    Clause = tuple[int, str]
    """Index of a finding, and what it lost or gained."""

LEAST_SHARE = 0.6
"""Of the lighter of finding and clause so much, by weight, stands in the other; 0.55 does the same."""
LEAST_WEIGHT = 6.0
"""And what they share weighs so much, in natural logarithms of rarity: one very rare stem, or two; with 4,
half of what is linked is wrong."""
LEAST_IN_WORDS = 3.0
"""Of that, what is no figure; names count nowhere: half of it."""
LEAST_STEMS = 3
"""And so many stems: two are found in a mere apposition (`the quasi-governmental watchdog`); of three such
links two were wrong."""
MOST_POSTINGS = 40
"""A stem that stands in more findings without counterpart is no way to find one."""
CANDIDATES = 4
"""Findings that are held against a clause: those that share most with it."""


def clause_links(
    old: Edition,
    new: Edition,
    *,
    lost: Iterable[Clause],
    gained: Iterable[Clause],
    free: tuple[Iterable[int], Iterable[int]],
    sections: set[OldNew],
) -> dict[OldNew, float]:
    """Links of findings without counterpart to findings that lost or gained what they say.

    Args:
        old: the earlier edition.
        new: the later edition.
        lost: what linked old findings lost.
        gained: what linked new findings gained.
        free: the old and the new findings without counterpart.
        sections: which sections correspond.
    """
    one, other = _Side(old), _Side(new)
    weights = _Weights(one, other)
    found = {
        (i, j): share
        for j, i, share in _best(_Look(other, one, weights, {(b, a) for a, b in sections}), gained, free[0])
    }
    found.update(
        ((i, j), share) for i, j, share in _best(_Look(one, other, weights, sections), lost, free[1])
    )
    return found


def _best(look: _Look, clauses: Iterable[Clause], free: Iterable[int]) -> Iterator[tuple[int, int, float]]:
    """For each free finding the clause it shares most with: whose it is, the free finding, and the share."""
    best: dict[int, tuple[float, int]] = {}
    for finding, k, share in look.pairs(list(clauses), sorted(free)):
        best[k] = max(best.get(k, (0.0, 0)), (share, -finding))
    for k, (share, finding) in sorted(best.items()):
        yield -finding, k, share


class _Side:
    """One edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.language = edition.provenance.language
        self.stems = stems_of_edition(edition)
        self._frequencies: dict[int, Callable[[str], int]] = {}

    def stems_of(self, texts: Sequence[str]) -> list[set[str]]:
        """Those of each text."""
        return [self.stems.without_light(line) for line in stems_of_lines(texts, language=self.language)]

    @cached_property
    def within(self) -> dict[int, list[int]]:
        """The findings of each section."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for k, finding in enumerate(self.edition.findings):
            found[finding.section].append(k)
        return dict(found)

    def frequencies(self, section: int) -> Callable[[str], int]:
        """In how many findings of a section each stem stands."""
        found = self._frequencies.get(section)
        if found is None:
            found = self._frequencies[section] = self.stems.frequencies(self.within[section])
        return found


Place = tuple[_Side, int]
"""An edition and a section of it."""


class _Weights:
    """How much stems weigh: the rarer in the editions, and in two sections, the more."""

    def __init__(self, old: _Side, new: _Side) -> None:
        self._total = len(old.edition.findings) + len(new.edition.findings) + 1
        self._sides = old, new
        self._everywhere: dict[str, float] = {}
        self._local: dict[frozenset[Place], _LocalWeights] = {}

    def of(self, stem: str) -> float:
        """The weight of a stem in both editions."""
        found = self._everywhere.get(stem)
        if found is None:
            times = sum([side.stems.count(stem) for side in self._sides])
            found = self._everywhere[stem] = log(self._total / max(1, times))
        return found

    def sum(self, stems: Iterable[str], places: frozenset[Place]) -> float:
        """The weight of some stems in two sections, summed exactly: swapping the editions changes nothing."""
        local = self._local.get(places)
        if local is None:
            local = self._local[places] = _LocalWeights(self.of, places)
        return fsum(map(local.__getitem__, stems))


class _LocalWeights(dict[str, float]):
    """Weights of stems in two sections, worked out when first asked for."""

    def __init__(self, everywhere: Callable[[str], float], places: Iterable[Place]) -> None:
        self._everywhere = everywhere
        self._counts = [side.frequencies(section) for side, section in places]
        self._most = log(sum([len(side.within[section]) for side, section in places]) + 1)

    def __missing__(self, stem: str) -> float:
        times = sum([count(stem) for count in self._counts])
        weight = self[stem] = self._everywhere(stem) * (1 - log(max(1, times)) / self._most)
        return weight


class _Look:
    """Free findings of one side, looked up by the clauses of the other."""

    def __init__(self, of_clauses: _Side, of_free: _Side, weights: _Weights, sections: set[OldNew]) -> None:
        self.of_clauses, self.of_free, self.weights = of_clauses, of_free, weights
        self._sections = sections
        """Of the clauses' side first."""
        self._said = cache(of_free.stems.said)  # a long one is held against many clauses
        self._whole: dict[tuple[int, int], float] = {}
        """The weight of free findings, by the section that they are held against."""

    def pairs(self, clauses: Sequence[Clause], free: Sequence[int]) -> Iterator[tuple[int, int, float]]:
        """The finding of a clause, a free finding that says it, and the share."""
        lines = self.of_clauses.stems_of([text for _, text in clauses])
        postings = self.of_free.stems.postings(free, set().union(*lines))
        for (finding, _), line in zip(clauses, lines, strict=True):
            met: defaultdict[int, float] = defaultdict(float)
            for stem in sorted(line & postings.keys()):
                found = postings[stem]
                if len(found) <= MOST_POSTINGS:
                    weight = self.weights.of(stem)
                    for k in found:
                        met[k] += weight
            for _, k in nsmallest(CANDIDATES, [(-weight, k) for k, weight in met.items()]):
                share = self._share(finding, self.of_clauses.stems.without_names(line, finding), k)
                if share >= LEAST_SHARE:
                    yield finding, k, share

    def _share(self, finding: int, clause: set[str], k: int) -> float:
        """How much of the lighter one stands in the other; 0 where too little, or where places differ."""
        here, there = self.of_clauses.edition.findings[finding], self.of_free.edition.findings[k]
        if not self._correspond(here, there):
            return 0.0
        places = frozenset([(self.of_clauses, here.section), (self.of_free, there.section)])
        said = self._said(k)
        common = clause & said
        if len(common) < LEAST_STEMS:
            return 0.0
        shared = self.weights.sum(common, places)
        if shared < LEAST_WEIGHT:
            return 0.0
        if self.weights.sum([stem for stem in common if not stem[0].isdigit()], places) < LEAST_IN_WORDS:
            return 0.0
        if (k, here.section) not in self._whole:
            self._whole[k, here.section] = self.weights.sum(said, places)
        return min(1.0, shared / min(self.weights.sum(clause, places), self._whole[k, here.section]))

    def _correspond(self, here: Finding, there: Finding) -> bool:
        """Whether two findings stand in corresponding sections, or one in a part of such a one."""
        a, b = here.section, there.section
        above_a, above_b = _above(self.of_clauses.edition, a), _above(self.of_free.edition, b)
        return not self._sections.isdisjoint([(a, b), (above_a, b), (a, above_b)])


def _above(edition: Edition, section: int) -> int:
    """The section that this one is part of; itself where that is the report."""
    return edition.sections[section].parent or section
