"""Which section became which."""

from __future__ import annotations

import pytest

from tests.diffing.maker import edition, rows
from tracker import diff_editions

KILLINGS = "There were several reports that security forces committed arbitrary killings."
MINERS = "No official was charged with the beating of miners at the oil field."
INQUIRY = "The prosecutor opened an inquiry into the death of a prisoner in the north."
PRISONS = "Prison conditions were harsh and sometimes life threatening because of overcrowding."
INSPECTORS = "Inspectors visited forty facilities and published their findings online."
COURTS = "Judges were poorly paid and bribery of clerks was common in the provinces."
LAWYERS = "The bar association complained that lawyers were refused access to their clients."

OLD = f"""
    # Report
    ## a. Killings
    {KILLINGS}
    {MINERS}
    {INQUIRY}
    ## b. Prisons
    {PRISONS}
    {INSPECTORS}
    ## c. Courts
    {COURTS}
    {LAWYERS}
    """

SAME = {("same", "a. Killings", "a. Killings"), ("same", "b. Prisons", "b. Prisons")}


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(OLD, {*SAME, ("same", "c. Courts", "c. Courts")}, id="same"),
        pytest.param(
            OLD.replace("c. Courts", "c. Fair Public Trial"),
            {*SAME, ("renamed", "c. Courts", "c. Fair Public Trial")},
            id="renamed: content decides, not the heading",
        ),
        pytest.param(
            OLD.replace("c. Courts", "d. COURTS"),
            {*SAME, ("same", "c. Courts", "d. COURTS")},
            id="another letter, another case: the same",
        ),
        pytest.param(
            OLD.replace(f"## c. Courts\n    {COURTS}\n", f"{COURTS}\n"),
            {
                ("same", "a. Killings", "a. Killings"),
                ("merged", "b. Prisons", "b. Prisons"),
                ("merged", "c. Courts", "b. Prisons"),
            },
            id="merged",
        ),
        pytest.param(
            OLD.replace(MINERS, f"{MINERS}\n## b. Deaths in Custody"),
            {
                ("split", "a. Killings", "a. Killings"),
                ("split", "a. Killings", "b. Deaths in Custody"),
                ("same", "b. Prisons", "b. Prisons"),
                ("same", "c. Courts", "c. Courts"),
            },
            id="split",
        ),
        pytest.param(
            OLD.replace(f"## c. Courts\n    {COURTS}\n    {LAWYERS}\n", ""),
            {*SAME, ("removed", "c. Courts", None)},
            id="removed",
        ),
        pytest.param(
            OLD + "    ## d. Elections\n    Voters chose among seven parties by proportional vote.\n",
            {
                *SAME,
                ("same", "c. Courts", "c. Courts"),
                ("added", None, "d. Elections"),
            },
            id="added",
        ),
        pytest.param(
            OLD.replace(COURTS, "").replace(LAWYERS, "").replace("c. Courts", "c. Courts (see section 6)"),
            {*SAME, ("same", "c. Courts", "c. Courts (see section 6)")},
            id="a heading without findings follows its words",
        ),
    ],
)
def test_a_section_is_followed_by_its_content(new: str, expected: set[tuple[str, str, str]]) -> None:
    """Each relation on a small example."""
    assert expected == rows(diff_editions(edition(OLD), edition(new)))


def test_sections_in_another_order_have_moved() -> None:
    """The fewest that explain the new order are called moved."""
    new = f"""
        # Report
        ## a. Prisons
        {PRISONS}
        {INSPECTORS}
        ## b. Courts
        {COURTS}
        {LAWYERS}
        ## c. Killings
        {KILLINGS}
        {MINERS}
        {INQUIRY}
        """
    expected = {
        ("same", "b. Prisons", "a. Prisons"),
        ("same", "c. Courts", "b. Courts"),
        ("moved", "a. Killings", "c. Killings"),
    }
    assert expected == rows(diff_editions(edition(OLD), edition(new)))


def test_a_section_under_another_heading_has_moved() -> None:
    """It need not have changed its place among its neighbours."""
    old = f"""
        # Report
        ## Section 1. Integrity of the Person
        ### a. Killings
        {KILLINGS}
        {MINERS}
        ### b. Courts
        {COURTS}
        {LAWYERS}
        ## Section 2. Civil Liberties
        ### a. Prisons
        {PRISONS}
        {INSPECTORS}
        """
    new = old.replace("### b. Courts", "## Section 2. Civil Liberties\n### b. Courts").replace(
        "    ## Section 2. Civil Liberties\n        ### a. Prisons", "    ### a. Prisons"
    )
    found = rows(diff_editions(edition(old), edition(new)))
    assert ("moved", "b. Courts", "b. Courts") in found
    assert ("same", "a. Killings", "a. Killings") in found
    assert ("same", "a. Prisons", "a. Prisons") in found


def test_one_stray_finding_ties_no_sections() -> None:
    """It has moved; the sections it left and entered stay what they were."""
    new = OLD.replace(f"{INQUIRY}\n    ", "").replace(COURTS, f"{COURTS}\n    {INQUIRY}")
    comparison = diff_editions(edition(OLD), edition(new))
    assert {*SAME, ("same", "c. Courts", "c. Courts")} == rows(comparison)
    assert [INQUIRY] == [change.new[0].text for change in comparison.changes if "moved" in change.flags]


def test_rows_count_changes_and_words() -> None:
    """A change counts for the section of each of its findings."""
    new = OLD.replace(PRISONS, "").replace(LAWYERS, f"{LAWYERS}\n    A jury acquitted the editor of libel.")
    counted = {
        row.old.title: (dict(row.counts), row.old_words, row.new_words)
        for row in diff_editions(edition(OLD), edition(new)).crosswalk
        if row.old
    }
    assert ({"unchanged": 1, "removed": 1}, 20, 9) == counted["b. Prisons"]
    assert ({"unchanged": 2, "added": 1}, 25, 32) == counted["c. Courts"]


def test_words_without_blanks_are_counted_as_those_of_an_edition() -> None:
    """The words of all sections are those of the edition, also in Chinese and Japanese."""
    text = """
        # 报告
        ## 一、监狱
        监狱条件恶劣。
        警方在五月拘留了九名男子。
        ## 二、法院
        法官的薪酬很低。
        """
    old = edition(text, language="zh")
    (_, prisons, courts) = diff_editions(old, edition(text, language="zh")).crosswalk
    assert (9, 4) == (prisons.old_words, courts.old_words)
    assert old.words == (prisons.new_words or 0) + (courts.new_words or 0)
