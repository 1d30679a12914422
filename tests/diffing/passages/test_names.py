# ruff: noqa: E501 - a table of cases reads best one case a line
"""Names and what stands for them: which are whole, which are the same, which came or went."""

from __future__ import annotations

import pytest

from tests.diffing.pairs import finding, signals
from tracker.diffing.judging.kinds import kind_of
from tracker.diffing.judging.pairs import read_pair
from tracker.diffing.passages.abbreviations import Abbreviations
from tracker.diffing.passages.names import KnownNames, Name, Printed
from tracker.diffing.signals.signals import signals_of
from tracker.diffing.words.words import diff_words
from tracker.model import Kind, SignalType

T = SignalType


@pytest.mark.parametrize(
    ("added", "name"),
    [
        ("under the 1951 Convention Relating to the Status of Exiles", "1951 Convention Relating to the Status of Exiles"),
        ("by the Ministry of Education and Science", "Ministry of Education and Science"),
        ("by the Ministry of Trade, Innovations, and Space Industry", "Ministry of Trade, Innovations, and Space Industry"),
        ("by the independent Fire and Rescue Workers Union", "Fire and Rescue Workers Union"),
        ("by the site Example.org", "Example.org"),
        ("by the President’s Strategy 2050", "President’s Strategy 2050"),
        ("by the party “Dawn”", "Dawn"),
    ],
)  # fmt: skip
def test_a_name_is_given_whole(added: str, name: str) -> None:
    """Not cut at a preposition, at the second thing a body is named for, at the point of an address."""
    found = signals("Work was checked.", f"Work was checked {added}.")
    assert [signal.new for signal in found if signal.type is T.NAME] == [name]


def test_two_bodies_and_a_person_are_several_names() -> None:
    """A further body after `and`, or a person after a comma, is another name."""
    new = "It was led by the Ministry of Justice and Supreme Court, and Anna Lindt."
    names = [signal.new for signal in signals("It was led well.", new) if signal.type is T.NAME]
    assert names == ["Ministry of Justice", "Supreme Court", "Anna Lindt"]


def test_the_subject_of_both_editions_is_no_name_that_went() -> None:
    """Whoever reads a report on Norland knows where the refugees are."""
    old, new = "Refugees settled in the towns of Norland.", "Refugees settled in the towns."
    known = KnownNames(titles=("Norland 2023 Report", "Norland 2024 Report"))
    found = signals_of([finding(old)], [finding(new)], diff_words(old, new), known=known)
    assert not found
    assert [signal.old for signal in signals(old, new)] == ["Norland"]


def test_a_name_is_known_where_it_begins_a_sentence() -> None:
    """From the other places where the editions print it; a word that they print small, too, is none."""
    texts = "Anna Lindt wrote on unions. Lindt was freed.", "Union members met Peter Holm."
    known = KnownNames(*map(Printed.of_text, texts))
    assert [name.printed for name in firsts("Lindt was freed.", "Holm was freed.", known)] == [
        "Lindt",
        "Holm",
    ]
    assert not firsts("Unions were freed.", "Members were freed.", known)


def firsts(old: str, new: str, known: KnownNames) -> list[Name]:
    """The names that begin the sentences of a pair and changed, of either side."""
    pair = read_pair(old, new, diff_words(old, new))
    return [name for side in (pair.old, pair.new) for name in known.first_names(side, pair.lexicon)]


