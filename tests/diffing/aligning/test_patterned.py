"""Reports that say the same of one subject after another, with other names and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import edition
from tracker import diff_editions
from tracker.model import Flag, Kind

if TYPE_CHECKING:
    from tracker.model import Comparison, Edition

SUBJECTS = (
    "Alvania",
    "Borduria",
    "Cordovia",
    "Drusselstein",
    "Elbonia",
    "Freedonia",
    "Grenyarnia",
    "Illyria",
)
TRAINED = (
    "The government trained police officers.",
    "The government did not report that it trained officers.",
)
STANDING = (
    "meets the standards",
    "does not meet the standards but makes efforts to",
    "does not meet the standards",
)
PARTED = {0: "### Standing", 1: "### Prosecution", 3: "### Prevention"}


def said_of(number: int, subject: str, year: int) -> list[str]:
    """What a report of a year says of a subject; in the next it says it of another one."""
    seed = number + 3 * (year - 2023)
    return [
        f"The Government of {subject} fully {STANDING[seed % 3]}.",
        f"The government investigated {20 + seed} cases in {year}, compared with {19 + seed} in {year - 1}.",
        f"Courts convicted {10 + seed} traffickers.",
        TRAINED[seed % 2],
    ]


def report(
    year: int, *, without: str = "", renamed: tuple[str, str] = ("", ""), parted: bool = False
) -> Edition:
    """A report on all subjects; those that the year has are in alphabetical order."""
    lines = ["# Report"]
    for number, subject in enumerate(SUBJECTS):
        if subject != without:
            name = subject.replace(*renamed) if renamed[0] else subject
            lines.append(f"## {name.upper()}")
            for place, text in enumerate(said_of(number, name, year)):
                lines += [PARTED[place]] if parted and place in PARTED else []
                lines.append(text)
    return edition("\n".join(lines))


def subject_of(held: Edition, section: int) -> str:
    """The title of the chapter that a section is in."""
    above = held.sections[section].parent
    return held.sections[section].title if not above else subject_of(held, above)


def crossed(comparison: Comparison) -> list[tuple[str, str]]:
    """Texts that were linked though they are said of two subjects."""
    return [
        (one.text, other.text)
        for change in comparison.changes
        for one in change.old
        for other in change.new
        if subject_of(comparison.old, one.section) != subject_of(comparison.new, other.section)
    ]


@pytest.mark.parametrize("parted", [False, True])
def test_what_is_said_of_a_subject_is_held_against_what_was_said_of_it(parted: bool) -> None:
    """Though the same words, letter by letter, were said of another one: nothing is unchanged here."""
    comparison = diff_editions(report(2023, parted=parted), report(2024, parted=parted))
    assert not crossed(comparison)
    assert all(
        change.old and change.new and not {Flag.MOVED, Flag.MERGED, Flag.SPLIT}.intersection(change.flags)
        for change in comparison.changes
    )
    assert not [
        change
        for change in comparison.changes
        if change.kind is Kind.UNCHANGED and "Courts" in change.new[0].text
    ]


@pytest.mark.parametrize("parted", [False, True])
def test_a_subject_that_is_left_out_is_gone(parted: bool) -> None:
    """It is not merged into what is said of the others; and is new where it comes back."""
    whole, less = report(2023, parted=parted), report(2024, without="Cordovia", parted=parted)
    for comparison, kind in ((diff_editions(whole, less), "removed"), (diff_editions(less, whole), "added")):
        alone = [change for change in comparison.changes if not (change.old and change.new)]
        assert not crossed(comparison)
        assert [str(change.kind) for change in alone] == [kind] * 4


def test_a_subject_of_another_name_is_found_by_its_place() -> None:
    """Nothing of either name persists, so the words decide."""
    comparison = diff_editions(report(2023), report(2023, renamed=("Elbonia", "Elbinland")))
    assert all(change.old and change.new for change in comparison.changes)


def test_within_a_subject_a_sentence_may_move() -> None:
    """From one of its sections to another, as anywhere."""
    old = report(2023, parted=True)
    sentence = "Courts convicted 13 traffickers."
    lines = ["# Report"]
    for section in old.sections[1:]:
        lines.append("#" * (section.level + 1) + " " + section.title)
        here = [f.text for f in old.findings if f.section == section.index and f.text != sentence]
        there = section.title == "Prevention" and subject_of(old, section.index) == "DRUSSELSTEIN"
        lines += [*here, *([sentence] if there else [])]
    comparison = diff_editions(old, edition("\n".join(lines)))
    assert not crossed(comparison)
    assert {change.kind for change in comparison.changes} == {Kind.UNCHANGED}


LAND = {
    "Alvania": "It exports its barley by a river port.",
    "Borduria": "It borders a mountain glacier where hikers register.",
    "Cordovia": "It mines its copper by hand.\nIts pits flood when the autumn rain comes.",
    "Drusselstein": "It grows olives on terraces.\nIts presses are run by cooperatives of farmers.\n"
    "The oil is sold in clay jars.",
}
CONVICTED = "Courts convicted {} traffickers of labourers in {}."


def atlas(year: int, *, together: bool = False) -> Edition:
    """A report on four lands; the last may stand in the chapter on the one before it."""
    lines = ["# Report"]
    for number, (land, text) in enumerate(LAND.items()):
        lines += [] if together and land == "Drusselstein" else [f"## {land}"]
        lines += ["", text, CONVICTED.format(10 + number + year - 2020, year), ""]
    return edition("\n".join(lines))


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_said_of_a_subject_stands_where_its_chapter_became_part_of_another(turned: bool) -> None:
    """All that is said of it alone went there, too; parted again, it is nothing new."""
    editions = atlas(2020), atlas(2023, together=True)
    comparison = diff_editions(*(reversed(editions) if turned else editions))
    assert all(change.old and change.new for change in comparison.changes)
    updated = [change for change in comparison.changes if change.kind is Kind.UPDATED]
    assert len(updated) == len(LAND)


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_gone_beside_a_subject_is_not_the_end_of_the_report(turned: bool) -> None:
    """The last but one of those that went has not the place of the first of those that came."""
    convicted = [CONVICTED.format(20 + k, 2020) for k in range(4)]
    old = ["## Xenia", convicted[0], "## Alvania", convicted[1], "## Yvoria", convicted[2], "## Zubrowka"]
    new = ["## Burma", CONVICTED.format(50, 2023), "## Yvoria", convicted[2], "## Zubrowka"]
    end = [convicted[3], "## Zzyzx", convicted[3]]
    editions = [edition("\n".join(["# Report", *lines, *end])) for lines in (old, new)]
    assert not crossed(diff_editions(*(reversed(editions) if turned else editions)))
