"""A second look at what found no counterpart, within sections that correspond.

There, a weaker likeness is enough: words that are common in the section count less, words that are rare in it
count as much as before, and words of one family count by the letters they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache, partial
from itertools import chain
from math import log, log1p
from typing import TYPE_CHECKING

from tracker.diffing.aligning import evidence
from tracker.diffing.aligning.evidence import LeftoverFacts, log_odds, probability
from tracker.diffing.folding.folded import SEPARATOR, UNIT
from tracker.diffing.passages.nature import nature_of
from tracker.model import Nature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tracker.diffing.aligning.candidates import Sums
    from tracker.diffing.folding.folded import FoldedEdition, Vocabulary
    from tracker.diffing.indices import OldNew
    from tracker.diffing.outline.places import Places
    from tracker.model import Edition


CORRESPONDS = 0.45
"""Sections that correspond at least so far are searched."""
LEFTOVER_LINK = 0.1
"""Least probability of a link of leftovers."""
LEAST_DICE = 0.12
"""Pairs whose stems are less alike than this are not weighed: very many, and hardly one is a link."""
LEAST_PLAIN = 0.18
"""Nor is a pair a link whose words are less alike than this but for names and figures: two statements of one
ministry (what it found, what it inspected) keep a finding from its counterpart, or hide that it went. Of the
labelled pairs of editions this brings one right link and takes none; with three in ten findings of either
left out, ten times over, it brings five, takes none, and leaves 904 wrong ones instead of 914. From 0.2 on,
one more finding that stands is called not found. English alone, where it is known what is no name."""
RUN = 4
"""Letters in a row by which stems of one family are known: `discrimination`, `discriminatory`."""
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
        links: Mapping[OldNew, float],
    ) -> None:
        self.folded, self.sums, self.vocabulary, self.places = folded, sums, vocabulary, places
        self.free_old = _by_section(places.section_old, {i for i, _ in links})
        self.free_new = _by_section(places.section_new, {j for _, j in links})
        self._incident_old = self._incidents(places.old, self.free_old)
        self._incident_new = self._incidents(places.new, self.free_new)
        # Kept for the sections being searched, not for all: they are larger than the text.
        self._letters_of = lru_cache(maxsize=1 << 10)(partial(_letters_of, folded))
        self._frequencies: dict[tuple[int, int], Counter[int]] = {}
        self._is_english = {places.old.provenance.language, places.new.provenance.language} == {"en"}
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

    def facts(self, *, least_plain: float = 0.0) -> Iterator[tuple[OldNew, LeftoverFacts]]:
        """Every pair of leftovers in corresponding sections that shares anything.

        Args:
            least_plain: pairs whose words are less alike than this but for names and figures are left out,
                where it is known what is no name.
        """
        (folded_old, folded_new), (old, new) = self.folded, self.sums
        for (i, j), weight, plain, shared in self._shares(least_plain):
            one, other = self._letters_of(0, i), self._letters_of(1, j)
            yield (
                (i, j),
                LeftoverFacts(
                    2 * len(one & other) / ((len(one) + len(other)) or 1),
                    2 * weight / (old.total_single[i] + new.total_single[j]),
                    plain,
                    log1p(shared / UNIT),
                    log1p(len(folded_old.names[i] ^ folded_new.names[j])),
                    float(self._incident_old[i] != self._incident_new[j]),
                    float(self._incident_old[i] and self._incident_new[j]),
                ),
            )

    def _shares(self, least_plain: float) -> Iterator[tuple[OldNew, int, float, int]]:
        """Pairs: weight of the stems in both, likeness of the plain ones, weight of all in the sections."""
        old, new = self.sums
        for a, olds in self.free_old.items():
            for b in sorted(self.places.related(a) & self.free_new.keys()):
                if self.places.sections(a, b) < CORRESPONDS:
                    continue
                local: Callable[[int], int] | None = None
                for i, j, common, weight in self._alike(olds, self.free_new[b]):
                    plain = weight - self.vocabulary.sum(common & (old.aside[i] | new.aside[j]))
                    dice_plain = 2 * plain / ((old.total_plain[i] + new.total_plain[j]) or 1)
                    if dice_plain < least_plain and self._is_told_by_words(i, j):
                        continue
                    local = local or self._local_weights(a, b)
                    shared = sum(map(local, common))
                    if shared > 0:
                        yield (i, j), weight, dice_plain, shared

    def _alike(
        self, olds: Sequence[int], news: Sequence[int]
    ) -> Iterator[tuple[int, int, frozenset[int], int]]:
        """Pairs of findings whose stems are alike enough, with what is in both and the stems' weight."""
        old, new = self.sums
        features, totals = new.features, new.total_single
        weight = self.vocabulary.of_stems.__getitem__
        for i, theirs in _bounded(olds, news):
            mine, whole = old.features[i], old.total_single[i]
            for j in theirs:
                common = mine & features[j]
                if common:
                    shared = sum(map(weight, common))
                    if 2 * shared >= LEAST_DICE * (whole + totals[j]):
                        yield i, j, common, shared

    def _local_weights(self, a: int, b: int) -> Callable[[int], int]:
        """Weight of a stem in two sections: the less, the more findings of theirs have it."""
        total = log(len(self.all_old[a]) + len(self.all_new[b]) + 1)
        return _LocalWeights(
            self._frequency(0, a), self._frequency(1, b), self.vocabulary.of_stems, total
        ).__getitem__

    def _frequency(self, side: int, section: int) -> Counter[int]:
        """In how many findings of a section each feature stands."""
        found = self._frequencies.get((side, section))
        if found is None:
            features = self.sums[side].features
            found = Counter(
                chain.from_iterable(features[k] for k in (self.all_old, self.all_new)[side][section])
            )
            self._frequencies[side, section] = found
        return found

    def links(self, *, apart: Callable[[int, int], bool]) -> dict[OldNew, float]:
        """Links one to one, the likeliest first.

        Args:
            apart: which pairs of an old and a new finding are never linked.
        """
        chances = {
            pair: probability(log_odds(facts, evidence.LEFTOVER_WEIGHTS, evidence.LEFTOVER_BIAS))
            for pair, facts in self.facts(least_plain=LEAST_PLAIN)
            if not apart(*pair)
        }
        return one_to_one(chances, least=LEFTOVER_LINK)

    def _is_told_by_words(self, i: int, j: int) -> bool:
        """Whether both have words of which it is known that they are neither names nor figures."""
        old, new = self.sums
        return self._is_english and bool(old.total_plain[i] and new.total_plain[j])


