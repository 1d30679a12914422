"""What changed, in sentences: one count for everyone who is told."""

from __future__ import annotations

from tests.rendering.comparison_maker import Row, comparison, edition
from tracker.config import Subscription
from tracker.digests.sides import Room, Telling, side_by_side
from tracker.digests.words import Words
from tracker.model import Comparison, Kind, Relation
from tracker.rendering.checks import counts_said
from tracker.rendering.summary import summary
from tracker.rendering.verdicts import Verdicts


def merged() -> Comparison:
    """Two findings that were merged into one, in other words: one row."""
    old = edition("2020", [(1, "Section 1. All", [["Courts are slow.", "They are partial.", "It rained."]])])
    new = edition("2023", [(1, "Section 1. All", [["Courts were slow and partial."]])])
    rows = [Row(Kind.REWORDED, [0, 1], [0]), Row(Kind.REMOVED, [2])]
    return comparison(old, new, rows, [(Relation.SAME, 0, 0)])


def test_a_comparison_has_one_count_wherever_it_is_told() -> None:
    """Rows, and so called: in `diff` and `add`, in `check` and `log`, in a digest."""
    made = merged()
    telling = Telling(subscription=Subscription(name="desk"), words=Words(), room=Room(0, 0, 0))
    among = "Among the rows of what is found again: one with the wording changed."
    assert among == summary(made, Verdicts("2020", "2023"))[-1]
    assert among in side_by_side(made, telling).summary
    assert "1 row not found in 2023, 1 with the wording changed" == counts_said(made.counts, "2020", "2023")
