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


def test_sections_of_a_repeated_name_are_related_below_what_may_correspond() -> None:
    """So of a thousand countries, each with its `Prevention`, not all are held against each other."""
    names = ["Alvania", "North Alvania", *(f"{chr(97 + k % 26)}{chr(97 + k // 26)}land" for k in range(80))]
    both = edition(
        "# Report\nA summary.\n" + "".join(f"## {name}\n### Prevention\nOf it.\n" for name in names)
    )
    places = Places(both, both)
    below = [places.related(a) for a, section in enumerate(both.sections) if section.title == "Prevention"]
    assert below == [{2, 4}, {2, 4}, *({2 * k} for k in range(3, len(names) + 1))]
    for a in range(len(both.sections)):
        alike = {b for b in range(len(both.sections)) if places.headings(a, b) > 0}
        assert alike <= places.related(a)


def test_what_stands_right_below_the_title_does_whatever_the_title_is() -> None:
    """A chapter whose name another section has, too, is no other one in a report with another title."""
    old = edition("# Country report\n## Children\nOf them.")
    new = edition("# Human rights practices\n## Children\nOf them.\n## Trafficking\n### Children\nOf these.")
    assert [Places(old, new).headings(1, b) for b in (1, 3)] == [1.0, 0.0]
    assert [Places(new, old).headings(b, 1) for b in (1, 3)] == [1.0, 0.0]
