"""Rows of tables whose columns differ."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker import diff_editions
from tracker.model import Change, Document, Edition, Flag, Kind
from tracker.reading import read

SAID = "The ministry gave these figures to parliament in spring."


def table(*rows: str) -> Edition:
    """A report with one table, of which the first row is its headings, and a sentence."""
    first, *rest = rows
    marks = "|---" * (first.count("|") + 1) + "|"
    lines = (f"| {first} |", marks, *(f"| {row} |" for row in rest))
    text = "# Profile\n\n## Indicators\n\n" + "\n".join(lines) + f"\n\n{SAID}\n"
    return read(Document(content=text.encode(), source="made.md"))


def row_of(old: Edition, new: Edition, label: str) -> Change:
    """The change of the row that begins so."""
    changes = diff_editions(old, new).changes
    (found,) = (change for change in changes if any(f.text.startswith(label) for f in change.old))
    return found


def told(change: Change) -> list[tuple[str, str | None, str | None]]:
    """Its signals."""
    return [(str(signal.type), signal.old, signal.new) for signal in change.signals]


YEARS = "Indicator | 2018 | 2019 | 2020"
A_YEAR_ON = "Indicator | 2019 | 2020 | 2021"
DEATHS = "Deaths in custody | 34 | 31 | 29"


def test_what_stands_under_another_year_is_no_other_figure() -> None:
    """A table that is carried on lost a year and has another; what it says of the others stands."""
    change = row_of(table(YEARS, DEATHS), table(A_YEAR_ON, "Deaths in custody | 31 | 29 | 44"), "Deaths")
    assert told(change) == [("figure", "34", None), ("figure", None, "44")]
    assert change.kind is Kind.UPDATED
    assert ([span.text for span in change.lost], [span.text for span in change.gained]) == (["34"], ["44"])
    assert [word[1] for word in change.words if word[0] == "-"] == [" | 34"]


def test_a_figure_that_was_revised_under_its_year_is_told_as_such() -> None:
    """Though every column moved."""
    change = row_of(table(YEARS, DEATHS), table(A_YEAR_ON, "Deaths in custody | 36 | 29 | 44"), "Deaths")
    assert ("figure", "31", "36") in told(change)


def test_equal_figures_under_other_years_are_not_one() -> None:
    """The last year's may be that of the year before by chance, or its cell be empty."""
    old, new = table(YEARS, "Trials | 5 | | 3"), table(A_YEAR_ON, "Trials | | 3 | 3")
    change = row_of(old, new, "Trials")
    assert told(change) == [("figure", "5", None), ("figure", None, "3")]


def test_a_column_put_in_is_gained() -> None:
    """Everything else is as it was."""
    change = row_of(table(YEARS, DEATHS), table(f"{YEARS} | Trend", f"{DEATHS} | falling"), "Deaths")
    assert (change.kind, change.flags, told(change)) == (Kind.REWORDED, (Flag.PARTLY_ADDED,), [])
    assert [span.text for span in change.gained] == ["falling"]


@pytest.mark.parametrize(
    ("heads", "others"),
    [
        (YEARS, YEARS),
        (YEARS, "Indicator | 2021 | 2022 | 2023"),
        ("Prison population | 12 | 11 | 10", "Prison population | 11 | 10 | 9"),
    ],
)
def test_where_headings_do_not_tell_the_places_do(heads: str, others: str) -> None:
    """The same columns, none in common, no headings."""
    change = row_of(table(heads, DEATHS), table(others, "Deaths in custody | 34 | 31 | 44"), "Deaths")
    assert told(change) == [("figure", "29", "44")]


def test_columns_in_another_order_are_held_by_their_headings() -> None:
    """What stands where another stood is another's; a row of which only the order changed says the same."""
    old = table(YEARS, DEATHS, "Trials | 5 | 6 | 7")
    new = table("Indicator | 2020 | 2018 | 2019", "Deaths in custody | 44 | 34 | 31", "Trials | 7 | 5 | 6")
    change = row_of(old, new, "Deaths")
    assert (change.kind, told(change)) == (Kind.UPDATED, [("figure", "29", "44")])
    assert (change.flags, change.lost, change.gained) == ((), (), ())
    for label in ("Trials", "Indicator"):
        same = row_of(old, new, label)
        assert (same.kind, told(same), same.lost, same.gained) == (Kind.EDITORIAL, [], (), ())
    fewer = table("Indicator | 2020 | 2018", "Deaths in custody | 29 | 34", "Trials | 7 | 5")
    assert told(row_of(old, fewer, "Deaths")) == [("figure", "31", None)]


