"""Phrases, plurals, dates."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

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