def _letters_of(folded: tuple[FoldedEdition, FoldedEdition], side: int, k: int) -> frozenset[str]:
    """The runs of letters in the stems of a finding of one side."""
    singles = folded[side].singles
    return frozenset().union(*map(runs, map(singles.names.__getitem__, singles.of[k])))


@lru_cache(maxsize=1 << 14)
def runs(stem: str) -> frozenset[str]:
    """The runs of `RUN` letters in a stem; its beginning counts as one. A figure has none."""
    if stem[0].isdigit():
        return frozenset()
    letters = " " + stem.partition(SEPARATOR)[0]
    return frozenset([letters[k : k + RUN] for k in range(max(1, len(letters) - RUN + 1))])


class _LocalWeights(dict[int, int]):
    """Weights of features in two sections, worked out when first asked for."""

    def __init__(
        self, one: Mapping[int, int], other: Mapping[int, int], weights: Sequence[int], total: float
    ) -> None:
        self._one, self._other, self._weights, self._total = one, other, weights, total
        self._shares: dict[int, float] = {}

    def __missing__(self, feature: int) -> int:
        count = self._one.get(feature, 0) + self._other.get(feature, 0)
        share = self._shares.get(count)
        if share is None:
            share = self._shares[count] = 1 - log(count) / self._total
        weight = self[feature] = round(self._weights[feature] * share)
        return weight


def one_to_one(
    chances: Mapping[OldNew, float], *, least: float, beside: Iterable[OldNew] = ()
) -> dict[OldNew, float]:
    """The likeliest pairs in which no finding stands twice, nor in one of those `beside` them."""
    links: dict[OldNew, float] = {}
    taken_old = {i for i, _ in beside}
    taken_new = {j for _, j in beside}
    for pair, chance in sorted([item for item in chances.items() if item[1] >= least], key=_likeliest):
        if pair[0] not in taken_old and pair[1] not in taken_new:
            taken_old.add(pair[0])
            taken_new.add(pair[1])
            links[pair] = chance
    return links


def _likeliest(item: tuple[OldNew, float]) -> tuple[float, int, int]:
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


def _bounded(olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
    """Each old finding with the new ones it is held against."""
    if len(olds) * len(news) > MOST_PAIRS:
        side = int(MOST_PAIRS**0.5)
        olds, news = olds[:side], news[:side]
    for i in olds:
        yield i, news
