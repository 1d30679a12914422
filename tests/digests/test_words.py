"""Phrases, plurals, dates."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.digests.phrases import phrases
from tracker.digests.words import Words, languages
from tracker.errors import UsageError


def test_english_needs_no_catalogue() -> None:
    """Phrases come out with their values, thousands parted."""
    words = Words()
    assert words("{n} of {total}", n=3, total=1052) == "3 of 1,052"
    assert [words.count(n, "1 section", "{n} sections") for n in (0, 1, 2)] == [
        "0 sections",
        "1 section",
        "2 sections",
    ]


def test_values_are_not_read_as_phrases() -> None:
    """Braces in a title are shown, not filled in."""
    assert Words()("{title} is out", title="{n} {0}") == "{n} {0} is out"


def test_times_stand_in_the_subscribers_zone() -> None:
    """The same moment is another hour in summer, and the zone is named."""
    words = Words(timezone=ZoneInfo("Europe/Oslo"), date_format="%A %d %B %Y")
    assert words.time(datetime(2026, 3, 2, 7, 0, tzinfo=UTC)) == "Monday 02 March 2026, 08:00 CET"
    assert words.time(datetime(2026, 7, 6, 7, 0, tzinfo=UTC)) == "Monday 06 July 2026, 09:00 CEST"


def test_dates_without_a_leading_zero() -> None:
    """The second of March is no "02"."""
    assert Words().date(date(2026, 3, 2)) == "2 March 2026"


def test_lists() -> None:
    """Two are joined by "and", many are cut."""
    words = Words()
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.listed(list("abcdefgh")) == "a, b, c, d, e and 3 more"


def test_a_language_without_a_catalogue() -> None:
    """It is refused with those that there are."""
    with pytest.raises(UsageError, match=r"there are: .*en"):
        Words("xx")
    assert "en" in languages()


@pytest.mark.parametrize("language", [each for each in languages() if each != "en"])
def test_a_catalogue_is_complete_and_fits(language: str) -> None:
    """Every phrase has its counterpart with the same values in it, and none is left over."""
    from tracker.digests.words import PLURALS, _catalogue, _germanic  # noqa: PLC0415

    catalogue = dict(_catalogue(language))
    for name in ("thousands", "months", "short months", "weekdays", "short weekdays"):
        assert catalogue.pop(name)
    known = phrases()
    assert set(known) == set(catalogue)
    rule = PLURALS.get(language, _germanic)
    forms = len({rule(number) for number in range(120)})
    for phrase, number in known.items():
        said = catalogue[phrase]
        if number == 1:
            assert placeholders(said) == placeholders(phrase), phrase
            continue
        assert len(said) == forms, phrase
        assert placeholders(said[-1]) == placeholders(phrase), phrase
        assert all(placeholders(form) <= placeholders(phrase) for form in said), phrase


def placeholders(phrase: str) -> set[str]:
    """What is filled in."""
    return set(re.findall(r"\{(\w+)\}", phrase))


def test_plurals_of_russian() -> None:
    """One, few, many; eleven is many."""
    words = Words("ru")
    said = [words.count(n, "", "{n} more sections") for n in (1, 2, 5, 11, 21, 22, 112, 1001)]
    assert said == [
        "ещё 1 раздел",
        "ещё 2 раздела",
        "ещё 5 разделов",
        "ещё 11 разделов",
        "ещё 21 раздел",
        "ещё 22 раздела",
        "ещё 112 разделов",
        "ещё 1 001 раздел",
    ]


def test_dates_in_other_languages() -> None:
    """Names of months and weekdays come out in the language."""
    day = date(2026, 3, 2)
    assert Words("ru", date_format="%A, %d %B %Y").date(day) == "понедельник, 02 марта 2026"
    assert Words("fr").date(day) == "2 mars 2026"
    assert Words("de", date_format="%a %d. %b %Y").date(day) == "Mo 02. März 2026"
