# ruff: noqa: E501 - a table of cases reads best one case a line
"""Figures and dates are set against those that count the same thing, and told with what belongs to them."""

from __future__ import annotations

import pytest

from tests.diffing.pairs import signals
from tracker.model import Signal, SignalType

T = SignalType


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("They worked 45 hours per week.", "They worked 45 hours per month.", [("45 hours per week", "45 hours per month")]),
        ("At least 20 died.", "More than 20 died.", [("At least 20", "More than 20")]),
        ("It took three months to one year.", "It took three months to three years.", [("three months to one year", "three months to three years")]),
        ("It was as much as 59 percent.", "It was 59 percent.", [("as much as 59 percent", "59 percent")]),
        ("It was as high as 90 percent.", "It was as low as 90 percent.", [("as high as 90 percent", "as low as 90 percent")]),
        ("It was as much as 59 percent.", "It was up to 59 percent.", []),
        ("Police beat 12 women.", "Police beat 12 men.", [("12 women", None), (None, "12 men")]),
        ("It happened in November 2022.", "It happened in Nov. 2022.", []),
        ("Police freed 12 inmates.", "Police freed 12 detainees.", []),
        ("12 percent of the workforce struck.", "12 percent of workers struck.", []),
        ("Marriage before age 18 rose.", "Marriage before 18 girls rose.", []),
        ("Marriage before 18 girls rose.", "Marriage before age 18 rose.", []),
        ("It could not last 30 days.", "It could never last 30 days.", []),
    ],
)  # fmt: skip
def test_what_belongs_to_a_figure_is_part_of_it(
    old: str, new: str, expected: list[tuple[str | None, str | None]]
) -> None:
    """The span that it is for, its bound, its range, what it counts."""
    found = [(signal.old, signal.new) for signal in signals(old, new) if signal.type in (T.FIGURE, T.DATE)]
    assert found == expected


def test_shares_of_other_things_are_not_paired() -> None:
    """Girls and boys are counted apart."""
    old, new = "It found 40 percent of girls at school.", "It found 52 percent of the boys at school."
    figures = [signal for signal in signals(old, new) if signal.type is T.FIGURE]
    assert figures == [Signal(T.FIGURE, "40 percent", None), Signal(T.FIGURE, None, "52 percent")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It must close by May 3.", "It must close no later than May 3."),
        ("Late in 2022 it closed.", "In late 2022 it closed."),
        ("In May 2022 and June 2022 it closed.", "In May and June 2022 it closed."),
        ("It lasted from 2019 until 2022.", "It lasted from 2019 to 2022."),
        ("Data from 2021 were used.", "Data for 2021 were used."),
        ("Men stayed away following the June riots.", "Men stayed away because of the June riots."),
        ("He was held in January.", "He was held in January before being freed."),
    ],
)
def test_what_stands_before_a_date_may_say_nothing_of_it(old: str, new: str) -> None:
    """The ends of a range, a source of that year, the riots of June."""
    assert not [signal for signal in signals(old, new) if signal.type in (T.DATE, T.NAME)]


def test_another_year_of_the_same_name_is_a_date() -> None:
    """The yearly edition of a report is another one, though its year is part of the name."""
    old, new = "The Nations Watch 2020 report was grim.", "The Nations Watch 2023 report was grim."
    assert signals(old, new) == (Signal(T.DATE, "2020", "2023"),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("NGOs criticized the {} Law on Assembly.", "NGOs criticized the {} Law on Assembly."),
        ("In its {} Freedom Index, it praised the press.", "Its {} Freedom Index called the press divided."),
    ],
)
def test_another_year_before_the_same_name_is_a_date(old: str, new: str) -> None:
    """A law of another year is another law; one of the same year, or of none, is not."""
    assert Signal(T.DATE, "2019", "2024") in signals(old.format(2019), new.format(2024))
    assert not any(
        signal.type is T.DATE
        for other in (new.format(2019), new.replace("{} ", ""))
        for signal in signals(old.format(2019), other)
    )


