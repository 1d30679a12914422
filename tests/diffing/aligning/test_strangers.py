"""Which likely pairs tell of two incidents, and so are two findings."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.diffing.maker import change_with, edition
from tests.diffing.sentences import CELLS, COURTS, GUARDS, INSPECTORS, KILLINGS, PRISONS
from tracker import diff_editions
from tracker.model import Flag, Kind
from tracker.reading import read_edition


def test_two_incidents_of_one_kind_are_not_the_same_finding() -> None:
    """Another case, of another person, on another day, is another finding."""
    old = edition("""
        ## Torture
        On March 3, police in Almaty beat the activist Serik Akhmetov until he signed a confession.
        Observers described conditions in the pretrial facilities as harsh.
        """)
    new = edition("""
        ## Torture
        On July 19, guards at a prison near Pavlodar denied insulin to Dana Ospanova, who died in custody.
        Observers described conditions in the pretrial facilities as harsh.
        """)
    kinds = sorted(str(change.kind) for change in diff_editions(old, new).changes)
    assert ["added", "removed", "unchanged"] == kinds


def test_incidents_of_other_people_on_other_days_are_two() -> None:
    """What both say is what such sentences say."""
    folder = Path(__file__).parents[2] / "gold" / "tajikistan-2023-2024"
    compared = diff_editions(read_edition(folder / "old.txt"), read_edition(folder / "new.txt"))
    assert change_with(compared, "guilty of torturing Abduqahhor Roziqov").kind is Kind.REMOVED
    assert change_with(compared, "guilty of abuse of power and fined them").kind is Kind.ADDED


def test_one_incident_may_be_given_another_name_and_date() -> None:
    """Where nearly all else is the same, they were put right."""
    old, new = (
        edition(f"""
        # Report
        ## Torture
        Reports of torture in police custody persisted throughout the country.
        In {month}, three police officers were found guilty of torturing {name} while in custody.
        """)
        for month, name in (("August", "Anton Berg"), ("February", "Emil Holm"))
    )
    assert change_with(diff_editions(old, new), "Anton Berg").kind is Kind.UPDATED


AGENTS = ("Police", "Soldiers", "Prosecutors", "Unknown men", "Security officers")
DEEDS = ("detained", "beat", "released", "questioned", "fined")
CALLINGS = ("journalist", "activist", "lawyer", "blogger", "union leader")
CITIES = ("Lindholm", "Askvik", "Norderud", "Vestby")
MONTHS = ("January", "March", "May", "July", "September", "November")
SYLLABLES = ("ba", "ka", "lo", "mi", "ra", "zu", "te", "no", "vi", "sa", "du", "pe")


def chronology(count: int) -> list[str]:
    """So many incidents of one kind, of other people on other days, and many in one city."""
    draw = random.Random(1)  # noqa: S311 - nothing secret

    def name() -> str:
        return "".join(draw.choices(SYLLABLES, k=3)).capitalize()

    return [
        f"{draw.choice(AGENTS)} {draw.choice(DEEDS)} {draw.choice(CALLINGS)} {name()} {name()} in "
        f"{draw.choice(CITIES)} on {MONTHS[k % 6]} {1 + k // 6}."
        for k in range(count)
    ]


def test_a_city_that_a_chronology_names_often_makes_no_two_incidents_one() -> None:
    """Another day and another person in the same place: what went is not what came."""
    entries = chronology(150)
    old, new = (edition("\n".join(["# Chronology", *some])) for some in (entries[:120], entries[30:]))
    kinds = Counter(str(change.kind) for change in diff_editions(old, new).changes)
    assert kinds == {"unchanged": 90, "removed": 30, "added": 30}


INVESTIGATION = "Police opened a criminal investigation."
NO_INVESTIGATION = "In March police did not open a criminal investigation."


def test_what_is_said_of_another_incident_is_not_the_same() -> None:
    """`Police opened an investigation` is said of many: elsewhere, alone, it is no news of this one."""
    old = edition(f"""
        # Report
        ## a. Prisons
        {PRISONS}
        {CELLS}
        ## b. Children
        {KILLINGS}
        {INVESTIGATION}
        """)
    new = edition(f"""
        # Report
        ## a. Prisons
        {PRISONS}
        {CELLS}

        {COURTS}
        {NO_INVESTIGATION}
        ## b. Children
        {KILLINGS}
        """)
    comparison = diff_editions(old, new)
    assert Kind.REMOVED is change_with(comparison, INVESTIGATION).kind
    assert Kind.ADDED is change_with(comparison, NO_INVESTIGATION).kind


def test_an_incident_that_moved_whole_is_found_whole() -> None:
    """With its paragraph, such a sentence is the same wherever it stands."""
    refusal = "In March police said that they did not open any criminal investigation against the officers."
    story = "Officers beat the night guard of a brewery until he lost consciousness."
    old = edition(f"""
        # Report
        ## a. Prisons
        {PRISONS}
        {CELLS}
        ## b. Children
        {KILLINGS}
        {GUARDS}
        {COURTS}
        {INSPECTORS}

        {story}
        {INVESTIGATION}
        """)
    new = edition(f"""
        # Report
        ## a. Prisons
        {PRISONS}
        {CELLS}

        {story}
        {refusal}
        ## b. Children
        {KILLINGS}
        {GUARDS}
        {COURTS}
        {INSPECTORS}
        """)
    change = change_with(diff_editions(old, new), INVESTIGATION)
    assert [refusal] == [finding.text for finding in change.new]


FOLLOWING = "Her case remained pending before the district court at the end of the year."
FOLLOWED = "His case was pending before the district court at the year’s end."


def told(*paragraphs: str) -> str:
    """A report of two sections, the second of which ends with these paragraphs."""
    body = "\n\n".join(paragraphs)
    first = f"{PRISONS}\n{CELLS}\n{GUARDS}\n{INSPECTORS}"
    return f"# Report\n## a. Prisons\n{first}\n## b. Press\n{KILLINGS}\n{COURTS}\n\n{body}"


BEATEN = "On March 3, police in Tarnow beat the reporter Vera Lind for filming a march."
FINED = "On July 9, a court in Opole fined the blogger Emil Holm for insulting the mayor."


def test_what_follows_another_incident_is_another_finding() -> None:
    """`Her case remained pending` is said of many: it belongs to what it follows, in one section, too."""
    compared = diff_editions(edition(told(f"{BEATEN}\n{FOLLOWING}")), edition(told(f"{FINED}\n{FOLLOWED}")))
    assert change_with(compared, FOLLOWING).kind is Kind.REMOVED
    assert change_with(compared, FOLLOWED).kind is Kind.ADDED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEATEN, BEATEN.replace("beat", "had beaten").replace("On March 3", "In March")),
        (BEATEN, FINED + "\n" + BEATEN.replace("for filming", "after filming")),
        ("The press was harassed.", "The press was often harassed."),
    ],
)
def test_what_follows_the_same_account_is_the_same(before: str, after: str) -> None:
    """With the incident that it is said of, or with no incident at all, it was put in other words."""
    compared = diff_editions(edition(told(f"{before}\n{FOLLOWING}")), edition(told(f"{after}\n{FOLLOWED}")))
    assert [FOLLOWED] == [finding.text for finding in change_with(compared, FOLLOWING).new]


def test_what_stands_word_for_word_stands() -> None:
    """It is never called removed, whatever it is said of."""
    compared = diff_editions(edition(told(f"{BEATEN}\n{FOLLOWING}")), edition(told(f"{FINED}\n{FOLLOWING}")))
    assert change_with(compared, FOLLOWING).kind is Kind.UNCHANGED


def test_a_name_shows_that_it_is_the_same_case() -> None:
    """Though what it follows now is another event."""
    old, new = (
        "Lind remained in custody at year’s end.",
        "Lind was still held in custody at the end of the year.",
    )
    compared = diff_editions(edition(told(f"{BEATEN}\n{old}")), edition(told(f"{FINED}\n{new}")))
    assert [new] == [finding.text for finding in change_with(compared, old).new]


def test_what_tells_itself_what_it_is_of_needs_no_company() -> None:
    """So long a sentence is said of one incident, though what it followed is gone."""
    old = (
        "Prosecutors said the marchers had not informed the prefect of the route that they were to take past"
        " the cathedral, and seized loudspeakers, banners, and tents."
    )
    new = old.replace("said", "stated").replace("had not informed", "did not inform")
    compared = diff_editions(edition(told(f"{BEATEN}\n{old}")), edition(told(f"{FINED}\n{new}")))
    assert [new] == [finding.text for finding in change_with(compared, old).new]


def test_a_practice_is_not_an_incident() -> None:
    """What the report says in general, and what it says of one case, in few words that are the same."""
    general = "Inspectors from the ministry conducted random inspections of employers in border towns."
    single = "In May, the ministry said inspectors found forty employers in debt."
    compared = diff_editions(edition(told(general)), edition(told(single)))
    assert change_with(compared, general).kind is Kind.REMOVED
    assert change_with(compared, single).kind is Kind.ADDED


def test_a_common_word_in_two_names_does_not_make_them_one() -> None:
    """Officers in two districts, in two months, are two incidents although both names end in `District`."""
    general = "Police committed acts of violence against women in every district."
    one = "For example, in June, an officer in Kolm District allegedly threatened a girl who was going home."
    other = "For example, in May, an officer in Varda District allegedly beat a widow."
    compared = diff_editions(edition(told(f"{general}\n{one}")), edition(told(f"{general}\n{other}")))
    assert change_with(compared, one).kind is Kind.REMOVED
    assert change_with(compared, other).kind is Kind.ADDED


def test_an_instance_is_not_merged_into_what_was_said_of_all() -> None:
    """That the statement before it became the same passage is no company for it."""
    folder = Path(__file__).parents[2] / "gold" / "honduras-2023-2024"
    compared = diff_editions(read_edition(folder / "old.txt"), read_edition(folder / "new.txt"))
    assert change_with(compared, "shot and killed Aly").kind is Kind.REMOVED


def test_an_incident_is_no_further_part_of_what_the_law_lays_down() -> None:
    """A standing statement that has its counterpart is not split into that and an incident."""
    folder = Path(__file__).parents[2] / "gold" / "zambia-2023-2024"
    compared = diff_editions(read_edition(folder / "old.txt"), read_edition(folder / "new.txt"))
    assert change_with(compared, "antiterrorism police raided the office").kind is Kind.ADDED
    assert change_with(compared, "wide discretion to deport refugees").flags == (Flag.PARTLY_REMOVED,)


def test_a_law_and_an_incident_may_have_been_one_sentence() -> None:
    """What the law lays down and what happened on a day: what the whole contains is part of it."""
    law = "Journalists could publish accounts of court hearings without leave of the presiding judge"
    raid = "on March 3 police in Almaty searched the newsroom of the weekly Zaman and took its computers"
    old = edition(f"""
        ## Press
        {law}, but {raid}.
        {PRISONS}
        """)
    new = edition(f"""
        ## Press
        {law}.
        {raid.replace("on", "On", 1)}.
        {PRISONS}
        """)
    assert Flag.SPLIT in change_with(diff_editions(old, new), "searched the newsroom").flags


def test_what_happened_on_other_days_to_nobody_who_is_named_is_two() -> None:
    """Two decrees of two days are two; what is said now of what the one decreed is what became of it."""
    folder = Path(__file__).parents[2] / "gold" / "cameroon-2023-2024"
    compared = diff_editions(read_edition(folder / "old.txt"), read_edition(folder / "new.txt"))
    assert change_with(compared, "increased state workers’ salaries").kind is Kind.ADDED
    became = change_with(compared, "On March 21, the government increased the minimum guaranteed wage").new
    assert ["did not increase the minimum guaranteed wage" in finding.text for finding in became] == [True]
