from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rendering.comparison_maker import Row, comparison, edition
from tracker.model import Comparison, Flag, Kind, Relation
from tracker.rendering.facts import RunFacts
from tracker.rendering.filtering import Filter
from tracker.rendering.pinpoints import place_said
from tracker.rendering.styled import for_terminal
from tracker.rendering.terminal import lines, render_text


def rows_of(comparison: Comparison, *, width: int, section: str | None = None) -> list[str]:
    """Give the rows of a terminal of so many columns."""
    return list(for_terminal(lines(comparison, width=width, section=section), width=width, colour=False))


def test_the_summary_stands_above_the_figures(small: Comparison) -> None:
    """The same sentences as on the page."""
    text = render_text(small)
    assert "Of the 9 findings of 2020, 6 (67 percent) are found again in 2023" in text
    assert text.index("67 percent") < text.index("not found in 2023\n")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_keeps_its_columns(small: Comparison, width: int) -> None:
    """Every row of the table fits; the column of moved ones is left out where there is no room for it."""
    rows = [row.rstrip("\n") for row in rows_of(small, width=width)]
    head = next(row for row in rows if row.startswith("Section "))
    total = next(row for row in rows if row.startswith("All "))
    assert all(sign in head for sign in "=≈≠Δ+−")
    assert ("moved" in head) == (width > 66)
    assert len(head) == len(total) <= width


def test_a_verdict_that_is_long_hangs(small: Comparison) -> None:
    """Where a change's first line goes on, it does so under its verdict, not under the row numbers."""
    rows = rows_of(small, width=50)
    at = next(at for at, row in enumerate(rows) if "≠ wording changed; partly not found" in row)
    assert rows[at + 1].startswith("      ")


def test_figures_of_the_whole_are_named_so_beside_a_section(small: Comparison) -> None:
    """A table of one section ends with the whole report's figures, which are not its sum."""
    rows = rows_of(small, width=100, section="Section 1")
    assert any(row.startswith("Whole report ") for row in rows)
    assert not any(row.startswith("All ") for row in rows)


def test_a_table_of_one_section_says_nothing_of_sums(small: Comparison) -> None:
    """That rows add up to more is told where there are several."""
    several, one = (
        "".join(rows_of(small, width=100, section=section)) for section in ("Section 1", "b. Prisons")
    )
    assert "counts once in each section" in several
    assert "counts once in each section" not in one


def test_what_is_shown_is_said_with_the_filter(small: Comparison) -> None:
    """A kind that was asked for says by itself that unchanged findings are left out."""
    wanted = Filter(kinds=(Kind.REMOVED,), unchanged=False)
    facts = RunFacts(filter=str(wanted), shown=wanted.shown(small))
    assert "3 of 10 shown: --kind removed\n" in render_text(small, facts=facts)
    assert "unchanged ones left out" == str(Filter(unchanged=False))
    assert "--section c, unchanged ones left out" == str(Filter(section="c", unchanged=False))


def test_a_narrow_terminal_has_the_figures_below_each_section(small: Comparison) -> None:
    """Where no table fits; every row keeps to the width, and no figure is lost."""
    rows = rows_of(small, width=30)
    text = "".join(rows)
    assert all(len(row.rstrip("\n")) <= 30 for row in rows)
    assert "  b. Prisons\n    ≠ 2  Δ 1  − 1\n" in text.replace("  moved 1", "").replace("= 1  ", "")
    assert "Whole report" not in text
    assert "\nAll\n  = 1  ≈ 1  ≠ 2  Δ 2  + 1  − 3\n" in text.replace("  moved 1", "")
    assert not any(row.startswith("Section  ") for row in rows)


def test_where_nothing_was_left_out_no_filter_is_spoken_of(small: Comparison) -> None:
    """Nobody asked for one: unchanged findings are left out by themselves."""
    loud = tuple(change for change in small.changes if change.kind is not Kind.UNCHANGED)
    made = replace(small, changes=loud)
    wanted = Filter(unchanged=False)
    assert " shown" not in render_text(made, facts=RunFacts(filter=str(wanted), shown=wanted.shown(made)))
    shown = render_text(small, facts=RunFacts(filter=str(wanted), shown=wanted.shown(small)))
    assert "9 of 10 shown: unchanged ones left out\n" in shown


@pytest.mark.parametrize("similarity", [0.31, 0.05])
def test_the_nearest_passage_is_quoted_however_little_it_is_alike(
    small: Comparison, similarity: float
) -> None:
    """With its row, its place and all its words: whoever checks a verdict must not have to look for them."""
    gone = next(change for change in small.changes if change.nearest and change.kind is Kind.REMOVED)
    assert gone.nearest is not None
    near = replace(gone.nearest, similarity=similarity)
    held = next(change.number for change in small.changes if near.finding in change.new)
    made = replace(
        small,
        changes=tuple(replace(each, nearest=near) if each is gone else each for each in small.changes),
    )
    shown = frozenset({gone.id})
    text = render_text(made, facts=RunFacts(filter="--kind removed", shown=shown))
    path = " > ".join(small.new.section_of(near.finding).path)
    place = f"{path} {place_said(small.new, near.finding)}"
    assert f"Nearest, {similarity:.0%} alike, in 2023, row {held}: {place}: {near.finding.text}\n" in text


def test_a_row_names_every_place_that_its_passages_stand_in() -> None:
    """What was merged from two sections did not stand in the first alone."""
    old = edition(
        "2020",
        [
            (1, "Summary", [["The president rules.", "He does so alone."]]),
            (1, "Section 1. State", [["It rained."], ["Rule: His rule is not shared."]]),
        ],
    )
    new = edition(
        "2023", [(1, "Section 1. State", [["He rules alone.", "He shares it not."], ["It is not shared."]])]
    )
    rows = [
        Row(Kind.REWORDED, [0, 1, 3], [0, 1, 2], (Flag.MOVED, Flag.SPLIT, Flag.MERGED)),
        Row(Kind.REMOVED, [2]),
    ]
    made = comparison(old, new, rows, [(Relation.REMOVED, 0, None), (Relation.SAME, 1, 0)])
    assert "  2020 Summary ¶ 1; Section 1. State “Rule” ¶ 2 → 2023 ¶ 1; ¶ 2\n" in render_text(made)
