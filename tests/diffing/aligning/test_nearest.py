"""The passage that comes closest to a finding without counterpart."""

from __future__ import annotations

from tests.diffing.maker import change_with, edition
from tracker import diff_editions

OLD = edition("""
    ## Prisons
    Prison conditions were harsh and sometimes life threatening because of overcrowding.
    In May a court in Oral sentenced the blogger Aigerim Tleuova to three years for spreading false rumors.
    Guards read the letters of inmates.
    """)
NEW = edition("""
    ## Prisons
    Prison conditions were harsh and sometimes life threatening because of overcrowding.
    Two publishers lost their licenses after the blogger Marat Dauletov had fled to Georgia.
    Visiting hours had been doubled since spring.
    """)


def test_a_finding_that_went_names_what_comes_closest() -> None:
    """The reader can check the verdict in one look."""
    nearest = change_with(diff_editions(OLD, NEW), "Tleuova").nearest
    assert nearest is not None
    assert nearest.finding.text.startswith("Two publishers")
    assert 0 < nearest.similarity < 0.5


def test_a_finding_that_came_names_what_came_closest_before() -> None:
    """The same for added findings."""
    nearest = change_with(diff_editions(OLD, NEW), "Dauletov").nearest
    assert nearest is not None
    assert nearest.finding.text.startswith("In May")


def test_there_is_always_somewhere_to_look() -> None:
    """Where nothing is alike, the finding at the same relative place is named; it is like nothing."""
    nearest = change_with(diff_editions(OLD, NEW), "letters of inmates").nearest
    assert nearest is not None
    assert nearest.finding in NEW.findings


def test_what_stands_in_its_section_comes_closer() -> None:
    """Of two passages that share as much, that of the section which corresponds is named."""
    prisons = "Prison conditions were harsh because of overcrowding.\nCells were unheated in winter."
    courts = "Judges were poorly paid and clerks took bribes.\nLawyers were refused access to their clients."
    gone = "Doctors from the town treated typhus and scurvy at their own cost for many months."
    one, other = "One clerk had typhus, his brother wrote.", "One warden had typhus, his brother wrote."
    old = edition(f"## Courts\n{courts}\n## Prisons\n{prisons}\n{gone}")
    new = edition(f"## Courts\n{courts}\n{one}\n## Prisons\n{prisons}\n{other}")
    nearest = change_with(diff_editions(old, new), gone).nearest
    assert nearest is not None
    assert nearest.finding.text == other


def test_linked_findings_name_none() -> None:
    """Only what has no counterpart needs one."""
    assert change_with(diff_editions(OLD, NEW), "overcrowding").nearest is None


def test_beside_an_empty_edition_there_is_nothing_near() -> None:
    """An edition without findings has no passage to name."""
    empty = edition("# Report")
    assert {None} == {change.nearest for change in diff_editions(OLD, empty).changes}
    assert {None} == {change.nearest for change in diff_editions(empty, OLD).changes}
