"""How much of each edition stands in the rows of each kind and flag: rows, findings, words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import words_of
from tracker.rendering.context.parts import Count, Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Change, Comparison

ALL = "in all"


def measures(comparison: Comparison, kinds: Sequence[Count], flags: Sequence[Count]) -> tuple[Measure, ...]:
    """Measure `kinds` and `flags` in the order given, those without a row left out, then all rows.

    A row with several findings on one side is one row: only the findings and the words add up to those of
    the editions. A row counts under its kind and again under each of its flags.
    """
    made = [
        *(_measure(count, [c for c in comparison.changes if c.kind == count.name]) for count in kinds),
        *(_measure(count, [c for c in comparison.changes if count.name in c.flags]) for count in flags),
    ]
    everything = Count(name="", words=ALL, symbol="", explained="", number=len(comparison.changes))
    return (*(each for each in made if each.rows), _measure(everything, comparison.changes))


def _measure(count: Count, changes: Sequence[Change]) -> Measure:
    old = [finding for change in changes for finding in change.old]
    new = [finding for change in changes for finding in change.new]
    return Measure(
        name=count.name,
        words=count.words,
        symbol=count.symbol,
        rows=len(changes),
        old_findings=len(old),
        new_findings=len(new),
        old_words=words_of(old),
        new_words=words_of(new),
    )
