"""Which findings of two editions are the same statement, then and now.

Text decides, place helps: pairs are weighed by their words, then again in the light of the sections that
the clear ones tie together; the best are linked one to one; what a split or a merge leaves over is linked by
what the first links do not explain. Nothing is forced: a finding without a likely counterpart stays alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING

from tracker.diffing import evidence
from tracker.diffing.candidates import Overlap, Sums, candidates
from tracker.diffing.evidence import ExtraFacts, PlaceFacts, TextFacts, log_odds, probability
from tracker.diffing.folded import UNIT, FoldedEdition, Vocabulary, fold_edition
from tracker.diffing.items import Items
from tracker.diffing.leftovers import CORRESPONDS, Leftovers, one_to_one
from tracker.diffing.margins import Margins
from tracker.diffing.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.model import Edition

Pair = tuple[int, int]
"""Indices of an old and a new finding."""

LINK = 0.3
"""Least probability of a first link."""
EXTRA_LINK = 0.3
"""Least probability of a further link for a finding that has one."""
FREE_LINK = 0.7
"""A finding whose likely counterpart is linked already is linked to it too from this probability on: it was
merged into it, or split off, and must not be called removed or added."""
FREE_BY_TEXT = 0.9
"""The same from this probability by words alone: a statement that stood in two chapters and now stands in one
of them is still there."""
CLEAR = 0.6
"""From here on a mutual best pair counts as evidence for its sections."""
NEAR = 3
"""Findings up to this far before or behind lend support."""
FADE = 0.15
"""How much of its support a neighbour loses with each finding between."""
MOST_SECTIONS = 100
"""Of the sections of either edition that hold one formula so many are held against each other."""
PLAIN_WORDS = 3
"""An identical finding of fewer words may stand anywhere (`Not applicable.`): place decides."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links between two editions, and what is needed to explain them."""

    links: Mapping[Pair, float]
    """Each linked pair with its probability."""
    old: Sums
    new: Sums
    vocabulary: Vocabulary
    pairs: Mapping[Pair, Overlap]
    """Every pair that was weighed."""
    places: Places
    identical_old: frozenset[int]
    """Old findings that were linked at sight, and so were weighed with none."""
    identical_new: frozenset[int]


def align(old: Edition, new: Edition) -> Alignment:
    """Link the findings of two editions."""
    folded_old, folded_new = fold_edition(old), fold_edition(new)
    vocabulary = Vocabulary(folded_old, folded_new)
    sums_old, sums_new = Sums(folded_old, vocabulary), Sums(folded_new, vocabulary)
    places = Places(old, new)
    same = _identical(folded_old, folded_new)
    taken_old, taken_new = {i for i, _ in same}, {j for _, j in same}
    pairs = candidates(
        sums_old,
        sums_new,
        vocabulary,
        olds=[i for i in range(len(old.findings)) if i not in taken_old],
        news=[j for j in range(len(new.findings)) if j not in taken_new],
    )
    items = Items(old, new)
    pairs = {pair: shares for pair, shares in pairs.items() if not items.are_strangers(*pair)}
    weighed = Weighing(pairs, same, sums_old, sums_new, places)
    links = weighed.first_links(old, new)
    links.update(_copies(folded_old, folded_new, links))
    links.update(weighed.extras(links, vocabulary))
    leftovers = Leftovers((folded_old, folded_new), (sums_old, sums_new), vocabulary, places, links)
    links.update(leftovers.links(apart=items.are_strangers))
    return Alignment(
        links, sums_old, sums_new, vocabulary, pairs, places, frozenset(taken_old), frozenset(taken_new)
    )


def _identical(old: FoldedEdition, new: FoldedEdition) -> list[Pair]:
    """Pairs that are alike but for typography, stand once in either edition, and are no mere formula."""
    at_old, at_new = _by_text(old), _by_text(new)
    return [
        (olds[0], at_new[text][0])
        for text, olds in at_old.items()
        if text and len(olds) == 1 == len(at_new.get(text, ())) and len(old.singles[olds[0]]) >= PLAIN_WORDS
    ]


def _by_text(folded: FoldedEdition) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for k, text in enumerate(folded.bare):
        found[text].append(k)
    return found