def test_the_year_of_a_law_is_not_that_in_which_another_was_passed() -> None:
    """`the Press Law of 2015` has its year in its name; that of another law of this name is another."""
    old = "The government replaced the Press Law of 2015, which critics feared."
    assert signals(old, "Critics feared the vague press law that passed in 2023.")[0] == (
        Signal(T.DATE, None, "2023")
    )
    assert Signal(T.DATE, "2015", "2023") in signals(old, old.replace("2015", "2023"))


def test_a_convention_of_another_year_is_another_name() -> None:
    """Where more of the name changed, the year is told with it, and once."""
    old, new = "It signed the 1951 Convention.", "It signed the 1967 Protocol."
    assert signals(old, new) == (Signal(T.NAME, "1951 Convention", "1967 Protocol"),)


def test_a_sum_is_the_same_by_code_and_by_name() -> None:
    """The code before the figure is no name."""
    assert signals("It paid KZT 3,000 for each sheep.", "It paid 3,000 tenge for each sheep.") == ()


def test_figures_that_changed_places_are_both_changed() -> None:
    """Each stands on the other side too, but counts another thing there."""
    old = "It registered 121 complaints, and 23 men were convicted."
    new = "It registered 23 complaints, and 121 men were convicted."
    assert signals(old, new) == (
        Signal(T.FIGURE, "121 complaints", "23 complaints"),
        Signal(T.FIGURE, "23 men", "121 men"),
    )


def test_two_numbers_in_words_that_changed_places_are_both_changed() -> None:
    """No number went or came."""
    given = signals("Three persons died and two fled.", "Two persons died and three fled.")
    assert given == (Signal(T.FIGURE, "Three persons", "Two persons"), Signal(T.FIGURE, "two", "three"))


def test_figures_of_another_source_are_not_paired() -> None:
    """What two sources count is shown as dropped and added."""
    old = "According to the NGO union, there were 31 crisis centers."
    new = "According to the Ministry of Health, there were 49 crisis centers."
    figures = [signal for signal in signals(old, new) if signal.type is T.FIGURE]
    assert figures == [
        Signal(T.FIGURE, "31 crisis centers", None),
        Signal(T.FIGURE, None, "49 crisis centers"),
    ]


def test_figures_are_paired_with_those_of_their_own_source() -> None:
    """Where several sources count, each figure is of the one before it in its clause."""
    old = "The Law Society reported 66 cases of torture, while the Ministry of Health received five reports."
    new = "The Ministry of Health reported 26 cases of torture, while the Law Society reported 37 cases of torture."
    given = signals(old, new)
    assert Signal(T.FIGURE, "66", "26") not in given
    assert not [signal for signal in given if signal.old == "five" and signal.new]


def test_a_year_and_a_month_are_no_pair() -> None:
    """They have nothing by which to tell that the one took the place of the other."""
    given = signals(
        "Elections were widely reported to be fair, including elections in 2022.",
        "The March presidential election was widely reported to be fair.",
    )
    assert {Signal(T.DATE, "2022", None), Signal(T.DATE, None, "March")} <= set(given)


def test_figures_of_another_period_are_not_paired() -> None:
    """Ten months and half a year cannot be compared."""
    old, new = (
        "It received 125 complaints in the first 10 months.",
        "It received 138 complaints in the first half.",
    )
    figures = [signal for signal in signals(old, new) if signal.type is T.FIGURE]
    assert figures == [Signal(T.FIGURE, "125 complaints", None), Signal(T.FIGURE, None, "138 complaints")]


def test_figures_are_paired_where_the_same_body_counted_them() -> None:
    """Whatever it calls what it counted them in."""
    old = "According to 2022 statistics from the Labor Office, 42 percent were poor."
    new = "According to 2023 data from the Labor Office, 39 percent were poor."
    assert Signal(T.FIGURE, "42 percent", "39 percent") in signals(old, new)
