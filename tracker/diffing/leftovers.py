"""A second look at what found no counterpart, within sections that correspond.

There, a weaker likeness is enough: words that are common in the section count less, words that are rare in it
count as much as before, and a pair must stand out among what is left over on both sides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from math import log, log1p
from typing import TYPE_CHECKING

from tracker.diffing import evidence
from tracker.diffing.evidence import LeftoverFacts, log_odds, probability
from tracker.diffing.folded import UNIT
from tracker.diffing.margins import Margins
from tracker.diffing.nature import nature_of
from tracker.model import Nature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tracker.diffing.candidates import Sums
    from tracker.diffing.folded import FoldedEdition, Vocabulary
    from tracker.diffing.places import Places
    from tracker.model import Edition

Pair = tuple[int, int]

CORRESPONDS = 0.45
"""Sections that correspond at least so far are searched."""
LEFTOVER_LINK = 0.13
"""Least probability of a link of leftovers."""
LEAST_DICE = 0.12
"""Pairs whose stems are less alike than this stay under `LEFTOVER_LINK` whatever else holds."""
MOST_PAIRS = 10_000
"""Of larger pairs of sections the opening part is searched: the work stays in proportion to the text."""


class Leftovers:
    """What is left over in two editions once the likely links are made."""

    def __init__(
        self,
        folded: tuple[FoldedEdition, FoldedEdition],
        sums: tuple[Sums, Sums],
        vocabulary: Vocabulary,
        places: Places,
        links: Mapping[Pair, float],
    ) -> None:
        self.folded, self.sums, self.vocabulary, self.places = folded, sums, vocabulary, places
        self.free_old = _by_section(places.section_old, {i for i, _ in links})
        self.free_new = _by_section(places.section_new, {j for _, j in links})
        self._incident_old = self._incidents(places.old, self.free_old)
        self._incident_new = self._incidents(places.new, self.free_new)
        self._frequencies: dict[tuple[int, int], Counter[int]] = {}
        self.all_old = _by_section(places.section_old, frozenset())
        self.all_new = _by_section(places.section_new, frozenset())

    @staticmethod
    def _incidents(edition: Edition, free: Mapping[int, Sequence[int]]) -> dict[int, bool]:
        language = edition.provenance.language
        return {
            k: nature_of(edition.findings[k].text, language=language) is Nature.INCIDENT
            for findings in free.values()
            for k in findings
        }

    def facts(self) -> Iterator[tuple[Pair, LeftoverFacts]]:
        """Every pair of leftovers in corresponding sections that shares anything."""
        shares = dict(self._shares())
        margins = Margins({pair: dice for pair, (dice, _) in shares.items()})
        (folded_old, folded_new), (old, new) = self.folded, self.sums
        for pair, (_, shared) in shares.items():
            i, j = pair
            common = self.vocabulary.sum(old.single[i] & new.single[j])
            plain = self.vocabulary.sum(old.plain[i] & new.plain[j])
            yield (
                pair,
                LeftoverFacts(
                    2 * common / (old.total_single[i] + new.total_single[j]),
                    2 * plain / ((old.total_plain[i] + new.total_plain[j]) or 1),
                    log1p(shared / UNIT),
                    margins.of(pair)[0],
                    log1p(len(folded_old.names[i] ^ folded_new.names[j])),
                    float(self._incident_old[i] != self._incident_new[j]),
                    float(self._incident_old[i] and self._incident_new[j]),
                ),
            )

    def _shares(self) -> Iterator[tuple[Pair, tuple[float, float]]]:
        """Dice and shared weight by the words of the two sections."""
        old, new = self.sums
        weights, whole_old, whole_new = self.vocabulary.weights, old.total_single, new.total_single
        for a, olds in self.free_old.items():
            for b in sorted(self.places.related(a) & self.free_new.keys()):
                if self.places.sections(a, b) < CORRESPONDS:
                    continue
                local = self._local_weights(a, b)
                totals_old, totals_new = (
                    {k: sum(map(local, sums.single[k])) for k in findings}
                    for sums, findings in ((old, olds), (new, self.free_new[b]))
                )
                for i, j in _bounded(olds, self.free_new[b]):
                    common = old.single[i] & new.single[j]
                    if not common or 2 * _sum(weights, common) < LEAST_DICE * (whole_old[i] + whole_new[j]):
                        continue
                    shared = sum(map(local, common))
                    if shared > 0:
                        yield (i, j), (2 * shared / (totals_old[i] + totals_new[j]), shared)

    def _local_weights(self, a: int, b: int) -> Callable[[int], int]:
        """Weight of a feature in two sections: the less, the more findings of theirs have it."""
        one, other = self._frequency(0, a), self._frequency(1, b)
        total = log(len(self.all_old[a]) + len(self.all_new[b]) + 1)
        weights = self.vocabulary.weights
        known: dict[int, int] = {}

        def weight(feature: int) -> int:
            found = known.get(feature)
            if found is None:
                count = one[feature] + other[feature]
                found = known[feature] = round(weights[feature] * (1 - log(count) / total))
            return found

        return weight

    def _frequency(self, side: int, section: int) -> Counter[int]:
        """In how many findings of a section each single stem stands."""
        found = self._frequencies.get((side, section))
        if found is None:
            single = self.sums[side].single
            found = Counter(
                chain.from_iterable(single[k] for k in (self.all_old, self.all_new)[side][section])
            )
            self._frequencies[side, section] = found
        return found

    def links(self, *, apart: Callable[[int, int], bool]) -> dict[Pair, float]:
        """Links one to one, the likeliest first.

        Args:
            apart: which pairs of an old and a new finding are never linked.
        """
        chances = {
            pair: probability(log_odds(facts, evidence.LEFTOVER_WEIGHTS, evidence.LEFTOVER_BIAS))
            for pair, facts in self.facts()
            if not apart(*pair)
        }
        return one_to_one(chances, least=LEFTOVER_LINK)


def one_to_one(
    chances: Mapping[Pair, float], *, least: float, beside: Iterable[Pair] = ()
) -> dict[Pair, float]:
    """The likeliest pairs in which no finding stands twice, nor in one of those `beside` them."""
    links: dict[Pair, float] = {}
    taken_old = {i for i, _ in beside}
    taken_new = {j for _, j in beside}
    for pair, chance in sorted(chances.items(), key=_likeliest):
        if chance < least:
            break
        if pair[0] not in taken_old and pair[1] not in taken_new:
            taken_old.add(pair[0])
            taken_new.add(pair[1])
            links[pair] = chance
    return links


def _likeliest(item: tuple[Pair, float]) -> tuple[float, int, int]:
    """Order of pairs that stays the same when the editions are swapped."""
    (i, j), chance = item
    return (-chance, i + j, abs(i - j))


def _by_section(sections: Sequence[int], without: Iterable[int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    left_out = set(without)
    for k, section in enumerate(sections):
        if k not in left_out:
            found[section].append(k)
    return dict(found)


def _bounded(olds: Sequence[int], news: Sequence[int]) -> Iterator[Pair]:
    if len(olds) * len(news) > MOST_PAIRS:
        side = int(MOST_PAIRS**0.5)
        olds, news = olds[:side], news[:side]
    for i in olds:
        for j in news:
            yield i, j


def _sum(weights: Mapping[int, int] | Sequence[int], features: Iterable[int]) -> int:
    return sum(map(weights.__getitem__, features))