def test_figures_that_took_each_others_columns_are_other_figures() -> None:
    """Though both rows read the same, or have the same figures."""
    old = table("Place | Deaths | Arrests", "Hofbau | 12 | 30", "Zenda | 3 | 4")
    new = table("Place | Arrests | Deaths", "Hofbau | 12 | 30", "Zenda | 4 | 3")
    for one, other in ((old, new), (new, old)):
        change = row_of(one, other, "Hofbau")
        assert change.kind is Kind.UPDATED
        assert sorted(told(change)) == [("figure", "12", "30"), ("figure", "30", "12")]
        assert (row_of(one, other, "Zenda").kind, told(row_of(one, other, "Zenda"))) == (Kind.EDITORIAL, [])


def test_a_heading_that_moved_on_with_the_edition_heads_the_same_column() -> None:
    """`Assessment 2022` became `Assessment 2024`: what it says of a province stands."""
    old = table("Province | Assessment 2022 | Deaths", "Hofbau | No real risk | 3", "Zenda | High | 412")
    new = table("Province | Assessment 2024 | Deaths", "Hofbau | No real risk | 3", "Zenda | High | 88")
    assert row_of(old, new, "Hofbau").kind is Kind.UNCHANGED
    assert told(row_of(old, new, "Zenda")) == [("figure", "412", "88")]
    assert row_of(old, new, "Zenda").flags == ()


def test_a_projection_is_held_against_the_outcome_of_its_year() -> None:
    """Not against the projection for another year."""
    old = table("Indicator | 2021 | 2022 Proj.", "Growth | 4.1 | 2.3")
    new = table("Indicator | 2021 | 2022 | 2023 Proj.", "Growth | 4.1 | 2.6 | 4.8")
    assert told(row_of(old, new, "Growth")) == [("figure", "2.3", "2.6"), ("figure", None, "4.8")]


CELLS = st.lists(st.sampled_from(["", "3", "12,100", "..", "n/a", "44"]), min_size=4, max_size=4)


@settings(max_examples=60, deadline=None)
@given(
    CELLS,
    CELLS,
    st.sampled_from([A_YEAR_ON, "Indicator | 2020 | 2018 | 2019", "Indicator | 2021 | 2020 | 2018"]),
)
def test_the_pieces_are_both_rows_and_a_swap_swaps_them(
    cells: list[str], others: list[str], heads: str
) -> None:
    """Whatever the cells hold, and in whatever order."""
    old, new = (
        table(YEARS, "Deaths | " + " | ".join(cells[:3])),
        table(heads, "Deaths | " + " | ".join(others[:3])),
    )
    there, back = row_of(old, new, "Deaths"), row_of(new, old, "Deaths")
    assert "".join(word[1] for word in there.words) == there.old[0].text
    assert "".join(word[2] for word in there.words) == there.new[0].text
    assert (there.kind, there.lost, there.gained) == (back.kind, back.gained, back.lost)
    assert sorted(told(there), key=str) == sorted(((t, b, a) for t, a, b in told(back)), key=str)
    for edition, spans in ((old, there.lost), (new, there.gained)):
        assert all(span.text == edition.text[span.start : span.end] for span in spans)


def test_what_says_the_same_under_a_heading_put_otherwise_stands() -> None:
    """A renamed column says nothing of what stands in it; a figure alone may be another."""
    heads, renamed = "Right | Provision | Reply given", "Right | Provision | Answer"
    old = table(heads, "Strike | Art. 5 | banned for all civil servants", "Assembly | Art. 9 | 12")
    new = table(renamed, "Strike | Art. 5 | banned for all civil servants", "Assembly | Art. 9 | 12")
    change = row_of(old, new, "Strike")
    assert (Kind.UNCHANGED, (), ()) == (change.kind, change.lost, change.gained)
    assert Kind.UPDATED == row_of(old, new, "Assembly").kind