def _copies(
    old: FoldedEdition, new: FoldedEdition, links: Mapping[Pair, float]
) -> Iterable[tuple[Pair, float]]:
    """Identical findings that stand several times: in order, and what is over with the last.

    A statement that stood twice and now stands once is still there.
    """
    linked_old, linked_new = {i for i, _ in links}, {j for _, j in links}
    at_new = _by_text(new)
    for text, olds in _by_text(old).items():
        news = at_new.get(text)
        if not text or not news or len(old.singles[olds[0]]) < PLAIN_WORDS:
            continue
        free_old = [i for i in olds if i not in linked_old]
        free_new = [j for j in news if j not in linked_new]
        for pair in zip(free_old, free_new, strict=False):
            yield pair, 1.0
        for i in free_old[len(free_new) :]:
            yield (i, news[-1]), 1.0
        for j in free_new[len(free_old) :]:
            yield (olds[-1], j), 1.0


def _alike(
    old: Edition, new: Edition, places: Places, links: Mapping[Pair, float]
) -> Iterable[tuple[Pair, float]]:
    """What is alike and stands several times, or says too little: in order within corresponding sections."""
    free_new = _free(new, {j for _, j in links})
    for text, of_old in _free(old, {i for i, _ in links}).items():
        of_new = free_new.get(text, {})
        likeness = {
            (a, b): places.sections(a, b)
            for a in list(of_old)[:MOST_SECTIONS]
            for b in list(of_new)[:MOST_SECTIONS]
        }
        for (a, b), alike in sorted(likeness.items(), key=lambda item: (-item[1], sum(item[0]), item[0])):
            if alike < CORRESPONDS:
                break
            pairs = list(zip(of_old[a], of_new[b], strict=False))
            of_old[a], of_new[b] = of_old[a][len(pairs) :], of_new[b][len(pairs) :]
            for pair in pairs:
                yield pair, 1.0


def _free(edition: Edition, linked: set[int]) -> dict[str, dict[int, list[int]]]:
    """Findings without a link by their folded text and their section."""
    free: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for k, (finding, folded) in enumerate(zip(edition.findings, fold_edition(edition).bare, strict=True)):
        if k not in linked:
            free[folded or finding.text][finding.section].append(k)
    return {text: dict(sections) for text, sections in free.items()}


