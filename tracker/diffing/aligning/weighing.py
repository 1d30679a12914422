"""Pairs of findings weighed: by their words, then in the light of their places, then for further links."""

from __future__ import annotations

from collections import defaultdict
from math import inf, log, log1p
from typing import TYPE_CHECKING

from tracker.diffing.aligning import evidence
from tracker.diffing.aligning.evidence import ExtraFacts, PlaceFacts, TextFacts, log_odds, probability
from tracker.diffing.aligning.margins import leads
from tracker.diffing.folding.folded import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from tracker.diffing.aligning.candidates import Overlap, Sums
    from tracker.diffing.folding.folded import Vocabulary
    from tracker.diffing.indices import OldNew
    from tracker.diffing.outline.places import Places


EXTRA_LINK = 0.3
"""Least probability of a further link for a finding that has one."""
FREE_LINK = 0.5
"""A finding whose likely counterpart is linked already is linked to it too from this probability on: it was
merged into it, or split off, and must not be called removed or added."""
FREE_BY_TEXT = 0.9
"""The same from this probability by words alone: a statement that stood in two chapters and now stands in one
of them is still there."""
FREE_CONTAINED = 0.75
"""But where the other link explains all that the two share, only where one holds so much of the other: of two
statements of one wording (`restrictions on internet freedom`, `on media freedom`) the one that still stands
would else hide that the other does not. Of the labelled pairs that only such links tied, the four right ones
have 0.79 and more, the six wrong ones 0.69 at most."""
UNEXPLAINED = 0.1
"""From this share of the lighter one on, what the other link leaves unexplained is something."""
CLEAR = 0.6
"""From here on a mutual best pair counts as evidence for its sections."""
ROUNDING = 1e-6
"""Log-odds summed in another order differ by less."""
NEAR = 3
"""Findings up to this far before or behind lend support."""
FADE = 0.15
"""How much of its support a neighbour loses with each finding between."""


