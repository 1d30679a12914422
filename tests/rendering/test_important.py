"""What is important stands first, in order, and is quoted shortly."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.comparison_maker import Row, comparison, edition
from tracker.model import (
    Comparison,
    Kind,
    Nature,
    Relation,
)
from tracker.rendering.context import report_context
from tracker.rendering.context.important import CONTEXT_WORDS, EXCERPT_WORDS, FIRST_OF_GROUP, shortened
from tracker.rendering.context.parts import Piece
from tracker.rendering.facts import ReportSettings, RunFacts


def test_important_changes_come_in_order(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """Standing statements before incidents; in each the fixed order of groups; each row in one group only."""
    report = report_context(small, facts=facts, settings=settings)
    assert [
        ("General and legal statements", "Outcome reversed", [2]),
        ("General and legal statements", "Not found in 2023", [6, 10]),
        ("General and legal statements", "Partly not found in 2023", [5]),
        ("General and legal statements", "Qualifiers changed", [4]),
        ("Dated events and named cases", "Not found in 2023", [3]),
        ("Dated events and named cases", "Not in 2020", [9]),
    ] == [
        (part.title, group.title, [entry.row for entry in group.excerpts])
        for part in report.important
        for group in part.groups
    ]


def test_where_no_weight_decides_it_is_said(facts: RunFacts, settings: ReportSettings) -> None:
    """What is quoted first of many that weigh alike is no more important than the others."""
    gone = edition("2020", [(0, "A", [[f"Law {number} holds."] for number in range(FIRST_OF_GROUP + 1)])])
    rows = [
        Row(Kind.REMOVED, [number], facts={"nature": Nature.STANDING, "weight": weight})
        for number, weight in enumerate([0.9, *[0.6] * FIRST_OF_GROUP])
    ]

    def said(rows: list[Row]) -> str | None:
        of = comparison(gone, edition("2023", [(0, "A", [])]), rows, [(Relation.SAME, 0, 0)])
        return report_context(of, facts=facts, settings=settings).important[0].groups[0].alike

    assert said(rows) == "Of those with the same weight, the first in reading order are quoted."
    alike = [replace(row, facts={"nature": Nature.STANDING, "weight": 0.6}) for row in rows]
    assert said(alike) == "All have the same weight; the first in reading order are quoted."
    assert said(rows[:-1]) is None


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from("=-+"), st.text("ab ", min_size=1, max_size=400)), max_size=12))
def test_excerpts_are_short(pieces: list[tuple[str, str]]) -> None:
    """Whatever the passage, about `EXCERPT_WORDS` are quoted."""
    made = shortened([Piece(op, text, alone=False) for op, text in pieces])
    words = sum(len(piece.text.split(" ")) for piece in made)
    assert words <= EXCERPT_WORDS + 2 * CONTEXT_WORDS
