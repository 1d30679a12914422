"""How far two sections correspond."""

from __future__ import annotations

import pytest

from tests.diffing.maker import edition
from tracker.diffing.outline.places import Places


def alike(old: str, new: str) -> float:
    """How alike two headings are."""
    return Places(edition(f"## {old}"), edition(f"## {new}")).headings(1, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("F. Arbitrary Detention", "h. ARBITRARY DETENTION"),
        ("Child Labor", "Child La- bor"),
        ("Freedom of Movement (see section 6)", "Freedom of Movement"),
        ("7", "7"),
        ("A.", "A."),
    ],
)
def test_headings_of_the_same_name_are_alike(old: str, new: str) -> None:
    """Whatever their letter, case, hyphens and asides; even where they are a number alone."""
    assert 1.0 == alike(old, new)


@pytest.mark.parametrize(("old", "new"), [("Article 7", "Article 8"), ("Prisons", "Courts"), ("", "")])
def test_other_headings_are_not(old: str, new: str) -> None:
    """Figures tell articles apart."""
    assert 0.5 > alike(old, new)


def test_findings_outweigh_headings() -> None:
    """Sections correspond by what they share, the more of it the more."""
    places = Places(edition("## Prisons\nOne.\nTwo.\nThree."), edition("## Jails\nOne.\nTwo.\nThree."))
    before = places.sections(1, 1)
    places.learn([((0, 0), 1.0)])
    one = places.sections(1, 1)
    places.learn([((0, 0), 1.0), ((1, 1), 1.0), ((2, 2), 1.0)])
    assert 0 == before < one < places.sections(1, 1) < 1


def test_a_pair_is_no_evidence_for_itself() -> None:
    """What it has lent to its sections is taken off."""
    places = Places(edition("## Prisons\nOne."), edition("## Jails\nOne."))
    places.learn([((0, 0), 1.0)])
    assert 0 == places.correspondence(0, 0, own=1.0) < places.correspondence(0, 0)
