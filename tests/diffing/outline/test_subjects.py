"""Chapters on one subject each: what one says is not said of another."""

from __future__ import annotations

import pytest

from tests.diffing.maker import edition
from tracker import diff_editions

COUNTRIES = ("Alvania", "Borduria", "Cordovia", "Drusselstein")
PAPERS = ("daily newspapers", "no private radio", "a law on libel", "weekly magazines in three languages")
JUDGES = ("resigned over a quarrel", "took bribes", "was appointed for life", "refused to hear witnesses")
TAKEN = "Officials took the passports of seven journalists at the airport."


def chapters(taken_in: str, *, without: str = "") -> str:
    """A chapter for each country with the same headings; in one of them something happened to journalists."""
    lines = ["# World report"]
    for number, country in enumerate(COUNTRIES):
        if country != without:
            lines += [f"## {country}", "### Press", f"{country} has {PAPERS[number]}."]
            lines += [TAKEN] if country == taken_in else []
            lines += ["### Courts", f"A judge {JUDGES[number]} there."]
    return "\n".join(lines)


def what_became_of(old: str, new: str) -> list[str]:
    """The kinds of the changes that have the sentence on journalists."""
    return sorted(
        str(change.kind)
        for change in diff_editions(edition(old), edition(new)).changes
        if TAKEN in [finding.text for finding in (*change.old, *change.new)]
    )


def test_what_another_country_is_told_to_have_done_is_not_what_the_first_did() -> None:
    """Letter by letter the same, and unique in either edition."""
    assert what_became_of(chapters("Alvania"), chapters("Cordovia")) == ["added", "removed"]
    assert what_became_of(chapters("Alvania"), chapters("Alvania")) == ["unchanged"]


@pytest.mark.parametrize(("gone", "came"), [("Alvania", ""), ("", "Alvania")])
def test_what_a_chapter_said_that_only_one_edition_has_may_stand_anywhere(gone: str, came: str) -> None:
    """Its sentences may have gone into another chapter, or have come from one."""
    old = chapters("Alvania" if gone else "Cordovia", without=came)
    new = chapters("Cordovia" if gone else "Alvania", without=gone)
    assert what_became_of(old, new) == ["unchanged"]


def test_parts_of_one_subject_are_no_subjects() -> None:
    """Where the headings of each chapter are its own, a sentence may move from one to another."""
    old, new = chapters("Alvania"), chapters("Cordovia")
    for number in range(len(COUNTRIES)):
        for heading in ("### Press\n", "### Courts\n"):
            title = f"### {JUDGES[number]} {heading[4:]}"
            old, new = (text.replace(heading, title, 1) for text in (old, new))
    assert what_became_of(old, new) == ["unchanged"]


@pytest.mark.parametrize("kind", ["Article", "Annex", "Case No.", ""])
def test_numbered_chapters_may_be_renumbered(kind: str) -> None:
    """One was put in before the others: each has the number, and the place, that the next one had."""

    def numbered(first: int) -> str:
        return "\n".join(
            ["# Commentary"]
            + [
                f"## {kind} {first + number}\n### Text\n{country} has {PAPERS[number]}.\n"
                f"### Comment\nA fee of {number + 3} marks is due.\nA judge {JUDGES[number]} there."
                for number, country in enumerate(COUNTRIES)
            ]
        )

    changes = diff_editions(edition(numbered(1)), edition(numbered(2))).changes
    assert {str(change.kind) for change in changes} == {"unchanged"}
