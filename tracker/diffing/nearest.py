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
    mine = alignment.new if mirrored else alignment.old
    findings = (alignment.places.old if mirrored else alignment.places.new).findings
    if not findings or not lonely:
        return {}
    everyone = range(len(findings))
    sides = {"olds": everyone, "news": lonely} if mirrored else {"olds": lonely, "news": everyone}
    best: dict[int, tuple[float, int]] = {}
    for (i, j), shares in candidates(
        alignment.old,
        alignment.new,
        alignment.vocabulary,
        only_from="new" if mirrored else "old",
        kept=KEPT,
        least_dice=0.0,
        **sides,
    ).items():
        here, there = (j, i) if mirrored else (i, j)
        best[here] = max(best.get(here, (0.0, 0)), (shares.dice, -there))
    result = {}
    for k in lonely:
        if k in best:
            there = -best[k][1]
            dice = best[k][0]
        else:
            there = k * len(findings) // len(mine.features)
            pair = (there, k) if mirrored else (k, there)
            dice = overlap(*pair, alignment.old, alignment.new, alignment.vocabulary).dice
        result[k] = Nearest(findings[there], round(dice, 4))
    return result
