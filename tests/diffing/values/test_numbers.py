"""Numbers in running text, in words."""

from __future__ import annotations

import pytest

from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.values.numbers import number_at

NUMBERS = {
    "en": {
        "two hundred and five": 205,
        "twelve hundred": 1_200,
        "one thousand two hundred": 1_200,
        "two thousand three hundred and forty five": 2_345,
        "two hundred and fifty thousand": 250_000,
        "one million two hundred thousand": 1_200_000,
    },
    "es": {
        "mil": 1_000,
        "mil doscientos treinta y cuatro": 1_234,
        "ciento cincuenta mil": 150_000,
        "un millón doscientos mil": 1_200_000,
    },
    "fr": {
        "mille deux cents": 1_200,
        "mille neuf cent quatre vingt dix neuf": 1_999,
        "deux cent vingt mille": 220_000,
        "un million deux cent mille": 1_200_000,
    },
    "de": {"zweitausend dreihundert": 2_300, "zwei dutzend": 24},
    "ru": {
        "тысяча двести": 1_200,
        "две тысячи триста сорок пять": 2_345,
        "два миллиона пятьсот тысяч": 2_500_000,
    },
}


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [(language, text, number) for language, texts in NUMBERS.items() for text, number in texts.items()],
)
def test_a_scale_counts_what_is_less_than_it(language: str, text: str, number: float) -> None:
    """`One thousand two hundred` is not a hundred times 1,002."""
    words = text.split()
    assert (number, len(words) - 1) == number_at(words, 0, lexicon_of(language).figures)


def test_what_is_no_part_of_a_number_is_left() -> None:
    """Nor the conjunction before it."""
    figures = lexicon_of("en").figures
    assert number_at(["two", "hundred", "and", "others"], 0, figures) == (200, 1)
    assert number_at(["200", "two"], 0, figures) == (200, 0)
