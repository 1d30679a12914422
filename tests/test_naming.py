from __future__ import annotations

import pytest

from tracker.naming import known_names, natural_key


def test_numbers_in_names_count_as_numbers() -> None:
    """Labels sort as people read them."""
    labels = ["2023", "Q10 2023", "2009", "q2 2023", "Addendum"]

    assert ["2009", "2023", "Addendum", "q2 2023", "Q10 2023"] == sorted(labels, key=natural_key)


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("2032", ["2020", "2023"], "did you mean 2023? there are: 2020, 2023"),
        ("zzz", ["2020"], "there are: 2020"),
        ("x", [], "there are none yet"),
    ],
)
def test_an_unknown_name_is_helped(name: str, known: list[str], expected: str) -> None:
    """The nearest one only where it is near."""
    assert expected == known_names(name, known)


def test_a_long_list_is_cut() -> None:
    """A message stays a line."""
    assert known_names("zzz", map(str, range(1000, 1040))).endswith("1011 and 28 more")
