"""The passage of the other edition that comes closest to a finding without counterpart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003 - in a dataclass
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diffing.aligning.candidates import dice, look_up
from tracker.model import Nearest

KEPT = 2
"""Passages looked at more closely for each finding."""
IN_PLACE = 0.5
"""By so much more a passage counts in a section that corresponds. Of 33 labelled findings that were called
not found though they stand, 19 name what they became; without this 16 do, with 0.2 or 1 18."""

_NONE = (-1.0, 0, 0.0)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from tracker.diffing.aligning.align import Alignment
    from tracker.diffing.aligning.candidates import Sums
    from tracker.diffing.folding.folded import Vocabulary
    from tracker.model import Finding


@dataclass(frozen=True, slots=True)
class NearestPassages:
    """By index of the finding that has no counterpart."""

    of_old: Mapping[int, Nearest]
    of_new: Mapping[int, Nearest]


def nearest_passages(
    alignment: Alignment, *, lonely_old: Sequence[int], lonely_new: Sequence[int]
) -> NearestPassages:
    """For each finding without counterpart the one of the other edition that shares most with it.

    Somewhat less will do where the sections correspond.

    Where none shares a rare word with it, the finding at the same relative place is named: the reader is
    always given somewhere to look, unless the other edition is empty.
    """
    old, new, vocabulary, places = alignment.old, alignment.new, alignment.vocabulary, alignment.places
    closest_old = _Closest(lonely_old, places.correspondence)
    closest_new = _Closest(lonely_new, lambda j, i: places.correspondence(i, j))
    is_lonely_old, is_lonely_new = frozenset(lonely_old), frozenset(lonely_new)
    for i, j in _near(alignment, is_lonely_old, is_lonely_new):
        shares = alignment.pairs.get((i, j))
        likeness = shares.dice if shares else dice(i, j, old, new, vocabulary)
        if i in is_lonely_old:
            closest_old.offer(i, j, likeness)
        if j in is_lonely_new:
            closest_new.offer(j, i, likeness)
    closest_old.look_further(old, new, vocabulary, alignment.identical_new)
    closest_new.look_further(new, old, vocabulary, alignment.identical_old)
    return NearestPassages(closest_old.among(places.new.findings), closest_new.among(places.old.findings))


def _near(
    alignment: Alignment, lonely_old: AbstractSet[int], lonely_new: AbstractSet[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of findings that came near each other when candidates were looked for, if either is lonely."""
    near_old = alignment.near_old
    for i, near in near_old.items():
        for j in near.findings:
            if i in lonely_old or j in lonely_new:
                yield i, j
    for j, near in alignment.near_new.items():
        for i in near.findings:
            if (i in lonely_old or j in lonely_new) and (i not in near_old or j not in near_old[i].findings):
                yield i, j


class _Closest:
    """For some findings of one edition the closest of the other so far: how close, and which."""

    def __init__(self, lonely: Iterable[int], place: Callable[[int, int], float]) -> None:
        self._best: dict[int, tuple[float, int, float]] = dict.fromkeys(sorted(lonely), _NONE)
        self._place = place

    def offer(self, here: int, there: int, likeness: float) -> None:
        """Take a passage where it comes closer than the best so far, or as close and stands before it."""
        so_far = self._best[here]
        if likeness * (1 + IN_PLACE) < so_far[0]:
            return
        found = likeness * (1 + IN_PLACE * self._place(here, there)), -there, likeness
        if found > so_far:
            self._best[here] = found

    def look_further(
        self, mine: Sums, theirs: Sums, vocabulary: Vocabulary, identical: Iterable[int]
    ) -> None:
        """Look among what was linked at sight; where nothing was found, what stands at the same place."""
        lonely, others = list(self._best), sorted(identical)
        count = len(theirs.features)
        for here, near in look_up(mine, lonely, theirs, others, vocabulary, near=KEPT).items():
            for there in near.findings:
                self.offer(here, there, dice(here, there, mine, theirs, vocabulary))
        for here in lonely if count else ():
            if self._best[here] == _NONE:
                there = here * count // len(mine.features)
                self.offer(here, there, dice(here, there, mine, theirs, vocabulary))

    def among(self, findings: Sequence[Finding]) -> dict[int, Nearest]:
        """What came closest, as findings."""
        return {
            k: Nearest(findings[-there], round(likeness, 4))
            for k, (_, there, likeness) in self._best.items()
            if findings
        }
