"""The passage of the other edition that comes closest to a finding without counterpart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003 - in a dataclass
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diffing.candidates import candidates, overlap
from tracker.model import Nearest

KEPT = 2
"""Passages looked at more closely for each finding."""

if TYPE_CHECKING:
    from tracker.diffing.align import Alignment
    from tracker.diffing.candidates import Overlap


@dataclass(frozen=True, slots=True)
class NearestPassages:
    """By index of the finding that has no counterpart."""

    of_old: Mapping[int, Nearest]
    of_new: Mapping[int, Nearest]


def nearest_passages(
    alignment: Alignment, *, lonely_old: Sequence[int], lonely_new: Sequence[int]
) -> NearestPassages:
    """For each finding without counterpart the one of the other edition that shares most with it.

    Where none shares a rare word with it, the finding at the same relative place is named: the reader is
    always given somewhere to look, unless the other edition is empty.
    """
    return NearestPassages(
        _nearest(alignment, lonely_old, mirrored=False), _nearest(alignment, lonely_new, mirrored=True)
    )


def _nearest(alignment: Alignment, lonely: Sequence[int], *, mirrored: bool) -> dict[int, Nearest]:
    findings = (alignment.places.old if mirrored else alignment.places.new).findings
    if not findings or not lonely:
        return {}
    best: dict[int, tuple[float, int]] = {}
    _take_best(best, alignment.pairs, mirrored=mirrored)
    everyone, taken = (
        set(range(len(findings))),
        alignment.identical_old if mirrored else alignment.identical_new,
    )
    known = [k for k in lonely if k in best]
    unknown = [k for k in lonely if k not in best]
    for some, others in ((known, taken), (unknown, everyone)):
        if some and others:
            sides = (
                {"olds": sorted(others), "news": some} if mirrored else {"olds": some, "news": sorted(others)}
            )
            found = candidates(
                alignment.old,
                alignment.new,
                alignment.vocabulary,
                only_from="new" if mirrored else "old",
                kept=KEPT,
                least_dice=0.0,
                **sides,
            )
            _take_best(best, found, mirrored=mirrored)
    count = len(alignment.new.features) if mirrored else len(alignment.old.features)
    for k in set(unknown) - best.keys():
        there = k * len(findings) // count
        pair = (there, k) if mirrored else (k, there)
        best[k] = (overlap(*pair, alignment.old, alignment.new, alignment.vocabulary).dice, -there)
    return {k: Nearest(findings[-best[k][1]], round(best[k][0], 4)) for k in lonely}


def _take_best(
    best: dict[int, tuple[float, int]], pairs: Mapping[tuple[int, int], Overlap], *, mirrored: bool
) -> None:
    for (i, j), shares in pairs.items():
        here, there = (j, i) if mirrored else (i, j)
        best[here] = max(best.get(here, (0.0, 0)), (shares.dice, -there))
