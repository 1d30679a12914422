"""Which changes a filter leaves."""

from __future__ import annotations

import pytest

from tests.rendering.comparison_maker import edition
from tracker import diff_editions
from tracker.errors import NotFoundError
from tracker.model import Kind
from tracker.rendering.filtering import Filter, sections_named


def test_text_is_found_whatever_its_typography() -> None:
    """Editions differ in their quotes and hyphens, and a keyboard has others."""
    old = edition(
        "2020",
        [
            (
                0,
                "Ruritania",
                [["The President’s “non\N{NON-BREAKING HYPHEN}citizens” stayed away.", "Rain fell."]],
            )
        ],
    )
    new = edition(
        "2023", [(0, "Ruritania", [['The President\'s "non-citizens" stayed away.', "Rain fell."]])]
    )
    compared = diff_editions(old, new)
    for text in (
        "president's",
        "president’s",
        '"non-citizens"',
        "“Non\N{NON-BREAKING HYPHEN}Citizens”",
        "stayed\N{NO-BREAK SPACE}away",
    ):
        assert 1 == len(Filter(text=text).shown(compared) or ()), text


@pytest.mark.parametrize(
    "name", ["women's rights", "Women’s Rights", "c. women's", "Women’s   Rights \N{EN DASH} and"]
)
def test_sections_are_named_whatever_their_typography(name: str) -> None:
    """A heading as it is typed, with its label or without."""
    one = edition("2023", [(0, "Ruritania", []), (1, "c. Women’s Rights - and Duties", [["All may vote."]])])
    assert [frozenset({1})] == sections_named(name, one)


OUTLINE = [
    (0, "Ruritania", []),
    *(
        (1, f"Section {number}. {'Respect for the Integrity of the Person ' * 3}", [])
        for number in range(1, 8)
    ),
    (1, "Prisons and Other Places", [["Cells were cold."]]),
]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "Section 9",
            "the closest: Section 1. Respect for the Integrity of the Person Respect…; Section 2. ",
        ),
        ("other places", "the closest: Prisons and Other Places; --summary lists all 8 headings"),
        ("prosins", "the closest: Prisons and Other Places; --summary lists all 8 headings"),
        ("zebra", "'zebra'; --summary lists all 8 headings"),
    ],
)
def test_an_unknown_section_is_answered_with_the_closest_headings(name: str, said: str) -> None:
    """A few, cut short, each once however the editions print it; and where to see all."""
    shouted = [(level, title.upper(), text) for level, title, text in OUTLINE]
    compared = diff_editions(edition("2020", shouted), edition("2023", OUTLINE))
    with pytest.raises(NotFoundError) as error:
        Filter(section=name).shown(compared)
    message = str(error.value)
    assert said in message
    assert len(message) < 350
    assert message.count("Section") <= 4


@pytest.mark.parametrize("name", [">", " > ", " ", ".", "\u200b"])
def test_a_name_that_says_nothing_names_no_section(name: str) -> None:
    """Neither all of them, nor is one as close as the other."""
    compared = diff_editions(edition("2020", OUTLINE), edition("2023", OUTLINE))
    with pytest.raises(NotFoundError) as error:
        Filter(section=name).shown(compared)
    assert f"no section is named {name!r}; --summary lists all 8 headings" == str(error.value)


def test_a_name_that_breaks_off_is_read_so_far() -> None:
    """As one narrows from above, what is typed first counts alone."""
    one = edition("2023", OUTLINE)
    assert (
        sections_named("Prisons", one) == sections_named("Prisons >", one) == sections_named("> Prisons", one)
    )


def test_text_that_nobody_sees_is_no_filter() -> None:
    """A soft hyphen or a blank without width, pasted alone, is found everywhere and nowhere."""
    compared = diff_editions(edition("2020", OUTLINE), edition("2023", OUTLINE))
    unseen = Filter(text="\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}")
    assert ("", False, None) == (str(unseen), unseen.picks, unseen.shown(compared))


SENTENCES = ["Rain fell.", "Snow lay on the roofs.", "Nobody was held in custody.", "Courts sat in public."]


def test_rows_are_picked_by_their_numbers() -> None:
    """An exhibit holds the rows that somebody names, what is unchanged too."""
    old = edition("2020", [(0, "Ruritania", [SENTENCES])])
    compared = diff_editions(old, edition("2023", [(0, "Ruritania", [SENTENCES[:3]])]))
    ids = {change.number: change.id for change in compared.changes}
    wanted = Filter(rows=((1, 1), (3, 4)), unchanged=False)
    assert frozenset({ids[1], ids[3], ids[4]}) == wanted.shown(compared)
    assert "--row 1,3-4" == str(wanted)
    assert wanted.picks
    assert frozenset({ids[4]}) == Filter(rows=((1, 4),), kinds=(Kind.REMOVED,)).shown(compared)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (((5, 5),), "there is no row 5; the rows are 1 to 4"),
        (((2, 2), (4, 9)), "there is no row 9; the rows are 1 to 4"),
        (((0, 2),), "there is no row 0; the rows are 1 to 4"),
    ],
)
def test_a_row_that_is_not_there_is_told(rows: tuple[tuple[int, int], ...], said: str) -> None:
    """One that was mistyped must not be missing from an exhibit in silence."""
    old = edition("2020", [(0, "Ruritania", [SENTENCES])])
    compared = diff_editions(old, edition("2023", [(0, "Ruritania", [SENTENCES])]))
    with pytest.raises(NotFoundError) as caught:
        Filter(rows=rows).shown(compared)
    assert said == str(caught.value)
