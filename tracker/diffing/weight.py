"""How much a change asks for attention, from its signals and flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Flag, Kind, Nature, Signal


def weight_of(kind: Kind, flags: Sequence[Flag], signals: Sequence[Signal], nature: Nature | None) -> float:
    """Give 0 to 1."""
    del kind, flags, signals, nature
    return 0.0
