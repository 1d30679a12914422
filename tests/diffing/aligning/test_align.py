"""Which findings are the same statement, then and now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import change_with, edition, verdicts
from tests.diffing.sentences import CELLS, COURTS, GUARDS, INSPECTORS, KILLINGS, LAWYERS, PRISONS
from tracker import diff_editions
from tracker.diffing.aligning.align import align
from tracker.model import LITTLE_ALIKE, Document, Flag, Kind
from tracker.reading import read, read_edition

if TYPE_CHECKING:
    from tracker.model import Comparison


def test_the_same_statement_is_found_wherever_it_stands() -> None:
    """Sections in another order change no finding; only one that left its section has moved."""
    old = edition(f"""
        # Report
        ## a. Killings
        {KILLINGS}
        ## b. Prisons
        {PRISONS}
        {INSPECTORS}
        {GUARDS}
        {CELLS}
        ## c. Courts
        {COURTS}
        {LAWYERS}
        """)
    new = edition(f"""
        # Report
        ## a. Courts
        {COURTS}
        {INSPECTORS}
        {LAWYERS}
        ## b. Killings
        {KILLINGS}
        ## c. Prisons
        {PRISONS}
        {GUARDS}
        {CELLS}
        """)
    comparison = diff_editions(old, new)
    assert {"unchanged"} == {change.kind for change in comparison.changes}
    assert [INSPECTORS] == [change.new[0].text for change in comparison.changes if "moved" in change.flags]


def test_a_sentence_parted_in_two_is_one_change() -> None:
    """It is a split, and a merge when the sides are swapped; no part is called added."""
    whole = edition("""
        ## Labor
        The law prohibits children from working in cotton fields, and inspectors fined eleven farms for it.
        Employers often confiscated the passports of migrant workers from neighboring countries.
        """)
    parted = edition("""
        ## Labor
        The law prohibits children from working in cotton fields.
        Inspectors fined eleven farms for it.
        Employers often confiscated the passports of migrant workers from neighboring countries.
        """)
    assert [("editorial", "split"), ("unchanged",)] == verdicts(diff_editions(whole, parted))
    assert [("editorial", "merged"), ("unchanged",)] == verdicts(diff_editions(parted, whole))


def test_a_list_that_became_a_sentence_keeps_its_items() -> None:
    """Items that the sentence still names are linked; the one that it dropped is not found."""
    items = edition("""
        ## Summary
        Significant human rights issues included:
        unlawful killings by or on behalf of the government;
        torture by law enforcement officers;
        harsh and life-threatening prison conditions;
        arbitrary detention of journalists;
        and restrictions on workers' freedom of association.
        """)
    whole = (
        "Significant human rights issues included unlawful killings by or on behalf of the government, "
        "torture by law enforcement officers, harsh and life-threatening prison conditions, and restrictions "
        "on workers' freedom of association."
    )
    sentence = edition(f"## Summary\n{whole}")
    shrunk = diff_editions(items, sentence)
    assert ["arbitrary detention of journalists;"] == [
        change.old[0].text for change in shrunk.changes if change.kind == "removed"
    ]
    assert "merged" in change_with(shrunk, "torture").flags
    grown = diff_editions(sentence, items)
    assert ["arbitrary detention of journalists;"] == [
        change.new[0].text for change in grown.changes if change.kind == "added"
    ]
    assert "split" in change_with(grown, "torture").flags


def test_a_run_in_heading_that_is_a_sentence_is_found_by_its_words() -> None:
    """It is all that the finding says: what was put into it does not make it another."""
    said = "<p><b>Our business could be harmed by a failure to attract {} personnel.</b> Wages rise.</p>"
    old, new = (
        read(Document(content=f"<h1>Risks</h1>{said.format(word)}".encode(), source="made.html"))
        for word in ("key", "and retain key")
    )
    assert [str(change.kind) for change in diff_editions(old, new).changes] == ["reworded", "unchanged"]


def test_a_formula_belongs_to_its_heading() -> None:
    """`Not applicable.` under a heading that went is not found, whatever others say the same."""
    old = edition("""
        ## a. Murders
        Not applicable.
        ## b. Arrests
        Not applicable.
        ## c. Strikes
        Not applicable.
        """)
    new = edition("""
        ## a. Murders
        Not applicable.
        ## b. Strikes
        Not applicable.
        ## c. Elections
        Not applicable.
        """)
    found = {
        (
            old.section_of(change.old[0]).title if change.old else None,
            new.section_of(change.new[0]).title if change.new else None,
        )
        for change in diff_editions(old, new).changes
    }
    expected = {
        ("a. Murders", "a. Murders"),
        ("b. Arrests", None),
        ("c. Strikes", "b. Strikes"),
        (None, "c. Elections"),
    }
    assert expected == found


def test_a_statement_that_stood_twice_and_stands_once_is_still_there() -> None:
    """Nothing is called removed of which the same words still stand, and nothing added that stood before."""
    twice = edition(f"""
        ## a. Prisons
        {PRISONS}
        {INSPECTORS}
        ## b. Summary
        {PRISONS}
        {COURTS}
        """)
    once = edition(f"""
        ## a. Prisons
        {PRISONS}
        {INSPECTORS}
        ## b. Summary
        {COURTS}
        """)
    for old, new in ((twice, once), (once, twice)):
        copies, *others = diff_editions(old, new).changes
        assert {"unchanged"} == {change.kind for change in others}
        assert copies.kind in {"unchanged", "editorial"}
        assert 3 == len(copies.old) + len(copies.new)


def test_links_are_sure_of_the_same_words() -> None:
    """An identical statement is linked with probability 1."""
    text = f"## Prisons\n{PRISONS}\n{INSPECTORS}"
    assert {(0, 0): 1.0, (1, 1): 1.0} == dict(align(edition(text), edition(text)).links)


def test_what_two_chapters_said_and_one_still_says_is_not_gone(seeds_compared: Comparison) -> None:
    """The summary said it too; the chapter that still says it took in both."""
    change = change_with(seeds_compared, "government and constitution concentrate power in the presidency")
    assert [finding.text for finding in change.new] == [
        "The constitution concentrated power in the presidency."
    ]
    assert Flag.MERGED in change.flags


@pytest.mark.parametrize(
    ("pair", "gone"),
    [
        ("laos-2023-2024", "serious restrictions on internet freedom;"),
        ("tajikistan-2023-2024", "serious restrictions on internet freedom;"),
        ("georgia-2023-2024", "The report termed the incidents of physical and psychological violence"),
        ("jordan-2023-2024", "As of September, 33 resulted in a conviction"),
    ],
)
def test_of_two_statements_of_one_wording_one_hides_not_that_the_other_went(pair: str, gone: str) -> None:
    """What still stands is the one; the other is not merged into it, whichever edition is the newer."""
    folder = Path(__file__).parents[2] / "gold" / pair
    old, new = read_edition(folder / "old.txt"), read_edition(folder / "new.txt")
    assert change_with(diff_editions(old, new), gone).kind is Kind.REMOVED
    assert change_with(diff_editions(new, old), gone).kind is Kind.ADDED


def test_figures_that_changed_do_not_part_a_statement(seeds_compared: Comparison) -> None:
    """With its figures replaced and a prefix parted, it is the same recurring statement."""
    change = change_with(seeds_compared, "three of the 23 cabinet members were non-Kazakhs")
    assert [finding.text for finding in change.new] == [
        "Only one of the 26 cabinet members was not an ethnic Kazakh."
    ]


@pytest.fixture(scope="module")
def georgia() -> Comparison:
    """Two editions with two lists of one kind each, and with pointers."""
    folder = Path(__file__).parents[2] / "gold" / "georgia-2023-2024"
    return diff_editions(read_edition(folder / "old.txt"), read_edition(folder / "new.txt"))


def test_of_two_lists_of_one_kind_each_keeps_its_own(georgia: Comparison) -> None:
    """A lead without a link goes to the likeliest sentence, not to every one that is likely."""
    lead, of_some_places = (
        "Significant human rights issues",
        "in the occupied regions included credible reports of",
    )
    whole = change_with(georgia, f"{lead} included credible reports of: torture")
    part = change_with(georgia, f"{lead} {of_some_places} arbitrary")
    assert (len(whole.new), len(part.new)) == (1, 1)
    assert f"{lead} included credible reports of:" in [finding.text for finding in whole.old]
    assert part.old[0].text == f"{lead} {of_some_places}:"


def test_a_statement_is_never_set_against_a_mere_pointer(georgia: Comparison) -> None:
    """Though the pointer names what the statement is about; a pointer goes with a pointer."""
    assert (
        change_with(georgia, "There were no reports of antisemitic incidents during the year.").kind
        is Kind.ADDED
    )
    pointer = change_with(georgia, "annual International Religious Freedom Report")
    assert all("International Religious Freedom Report" in finding.text for finding in pointer.old)


def test_a_pointer_behind_a_word_of_notice_is_a_pointer() -> None:
    """A note of a text whose boxes were lost begins `Note See …`."""
    old = edition(
        "## 4. Corruption\nThe law set penalties.\nNote See Section 5.2, Freedom of Information Acts."
    )
    new = edition("## 4. Corruption\nThe law set penalties.\nSee Section 6.1, Freedom of Information Acts.")
    for one, other in ((old, new), (new, old)):
        assert [len(change.new) for change in diff_editions(one, other).changes] == [1, 1]


def test_a_mere_pointer_ties_no_two_sections_that_hold_more(georgia: Comparison) -> None:
    """Sections of pointers alone correspond by them; the same one stood in a section of other matters too."""
    drawn = {
        (row.old.title, row.new.title): str(row.relation) for row in georgia.crosswalk if row.old and row.new
    }
    assert drawn["c. Freedom of Religion", "d. Violations in Religious Freedom"] == "renamed"
    assert drawn["Antisemitism", "d. Acts of Antisemitism and Antisemitic Incitement"] == "renamed"


def test_what_is_little_alike_turned_round_in_nothing() -> None:
    """What has few words in common is most likely two findings; that one denies something is no turn."""
    folder = Path(__file__).parents[2] / "gold" / "jordan-2023-2024"
    comparison = diff_editions(read_edition(folder / "old.txt"), read_edition(folder / "new.txt"))
    assert change_with(comparison, "Labor NGOs did not face government restrictions").kind is Kind.REWORDED
    turned = [change.similarity or 0.0 for change in comparison.changes if Flag.REVERSED in change.flags]
    assert min(turned, default=1.0) >= LITTLE_ALIKE


def test_a_pointer_that_claims_something_by_the_way_is_linked_with_one_that_does_not() -> None:
    """`…, which includes …` and `… that includes …` say the same."""
    text = "For more information on corruption, please see the Strategy Report{} information on crimes."
    old = edition("## 4. Corruption\nThe law set penalties.\n" + text.format(", which includes"))
    new = edition("## 4. Corruption\nThe law sets penalties.\n" + text.format(" that includes"))
    assert [
        change.kind for change in diff_editions(old, new).changes if not change.old or not change.new
    ] == []
