"""Parts of a whole in percent, and how alike two passages are, as readers are told."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.model import Change, Comparison

_ALL = 100


def percent(part: float, whole: float, words: Callable[..., str] = str.format) -> str:
    """Give `part` of `whole` in percent: 100 only where nothing is missing, 0 only where nothing is there.

    Args:
        part: of `whole`, in its unit.
        whole: nothing of nothing is 0.
        words: put values into a phrase, in the language of the reader.
    """
    share = round(_ALL * part / whole) if whole else 0
    if share == _ALL and part < whole:
        return words("more than {n}", n=_ALL - 1)
    if not share and part:
        return words("less than {n}", n=1)
    return str(share)


class Nearness(StrEnum):
    """How the nearest passage stands to one without counterpart."""

    NEAR = "near"
    NOTHING = "nothing"
    """It has nothing in common, and only stands at the same point of the other edition."""
    MATCHED = "matched"
    """It says the same, and is the counterpart of another passage."""
    FORMULA = "formula"
    """It says the same, and stands too far off for a formula."""


def nearness(change: Change, comparison: Comparison) -> Nearness:
    """Say how the nearest passage of `change`, which has one, stands to it."""
    assert change.nearest is not None  # noqa: S101 - the caller has looked
    found, similarity = change.nearest.finding, change.nearest.similarity
    if not round(_ALL * similarity):
        return Nearness.NOTHING
    if similarity < 1:
        return Nearness.NEAR
    taken = any(
        found in (each.new if change.old else each.old)
        for each in comparison.changes
        if each.old and each.new
    )
    return Nearness.MATCHED if taken else Nearness.FORMULA


_SAID = {
    Nearness.NEAR: "Nearest, {percent}% alike",
    Nearness.NOTHING: "Nothing alike; at the same point",
    Nearness.MATCHED: "Nearest, {percent}% alike but matched elsewhere",
    Nearness.FORMULA: "Nearest, {percent}% alike but too short to match from afar",
}


def nearest_said(change: Change, comparison: Comparison) -> str:
    """What leads over to the nearest passage of `change`, which has one."""
    assert change.nearest is not None  # noqa: S101 - as above
    return _SAID[nearness(change, comparison)].format(percent=percent(change.nearest.similarity, 1))
