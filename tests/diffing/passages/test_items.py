"""Items of enumerations that share only words which qualify others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import change_with
from tracker import diff_editions
from tracker.diffing.passages.items import Items, things_of
from tracker.model import Document, Form, Kind
from tracker.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("unlawful or arbitrary killing by or on behalf of the government;", {"kill", "behalf", "govern"}),
        ("arbitrary or unlawful interference with privacy;", {"interfer", "privaci"}),
        ("problems with the independence of the judiciary;", {"problem", "independ", "judiciari"}),
        ("arbitrary arrest;", {"arrest"}),
        ("censorship", {"censorship"}),
    ],
)
def test_adjectives_before_others_name_nothing(text: str, things: set[str]) -> None:
    """But the last word of a phrase does, however it ends."""
    assert things_of(text) == things


OLD = "unlawful or arbitrary killing by the government; political prisoners; corruption; and censorship."
NEW = (
    "arbitrary or unlawful interference with privacy; political prisoners and detainees; serious "
    "government corruption; and censorship."
)


def test_killing_is_not_privacy() -> None:
    """An item is gone though another one is as unlawful; the others are found again."""
    old, new = (
        read(Document(content=f"Report\n\nSUMMARY\n\nIssues included: {text}\n".encode(), source="a.txt"))
        for text in (OLD, NEW)
    )
    compared = diff_editions(old, new)
    assert change_with(compared, "killing").kind is Kind.REMOVED
    assert change_with(compared, "privacy").kind is Kind.ADDED
    assert change_with(compared, "detainees").kind is Kind.REWORDED
    assert change_with(compared, "government corruption").old


def test_items_of_one_list_that_alone_name_a_thing_are_one() -> None:
    """However little they share: a topic is told by its own word, not by what qualifies several."""
    editions = [
        read(Document(content=f"Report\n\nSUMMARY\n\nIssues included: {text}\n".encode(), source="a.txt"))
        for text in (
            "torture by and on behalf of the state; problems with the independence of courts; theft; bribes.",
            "threats; prohibiting independent unions; torture or inhuman treatment or penalties; censorship.",
        )
    ]
    linked = [
        [change.old[0].text.split()[0], change.new[0].text.split()[0]]
        for change in diff_editions(*editions).changes
        if change.old and change.new and change.old[0].form is Form.ITEM
    ]
    assert linked == [["torture", "torture"]]


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("They had accused Omar Lindt of corruption, fraud, and abuse of office.", True),
        ("They had accused Omar Lindt of political corruption, fraud, and abuse of office.", False),
    ],
)
def test_what_a_list_begins_with_stands_though_no_joint_parts_it_from_the_lead(
    sentence: str, stands: bool
) -> None:
    """`Accused of: corruption` became `accused of corruption`."""
    listed = "They had accused Omar Lindt of:\n\n- corruption\n- fraud\n- abuse of office"
    old, new = (
        read(Document(content=f"# Report\n\n{text}\n".encode(), source="a.md")) for text in (listed, sentence)
    )
    assert ((1, 0) in Items(old, new).links({(0, 0): 1.0})) == stands
    assert ((0, 1) in Items(new, old).links({(0, 0): 1.0})) == stands


LIST = (
    "unlawful killing by the government; torture by the government; political prisoners; serious government "
    "corruption; special use of phones; and censorship."
)
SENTENCE = "torture by the government; serious government corruption; and special use of phones."


@pytest.mark.parametrize("turned", [False, True])
def test_what_a_sentence_names_is_found_in_a_list_and_no_more(turned: bool) -> None:
    """Three items are a sentence: each that it names stands, and none that only shares words with those."""
    editions = [
        read(Document(content=f"Report\n\nSUMMARY\n\nIssues included: {text}\n".encode(), source="a.txt"))
        for text in (LIST, SENTENCE)
    ]
    compared = diff_editions(*(reversed(editions) if turned else editions))
    alone = {
        finding.text
        for change in compared.changes
        if not (change.old and change.new)
        for finding in change.old + change.new
    }
    assert alone == {"unlawful killing by the government;", "political prisoners;", "and censorship."}


def test_a_lead_that_claims_nothing_went_where_its_items_are() -> None:
    """`There were:` is not gone where its list became two sentences, nor new the other way round."""
    things = (
        "arrests of activists in the north",
        "torture by police in detention",
        "censorship of books",
        "fines",
    )
    lists = "There were: " + "; ".join(things) + "."
    said = (
        f"Monitors saw {things[0]} and {things[1]}. They also saw {things[2]} and of {things[3]} on papers."
    )
    old, new = (
        read(Document(content=f"Report\n\nSUMMARY\n\n{text}\n".encode(), source="a.txt"))
        for text in (lists, said)
    )
    for one, other in ((old, new), (new, old)):
        change = change_with(diff_editions(one, other), "There were")
        assert change.old
        assert change.new


@pytest.mark.parametrize("lead", ["There were:", "These included:", "They include the following:"])
def test_a_lead_that_claims_nothing_goes_with_what_is_left_of_its_list(lead: str) -> None:
    """Though an item of the list is gone, and that one is still told."""
    listed = f"{lead}\n\n- torture by police\n- arbitrary arrest of students\n- closure of three papers"
    said = "There was torture by police, and arbitrary arrest of students."
    old, new = (
        read(Document(content=f"# Report\n\n{text}\n".encode(), source="a.md")) for text in (listed, said)
    )
    for one, other in ((old, new), (new, old)):
        comparison = diff_editions(one, other)
        change = change_with(comparison, lead)
        assert change.old
        assert change.new
        gone = change_with(comparison, "closure of three papers")
        assert not (gone.old and gone.new)


@pytest.mark.parametrize(
    ("items", "left", "gone"),
    [
        (
            ("Close the old wing of the prison in Alma", "Close the old wing of the prison in Zenda", "Go"),
            ("Close the old wing of the prison in Zenda at once", "Go"),
            True,
        ),
        (
            ("violence against women in camps", "violence against children in camps", "torture"),
            ("violence against women and children in camps", "torture"),
            False,
        ),
        (
            ("Close the wing of the prison", "Close the old wing of the prison in Zenda", "Go"),
            ("Close the old wing of the prison in Zenda at once", "Go"),
            False,
        ),
        (
            ("Close the old wing of the prison for women", "Close the old wing of the prison for men", "Go"),
            ("Close the old wing of the prison for women and other persons", "Go"),
            False,
        ),
        (
            ("Close the old wing of the prison for women", "Close the old wing of the prison for men", "Go"),
            ("Close the old wing of the prison for women as well as for other persons", "Go"),
            False,
        ),
    ],
)  # fmt: skip
def test_an_item_beside_its_near_twin_is_gone_with_what_tells_the_two_apart(
    items: Sequence[str], left: Sequence[str], gone: bool
) -> None:
    """What it shares with the one that is left is said by that one; what that one names, too, is merged."""
    old, new = (
        read(
            Document(
                content=("# Report\n\nIt asked:\n\n" + "".join(f"- {said}\n" for said in listed)).encode(),
                source="a.md",
            )
        )
        for listed in (items, left)
    )
    for one, other in ((old, new), (new, old)):
        comparison = diff_editions(one, other)
        change = change_with(comparison, items[0]) if gone else change_with(comparison, left[0])
        assert len(change.old) + len(change.new) == (1 if gone else 3)
