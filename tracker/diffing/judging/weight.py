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
    Kind.REMOVED: 0.4,
    Kind.ADDED: 0.5,
}
"""Where a change begins. Of an edition that was cut most of what went is background, while what came is news:
what was added got a grade of 1.3 of 2, what was removed 0.9 (tests/gold, `order.tsv`)."""

_SIGNAL = {
    SignalType.NEGATION: 0.3,
    SignalType.QUANTIFIER: 0.2,
    SignalType.FREQUENCY: 0.2,
    SignalType.DEGREE: 0.2,
    SignalType.HEDGE: 0.2,
    SignalType.ACTOR: 0.2,
    SignalType.ATTRIBUTION: 0.15,
    SignalType.FIGURE: 0.15,
    SignalType.NAME: 0.1,
    SignalType.DATE: 0.05,
    SignalType.LABEL: 0.05,
}
"""What each sort of signal takes from what is left to 1. Qualifiers change a claim and are easy to
overlook; a date changes in most recurring statements, and a label with the house style of a year."""

_FLAG = {
    Flag.REVERSED: 0.5,
    Flag.PARTLY_REMOVED: 0.3,
    Flag.PARTLY_ADDED: 0.25,
    Flag.MOVED: 0.05,
    Flag.SPLIT: 0.0,
    Flag.MERGED: 0.0,
}

_ITEM = 0.4
"""An enumeration sums up what a report finds: its items that went or came got 1.7, sentences 0.9."""
_OPENING = 0.1
"""The first sentence of a paragraph says what the others elaborate: those got 1.1, the others 0.9."""
_DOUBTFUL_CAP = 0.5
"""A third of the links of passages little alike are wrong. Such a row is worth a look either way, but what it
says must not lead."""
_FORMULA_CAP = 0.3
"""`Not applicable.` claims nothing; but as many words may (`Torture persisted.`), and must not come last."""
_REFERENCE_CAP = 0.15
"""A pointer to another report claims nothing itself."""


def weight_of(
    kind: Kind,
    flags: Sequence[Flag],
    signals: Sequence[Signal],
    nature: Nature | None,
    *,
    is_doubtful: bool = False,
    is_item: bool = False,
    is_opening: bool = False,
    is_formula: bool = False,
) -> float:
    """Give how much a change asks for attention, from 0 to 1, to order digests and screens (never exhibits).

    It begins with the kind (unchanged 0, editorial 0.05, reworded 0.25, updated 0.35, removed 0.4, added
    0.5). Then each *sort* of signal (the first of a sort in full, a further one at a quarter) and each
    flag takes its share of what is left to 1, so that the weight grows with every reason and never passes
    1: a reversed outcome half of it, a lost clause 0.3, a gained one 0.25, a negation 0.3, other qualifiers
    and actors 0.2, figures and sources 0.15. Of what was added or removed, an item of an enumeration takes
    0.4, and what opens its paragraph 0.1. A mere pointer stays at or below 0.15, a formula that was added or
    removed at or below 0.3, and a link of passages that are little alike at or below 0.5. The same change has
    the same weight everywhere; nothing outside the change and its place enters.

    Args:
        kind: the kind.
        flags: the flags, each at most once.
        signals: the signals.
        nature: of the newer finding where there is one, else of the older one.
        is_doubtful: whether the two passages of the change are little alike.
        is_item: whether what was added or removed is an item of an enumeration.
        is_opening: whether it is the first of its paragraph, and no item.
        is_formula: whether it has hardly words enough to claim anything, and is no item.
    """
    weight = _KIND[kind]
    seen: set[SignalType] = set()
    shares = [_FLAG[flag] for flag in flags]
    for signal in signals:
        shares.append(_SIGNAL[signal.type] * (0.25 if signal.type in seen else 1.0))
        seen.add(signal.type)
    shares += [_ITEM] if is_item else [_OPENING] if is_opening else []
    for share in shares:
        weight += (1.0 - weight) * share
    if is_doubtful:
        weight = min(weight, _DOUBTFUL_CAP)
    if is_formula:
        weight = min(weight, _FORMULA_CAP)
    if nature is Nature.REFERENCE:
        weight = min(weight, _REFERENCE_CAP)
    return round(weight, 3)
