"""Statements made by one template of many things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import edition
from tracker import diff_editions
from tracker.diffing.aligning.templates import of_other_things
from tracker.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

THINGS = (
    *(("torture", "journalists"), ("dismissal", "teachers"), ("theft", "shops"), ("censorship", "printers")),
    *(("eviction", "tenants"), ("arrest", "monks")),
)


def kinds(
    template: str, *, gone: tuple[str, str] = ("theft", "shops"), come: tuple[str, str]
) -> set[tuple[Kind, int, int]]:
    """What is said of all but what stayed, where one of the things gave way to another."""
    old, new = (
        edition("# R\n## Risks\n" + "\n".join(template.format(*pair) for pair in pairs))
        for pairs in (THINGS, [come if pair == gone else pair for pair in THINGS])
    )
    return {
        (change.kind, len(change.old), len(change.new))
        for change in diff_editions(old, new).changes
        if change.kind is not Kind.UNCHANGED
    }


@pytest.mark.parametrize(
    "template",
    [
        "The risk of {} for {} is high.",
        "The likelihood of {} that affects {} in the coming year is assessed as high.",
        "There is a threat of {} to {}.",
    ],
)
def test_what_shares_its_template_alone_is_another_statement(template: str) -> None:
    """The words that differ say of what it is."""
    assert kinds(template, come=("drought", "orchards")) == {(Kind.REMOVED, 1, 0), (Kind.ADDED, 0, 1)}


@pytest.mark.parametrize(
    "come",
    [("theft", "orchards"), ("burglary", "shops"), ("thefts", "shop"), ("thefts", "orchards")],
)
def test_what_is_of_one_thing_yet_may_be_the_same(come: tuple[str, str]) -> None:
    """One of the two may have been put otherwise, or both in another form."""
    ((_, olds, news),) = kinds("The risk of {} for {} is high.", come=come)
    assert olds == news == 1


@pytest.mark.parametrize(
    ("filled", "others", "are_two"),
    [
        ([("12", "three"), ("40", "9"), ("7", "two")], [("15", "four"), ("44", "8"), ("6", "one")], False),
        ([("Lee", "Alma"), ("Ur", "Kern"), ("Ott", "Ill")], [("Lund", "Au"), ("Ny", "Aa"), ("Y", "E")], True),
        ([("Lee", "Alma"), ("Ur", "Kern")], [("Lund", "Hof"), ("Ny", "Au")], False),
    ],
)  # fmt: skip
def test_figures_and_a_template_that_is_rare_tell_nothing_apart(
    filled: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]], are_two: bool
) -> None:
    """Figures are brought up to date."""
    old, new = (
        edition("# R\n" + "\n".join(f"Of all, {a} of them went to {b} at once." for a, b in pairs))
        for pairs in (filled, others)
    )
    assert of_other_things(old, new, [(0, 0)]) == ({(0, 0)} if are_two else set())