class Weighing:
    """Pairs of findings weighed by text and by place."""

    def __init__(
        self, pairs: Mapping[Pair, Overlap], same: Iterable[Pair], old: Sums, new: Sums, places: Places
    ) -> None:
        self.pairs, self.old, self.new, self.places = pairs, old, new, places
        self.same = tuple(same)
        self.text_odds = {
            pair: log_odds(facts, evidence.TEXT_WEIGHTS, evidence.TEXT_BIAS)
            for pair, facts in self.text_facts()
        }
        by_text = {pair: probability(odds) for pair, odds in self.text_odds.items()}
        places.learn([*dict.fromkeys(self.same, 1.0).items(), *self._mutual(by_text)])
        self.place_odds = {
            pair: log_odds(facts, evidence.PLACE_WEIGHTS, evidence.PLACE_BIAS)
            for pair, facts in self.place_facts(by_text)
        }
        self.chances = {pair: probability(odds) for pair, odds in self.place_odds.items()}

    def text_facts(self) -> Iterable[tuple[Pair, TextFacts]]:
        """Every pair with what its words say."""
        dice = {pair: shares.dice for pair, shares in self.pairs.items()}
        near = _Neighbours(dice | dict.fromkeys(self.same, 1.0), news=len(self.new.features))
        margins = Margins(dice)
        for pair, shares in self.pairs.items():
            i, j = pair
            yield (
                pair,
                TextFacts(
                    shares.dice,
                    shares.dice_single,
                    shares.dice_plain,
                    shares.contain,
                    *margins.of(pair),
                    near.support(i, j),
                    log1p(min(self.old.total[i], self.new.total[j]) / UNIT),
                    log1p(shares.shared_plain),
                ),
            )

    def place_facts(self, by_text: Mapping[Pair, float]) -> Iterable[tuple[Pair, PlaceFacts]]:
        """Every pair with what its place adds."""
        margins = Margins(by_text)
        clear = dict(self._mutual(by_text))
        for pair, shares in self.pairs.items():
            sections = self.places.correspondence(*pair, own=clear.get(pair, 0.0))
            yield (
                pair,
                PlaceFacts(
                    self.text_odds[pair],
                    shares.contain,
                    *margins.of(pair),
                    log1p(shares.shared),
                    sections,
                    sections * self.places.opening(*pair),
                ),
            )

    @staticmethod
    def _mutual(chances: Mapping[Pair, float]) -> list[tuple[Pair, float]]:
        """Clear pairs that are each other's best."""
        best_old: dict[int, tuple[float, int]] = {}
        best_new: dict[int, tuple[float, int]] = {}
        for (i, j), chance in chances.items():
            best_old[i] = max(best_old.get(i, (0.0, 0)), (chance, -j))
            best_new[j] = max(best_new.get(j, (0.0, 0)), (chance, -i))
        return [
            (pair, chance)
            for pair, chance in chances.items()
            if chance > CLEAR and -best_old[pair[0]][1] == pair[1] and -best_new[pair[1]][1] == pair[0]
        ]

    def first_links(self, old: Edition, new: Edition) -> dict[Pair, float]:
        """Links one to one: what is alike, as far as place tells which, then the likeliest first."""
        links = dict.fromkeys(self.same, 1.0)
        links.update(_alike(old, new, self.places, links))
        links.update(one_to_one(self.chances, least=LINK, beside=links))
        return links

    def extra_facts(
        self, links: Mapping[Pair, float], vocabulary: Vocabulary
    ) -> Iterable[tuple[Pair, ExtraFacts]]:
        """Pairs of which one at least is linked already, with what that link leaves unexplained."""
        new_of: defaultdict[int, list[int]] = defaultdict(list)
        old_of: defaultdict[int, list[int]] = defaultdict(list)
        for i, j in links:
            new_of[i].append(j)
            old_of[j].append(i)
        for pair in self.pairs:
            i, j = pair
            news, olds = new_of.get(i, ()), old_of.get(j, ())
            if pair in links or not (news or olds):
                continue
            rest = self.old.features[i] & self.new.features[j]
            rest = rest.difference(
                *(self.new.features[k] for k in news), *(self.old.features[k] for k in olds)
            )
            distance = min(abs(one - other) for one, others in ((j, news), (i, olds)) for other in others)
            weight = vocabulary.sum(rest)
            yield (
                pair,
                ExtraFacts(
                    weight / (min(self.old.total[i], self.new.total[j]) or 1),
                    log1p(weight / UNIT),
                    self.place_odds[pair],
                    self.places.correspondence(i, j),
                    1 / distance,
                    float(not (news and olds)),
                ),
            )

    def extras(self, links: Mapping[Pair, float], vocabulary: Vocabulary) -> dict[Pair, float]:
        """Further links: the rest of splits and merges."""
        found = {}
        for pair, facts in self.extra_facts(links, vocabulary):
            chance = probability(log_odds(facts, evidence.EXTRA_WEIGHTS, evidence.EXTRA_BIAS))
            if facts.free:
                chance = max(chance, self._free_chance(pair))
            if chance >= EXTRA_LINK:
                found[pair] = chance
        return found

    def _free_chance(self, pair: Pair) -> float:
        """Probability that a finding is the same as one that is linked to another; 0 where unlikely."""
        by_place, by_text = self.chances[pair], probability(self.text_odds[pair])
        return max(by_place * (by_place >= FREE_LINK), by_text * (by_text >= FREE_BY_TEXT))


_STEPS = tuple(
    (sign * a, sign * b, 1 / (1 + FADE * (a + b - 2)))
    for sign in (1, -1)
    for a in range(1, NEAR + 1)
    for b in range(1, NEAR + 1)
)


class _Neighbours:
    """Scores of pairs by one number each, so that those near by are found by adding to it."""

    def __init__(self, scores: Mapping[Pair, float], *, news: int) -> None:
        self._width = news + 2 * NEAR
        self._scores = {i * self._width + j: score for (i, j), score in scores.items()}
        self._steps = tuple((a * self._width + b, share) for a, b, share in _STEPS)

    def support(self, i: int, j: int) -> float:
        """The best score of a pair near by in the same order, less with distance."""
        scores, place = self._scores, i * self._width + j
        return max(
            [scores[place + step] * share for step, share in self._steps if place + step in scores],
            default=0.0,
        )
