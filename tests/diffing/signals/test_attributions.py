# ruff: noqa: E501 - a table of cases reads best one case a line
"""Who reports a thing, and whether that changed."""

from __future__ import annotations

import pytest

from tests.diffing.pairs import finding, signals
from tracker.diffing.passages.abbreviations import Abbreviations
from tracker.diffing.signals.signals import signals_of
from tracker.diffing.words.words import diff_words
from tracker.model import Signal, SignalType

T = SignalType


def test_who_alleged_it_is_a_source() -> None:
    """Though to allege is a hedge, too; but a court that denied an appeal reports nothing."""
    assert signals("NGOs alleged that guards beat men.", "The union alleged that guards beat men.") == (
        Signal(T.ATTRIBUTION, "NGOs", "union"),
    )
    assert not any(
        signal.type is T.ATTRIBUTION
        for signal in signals("The court denied his appeal.", "The court heard his appeal.")
    )


def test_who_is_listed_with_others_reports() -> None:
    """Each of the list is part of the source."""
    new = "Media, lawyers, and others reported that guards beat men."
    assert signals("Observers reported that guards beat men.", new) == (
        Signal(T.ATTRIBUTION, "Observers", "Media, lawyers, and others"),
    )


def test_who_reports_may_be_abbreviated_before_an_apposition() -> None:
    """The abbreviation in brackets ends no source."""
    old = "The Rights Commission (RC) reported torture."
    new = "In May, the Rights Commission (RC), an independent body set up by law, reported torture."
    found = signals_of(
        [finding(old)], [finding(new)], diff_words(old, new), abbreviations=Abbreviations(old, new).within()
    )
    assert not any(signal.type is T.ATTRIBUTION for signal in found)