def test_an_abbreviation_is_its_name() -> None:
    """A name and the abbreviation that the editions introduce for it count as one."""
    known = Abbreviations(
        "The National Security Committee (KNB) and public monitoring commissions (PMCs) met."
    ).within()
    old, new = (
        "The KNB chief met a PMC.",
        "The National Security Committee chief met a Public Monitoring Commission.",
    )
    pieces = diff_words(old, new)
    assert signals_of([finding(old)], [finding(new)], pieces, abbreviations=known) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "They worked with UNHCR on it.",
            "They worked with the Office of the UN High Commissioner for Refugees (UNHCR) on it.",
        ),
        (
            "They worked with the Office of the United Nations High Commissioner for Refugees (UNHCR) on it.",
            "They worked with the Office of the UN High Commissioner for Refugees (UNHCR) on it.",
        ),
        ("Workers in some SEZs were paid.", "Workers in some special economic zones (SEZs) were paid."),
        (
            "The SJC reported it was rarely applied.",
            "The Social Justice Center (SJC) reported it was rarely applied.",
        ),
    ],
)
def test_an_abbreviation_that_is_introduced_anew_is_the_same(old: str, new: str) -> None:
    """Either way round; letters of one abbreviation may stand in another."""
    known = Abbreviations(old, new).within()
    for one, other in ((old, new), (new, old)):
        pieces = diff_words(one, other)
        assert signals_of([finding(one)], [finding(other)], pieces, abbreviations=known) == ()
        assert kind_of(one, other, pieces, (), abbreviations=known) is Kind.EDITORIAL


def test_an_abbreviation_of_two_names_is_known_where_one_of_them_stands() -> None:
    """Each edition introduces it behind another name; in one passage it stands behind one."""
    known = Abbreviations("the General Intelligence Directorate (GID)", "the General Law Department (GID)")
    assert known.within("the GID", "(the GID)") == known.within() == {}
    passages = "It runs a prison of the GID.", "It runs a prison of the General Law Department (GID)."
    given = signals_of(
        [finding(passages[0])],
        [finding(passages[1])],
        diff_words(*passages),
        abbreviations=known.within(*passages),
    )
    assert given == ()


def test_what_sort_of_body_a_name_is_makes_no_other_name() -> None:
    """`NGO` put before a name that is introduced anew is neither another source nor another name."""
    old, new = "The SJC reported it.", "The NGO Social Justice Center (SJC) reported it."
    known = Abbreviations(new).within()
    pieces = diff_words(old, new)
    assert signals_of([finding(old)], [finding(new)], pieces, abbreviations=known) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "the Lao People\N{RIGHT SINGLE QUOTATION MARK}s Revolutionary Party (LPRP)",
            "lao people revolutionary party",
        ),
        (
            "l'Organisation internationale de la Francophonie (OIF)",
            "organisation internationale de la francophonie",
        ),
        ("OFFICERS OF THE NATIONAL SECURITY COMMITTEE (NSC)", "national security committee"),
        ("the EU border committee (EBC)", "eu border committee"),
        ("the UN High Commissioner for Refugees (UNHCR)", "un high commissioner for refugees"),
        ("the Office of the Prosecutor General (PG)", "prosecutor general"),
        ("the Office of the Prosecutor General (PG)", "office of the prosecutor general"),
    ],
)
def test_the_name_before_an_abbreviation(text: str, name: str) -> None:
    """Whatever its letters stand in: a possessive, an elision, capitals throughout, another abbreviation."""
    words = tuple(name.split())
    assert words in [phrase for phrase, _ in Abbreviations(text).within()[words[0]]]


def test_names_spelled_another_way_are_the_same() -> None:
    """Another transliteration is not another person."""
    assert signals("Then Duman Mukhametkarim fled.", "Then Duman Mukhammedkarim fled.") == ()


def test_an_abbreviation_stands_for_its_name_with_what_it_is_part_of() -> None:
    """`UN` before a name belongs to it, though the abbreviation has no letter for it."""
    old = "According to the GAD, arrests were made without warrants."
    new = "According to the UN Group on Arbitrary Detention, arrests were made without warrants."
    known = Abbreviations(
        "In July the UN Group on Arbitrary Detention’s (GAD) report raised concerns."
    ).within()
    pieces = diff_words(old, new)
    assert signals_of([finding(old)], [finding(new)], pieces, abbreviations=known) == ()
    assert kind_of(old, new, pieces, (), abbreviations=known) is Kind.EDITORIAL
