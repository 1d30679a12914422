"""Which likely pairs are not linked, for they tell of two incidents of one kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from tracker.diffing.aligning.leftovers import CORRESPONDS
from tracker.diffing.folding.folded import fold_edition
from tracker.diffing.passages.incidents import Incidents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from tracker.diffing.aligning.candidates import Overlap
    from tracker.diffing.indices import OldNew
    from tracker.diffing.outline.places import Places
    from tracker.model import Edition


ALIKE = 0.5
"""Likeness of two findings from which other names and dates were put right, or replaced, in one statement."""
TELLING = 30.0
"""Weight of common words from which what follows an incident tells itself what it is of (`… the route that
they were to take for the protest`): two alike are one. Of labelled ones that were two it was 26 at most."""
PART = 0.5
"""Share of the weight of the shorter of two findings from which it is a part of the longer one, whatever they
tell of."""
CERTAIN = 0.9
"""Probability from which words alone say that two findings are one statement, wherever they stand."""


class Strangers:
    """Which likely pairs of an old and a new finding tell of two incidents, or one of them of none.

    Other dates and other names say so at once. Else the company does: what follows an incident is said of it,
    and is the same only with something else of that account, or where a name or a figure shows it. In the
    labelled pairs of editions this takes away twenty-one wrong links and no right one.
    """

    def __init__(
        self, old: Edition, new: Edition, places: Places, overlaps: Mapping[OldNew, Overlap]
    ) -> None:
        self._old, self._new, self._places, self._overlaps = old, new, places, overlaps
        self._incidents = Incidents(old, new)

    def among(self, likely: Mapping[OldNew, float], links: Mapping[OldNew, float]) -> set[OldNew]:
        """Those of the `likely` pairs that are not to be linked beside `links`."""
        two = {pair for pair in likely if pair not in links and self._are_two(*pair)}
        linked = {**links, **likely}.keys() - two
        company = _Company(linked, self._paragraphs)
        of_others = {
            pair
            for pair in linked - links.keys()
            if (
                self._are_of_two_accounts(*pair, company.partners)
                or (likely[pair] < CERTAIN and company.is_alone(pair) and self._is_one_alone(*pair))
            )
            and not self._share_particulars(*pair)
        }
        return two | of_others | self._further(linked - links.keys(), links)

    def without(self, likely: Mapping[OldNew, float], links: Mapping[OldNew, float]) -> dict[OldNew, float]:
        """Those of the `likely` pairs that may be linked beside `links`."""
        strangers = self.among(likely, links)
        return {pair: chance for pair, chance in likely.items() if pair not in strangers}

    def _are_two(self, i: int, j: int) -> bool:
        """Whether both are incidents that are dated, and name someone or give the days, and share neither.

        To share a name that an edition has often, of a city or a party, is to share none.
        """
        if self._are_alike(i, j):
            return False
        of = self._incidents
        dates = of.dates(0, i), of.dates(1, j)
        if not _differ(*dates):
            return False
        names = of.names(0, i), of.names(1, j)
        shared = {name for name in names[0] & names[1] if of.is_often_named(name)}
        return _differ(names[0] - shared, names[1] - shared) or (
            all(day for _, _, day, _ in chain(*dates)) and names[0].isdisjoint(names[1])
        )

    def _further(self, pairs: AbstractSet[OldNew], links: Mapping[OldNew, float]) -> set[OldNew]:
        """Those of one incident and a standing statement of which one is linked to its like already.

        So an incident is no further part of what a law lays down. In the labelled pairs of editions there are
        three such pairs, none of which is one finding.
        """
        linked = {i for i, _ in links}, {j for _, j in links}
        mixed = {
            pair
            for pair in pairs
            if (pair[0] in linked[0] or pair[1] in linked[1])
            and not self._are_of_one_nature(pair)
            and not self._is_part(*pair)
        }
        ends = {end for pair in mixed for end in enumerate(pair)}
        whole: set[tuple[int, int]] = set()
        parted: set[tuple[int, int]] = set()
        for pair in links if mixed else ():
            if not ends.isdisjoint(enumerate(pair)):
                (whole if self._are_of_one_nature(pair) else parted).update(enumerate(pair))
        return {
            pair
            for pair in mixed
            if not whole.isdisjoint(enumerate(pair)) and parted.isdisjoint(enumerate(pair))
        }

    def _are_of_one_nature(self, pair: OldNew) -> bool:
        return self._incidents.is_told(0, pair[0]) == self._incidents.is_told(1, pair[1])

    def _is_part(self, i: int, j: int) -> bool:
        overlap = self._overlaps.get((i, j))
        return overlap is not None and overlap.contain >= PART

    def _are_alike(self, i: int, j: int) -> bool:
        overlap = self._overlaps.get((i, j))
        return overlap is not None and overlap.dice >= ALIKE

    def _share_particulars(self, i: int, j: int) -> bool:
        """Whether a name or a figure stands in both."""
        old, new = fold_edition(self._old), fold_edition(self._new)
        if not (old.names[i] | old.figures(i)).isdisjoint(new.names[j] | new.figures(j)):
            return True
        return not self._incidents.capitals(0, i).isdisjoint(self._incidents.capitals(1, j))

    def _are_of_two_accounts(self, i: int, j: int, partners: Mapping[int, Iterable[int]]) -> bool:
        """Whether both follow an incident and say little, and no more of the one is linked to the other."""
        overlap = self._overlaps.get((i, j))
        if overlap is not None and overlap.dice >= ALIKE and overlap.shared_plain >= TELLING:
            return False
        here, there = self._incidents.account(0, i), self._incidents.account(1, j)
        if here is None or there is None:
            return False
        return not any(y in there and y != j for x in here if x != i for y in partners.get(x, ()))

    def _is_one_alone(self, i: int, j: int) -> bool:
        """Whether an incident is told elsewhere, or on one side only and in other words."""
        told = [self._incidents.is_told(0, i), self._incidents.is_told(1, j)]
        if any(told) and self._places.correspondence(i, j) < CORRESPONDS:
            return True
        of_one = told[0] or self._incidents.account(0, i) is not None
        of_other = told[1] or self._incidents.account(1, j) is not None
        return of_one != of_other and not self._are_alike(i, j)

    def _paragraphs(self, pair: OldNew) -> tuple[int, int, int, int]:
        """The two paragraphs, each by its section and its number."""
        one, other = self._old.findings[pair[0]], self._new.findings[pair[1]]
        return one.section, one.paragraph, other.section, other.paragraph


class _Company:
    """What is linked between the paragraphs of two findings besides the two."""

    def __init__(
        self, linked: Iterable[OldNew], paragraphs: Callable[[OldNew], tuple[int, int, int, int]]
    ) -> None:
        self._paragraphs = paragraphs
        self.partners: defaultdict[int, list[int]] = defaultdict(list)
        """The new findings that each old one is linked to."""
        places: list[tuple[int, ...]] = []
        for i, j in linked:
            self.partners[i].append(j)
            here = paragraphs((i, j))
            places += [here, (0, i, *here), (1, j, *here)]
        self._together = Counter(places)

    def is_alone(self, pair: OldNew) -> bool:
        """Whether no finding of the one paragraph but these is linked to one of the other."""
        here, of = self._paragraphs(pair), self._together
        return of[here] - of[0, pair[0], *here] - of[1, pair[1], *here] + 1 == 0


def _differ(one: AbstractSet[object], other: AbstractSet[object]) -> bool:
    """Whether both hold something, and nothing in common."""
    return bool(one and other) and one.isdisjoint(other)
