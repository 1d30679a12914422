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
    assert words.time(datetime(2026, 3, 2, 7, 0, tzinfo=UTC)) == "Monday 2 March 2026, 08:00 CET"
    assert words.time(datetime(2026, 7, 6, 7, 0, tzinfo=UTC)) == "Monday 6 July 2026, 09:00 CEST"


def test_a_zone_without_a_name_is_told_by_its_distance() -> None:
    """A bare "+05" would not be read as a zone."""
    words = Words(timezone=ZoneInfo("Asia/Almaty"))
    assert words.time(datetime(2026, 3, 2, 3, 0, tzinfo=UTC)) == "2 March 2026, 08:00 UTC+05"


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
    for name in ("thousands", "months", "short months", "weekdays", "short weekdays", "date format"):
        assert catalogue.pop(name)
    catalogue.pop("first day", None)
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
        "ещё 1\u00a0001 раздел",
    ]


@pytest.mark.parametrize(
    ("language", "date_format", "expected"),
    [
        ("en", None, "2 March 2026"),
        ("en", "%d.%m.%Y", "02.03.2026"),
        ("en", "%m/%d/%Y", "03/02/2026"),
        ("en", "%A, %d %b", "Monday, 2 Mar"),
        ("ru", None, "2 марта 2026"),
        ("ru", "%A, %d %B %Y", "понедельник, 2 марта 2026"),
        ("fr", None, "2 mars 2026"),
        ("es", None, "2 de marzo de 2026"),
        ("es", "%A, %d de %b", "lunes, 2 de mar."),
        ("de", None, "2. März 2026"),
        ("de", "%a %d. %b %Y", "Mo 2. März 2026"),
        ("de", "%d.%m.%Y", "02.03.2026"),
    ],
)
def test_dates_as_each_language_writes_them(language: str, date_format: str | None, expected: str) -> None:
    """Names come out in the language; a day before a month's name has no leading zero, one in figures has."""
    assert Words(language, date_format=date_format).date(date(2026, 3, 2)) == expected


def test_the_first_day_of_a_month_in_french() -> None:
    """It is an ordinal, but not in figures."""
    day = date(2026, 3, 1)
    assert Words("fr").date(day) == "1er mars 2026"
    assert Words("fr", date_format="%d/%m/%Y").date(day) == "01/03/2026"


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("ru", 1, "Наблюдается 1 источник"),
        ("ru", 3, "Наблюдаются 3 источника"),
        ("ru", 5, "Наблюдается 5 источников"),
        ("fr", 0, "0 source est surveillée"),
        ("fr", 2, "2 sources sont surveillées"),
        ("de", 1, "1 Quelle wird beobachtet"),
        ("es", 1, "Se vigila 1 fuente"),
        ("es", 0, "Se vigilan 0 fuentes"),
    ],
)
def test_verbs_agree_with_numbers(language: str, number: int, expected: str) -> None:
    """As speakers of the language count."""
    said = Words(language).count(number, "1 source is watched", "{n} sources are watched")
    assert said == expected