class Weighing:
    """Pairs of findings weighed by text and by place."""

    def __init__(
        self, pairs: Mapping[OldNew, Overlap], same: Iterable[OldNew], old: Sums, new: Sums, places: Places
    ) -> None:
        self.pairs, self.old, self.new, self.places = pairs, old, new, places
        self.same = tuple(same)
        self._logs_old = [log1p(total / UNIT) for total in old.total]
        self._logs_new = [log1p(total / UNIT) for total in new.total]
        """Logarithms of the weights of findings."""
        self.text_odds = {
            pair: log_odds(facts, evidence.TEXT_WEIGHTS, evidence.TEXT_BIAS)
            for pair, facts in self.text_facts()
        }
        self.by_text = {pair: probability(odds) for pair, odds in self.text_odds.items()}
        self.clear = _mutual(self.by_text)
        places.learn([*dict.fromkeys(self.same, 1.0).items(), *self.clear.items()])
        self.place_odds = {
            pair: log_odds(facts, evidence.PLACE_WEIGHTS, evidence.PLACE_BIAS)
            for pair, facts in self.place_facts()
        }
        self.chances = {pair: probability(odds) for pair, odds in self.place_odds.items()}

    def forget(self, pairs: AbstractSet[OldNew]) -> None:
        """Weigh these no further: they are no links."""
        for pair in pairs:
            del self.chances[pair]

    def text_facts(self) -> Iterator[tuple[OldNew, TextFacts]]:
        """Every pair with what its words say."""
        dice = {pair: shares.dice for pair, shares in self.pairs.items()}
        near = _Neighbours(dice | dict.fromkeys(self.same, 1.0), news=len(self.new.features))
        for (pair, shares), (least, most) in zip(self.pairs.items(), leads(dice), strict=True):
            i, j = pair
            one, other = self._logs_old[i], self._logs_new[j]
            yield (
                pair,
                TextFacts(
                    shares.dice,
                    shares.dice_single,
                    shares.dice_plain,
                    shares.contain,
                    least,
                    most,
                    near.support(i, j),
                    one if one < other else other,  # noqa: FURB136 - many times as quick
                    log1p(shares.shared_plain),
                ),
            )

    def place_facts(self) -> Iterator[tuple[OldNew, PlaceFacts]]:
        """Every pair with what its place adds."""
        places, clear = self.places, self.clear
        known: dict[OldNew, float] = {}
        section_old, section_new = places.section_old, places.section_new
        for (pair, shares), (least, most) in zip(self.pairs.items(), leads(self.by_text), strict=True):
            i, j = pair
            between = section_old[i], section_new[j]
            if pair in clear:
                sections = places.sections(*between, own=clear[pair])
            elif between in known:
                sections = known[between]
            else:
                sections = known[between] = places.sections(*between)
            yield (
                pair,
                PlaceFacts(
                    self.text_odds[pair],
                    shares.contain,
                    least,
                    most,
                    log1p(shares.shared),
                    sections,
                    sections * places.opening(i, j) if sections else 0.0,
                ),
            )

    def extra_facts(
        self,
        links: Mapping[OldNew, float],
        vocabulary: Vocabulary,
        *,
        least: float = 0.0,
        only_free: bool = False,
    ) -> Iterator[tuple[OldNew, ExtraFacts]]:
        """Pairs of which one at least is linked already, with what that link leaves unexplained.

        Args:
            links: what is linked already.
            vocabulary: the weights of features.
            least: pairs whose probability is below it whatever is left unexplained are left out.
            only_free: so are pairs of which both are linked already.
        """
        new_of: defaultdict[int, list[int]] = defaultdict(list)
        old_of: defaultdict[int, list[int]] = defaultdict(list)
        for i, j in links:
            new_of[i].append(j)
            old_of[j].append(i)
        weights, bias = evidence.EXTRA_WEIGHTS, evidence.EXTRA_BIAS
        least_odds = log(least / (1 - least)) - ROUNDING if least else -inf
        for pair, shares in self.pairs.items():
            i, j = pair
            news, olds = new_of.get(i, ()), old_of.get(j, ())
            if not (news or olds) or (only_free and news and olds) or pair in links:
                continue
            if pair not in self.chances:
                continue
            distance = min([abs(j - other) for other in news] + [abs(i - other) for other in olds])
            free = float(not (news and olds))
            larger = (self._logs_old[i] - self._logs_new[j]) * (1 if news else -1) if free else 0.0
            most = (
                bias
                + weights.residual * shares.contain
                + weights.log_residual * log1p(shares.shared)
                + weights.place * self.place_odds[pair]
                + weights.sections
                + weights.adjacent / distance
                + weights.free * free
                + weights.larger * larger
            )
            if most < least_odds and not (free and self._may_be_free(pair)):
                continue
            rest = (self.old.features[i] & self.new.features[j]).difference(
                *[self.new.features[k] for k in news], *[self.old.features[k] for k in olds]
            )
            weight = vocabulary.sum(rest)
            yield (
                pair,
                ExtraFacts(
                    weight / (min(self.old.total[i], self.new.total[j]) or 1),
                    log1p(weight / UNIT),
                    self.place_odds[pair],
                    self.places.correspondence(i, j),
                    1 / distance,
                    free,
                    larger,
                ),
            )

    def extras(self, links: Mapping[OldNew, float], vocabulary: Vocabulary) -> dict[OldNew, float]:
        """Further links: the rest of splits and merges.

        A finding without a link is linked to the likeliest first; then to others, and those with a link to
        further ones, for what is still unexplained.
        """
        free: dict[OldNew, float] = {}
        for pair, facts in self.extra_facts(links, vocabulary, least=EXTRA_LINK, only_free=True):
            chance = _extra_chance(facts)
            if facts.residual >= UNEXPLAINED or self.pairs[pair].contain >= FREE_CONTAINED:
                chance = max(chance, self._free_chance(pair))
            if chance >= EXTRA_LINK:
                free[pair] = chance
        found = _each_once(free, {i for i, _ in links})
        for pair, facts in self.extra_facts({**links, **found}, vocabulary, least=EXTRA_LINK):
            chance = _extra_chance(facts)
            if chance >= EXTRA_LINK:
                found[pair] = chance
        return found

    def _may_be_free(self, pair: OldNew) -> bool:
        """Whether a finding is likely enough the same as one that is linked to another."""
        return self.chances[pair] >= FREE_LINK or self.by_text[pair] >= FREE_BY_TEXT

    def _free_chance(self, pair: OldNew) -> float:
        """Probability that a finding is the same as one that is linked to another; 0 where unlikely."""
        by_place, by_text = self.chances[pair], self.by_text[pair]
        return max(by_place * (by_place >= FREE_LINK), by_text * (by_text >= FREE_BY_TEXT))


def _extra_chance(facts: ExtraFacts) -> float:
    """Grows with every fact: what is left unexplained can only lower it."""
    return probability(log_odds(facts, evidence.EXTRA_WEIGHTS, evidence.EXTRA_BIAS))


def _each_once(chances: Mapping[OldNew, float], linked_old: AbstractSet[int]) -> dict[OldNew, float]:
    """The likeliest pair of each finding without a link, of which a pair has one."""
    best: dict[tuple[bool, int], tuple[float, int, int, OldNew]] = {}
    for (i, j), chance in chances.items():
        side = (True, i) if i not in linked_old else (False, j)
        offer = chance, -i - j, -abs(i - j), (i, j)
        best[side] = max(best.get(side, offer), offer)
    return {pair: chance for chance, *_, pair in best.values()}


def _mutual(chances: Mapping[OldNew, float]) -> dict[OldNew, float]:
    """Clear pairs that are each other's best."""
    best_old: dict[int, tuple[float, int]] = {}
    best_new: dict[int, tuple[float, int]] = {}
    clear = [(pair, chance) for pair, chance in chances.items() if chance > CLEAR]
    for (i, j), chance in clear:
        best_old[i] = max(best_old.get(i, (0.0, 0)), (chance, -j))
        best_new[j] = max(best_new.get(j, (0.0, 0)), (chance, -i))
    return {(i, j): chance for (i, j), chance in clear if -best_old[i][1] == j and -best_new[j][1] == i}


_STEPS = tuple(
    (sign * a, sign * b, 1 / (1 + FADE * (a + b - 2)))
    for sign in (1, -1)
    for a in range(1, NEAR + 1)
    for b in range(1, NEAR + 1)
)


class _Neighbours:
    """Scores of pairs by one number each, so that those near by are found by adding to it."""

    def __init__(self, scores: Mapping[OldNew, float], *, news: int) -> None:
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
