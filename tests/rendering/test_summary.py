"""What changed, in sentences: one count for everyone who is told."""

from __future__ import annotations

from tests.rendering.comparison_maker import Row, comparison, edition
from tracker.config import Subscription
from tracker.digests.sides import Room, Telling, side_by_side
from tracker.digests.words import Words
from tracker.model import Comparison, Flag, Kind, Relation
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


def test_what_is_reversed_is_counted_within_what_changed() -> None:
    """In brackets: else "and one with the wording changed" reads as one of the reversed."""
    texts = [["They may vote.", "Two fled.", "Courts are slow."], ["They may not vote.", "Three fled.", "X."]]
    old, new = (
        edition(label, [(1, "All", [text])]) for label, text in zip(("2020", "2023"), texts, strict=True)
    )
    rows = [
        Row(Kind.UPDATED, [0], [0], (Flag.REVERSED,)),
        Row(Kind.UPDATED, [1], [1]),
        Row(Kind.REWORDED, [2], [2]),
    ]
    made = comparison(old, new, rows, [(Relation.SAME, 0, 0)])
    telling = Telling(subscription=Subscription(name="desk"), words=Words(), room=Room(0, 0, 0))
    among = (
        "Among the rows of what is found again: 2 with figures or outcome changed (one of these with the "
        "outcome reversed) and one with the wording changed."
    )
    assert among == summary(made, Verdicts("2020", "2023"))[-1]
    assert among in side_by_side(made, telling).summary


def test_what_only_moved_is_told() -> None:
    """Its words are the same, but that is not all there is to say of it."""
    old = edition("2020", [(1, "A", [["It rained."]]), (1, "B", [["It froze."]])])
    new = edition("2023", [(1, "A", [["It rained.", "It froze."]]), (1, "B", [])])
    rows = [Row(Kind.UNCHANGED, [0], [0]), Row(Kind.UNCHANGED, [1], [1], (Flag.MOVED,))]
    made = comparison(old, new, rows, [(Relation.SAME, 0, 0), (Relation.SAME, 1, 1)])
    said = summary(made, Verdicts("2020", "2023"))
    assert said == (
        "All 2 findings of 2020 are found again in 2023.",
        "Among the rows of what is found again: one moved.",
    )


def test_nothing_is_counted_of_what_has_no_findings() -> None:
    """As where footnotes are compared, and one edition has none."""
    old, new = edition("2020", [(1, "A", [])]), edition("2023", [(1, "A", [["It rained.", "It froze."]])])
    made = comparison(old, new, [Row(Kind.ADDED, [], [0]), Row(Kind.ADDED, [], [1])], [(Relation.SAME, 0, 0)])
    assert summary(made, Verdicts("2020", "2023")) == (
        "2020 has no findings that could be found again.",
        "None of the 2 findings of 2023 is in 2020.",
    )
