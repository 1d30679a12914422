"""How much a change asks for attention, from its kind, flags, signals and nature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import Flag, Kind, Nature, SignalType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Signal

_KIND = {
    Kind.UNCHANGED: 0.0,
    Kind.EDITORIAL: 0.05,
    Kind.REWORDED: 0.25,
    Kind.UPDATED: 0.35,
    Kind.ADDED: 0.45,
    Kind.REMOVED: 0.5,
}
"""Where a change begins: an omission is what readers look for first, and what they cannot see for
themselves."""

_SIGNAL = {
    SignalType.NEGATION: 0.3,
    SignalType.QUANTIFIER: 0.2,
    SignalType.FREQUENCY: 0.2,
    SignalType.DEGREE: 0.2,
    SignalType.HEDGE: 0.2,
    SignalType.ACTOR: 0.2,
    SignalType.ATTRIBUTION: 0.15,
    SignalType.FIGURE: 0.15,
    SignalType.LABEL: 0.15,
    SignalType.NAME: 0.1,
    SignalType.DATE: 0.05,
}
"""What each sort of signal takes from what is left to 1. Qualifiers change a claim and are easy to
overlook; a date changes in most recurring statements."""

_FLAG = {
    Flag.REVERSED: 0.5,
    Flag.PARTLY_REMOVED: 0.3,
    Flag.PARTLY_ADDED: 0.15,
    Flag.MOVED: 0.05,
    Flag.SPLIT: 0.0,
    Flag.MERGED: 0.0,
}

_STANDING_ALONE = 0.1
"""A general or legal statement that went or came weighs more than one incident of a year: incidents come
and go with the period an edition speaks of."""
_DOUBTFUL_CAP = 0.5
"""More than a third of the links of passages little alike are wrong; what such a row says must not lead."""
_REFERENCE_CAP = 0.15
"""A pointer to another report claims nothing itself."""


def weight_of(
    kind: Kind,
    flags: Sequence[Flag],
    signals: Sequence[Signal],
    nature: Nature | None,
    *,
    is_doubtful: bool = False,
) -> float:
    """Give how much a change asks for attention, from 0 to 1, to order digests and screens (never exhibits).

    It begins with the kind (unchanged 0, editorial 0.05, reworded 0.25, updated 0.35, added 0.45, removed
    0.5). Then each *sort* of signal (the first of a sort in full, a further one at a quarter) and each
    flag takes its share of what is left to 1, so that the weight grows with every reason and never passes
    1: a reversed outcome half of it, a lost clause 0.3, a negation 0.3, other qualifiers and actors 0.2,
    figures and sources 0.15. A standing statement that was added or removed gets 0.1 more than an
    incident; a mere pointer stays at or below 0.15, and a link of passages that are little alike at or
    below 0.5. The same change has the same weight everywhere;
    nothing outside the change enters.

    Args:
        kind: the kind.
        flags: the flags, each at most once.
        signals: the signals.
        nature: of the newer finding where there is one, else of the older one.
        is_doubtful: whether the two passages of the change are little alike.
    """
    weight = _KIND[kind]
    if kind in (Kind.ADDED, Kind.REMOVED) and nature is Nature.STANDING:
        weight += _STANDING_ALONE
    seen: set[SignalType] = set()
    shares = [_FLAG[flag] for flag in flags]
    for signal in signals:
        shares.append(_SIGNAL[signal.type] * (0.25 if signal.type in seen else 1.0))
        seen.add(signal.type)
    for share in shares:
        weight += (1.0 - weight) * share
    if is_doubtful:
        weight = min(weight, _DOUBTFUL_CAP)
    if nature is Nature.REFERENCE:
        weight = min(weight, _REFERENCE_CAP)
    return round(weight, 3)
