# ruff: noqa: E501 - a table of cases reads best one case a line
"""Figures and dates are read as values, with what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.passages.sides import read_side
from tracker.diffing.values.values import values_of

if TYPE_CHECKING:
    from tracker.diffing.values.value import Value


def values(text: str, language: str = "en") -> list[Value]:
    """The values that a passage states."""
    lexicon = lexicon_of(language)
    return values_of(read_side(text, lexicon), lexicon.figures)


def value(text: str, language: str = "en") -> Value:
    """The one value that a passage states."""
    (found,) = values(text, language)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("7 judges", "seven judges"),
        ("1.5 years", "a year and a half"),
        ("2.5 years", "two years and a half"),
        ("two to 5.5 years", "two to five years and a half"),
        ("two-and-a-half years", "2.5 years"),
        ("55 percent of schools", "55% of schools"),
        ("one-half of the members", "50 percent of the members"),
        ("one year", "12 months"),
        ("1,200,000 tenge", "1.2 million tenge"),
        ("$3,000", "3,000 dollars"),
        ("two hundred and five cases", "205 cases"),
        ("a dozen men", "12 men"),
        ("approximately 23 persons", "23 persons"),
        ("March 5, 2020", "5 March 2020"),
    ],
)
def test_equal_values_have_one_key(one: str, other: str) -> None:
    """A value is the same however it is written."""
    assert (value(one).sort, value(one).key) == (value(other).sort, value(other).key)


@pytest.mark.parametrize(
    ("text", "sort", "printed"),
    [
        ("fines of 84,000 tenge to 272,000 tenge ($200 to $650) for it", "money:₸", "84,000 tenge to 272,000 tenge ($200 to $650)"),
        ("paid 1.2 million tenge ($3,000) in all", "money:₸", "1.2 million tenge ($3,000)"),
        ("seven to 12 years in prison", "month", "seven to 12 years"),
        ("15-20 days of arrest", "day", "15-20 days"),
        ("no more than 36 hours per week", "minute", "no more than 36 hours per week"),
        ("not before age 21", "age", "age 21"),
        ("a 5-year-old boy", "age", "5-year-old"),
        ("under Article 174 of the code", "provision", "Article 174"),
        ("more than 18,000 production councils existed", "count", "more than 18,000 production councils"),
        ("138 torture complaints came in", "count", "138 torture complaints"),
        ("the 12 news sites were blocked", "count", "12 news sites"),
        ("As of July 1, none", "date", "July 1"),
        ("the agreement for 2021-23 was signed", "date", "2021-23"),
        ("the first 10 months", "period", "first 10 months"),
        ("pending as of year’s end", "date", "year’s end"),
        ("held at the end of the year", "date", "the end of the year"),
    ],
)  # fmt: skip
def test_units_are_part_of_what_is_printed(text: str, sort: str, printed: str) -> None:
    """Money with its conversion, durations, ages, ranges, counted nouns."""
    found = value(text)
    assert (found.sort, found.printed) == (sort, printed)


@pytest.mark.parametrize(
    "text",
    [
        "see section 7.a. below",
        "COVID-19 spread",
        "He may go",
        "the 1951 Convention",
        "No one came, one by one",
        "§ https://x.org/2024/3",
        "at the end of last year",
        "by fiscal year's end",
    ],
)
def test_what_points_or_names_is_no_value(text: str) -> None:
    """A number that points within the report, is part of a name, or is a pronoun, counts nothing."""
    assert [found for found in values(text) if not found.is_weak] == []


def test_bounds_are_told_apart() -> None:
    """`up to` is not `at least`, nor `more than`."""
    texts = "up to 10 days", "at least 10 days", "more than 10 days", "under 10 days", "10 days"
    assert [value(text).bound for text in texts] == ["<=", ">=", ">", "<", ""]


@pytest.mark.parametrize("text", ["more than 10 days", "in excess of 10 days", "exceeding 10 days"])
def test_a_bound_is_the_same_in_other_words(text: str) -> None:
    """What lies above a figure is said in several ways."""
    assert (">", value("more than 10 days").key) == (value(text).bound, value(text).key)


@pytest.mark.parametrize(
    ("language", "text", "sort", "key"),
    [
        ("es", "el 1 de enero de 2020", "date", (2020, 1, 1, 0)),
        ("es", "más de 1.200 personas", "count", (1200.0, 1200.0)),
        ("es", "el 3,5 % de ellos", "share", (0.035, 0.035)),
        ("fr", "le 14 juillet 2019", "date", (2019, 7, 14, 0)),
        ("fr", "jusqu'à deux ans", "month", (24.0, 24.0)),
        ("fr", "1 250,5 euros", "money:€", (1250.5, 1250.5)),
        ("ru", "22 марта 2022 года", "date", (2022, 3, 22, 0)),
        ("ru", "около 1 500 тенге", "money:₸", (1500.0, 1500.0)),
        ("ru", "семь лет", "month", (84.0, 84.0)),
        ("xx", "1,200 foo", "count", (1200.0, 1200.0)),
    ],
)
def test_other_languages_write_them_their_way(
    language: str, text: str, sort: str, key: tuple[float, ...]
) -> None:
    """Decimal commas, days before months, number words of Spanish, French and Russian; digits of any other."""
    found = value(text, language)
    assert found.sort == sort
    assert found.key == pytest.approx(key)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "es", "ru", "xx"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    """No input breaks the reading, and what is printed stands in the text."""
    assert all(found.printed in text for found in values(text, language))


@pytest.mark.parametrize("text", ["at year's end", "at year-end", "at the end of the year", "on December 31"])
def test_the_end_of_the_year_is_a_day(text: str) -> None:
    """However it is said."""
    assert (value(text).sort, value(text).key) == ("date", (0, 12, 31, 0))


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("en", "at its 1987th meeting", (1987.0, 1987.0)),
        ("fr", "le pays est au 122e rang", (122.0, 122.0)),
        ("fr", "à sa 1re session", (1.0, 1.0)),
    ],
)
def test_an_ordinal_is_no_year_and_no_count(language: str, text: str, key: tuple[float, float]) -> None:
    """Its ending says so."""
    found = value(text, language)
    assert (found.sort, found.key) == ("ordinal", key)


@pytest.mark.parametrize("text", ["within 20km of it", "a zone of 20km", "it cost 20kg of silver", "at 20pm"])
def test_a_number_before_its_unit_is_a_figure_though_no_blank_parts_them(text: str) -> None:
    """Other letters name a sort of thing."""
    assert value(text).key == (20.0, 20.0)
    assert not values("a 4G network and 3D glasses of type B20x")
