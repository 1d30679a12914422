"""Rows of tables are held against the row on the same thing."""

from __future__ import annotations

from tracker import diff_editions
from tracker.model import Document, Edition, Kind
from tracker.reading import read


def tables(*rows_of: list[str]) -> Edition:
    """A report with tables, each under a heading of its own."""
    parts = []
    for number, (heads, *rows) in enumerate(rows_of, 1):
        marks = "|---" * (heads.count("|") + 1) + "|"
        parts += [f"## Table {number}", "\n".join((f"| {heads} |", marks, *(f"| {row} |" for row in rows)))]
    text = "\n\n".join(["# Profile", *parts, "The ministry gave these figures to parliament in spring."])
    return read(Document(content=text.encode(), source="made.md"))


def rows(old: Edition, new: Edition) -> dict[str, list[str]]:
    """What became of each old row that is not as it was."""
    return {
        " / ".join(f.text for f in change.old): [f.text for f in change.new]
        for change in diff_editions(old, new).changes
        if change.old and change.kind is not Kind.UNCHANGED
    }


HEADS = "Indicator | 2019 | 2020"


def test_a_row_stands_though_nothing_else_of_it_does() -> None:
    """Its cells are empty now, say other things, or what another row said."""
    old = tables([HEADS, "Deaths | 3 | 4", "Trials | Moderate | High", "Arrests | 9 | 12"])
    new = tables([HEADS, "Arrests | Moderate | High", "Trials | .. | no data", "Deaths | n/a | n/a"])
    assert rows(old, new) == {
        "Deaths | 3 | 4": ["Deaths | n/a | n/a"],
        "Trials | Moderate | High": ["Trials | .. | no data"],
        "Arrests | 9 | 12": ["Arrests | Moderate | High"],
    }


def test_a_row_that_went_is_no_other_row_that_was_there() -> None:
    """Though that one says now what it said, and itself said something else."""
    old = tables([HEADS, "Refusals | no data | 44", "Appeals | 2 | 7", "Trials | 8 | 9"])
    new = tables([HEADS, "Appeals | no data | 44", "Trials | 8 | 9"])
    assert rows(old, new) == {
        "Refusals | no data | 44": [],
        "Appeals | 2 | 7": ["Appeals | no data | 44"],
    }


def test_a_row_under_another_name_is_known_by_what_it_holds() -> None:
    """Where neither table has a row of the other name."""
    old = tables([HEADS, "Deaths in custody | 34 | 41", "Trials | 8 | 9"])
    new = tables([HEADS, "Deaths in detention | 34 | 41", "Trials | 8 | 9"])
    assert rows(old, new) == {"Deaths in custody | 34 | 41": ["Deaths in detention | 34 | 41"]}


def test_rows_are_numbered_and_named() -> None:
    """The number is not the name."""
    old = tables(["No. | Place | Risk", "1 | Hofbau | High", "2 | Zenda | Low", "3 | Lutha | None"])
    new = tables(["No. | Place | Risk", "1 | Zenda | Extreme", "2 | Lutha | High", "3 | Hofbau | Low"])
    assert rows(old, new) == {
        "1 | Hofbau | High": ["3 | Hofbau | Low"],
        "2 | Zenda | Low": ["1 | Zenda | Extreme"],
        "3 | Lutha | None": ["2 | Lutha | High"],
    }


def test_a_table_is_held_against_the_one_with_the_same_rows() -> None:
    """What is said of a year in one table is not said of it in another."""
    old = tables(["Deaths | All", "2019 | 34", "2020 | 41"], ["Province | Trials", "Lutha | 8", "Zenda | 9"])
    new = tables(
        ["Province | Trials", "Lutha | ..", "Zenda | n/a"], ["Deaths | All", "2019 | 30", "2020 | -"]
    )
    found = rows(old, new)
    assert found["2020 | 41"] == ["2020 | -"]
    assert (found["Lutha | 8"], found["Zenda | 9"]) == (["Lutha | .."], ["Zenda | n/a"])


def test_an_incident_is_not_another_in_the_same_town() -> None:
    """Few of the towns stand in both tables: they do not name its rows."""
    heads = "Town | Who | For"
    old = tables(
        [heads, "Hofbau | Anna Petrova | fraud", "Lutha | Jan Kolar | theft", "Tarlen | Eva Horn | spying"]
    )
    new = tables(
        [heads, "Hofbau | Ivan Sidorov | slander", "Zenda | Ada Kern | arson", "Karlova | Leo Bart | spying"]
    )
    assert rows(old, new)["Hofbau | Anna Petrova | fraud"] == []


def test_long_rows_are_known_by_what_they_say() -> None:
    """A finding that stands under another name now still stands."""
    said = "The law provides for this freedom and the government restricted it through registration"
    old = tables(["Right | Practice", f"Speech | {said}", "Assembly | Free"])
    new = tables(["Right | Practice", "Speech | Free", f"Assembly | {said}"])
    assert rows(old, new)[f"Speech | {said}"] == [f"Assembly | {said}"]


def test_a_numbered_row_whose_figures_changed_stands() -> None:
    """In a long table, where each word is in very many rows; one that holds other words may be another's."""
    states = ("closed", "open", "not known")
    wards = [f"Ward {k} | {10 + k} | {states[k % 3]}" for k in range(600)]
    later = [f"Ward {k} | {13 + k} | {states[k % 3]}" if k % 4 == 1 else ward for k, ward in enumerate(wards)]
    found = rows(tables(["Place | Cases | State", *wards]), tables(["Place | Cases | State", *later[::-1]]))
    assert {ward: [now] for ward, now in zip(wards, later, strict=True) if ward != now} == found


def test_rows_that_exchanged_their_names_both_stand() -> None:
    """Though one has so many words that it is known by these, and the other one by its name."""
    said = ("No official was tried for any of it", "Three officials were tried")
    old, new = (
        read(
            Document(
                content=(
                    "# Report\n\n## Impunity\n\n| Act | Trials |\n|---|---|\n"
                    f"| {first} | {said[0]} |\n| {second} | {said[1]} |\n| Theft | Limited |\n"
                ).encode(),
                source="made.md",
            )
        )
        for first, second in (("Torture", "Arrests"), ("Arrests", "Torture"))
    )
    for one, other in ((old, new), (new, old)):
        kinds = [change.kind for change in diff_editions(one, other).changes]
        assert [] == [kind for kind in kinds if kind in (Kind.ADDED, Kind.REMOVED)]
        assert kinds.count(Kind.REWORDED) == len(said)
