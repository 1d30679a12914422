"""Formulae and values that say something of the place where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import edition
from tracker import diff_editions
from tracker.model import Kind

if TYPE_CHECKING:
    from tracker.model import Edition

NOT_ALL = (
    "Not all individuals under this profile would face the level of risk that establishes a "
    "well-founded fear of persecution."
)
IN_GENERAL = (
    "In general, a well-founded fear of persecution would be found for individuals under this profile."
)
GOOD, SOME, NONE = "Good progress was made.", "Some progress was made.", "No progress was made."


def judged(*judgements: str) -> Edition:
    """A chapter for each group of people, with what is said of it before and behind a judgement."""
    groups = ("Journalists", "Members of parties", "Deserters")
    before = (
        "Reporters who wrote about palaces were jailed.",
        "Leaders of the Reform Party lost their posts in ministries.",
        "Conscripts who fled the army were shot at the border.",
    )
    behind = (
        "The press council had been closed by decree.",
        "Offices in three towns were searched without warrants.",
        "Military courts tried them in closed sessions.",
    )
    chapters = zip(groups, before, judgements, behind, strict=False)
    return edition("# Guidance\n" + "\n".join(f"## {a}\n{b}\n\n{c}\n\n{d}" for a, b, c, d in chapters))


def told(old: Edition, new: Edition) -> list[tuple[str, str, str]]:
    """What is not as it was: kind or flags, old text and new text."""
    return [
        (str(change.kind), " ".join(f.text for f in change.old), " ".join(f.text for f in change.new))
        for change in diff_editions(old, new).changes
        if change.kind is not Kind.UNCHANGED or change.flags
    ]


def test_judgements_that_two_groups_exchanged_are_of_the_group_above_them() -> None:
    """Neither was moved: each group is judged otherwise."""
    found = told(judged(NOT_ALL, IN_GENERAL), judged(IN_GENERAL, NOT_ALL))
    assert [(old, new) for _, old, new in found] == [(NOT_ALL, IN_GENERAL), (IN_GENERAL, NOT_ALL)]
    assert not {kind for kind, _, _ in found} & {"unchanged", "removed", "added"}


def test_a_judgement_that_another_group_has_now_is_not_what_became_of_it() -> None:
    """Nor is what was said of that group gone."""
    found = told(judged(GOOD, SOME), judged(NONE, GOOD))
    assert [(old, new) for _, old, new in found] == [(GOOD, NONE), (SOME, GOOD)]


def test_three_groups_pass_their_judgements_on() -> None:
    """From each to the next."""
    found = told(judged(GOOD, SOME, NONE), judged(NONE, GOOD, SOME))
    assert [(old, new) for _, old, new in found] == [(GOOD, NONE), (SOME, GOOD), (NONE, SOME)]


def test_statements_that_really_changed_places_are_moved() -> None:
    """They have no words in common with what stands in their places."""
    wells, fees = "Wells in the north ran dry in summer.", "Universities raised fees for foreign students."
    found = diff_editions(judged(wells, fees), judged(fees, wells))
    moved = [change.old[0].text for change in found.changes if "moved" in change.flags]
    assert sorted(moved) == sorted([wells, fees])


def test_one_more_copy_of_a_value_is_held_against_what_stands_in_its_place() -> None:
    """Of two counts that were 0, the one that is 1 now."""
    text = "## Killed\nSince January\n\n{} media workers\n\nDetained today by the police\n\n{} media workers"
    old, new = edition(text.format(0, 0)), edition(text.format(0, 1))
    assert told(old, new) == [("updated", "0 media workers", "1 media workers")]
    assert told(new, old) == [("updated", "1 media workers", "0 media workers")]


@pytest.mark.parametrize(
    ("value", "other", "kind"),
    [
        ("Partly Free", "Not Free", "reworded"),
        ("March 2021", "August 2023", "updated"),
        ("36 / 100 partly free", "33 / 100 not free", "updated"),
    ],
)
def test_a_value_alone_is_brought_up_to_date_in_its_place(value: str, other: str, kind: str) -> None:
    """A status, a date, a score: it is not gone."""
    assert told(judged(value), judged(other)) == [(kind, value, other)]


def test_a_few_words_about_something_else_are_no_other_value() -> None:
    """They only stand where something ended."""
    found = told(judged("Courts are closed."), judged("Fees rose sharply."))
    assert [kind for kind, _, _ in found] == ["added", "removed"] or [kind for kind, _, _ in found] == [
        "removed",
        "added",
    ]


def test_what_stands_below_a_term_is_another_value_of_it() -> None:
    """Though the two share no word; sentences are none, nor is what no term stands above."""
    text = "# R\n## Facts\nJournalists in prison\n\n12\n\nLegal status of defamation\n\n{}\n\nSeats\n\n40"
    old, new = (edition(text.format(value)) for value in ("Criminal offence", "Civil wrong"))
    assert told(old, new) == [("reworded", "Criminal offence", "Civil wrong")]


def test_a_section_named_by_its_version_is_the_same() -> None:
    """Where no other is named so."""
    old = edition("# Note\n## Version 3.0\nMarch 2021\n## Risk\nLeaders are at risk.")
    new = edition("# Note\n## Version 4.0\nAugust 2023\n## Risk\nLeaders are at risk.")
    assert told(old, new) == [("updated", "March 2021", "August 2023")]
    assert [str(row.relation) for row in diff_editions(old, new).crosswalk] == ["same", "renamed", "same"]