REGION = "Region | Cases | Deaths | Trials"
"""Headings of a table whose columns stay."""


@pytest.mark.parametrize("head", [REGION, "South | 3 | 4 | 9"], ids=["headed", "headless"])
@pytest.mark.parametrize(
    ("old", "new", "signals"),
    [
        ("5 | 7 | 9", "7 | 5 | 9", [("figure", "5", "7"), ("figure", "7", "5")]),
        ("5 | – | 9", "– | 5 | 9", [("figure", "5", None), ("figure", None, "5")]),
        ("5 | | 9", "| 5 | 9", [("figure", "5", None), ("figure", None, "5")]),
        ("Lee | Holm | 9", "Holm | Lee | 9", []),
        ("yes | no | 9", "no | yes | 9", []),
        ("Roads were closed. | Ports were open. | 9", "Ports were open. | Roads were closed. | 9", []),
    ],
)
def test_each_cell_is_held_against_the_one_in_its_place(
    head: str, old: str, new: str, signals: list[tuple[str, str | None, str | None]]
) -> None:
    """What is said of one thing is no word that stayed because it is said of another now."""
    change = row_of(table(head, f"North | {old}"), table(head, f"North | {new}"), "North")
    assert (change.kind, told(change)) == (Kind.UPDATED, signals)


@pytest.mark.parametrize(
    ("old", "new", "signals"),
    [
        ("5 | 7 | 9", "7 | 9 | 11", [("figure", "5", "7"), ("figure", "7", "9"), ("figure", "9", "11")]),
        ("5 | – | 9", "– | 5 | 11", [("figure", "9", "11"), ("figure", "5", None), ("figure", None, "5")]),
    ],
)
def test_figures_under_a_heading_became_those_under_it(
    old: str, new: str, signals: list[tuple[str, str | None, str | None]]
) -> None:
    """Though they stand elsewhere in the row by chance; without headings nobody knows whether a year went."""
    change = row_of(table(REGION, f"North | {old}"), table(REGION, f"North | {new}"), "North")
    assert told(change) == signals
    plain = "South | 3 | 4 | 9"
    change = row_of(table(plain, f"North | {old}"), table(plain, f"North | {new}"), "North")
    assert signals[0] not in told(change) or "–" in old


def test_headings_stand_below_the_title_of_a_table() -> None:
    """Years that are carried on are known there, too."""
    title = "<tr><th colspan=4>Detention by year</th></tr>"
    old, new = (
        read(
            Document(content=f"<h1>A</h1><table>{title}{rows}</table><p>{SAID}</p>".encode(), source="a.html")
        )
        for rows in (
            "".join(f"<tr><td>{row.replace(' | ', '</td><td>')}</td></tr>" for row in rows)
            for rows in ((YEARS, DEATHS), (A_YEAR_ON, "Deaths in custody | 31 | 29 | 44"))
        )
    )
    assert told(row_of(old, new, "Deaths")) == [("figure", "34", None), ("figure", None, "44")]


def test_a_cell_that_lost_a_clause_says_so_under_the_same_headings() -> None:
    """As a sentence does."""
    said = "Guards beat prisoners in two prisons, and the ministry dismissed four of their officers."
    old, new = table(REGION, f"North | {said} | 2"), table(REGION, f"North | {said[:36]}. | 2")
    assert [span.text for span in row_of(old, new, "North").lost] == [
        "the ministry dismissed four of their officers"
    ]


def test_cells_that_hold_another_thing_or_none_are_one_loss_whichever_edition_comes_first() -> None:
    """`free | 9` beside `–` alone."""
    one, other = (
        table("Region | Cases | Deaths", "East | free | 9"),
        table("Region | Cases | Deaths", "East | –"),
    )
    assert [span.text for span in row_of(one, other, "East").lost] == ["free | 9"]
    assert [span.text for span in row_of(other, one, "East").gained] == ["free | 9"]
