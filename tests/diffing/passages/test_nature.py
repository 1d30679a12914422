"""Incidents, standing statements and pointers are told apart."""

from __future__ import annotations

import pytest

from tracker.diffing.passages.nature import is_pointer, nature_of
from tracker.model import Nature


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("On March 3, police detained two activists in the capital.", Nature.INCIDENT),
        ("In June a court sentenced her to two years in prison.", Nature.INCIDENT),
        ("The law prohibits arbitrary arrest.", Nature.STANDING),
        ("As of March, 98 percent of enterprises had agreements.", Nature.STANDING),
        ("Bail may be refused in grave cases.", Nature.STANDING),
        ("Police often ignored complaints.", Nature.STANDING),
        (
            "Two groups had a status under the law: Forest Finns and Hill Rovers (who came in the 1500s).",
            Nature.STANDING,
        ),
        ("In June a court, a decade after the killing, sentenced her to prison.", Nature.INCIDENT),
        ("See the Department of State’s report at https://www.state.gov/report/.", Nature.REFERENCE),
        ("For further information, please see the annual statement.", Nature.REFERENCE),
        ("", Nature.STANDING),
    ],
)
def test_nature_of_plain_cases(text: str, nature: Nature) -> None:
    """What happened once, what holds, what points elsewhere."""
    assert nature == nature_of(text)


@pytest.mark.parametrize(
    ("language", "text", "nature"),
    [
        ("es", "El 3 de marzo la policía detuvo a dos activistas.", Nature.INCIDENT),
        ("fr", "La loi interdit la torture.", Nature.STANDING),
        ("ru", "22 марта полиция задержала двух активистов.", Nature.INCIDENT),
        ("xx", "On March 3, police detained him.", Nature.STANDING),
    ],
)
def test_english_rules_stay_with_english(language: str, text: str, nature: Nature) -> None:
    """Elsewhere a day with its month makes an incident; nothing else is guessed."""
    assert nature == nature_of(text, language=language)


def test_a_megabyte_without_a_full_stop_is_read_at_once() -> None:
    """Only the beginning of so long a finding is looked at."""
    assert nature_of("For see information " * 50_000) in Nature


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See the annual report at https://a.example/r.", True),
        ("For further information on trafficking, see the annual report.", True),
        ("For the first time, information on detainees was available at police stations.", False),
        ("See section 1.c. for torture, which police used against 12 detainees in March.", False),
        ("Lawyers could meet their clients.", False),
    ],
)
def test_a_mere_pointer_claims_nothing_by_the_way(text: str, expected: bool) -> None:
    """What it tells beside is a statement like any other."""
    assert is_pointer(text) is expected