def test_a_report_before_a_comma_reports_nothing() -> None:
    """`In its Index report, the group said`: a noun."""
    old = "In its Media Index report, Lux Watch praised the state of the press."
    new = "In its Media Index report, the nonprofit group Lux Watch split the press into two camps."
    assert not any(signal.type is T.ATTRIBUTION for signal in signals(old, new))


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        (
            "The ministry said wages rose, and the union said wages fell.",
            "The union said wages rose, and the ministry said wages fell.",
            ("ministry", "union"),
        ),
        (
            "Wages rose, according to the ministry, but prices rose too, according to the union.",
            "Wages rose, according to the union, but prices rose too, according to the ministry.",
            ("ministry", "union"),
        ),
        (
            "Vox Group reported 12 deaths, while Lux Watch reported 14 deaths.",
            "Lux Watch reported 12 deaths, while Vox Group reported 14 deaths.",
            ("Vox Group", "Lux Watch"),
        ),
    ],
)
def test_sources_that_took_each_others_places_are_told(old: str, new: str, names: tuple[str, str]) -> None:
    """Each as given up for the other, for another says now what one said."""
    one, other = names
    assert signals(old, new) == (
        Signal(T.ATTRIBUTION, one, other),
        Signal(T.ATTRIBUTION, other, one),
    )


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        (
            "According to the ministry, the union filed 12 complaints.",
            "According to the union, the ministry filed 12 complaints.",
            ("ministry", "union"),
        ),
        (
            "Vox Group reported that Lux Watch blocked the road.",
            "Lux Watch reported that Vox Group blocked the road.",
            ("Vox Group", "Lux Watch"),
        ),
    ],
)
def test_who_reports_what_another_did_is_told_where_they_changed_places(
    old: str, new: str, names: tuple[str, str]
) -> None:
    """Every word of the one stands in the other, but who reports is not who did it."""
    assert signals(old, new) == (Signal(T.ATTRIBUTION, *names),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The ministry said wages rose, and the union said wages fell.",
            "The union said wages fell, and the ministry said wages rose.",
        ),
        (
            "Wages rose, according to the ministry, but prices rose too, according to the union.",
            "Prices rose too, according to the union, but wages rose, according to the ministry.",
        ),
        ("The ministry and the union said wages rose.", "The union and the ministry said wages rose."),
        ("There were no reports of it.", "There were zero reports of it."),
        ("There were zero cases of it.", "There were no cases of it."),
        ("There were 0 reports of it.", "There were no reports of it."),
        ("At least 12 men voted.", "12 men or more voted."),
        ("He got five or more years.", "He got at least five years."),
        ("The wage was 40 tenge and above the average.", "The wage was 40 tenge."),
        ("Under Law No. 24 they were held.", "Under Law Number 24 they were held."),
        (
            "Terms rose from 15 to 20 days, and for theft from 15 to 20 days.",
            "Terms rose from 15 days to 20 days, and for theft from 15 days to 20 days.",
        ),
        ("The number fell from 30 to 25.", "The number rose from 25 to 30."),
        ("As noted in section 6, it failed.", "As noted in section 7, it failed."),
        ("The law was criticized by NGOs.", "NGOs criticized the law."),
        ("The ministry reported no torture.", "The ministry did not report torture."),
        ("Women were not treated equally.", "Women were treated unequally."),
        ("Some 90 percent of approximately ten clubs left.", "Some 90 per cent of about ten clubs left."),
        (
            "The fine was approximately 2 million tenge ($6,500).",
            "The fine was about 2 million tenge ($6500).",
        ),
        ("It fined him about 370 kip ($17,800).", "It fined him approximately 370 kip (17,800 dollars)."),
        ("On December 22, he fled to Danli.", "He fled to Danli on Dec. 22."),
        ("It made 1,900 inspections of wages due.", "It made 1900 inspections of unpaid wages."),
        ("It had 17 clubs, and more than 80 halls.", "It had 17 clubs, and over 80 halls."),
    ],
)
def test_what_is_said_by_the_same_sources_carries_no_signal(old: str, new: str) -> None:
    """A clause that moved with its source; `zero` for `no`."""
    assert signals(old, new) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The Open Institute stated there was bias.",
            "The Open Institute, a local NGO, stated there was bias.",
        ),
        ("Media organizations expressed concern.", "Media organizations continued to express concern."),
        ("Streha reported abuse of girls in towns.", "According to Streha, girls were abused in towns."),
        (
            "A statement from the Vox Office said schools closed.",
            "According to a statement from the Vox Office, schools closed.",
        ),
        ("Vox/Borduria reported schools closed.", "According to Vox/Borduria, schools closed."),
        ("These activists said schools closed.", "According to these activists, schools closed."),
        (
            "There were credible reports by local groups that guards beat men.",
            "Some local groups alleged guards beat men.",
        ),
        ("The Vox Office received five reports of abuse.", "The Vox Office reported 26 cases of abuse."),
        (
            "According to 2022 statistics from the Labor Office, 42 percent were poor.",
            "According to 2023 data from the Labor Office, 39 percent were poor.",
        ),
    ],
)
def test_who_still_reports_is_no_other_source(old: str, new: str) -> None:
    """Though what stands around it hides that it reports."""
    for found in (signals(old, new), signals(new, old)):
        assert T.ATTRIBUTION not in {signal.type for signal in found}


def test_who_is_named_but_reports_no_more_is_told() -> None:
    """The same body may stand there for another reason."""
    old = "According to the police, a man was hurt when he reported the theft."
    new = "Police hurt a man when he reported the theft."
    assert Signal(T.ATTRIBUTION, "police", None) in signals(old, new)


def test_what_was_found_in_a_house_has_no_source() -> None:
    """Only a time may stand between `found in` and `that`."""
    assert (
        signals("Police found in the house a gun that was loaded.", "A gun that was loaded was there.") == ()
    )


def test_who_reports_is_not_listed_with_what_was_reported_before() -> None:
    """A figure, a comma, `and`: the next source begins behind them."""
    given = signals(
        "The union stated that it was 30 percent, and NGO Labor League considered that it was 40 percent.",
        "The union stated that it was 30 percent.",
    )
    assert Signal(T.ATTRIBUTION, "NGO Labor League", None) in given


def test_who_reports_makes_no_list_of_two_with_what_was_reported() -> None:
    """`By security forces, and the union said`: only a third one before them makes a list."""
    given = signals(
        "The union reported torture by security forces.",
        "The union reported torture by security forces, and SJC reported killings.",
    )
    assert given == (Signal(T.ATTRIBUTION, None, "SJC"),)


def test_who_found_something_in_a_year_is_its_source() -> None:
    """A court by its abbreviation, and by its name with a time before what it found."""
    old = "The ECHR found that the state was responsible for arbitrary detentions."
    new = "The European Court of Human Rights found in 2021 that the state was responsible for arbitrary detentions."
    known = Abbreviations("the European Court of Human Rights (ECHR)").within()
    pieces = diff_words(old, new)
    given = signals_of([finding(old)], [finding(new)], pieces, abbreviations=known)
    assert given == (Signal(T.DATE, None, "2021"),)


@pytest.mark.parametrize(
    "time",
    ["In {}", "In March {}", "On March 5, {}", "On 5 March {}", "In the first half of {}", "As of July {}"],
)
def test_when_it_was_reported_is_no_part_of_who_reported(time: str) -> None:
    """Though no comma parts them; and the figures are those of one source."""
    old = f"{time.format(2019)} the ministry reported 14 deaths in custody."
    new = f"{time.format(2020)} the ministry reported 15 deaths in custody."
    given = signals(old, new)
    assert Signal(T.FIGURE, "14 deaths", "15 deaths") in given
    assert {signal.type for signal in given} == {T.FIGURE, T.DATE}


def test_a_mission_is_of_whom_it_is_named_after() -> None:
    """Its sender's abbreviation stands between the name and the mission: it is cited as before."""
    body = "Organization for Order and Union in Europe (OOUE) observer mission"
    old, new = (
        f"According to an {body}’s report, the vote was calm.",
        f"The {body} noted that the vote was loud.",
    )
    names = Abbreviations(old, new).within()
    found = signals_of([finding(old)], [finding(new)], diff_words(old, new), abbreviations=names)
    assert not [signal for signal in found if signal.type is T.ATTRIBUTION]


def test_who_reports_a_list_reports_its_items() -> None:
    """A source that only its item seems to lack is no signal; another one is."""
    old, same, other = (
        "lack of clean water in cells;",
        "The commission also reported lack of clean water in cells.",
        "Doctors reported lack of clean water in cells.",
    )

    def attributions(new: str) -> list[Signal]:
        pieces = diff_words(old, new)
        leads = ("Conditions: The commission reported many concerns including", "")
        found = signals_of([finding(old)], [finding(new)], pieces, leads=leads)
        return [signal for signal in found if signal.type in {T.ATTRIBUTION, T.NAME, T.ACTOR}]

    assert attributions(same) == []
    assert [(signal.old, signal.new) for signal in attributions(other)] == [("commission", "Doctors")]


def test_what_stands_in_another_cell_reports_nothing() -> None:
    """`Noted` is a verdict on what the cell before it says."""
    row = "Ratify the Optional Protocol to the Convention against Torture | {} | Denmark"
    assert not [s for s in signals(row.format("Noted"), row.format("Supported")) if s.type is T.ATTRIBUTION]


def test_what_is_maintained_or_declared_is_reported_behind_that_alone() -> None:
    """Efforts and states of emergency are no reports."""
    for old, new in (
        ("The government maintained its efforts.", "The government decreased its efforts."),
        ("In June, the government declared an emergency.", "In June, the government lifted the emergency."),
    ):
        assert not [signal for signal in signals(old, new) if signal.type is T.ATTRIBUTION]
    assert signals("The ministry maintained that he fled.", "The union maintained that he fled.") == (
        Signal(T.ATTRIBUTION, "ministry", "union"),
    )


def test_what_was_issued_by_another_has_another_source() -> None:
    """Statistics are of those whom they come from."""
    found = signals(
        "According to statistics from the ministry, many were poor.",
        "According to statistics from the union, many were poor.",
    )
    assert found == (Signal(T.ATTRIBUTION, "statistics from the ministry", "statistics from the union"),)


def test_a_plural_abbreviation_ends_who_reports() -> None:
    """Behind `NGOs` without a comma begins what they report."""
    new = "Inspectors could enter, but according to NGOs employers were warned."
    assert Signal(T.ATTRIBUTION, None, "NGOs") in signals("Inspectors could enter.", new)
